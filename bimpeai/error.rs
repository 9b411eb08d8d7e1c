//! The one error type of the crate.

mod display;
mod kind;

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::code::ErrorCode;

pub(crate) use display::excerpt;
pub use kind::ErrorKind;

/// A result whose error is the SDK's own.
pub type Result<T, E = Error> = std::result::Result<T, E>;

pub(crate) type Source = Box<dyn std::error::Error + Send + Sync>;

/// Anything that can go wrong with a call.
///
/// [`kind`](Error::kind) says what it was; the predicates respect the hierarchy of the official SDKs, so
/// [`is_bad_request`](Error::is_bad_request) is also true of a validation error and
/// [`is_connection`](Error::is_connection) of a timeout. Which of the other accessors have something to tell
/// depends on how far the call came: a usage error has neither status nor request id.
///
/// `Display` is one complete line: endpoint, status, code, message, request id, attempts, and what to do. The
/// [`source`](std::error::Error::source) is not repeated in it. Neither it nor `Debug` ever prints the API key,
/// a stream ticket or a header's value.
///
/// ```
/// # let server = bimpeai::mock::Server::start_blocking();
/// # let client = server.blocking_client();
/// let error = client.agents().create().name("").send().unwrap_err();
/// assert!(error.is_validation() && error.is_bad_request());
/// for field in error.field_errors() {
///     println!("{}: {}", field.path, field.message);
/// }
/// ```
pub struct Error(Box<Inner>);

#[derive(Default)]
pub(crate) struct Inner {
    pub(crate) kind: ErrorKind,
    pub(crate) message: Cow<'static, str>,
    pub(crate) endpoint: Option<Cow<'static, str>>,
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
    pub(crate) sent: bool,
    /// Whether another attempt may do better.
    pub(crate) retriable: bool,
    pub(crate) source: Option<Source>,
}

/// One fault of a request that failed validation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// The field, as in `rules.0.id`; empty where the server named none.
    pub path: String,
    /// What is wrong with it.
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

/// What the `X-RateLimit-*` headers of an answer say; each part is `None` where its header is missing or no number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many requests the window allows.
    pub limit: Option<u64>,
    /// How many of them are left.
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
    pub(crate) fn from_inner(inner: Inner) -> Self {
        Self(Box::new(inner))
    }

    /// A mistake of the caller; `argument` names what to mend. Neither may repeat a secret.
    pub(crate) fn usage(argument: &str, problem: impl fmt::Display) -> Self {
        Self::new(ErrorKind::Usage, format!("{argument}: {problem}"))
    }

    pub(crate) fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self::from_inner(Inner { kind, message: message.into(), ..Inner::default() })
    }

    pub(crate) fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The same error with some of its particulars changed.
    pub(crate) fn edit(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(&mut self.0);
        self
    }

    pub(crate) fn is_retriable(&self) -> bool {
        self.0.retriable
    }

    pub(crate) fn at_endpoint(mut self, endpoint: impl Into<Cow<'static, str>>) -> Self {
        self.0.endpoint.get_or_insert_with(|| endpoint.into());
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Whether the server answered with a status that is not a success.
    #[must_use]
    pub fn is_api(&self) -> bool {
        self.0.status.is_some_and(|status| !status.is_success())
    }

    /// What the server or the SDK says about it, without the particulars `Display` adds.
    ///
    /// Several messages of the server are joined with `"; "`; where it gave none it is `HTTP <status>`.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The endpoint's name, as in `agents.create`, or `GET /path` for [`Client::request`](crate::Client::request).
    #[must_use]
    pub fn endpoint(&self) -> Option<&str> {
        self.0.endpoint.as_deref()
    }

    /// The status of the answer, if one came.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The server's error code.
    #[must_use]
    pub fn code(&self) -> Option<&ErrorCode> {
        self.0.code.as_ref()
    }

    /// The id to give to support: the answer's `X-Request-Id`, else the one in its body, else the one that was sent.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The headers of the answer; empty where none came.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The raw body of the answer; empty where none came.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// The faults of a [`Validation`](ErrorKind::Validation) error, each with the field it is about.
    #[must_use]
    pub fn field_errors(&self) -> &[FieldError] {
        &self.0.field_errors
    }

    /// How long the server asks to wait, counted from when its answer came (`Retry-After`: seconds or HTTP date).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What the answer says about rate limits.
    #[must_use]
    pub fn rate_limit(&self) -> &RateLimit {
        &self.0.rate_limit
    }

    /// How many times the request was made; 0 where it was refused before.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the call took, waits included.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// The `Idempotency-Key` that was sent. Repeating the call with it cannot do the work twice.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.0.idempotency_key.as_deref()
    }

    /// Where in the answer decoding failed, as in `data[2].status`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// Whether the server may have received the request. `false` is certain; `true` is not.
    #[must_use]
    pub fn may_have_been_sent(&self) -> bool {
        self.0.sent
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
