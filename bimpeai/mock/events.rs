//! Streams of server-sent events: what has been said in each, and who is listening.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use serde_json::{Map, Value};
use tokio::sync::watch;
use tokio::time::Interval;

use super::clock::{Clock, parse_iso};
use super::scripted::{End, ScriptedConnection};
use super::wire::{Kill, Orders};

/// How many events of one stream are kept to be replayed.
const KEPT: usize = 16_384;

/// One event that was told.
#[derive(Debug, Clone)]
struct Event {
    id: String,
    at: Option<SystemTime>,
    frame: Bytes,
}

/// One stream: what it told, who listens, and how its next connections misbehave.
#[derive(Debug)]
pub(crate) struct Stream {
    told: VecDeque<Event>,
    feeds: Vec<Arc<Feed>>,
    pub(crate) opened: watch::Sender<u64>,
    pub(crate) script: VecDeque<ScriptedConnection>,
    pub(crate) replay_next: Option<usize>,
    pub(crate) ignores_after: bool,
    pub(crate) tells_all: bool,
    pub(crate) is_stalled: bool,
    pub(crate) split: Option<usize>,
}

impl Default for Stream {
    fn default() -> Self {
        Self {
            told: VecDeque::new(),
            feeds: Vec::new(),
            opened: watch::Sender::new(0),
            script: VecDeque::new(),
            replay_next: None,
            ignores_after: false,
            tells_all: false,
            is_stalled: false,
            split: None,
        }
    }
}

/// All streams, by the last id in their path.
#[derive(Debug, Default)]
pub(crate) struct Hub(HashMap<String, Stream>);

impl Hub {
    pub(crate) fn stream(&mut self, id: &str) -> &mut Stream {
        self.0.entry(id.to_owned()).or_default()
    }

    pub(crate) fn end_all(&mut self, end: End) {
        self.0.values_mut().for_each(|stream| stream.end(end));
    }
}

/// The frame of one event, as the API writes it.
pub(crate) fn frame(name: &str, id: Option<&str>, data: &str) -> Bytes {
    let id = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
    Bytes::from(format!("{id}event: {name}\ndata: {data}\n\n"))
}

impl Stream {
    /// Tells an event to everyone who listens and remembers it for those who come back.
    pub(crate) fn tell(&mut self, event: &Map<String, Value>) {
        let text = |name| event.get(name).and_then(Value::as_str);
        let id = text("id").unwrap_or_default().to_owned();
        let frame = frame("message", Some(&id).filter(|id| !id.is_empty()).map(String::as_str), &json_of(event));
        self.deliver(&frame);
        self.told.push_back(Event { id, at: text("created_at").and_then(parse_iso), frame });
        if self.told.len() > KEPT {
            self.told.pop_front();
        }
    }

    /// Sends bytes to everyone who listens, whatever they are.
    pub(crate) fn deliver(&mut self, bytes: &Bytes) {
        if self.is_stalled {
            return;
        }
        for feed in self.open_feeds() {
            feed.push(split(bytes, self.split));
        }
    }

    pub(crate) fn end(&mut self, end: End) {
        for feed in self.open_feeds() {
            feed.push([Piece::End(end)]);
        }
    }

    fn open_feeds(&mut self) -> Vec<Arc<Feed>> {
        self.feeds.retain(|feed| !feed.lock().is_gone);
        self.feeds.clone()
    }

    pub(crate) fn connections(&mut self) -> usize {
        self.open_feeds().len()
    }

    /// How many bytes have been sent by the test and not yet taken by a socket.
    pub(crate) fn queued(&mut self) -> usize {
        let queued = |feed: &Arc<Feed>| feed.lock().pieces.iter().map(Piece::len).sum::<usize>();
        self.open_feeds().iter().map(queued).sum()
    }

    /// A new listener, with what it missed since `after` in its queue.
    pub(crate) fn connect(&mut self, after: Option<&str>) -> Arc<Feed> {
        let feed = Arc::new(Feed::default());
        let missed = self.missed(after).flat_map(|event| split(&event.frame, self.split)).collect::<Vec<_>>();
        feed.push(missed);
        self.replay_next = None;
        self.add(&feed);
        feed
    }

    /// A new listener that is told what the script says, and nothing else.
    pub(crate) fn connect_scripted(&mut self, script: &ScriptedConnection) -> Arc<Feed> {
        let feed = Arc::new(Feed::default());
        feed.push(script.pieces.iter().cloned().map(Piece::Data));
        if script.end != End::Hold {
            feed.push([Piece::End(script.end)]);
        }
        self.opened.send_modify(|opened| *opened += 1);
        feed
    }

    fn add(&mut self, feed: &Arc<Feed>) {
        self.feeds.push(Arc::clone(feed));
        self.opened.send_modify(|opened| *opened += 1);
    }

    /// Where a listener takes up: after an id or a time; an id that is not known means everything that is kept, for
    /// a listener would rather hear something twice than never. Without `after`: what is told from now on.
    fn missed(&self, after: Option<&str>) -> impl Iterator<Item = &Event> {
        let from = match (self.replay_next, after.filter(|after| !after.is_empty() && !self.ignores_after)) {
            (Some(last), _) => self.told.len().saturating_sub(last),
            (None, Some(after)) => self.position_after(after),
            (None, None) if self.tells_all => 0,
            (None, None) => self.told.len(),
        };
        self.told.iter().skip(from)
    }

