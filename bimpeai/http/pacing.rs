//! Pacing: requests that wait for their turn, so that they do not meet a 429.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::retry::date;
use crate::error::RateLimit;

/// What all clones of a client share of it; off by default.
#[derive(Debug)]
pub(crate) struct Pacing {
    in_flight: Option<Semaphore>,
    /// Until when the rate limit allows no further request, as a monotonic time; `None` if responses are not looked at.
    exhausted_until: Option<Mutex<Duration>>,
}

impl Pacing {
    pub(crate) fn new(max_in_flight: Option<usize>, by_rate_limit: bool) -> Self {
        Self {
            in_flight: max_in_flight.map(|n| Semaphore::new(n.min(Semaphore::MAX_PERMITS))),
            exhausted_until: by_rate_limit.then(Mutex::default),
        }
    }

    /// Waits until fewer attempts than allowed are in flight. This one is, as long as the permit lives.
    pub(super) async fn enter(&self) -> Option<SemaphorePermit<'_>> {
        // The semaphore is never closed.
        self.in_flight.as_ref()?.acquire().await.ok()
    }

    /// How long the rate limit allows no further request.
    pub(super) fn wait(&self, now: Duration) -> Duration {
        let until = self.exhausted_until.as_ref().map(|until| *until.lock().unwrap_or_else(PoisonError::into_inner));
        until.unwrap_or_default().saturating_sub(now)
    }

    /// Notes what a response says of the rate limit; `clock` is the local one, for responses without a `Date`.
    pub(super) fn note(&self, headers: &HeaderMap, now: Duration, clock: SystemTime) {
        let Some(until) = &self.exhausted_until else { return };
        if let Some(left) = left(headers, clock) {
            *until.lock().unwrap_or_else(PoisonError::into_inner) = now.saturating_add(left);
        }
    }
}

/// How long the window still lasts if no request is left in it. Measured on the server's clock.
fn left(headers: &HeaderMap, clock: SystemTime) -> Option<Duration> {
    let limit = RateLimit::read(headers);
    if limit.remaining != Some(0) {
        return None;
    }
    let reset = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(limit.reset_at?))?;
    reset.duration_since(date(headers).unwrap_or(clock)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_what_the_server_says_by_its_own_clock() {
        let clock = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        let date = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(999_900));
        for (remaining, reset, date, wait) in [
            ("0", "1000030", None, 30),
            ("0", "1000030", Some(date.as_str()), 130),
            ("1", "1000030", None, 0),
            ("0", "999999", None, 0),
            ("0", "soon", None, 0),
            ("0", "18446744073709551615", None, 0),
        ] {
            let headers =
                [("x-ratelimit-remaining", Some(remaining)), ("x-ratelimit-reset", Some(reset)), ("date", date)];
            let headers =
                headers.into_iter().filter_map(|(name, value)| Some((name.parse().ok()?, value?.parse().ok()?)));
            let headers: HeaderMap = headers.collect();
            let pacing = Pacing::new(None, true);
            pacing.note(&headers, Duration::from_secs(50), clock);
            assert_eq!(pacing.wait(Duration::from_secs(50)), Duration::from_secs(wait), "{headers:?}");
            assert_eq!(pacing.wait(Duration::from_secs(1050)), Duration::ZERO, "{headers:?}");
            let off = Pacing::new(None, false);
            off.note(&headers, Duration::ZERO, clock);
            assert_eq!(off.wait(Duration::ZERO), Duration::ZERO);
        }
    }
}
