//! How often in a row it may go wrong, and how long to wait in between.

use std::time::Duration;

use crate::client::Core;
use crate::error::Error;
use crate::retry::{self, Next};

/// The longest wait that a `retry` field can ask for.
const LONGEST_RETRY: Duration = Duration::from_secs(60);

/// Failures in a row, out of those that are allowed.
#[derive(Debug)]
pub(super) struct Budget {
    max_retries: u32,
    failures: u32,
    /// Attempts in the row, with those whose ticket was stale: they cost nothing, but the caller is told of them.
    attempts: u32,
    /// When the row began.
    since: Option<Duration>,
    /// What the last `retry` field asked for.
    floor: Duration,
}

impl Budget {
    pub(super) fn new(max_retries: u32) -> Self {
        Self { max_retries, failures: 0, attempts: 0, since: None, floor: Duration::ZERO }
    }

    /// An attempt begins.
    pub(super) fn begin(&mut self, now: Duration) {
        self.since.get_or_insert(now);
    }

    /// An attempt has failed.
    pub(super) fn count(&mut self) {
        self.attempts = self.attempts.saturating_add(1);
    }

    /// Whether anything has gone wrong in the row.
    pub(super) fn is_touched(&self) -> bool {
        self.attempts > 0
    }

    /// All is well on the connection that is open: the next failure is the first of a new row.
    pub(super) fn refill(&mut self) {
        self.failures = 0;
        self.attempts = 0;
        self.since = None;
    }

    /// A `retry` field came. WHATWG HTML, section 9.2.6: it sets the reconnection time, for this and all later
    /// connections; section 9.2.3 lets a client wait longer, so here it is the least wait.
    pub(super) fn set_floor(&mut self, wait: Duration) {
        self.floor = wait.min(LONGEST_RETRY);
    }

    /// Settles what comes after a failure.
    pub(super) fn spend(&mut self, core: &Core, error: &Error) -> Next {
        self.since.get_or_insert_with(|| core.environment.elapsed());
        if !error.is_retriable() {
            return Next::GiveUp;
        }
        let random = || core.environment.random();
        match retry::next(self.failures, self.max_retries, error.retry_after(), core.max_retry_after, random) {
            Next::Wait(wait) => {
                self.failures = self.failures.saturating_add(1);
                Next::Wait(wait.max(self.floor))
            }
            Next::GiveUp => Next::GiveUp,
        }
    }

    /// Puts into an error how often and how long it was tried.
    pub(super) fn sum_up(&self, now: Duration, error: Error) -> Error {
        error.edit(|inner| {
            inner.attempts = self.attempts;
            // Of a ticket that nobody can ask for again.
            inner.idempotency_key = None;
            inner.elapsed = now.saturating_sub(self.since.unwrap_or(now));
        })
    }
}
