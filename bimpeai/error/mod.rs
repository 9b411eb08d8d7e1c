//! The error type of the crate.

mod code;
mod display;
mod kind;
mod redact;
mod text;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

pub use code::ErrorCode;
pub use kind::ErrorKind;
pub(crate) use redact::{Redactor, Sealed};
pub(crate) use text::Bound;

/// A `Result` whose error is [`Error`] by default.
pub type Result<T, E = Error> = std::result::Result<T, E>;

pub(crate) type Source = Box<dyn std::error::Error + Send + Sync>;

/// The error of every fallible operation of this crate.
///
/// [`kind`](Error::kind) returns what went wrong. The predicates follow the hierarchy of the official SDKs:
/// [`is_bad_request`](Error::is_bad_request) is also true for a validation error, [`is_connection`](Error::is_connection)
/// also for a timeout. The other accessors are empty if the request did not get far enough: a usage error has neither
/// status nor request id.
///
/// `Display` is one complete line of bounded length: endpoint, status, code, message, innermost cause, what to do, host,
/// request id and attempts. All text of a server has passed one function that removes the API key and a stream's ticket, in
/// any spelling (raw, escaped as in JSON, percent-encoded), and puts it on one line. A key shorter than 8 characters is
/// removed only where it is a word. [`body`](Self::body) and [`headers`](Self::headers) are left as they are, and are not
/// printed. The [`source`](std::error::Error::source) of a failed request, and its sources, are such text too, and not the
/// errors of the HTTP library.
///
/// # What has been retried
///
/// The client retries before it returns an error, up to [`max_retries`](crate::ClientBuilder::max_retries) times:
///
/// | error | reads and idempotent writes | other writes | wait before retry `n` (from 0) |
/// |---|---|---|---|
/// | the connection could not be opened, or an HTTP/2 server refused the request unprocessed | retried | retried | none, once; then random, up to `min(8 s, 0.5 s * 2^n)` |
/// | TLS verification failed, a proxy asks for a password, the head of the response is too large | | | |
/// | other connection errors and timeouts, what is not HTTP | retried | | random, as above |
/// | 429 and 503 with `Retry-After` | retried | retried | `Retry-After` |
/// | 408, 429, 500 and above, except 501 | retried | | `Retry-After`, else random, as above |
/// | usage and decode errors, any other status (409 and 501 included) | | | |
///
/// A write is idempotent if its endpoint is, as all of this API are, or if the caller sets its `idempotency_key`. Any
/// other is retried only if the server certainly did not process it.
///
/// Once the status and the headers of an error response are in, they decide, even if its body is cut, late or corrupt.
///
/// A `Retry-After` longer than [`max_retry_after`](crate::ClientBuilder::max_retry_after) ends the request at once, and so do an empty [`retry_budget`](crate::ClientBuilder::retry_budget) and a wait that would
/// pass the [`deadline`](crate::ClientBuilder::deadline). [`attempts`](Error::attempts) returns how many attempts were made.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "mock")] {
/// # let server = bimpeai::mock::Server::start_blocking();
/// # let client = server.blocking_client();
/// let error = client.agents().create().name("").send().unwrap_err();
/// assert!(error.is_validation() && error.is_bad_request());
/// for field in error.field_errors() {
///     println!("{}: {}", field.path, field.message);
/// }
/// # }
/// ```
pub struct Error(Box<Inner>);

#[expect(clippy::struct_excessive_bools, reason = "four independent facts about one request")]
#[derive(Default, Clone)]
pub(crate) struct Inner {
    pub(crate) kind: ErrorKind,
    pub(crate) message: Cow<'static, str>,
    pub(crate) endpoint: Option<Cow<'static, str>>,
    /// The host and port that the request went to.
    pub(crate) host: Option<String>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) code: Option<ErrorCode>,
    pub(crate) request_id: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) field_errors: Vec<FieldError>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) rate_limit: RateLimit,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) json_path: Option<String>,
    pub(crate) excerpt: Option<String>,
    /// What a trace says of it.
    pub(crate) error_type: Option<Cow<'static, str>>,
    pub(crate) sent: bool,
    /// Whether another attempt may succeed.
    pub(crate) retriable: bool,
    /// Whether another attempt may succeed, but may also do the work a second time.
    pub(crate) not_idempotent: bool,
    /// What ended the retries before `max_retries` did.
    pub(crate) limit: Option<Limit>,
    /// Whether an attempt before the last one may have been processed.
    pub(crate) earlier_attempt_may_have_been_processed: bool,
    pub(crate) source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

/// A limit that ended the retries of a request before `max_retries` did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[doc(hidden)]
pub enum Limit {
    /// The wait before the next attempt, or the attempt itself, would pass the deadline.
    Deadline,
    /// The client's retry budget is empty.
    RetryBudget,
    /// The server asks for a longer wait than `max_retry_after` allows.
    MaxRetryAfter,
}

/// One field of a request that failed validation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// The path of the field, such as `rules.0.id`; empty if the server named none.
    pub path: String,
    /// What is wrong with the field.
    pub message: String,
}

impl FieldError {
    /// Splits `path: message` at its first colon.
    pub(crate) fn parse(text: &str) -> Self {
        match text.split_once(':') {
            Some((path, message)) => Self { path: path.trim().to_owned(), message: message.trim().to_owned() },
            None => Self { path: String::new(), message: text.to_owned() },
        }
    }
}

