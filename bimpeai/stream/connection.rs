//! One connection: its ticket, the request that opens it, and reading from it.

use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;
use futures::stream::BoxStream;
use futures::{FutureExt, StreamExt};
use reqwest::header::CONTENT_TYPE;
use reqwest::{StatusCode, Url};
use serde::Deserialize;

use super::errors::Origin;
use super::idle::Idle;
use super::plan::{EVENT_STREAM, StreamPlan};
use crate::error::{Error, ErrorKind, Inner, Redactor, Result};
use crate::http::{
    Body, BodyError, Ended, Failure, RawResponse, Sleep, X_REQUEST_ID, execute, open, owned, uuid_value,
};
use crate::response::decode_any;
use crate::sse::Decoder;

/// A step of opening a connection. All steps share one deadline.
pub(super) struct Opening<T> {
    step: BoxFuture<'static, Result<T>>,
    /// None until the first poll: a timer can only be created inside a runtime.
    deadline: Option<Sleep>,
}

impl<T> Opening<T> {
    pub(super) fn new(step: impl Future<Output = Result<T>> + Send + 'static) -> Self {
        Self { step: step.boxed(), deadline: None }
    }

    /// The next step, with the same deadline.
    pub(super) fn then<U>(&mut self, step: impl Future<Output = Result<U>> + Send + 'static) -> Opening<U> {
        Opening { step: step.boxed(), deadline: self.deadline.take() }
    }

    pub(super) fn poll(&mut self, plan: &StreamPlan, cx: &mut Context<'_>) -> Poll<Result<T>> {
        if let Poll::Ready(done) = self.step.poll_unpin(cx) {
            return Poll::Ready(done);
        }
        let deadline = self.deadline.get_or_insert_with(|| plan.shared.environment.deadline(plan.prepared.timeout));
        ready!(deadline.as_mut().poll(cx));
        Poll::Ready(Err(plan.broken(ErrorKind::Timeout, "the stream did not open in time")))
    }
}

/// A ticket. Valid for one connection, and never printed.
pub(super) struct Ticket(String);

#[derive(Deserialize)]
struct TicketData {
    ticket: String,
}

/// Requests a ticket, in one attempt: the stream retries ticket and connection together.
pub(super) async fn fetch_ticket(plan: Arc<StreamPlan>) -> Result<Ticket> {
    let mut ticket = plan.ticket.clone();
    ticket.options.max_retries = Some(0);
    ticket.options.idempotency_key = ticket.idempotent.then(uuid_value);
    let success = execute(&plan.shared, &ticket).await?;
    let response =
        success.read(|success| decode_any::<TicketData>(success, &ticket).map_err(|error| error.edit(hide_body)))?;
    Ok(Ticket(response.value.ticket))
}

/// The body may contain the ticket.
fn hide_body(inner: &mut Inner) {
    inner.message = "the response does not contain a ticket".into();
    inner.excerpt = None;
    inner.body = Bytes::new();
}

/// An open connection.
pub(super) struct Connection {
    body: BoxStream<'static, Result<Bytes, BodyError>>,
    pub(super) decoder: Decoder,
    /// Whether the decoder may have items to return.
    pub(super) has_unread: bool,
    idle: Idle,
    opened: Duration,
    pub(super) origin: Origin,
}

/// The result of reading.
pub(super) enum Read {
    Bytes,
    /// The server closed the connection properly.
    Closed,
    Broken(Error),
}

impl Connection {
    /// Opens the stream.
    pub(super) async fn open(plan: Arc<StreamPlan>, ticket: Ticket, after: Option<String>) -> Result<Self> {
        let redactor = plan.shared.redactor.clone().with(&ticket.0);
        let failed = |failure: Failure| {
            failure.into_error(&plan.shared, &plan.stream, &plan.prepared, Ended::ONCE).redacted(&redactor)
        };
        let url = url(&plan.prepared.url, &ticket, after.as_deref());
        let (response, body) = request(&plan, url).await.map_err(failed)?;
        Ok(Self::new(&plan, &response, body, redactor))
    }

