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
//! times come from its [`Clock`]. It starts empty, or with a [`Seed`].
//!
//! # What is known and what is assumed
//!
//! The envelope, the error bodies and codes, paging, tickets and the framing of events are as the official SDKs expect
//! them. Assumed are: the names of scopes, limits of pages (20 by default, 100 at most), 404 for what is not there,
//! 201 for what is created, and how idempotency keys work: the same key with the same request gets the stored answer
//! again, marked `Idempotency-Replayed: true`; with another request, or while the first is being worked on, a 409.
//! Assumed too: that `agent_limit_reached` comes with 403 ([`Builder::record_limit`]), that a rate limit counts the
//! requests of a key in windows of fixed length ([`Builder::rate_limit`]), and what the few endpoints do whose meaning
//! their shape does not tell: a connector that is configured stands in the agent's integrations until it is
//! disconnected, an MCP server without tools is discovered to have one, a message finds its conversation by the
//! channel's user, a copied workflow is the team's own.
//!
//! # Trouble
//!
//! [`Server::on`] sets faults: statuses, delays, resets at any byte, truncation, malformed bodies and more. A fault
//! that never happened fails the test that set it. [`Server::stream`] does the same for streams.
//!
//! # For any language: `bimpeai-mock`
//!
//! `cargo run --features mock --bin bimpeai-mock -- --port 4010 --key sk_demo --seed demo` starts a server for programs
//! in whatever language. It prints its URL and key, and a line for each request.
//!
//! # The control plane
//!
//! The binary, and a server with [`Builder::control_plane`], can be driven over HTTP. No key is needed. Bodies are
//! JSON; mistakes are answered with 400 and `{"error": ...}`.
//!
//! | request | what it does |
//! |---|---|
//! | `POST /_mock/reset` | begins anew, as after the start |
//! | `POST /_mock/seed` | adds records; the body is that of [`Seed::from_json`] |
//! | `GET /_mock/faults` | lists the faults that were set and how often each still is to happen |
//! | `POST /_mock/faults` | sets a fault: `{"endpoint": "agents.create", "times": 2, "effect": {"status": 503}}` |
//! | `DELETE /_mock/faults` | forgets all faults |
//! | `GET /_mock/log` | lists the requests, secrets masked; `?endpoint=agents.create` for those of one |
//! | `DELETE /_mock/log` | forgets the requests |
//! | `GET /_mock/streams/{conversation_id}` | tells how many connections are open, and how many were opened |
//! | `POST /_mock/streams/{conversation_id}` | drives a stream: `{"push": {"id": "msg_9", "message": "Hi"}}` |
//!
//! A fault may have `endpoint` (default: any), `times` (default: 1) or `always`, `nth`, `key`, `headers` and `delay_ms`.
//! Its `effect` is one of `"delay"`, `"no_answer"`, `{"status": 503}`, `{"respond": {"status": 418, "body": {}}}`,
//! `"reset"`, `{"reset_in_headers": 20}`, `{"reset_in_body": 20}`, `{"truncate_body": 20}`, `{"drip_ms": 5}`,
//! `{"wrong_content_length": 10}`, `"malformed_json"`, `"html"`, `"no_content"`, `{"huge_body": 1000000}`, `"gzip"`,
//! `{"gzip_bomb": 1000000}`, `{"redirect": "https://example.com/"}`, `"close_idle"`: the methods of [`FaultBuilder`].
//!
//! A stream takes `{"push": event}`, `{"push_raw": "text"}`, `"heartbeat"`, `{"end": "close" | "cut" | "reset"}`,
//! `{"split": 5}`, `{"stall": true}`, `{"replay_next": 2}`, `{"ignore_after": true}`, `{"tell_all": true}` and
//! `{"refuse": 503}`: the methods of [`StreamHandle`].

mod access;
mod answer;
mod body;
mod builder;
mod clock;
mod collection;
mod context;
mod control;
mod events;
mod fault;
mod idempotency;
mod listing;
mod log;
mod no_waiting;
mod received;
mod route;
mod scripted;
mod seed;
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
pub use no_waiting::NoWaiting;
pub use received::Received;
pub use scripted::{End, ScriptedConnection};
pub use seed::{Seed, SeedError};
pub use server::Server;
pub use stream::StreamHandle;
