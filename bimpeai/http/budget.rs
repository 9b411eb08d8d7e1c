//! The retry budget: how many retries a client may make when much fails.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How many retries a client has in hand at most, and at its start.
const IN_HAND: f64 = 10.0;
/// How much of a retry a success refills.
const PER_SUCCESS: f64 = 0.2;
/// In how much time one retry is refilled.
const REFILL: Duration = Duration::from_secs(10);

/// The retries that a client has in hand.
///
/// While most requests succeed, it is always full enough: one retry for five successes. In an outage it is soon empty, and
/// then a client sends each request about once: what is overloaded is not made busier by retries. Simulated with 10,000
/// clients and an outage of 30 s: `cargo run --release --example retry_storm`.
#[derive(Debug)]
pub struct RetryBudget {
    retries: f64,
    refilled: Duration,
}

impl RetryBudget {
    /// A full budget; `now` is a monotonic time.
    pub fn new(now: Duration) -> Self {
        Self { retries: IN_HAND, refilled: now }
    }

    /// Notes a request that succeeded.
    pub fn refill(&mut self) {
        self.retries = (self.retries + PER_SUCCESS).min(IN_HAND);
    }

    /// Takes one retry; returns `false` if there is none.
    pub fn take(&mut self, now: Duration) -> bool {
        let passed = now.saturating_sub(self.refilled);
        self.refilled = self.refilled.max(now);
        self.retries = (self.retries + passed.as_secs_f64() / REFILL.as_secs_f64()).min(IN_HAND);
        let is_enough = self.retries >= 1.0;
        if is_enough {
            self.retries -= 1.0;
        }
        is_enough
    }
}

/// The budget that all clones of a client share; `None` if it is switched off.
#[derive(Debug)]
pub(crate) struct SharedBudget(Option<Mutex<RetryBudget>>);

impl SharedBudget {
    pub(crate) fn new(is_on: bool, now: Duration) -> Self {
        Self(is_on.then(|| Mutex::new(RetryBudget::new(now))))
    }

    pub(super) fn refill(&self) {
        if let Some(budget) = &self.0 {
            budget.lock().unwrap_or_else(PoisonError::into_inner).refill();
        }
    }

    pub(super) fn take(&self, now: Duration) -> bool {
        let Some(budget) = &self.0 else { return true };
        budget.lock().unwrap_or_else(PoisonError::into_inner).take(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn taken(budget: &mut RetryBudget, now: Duration) -> usize {
        std::iter::repeat_with(|| budget.take(now)).take_while(|taken| *taken).count()
    }

    #[test]
    fn a_budget_begins_with_ten_retries() {
        assert_eq!(taken(&mut RetryBudget::new(seconds(5)), seconds(5)), 10);
    }

    #[test]
    fn five_successes_or_ten_seconds_refill_one_retry() {
        let mut budget = RetryBudget::new(Duration::ZERO);
        taken(&mut budget, Duration::ZERO);
        (0..4).for_each(|_| budget.refill());
        assert!(!budget.take(Duration::ZERO));
        budget.refill();
        assert_eq!(taken(&mut budget, Duration::ZERO), 1);
        assert!(!budget.take(seconds(9)));
        assert_eq!(taken(&mut budget, seconds(10)), 1);
        assert_eq!(taken(&mut budget, seconds(35)), 2);
    }

    #[test]
    fn it_never_holds_more_than_ten_and_time_never_runs_back() {
        let mut budget = RetryBudget::new(Duration::ZERO);
        (0..1000).for_each(|_| budget.refill());
        assert_eq!(taken(&mut budget, seconds(3600)), 10);
        assert_eq!(taken(&mut budget, seconds(1)), 0);
        assert_eq!(taken(&mut budget, seconds(3609)), 0);
    }

    #[test]
    fn one_that_is_switched_off_has_no_limit() {
        let budget = SharedBudget::new(false, Duration::ZERO);
        assert!((0..1000).all(|_| budget.take(Duration::ZERO)));
        let budget = SharedBudget::new(true, Duration::ZERO);
        assert_eq!((0..1000).filter(|_| budget.take(Duration::ZERO)).count(), 10);
    }
}
