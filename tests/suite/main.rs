//! The integration tests, in one binary: one link, and helpers that are shared.

mod support;

mod blocking;
mod examples;
mod faults;
mod flows;
mod input;
mod mock;
mod models;
mod readme;
mod redaction;
mod reference;
mod retry_after;
mod sse;
mod stream;
mod table;
mod tls;
mod wire;
