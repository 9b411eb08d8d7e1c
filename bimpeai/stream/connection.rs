//! One connection: the ticket for it, the request that opens it, and what is read from it.

use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;
use futures::stream::BoxStream;
use futures::{FutureExt, StreamExt};
use reqwest::header::{ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, COOKIE, HeaderValue, PROXY_AUTHORIZATION};
use reqwest::{StatusCode, Url};
use serde::Deserialize;

use super::idle::Idle;
use super::request::Route;
use crate::call::Plan;
use crate::client::Core;
use crate::engine::{self, ERROR_BODY_BYTES, Failure, read};
use crate::environment::Sleep;
use crate::error::{Error, ErrorKind, Result};
use crate::header::X_REQUEST_ID;
use crate::prepare::{Prepared, fresh_uuid, owned, prepare};
use crate::refusal::Answer;
use crate::response::decode_any;
use crate::sse::Decoder;

const EVENT_STREAM: &str = "text/event-stream";

/// What fetches a connection, within a time that ticket and answer share.
pub(super) struct Opening<T> {
    answer: BoxFuture<'static, Result<T>>,
    /// None until the first poll: a timer can only be made inside a runtime.
    deadline: Option<Sleep>,
}

impl<T> Opening<T> {
    pub(super) fn new(answer: impl Future<Output = Result<T>> + Send + 'static) -> Self {
        Self { answer: answer.boxed(), deadline: None }
    }

    /// The next step, against the same deadline.
    pub(super) fn then<U>(&mut self, answer: impl Future<Output = Result<U>> + Send + 'static) -> Opening<U> {
        Opening { answer: answer.boxed(), deadline: self.deadline.take() }
    }

    pub(super) fn poll(&mut self, route: &Route, cx: &mut Context<'_>) -> Poll<Result<T>> {
        if let Poll::Ready(answer) = self.answer.poll_unpin(cx) {
            return Poll::Ready(answer);
        }
        let deadline = self.deadline.get_or_insert_with(|| route.core.environment.deadline(route.prepared.timeout));
        ready!(deadline.as_mut().poll(cx));
        Poll::Ready(Err(route.broken(ErrorKind::Timeout, "the stream did not open in time")))
    }
}

/// A ticket. Good for one connection, and never printed.
pub(super) struct Ticket(String);

#[derive(Deserialize)]
struct TicketAnswer {
    ticket: String,
}

/// Fetches a ticket, in one attempt: the stream as a whole is what is tried again.
pub(super) async fn fetch_ticket(route: Arc<Route>) -> Result<Ticket> {
    let mut plan = route.ticket.clone();
    plan.options.max_retries = Some(0);
    plan.options.idempotency_key = Some(fresh_uuid());
    let raw = engine::execute(&route.core, &plan).await?;
    let answer = decode_any::<TicketAnswer>(raw, &plan).map_err(|error| error.edit(hide_answer))?;
    Ok(Ticket(answer.value.ticket))
}

/// What the answer says may be the very ticket.
fn hide_answer(inner: &mut crate::error::Inner) {
    inner.message = "the answer holds no ticket".into();
    inner.excerpt = None;
    inner.body = Bytes::new();
}

/// What the request of a stream sends, whichever connection it is for.
///
/// The stream lives on its ticket alone: nothing that identifies the caller otherwise goes with it.
pub(super) fn prepare_stream(core: &Core, plan: &Plan) -> Result<Prepared> {
    let mut prepared = prepare(core, plan)?;
    for credentials in [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE] {
        prepared.headers.remove(credentials);
    }
    prepared.headers.insert(ACCEPT, HeaderValue::from_static(EVENT_STREAM));
    // WHATWG HTML, section 9.2.2: the cache mode of the request is "no-store".
    prepared.headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(prepared)
}

/// An open connection.
pub(super) struct Connection {
    body: BoxStream<'static, reqwest::Result<Bytes>>,
    pub(super) decoder: Decoder,
    /// Whether the decoder may have something to give.
    pub(super) has_unread: bool,
    idle: Idle,
    opened: Duration,
    /// The answer's, else the one that was sent.
    pub(super) request_id: Option<String>,
}

/// What came of reading.
pub(super) enum Read {
    Bytes,
    /// The server closed the connection properly.
    Closed,
    Broken(Error),
}

