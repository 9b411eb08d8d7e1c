//! Streams of server-sent events: what each has delivered, and its open connections.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use serde_json::{Map, Value, json};
use tokio::sync::watch;

use crate::mock::model::{Announcement, parse_iso};

use super::feed::{Feed, Piece};
use super::scripted::{End, ScriptedConnection};

/// How many events of one stream are kept for replays.
const HISTORY: usize = 16_384;

/// One event that was published.
#[derive(Debug, Clone)]
struct PastEvent {
    id: String,
    at: Option<SystemTime>,
    frame: Bytes,
}

/// One stream: its past events, its connections, and how its next connections misbehave.
#[derive(Debug)]
pub(crate) struct StreamState {
    history: VecDeque<PastEvent>,
    feeds: Vec<Arc<Feed>>,
    pub(super) opened: watch::Sender<u64>,
    pub(super) script: VecDeque<ScriptedConnection>,
    pub(super) replay_next: Option<usize>,
    pub(super) ignores_after: bool,
    pub(super) replays_all: bool,
    pub(super) is_stalled: bool,
    pub(super) split: Option<usize>,
}

impl Default for StreamState {
    fn default() -> Self {
        Self {
            history: VecDeque::new(),
            feeds: Vec::new(),
            opened: watch::Sender::new(0),
            script: VecDeque::new(),
            replay_next: None,
            ignores_after: false,
            replays_all: false,
            is_stalled: false,
            split: None,
        }
    }
}

