//! One request: its attempts, until one succeeds or none may follow.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::future::{Either, select};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use tracing::Instrument;

use super::attempt::{RawResponse, attempt};
use super::cause::Cause;
use super::deadline::Deadline;
use super::failure::{Ended, Failure, Verdict};
use super::headers::{IDEMPOTENCY_KEY, X_REQUEST_ID, owned};
use super::plan::Plan;
use super::prepare::{Prepared, prepare};
use super::retry::{self, Next};
use super::shared::Shared;
use super::trace::Trace;
use crate::error::{Bound, Limit, Result};

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
    /// The span of the request, which is open until its response has been decoded.
    pub(super) trace: Trace,
}

/// Sends a request, with retries.
pub(crate) async fn execute(shared: &Arc<Shared>, plan: &Plan) -> Result<Success> {
    let prepared = prepare(shared, plan).map_err(|error| error.at_endpoint(plan.endpoint.clone()))?;
    let trace = Trace::new(plan, &prepared);
    match Execution::new(shared, plan, &prepared).run().instrument(trace.span()).await {
        Ok((response, attempts)) => {
            trace.respond(response.status, attempts);
            Ok(success(shared, &prepared, response, attempts, trace))
        }
        Err(error) => {
            trace.fail(&error);
            Err(error)
        }
    }
}

/// A request while it is sent.
struct Execution<'r> {
    shared: &'r Arc<Shared>,
    plan: &'r Plan,
    prepared: &'r Prepared,
    started: Duration,
    deadline: Deadline,
    attempts: u32,
    /// Failures that used up a retry.
    failures: u32,
    /// Whether an attempt has followed another one at once.
    went_at_once: bool,
    /// Whether the deadline limits the current attempt more than its timeout.
    is_cut: bool,
    earlier_attempt_may_have_been_processed: bool,
}

impl<'r> Execution<'r> {
    fn new(shared: &'r Arc<Shared>, plan: &'r Plan, prepared: &'r Prepared) -> Self {
        let started = shared.environment.elapsed();
        Self {
            shared,
            plan,
            prepared,
            started,
            deadline: Deadline::new(started, prepared.deadline),
            attempts: 0,
            failures: 0,
            went_at_once: false,
            is_cut: false,
            earlier_attempt_may_have_been_processed: false,
        }
    }

    async fn run(mut self) -> Result<(RawResponse, u32)> {
        loop {
            let failure = match self.attempt().await {
                Ok(response) => {
                    self.shared.budget.refill();
                    return Ok((response, self.attempts));
                }
                Err(failure) => failure,
            };
            let wait = match self.next(&failure) {
                Next::Wait(wait) => wait,
                Next::GiveUp(limit) => return Err(self.error(failure, limit)),
            };
            Trace::retry(self.attempts, wait, &failure);
            self.earlier_attempt_may_have_been_processed |= failure.may_have_been_processed();
            let is_at_once = wait.is_zero() && failure.cause().is_some_and(Cause::may_retry_at_once);
            if !is_at_once {
                self.shared.environment.sleep(wait).await;
            }
        }
    }

    fn now(&self) -> Duration {
        self.shared.environment.elapsed()
    }

    async fn attempt(&mut self) -> Result<RawResponse, Failure> {
        let pacing = &self.shared.pacing;
        self.wait_for_rate_limit().await?;
        let _permit = match self.deadline.remaining(self.now()) {
            None => pacing.enter().await,
            Some(left) => {
                let entered = std::pin::pin!(pacing.enter());
                match select(entered, self.shared.environment.deadline(left)).await {
                    Either::Left((permit, _)) => permit,
                    Either::Right(_) => return Err(Failure::never_sent()),
                }
            }
        };
        let (limit, is_cut) = self.deadline.limit(self.prepared.timeout, self.now());
        if limit.is_zero() {
            return Err(Failure::never_sent());
        }
        self.is_cut = is_cut;
        self.attempts += 1;
        let outcome = attempt(self.shared, self.plan, self.prepared, limit).await;
        let headers = match &outcome {
            Ok(response) => Some(&response.headers),
            Err(failure) => failure.headers(),
        };
        if let Some(headers) = headers {
            pacing.note(headers, self.now(), self.shared.environment.now());
        }
        outcome
    }

