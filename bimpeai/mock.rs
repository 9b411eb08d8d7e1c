//! A mock of the API, for tests: real HTTP on a loopback port, real state, and trouble on request.
//!
//! [`Server::start`] gives a server, [`Server::client`] and [`Server::blocking_client`] clients of it. Many can run in
//! one process; nothing is shared between them.
//!
//! # What it does
//!
//! Its routes come from the table of the endpoints: what is created can be listed, fetched, changed and deleted, and
//! goes with its parents. Lists are paged, searched (`search`), sorted (`sort=-created_at`) and filtered by fields. It
//! checks what the API checks: key and scope, unknown and missing fields, types. Ids are counted (`agt_1`, `agt_2`), and
//! times come from its [`Clock`].
//!
//! # What is known and what is assumed
//!
//! The envelope, the error bodies and codes, paging, tickets and the framing of events are as the official SDKs expect
//! them. Assumed are: the names of scopes, limits of pages (20 by default, 100 at most), 404 for what is not there,
//! 201 for what is created, and how idempotency keys work: the same key with the same request gets the stored answer
//! again, marked `Idempotency-Replayed: true`; with another request, or while the first is being worked on, a 409.
//!
//! # Trouble
//!
//! [`Server::on`] sets faults: statuses, delays, resets at any byte, truncation, malformed bodies and more. A fault
//! that never happened fails the test that set it. [`Server::stream`] does the same for streams.

mod access;
mod answer;
mod body;
mod builder;
mod clock;
mod collection;
mod context;
mod events;
mod fault;
mod idempotency;
mod listing;
mod log;
mod received;
mod route;
mod scripted;
mod serve;
mod server;
mod spoil;
mod state;
mod store;
mod stream;
mod validate;
mod wire;

pub use access::Key;
pub use answer::Answer;
pub use builder::Builder;
pub use clock::Clock;
pub use context::{Context, Handler};
pub use fault::FaultBuilder;
pub use log::RecordedRequest;
pub use received::Received;
pub use scripted::{End, ScriptedConnection};
pub use server::Server;
pub use stream::StreamHandle;
