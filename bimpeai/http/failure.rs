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

/// Whether another attempt may follow a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Retriable,
    /// Another attempt would not change it.
    Final,
    /// Another attempt may succeed, but may also do the work a second time.
    NotIdempotent,
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
    /// The server refused the request and says that it did not process it.
    NotProcessed,
}

impl Cause {
    fn of(error: &reqwest::Error) -> Self {
        match (error.is_connect(), error.is_timeout()) {
            _ if error.is_builder() => Self::Request,
            (true, true) => Self::ConnectTimeout,
            (true, false) if is_rejected_tls(error) => Self::Tls,
            (true, false) => Self::Connect,
            (false, true) => Self::Timeout,
            (false, false) if is_not_processed(error) => Self::NotProcessed,
            (false, false) => Self::Interrupted,
        }
    }

    fn kind(self) -> ErrorKind {
        match self {
            Self::Timeout | Self::ConnectTimeout => ErrorKind::Timeout,
            Self::Request | Self::Tls | Self::Connect | Self::Interrupted | Self::NotProcessed => ErrorKind::Connection,
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::Request => "the request could not be built",
            Self::ConnectTimeout | Self::Timeout => "no complete response arrived in time",
            Self::Tls => "the server's TLS certificate or handshake was rejected",
            Self::Connect => "the connection could not be opened",
            Self::Interrupted => "the connection was lost before the response was complete",
            Self::NotProcessed => "the server refused the request without processing it",
        }
    }

    fn is_retriable(self) -> bool {
        !matches!(self, Self::Request | Self::Tls)
    }

    /// Whether the server may have processed the request: `false` is certain.
    fn may_have_been_processed(self) -> bool {
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

    /// Decides whether another attempt may follow: the one place that does.
    ///
    /// A request that is not repeatable is sent again only if the server certainly did not process it.
    pub(super) fn verdict(&self, is_repeatable: bool) -> Verdict {
        let (may_help, is_unprocessed) = match self {
            Failure::Refused(RawResponse { status, headers, .. }) => {
                (retry::is_retried(*status), retry::is_unprocessed(*status, headers))
            }
            Failure::Broken { cause, .. } => (cause.is_retriable(), !cause.may_have_been_processed()),
            Failure::Unreadable { .. } => (false, false),
        };
        match (may_help, is_repeatable || is_unprocessed) {
            (true, true) => Verdict::Retriable,
            (true, false) => Verdict::NotIdempotent,
            (false, _) => Verdict::Final,
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
        let verdict = self.verdict(plan.is_repeatable());
        let base = Inner {
            endpoint: Some(plan.endpoint.clone()),
            request_id: owned(&prepared.headers, &X_REQUEST_ID),
            idempotency_key: owned(&prepared.headers, &IDEMPOTENCY_KEY),
            attempts,
            elapsed,
            sent: true,
            retriable: verdict == Verdict::Retriable,
            not_idempotent: verdict == Verdict::NotIdempotent,
            ..Inner::default()
        };
        let inner = match self {
            Failure::Refused(response) => error_response::read(shared, response, base),
            Failure::Broken { cause, source } => Inner {
                kind: cause.kind(),
                message: cause.message().into(),
                sent: cause.may_have_been_processed(),
                source: Some(source.into()),
                ..base
            },
            Failure::Unreadable { message, source, response } => {
                let base = with_response(&response, base);
                Inner {
                    kind: ErrorKind::Decode,
                    message: message.into(),
                    source: source.map(Into::into),
                    headers: response.headers,
                    ..base
                }
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

/// Whether an HTTP/2 server says that it did not process the request: RFC 9113, section 6.8, a GOAWAY whose last stream
/// is an earlier one (h2 reports it to the later ones only), and section 8.7, `REFUSED_STREAM`.
fn is_not_processed(error: &reqwest::Error) -> bool {
    let says_so = |error: &h2::Error| error.is_go_away() || error.reason() == Some(h2::Reason::REFUSED_STREAM);
    // After the status line it cannot be true.
    error.is_request()
        && sources(error).filter_map(|e| e.downcast_ref::<h2::Error>()).any(|e| e.is_remote() && says_so(e))
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

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use reqwest::StatusCode;
    use reqwest::header::{HeaderValue, RETRY_AFTER};

    use super::Verdict::{Final, NotIdempotent, Retriable};
    use super::*;

    fn response(status: u16, retry_after: Option<&'static str>) -> RawResponse {
        let status = StatusCode::from_u16(status).unwrap();
        let headers = retry_after.map(|value| (RETRY_AFTER, HeaderValue::from_static(value)));
        RawResponse { status, headers: headers.into_iter().collect(), body: Bytes::new() }
    }

    fn refused(status: u16, retry_after: Option<&'static str>) -> Failure {
        Failure::Refused(response(status, retry_after))
    }

    fn broken(cause: Cause) -> Failure {
        Failure::Broken { cause, source: "broken".into() }
    }

    #[test]
    fn a_request_that_is_not_idempotent_is_retried_only_if_it_was_certainly_not_processed() {
        let past = Some("Fri, 29 Sep 2023 16:26:27 GMT");
        // What failed; whether an idempotent request is retried, and one that is not.
        let cases = [
            (broken(Cause::Connect), Retriable, Retriable),
            (broken(Cause::ConnectTimeout), Retriable, Retriable),
            (broken(Cause::NotProcessed), Retriable, Retriable),
            (broken(Cause::Timeout), Retriable, NotIdempotent),
            (broken(Cause::Interrupted), Retriable, NotIdempotent),
            (broken(Cause::Tls), Final, Final),
            (broken(Cause::Request), Final, Final),
            (refused(429, Some("1")), Retriable, Retriable),
            (refused(503, Some("0")), Retriable, Retriable),
            (refused(503, past), Retriable, Retriable),
            (refused(429, None), Retriable, NotIdempotent),
            (refused(503, None), Retriable, NotIdempotent),
            (refused(503, Some("soon")), Retriable, NotIdempotent),
            (refused(503, Some("")), Retriable, NotIdempotent),
            (refused(408, Some("1")), Retriable, NotIdempotent),
            (refused(500, Some("1")), Retriable, NotIdempotent),
            (refused(502, None), Retriable, NotIdempotent),
            (refused(504, Some("1")), Retriable, NotIdempotent),
            (refused(501, Some("1")), Final, Final),
            (refused(409, Some("1")), Final, Final),
            (refused(404, None), Final, Final),
            (refused(307, Some("1")), Final, Final),
            (Failure::unreadable("unreadable", response(200, None)), Final, Final),
        ];
        for (failure, idempotent, other) in cases {
            let verdicts = (failure.verdict(true), failure.verdict(false));
            assert_eq!(verdicts, (idempotent, other), "{}", failure.reason());
        }
    }
}
