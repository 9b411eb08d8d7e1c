//! One call: its attempts, and what comes of each.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tracing::{Instrument, Span};

use crate::call::Plan;
use crate::client::Core;
use crate::error::{Error, ErrorKind, Inner, RateLimit, Result, Source};
use crate::header::{IDEMPOTENCY_KEY, X_REQUEST_ID};
use crate::prepare::{Prepared, owned, prepare, text};
use crate::refusal::{Answer, refusal, with_answer};
use crate::response::{Raw, Response};
use crate::retry::{self, Next};

/// An attempt that did not end in a success.
pub(crate) enum Failure {
    /// The server refused.
    Refused(Answer),
    /// No complete answer came.
    Broken { kind: ErrorKind, message: &'static str, retried: bool, sent: bool, source: Source },
    /// The answer cannot be read, and would be the same again.
    Unreadable { message: String, source: Option<Source>, answer: Answer },
}

/// How much of the body of an error answer is kept.
pub(crate) const ERROR_BODY_BYTES: usize = 1 << 20;

/// Makes a call: attempts until one succeeds or no further one is due.
pub(crate) async fn execute(core: &Arc<Core>, plan: &Plan) -> Result<Raw> {
    let prepared = prepare(core, plan).map_err(|error| error.at_endpoint(plan.name.clone()))?;
    let span = tracing::debug_span!(
        "bimpeai.call",
        endpoint = %plan.name,
        method = %plan.method,
        route = %plan.template,
        request_id = text(&prepared.headers, &X_REQUEST_ID),
        status = tracing::field::Empty,
        attempts = tracing::field::Empty,
    );
    attempts(core, plan, &prepared).instrument(span).await
}

async fn attempts(core: &Arc<Core>, plan: &Plan, prepared: &Prepared) -> Result<Raw> {
    let started = core.environment.elapsed();
    let mut failures = 0;
    loop {
        let failure = match attempt(core, plan, prepared).await {
            Ok(answer) => return Ok(success(core, prepared, answer, failures + 1)),
            Err(failure) => failure,
        };
        match next(core, prepared, &failure, failures) {
            Next::Wait(wait) => {
                tracing::debug!(attempt = failures + 1, ?wait, reason = failure.reason(), "trying again");
                core.environment.sleep(wait).await;
                failures += 1;
            }
            Next::GiveUp => {
                let elapsed = core.environment.elapsed().saturating_sub(started);
                return Err(failure.into_error(core, plan, prepared, failures + 1, elapsed));
            }
        }
    }
}

fn next(core: &Core, prepared: &Prepared, failure: &Failure, failures: u32) -> Next {
    let asked = match failure {
        Failure::Refused(answer) if retry::is_retried(answer.status) => {
            retry::retry_after(&answer.headers, core.environment.now())
        }
        Failure::Broken { retried: true, .. } => None,
        _ => return Next::GiveUp,
    };
    retry::next(failures, prepared.max_retries, asked, core.max_retry_after, || core.environment.random())
}

async fn attempt(core: &Core, plan: &Plan, prepared: &Prepared) -> Result<Answer, Failure> {
    let mut request = core
        .http
        .request(plan.method.clone(), prepared.url.clone())
        .headers(prepared.headers.clone())
        .timeout(prepared.timeout);
    if let Some(body) = &plan.body {
        request = request.body(body.clone());
    }
    let mut response = request.send().await.map_err(Failure::broken)?;
    let status = response.status();
    let answer = Answer { status, headers: std::mem::take(response.headers_mut()), body: Bytes::new() };
    if response.url() != &prepared.url {
        return Err(Failure::unreadable("the HTTP client followed a redirect; build it with `Policy::none()`", answer));
    }
    if !status.is_success() {
        let body = read(&mut response, ERROR_BODY_BYTES).await.map_err(Failure::broken)?;
        return Err(Failure::Refused(Answer { body: body.unwrap_or_else(|kept| kept), ..answer }));
    }
    match read(&mut response, core.max_body_bytes).await {
        Ok(Ok(body)) => Ok(Answer { body, ..answer }),
        Ok(Err(_)) => {
            let limit = core.max_body_bytes;
            Err(Failure::unreadable(format!("the body is larger than {limit} bytes (`max_body_bytes`)"), answer))
        }
        Err(error) if is_corrupt(&error) => Err(Failure::Unreadable {
            message: "the body is compressed and cannot be decompressed".to_owned(),
            source: Some(error.without_url().into()),
            answer,
        }),
        Err(error) => Err(Failure::broken(error)),
    }
}

/// Reads a body up to a limit; the inner error holds what was read of a longer one.
pub(crate) async fn read(response: &mut reqwest::Response, limit: usize) -> reqwest::Result<Result<Bytes, Bytes>> {
    let Some(first) = response.chunk().await? else { return Ok(Ok(Bytes::new())) };
    if first.len() > limit {
        return Ok(Err(first.slice(..limit)));
    }
    let Some(second) = response.chunk().await? else { return Ok(Ok(first)) };
    let mut body = BytesMut::from(first);
    let mut chunk = Some(second);
    while let Some(bytes) = chunk {
        if body.len() + bytes.len() > limit {
            return Ok(Err(body.freeze()));
        }
        body.extend_from_slice(&bytes);
        chunk = response.chunk().await?;
    }
    Ok(Ok(body.freeze()))
}

fn success(core: &Arc<Core>, prepared: &Prepared, answer: Answer, attempts: u32) -> Raw {
    Span::current().record("status", answer.status.as_u16()).record("attempts", attempts);
    let request_id = owned(&answer.headers, &X_REQUEST_ID).or_else(|| owned(&prepared.headers, &X_REQUEST_ID));
    Raw {
        parts: Response {
            value: (),
            status: answer.status,
            rate_limit: RateLimit::read(&answer.headers),
            headers: answer.headers,
            request_id: request_id.unwrap_or_default(),
            attempts,
            idempotency_key: owned(&prepared.headers, &IDEMPOTENCY_KEY),
        },
        body: answer.body,
        core: Arc::clone(core),
    }
}

impl Failure {
    pub(crate) fn unreadable(message: impl Into<String>, answer: Answer) -> Self {
        Failure::Unreadable { message: message.into(), source: None, answer }
    }

