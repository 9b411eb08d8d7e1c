//! Whether a request is retried, and how long to wait before.

use std::time::{Duration, SystemTime};

use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

use crate::error::Limit;

/// The upper bound of the first wait.
const BACKOFF_BASE: Duration = Duration::from_millis(500);
/// The upper bound of every wait.
const BACKOFF_CAP: Duration = Duration::from_secs(8);

/// Whether a response with this status is retried: 408, 429 and 5xx.
///
/// But not 409, which another attempt does not resolve, and not 501, which does not change.
pub(super) fn is_retried(status: StatusCode) -> bool {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::NOT_IMPLEMENTED => false,
        _ => status.is_server_error(),
    }
}

/// Whether a response says for certain that the server did not process the request: 429 or 503, and when to send it again.
///
/// Without `Retry-After` it may come from anything on the way, such as a gateway that lost the server's response.
pub(super) fn is_unprocessed(status: StatusCode, headers: &HeaderMap) -> bool {
    matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
        && read_all(headers).next().is_some()
}

/// The wait before retry number `retry` (from 0): exponential with full jitter, `random` being in `0.0..1.0`.
///
/// Full jitter spreads clients that failed together over the whole interval; see the AWS Architecture Blog,
/// "Exponential Backoff And Jitter".
fn backoff(retry: u32, random: f64) -> Duration {
    let step = BACKOFF_BASE.saturating_mul(2_u32.saturating_pow(retry));
    step.min(BACKOFF_CAP).mul_f64(random.clamp(0.0, 1.0))
}

/// The wait that the `Retry-After` headers ask for: the longest, if there are several. `None` if there is none, or only dates
/// that are past.
///
/// A date is measured from the response's own `Date`, because the two clocks need not agree; without one, from `clock`.
pub(super) fn retry_after(headers: &HeaderMap, clock: SystemTime) -> Option<Duration> {
    let now = date(headers).unwrap_or(clock);
    read_all(headers).filter_map(|asked| asked.wait(now)).max()
}

/// When the server made a response, on its own clock.
pub(super) fn date(headers: &HeaderMap) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(DATE)?.to_str().ok()?).ok()
}

/// What a `Retry-After` header asks for.
enum RetryAfter {
    Seconds(Duration),
    Date(SystemTime),
}

fn read_all(headers: &HeaderMap) -> impl Iterator<Item = RetryAfter> + '_ {
    headers.get_all(RETRY_AFTER).iter().filter_map(|value| RetryAfter::parse(value.to_str().ok()?))
}

impl RetryAfter {
    /// RFC 9110, section 10.2.3: whole seconds, or a date in one of the three forms of section 5.6.7. A number that
    /// overflows is a very long wait, not a malformed one.
    fn parse(value: &str) -> Option<Self> {
        let value = value.trim_matches([' ', '\t']);
        if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Seconds(value.parse().map_or(Duration::MAX, Duration::from_secs)));
        }
        httpdate::parse_http_date(value).ok().map(Self::Date)
    }

    fn wait(&self, now: SystemTime) -> Option<Duration> {
        match self {
            Self::Seconds(wait) => Some(*wait),
            Self::Date(date) => date.duration_since(now).ok().filter(|wait| !wait.is_zero()),
        }
    }
}

/// What to do after a failure that can be retried.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// Retry after this wait.
    Wait(Duration),
    /// Return the failure to the caller; with the limit that allows no retry, if it is not their number.
    GiveUp(Option<Limit>),
}

/// Decides what follows retriable failure number `failures` (from 0).
///
/// A retry never comes earlier than the server asked for: a `Retry-After` longer than `longest` ends the request.
pub fn next(
    failures: u32,
    max_retries: u32,
    retry_after: Option<Duration>,
    longest: Duration,
    random: impl FnOnce() -> f64,
) -> Next {
    if failures >= max_retries {
        return Next::GiveUp(None);
    }
    // A server that asks for no wait does not ask to be sent retries without one.
    match retry_after.filter(|wait| !wait.is_zero()) {
        Some(wait) if wait > longest => Next::GiveUp(Some(Limit::MaxRetryAfter)),
        Some(wait) => Next::Wait(wait),
        None => Next::Wait(backoff(failures, random())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_is_full_jitter_up_to_eight_seconds() {
        let tops: Vec<_> = (0..7).map(|retry| backoff(retry, 1.0).as_millis()).collect();
        assert_eq!(tops, [500, 1000, 2000, 4000, 8000, 8000, 8000]);
        assert_eq!(backoff(3, 0.0), Duration::ZERO);
        assert_eq!(backoff(u32::MAX, 1.0), BACKOFF_CAP);
    }

    #[test]
    fn statuses_that_are_retried() {
        for status in 100..600 {
            let expected = matches!(status, 408 | 429) || (status >= 500 && status != 501);
            assert_eq!(is_retried(StatusCode::from_u16(status).unwrap()), expected, "{status}");
        }
    }

    #[test]
    fn a_retry_after_is_never_cut_short() {
        let longest = Duration::from_secs(60);
        let second = Duration::from_secs(1);
        assert_eq!(next(0, 2, Some(longest), longest, || 0.0), Next::Wait(longest));
        assert_eq!(next(0, 2, Some(longest + second), longest, || 0.0), Next::GiveUp(Some(Limit::MaxRetryAfter)));
        assert_eq!(next(2, 2, Some(second), longest, || 0.0), Next::GiveUp(None));
        assert_eq!(next(1, 2, None, longest, || 0.5), Next::Wait(Duration::from_millis(500)));
    }

    /// Vectors of other projects: `tests/data/retry-after-vectors.json` says from which.
    #[test]
    fn retry_after_vectors() {
        use serde_json::{Value, json};

        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/retry-after-vectors.json"));
        let vectors: Value = serde_json::from_str(text).unwrap();
        let at = |epoch: u64| SystemTime::UNIX_EPOCH + Duration::from_secs(epoch);
        let longest = Duration::from_secs(120);
        // In the words of the file: a wait in seconds, `null` for the client's own backoff, "over" for past the limit.
        let outcome = |value: &str, now: SystemTime| {
            let mut own_backoff = false;
            let asked = RetryAfter::parse(value).and_then(|asked| asked.wait(now));
            let next = next(0, 2, asked, longest, || {
                own_backoff = true;
                0.125
            });
            match next {
                Next::GiveUp(_) => json!("over"),
                Next::Wait(_) if own_backoff => Value::Null,
                Next::Wait(wait) => json!(wait.as_secs()),
            }
        };
        let check = |value: &str, expected: &Value, now: SystemTime| {
            let outcome = outcome(value, now);
            let fits = expected.as_array().map_or(*expected == outcome, |either| either.contains(&outcome));
            assert!(fits, "{value:?}: {outcome}, not {expected}");
        };

        let now = vectors["now_epoch_s"].as_u64().unwrap();
        let cases = vectors["retry_after"].as_array().unwrap();
        assert_eq!(cases.len(), 27);
        for case in cases {
            check(case["value"].as_str().unwrap(), &case["wait"], at(now));
        }

        let dates = vectors["http_dates"].as_array().unwrap();
        assert_eq!(dates.len(), 20);
        for date in dates {
            let (value, epoch) = (date["value"].as_str().unwrap(), date["epoch_s"].as_i64().unwrap());
            let is_future = u64::try_from(epoch).is_ok_and(|epoch| epoch > now);
            check(value, &if is_future { json!("over") } else { Value::Null }, at(now));
            if let Ok(epoch) = u64::try_from(epoch) {
                check(value, &json!(7), at(epoch) - Duration::from_secs(7));
            }
        }
    }
}
