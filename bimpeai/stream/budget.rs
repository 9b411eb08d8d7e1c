//! How many failures in a row a stream survives, and how long it waits between attempts.

use std::time::Duration;

use crate::error::Error;
use crate::http::{self, Next, Shared};

/// The longest wait that a `retry` field can set.
const LONGEST_RETRY: Duration = Duration::from_secs(60);

/// The failures in a row, and how many are allowed.
#[derive(Debug)]
pub(super) struct Budget {
    max_retries: u32,
    failures: u32,
    /// Failed attempts in the row, including those whose ticket was stale: they use up no retry, but errors report them.
    attempts: u32,
    /// When the row started.
    since: Option<Duration>,
    /// The wait that the last `retry` field set.
    floor: Duration,
}

impl Budget {
    pub(super) fn new(max_retries: u32) -> Self {
        Self { max_retries, failures: 0, attempts: 0, since: None, floor: Duration::ZERO }
    }

    /// Notes that an attempt starts.
    pub(super) fn start_attempt(&mut self, now: Duration) {
        self.since.get_or_insert(now);
    }

    /// Notes that an attempt has failed.
    pub(super) fn count_failure(&mut self) {
        self.attempts = self.attempts.saturating_add(1);
    }

    /// Whether an attempt has failed since the last reset.
    pub(super) fn has_failures(&self) -> bool {
        self.attempts > 0
    }

    /// Notes that the open connection works: the next failure is the first of a new row.
    pub(super) fn reset(&mut self) {
        self.failures = 0;
        self.attempts = 0;
        self.since = None;
    }

    /// Applies a `retry` field. WHATWG HTML, section 9.2.6: it sets the reconnection time, for this and all later
    /// connections; section 9.2.3 allows a client to wait longer, so here it is a minimum.
    pub(super) fn set_floor(&mut self, wait: Duration) {
        self.floor = wait.min(LONGEST_RETRY);
    }

    /// Decides what follows a failure.
    pub(super) fn spend(&mut self, shared: &Shared, error: &Error) -> Next {
        self.since.get_or_insert_with(|| shared.environment.elapsed());
        if !error.is_retriable() {
            return Next::GiveUp(None);
        }
        let random = || shared.environment.random();
        match http::next(self.failures, self.max_retries, error.retry_after(), shared.max_retry_after, random) {
            Next::Wait(wait) => {
                self.failures = self.failures.saturating_add(1);
                Next::Wait(wait.max(self.floor))
            }
            end @ Next::GiveUp(_) => end,
        }
    }

    /// Adds the number of attempts and the elapsed time to an error.
    pub(super) fn add_attempts(&self, now: Duration, error: Error) -> Error {
        error.edit(|inner| {
            inner.attempts = self.attempts;
            // It belongs to a ticket that cannot be requested again.
            inner.idempotency_key = None;
            inner.elapsed = now.saturating_sub(self.since.unwrap_or(now));
        })
    }
}
