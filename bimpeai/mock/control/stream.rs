//! Streams that are driven over HTTP.

use serde::Deserialize;
use serde_json::Value;

use crate::mock::script::{End, StreamHandle};

use super::{Outcome, bad, connections};

/// The body of a request that drives a stream.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StreamAction {
    Push(Value),
    PushRaw(String),
    Heartbeat,
    End(EndAction),
    Split(usize),
    Stall(bool),
    ReplayNext(usize),
    IgnoreAfter(bool),
    ReplayAll(bool),
    Refuse(u16),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum EndAction {
    Close,
    Cut,
    Reset,
}

impl StreamAction {
    pub(super) fn apply(self, handle: &StreamHandle<'_>) -> Outcome {
        match self {
            Self::Push(event) if !event.is_object() => return Err(bad("an event must be an object")),
            Self::Push(event) => handle.push(event),
            Self::PushRaw(text) => handle.push_raw(text),
            Self::Heartbeat => handle.heartbeat(),
            Self::End(EndAction::Close) => handle.end(End::Close),
            Self::End(EndAction::Cut) => handle.end(End::Cut),
            Self::End(EndAction::Reset) => handle.end(End::Reset),
            Self::Split(bytes) => handle.split(bytes),
            Self::Stall(stalled) => handle.stall(stalled),
            Self::ReplayNext(events) => handle.replay_next(events),
            Self::IgnoreAfter(ignores) => handle.ignore_after(ignores),
            Self::ReplayAll(all) => handle.replay_all(all),
            Self::Refuse(status) => handle.refuse(status),
        }
        Ok(connections(handle))
    }
}
