//! One request that the server received.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use bytes::Bytes;
use hyper::Method;
use hyper::header::{AUTHORIZATION, COOKIE, HeaderMap, PROXY_AUTHORIZATION};
use serde_json::Value;

use crate::schema::Endpoint;

use super::secrets::{MASK, SecretNames};

/// A request that the server received.
///
/// Cheap to clone. Its `Debug` and `Display` output masks the API key, tickets, fields declared with `#[secret]`, and
/// fields whose name contains `token`, `secret`, `password`, `api_key` or `authorization`. The accessors return
/// everything as it was sent.
#[derive(Clone)]
pub struct RecordedRequest(Arc<RequestParts>);

/// What a request consists of. [`Log::add`](super::Log::add) sets `number` and `attempt`.
pub(crate) struct RequestParts {
    pub(super) number: u64,
    pub(super) attempt: u32,
    pub(crate) at: SystemTime,
    method: Method,
    path: String,
    raw_query: String,
    query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) endpoint: Option<&'static Endpoint>,
    pub(crate) ids: Vec<String>,
    outcome: OnceLock<String>,
    secrets: Arc<SecretNames>,
}

impl RequestParts {
    pub(crate) fn new(method: Method, path: String, raw_query: String, secrets: Arc<SecretNames>) -> Self {
        Self {
            number: 0,
            attempt: 0,
            at: SystemTime::UNIX_EPOCH,
            query: form_urlencoded::parse(raw_query.as_bytes()).into_owned().collect(),
            method,
            path,
            raw_query,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            endpoint: None,
            ids: Vec::new(),
            outcome: OnceLock::new(),
            secrets,
        }
    }

    pub(super) fn request_id(&self) -> Option<&str> {
        self.header("x-request-id").filter(|id| !id.is_empty())
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl RecordedRequest {
    pub(super) fn new(parts: RequestParts) -> Self {
        Self(Arc::new(parts))
    }

    /// Returns its position among all requests of the server, counted from 1.
    pub fn number(&self) -> u64 {
        self.0.number
    }

    /// Returns which attempt it was, counted from 1. Requests with the same `X-Request-Id` are attempts of one request.
    pub fn attempt(&self) -> u32 {
        self.0.attempt
    }

    /// Returns when it was received, by the server's clock.
    pub fn received_at(&self) -> SystemTime {
        self.0.at
    }

    /// Returns the method.
    pub fn method(&self) -> &Method {
        &self.0.method
    }

    /// Returns the path as it was sent, percent-encoded and without the query.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the query as it was sent.
    pub fn raw_query(&self) -> &str {
        &self.0.raw_query
    }

    /// Returns the query parameters, decoded and in order.
    pub fn query(&self) -> &[(String, String)] {
        &self.0.query
    }

    /// Returns the first query parameter of this name, decoded.
    pub fn query_value(&self, name: &str) -> Option<&str> {
        self.0.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Returns all headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns the first header of this name, if it is text. Names are case-insensitive.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.header(name)
    }

    /// Returns the body.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Returns the body as JSON; `None` if it is empty or not JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.0.body).ok()
    }

    /// Returns its endpoint; `None` if no route matches.
    pub fn endpoint(&self) -> Option<&'static Endpoint> {
        self.0.endpoint
    }

    /// Returns the ids in the path, decoded and in order.
    pub fn ids(&self) -> &[String] {
        &self.0.ids
    }

    /// Returns the status of the response and the fault that affected it, such as `200, a reset in the body`; `None`
    /// while it is in progress.
    pub fn outcome(&self) -> Option<&str> {
        self.0.outcome.get().map(String::as_str)
    }

    /// Returns the method, the path and the query, with secrets masked: `GET /agents?page=2`.
    pub fn target(&self) -> String {
        let mut target = format!("{} {}", self.method(), self.path());
        for (at, (name, value)) in self.masked_query().into_iter().enumerate() {
            let separator = if at == 0 { '?' } else { '&' };
            target.extend([separator.to_string().as_str(), name, "=", value]);
        }
        target
    }

    /// Sets the outcome, unless it is set already. Returns whether it was set.
    pub(crate) fn conclude(&self, outcome: String) -> bool {
        self.0.outcome.set(outcome).is_ok()
    }

    pub(super) fn secrets(&self) -> &SecretNames {
        &self.0.secrets
    }

    pub(super) fn is_secret(&self, name: &str) -> bool {
        self.secrets().contains(name)
    }

    pub(super) fn request_id(&self) -> Option<&str> {
        self.0.request_id()
    }

    /// The query, with secrets masked.
    pub(crate) fn masked_query(&self) -> Vec<(&str, &str)> {
        let mask = |(name, value)| (name, if self.is_secret(name) { MASK } else { value });
        self.0.query.iter().map(|(name, value)| mask((name.as_str(), value.as_str()))).collect()
    }

    /// The headers, with credentials masked.
    pub(crate) fn masked_headers(&self) -> Vec<(&str, String)> {
        let secret = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];
        let headers = self.0.headers.iter();
        let masked = headers.map(|(name, value)| {
            let text = if secret.contains(name) {
                MASK.into()
            } else {
                String::from_utf8_lossy(value.as_bytes()).into_owned()
            };
            (name.as_str(), text)
        });
        masked.collect()
    }

    /// The start of a body that is not JSON, unless there may be a secret in it.
    fn shown_text(&self) -> Cow<'_, str> {
        let text = String::from_utf8_lossy(&self.0.body);
        if self.0.secrets.occur_in(&text) {
            return MASK.into();
        }
        String::from_utf8_lossy(&self.0.body[..self.0.body.len().min(SHOWN_BYTES)])
    }

    /// The body as JSON with secrets masked, or else the start of it as text.
    pub(crate) fn masked_body(&self) -> Value {
        match self.json() {
            Some(mut json) => {
                self.0.secrets.mask(&mut json);
                json
            }
            None => self.shown_text().into(),
        }
    }
}

/// How much of a body that is not JSON is shown.
const SHOWN_BYTES: usize = 512;

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("number", &self.number())
            .field("attempt", &self.attempt())
            .field("method", self.method())
            .field("path", &self.path())
            .field("endpoint", &self.endpoint().map(Endpoint::name))
            .field("query", &self.masked_query())
            .field("headers", &self.masked_headers())
            .field("body", &self.masked_body())
            .field("outcome", &self.outcome())
            .finish()
    }
}

/// One line, `POST /agents {"name":"x"}`, with secrets masked.
impl fmt::Display for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.target())?;
        if self.body().is_empty() { Ok(()) } else { write!(f, " {}", self.masked_body()) }
    }
}
