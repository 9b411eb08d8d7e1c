//! What can go wrong with an attempt, and what follows from it.

use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;

use super::attempt::RawResponse;
use super::cause::{Cause, is_corrupt};
use super::error_response::{self, with_response};
use super::headers::{IDEMPOTENCY_KEY, X_REQUEST_ID, owned};
use super::plan::Plan;
use super::prepare::Prepared;
use super::retry;
use super::shared::Shared;
use crate::error::{Error, ErrorKind, Inner, Limit, Source};

/// An attempt that was not a success.
pub(crate) enum Failure {
    /// The server responded with a status that is not a success. Of its body there is what arrived.
    Refused(RawResponse),
    /// No complete response arrived.
    Broken { cause: Cause, source: Option<Source> },
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

impl Failure {
    pub(crate) fn unreadable(message: impl Into<String>, response: RawResponse) -> Self {
        Failure::Unreadable { message: message.into(), source: None, response }
    }

    pub(crate) fn redirect_followed(response: RawResponse) -> Self {
        Self::unreadable("the HTTP client followed a redirect; build it with `Policy::none()`", response)
    }

    /// Classifies an error of reqwest. Its URL is dropped: it may contain a ticket.
    pub(crate) fn broken(error: reqwest::Error) -> Self {
        Failure::Broken { cause: Cause::of(&error), source: Some(error.without_url().into()) }
    }

    /// Classifies an error of reqwest that came after the head of a successful response.
    pub(crate) fn broken_after(error: reqwest::Error, response: RawResponse) -> Self {
        if is_corrupt(&error) {
            return Failure::corrupt(error.without_url(), response);
        }
        Failure::broken(error)
    }

    /// The connection ended inside of compressed data, and nothing else says so.
    pub(crate) fn interrupted(source: impl Into<Source>) -> Self {
        Failure::Broken { cause: Cause::Interrupted, source: Some(source.into()) }
    }

    /// The deadline came before the request could be sent.
    pub(super) fn never_sent() -> Self {
        Failure::Broken { cause: Cause::Deadline, source: None }
    }

    pub(super) fn corrupt(source: impl Into<Source>, response: RawResponse) -> Self {
        let message = "the compressed body cannot be decompressed".to_owned();
        Failure::Unreadable { message, source: Some(source.into()), response }
    }

    /// OpenTelemetry's `error.type`: the status, or a word for the cause.
    pub(super) fn error_type(&self) -> Cow<'static, str> {
        match self {
            Failure::Refused(response) => response.status.as_u16().to_string().into(),
            Failure::Broken { cause, .. } => cause.error_type().into(),
            Failure::Unreadable { .. } => "unreadable".into(),
        }
    }

    /// Why no complete response arrived.
    pub(super) fn cause(&self) -> Option<Cause> {
        match self {
            Failure::Broken { cause, .. } => Some(*cause),
            Failure::Refused(_) | Failure::Unreadable { .. } => None,
        }
    }

    /// Whether the server may have processed the request: `false` is certain.
    pub(super) fn may_have_been_processed(&self) -> bool {
        match self {
            Failure::Refused(RawResponse { status, headers, .. }) => !retry::is_unprocessed(*status, headers),
            Failure::Broken { cause, .. } => cause.may_have_been_processed(),
            Failure::Unreadable { .. } => true,
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

    /// The headers of the response, if one arrived.
    pub(super) fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Failure::Refused(response) | Failure::Unreadable { response, .. } => Some(&response.headers),
            Failure::Broken { .. } => None,
        }
    }

    /// How long the server asks to wait.
    pub(super) fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        match self {
            Failure::Refused(response) => retry::retry_after(&response.headers, now),
            Failure::Broken { .. } | Failure::Unreadable { .. } => None,
        }
    }

    pub(crate) fn into_error(self, shared: &Shared, plan: &Plan, prepared: &Prepared, ended: Ended) -> Error {
        let verdict = self.verdict(plan.is_repeatable());
        let sent = ended.earlier_attempt_may_have_been_processed || self.may_have_been_processed();
        let base = Inner {
            endpoint: Some(plan.endpoint.clone()),
            host: Some(shared.host()),
            request_id: owned(&prepared.headers, &X_REQUEST_ID),
            idempotency_key: owned(&prepared.headers, &IDEMPOTENCY_KEY),
            attempts: ended.attempts,
            elapsed: ended.elapsed,
            limit: ended.limit,
            error_type: Some(self.error_type()),
            sent,
            earlier_attempt_may_have_been_processed: ended.earlier_attempt_may_have_been_processed,
            retriable: verdict == Verdict::Retriable,
            not_idempotent: verdict == Verdict::NotIdempotent,
            ..Inner::default()
        };
        let inner = match self {
            Failure::Refused(response) => error_response::read(shared, response, Inner { sent: true, ..base }),
            Failure::Broken { cause, source } => Inner {
                kind: cause.kind(),
                message: message(cause, shared.proxy.as_deref()),
                source: source.map(Into::into),
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
        Error::sealed(shared.redactor.seal(inner))
    }
}

/// The text of a cause. A proxy is named: without it, nobody looks for the fault there.
fn message(cause: Cause, proxy: Option<&str>) -> Cow<'static, str> {
    match proxy.filter(|_| !cause.may_have_been_processed()) {
        Some(proxy) => format!("{} (through the proxy {proxy})", cause.message()).into(),
        None => cause.message().into(),
    }
}

/// How a request ended, as far as its last attempt does not say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ended {
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    /// What allowed no further attempt, if it was not their number.
    pub(crate) limit: Option<Limit>,
    pub(crate) earlier_attempt_may_have_been_processed: bool,
}

impl Ended {
    /// After a single attempt, which something else repeats.
    pub(crate) const ONCE: Self =
        Self { attempts: 1, elapsed: Duration::ZERO, limit: None, earlier_attempt_may_have_been_processed: false };
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
        Failure::Broken { cause, source: None }
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
            assert_eq!(verdicts, (idempotent, other), "{}", failure.error_type());
        }
    }
}
