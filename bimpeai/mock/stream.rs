//! What a test does to a stream.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Map, Value};

use crate::schema::{Endpoint, Output};

use super::answer::{fields, scripted_error_body};
use super::events::{Stream, heartbeat};
use super::scripted::{End, ScriptedConnection};
use super::server::Shared;

/// One stream of a [`Server`](super::Server), from the side of the test; see
/// [`Server::stream`](super::Server::stream).
#[derive(Clone)]
pub struct StreamHandle<'s> {
    shared: &'s Shared,
    id: String,
}

impl<'s> StreamHandle<'s> {
    pub(super) fn new(shared: &'s Shared, id: &str) -> Self {
        Self { shared, id: id.to_owned() }
    }

    fn with<T>(&self, f: impl FnOnce(&mut Stream) -> T) -> T {
        f(self.shared.state().hub.stream(&self.id))
    }

    /// Tells an event to everyone who listens, and keeps it for those who come back.
    ///
    /// What it lacks is filled in, as far as the API has one kind of stream: a new id, the time, and what else an
    /// event must have. To send one that lacks something, use [`push_raw`](Self::push_raw).
    pub fn push(&self, event: impl Into<Value>) {
        let mut event = fields(event.into());
        if let Some(endpoint) = self.shared.table.only_stream() {
            self.complete(endpoint, &mut event);
        }
        self.with(|stream| stream.tell(&event));
    }

    fn complete(&self, endpoint: &Endpoint, event: &mut Map<String, Value>) {
        let Output::Events(kind, _) = endpoint.output() else { return };
        let sample = endpoint.sample();
        for field in kind.fields().iter().filter(|field| field.required) {
            if event.contains_key(field.name) {
                continue;
            }
            let value = match field.name {
                "id" => self.new_id(&sample).into(),
                name if endpoint.path_params().last() == Some(&name) => self.id.as_str().into(),
                name if name.ends_with("_at") => self.shared.clock.now_iso().into(),
                name => sample[name].clone(),
            };
            event.insert(field.name.to_owned(), value);
        }
    }

    fn new_id(&self, sample: &Value) -> String {
        let prefix = sample["id"].as_str().unwrap_or_default().trim_end_matches(|last: char| last.is_ascii_digit());
        self.shared.state().store.new_id(prefix)
    }

    /// Sends bytes to everyone who listens, whatever they are.
    pub fn push_raw(&self, bytes: impl Into<Bytes>) {
        let bytes = bytes.into();
        self.with(|stream| stream.deliver(&bytes));
    }

    /// Sends a heartbeat.
    pub fn heartbeat(&self) {
        let beat = heartbeat(self.shared.clock.now());
        self.with(|stream| stream.deliver(&beat));
    }

    /// Ends all open connections.
    pub fn end(&self, end: End) {
        self.with(|stream| stream.end(end));
    }

    /// Splits whatever is sent from now on into chunks of so many bytes; 0 for whole events.
    pub fn split(&self, bytes: usize) {
        self.with(|stream| stream.split = Some(bytes).filter(|bytes| *bytes > 0));
    }

    /// Sends nothing any more, though connections stay open, or sends again.
    pub fn stall(&self, stalled: bool) {
        self.with(|stream| stream.is_stalled = stalled);
    }

    /// Has the next connection hear the last `n` events again, whatever it has heard.
    pub fn replay_next(&self, n: usize) {
        self.with(|stream| stream.replay_next = Some(n));
    }

    /// Ignores `after` from now on, or honours it again.
    pub fn ignore_after(&self, ignores: bool) {
        self.with(|stream| stream.ignores_after = ignores);
    }

    /// Tells a connection without `after` all that was ever told, or only what comes.
    pub fn tell_all(&self, all: bool) {
        self.with(|stream| stream.tells_all = all);
    }

    /// Has the next connection follow a script. Several are followed one after the other.
    pub fn script(&self, connection: ScriptedConnection) {
        self.with(|stream| stream.script.push_back(connection));
    }

    /// Refuses the next connection with this status and the API's error body.
    pub fn refuse(&self, status: u16) {
        let refusal = ScriptedConnection::status(status).header("content-type", "application/json");
        let body = scripted_error_body(refusal.status, "");
        self.script(refusal.piece(body));
    }

    /// How many connections are open.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.with(Stream::connections)
    }

    /// How many bytes have been pushed and not been taken by a socket yet.
    #[must_use]
    pub fn queued(&self) -> usize {
        self.with(Stream::queued)
    }

    /// How many connections have been opened so far.
    #[must_use]
    pub fn opened(&self) -> u64 {
        self.with(|stream| *stream.opened.borrow())
    }

    /// Waits until so many connections have been opened.
    ///
    /// # Panics
    /// If that takes longer than `patience`.
    pub async fn wait_opened(&self, connections: u64, patience: Duration) {
        let mut opened = self.with(|stream| stream.opened.subscribe());
        let waiting = opened.wait_for(|opened| *opened >= connections);
        let in_time = tokio::time::timeout(patience, waiting).await;
        assert!(in_time.is_ok(), "{} connection(s) to {} after {patience:?}", self.opened(), self.id);
    }
}

impl fmt::Debug for StreamHandle<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamHandle").field("id", &self.id).finish_non_exhaustive()
    }
}
