//! The builder with which a test sets a fault.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::{HeaderName, HeaderValue};
use serde_json::Value;

use crate::schema::Endpoint;

use super::fault::{CutPosition, Disconnect, Effect, Fault, Faults, ScriptedBody};

/// Sets a fault: which requests it affects, and what it does; see [`Server::on`](crate::mock::Server::on).
///
/// The method for the effect comes last and sets the fault: [`status`](Self::status), [`reset`](Self::reset),
/// [`truncate_body`](Self::truncate_body) and so on. By default it occurs once. With an effect that prevents or replaces
/// the endpoint's response, the request is not carried out; with one that only damages the response, it is.
#[must_use = "a fault is set by its effect: `.status(503)`, `.reset()`, ..."]
pub struct FaultBuilder<'s> {
    faults: &'s Faults,
    fault: Fault,
}

impl<'s> FaultBuilder<'s> {
    pub(crate) fn new(faults: &'s Faults, endpoint: Option<&'static Endpoint>) -> Self {
        Self { faults, fault: Fault::new(endpoint) }
    }

    /// Makes the fault occur `times` times. Default: once.
    pub fn times(mut self, times: u64) -> Self {
        self.fault.left = Some(times);
        self
    }

    /// Makes the fault affect every matching request.
    pub fn always(mut self) -> Self {
        self.fault.left = None;
        self
    }

    /// Makes the n-th matching request from now on, counted from 1, the first that the fault affects.
    pub fn nth(mut self, n: u64) -> Self {
        self.fault.skip = n.saturating_sub(1);
        self
    }

    /// Affects only requests with this API key.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.fault.key = Some(key.into());
        self
    }

    /// Adds a header to the response, such as `Retry-After`. An invalid header is ignored.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            self.fault.headers.append(name, value);
        }
        self
    }

    /// Waits before the effect.
    pub fn after_delay(mut self, delay: Duration) -> Self {
        self.fault.delay = delay;
        self
    }

    fn set(mut self, effect: Effect) {
        self.fault.effect = effect;
        self.faults.add(self.fault);
    }

    fn respond_with(self, status: u16, body: Option<ScriptedBody>) {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self.set(Effect::Respond { status, body });
    }

    /// Responds with this status and the API's error body.
    pub fn status(self, status: u16) {
        self.respond_with(status, None);
    }

    /// Responds with this status and a JSON body.
    pub fn respond(self, status: u16, body: impl Into<Value>) {
        let body = Bytes::from(body.into().to_string());
        self.respond_with(status, Some(ScriptedBody::Bytes(body)));
    }

    /// Responds with 200 and truncated JSON.
    pub fn malformed_json(self) {
        self.respond_with(200, Some(ScriptedBody::Bytes(Bytes::from_static(br#"{"message": "ok", "data": {"id": "#))));
    }

    /// Responds with 200 and an HTML page, like a captive portal.
    pub fn html(self) {
        let page = Bytes::from_static(b"<!doctype html><title>Sign in</title>");
        self.header("content-type", "text/html").respond_with(200, Some(ScriptedBody::Bytes(page)));
    }

    /// Responds with 204.
    pub fn no_content(self) {
        self.respond_with(204, Some(ScriptedBody::Bytes(Bytes::new())));
    }

    /// Responds with 307, a redirect.
    pub fn redirect(self, location: &str) {
        self.header("location", location).respond_with(307, Some(ScriptedBody::Bytes(Bytes::new())));
    }

    /// Responds with 200 and a JSON body of about this many bytes.
    pub fn huge_body(self, bytes: u64) {
        self.respond_with(200, Some(ScriptedBody::Huge(bytes)));
    }

    /// Responds with 200 and a small compressed body that decompresses to about this many bytes.
    pub fn gzip_bomb(self, bytes: u64) {
        self.header("content-encoding", "gzip").respond_with(200, Some(ScriptedBody::GzipBomb(bytes)));
    }

    /// Delays the response, with no other effect.
    pub fn delay(self, delay: Duration) {
        self.after_delay(delay).delay_only();
    }

    /// Has no effect other than the delay that was set.
    pub(crate) fn delay_only(self) {
        self.set(Effect::None);
    }

    /// Never responds.
    pub fn no_response(self) {
        self.set(Effect::NoResponse);
    }

    /// Carries out the request and resets the connection before the first byte of the response.
    pub fn reset(self) {
        self.set(Effect::Cut { at: CutPosition::Start, disconnect: Disconnect::Reset });
    }

    /// Carries out the request and resets the connection after this many bytes of the headers.
    pub fn reset_in_headers(self, bytes: u64) {
        self.set(Effect::Cut { at: CutPosition::Head(bytes), disconnect: Disconnect::Reset });
    }

    /// Carries out the request and resets the connection after this many bytes of the body.
    pub fn reset_in_body(self, bytes: u64) {
        self.set(Effect::Cut { at: CutPosition::Body(bytes), disconnect: Disconnect::Reset });
    }

    /// Carries out the request and closes the connection after this many bytes of the body.
    pub fn truncate_body(self, bytes: u64) {
        self.set(Effect::Cut { at: CutPosition::Body(bytes), disconnect: Disconnect::Fin });
    }

    /// Sends the response one byte at a time.
    pub fn drip(self, pause: Duration) {
        self.set(Effect::Drip { pause });
    }

    /// Sends the response with a `Content-Length` that is `surplus` bytes too large.
    pub fn wrong_content_length(self, surplus: u64) {
        self.set(Effect::WrongLength { surplus });
    }

    /// Sends the response compressed.
    pub fn gzip(self) {
        self.header("content-encoding", "gzip").set(Effect::Gzip);
    }

    /// Sends the response, then closes the kept-alive connection.
    pub fn close_idle(self) {
        self.set(Effect::CloseIdle);
    }
}

impl fmt::Debug for FaultBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FaultBuilder").field(&self.fault).finish()
    }
}
