//! `Display` and `Debug` of errors.

use std::borrow::Cow;
use std::fmt;

use super::{Error, ErrorKind, Limit};

/// How many bytes of a body an error prints.
const EXCERPT: usize = 240;

/// Why a request was not retried, and what that leaves to the caller.
const NOT_IDEMPOTENT: &str = "not retried: the endpoint is not idempotent, and the server may have processed the request \
                              (check before sending it again)";

/// A 409 after a timeout of the same write.
const EARLIER_ATTEMPT: &str = "an earlier attempt timed out and may have been processed (check whether it was, or send it \
                               again later with the same idempotency key)";

const DEADLINE: &str = "not retried: the request's deadline leaves no time for another attempt (see `deadline`)";

const RETRY_BUDGET: &str = "not retried: the client's retry budget is empty (see `retry_budget`)";

impl Error {
    /// Returns what the caller can do about the error.
    fn advice(&self) -> Option<Cow<'static, str>> {
        let inner = &*self.0;
        if inner.earlier_attempt_may_have_been_processed {
            return Some(EARLIER_ATTEMPT.into());
        }
        match inner.limit {
            Some(Limit::Deadline) => return Some(DEADLINE.into()),
            Some(Limit::RetryBudget) => return Some(RETRY_BUDGET.into()),
            Some(Limit::MaxRetryAfter) | None => {}
        }
        if inner.not_idempotent {
            return Some(NOT_IDEMPOTENT.into());
        }
        match inner.kind {
            ErrorKind::Authentication => Some("check the API key".into()),
            ErrorKind::PermissionDenied => Some("use a key whose scope covers this request".into()),
            ErrorKind::RateLimit | ErrorKind::InternalServer => {
                let wait = inner.retry_after?;
                Some(format!("retry in {} s", wait.as_secs_f64().ceil()).into())
            }
            ErrorKind::Connection | ErrorKind::Timeout if inner.sent && inner.idempotency_key.is_some() => {
                Some("the server may have processed it: retry with the same idempotency key".into())
            }
            ErrorKind::OtherStatus if inner.status.is_some_and(|status| status.is_redirection()) => {
                Some("redirects are not followed: check the base URL".into())
            }
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        if let Some(endpoint) = &inner.endpoint {
            write!(f, "{endpoint}: ")?;
        }
        f.write_str(inner.kind.label())?;
        match (inner.status, &inner.code) {
            (Some(status), Some(code)) => write!(f, " ({} {})", status.as_u16(), one_line(code.as_str()))?,
            (Some(status), None) => write!(f, " ({})", status.as_u16())?,
            _ => {}
        }
        write!(f, ": {}", one_line(&inner.message))?;
        if let Some(path) = &inner.json_path {
            write!(f, " at `{}`", one_line(path))?;
        }
        if let Some(excerpt) = inner.excerpt.as_deref().filter(|excerpt| !excerpt.is_empty()) {
            write!(f, " in {excerpt:?}")?;
        }
        if let Some(advice) = self.advice() {
            write!(f, "; {advice}")?;
        }
        let mut facts = Vec::new();
        if let Some(id) = &inner.request_id {
            facts.push(format!("request id {}", one_line(id)));
        }
        if let Some(key) = &inner.idempotency_key {
            facts.push(format!("idempotency key {}", one_line(key)));
        }
        if inner.attempts > 1 {
            facts.push(format!("{} attempts in {:.1} s", inner.attempts, inner.elapsed.as_secs_f64()));
        }
        if facts.is_empty() { Ok(()) } else { write!(f, " [{}]", facts.join(", ")) }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        f.debug_struct("Error")
            .field("kind", &inner.kind)
            .field("endpoint", &inner.endpoint)
            .field("status", &inner.status)
            .field("code", &inner.code)
            .field("message", &inner.message)
            .field("field_errors", &inner.field_errors)
            .field("request_id", &inner.request_id)
            .field("idempotency_key", &inner.idempotency_key)
            .field("retry_after", &inner.retry_after)
            .field("rate_limit", &inner.rate_limit)
            .field("attempts", &inner.attempts)
            .field("elapsed", &inner.elapsed)
            .field("json_path", &inner.json_path)
            .field("excerpt", &inner.excerpt)
            .field("source", &inner.source)
            .finish_non_exhaustive()
    }
}

/// Replaces control characters, so that text from outside stays on one line of a log.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) {
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().into()
    } else {
        text.into()
    }
}

/// Returns the beginning of a body as text.
pub(crate) fn excerpt(body: &[u8]) -> String {
    let end = body.len().min(EXCERPT);
    let text = String::from_utf8_lossy(&body[..end]);
    if end < body.len() { format!("{text}...") } else { text.into_owned() }
}