/// All streams, by the name of their endpoint and the last id in their path.
#[derive(Debug, Default)]
pub(crate) struct Streams(Mutex<HashMap<(&'static str, String), StreamState>>);

impl Streams {
    pub(crate) fn with<T>(
        &self,
        endpoint: &'static str,
        id: &str,
        use_stream: impl FnOnce(&mut StreamState) -> T,
    ) -> T {
        let mut streams = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        use_stream(streams.entry((endpoint, id.to_owned())).or_default())
    }

    pub(crate) fn publish(&self, announcements: Vec<Announcement>) {
        for Announcement { endpoint, id, event } in announcements {
            self.with(endpoint.name(), &id, |stream| stream.publish(&event));
        }
    }

    /// Forgets all streams and closes their connections.
    pub(crate) fn reset(&self) {
        let mut old = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for stream in old.values_mut() {
            stream.end(End::Close);
        }
    }
}

/// The frame of one event, as the API formats it.
fn frame(name: &str, id: Option<&str>, data: &str) -> Bytes {
    let id = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
    Bytes::from(format!("{id}event: {name}\ndata: {data}\n\n"))
}

/// A heartbeat, as the API formats it: milliseconds since 1970.
pub(crate) fn heartbeat(now: SystemTime) -> Bytes {
    let millis = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let millis = u64::try_from(millis).unwrap_or(u64::MAX);
    frame("heartbeat", None, &json!({ "ts": millis }).to_string())
}

impl StreamState {
    /// Sends an event to all connections, and keeps it for clients that reconnect.
    pub(super) fn publish(&mut self, event: &Map<String, Value>) {
        let text = |name| event.get(name).and_then(Value::as_str);
        let id = text("id").unwrap_or_default().to_owned();
        let data = serde_json::to_string(event).unwrap_or_default();
        let frame = frame("message", Some(id.as_str()).filter(|id| !id.is_empty()), &data);
        self.send(&frame);
        self.history.push_back(PastEvent { id, at: text("created_at").and_then(parse_iso), frame });
        if self.history.len() > HISTORY {
            self.history.pop_front();
        }
    }

    /// Sends bytes to all connections.
    pub(super) fn send(&mut self, bytes: &Bytes) {
        if self.is_stalled {
            return;
        }
        for feed in self.open_feeds() {
            feed.push(split(bytes, self.split));
        }
    }

    pub(super) fn end(&mut self, end: End) {
        for feed in self.open_feeds() {
            feed.push([Piece::End(end)]);
        }
    }

    fn open_feeds(&mut self) -> Vec<Arc<Feed>> {
        self.feeds.retain(|feed| !feed.is_closed());
        self.feeds.clone()
    }

    pub(super) fn connections(&mut self) -> usize {
        self.open_feeds().len()
    }

    /// How many bytes were sent by the test and not yet written to a socket.
    pub(super) fn queued_bytes(&mut self) -> usize {
        self.open_feeds().iter().map(|feed| feed.queued_bytes()).sum()
    }

    pub(crate) fn next_script(&mut self) -> Option<ScriptedConnection> {
        self.script.pop_front()
    }

    /// Opens a connection, with the events since `after` in its queue.
    pub(crate) fn connect(&mut self, after: Option<&str>) -> Arc<Feed> {
        let feed = Arc::new(Feed::default());
        let missed = self.missed(after).flat_map(|event| split(&event.frame, self.split)).collect::<Vec<_>>();
        feed.push(missed);
        self.replay_next = None;
        self.feeds.push(Arc::clone(&feed));
        self.opened.send_modify(|opened| *opened += 1);
        feed
    }

    /// Opens a connection that sends what the script says, and nothing else.
    pub(crate) fn connect_scripted(&mut self, script: &ScriptedConnection) -> Arc<Feed> {
        let feed = Arc::new(Feed::default());
        feed.push(script.chunks.iter().cloned().map(Piece::Data));
        if script.end != End::Hold {
            feed.push([Piece::End(script.end)]);
        }
        self.opened.send_modify(|opened| *opened += 1);
        feed
    }

    /// The events that a client missed since `after`, an id or a time. An unknown id means all events that are kept,
    /// because a duplicate is better than a loss. Without `after` there are none.
    fn missed(&self, after: Option<&str>) -> impl Iterator<Item = &PastEvent> {
        let from = match (self.replay_next, after.filter(|after| !after.is_empty() && !self.ignores_after)) {
            (Some(last), _) => self.history.len().saturating_sub(last),
            (None, Some(after)) => self.position_after(after),
            (None, None) if self.replays_all => 0,
            (None, None) => self.history.len(),
        };
        self.history.iter().skip(from)
    }

    fn position_after(&self, after: &str) -> usize {
        if let Some(at) = self.history.iter().rposition(|event| event.id == after) {
            return at + 1;
        }
        let Some(time) = parse_iso(after) else { return 0 };
        let is_later = |event: &PastEvent| event.at.is_none_or(|at| at > time);
        self.history.iter().position(is_later).unwrap_or(self.history.len())
    }
}

fn split(bytes: &Bytes, size: Option<usize>) -> Vec<Piece> {
    let Some(size) = size.filter(|size| *size > 0) else { return vec![Piece::Data(bytes.clone())] };
    bytes.chunks(size).map(|chunk| Piece::Data(bytes.slice_ref(chunk))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn stream(ids: &[&str]) -> StreamState {
        let mut stream = StreamState::default();
        for (second, id) in ids.iter().enumerate() {
            let event = json!({"id": id, "created_at": format!("2026-01-01T00:00:0{second}Z")});
            stream.publish(event.as_object().expect("an object"));
        }
        stream
    }

    fn missed(stream: &StreamState, after: Option<&str>) -> Vec<String> {
        stream.missed(after).map(|event| event.id.clone()).collect()
    }

    #[test]
    fn a_client_resumes_where_it_left_off() {
        let mut stream = stream(&["m1", "m2", "m3"]);
        assert_eq!(missed(&stream, Some("m1")), ["m2", "m3"]);
        assert_eq!(missed(&stream, Some("2026-01-01T00:00:01Z")), ["m3"]);
        assert_eq!(missed(&stream, Some("never_published")), ["m1", "m2", "m3"]);
        assert!(missed(&stream, None).is_empty() && missed(&stream, Some("")).is_empty());
        stream.replay_next = Some(2);
        assert_eq!(missed(&stream, Some("m3")), ["m2", "m3"]);
    }
}
