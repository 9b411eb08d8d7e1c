//! Trouble on request.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use crate::schema::Endpoint;

use super::server::Shared;
use super::wire::{Kill, Position};

/// Which calls a fault is for, and how often it happens; see
/// [`Server::on`](super::Server::on).
///
/// Finished by what happens: [`status`](Self::status), [`reset`](Self::reset), [`truncate_body`](Self::truncate_body)
/// and so on. By default it happens once. Whatever leaves the request unanswered or answers in its place keeps it from
/// being carried out; whatever only spoils the answer does not.
#[must_use = "a fault is set by what happens: `.status(503)`, `.reset()`, ..."]
pub struct FaultBuilder<'s> {
    shared: &'s Shared,
    fault: Fault,
}

/// One scripted fault.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// None for any endpoint.
    pub(crate) endpoint: Option<&'static Endpoint>,
    pub(crate) key: Option<String>,
    /// How many matching calls it lets pass first.
    pub(crate) skip: u64,
    /// How often it still happens; none for always.
    pub(crate) left: Option<u64>,
    pub(crate) used: u64,
    pub(crate) delay: Duration,
    pub(crate) headers: HeaderMap,
    pub(crate) effect: Effect,
}

/// What a fault does.
#[derive(Debug, Clone)]
pub(crate) enum Effect {
    /// Nothing but the delay.
    None,
    /// An answer in place of the endpoint's; none for the API's own error body.
    Answer { status: StatusCode, body: Option<Body> },
    /// No answer at all.
    Silence,
    /// The endpoint's answer, cut at a byte.
    Cut { at: Position, kill: Kill },
    /// The endpoint's answer, one byte at a time.
    Drip { pause: Duration },
    /// The endpoint's answer with another `Content-Length`: so many bytes more than come.
    WrongLength { surplus: u64 },
    /// The endpoint's answer, compressed.
    Gzip,
    /// The endpoint's answer, then the end of the kept-alive connection without a word about it.
    CloseIdle,
}

impl Effect {
    /// What becomes of the answer, besides its status.
    pub(crate) fn outcome(&self) -> Option<&Self> {
        Some(self).filter(|effect| !matches!(effect, Self::None | Self::Answer { .. }))
    }
}

/// As a report calls it: `status 503`, `reset in the body`.
impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::None => "a delay",
            Self::Answer { status, .. } => return write!(f, "status {}", status.as_u16()),
            Self::Silence => "no answer",
            Self::Cut { at: Position::Start, kill: Kill::Reset } => "a reset",
            Self::Cut { at: Position::Head(_), kill: Kill::Reset } => "a reset in the headers",
            Self::Cut { at: Position::Body(_), kill: Kill::Reset } => "a reset in the body",
            Self::Cut { kill: Kill::Fin, .. } => "a truncated answer",
            Self::Drip { .. } => "one byte at a time",
            Self::WrongLength { .. } => "a wrong Content-Length",
            Self::Gzip => "gzip",
            Self::CloseIdle => "the end of the idle connection",
        };
        f.write_str(name)
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Body {
    Bytes(Bytes),
    /// So many bytes of a JSON string that never ends in time.
    Huge(u64),
    /// So many bytes, compressed to next to nothing.
    GzipBomb(u64),
}

impl Fault {
    fn new(endpoint: Option<&'static Endpoint>) -> Self {
        Self {
            endpoint,
            key: None,
            skip: 0,
            left: Some(1),
            used: 0,
            delay: Duration::ZERO,
            headers: HeaderMap::new(),
            effect: Effect::None,
        }
    }

    /// Takes note of a call, and says whether the fault happens to it.
    pub(crate) fn strikes(&mut self, endpoint: &Endpoint, key: Option<&str>) -> bool {
        let is_meant = self.endpoint.is_none_or(|meant| meant.name() == endpoint.name())
            && self.key.as_deref().is_none_or(|meant| key == Some(meant));
        if !is_meant || self.left == Some(0) {
            return false;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        self.left = self.left.map(|left| left - 1);
        self.used += 1;
        true
    }

    /// What is left of it, in words, if a test that set it would want to know.
    pub(crate) fn unused(&self) -> Option<String> {
        let missing = match self.left {
            Some(0) => return None,
            None if self.used > 0 => return None,
            Some(left) => format!("{left} more time(s)"),
            None => "at least once".to_owned(),
        };
        let endpoint = self.endpoint.map_or("any endpoint", Endpoint::name);
        Some(format!("{endpoint}: {} was to happen {missing}", self.effect))
    }
}

impl<'s> FaultBuilder<'s> {
    pub(super) fn new(shared: &'s Shared, endpoint: Option<&'static Endpoint>) -> Self {
        Self { shared, fault: Fault::new(endpoint) }
    }

