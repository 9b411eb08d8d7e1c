//! What a test makes the server do: faults, and the events and connections of streams.

mod fault;
mod fault_builder;
mod feed;
mod handle;
mod scripted;
mod stream;

pub(super) use fault::{CutPosition, Disconnect, Effect, Fault, Faults, ScriptedBody};
pub use fault_builder::FaultBuilder;
pub(super) use feed::{Feed, Piece};
pub use handle::StreamHandle;
pub use scripted::{End, ScriptedConnection};
pub(super) use stream::{Streams, heartbeat};
