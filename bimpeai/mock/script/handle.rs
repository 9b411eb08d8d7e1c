//! The handle with which a test drives a stream.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Map, Value};

use crate::mock::model::{ApiState, object_fields, status_error_body};
use crate::schema::{Endpoint, Output};

use super::scripted::{End, ScriptedConnection};
use super::stream::{StreamState, Streams, heartbeat};

/// Drives one stream of a server; see [`Server::stream`](crate::mock::Server::stream).
#[derive(Clone)]
pub struct StreamHandle<'s> {
    api: &'s ApiState,
    streams: &'s Streams,
    /// `None` if the API has no streams.
    endpoint: Option<&'static Endpoint>,
    id: String,
}

impl<'s> StreamHandle<'s> {
    /// Without an endpoint, it is the one that the id leads to.
    pub(in crate::mock) fn new(
        api: &'s ApiState,
        streams: &'s Streams,
        endpoint: Option<&'static Endpoint>,
        id: &str,
    ) -> Self {
        let endpoint = endpoint.or_else(|| api.routes.stream_of(id, &api.store()));
        Self { api, streams, endpoint, id: id.to_owned() }
    }

    fn with<T>(&self, use_stream: impl FnOnce(&mut StreamState) -> T) -> T {
        self.streams.with(self.endpoint.map_or("", Endpoint::name), &self.id, use_stream)
    }

    /// Sends an event to all connections, and keeps it for clients that reconnect.
    ///
    /// Missing required fields are filled in: a new id, the time, and samples. To send an incomplete event, use
    /// [`push_raw`](Self::push_raw).
    pub fn push(&self, event: impl Into<Value>) {
        let mut event = object_fields(event.into());
        if let Some(endpoint) = self.endpoint {
            self.complete(endpoint, &mut event);
        }
        self.with(|stream| stream.publish(&event));
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
                name if endpoint.path_params().last().is_some_and(|id| id.name == name) => self.id.as_str().into(),
                name if name.ends_with("_at") => self.api.clock.now_iso().into(),
                name => sample[name].clone(),
            };
            event.insert(field.name.to_owned(), value);
        }
    }

    fn new_id(&self, sample: &Value) -> String {
        let prefix = sample["id"].as_str().unwrap_or_default().trim_end_matches(|last: char| last.is_ascii_digit());
        self.api.store().new_id(prefix)
    }

    /// Sends bytes to all connections, unchanged.
    pub fn push_raw(&self, bytes: impl Into<Bytes>) {
        let bytes = bytes.into();
        self.with(|stream| stream.send(&bytes));
    }

    /// Sends a heartbeat to all connections.
    pub fn heartbeat(&self) {
        let heartbeat = heartbeat(self.api.clock.now());
        self.with(|stream| stream.send(&heartbeat));
    }

    /// Ends all open connections.
    pub fn end(&self, end: End) {
        self.with(|stream| stream.end(end));
    }

    /// Splits everything that is sent from now on into chunks of this many bytes; 0 for whole events.
    pub fn split(&self, bytes: usize) {
        self.with(|stream| stream.split = Some(bytes).filter(|bytes| *bytes > 0));
    }

    /// Stops sending while connections stay open, or starts sending again.
    pub fn stall(&self, stalled: bool) {
        self.with(|stream| stream.is_stalled = stalled);
    }

    /// Replays the last `n` events on the next connection, whatever its `after`.
    pub fn replay_next(&self, n: usize) {
        self.with(|stream| stream.replay_next = Some(n));
    }

    /// Ignores `after` from now on, or respects it again.
    pub fn ignore_after(&self, ignores: bool) {
        self.with(|stream| stream.ignores_after = ignores);
    }

    /// Replays all past events on connections without `after`, or sends them new events only (the default).
    pub fn replay_all(&self, all: bool) {
        self.with(|stream| stream.replays_all = all);
    }

    /// Makes the next connection follow a script. Several scripts apply to successive connections.
    pub fn script(&self, connection: ScriptedConnection) {
        self.with(|stream| stream.script.push_back(connection));
    }

    /// Refuses the next connection with this status and the API's error body.
    pub fn refuse(&self, status: u16) {
        let refusal = ScriptedConnection::status(status).header("content-type", "application/json");
        let body = status_error_body(refusal.status, None, "");
        self.script(refusal.chunk(body));
    }

    /// Returns how many connections are open.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.with(StreamState::connections)
    }

    /// Returns how many bytes were pushed and not yet written to a socket.
    #[must_use]
    pub fn queued(&self) -> usize {
        self.with(StreamState::queued_bytes)
    }

    /// Returns how many connections have been opened so far.
    #[must_use]
    pub fn opened(&self) -> u64 {
        self.with(|stream| *stream.opened.borrow())
    }

    /// Waits until at least `connections` connections have been opened.
    ///
    /// # Panics
    /// If it takes longer than `timeout`.
    pub async fn wait_opened(&self, connections: u64, timeout: Duration) {
        let mut opened = self.with(|stream| stream.opened.subscribe());
        let waiting = opened.wait_for(|opened| *opened >= connections);
        let in_time = tokio::time::timeout(timeout, waiting).await;
        assert!(in_time.is_ok(), "{} connection(s) to {} after {timeout:?}", self.opened(), self.id);
    }
}

impl fmt::Debug for StreamHandle<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut handle = f.debug_struct("StreamHandle");
        handle.field("endpoint", &self.endpoint.map(Endpoint::name)).field("id", &self.id).finish_non_exhaustive()
    }
}
