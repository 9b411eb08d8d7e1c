//! The deadline of a request: over all its attempts and the waits between them.

use std::time::Duration;

/// When a request must have ended, as a monotonic time; `None` if there is no such time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline(Option<Duration>);

impl Deadline {
    pub(super) fn new(started: Duration, limit: Option<Duration>) -> Self {
        Self(limit.map(|limit| started.saturating_add(limit)))
    }

    /// What is left of it.
    pub(super) fn remaining(self, now: Duration) -> Option<Duration> {
        Some(self.0?.saturating_sub(now))
    }

    /// How long an attempt may take, and whether the deadline is what limits it.
    pub(super) fn limit(self, timeout: Duration, now: Duration) -> (Duration, bool) {
        match self.remaining(now) {
            Some(remaining) if remaining < timeout => (remaining, true),
            _ => (timeout, false),
        }
    }

    /// Whether nothing could be sent any more after this wait.
    pub(super) fn passes_in(self, wait: Duration, now: Duration) -> bool {
        self.remaining(now).is_some_and(|remaining| wait >= remaining)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_limits_attempts_and_waits() {
        let seconds = Duration::from_secs;
        let deadline = Deadline::new(seconds(100), Some(seconds(10)));
        // Now, the timeout of an attempt, what limits it.
        for (now, timeout, limit) in [
            (100, 30, (10, true)),
            (100, 10, (10, false)),
            (100, 3, (3, false)),
            (108, 3, (2, true)),
            (110, 3, (0, true)),
            (999, 3, (0, true)),
        ] {
            let limit = (seconds(limit.0), limit.1);
            assert_eq!(deadline.limit(seconds(timeout), seconds(now)), limit, "{now} {timeout}");
        }
        // Now, a wait, whether the deadline ends the request.
        for (now, wait, passes) in [(100, 9, false), (100, 10, true), (109, 0, false), (110, 0, true)] {
            assert_eq!(deadline.passes_in(seconds(wait), seconds(now)), passes, "{now} {wait}");
        }
        let none = Deadline::new(seconds(100), None);
        assert_eq!(none.limit(seconds(30), seconds(1_000_000)), (seconds(30), false));
        assert!(!none.passes_in(Duration::MAX, seconds(1)));
        assert!(!Deadline::new(Duration::MAX, Some(seconds(1))).passes_in(Duration::ZERO, seconds(1)));
    }
}