impl Connection {
    /// Opens the stream.
    pub(super) async fn open(route: Arc<Route>, ticket: Ticket, after: Option<String>) -> Result<Self> {
        let failed = |failure: Failure| {
            failure
                .into_error(&route.core, &route.stream, &route.prepared, 1, Duration::ZERO)
                .edit(|inner| redact(inner, &ticket))
        };
        let url = url(&route.prepared.url, &ticket, after.as_deref());
        let answer = request(&route, url).await.map_err(failed)?;
        Ok(Self::new(&route, answer))
    }

    fn new(route: &Route, response: reqwest::Response) -> Self {
        let sent = || owned(&route.prepared.headers, &X_REQUEST_ID);
        Self {
            request_id: owned(response.headers(), &X_REQUEST_ID).or_else(sent),
            body: response.bytes_stream().boxed(),
            decoder: Decoder::with_limits(route.limits),
            has_unread: false,
            idle: Idle::new(route.idle_timeout),
            opened: route.core.environment.elapsed(),
        }
    }

    /// How long ago it was opened.
    pub(super) fn age(&self, now: Duration) -> Duration {
        now.saturating_sub(self.opened)
    }

    /// Reads what is there into the decoder. To be asked only when the decoder has nothing left.
    pub(super) fn poll_read(&mut self, route: &Route, cx: &mut Context<'_>) -> Poll<Read> {
        let read = match self.body.poll_next_unpin(cx) {
            Poll::Ready(Some(Ok(bytes))) => {
                self.idle.reset();
                self.decoder.feed(bytes);
                self.has_unread = true;
                Read::Bytes
            }
            Poll::Ready(Some(Err(error))) => {
                let error = Failure::broken(error);
                Read::Broken(error.into_error(&route.core, &route.stream, &route.prepared, 1, Duration::ZERO))
            }
            Poll::Ready(None) => Read::Closed,
            Poll::Pending => ready!(self.poll_silence(route, cx)),
        };
        Poll::Ready(read)
    }

    fn poll_silence(&mut self, route: &Route, cx: &mut Context<'_>) -> Poll<Read> {
        let limit = ready!(self.idle.poll(&*route.core.environment, cx));
        let message = format!("the stream was silent for {} s", limit.as_secs_f64());
        Poll::Ready(Read::Broken(route.broken(ErrorKind::Timeout, message)))
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

async fn request(route: &Route, url: Url) -> Result<reqwest::Response, Failure> {
    let mut request = route.core.http.get(url.clone()).headers(route.prepared.headers.clone());
    if route.core.http_is_injected {
        // A stream may last for ever: a time limit of the caller's HTTP client would cut it.
        request = request.timeout(Duration::MAX);
    }
    let mut response = request.send().await.map_err(Failure::broken)?;
    let answer = |response: &mut reqwest::Response, body| {
        let headers = std::mem::take(response.headers_mut());
        Answer { status: response.status(), headers, body }
    };
    if response.url() != &url {
        let problem = "the HTTP client followed a redirect; build it with `Policy::none()`";
        return Err(Failure::unreadable(problem, answer(&mut response, Bytes::new())));
    }
    if !response.status().is_success() {
        let body = read(&mut response, ERROR_BODY_BYTES).await.map_err(Failure::broken)?;
        return Err(Failure::Refused(answer(&mut response, body.unwrap_or_else(|kept| kept))));
    }
    match problem(&response) {
        None => Ok(response),
        Some(problem) => Err(Failure::unreadable(problem, answer(&mut response, Bytes::new()))),
    }
}

/// Why a successful answer is no event stream. WHATWG HTML, section 9.2.3: only a 200 of that type is one.
fn problem(response: &reqwest::Response) -> Option<&'static str> {
    if response.status() == StatusCode::NO_CONTENT {
        return Some("the server has no stream to give");
    }
    if response.status() != StatusCode::OK {
        return Some("the status is not that of an event stream");
    }
    // Parameters say nothing: an event stream is UTF-8 whatever its `charset`.
    let value = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim();
    (!essence.eq_ignore_ascii_case(EVENT_STREAM)).then_some("its `Content-Type` is not `text/event-stream`")
}

/// A server may echo the ticket in what it says.
fn redact(inner: &mut crate::error::Inner, ticket: &Ticket) {
    let texts = inner.field_errors.iter_mut().flat_map(|field| [&mut field.path, &mut field.message]);
    for text in texts.chain([inner.message.to_mut()]) {
        if !ticket.0.is_empty() && text.contains(&ticket.0) {
            *text = text.replace(&ticket.0, "[redacted]");
        }
    }
}