    /// Lets it happen so many times. Default: once.
    pub fn times(mut self, times: u64) -> Self {
        self.fault.left = Some(times);
        self
    }

    /// Lets it happen to every call.
    pub fn always(mut self) -> Self {
        self.fault.left = None;
        self
    }

    /// Lets it happen first to the n-th matching call from now on, counted from 1.
    pub fn nth(mut self, n: u64) -> Self {
        self.fault.skip = n.saturating_sub(1);
        self
    }

    /// Only for calls with this API key.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.fault.key = Some(key.into());
        self
    }

    /// A header for the answer, such as `Retry-After`. One that is not legal is left out.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            self.fault.headers.append(name, value);
        }
        self
    }

    /// Waits before whatever comes next.
    pub fn after_delay(mut self, delay: Duration) -> Self {
        self.fault.delay = delay;
        self
    }

    fn set(mut self, effect: Effect) {
        self.fault.effect = effect;
        self.shared.state().faults.push(self.fault);
    }

    fn answer(self, status: u16, body: Option<Body>) {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self.set(Effect::Answer { status, body });
    }

    /// Answers this status with the API's error body.
    pub fn status(self, status: u16) {
        self.answer(status, None);
    }

    /// Answers this status with a JSON body.
    pub fn respond(self, status: u16, body: impl Into<Value>) {
        let body = Bytes::from(body.into().to_string());
        self.answer(status, Some(Body::Bytes(body)));
    }

    /// Answers 200 with a body that is no JSON.
    pub fn malformed_json(self) {
        self.answer(200, Some(Body::Bytes(Bytes::from_static(br#"{"message": "ok", "data": {"id": "#))));
    }

    /// Answers 200 with an HTML page, as a captive portal does.
    pub fn html(self) {
        let page = Bytes::from_static(b"<!doctype html><title>Sign in</title>");
        self.header("content-type", "text/html").answer(200, Some(Body::Bytes(page)));
    }

    /// Answers 204.
    pub fn no_content(self) {
        self.answer(204, Some(Body::Bytes(Bytes::new())));
    }

    /// Answers a redirect, 307.
    pub fn redirect(self, location: &str) {
        self.header("location", location).answer(307, Some(Body::Bytes(Bytes::new())));
    }

    /// Answers 200 with a JSON body of about so many bytes.
    pub fn huge_body(self, bytes: u64) {
        self.answer(200, Some(Body::Huge(bytes)));
    }

    /// Answers 200 with a small compressed body that unfolds to so many bytes.
    pub fn gzip_bomb(self, bytes: u64) {
        self.header("content-encoding", "gzip").answer(200, Some(Body::GzipBomb(bytes)));
    }

    /// Only delays the answer.
    pub fn delay(self, delay: Duration) {
        self.after_delay(delay).wait();
    }

    /// Nothing but the delay that was set.
    pub(super) fn wait(self) {
        self.set(Effect::None);
    }

    /// Never answers.
    pub fn no_answer(self) {
        self.set(Effect::Silence);
    }

    /// Carries the request out and resets the connection before the first byte of the answer.
    pub fn reset(self) {
        self.set(Effect::Cut { at: Position::Start, kill: Kill::Reset });
    }

    /// Carries the request out and resets the connection after so many bytes of the headers.
    pub fn reset_in_headers(self, bytes: u64) {
        self.set(Effect::Cut { at: Position::Head(bytes), kill: Kill::Reset });
    }

    /// Carries the request out and resets the connection after so many bytes of the body.
    pub fn reset_in_body(self, bytes: u64) {
        self.set(Effect::Cut { at: Position::Body(bytes), kill: Kill::Reset });
    }

    /// Carries the request out and ends the connection after so many bytes of the body.
    pub fn truncate_body(self, bytes: u64) {
        self.set(Effect::Cut { at: Position::Body(bytes), kill: Kill::Fin });
    }

    /// Answers as usual, one byte at a time.
    pub fn drip(self, pause: Duration) {
        self.set(Effect::Drip { pause });
    }

    /// Answers as usual, with a `Content-Length` that promises so many bytes more.
    pub fn wrong_content_length(self, surplus: u64) {
        self.set(Effect::WrongLength { surplus });
    }

    /// Answers as usual, compressed.
    pub fn gzip(self) {
        self.header("content-encoding", "gzip").set(Effect::Gzip);
    }

    /// Answers as usual and then closes the kept-alive connection.
    pub fn close_idle(self) {
        self.set(Effect::CloseIdle);
    }
}

impl fmt::Debug for FaultBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FaultBuilder").field(&self.fault).finish()
    }
}
