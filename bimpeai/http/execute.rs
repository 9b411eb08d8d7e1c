//! One request: its attempts, until one succeeds or no retry is left.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use tracing::{Instrument, Span};

use super::attempt::{RawResponse, attempt};
use super::failure::{Failure, Verdict};
use super::headers::{IDEMPOTENCY_KEY, X_REQUEST_ID, owned, text};
use super::plan::Plan;
use super::prepare::{Prepared, prepare};
use super::retry::{self, Next};
use super::shared::Shared;
use crate::error::Result;

/// A successful response whose body has not been decoded yet.
pub struct Success {
    pub(crate) shared: Arc<Shared>,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The response's, else the one that was sent.
    pub(crate) request_id: String,
    pub(crate) attempts: u32,
    pub(crate) idempotency_key: Option<String>,
}

/// Sends a request, with retries.
pub(crate) async fn execute(shared: &Arc<Shared>, plan: &Plan) -> Result<Success> {
    let prepared = prepare(shared, plan).map_err(|error| error.at_endpoint(plan.endpoint.clone()))?;
    let span = tracing::debug_span!(
        "bimpeai.request",
        endpoint = %plan.endpoint,
        method = %plan.method,
        route = %plan.template,
        request_id = text(&prepared.headers, &X_REQUEST_ID),
        status = tracing::field::Empty,
        attempts = tracing::field::Empty,
    );
    attempts(shared, plan, &prepared).instrument(span).await
}

async fn attempts(shared: &Arc<Shared>, plan: &Plan, prepared: &Prepared) -> Result<Success> {
    let started = shared.environment.elapsed();
    let mut failures = 0;
    loop {
        let failure = match attempt(shared, plan, prepared).await {
            Ok(response) => return Ok(success(shared, prepared, response, failures + 1)),
            Err(failure) => failure,
        };
        match next(shared, plan, prepared, &failure, failures) {
            Next::Wait(wait) => {
                tracing::debug!(attempt = failures + 1, ?wait, reason = failure.reason(), "retrying");
                shared.environment.sleep(wait).await;
                failures += 1;
            }
            Next::GiveUp => {
                let elapsed = shared.environment.elapsed().saturating_sub(started);
                return Err(failure.into_error(shared, plan, prepared, failures + 1, elapsed));
            }
        }
    }
}

fn next(shared: &Shared, plan: &Plan, prepared: &Prepared, failure: &Failure, failures: u32) -> Next {
    if failure.verdict(plan.is_repeatable()) != Verdict::Retriable {
        return Next::GiveUp;
    }
    let retry_after = failure.retry_after(shared.environment.now());
    let random = || shared.environment.random();
    retry::next(failures, prepared.max_retries, retry_after, shared.max_retry_after, random)
}

fn success(shared: &Arc<Shared>, prepared: &Prepared, response: RawResponse, attempts: u32) -> Success {
    Span::current().record("status", response.status.as_u16()).record("attempts", attempts);
    let request_id = owned(&response.headers, &X_REQUEST_ID).or_else(|| owned(&prepared.headers, &X_REQUEST_ID));
    Success {
        shared: Arc::clone(shared),
        status: response.status,
        headers: response.headers,
        body: response.body,
        request_id: request_id.unwrap_or_default(),
        attempts,
        idempotency_key: owned(&prepared.headers, &IDEMPOTENCY_KEY),
    }
}
