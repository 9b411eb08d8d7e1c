//! The server's clock, which a test can advance, and the format of times.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The server's source of time, used for `created_at`, the lifetime of tickets and the windows of rate limits.
///
/// Clones share one clock. [`advance`](Self::advance) moves any clock forward, so that a test does not have to wait for
/// something to expire.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// let clock = bimpeai::mock::Clock::fixed(UNIX_EPOCH);
/// clock.advance(Duration::from_secs(60));
/// assert_eq!(clock.now(), UNIX_EPOCH + Duration::from_secs(60));
/// ```
#[derive(Clone)]
pub struct Clock(Arc<ClockState>);

struct ClockState {
    fixed: Option<SystemTime>,
    advanced_micros: AtomicU64,
}

impl Clock {
    /// Returns the system clock, the default.
    pub fn system() -> Self {
        Self(Arc::new(ClockState { fixed: None, advanced_micros: AtomicU64::new(0) }))
    }

    /// Returns a clock that stands still at `time` until it is advanced.
    pub fn fixed(time: SystemTime) -> Self {
        Self(Arc::new(ClockState { fixed: Some(time), advanced_micros: AtomicU64::new(0) }))
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        let micros = u64::try_from(by.as_micros()).unwrap_or(u64::MAX);
        let add = |now: u64| Some(now.saturating_add(micros));
        // The closure never returns `None`, so this cannot fail.
        let _ = self.0.advanced_micros.fetch_update(Ordering::AcqRel, Ordering::Acquire, add);
    }

    /// Returns the current time.
    pub fn now(&self) -> SystemTime {
        let base = self.0.fixed.unwrap_or_else(SystemTime::now);
        let advanced = Duration::from_micros(self.0.advanced_micros.load(Ordering::Acquire));
        base.checked_add(advanced).unwrap_or(base)
    }

    pub(crate) fn now_iso(&self) -> String {
        iso(self.now())
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::system()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now_iso()).finish()
    }
}

/// Formats a time as ISO-8601 in UTC with milliseconds, as the API does.
pub(super) fn iso(time: SystemTime) -> String {
    let since_epoch = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let since_epoch = SignedDuration::try_from(since_epoch).unwrap_or(SignedDuration::MAX);
    let timestamp = Timestamp::from_duration(since_epoch).unwrap_or(Timestamp::MAX);
    format!("{timestamp:.3}")
}

/// Parses an ISO-8601 date or time. Without an offset, it is in UTC. Times before 1970 are refused.
pub(crate) fn parse_iso(text: &str) -> Option<SystemTime> {
    // jiff also parses `20260301`, but that may as well be the id of a message.
    if text.as_bytes().get(4) != Some(&b'-') {
        return None;
    }
    let timestamp = text.parse::<Timestamp>().ok().or_else(|| {
        let local = text.parse::<DateTime>().ok()?;
        Some(local.to_zoned(TimeZone::UTC).ok()?.timestamp())
    })?;
    let since_epoch = Duration::try_from(timestamp.as_duration()).ok()?;
    UNIX_EPOCH.checked_add(since_epoch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<u64> {
        Some(parse_iso(text)?.duration_since(UNIX_EPOCH).ok()?.as_secs())
    }

    #[test]
    fn formatting_reverses_parsing() {
        for text in [
            "1970-01-01T00:00:00.000Z",
            "2024-02-29T23:59:59.999Z",
            "2026-03-01T08:00:00.120Z",
            "2100-03-01T00:00:00.000Z",
        ] {
            assert_eq!(parse_iso(text).map(iso).as_deref(), Some(text));
        }
    }

    #[test]
    fn offsets_and_short_forms_are_accepted() {
        assert_eq!(seconds("2026-03-01T09:00:00+01:00"), seconds("2026-03-01T08:00:00Z"));
        assert_eq!(seconds("2026-03-01"), seconds("2026-03-01T00:00Z"));
        assert_eq!(seconds("2026-03-01 08:00:00"), seconds("2026-03-01T08:00:00.000Z"));
    }

    #[test]
    fn other_text_is_refused() {
        for text in [
            "",
            "msg_1",
            "2026-13-01",
            "2026-03-01T25:00",
            "2026-03-01T08:00:00+1",
            "1969-12-31T23:59:59Z",
            "2026-3-1",
            "20260301",
            "20260301T080000Z",
        ] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }
}
