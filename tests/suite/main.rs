//! The integration tests, in one binary: one link, and shared helpers.
//!
//! | file | what it makes sure of |
//! |---|---|
//! | `table` | every endpoint of the table is documented, unique, recorded, and reads its own fixture |
//! | `wire` | every request sent is the one recorded from the official Python SDK; an id is one path segment |
//! | `flows` | retries, errors and pages proceed as recorded |
//! | `models` | models, inputs and enums have the recorded fields and read what both revisions send; secrets are masked |
//! | `input` | usage errors are raised before anything is sent, and repeat no secret |
//! | `random_input` | random text in every argument neither panics nor reaches another endpoint |
//! | `error_bodies` | the message is found in error bodies of any shape |
//! | `error_text` | what errors say, as one bounded line |
//! | `faults` | every endpoint fails as documented, whatever the server sends or fails to send |
//! | `status_first` | an error response keeps its status whatever happens to its body |
//! | `limits` | deadline, retry budget and pacing limit attempts and waits |
//! | `tracing` | the span of a request is complete however it ends |
//! | `retry_after` | `Retry-After` is honoured on every retried status |
//! | `tls` | TLS failures are final |
//! | `connections`, `connections_proxies` | a silent connection is left, proxies follow the policy, what cannot work is refused |
//! | `certificates` | `http` works without CA certificates, `https` says what is missing |
//! | `redaction` | neither the API key nor a ticket is printed |
//! | `blocking` | the blocking client works anywhere and leaves no thread behind |
//! | `sse` | the decoder follows the standard, within its limits, however the bytes are chunked |
//! | `stream::requests` | what the two requests of a stream contain |
//! | `stream::flows` | streams are requested as recorded |
//! | `stream::delivery`, `stream::property` | every message is delivered once and in order |
//! | `stream::budget` | which failures a stream recovers from |
//! | `stream::timeouts` | idle timeout, health, timeout of opening a connection |
//! | `stream::scenarios` | the reconnect scenarios of other projects |
//! | `stream::defects` | the defects of the official SDKs' streams are not here |
//! | `stream::secrets` | no credential travels on a stream, no ticket is printed |
//! | `stream::drops` | a dropped stream closes its socket and sends nothing more |
//! | `stream::load` | a million messages and a thousand streams in bounded memory |
//! | `mock` | the mock server: state, rules, seeds, faults, log, control plane, binary |
//! | `reference` | `endpoints/README.md` is the table, every declared type is exported |
//! | `readme` | README's first steps compile, its tree of errors is complete |
//! | `examples` | the examples run, on the mock unless `--live` is given, and delete what they created |
//!
//! `support` holds what they share; data is in `tests/data` and `tests/wire`.

mod support;

mod blocking;
mod certificates;
mod connections;
mod connections_proxies;
mod error_bodies;
mod error_text;
mod examples;
mod faults;
mod flows;
mod input;
mod limits;
mod mock;
mod models;
mod random_input;
mod reading;
mod reading_memory;
mod reading_pages;
mod readme;
mod redaction;
mod reference;
mod retry_after;
mod sse;
mod status_first;
mod stream;
mod table;
mod tls;
mod tracing;
mod wire;
