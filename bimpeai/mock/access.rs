//! Who may call what, and how often: API keys, their scopes, and the rate limit.

use std::collections::HashMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hyper::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};

use crate::schema::Endpoint;

use super::answer::Answer;

/// An API key that the server takes.
///
/// The names of the live API's scopes are not known. The mock's are `<resource>:read` for reads and
/// `<resource>:write` for writes, with the first part of an endpoint's name as the resource (`agents:read`,
/// `workflows:write`); `*` stands for either half, or for everything.
///
/// ```
/// use bimpeai::mock::Key;
/// let reader = Key::new("sk_reader").scope("agents:read").scope("workflows:*");
/// let old = Key::new("sk_old").expired();
/// ```
#[derive(Clone)]
#[must_use]
pub struct Key {
    pub(crate) text: String,
    scopes: Option<Vec<String>>,
    is_expired: bool,
}

impl Key {
    /// A key that may call everything.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), scopes: None, is_expired: false }
    }

    /// Allows the key this, and nothing that no `scope` allows: `agents:read`, `agents:*`, `*:read`.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.get_or_insert_default().push(scope.into());
        self
    }

    /// A key that is refused with 401 `api_key_expired`.
    pub fn expired(mut self) -> Self {
        self.is_expired = true;
        self
    }

    fn allows(&self, resource: &str, verb: &str) -> bool {
        let Some(scopes) = &self.scopes else { return true };
        let fits = |pattern: &str, text: &str| pattern == "*" || pattern == text;
        scopes.iter().any(|scope| match scope.split_once(':') {
            Some((of, may)) => fits(of, resource) && fits(may, verb),
            None => scope == "*",
        })
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Key")
            .field("scopes", &self.scopes)
            .field("is_expired", &self.is_expired)
            .finish_non_exhaustive()
    }
}

/// The keys of a server.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    known: HashMap<String, Key>,
    pub(crate) any_is_taken: bool,
}

impl Keys {
    pub(crate) fn add(&mut self, key: Key) {
        self.known.insert(key.text.clone(), key);
    }

    /// The key that a request carries, or the refusal of it.
    pub(crate) fn check(&self, headers: &HeaderMap) -> Result<String, Answer> {
        let Some(sent) = bearer(headers) else {
            let message = "send the API key as `Authorization: Bearer <key>`";
            return Err(Answer::error(401, "api_key_missing", message));
        };
        match self.known.get(sent) {
            Some(key) if key.is_expired => Err(Answer::error(401, "api_key_expired", "the API key has expired")),
            Some(key) => Ok(key.text.clone()),
            None if self.any_is_taken => Ok(sent.to_owned()),
            None => Err(Answer::error(401, "api_key_invalid", "the API key is not known")),
        }
    }

    pub(crate) fn check_scope(&self, key: &str, endpoint: &Endpoint) -> Result<(), Answer> {
        let resource = endpoint.name().split('.').next().unwrap_or_default();
        let verb = if endpoint.is_write() { "write" } else { "read" };
        if self.known.get(key).is_none_or(|key| key.allows(resource, verb)) {
            return Ok(());
        }
        let message = format!("the API key lacks the scope {resource}:{verb}");
        Err(Answer::error(403, "insufficient_scope", message))
    }
}

/// The key of an `Authorization: Bearer` header.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim()).filter(|key| !key.is_empty())
}

/// At most `requests` of one key in each `window`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RateLimit {
    pub(crate) requests: u64,
    pub(crate) window: Duration,
}

/// What each key has used of the present window.
#[derive(Debug, Default)]
pub(crate) struct RateUse(HashMap<String, (SystemTime, u64)>);

/// The standing of a key after a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    limit: u64,
    remaining: u64,
    reset: SystemTime,
    /// Set when this request is one too many.
    retry_after: Option<Duration>,
}

impl RateUse {
    pub(crate) fn count(&mut self, key: &str, limit: RateLimit, now: SystemTime) -> Standing {
        let (start, used) = self.0.entry(key.to_owned()).or_insert((now, 0));
        if now.duration_since(*start).is_ok_and(|age| age >= limit.window) {
            (*start, *used) = (now, 0);
        }
        let reset = *start + limit.window;
        let is_over = *used >= limit.requests;
        *used += u64::from(!is_over);
        let retry_after = is_over.then(|| reset.duration_since(now).unwrap_or_default());
        Standing { limit: limit.requests, remaining: limit.requests - *used, reset, retry_after }
    }
}

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

impl Standing {
    pub(crate) fn refusal(&self) -> Option<Answer> {
        let wait = self.retry_after?;
        // Whole seconds, rounded up: one that is told less would come back too early.
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        let answer = Answer::error(429, "rate_limited", format!("too many requests; try again in {seconds} s"));
        Some(answer.header(RETRY_AFTER, HeaderValue::from(seconds)))
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
    fn scopes_allow_what_they_name() {
        let key = Key::new("k").scope("agents:read").scope("workflows:*");
        assert!(key.allows("agents", "read") && key.allows("workflows", "write"));
        assert!(!key.allows("agents", "write") && !key.allows("calls", "read"));
        assert!(Key::new("k").allows("calls", "write") && Key::new("k").scope("*").allows("calls", "write"));
    }

    #[test]
    fn a_window_is_used_up_and_begins_again() {
        let limit = RateLimit { requests: 2, window: Duration::from_secs(10) };
        let mut rate = RateUse::default();
        let at = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
        assert!(rate.count("k", limit, at(0)).refusal().is_none());
        assert!(rate.count("k", limit, at(1)).refusal().is_none());
        let standing = rate.count("k", limit, at(3));
        assert_eq!(standing.retry_after, Some(Duration::from_secs(7)));
        assert!(rate.count("other", limit, at(3)).refusal().is_none());
        assert!(rate.count("k", limit, at(10)).refusal().is_none());
    }
}