    fn position_after(&self, after: &str) -> usize {
        if let Some(at) = self.told.iter().rposition(|event| event.id == after) {
            return at + 1;
        }
        let Some(time) = parse_iso(after) else { return 0 };
        let is_later = |event: &Event| event.at.is_none_or(|at| at > time);
        self.told.iter().position(is_later).unwrap_or(self.told.len())
    }
}

fn json_of(event: &Map<String, Value>) -> String {
    serde_json::to_string(event).unwrap_or_default()
}

fn split(bytes: &Bytes, size: Option<usize>) -> Vec<Piece> {
    let Some(size) = size.filter(|size| *size > 0) else { return vec![Piece::Data(bytes.clone())] };
    bytes.chunks(size).map(|chunk| Piece::Data(bytes.slice_ref(chunk))).collect()
}

#[derive(Debug)]
enum Piece {
    Data(Bytes),
    End(End),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Data(bytes) => bytes.len(),
            Self::End(_) => 0,
        }
    }
}

/// What is still to be written to one connection.
#[derive(Debug, Default)]
pub(crate) struct Feed(Mutex<Queue>);

#[derive(Debug, Default)]
struct Queue {
    pieces: VecDeque<Piece>,
    waker: Option<Waker>,
    is_gone: bool,
}

impl Feed {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, pieces: impl IntoIterator<Item = Piece>) {
        let mut queue = self.lock();
        queue.pieces.extend(pieces);
        let waker = queue.waker.take();
        drop(queue);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// The body of an open stream.
#[derive(Debug)]
pub(crate) struct EventBody {
    feed: Arc<Feed>,
    orders: Arc<Orders>,
    heartbeat: Option<(Interval, Clock)>,
    must_flush: bool,
}

impl EventBody {
    pub(crate) fn new(feed: Arc<Feed>, orders: Arc<Orders>, heartbeat: Option<(Duration, Clock)>) -> Self {
        let heartbeat = heartbeat
            .map(|(every, clock)| (tokio::time::interval_at(tokio::time::Instant::now() + every, every), clock));
        Self { feed, orders, heartbeat, must_flush: false }
    }

    pub(crate) fn poll_data(&mut self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        // Each piece goes to the socket by itself: only so a test decides where the stream is split.
        if std::mem::take(&mut self.must_flush) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let piece = {
            let mut queue = self.feed.lock();
            queue.waker = Some(cx.waker().clone());
            queue.pieces.pop_front()
        };
        match piece {
            Some(Piece::Data(bytes)) if bytes.is_empty() => self.poll_data(cx),
            Some(Piece::Data(bytes)) => {
                self.must_flush = true;
                Poll::Ready(Some(bytes))
            }
            Some(Piece::End(end)) => self.poll_end(end),
            None => self.poll_heartbeat(cx),
        }
    }

    /// hyper flushes after a body that has nothing for it, and the flush is what ends the connection.
    fn poll_end(&mut self, end: End) -> Poll<Option<Bytes>> {
        self.heartbeat = None;
        match end {
            End::Close => return Poll::Ready(None),
            End::Cut => self.orders.kill_after_flush(Kill::Fin),
            End::Reset => self.orders.kill_after_flush(Kill::Reset),
            End::Hold => {}
        }
        Poll::Pending
    }

    fn poll_heartbeat(&mut self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let Some((interval, clock)) = &mut self.heartbeat else { return Poll::Pending };
        interval.poll_tick(cx).map(|_| {
            self.must_flush = true;
            Some(heartbeat(clock.now()))
        })
    }
}

/// A heartbeat, as the API writes it: milliseconds since 1970.
pub(crate) fn heartbeat(now: SystemTime) -> Bytes {
    let millis = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    frame("heartbeat", None, &format!("{{\"ts\":{millis}}}"))
}

impl Drop for EventBody {
    fn drop(&mut self) {
        let mut queue = self.feed.lock();
        queue.is_gone = true;
        queue.pieces.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn stream(ids: &[&str]) -> Stream {
        let mut stream = Stream::default();
        for (second, id) in ids.iter().enumerate() {
            let event = json!({"id": id, "created_at": format!("2026-01-01T00:00:0{second}Z")});
            stream.tell(event.as_object().expect("an object"));
        }
        stream
    }

    fn missed(stream: &Stream, after: Option<&str>) -> Vec<String> {
        stream.missed(after).map(|event| event.id.clone()).collect()
    }

    #[test]
    fn a_listener_takes_up_where_it_left() {
        let mut stream = stream(&["m1", "m2", "m3"]);
        assert_eq!(missed(&stream, Some("m1")), ["m2", "m3"]);
        assert_eq!(missed(&stream, Some("2026-01-01T00:00:01Z")), ["m3"]);
        assert_eq!(missed(&stream, Some("never_told")), ["m1", "m2", "m3"]);
        assert!(missed(&stream, None).is_empty() && missed(&stream, Some("")).is_empty());
        stream.replay_next = Some(2);
        assert_eq!(missed(&stream, Some("m3")), ["m2", "m3"]);
    }
}