    /// Sorts what reqwest reports. Its URL is dropped: it may hold a ticket.
    pub(crate) fn broken(error: reqwest::Error) -> Self {
        let sent = !error.is_connect() && !error.is_builder();
        let (kind, message, retried) = if error.is_timeout() {
            (ErrorKind::Timeout, "no complete answer came in time", true)
        } else if error.is_connect() && is_untrusted(&error) {
            (ErrorKind::Connection, "the server's TLS certificate or handshake was not accepted", false)
        } else if error.is_connect() {
            (ErrorKind::Connection, "no connection could be made", true)
        } else {
            (ErrorKind::Connection, "the connection broke before the answer was complete", !error.is_builder())
        };
        Failure::Broken { kind, message, retried, sent, source: error.without_url().into() }
    }

    fn reason(&self) -> String {
        match self {
            Failure::Refused(answer) => format!("status {}", answer.status.as_u16()),
            Failure::Broken { message, .. } => (*message).to_owned(),
            Failure::Unreadable { message, .. } => message.clone(),
        }
    }

    fn is_retriable(&self) -> bool {
        match self {
            Failure::Refused(answer) => retry::is_retried(answer.status),
            Failure::Broken { retried, .. } => *retried,
            Failure::Unreadable { .. } => false,
        }
    }

    pub(crate) fn into_error(
        self,
        core: &Core,
        plan: &Plan,
        prepared: &Prepared,
        attempts: u32,
        elapsed: Duration,
    ) -> Error {
        let base = Inner {
            endpoint: Some(plan.name.clone()),
            request_id: owned(&prepared.headers, &X_REQUEST_ID),
            idempotency_key: owned(&prepared.headers, &IDEMPOTENCY_KEY),
            attempts,
            elapsed,
            sent: true,
            retriable: self.is_retriable(),
            ..Inner::default()
        };
        let inner = match self {
            Failure::Refused(answer) => refusal(core, answer, base),
            Failure::Broken { kind, message, sent, source, .. } => {
                Inner { kind, message: message.into(), sent, source: Some(source), ..base }
            }
            Failure::Unreadable { message, source, answer } => {
                let base = with_answer(&answer, base);
                Inner { kind: ErrorKind::Decode, message: message.into(), source, headers: answer.headers, ..base }
            }
        };
        Error::from_inner(inner)
    }
}

/// Whether a body came whole but is no valid compression; a cut one is a broken connection.
fn is_corrupt(error: &reqwest::Error) -> bool {
    error.is_decode()
        && io_kind(error)
            .is_some_and(|kind| kind != io::ErrorKind::UnexpectedEof && kind != io::ErrorKind::ConnectionReset)
}

/// Whether the handshake failed for a reason that another attempt cannot mend.
fn is_untrusted(error: &reqwest::Error) -> bool {
    // rustls reports what it does not accept as `InvalidData`; OpenSSL only says so in words.
    io_kind(error) == Some(io::ErrorKind::InvalidData) || sources(error).any(|e| e.to_string().contains("certificate"))
}

/// The kind of the innermost I/O error.
fn io_kind(error: &reqwest::Error) -> Option<io::ErrorKind> {
    let mut found = sources(error).filter_map(|e| e.downcast_ref::<io::Error>()).last()?;
    // An I/O error that wraps another does not name it as its source.
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