    fn new(plan: &StreamPlan, response: &RawResponse, body: Body, redactor: Redactor) -> Self {
        let sent = || owned(&plan.prepared.headers, &X_REQUEST_ID);
        let pieces =
            futures::stream::try_unfold(body, async |mut body| Ok(body.chunk().await?.map(|piece| (piece, body))));
        Self {
            origin: Origin { request_id: owned(&response.headers, &X_REQUEST_ID).or_else(sent), redactor },
            body: pieces.boxed(),
            decoder: Decoder::with_limits(plan.options.limits),
            has_unread: false,
            idle: Idle::new(plan.options.idle_timeout),
            opened: plan.shared.environment.elapsed(),
        }
    }

    /// How long ago the connection was opened.
    pub(super) fn age(&self, now: Duration) -> Duration {
        now.saturating_sub(self.opened)
    }

    /// Reads what has arrived into the decoder. Only to be called when the decoder has no items left.
    pub(super) fn poll_read(&mut self, plan: &StreamPlan, cx: &mut Context<'_>) -> Poll<Read> {
        let read = match self.body.poll_next_unpin(cx) {
            Poll::Ready(Some(Ok(bytes))) => {
                self.idle.reset();
                self.decoder.feed(bytes);
                self.has_unread = true;
                Read::Bytes
            }
            Poll::Ready(Some(Err(error))) => {
                let failure = match error {
                    BodyError::Broken(error) => Failure::broken(error),
                    BodyError::Corrupt(error) => Failure::interrupted(error),
                };
                let error = failure.into_error(&plan.shared, &plan.stream, &plan.prepared, Ended::ONCE);
                Read::Broken(error.redacted(&self.origin.redactor))
            }
            Poll::Ready(None) => Read::Closed,
            Poll::Pending => ready!(self.poll_silence(plan, cx)),
        };
        Poll::Ready(read)
    }

    fn poll_silence(&mut self, plan: &StreamPlan, cx: &mut Context<'_>) -> Poll<Read> {
        let limit = ready!(self.idle.poll(&*plan.shared.environment, cx));
        let message = format!("the stream was silent for {} s", limit.as_secs_f64());
        Poll::Ready(Read::Broken(plan.broken(ErrorKind::Timeout, message)))
    }
}

fn url(base: &Url, ticket: &Ticket, after: Option<&str>) -> Url {
    let mut url = base.clone();
    let mut query = url.query_pairs_mut();
    query.append_pair("ticket", &ticket.0);
    if let Some(after) = after {
        query.append_pair("after", after);
    }
    drop(query);
    url
}

async fn request(plan: &StreamPlan, url: Url) -> Result<(RawResponse, Body), Failure> {
    let mut request = plan.shared.http.get(url.clone()).headers(plan.prepared.headers.clone());
    if plan.shared.http_is_injected {
        // A stream may stay open for any time: a time limit of the caller's HTTP client would cut it.
        request = request.timeout(Duration::MAX);
    }
    let response = request.send().await.map_err(Failure::broken)?;
    let (response, body) = open(&plan.shared, response, &url).await?;
    match problem(&response) {
        None => Ok((response, body)),
        Some(problem) => Err(Failure::unreadable(problem, response)),
    }
}

/// Why a successful response is not an event stream. WHATWG HTML, section 9.2.3: only a 200 of that type is one.
fn problem(response: &RawResponse) -> Option<&'static str> {
    if response.status == StatusCode::NO_CONTENT {
        return Some("the server has no stream (204)");
    }
    if response.status != StatusCode::OK {
        return Some("the status is not that of an event stream");
    }
    // Parameters are ignored: an event stream is UTF-8 whatever its `charset`.
    let value = response.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim();
    (!essence.eq_ignore_ascii_case(EVENT_STREAM)).then_some("its `Content-Type` is not `text/event-stream`")
}