/// The `X-RateLimit-*` headers of a response. Each field is `None` if its header is missing or not a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// The number of requests that the window allows.
    pub limit: Option<u64>,
    /// The number of requests left in the window.
    pub remaining: Option<u64>,
    /// When the window ends, in seconds since the Unix epoch.
    pub reset_at: Option<u64>,
}

impl RateLimit {
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let number = |name: &str| headers.get(name)?.to_str().ok()?.trim().parse().ok();
        Self {
            limit: number("x-ratelimit-limit"),
            remaining: number("x-ratelimit-remaining"),
            reset_at: number("x-ratelimit-reset"),
        }
    }
}

impl Error {
    pub(crate) fn sealed(sealed: Sealed) -> Self {
        Self(Box::new(sealed.into_inner()))
    }

    /// Removes further secrets.
    pub(crate) fn redacted(self, redactor: &Redactor) -> Self {
        Self::sealed(redactor.seal(*self.0))
    }

    /// A mistake of the caller, in the form `argument: problem`. Neither part may contain a secret.
    pub(crate) fn usage(argument: &str, problem: impl fmt::Display) -> Self {
        Self::new(ErrorKind::Usage, format!("{argument}: {problem}"))
    }

    pub(crate) fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self::sealed(Sealed::own(Inner { kind, message: message.into(), ..Inner::default() }))
    }

    pub(crate) fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(Arc::from(source.into()));
        self
    }

    /// A copy, for the clone of a request builder. Not `Clone`: an error is returned once.
    pub(crate) fn copy(&self) -> Self {
        Self(self.0.clone())
    }

    /// Changes fields of the error: never to text from outside, which goes through [`redacted`](Self::redacted).
    pub(crate) fn edit(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(&mut self.0);
        self
    }

    pub(crate) fn is_retriable(&self) -> bool {
        self.0.retriable
    }

    /// OpenTelemetry's `error.type`.
    pub(crate) fn error_type(&self) -> &str {
        self.0.error_type.as_deref().unwrap_or(self.0.kind.label())
    }

    pub(crate) fn at_endpoint(mut self, endpoint: impl Into<Cow<'static, str>>) -> Self {
        self.0.endpoint.get_or_insert_with(|| endpoint.into());
        self
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns whether the server responded with a status that is not a success.
    #[must_use]
    pub fn is_api(&self) -> bool {
        self.0.status.is_some_and(|status| !status.is_success())
    }

    /// Returns the server's or the SDK's message, without the context that `Display` adds.
    ///
    /// Several messages of the server are joined with `"; "`. If the server sent none, it is `HTTP <status>`.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Returns the name of the endpoint, such as `agents.create`, or `GET /path` for
    /// [`Client::request`](crate::Client::request).
    #[must_use]
    pub fn endpoint(&self) -> Option<&str> {
        self.0.endpoint.as_deref()
    }

    /// Returns the host and port that the request went to, such as `api.bimpe.ai` or `127.0.0.1:8080`; `None` for a usage
    /// error. The port is missing if it is the scheme's own.
    #[must_use]
    pub fn url_host(&self) -> Option<&str> {
        self.0.host.as_deref()
    }

    /// Returns the status of the response; `None` if there was no response.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// Returns the server's error code; `None` if it sent none.
    #[must_use]
    pub fn code(&self) -> Option<&ErrorCode> {
        self.0.code.as_ref()
    }

    /// Returns the id to give to support: the response's `X-Request-Id`, else the one in its body, else the one that was
    /// sent.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Returns the headers of the response, unredacted; empty if there was no response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns the body of the response, unredacted; empty if there was no response.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Returns the fields that a [`Validation`](ErrorKind::Validation) error is about; empty for other kinds.
    #[must_use]
    pub fn field_errors(&self) -> &[FieldError] {
        &self.0.field_errors
    }

    /// Returns how long the server asks to wait, counted from when its response arrived (RFC 9110, section 10.2.3:
    /// `Retry-After` in seconds or as an HTTP date).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Returns the rate limit that the response reports.
    #[must_use]
    pub fn rate_limit(&self) -> &RateLimit {
        &self.0.rate_limit
    }

    /// Returns how many attempts were made; 0 if the request was never sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns how long the request took, waits between attempts included.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// Returns the `Idempotency-Key` that was sent. Sending the request again with this key cannot do the work twice.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.0.idempotency_key.as_deref()
    }

    /// Returns where in the response decoding failed, such as `data[2].status`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// Returns whether the server may have received the request and worked on it. `false` is certain: the request was
    /// never sent, or an HTTP/2 server refused it unprocessed. `true` is not.
    ///
    /// This covers all attempts: a write whose first attempt timed out, and whose second was answered 409, may have been
    /// carried out by the first. `Display` says so. Send it again later with the same
    /// [`idempotency_key`](Error::idempotency_key), or look whether it was done.
    #[must_use]
    pub fn may_have_been_sent(&self) -> bool {
        self.0.sent
    }

    /// Returns whether the request's deadline ended it: no time was left for an attempt, or for the wait before the next.
    /// The other accessors describe the last attempt. `false` if no deadline was set.
    #[must_use]
    pub fn is_deadline_exceeded(&self) -> bool {
        self.0.limit == Some(Limit::Deadline)
    }

    /// Returns whether the error would have been retried if the client's retry budget had not been empty: most of the
    /// client's recent requests failed, and further attempts would only add to the load of the server.
    #[must_use]
    pub fn is_retry_budget_exhausted(&self) -> bool {
        self.0.limit == Some(Limit::RetryBudget)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
