//! The trace of a request, with the names of OpenTelemetry's semantic conventions for HTTP clients.

use std::time::Duration;

use reqwest::StatusCode;
use tracing::Span;
use tracing::field::{Empty, display};

use super::failure::Failure;
use super::headers::{X_REQUEST_ID, text};
use super::plan::Plan;
use super::prepare::Prepared;
use crate::error::Error;

/// The span of a request, which is complete however the request ends: a future that is dropped included.
pub(super) struct Trace {
    span: Span,
    has_ended: bool,
}

impl Trace {
    pub(super) fn new(plan: &Plan, prepared: &Prepared) -> Self {
        let span = tracing::debug_span!(
            "bimpeai.request",
            otel.kind = "client",
            bimpeai.endpoint = %plan.endpoint,
            bimpeai.request_id = text(&prepared.headers, &X_REQUEST_ID),
            http.request.method = %plan.method,
            url.template = %plan.template,
            server.address = prepared.url.host_str(),
            server.port = prepared.url.port_or_known_default(),
            http.response.status_code = Empty,
            http.request.resend_count = Empty,
            error.type = Empty,
        );
        Self { span, has_ended: false }
    }

    /// Of nothing.
    pub(super) fn none() -> Self {
        Self { span: Span::none(), has_ended: true }
    }

    pub(super) fn span(&self) -> Span {
        self.span.clone()
    }

    /// An event for each retry.
    pub(super) fn retry(attempts: u32, wait: Duration, failure: &Failure) {
        tracing::debug!(http.request.resend_count = attempts, ?wait, error.type = %failure.error_type(), "retrying");
    }

    /// Notes a successful response, which may still turn out to be unreadable.
    pub(super) fn respond(&self, status: StatusCode, attempts: u32) {
        self.record(Some(status.as_u16()), attempts, None);
    }

    /// Another value that ends the trace in place of this one.
    pub(super) fn hand_over(&mut self) -> Self {
        Self { span: self.span.clone(), has_ended: std::mem::replace(&mut self.has_ended, true) }
    }

    pub(super) fn succeed(mut self) {
        self.has_ended = true;
    }

    /// Completes the span; an event for each failure.
    pub(super) fn fail(mut self, error: &Error) {
        self.has_ended = true;
        let status = error.status().map(|status| status.as_u16());
        self.record(status, error.attempts(), Some(error.error_type()));
        self.span.in_scope(|| tracing::debug!(error = %error, "the request failed"));
    }

    fn record(&self, status: Option<u16>, attempts: u32, error_type: Option<&str>) {
        if let Some(status) = status {
            self.span.record("http.response.status_code", status);
        }
        if attempts > 1 {
            self.span.record("http.request.resend_count", attempts - 1);
        }
        if let Some(error_type) = error_type {
            self.span.record("error.type", display(error_type));
        }
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        if !self.has_ended {
            self.span.record("error.type", "cancelled");
        }
    }
}
