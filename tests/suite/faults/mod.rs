//! What happens to a request for every kind of fault: the error, the attempts, the waits, the text.
//!
//! | file | faults |
//! |---|---|
//! | `endpoints` | a few kinds, at every endpoint |
//! | `connecting` | DNS, refused, no answer, TLS |
//! | `heads` | no head, a part of one, garbage, too large, 1xx |
//! | `bodies` | of a success: cut, reset, late, wrong length, garbage, not an envelope |
//! | `statuses` | every class of status with every kind of broken body: the status decides |
//! | `retry_after` | the forms of `Retry-After`, against the response's own clock |
//! | `redirects` | never followed |
//! | `encodings` | gzip: right, corrupt, cut, a bomb; other encodings |
//! | `kept_alive` | connections that the server has closed meanwhile |
//! | `http2` | `GOAWAY`, `RST_STREAM` |
//! | `proxies` | refused, not authorized, not reached |
//! | `property` | random cuts and garbage |
//! | `dropped` | futures that are dropped half-way |
//!
//! A row of a table is one fault, in `row`.

mod bodies;
mod connecting;
mod dropped;
mod encodings;
mod endpoints;
mod heads;
mod http2;
mod kept_alive;
mod property;
mod proxies;
mod redirects;
mod retry_after;
mod row;
mod statuses;

pub(crate) use endpoints::plain_endpoints;
