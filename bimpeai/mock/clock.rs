//! The server's clock, which a test can move, and the dates it writes.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Where the server gets the time from: `created_at`, the life of a ticket, the window of a rate limit.
///
/// Clones share one clock. Every clock can be moved on with [`advance`](Self::advance), so that a test need not wait
/// for something to expire.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// let clock = bimpeai::mock::Clock::fixed(UNIX_EPOCH);
/// clock.advance(Duration::from_secs(60));
/// assert_eq!(clock.now(), UNIX_EPOCH + Duration::from_secs(60));
/// ```
#[derive(Clone)]
pub struct Clock(Arc<Inner>);

struct Inner {
    fixed: Option<SystemTime>,
    advanced_micros: AtomicU64,
}

impl Clock {
    /// The system's clock. The default.
    pub fn system() -> Self {
        Self(Arc::new(Inner { fixed: None, advanced_micros: AtomicU64::new(0) }))
    }

    /// A clock that stands still at `time` until it is moved on.
    pub fn fixed(time: SystemTime) -> Self {
        Self(Arc::new(Inner { fixed: Some(time), advanced_micros: AtomicU64::new(0) }))
    }

    /// Moves the clock on.
    pub fn advance(&self, by: Duration) {
        let micros = u64::try_from(by.as_micros()).unwrap_or(u64::MAX);
        let add = |now: u64| Some(now.saturating_add(micros));
        // The closure never refuses, so this never fails.
        let _ = self.0.advanced_micros.fetch_update(Ordering::AcqRel, Ordering::Acquire, add);
    }

    /// The time.
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

const DAY_SECONDS: i64 = 86_400;

/// ISO-8601 in UTC with milliseconds, as the API writes its times.
pub(crate) fn iso(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX / DAY_SECONDS);
    let (year, month, day) = date_of(seconds.div_euclid(DAY_SECONDS));
    let second_of_day = seconds.rem_euclid(DAY_SECONDS);
    let (hour, minute, second) = (second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60);
    let millis = since.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

/// Reads an ISO-8601 date or time; one without a zone counts as UTC. Times before 1970 are none.
pub(crate) fn parse_iso(text: &str) -> Option<SystemTime> {
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let mut parts = date.split('-');
    let (year, month, day) = (number(parts.next()?, 4)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (time, zone_seconds) = split_zone(time)?;
    let (second_of_day, micros) = time_of_day(time)?;
    let seconds = days_until(year, month, day) * DAY_SECONDS + second_of_day - zone_seconds;
    UNIX_EPOCH.checked_add(Duration::from_secs(u64::try_from(seconds).ok()?) + Duration::from_micros(micros))
}

fn number(text: &str, digits: usize) -> Option<i64> {
    let all_digits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { text.parse().ok() } else { None }
}

fn split_zone(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let Some(at) = time.rfind(['+', '-']) else { return Some((time, 0)) };
    let (time, zone) = time.split_at(at);
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let seconds = number(hours, 2)? * 3600 + number(minutes, 2)? * 60;
    Some((time, if zone.starts_with('-') { -seconds } else { seconds }))
}

fn time_of_day(time: &str) -> Option<(i64, u64)> {
    if time.is_empty() {
        return Some((0, 0));
    }
    let (whole, fraction) = time.split_once('.').unwrap_or((time, ""));
    let mut parts = whole.split(':');
    let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let second = parts.next().map_or(Some(0), |second| number(second, 2))?;
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some((hour * 3600 + minute * 60 + second, micros_of(fraction)?))
}

fn micros_of(fraction: &str) -> Option<u64> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let six_digits = fraction.chars().chain(std::iter::repeat('0')).take(6).collect::<String>();
    six_digits.parse().ok()
}

/// The Gregorian date of a day counted from 1970-01-01. Years are counted from March, so that a leap day is the last
/// day of its year.
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

/// The inverse of [`date_of`].
fn days_until(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let march_month = (month + 9) % 12;
    let day_of_year = (153 * march_month + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<u64> {
        Some(parse_iso(text)?.duration_since(UNIX_EPOCH).ok()?.as_secs())
    }

    #[test]
    fn writes_what_it_reads() {
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
    fn reads_zones_and_short_forms() {
        assert_eq!(seconds("2026-03-01T09:00:00+01:00"), seconds("2026-03-01T08:00:00Z"));
        assert_eq!(seconds("2026-03-01"), seconds("2026-03-01T00:00Z"));
        assert_eq!(seconds("2026-03-01 08:00:00"), seconds("2026-03-01T08:00:00.000Z"));
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in
            ["", "msg_1", "2026-13-01", "2026-03-01T25:00", "2026-03-01T08:00:00+1", "1969-12-31T23:59:59Z", "2026-3-1"]
        {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }
}
