//! What can go wrong with an attempt, classified.

use std::io;
use std::time::{Duration, SystemTime};

use super::attempt::RawResponse;
use super::error_response::{self, with_response};
use super::headers::{IDEMPOTENCY_KEY, X_REQUEST_ID, owned};
use super::plan::Plan;
use super::prepare::Prepared;
use super::retry;
use super::shared::Shared;
use crate::error::{Error, ErrorKind, Inner, Source};

/// An attempt that was not a success.
pub(crate) enum Failure {
    /// The server responded with a status that is not a success.
    Refused(RawResponse),
    /// No complete response arrived.
    Broken { cause: Cause, source: Source },
    /// The response cannot be read, and another attempt would not change that.
    Unreadable { message: String, source: Option<Source>, response: RawResponse },
}

/// Why no complete response arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The HTTP library could not build the request.
    Request,
    /// The connection could not be opened in time.
    ConnectTimeout,
    /// The TLS certificate or handshake was rejected.
    Tls,
    /// The connection could not be opened.
    Connect,
    /// The response did not arrive in time.
    Timeout,
    /// The connection was lost while the response was awaited or read.
    Interrupted,
}

impl Cause {
    fn of(error: &reqwest::Error) -> Self {
        match (error.is_connect(), error.is_timeout()) {
            _ if error.is_builder() => Self::Request,
            (true, true) => Self::ConnectTimeout,
            (true, false) if is_rejected_tls(error) => Self::Tls,
            (true, false) => Self::Connect,
            (false, true) => Self::Timeout,
            (false, false) => Self::Interrupted,
        }
    }

    fn kind(self) -> ErrorKind {
        match self {
            Self::Timeout | Self::ConnectTimeout => ErrorKind::Timeout,
            Self::Request | Self::Tls | Self::Connect | Self::Interrupted => ErrorKind::Connection,
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::Request => "the request could not be built",
            Self::ConnectTimeout | Self::Timeout => "no complete response arrived in time",
            Self::Tls => "the server's TLS certificate or handshake was rejected",
            Self::Connect => "the connection could not be opened",
            Self::Interrupted => "the connection was lost before the response was complete",
        }
    }

    fn is_retriable(self) -> bool {
        !matches!(self, Self::Request | Self::Tls)
    }

    /// Whether the server may have received the request.
    fn may_have_been_sent(self) -> bool {
        matches!(self, Self::Timeout | Self::Interrupted)
    }
}

impl Failure {
    pub(crate) fn unreadable(message: impl Into<String>, response: RawResponse) -> Self {
        Failure::Unreadable { message: message.into(), source: None, response }
    }

    pub(crate) fn redirect_followed(response: RawResponse) -> Self {
        Self::unreadable("the HTTP client followed a redirect; build it with `Policy::none()`", response)
    }

    /// Classifies an error of reqwest. Its URL is dropped: it may contain a ticket.
    pub(crate) fn broken(error: reqwest::Error) -> Self {
        Failure::Broken { cause: Cause::of(&error), source: error.without_url().into() }
    }

    pub(super) fn reason(&self) -> String {
        match self {
            Failure::Refused(response) => format!("status {}", response.status.as_u16()),
            Failure::Broken { cause, .. } => cause.message().to_owned(),
            Failure::Unreadable { message, .. } => message.clone(),
        }
    }

    pub(super) fn is_retriable(&self) -> bool {
        match self {
            Failure::Refused(response) => retry::is_retried(response.status),
            Failure::Broken { cause, .. } => cause.is_retriable(),
            Failure::Unreadable { .. } => false,
        }
    }

    /// How long the server asks to wait.
    pub(super) fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        match self {
            Failure::Refused(response) => retry::retry_after(&response.headers, now),
            Failure::Broken { .. } | Failure::Unreadable { .. } => None,
        }
    }

    pub(crate) fn into_error(
        self,
        shared: &Shared,
        plan: &Plan,
        prepared: &Prepared,
        attempts: u32,
        elapsed: Duration,
    ) -> Error {
        let base = Inner {
            endpoint: Some(plan.endpoint.clone()),
            request_id: owned(&prepared.headers, &X_REQUEST_ID),
            idempotency_key: owned(&prepared.headers, &IDEMPOTENCY_KEY),
            attempts,
            elapsed,
            sent: true,
            retriable: self.is_retriable(),
            ..Inner::default()
        };
        let inner = match self {
            Failure::Refused(response) => error_response::read(shared, response, base),
            Failure::Broken { cause, source } => Inner {
                kind: cause.kind(),
                message: cause.message().into(),
                sent: cause.may_have_been_sent(),
                source: Some(source),
                ..base
            },
            Failure::Unreadable { message, source, response } => {
                let base = with_response(&response, base);
                Inner { kind: ErrorKind::Decode, message: message.into(), source, headers: response.headers, ..base }
            }
        };
        Error::from_inner(inner)
    }
}

/// Whether a body arrived completely but is not valid compressed data. One that is cut is an interrupted connection.
pub(super) fn is_corrupt(error: &reqwest::Error) -> bool {
    error.is_decode()
        && io_kind(error)
            .is_some_and(|kind| kind != io::ErrorKind::UnexpectedEof && kind != io::ErrorKind::ConnectionReset)
}

/// Whether the TLS handshake failed for a reason that another attempt does not change.
fn is_rejected_tls(error: &reqwest::Error) -> bool {
    // rustls reports what it rejects as `InvalidData`; OpenSSL has only the text.
    io_kind(error) == Some(io::ErrorKind::InvalidData) || sources(error).any(|e| e.to_string().contains("certificate"))
}

/// The kind of the innermost I/O error.
fn io_kind(error: &reqwest::Error) -> Option<io::ErrorKind> {
    let mut found = sources(error).filter_map(|e| e.downcast_ref::<io::Error>()).last()?;
    // An I/O error does not return the one it wraps as its source.
    while let Some(inner) = found.get_ref().and_then(|inner| inner.downcast_ref()) {
        found = inner;
    }
    Some(found.kind())
}

fn sources<'e>(
    error: &'e (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'e (dyn std::error::Error + 'static)> {
    std::iter::successors(error.source(), |error| error.source())
}