    /// A wait that is too long is not made: the 429 that follows says so.
    async fn wait_for_rate_limit(&self) -> Result<(), Failure> {
        let wait = self.shared.pacing.wait(self.now());
        if wait.is_zero() || wait > self.shared.max_retry_after {
            return Ok(());
        }
        if self.deadline.passes_in(wait, self.now()) {
            return Err(Failure::never_sent());
        }
        self.shared.environment.sleep(wait).await;
        Ok(())
    }

    /// Decides whether another attempt follows, and after which wait.
    fn next(&mut self, failure: &Failure) -> Next {
        let is_late = matches!(failure.cause(), Some(Cause::Timeout | Cause::ConnectTimeout));
        if failure.cause() == Some(Cause::Deadline) || (self.is_cut && is_late) {
            return Next::GiveUp(Some(Limit::Deadline));
        }
        if failure.verdict(self.plan.is_repeatable()) != Verdict::Retriable {
            return Next::GiveUp(None);
        }
        let wait = match self.wait(failure) {
            Next::Wait(wait) => wait,
            end @ Next::GiveUp(_) => return end,
        };
        if self.deadline.passes_in(wait, self.now()) {
            return Next::GiveUp(Some(Limit::Deadline));
        }
        if !self.shared.budget.take(self.now()) {
            return Next::GiveUp(Some(Limit::RetryBudget));
        }
        Next::Wait(wait)
    }

    /// The wait before the next attempt, which uses up a retry.
    ///
    /// What certainly reached nobody is sent again at once, but only once: whatever was wrong may last. If an HTTP/2 server
    /// refused it unprocessed, this uses up no retry, because such a server asks for it: it is about to close the
    /// connection.
    fn wait(&mut self, failure: &Failure) -> Next {
        if failure.cause().is_some_and(Cause::may_retry_at_once) && !self.went_at_once {
            let is_free = failure.cause() == Some(Cause::NotProcessed);
            if is_free || self.failures < self.prepared.max_retries {
                self.went_at_once = true;
                self.failures += u32::from(!is_free);
                return Next::Wait(Duration::ZERO);
            }
        }
        let retry_after = failure.retry_after(self.shared.environment.now());
        let random = || self.shared.environment.random();
        let next =
            retry::next(self.failures, self.prepared.max_retries, retry_after, self.shared.max_retry_after, random);
        self.failures += 1;
        next
    }

    fn error(self, failure: Failure, limit: Option<Limit>) -> crate::Error {
        let ended = Ended {
            attempts: self.attempts,
            elapsed: self.now().saturating_sub(self.started),
            limit,
            earlier_attempt_may_have_been_processed: self.earlier_attempt_may_have_been_processed,
        };
        failure.into_error(self.shared, self.plan, self.prepared, ended)
    }
}

fn success(shared: &Arc<Shared>, prepared: &Prepared, response: RawResponse, attempts: u32, trace: Trace) -> Success {
    let request_id = owned(&response.headers, &X_REQUEST_ID).or_else(|| owned(&prepared.headers, &X_REQUEST_ID));
    Success {
        shared: Arc::clone(shared),
        status: response.status,
        headers: response.headers,
        body: response.body,
        request_id: shared.redactor.text(&request_id.unwrap_or_default(), Bound::NAME),
        attempts,
        idempotency_key: owned(&prepared.headers, &IDEMPOTENCY_KEY),
        trace,
    }
}

impl Success {
    /// A copy, which has no part in the trace.
    pub(crate) fn copy(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            status: self.status,
            headers: self.headers.clone(),
            body: self.body.clone(),
            request_id: self.request_id.clone(),
            attempts: self.attempts,
            idempotency_key: self.idempotency_key.clone(),
            trace: Trace::none(),
        }
    }

    /// Decodes the response, which ends the trace.
    pub(crate) fn read<T>(mut self, read: impl FnOnce(Self) -> Result<T>) -> Result<T> {
        let trace = self.trace.hand_over();
        let result = read(self);
        match &result {
            Ok(_) => trace.succeed(),
            Err(error) => trace.fail(error),
        }
        result
    }
}
