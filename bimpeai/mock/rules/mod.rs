//! What is checked before a request is carried out: API keys and scopes, rate limits, idempotency keys and tickets.

mod idempotency;
mod keys;
mod rate_limit;
mod tickets;

pub(super) use idempotency::{Fingerprint, IdempotencyStore, Lookup, ScopedKey, StoredResponse};
pub use keys::Key;
pub(super) use keys::{Keys, bearer};
pub(super) use rate_limit::{RateCounters, RatePolicy, RateStatus};
pub(super) use tickets::Tickets;

/// What the server remembers in order to check requests.
#[derive(Debug, Default)]
pub(super) struct Access {
    pub(super) idempotency: IdempotencyStore,
    pub(super) rates: RateCounters,
    pub(super) tickets: Tickets,
}
