//! The rate limit: how many requests each key may send in each window.

use std::collections::HashMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hyper::header::{HeaderName, HeaderValue, RETRY_AFTER};

use crate::mock::model::Response;

/// At most `requests` per key in each `window`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RatePolicy {
    pub(crate) requests: u64,
    pub(crate) window: Duration,
}

/// How many requests each key has sent in its current window.
#[derive(Debug, Default)]
pub(crate) struct RateCounters(HashMap<String, (SystemTime, u64)>);

/// The rate limit of a key after a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RateStatus {
    limit: u64,
    remaining: u64,
    reset: SystemTime,
    /// Set when this request exceeds the limit.
    retry_after: Option<Duration>,
}

impl RateCounters {
    pub(crate) fn count(&mut self, key: &str, limit: RatePolicy, now: SystemTime) -> RateStatus {
        let (start, used) = self.0.entry(key.to_owned()).or_insert((now, 0));
        if now.duration_since(*start).is_ok_and(|age| age >= limit.window) {
            (*start, *used) = (now, 0);
        }
        let reset = *start + limit.window;
        let is_over = *used >= limit.requests;
        *used += u64::from(!is_over);
        let retry_after = is_over.then(|| reset.duration_since(now).unwrap_or_default());
        RateStatus { limit: limit.requests, remaining: limit.requests - *used, reset, retry_after }
    }
}

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

impl RateStatus {
    pub(crate) fn refusal(&self) -> Option<Response> {
        let wait = self.retry_after?;
        // Whole seconds, rounded up: a client that waited less would be refused again.
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        let response = Response::error(429, "rate_limited", format!("too many requests; retry after {seconds} s"));
        Some(response.header(RETRY_AFTER, HeaderValue::from(seconds)))
    }

    pub(crate) fn headers(&self) -> [(HeaderName, HeaderValue); 3] {
        let reset = self.reset.duration_since(UNIX_EPOCH).unwrap_or_default();
        let reset = reset.as_secs() + u64::from(reset.subsec_nanos() > 0);
        [(LIMIT, self.limit.into()), (REMAINING, self.remaining.into()), (RESET, reset.into())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_used_up_window_is_followed_by_a_new_one() {
        let limit = RatePolicy { requests: 2, window: Duration::from_secs(10) };
        let mut rate = RateCounters::default();
        let at = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
        assert!(rate.count("k", limit, at(0)).refusal().is_none());
        assert!(rate.count("k", limit, at(1)).refusal().is_none());
        let status = rate.count("k", limit, at(3));
        assert_eq!(status.retry_after, Some(Duration::from_secs(7)));
        assert!(rate.count("other", limit, at(3)).refusal().is_none());
        assert!(rate.count("k", limit, at(10)).refusal().is_none());
    }
}
