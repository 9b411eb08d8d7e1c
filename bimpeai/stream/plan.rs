//! What all connections of a stream have in common.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CACHE_CONTROL, COOKIE, HeaderValue, PROXY_AUTHORIZATION,
};

use crate::error::{Error, Result};
use crate::http::{self, Plan, Prepared, Shared};
use crate::sse::Limits;

pub(super) const EVENT_STREAM: &str = "text/event-stream";

/// The two requests of every connection, and the settings of the stream.
pub(super) struct StreamPlan {
    pub(super) shared: Arc<Shared>,
    pub(super) ticket: Plan,
    pub(super) stream: Plan,
    pub(super) prepared: Prepared,
    pub(super) options: StreamOptions,
}

/// What can be set on a stream, in addition to the options of every request.
#[derive(Debug)]
pub(super) struct StreamOptions {
    pub(super) after: Option<String>,
    pub(super) reconnect: bool,
    pub(super) max_retries: u32,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) limits: Limits,
}

impl StreamPlan {
    pub(super) fn new(shared: Arc<Shared>, ticket: Plan, stream: Plan, options: StreamOptions) -> Result<Self> {
        let prepared = check(&shared, options.idle_timeout)
            .and_then(|()| prepare(&shared, &stream))
            .and_then(|prepared| check_after(&prepared, options.after.as_deref()).map(|()| prepared))
            .map_err(|error| error.at_endpoint(stream.endpoint.clone()))?;
        Ok(Self { shared, ticket, stream, prepared, options })
    }

    pub(super) fn span(&self) -> tracing::Span {
        tracing::debug_span!(
            "bimpeai.stream",
            endpoint = %self.stream.endpoint,
            route = %self.stream.template,
            request_id = http::text(&self.prepared.headers, &http::X_REQUEST_ID),
        )
    }
}

/// What the stream's request sends, on every connection.
///
/// The ticket alone authenticates the stream: no other credential goes out with it.
fn prepare(shared: &Shared, plan: &Plan) -> Result<Prepared> {
    let mut prepared = http::prepare(shared, plan)?;
    for credentials in [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE] {
        prepared.headers.remove(credentials);
    }
    // A proxy that compresses a stream may hold it back.
    prepared.headers.remove(ACCEPT_ENCODING);
    prepared.headers.insert(ACCEPT, HeaderValue::from_static(EVENT_STREAM));
    // WHATWG HTML, section 9.2.2: the cache mode of the request is "no-store".
    prepared.headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(prepared)
}

/// Checks that the URL is not too long with `after`, which is added to it on each connection.
fn check_after(prepared: &Prepared, after: Option<&str>) -> Result<()> {
    let Some(after) = after else { return Ok(()) };
    let mut url = prepared.url.clone();
    url.query_pairs_mut().append_pair("after", after);
    http::check_length(&url, || "after".to_owned())
}

fn check(shared: &Shared, idle_timeout: Option<Duration>) -> Result<()> {
    if idle_timeout.is_some_and(|limit| limit.is_zero()) {
        return Err(Error::usage("idle_timeout", "must be longer than zero (`None` switches it off)"));
    }
    match &shared.http_stream_problem {
        Some(problem) => Err(Error::usage("http_client", problem)),
        None => Ok(()),
    }
}
