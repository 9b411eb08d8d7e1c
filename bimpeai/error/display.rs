//! `Display` and `Debug` of errors.

use std::borrow::Cow;
use std::fmt;

use reqwest::StatusCode;

use super::text::{Bound, beginning, one_line};
use super::{Error, ErrorKind, Limit};

/// Why a request was not retried, and what that leaves to the caller.
const NOT_IDEMPOTENT: &str = "not retried: the endpoint is not idempotent, and the server may have processed the request \
                              (check before sending it again)";

/// A 409 after a lost attempt of the same write, which may meet its own "in progress".
const EARLIER_ATTEMPT: &str = "an earlier attempt got no response and may have been processed (check whether it was, or send it \
                               again later with the same idempotency key)";

const DEADLINE: &str = "not retried: the request's deadline leaves no time for another attempt (see `deadline`)";

const RETRY_BUDGET: &str = "not retried: the client's retry budget is empty (see `retry_budget`)";

impl Error {
    /// Returns what the caller can do about the error.
    fn advice(&self) -> Option<Cow<'static, str>> {
        let inner = &*self.0;
        if inner.kind == ErrorKind::Conflict && inner.earlier_attempt_may_have_been_processed {
            return Some(EARLIER_ATTEMPT.into());
        }
        match inner.limit {
            Some(Limit::Deadline) => return Some(DEADLINE.into()),
            Some(Limit::RetryBudget) => return Some(RETRY_BUDGET.into()),
            Some(Limit::MaxRetryAfter) => {
                let wait = inner.retry_after?;
                return Some(format!("retry in {} s, longer than `max_retry_after`", wait.as_secs_f64().ceil()).into());
            }
            None => {}
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
            ErrorKind::OtherStatus if inner.status == Some(StatusCode::PROXY_AUTHENTICATION_REQUIRED) => {
                Some("a proxy asks for a user name and password: set them in the URL of the proxy".into())
            }
            ErrorKind::OtherStatus if inner.status.is_some_and(|status| status.is_redirection()) => {
                Some("redirects are not followed: check the base URL".into())
            }
            _ => None,
        }
    }
}

impl Error {
    /// The text of the last source, which names what went wrong with a connection. That of a timeout adds nothing.
    fn innermost_cause(&self) -> Option<String> {
        let is_shown = match self.0.kind {
            ErrorKind::Connection => true,
            ErrorKind::Decode => self.0.excerpt.is_none(),
            _ => false,
        };
        let first = self.0.source.as_deref().filter(|_| is_shown)?;
        let first: &(dyn std::error::Error + 'static) = first;
        let last = std::iter::successors(Some(first), |error| error.source()).last()?;
        Some(one_line(&beginning(&last.to_string(), Bound::NAME)).into_owned())
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
        write!(f, ": {}", one_line(&beginning(&inner.message, Bound::LINE)))?;
        if let Some(path) = &inner.json_path {
            write!(f, " at `{}`", one_line(path))?;
        }
        if let Some(excerpt) = inner.excerpt.as_deref().filter(|excerpt| !excerpt.is_empty()) {
            write!(f, " in {excerpt:?}")?;
        }
        if let Some(cause) = self.innermost_cause() {
            write!(f, ": {cause}")?;
        }
        if let Some(advice) = self.advice() {
            write!(f, "; {advice}")?;
        }
        let mut facts = Vec::new();
        if let Some(host) = &inner.host {
            facts.push(format!("host {}", one_line(host)));
        }
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
            .field("host", &inner.host)
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
