//! A mock of the API, for tests: real HTTP on a loopback port, real state, and faults on request.
//!
//! [`Server::start`] starts a server; [`Server::client`] and [`Server::blocking_client`] return clients for it. Many
//! servers can run in one process. They share nothing.
//!
//! # What it does
//!
//! Its routes come from the endpoint table. What is created can be listed, fetched, updated and deleted, and is deleted
//! with its parents. An action that returns the record in its path, such as `POST /agents/{agent_id}/archive`, returns it
//! with the fields that were sent; one that returns another model returns a sample. Lists are paged, searched (`search`),
//! sorted (`sort=-created_at`) and filtered by fields. Requests are checked as the API checks them: key and scope, unknown
//! and missing fields, types. Ids are counted (`agt_1`, `agt_2`), and times come from its [`Clock`]. It starts empty, or
//! with a [`Seed`].
//!
//! # What is known and what is assumed
//!
//! The envelope, the error bodies and codes, paging, tickets and the format of events are what the official SDKs expect.
//! The following is assumed:
//!
//! - the names of scopes ([`Key`]);
//! - page limits: 20 by default, 100 at most;
//! - 404 for what does not exist, and 201 for what is created;
//! - idempotency keys: the same key with the same request gets the stored response again, marked
//!   `Idempotency-Replayed: true`. With a different request, or while the first is in progress, it gets a 409. An endpoint
//!   that is not declared `idempotent` ignores them;
//! - `agent_limit_reached` comes with 403 ([`Builder::record_limit`]);
//! - a rate limit counts the requests of a key in windows of fixed length ([`Builder::rate_limit`]);
//! - the few endpoints whose effect their shape does not show: a connector that is configured appears among the agent's
//!   integrations until it is disconnected; discovery finds one tool on an MCP server that has none; a message finds its
//!   conversation by the channel's user; a copied workflow belongs to the team.
//!
//! # Faults
//!
//! [`Server::on`] sets faults: statuses, delays, resets at any byte, truncation, malformed bodies and more. A fault that
//! never occurs fails the test that set it. [`Server::stream`] does the same for streams.
//!
//! # For any language: `bimpeai-mock`
//!
//! `cargo run --features mock --bin bimpeai-mock -- --port 4010 --key sk_demo --seed demo` starts a server for programs
//! in any language. It prints its URL and key, and one line per request.
//!
//! # The control plane
//!
//! The binary, and a server with [`Builder::control_plane`], can be driven over HTTP. No key is required. Bodies are
//! JSON; invalid requests get a 400 with `{"error": ...}`.
//!
//! | request | what it does |
//! |---|---|
//! | `POST /_mock/reset` | restores the state after the start |
//! | `POST /_mock/seed` | adds records; the body is that of [`Seed::from_json`] |
//! | `GET /_mock/faults` | lists the faults that were set, and how many times each is still to occur |
//! | `POST /_mock/faults` | sets a fault: `{"endpoint": "agents.create", "times": 2, "effect": {"status": 503}}` |
//! | `DELETE /_mock/faults` | removes all faults |
//! | `GET /_mock/log` | lists the requests, with secrets masked; `?endpoint=agents.create` for those to one endpoint |
//! | `DELETE /_mock/log` | clears the log |
//! | `GET /_mock/streams/{conversation_id}` | returns how many connections are open, and how many were opened |
//! | `POST /_mock/streams/{conversation_id}` | drives a stream: `{"push": {"id": "msg_9", "message": "Hi"}}` |
//!
//! A fault may have `endpoint` (default: any), `times` (default: 1) or `always`, `nth`, `key`, `headers` and `delay_ms`.
//! Its `effect` is one of `"delay"`, `"no_response"`, `{"status": 503}`, `{"respond": {"status": 418, "body": {}}}`,
//! `"reset"`, `{"reset_in_headers": 20}`, `{"reset_in_body": 20}`, `{"truncate_body": 20}`, `{"drip_ms": 5}`,
//! `{"wrong_content_length": 10}`, `"malformed_json"`, `"html"`, `"no_content"`, `{"huge_body": 1000000}`, `"gzip"`,
//! `{"gzip_bomb": 1000000}`, `{"redirect": "https://example.com/"}`, `"close_idle"`: the methods of [`FaultBuilder`].
//!
//! If two streams have the same id, `?endpoint=conversations.messages.stream` says which is meant.
//!
//! A stream accepts `{"push": event}`, `{"push_raw": "text"}`, `"heartbeat"`, `{"end": "close" | "cut" | "reset"}`,
//! `{"split": 5}`, `{"stall": true}`, `{"replay_next": 2}`, `{"ignore_after": true}`, `{"replay_all": true}` and
//! `{"refuse": 503}`: the methods of [`StreamHandle`].

// Nothing here names an endpoint or a field of the API: `endpoints/mock.rs` passes them in. What imports what is drawn
// in CONTRIBUTING.md, and checked by `tests/structure`.
mod assert;
mod control;
mod http;
mod model;
mod rules;
mod script;
mod server;
mod state;

pub use assert::{Received, RecordedRequest};
pub(crate) use model::{Api, StreamFields};
pub use model::{Clock, Context, Handler, Response, Seed, SeedError};
pub use rules::Key;
pub use script::{End, FaultBuilder, ScriptedConnection, StreamHandle};
pub use server::{Builder, NoWaiting, Server};
