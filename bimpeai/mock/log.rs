//! The request log.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use bytes::Bytes;
use hyper::Method;
use hyper::header::{AUTHORIZATION, COOKIE, HeaderMap, PROXY_AUTHORIZATION};
use serde_json::Value;

use crate::schema::Endpoint;

/// A request that the server received.
///
/// Cheap to clone. Printed with `{:?}` it shows neither the API key nor a ticket nor what is called a token, secret or
/// password in its body, nor what a connector proves itself with; the accessors give all of it.
#[derive(Clone)]
pub struct RecordedRequest(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) number: u64,
    pub(crate) attempt: u32,
    pub(crate) at: SystemTime,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) raw_query: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) endpoint: Option<&'static Endpoint>,
    pub(crate) ids: Vec<String>,
    pub(crate) outcome: OnceLock<String>,
}

impl RecordedRequest {
    /// Its place among all requests of the server, from 1.
    pub fn number(&self) -> u64 {
        self.0.number
    }

    /// Which attempt of its call it was, from 1: requests with the same `X-Request-Id` are attempts of one call.
    pub fn attempt(&self) -> u32 {
        self.0.attempt
    }

    /// When it came, by the server's clock.
    pub fn received_at(&self) -> SystemTime {
        self.0.at
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.0.method
    }

    /// The path as it was sent, escapes included, without the query.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The query as it was sent.
    pub fn raw_query(&self) -> &str {
        &self.0.raw_query
    }

    /// The parameters of the query, decoded, in order.
    pub fn query(&self) -> &[(String, String)] {
        &self.0.query
    }

    /// The first query parameter of this name, decoded.
    pub fn query_value(&self, name: &str) -> Option<&str> {
        self.0.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The first header of this name, if it is text. Case does not matter.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.get(name)?.to_str().ok()
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// The body as JSON; none if it is empty or no JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.0.body).ok()
    }

    /// The endpoint it was for; none if no route leads there.
    pub fn endpoint(&self) -> Option<&'static Endpoint> {
        self.0.endpoint
    }

    /// The ids in the path, decoded, in order.
    pub fn ids(&self) -> &[String] {
        &self.0.ids
    }

    /// What became of it: the status of its answer and what a fault did to that, such as `200, a reset in the body`.
    /// None while it is being answered.
    pub fn outcome(&self) -> Option<&str> {
        self.0.outcome.get().map(String::as_str)
    }

    /// The method, the path and the query, tickets masked: `GET /agents?page=2`.
    pub fn target(&self) -> String {
        let mut target = format!("{} {}", self.method(), self.path());
        for (at, (name, value)) in self.masked_query().into_iter().enumerate() {
            let separator = if at == 0 { '?' } else { '&' };
            target.extend([separator.to_string().as_str(), name, "=", value]);
        }
        target
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        self.header("x-request-id").filter(|id| !id.is_empty())
    }

    /// The query with tickets masked.
    pub(crate) fn masked_query(&self) -> Vec<(&str, &str)> {
        let mask = |(name, value)| (name, if is_secret(name) { MASK } else { value });
        self.0.query.iter().map(|(name, value)| mask((name.as_str(), value.as_str()))).collect()
    }

    /// The headers with credentials masked; those that are no text are shown escaped.
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

    /// The body as JSON with secrets masked, else as text; capped.
    pub(crate) fn masked_body(&self) -> Value {
        match self.json() {
            Some(mut json) => {
                mask(&mut json);
                json
            }
            None => String::from_utf8_lossy(&self.0.body[..self.0.body.len().min(SHOWN_BYTES)]).into_owned().into(),
        }
    }
}

const MASK: &str = "[redacted]";
/// How much of a body that is no JSON is shown.
const SHOWN_BYTES: usize = 512;

/// Whether a value of this name is a secret, or an object of them whose keys are the sender's choice.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let words =
        ["ticket", "token", "secret", "password", "api_key", "authorization", "auth_config", "headers_template"];
    words.iter().any(|word| name.contains(word))
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if is_secret(name) && (value.is_string() || value.is_object()) {
                    *value = MASK.into();
                } else {
                    mask(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        _ => {}
    }
}

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

/// One line: `POST /agents {"name":"x"}`. As safe to print as the long form.
impl fmt::Display for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.target())?;
        if self.body().is_empty() { Ok(()) } else { write!(f, " {}", self.masked_body()) }
    }
}

/// The last requests, up to a limit.
#[derive(Debug)]
pub(crate) struct Log {
    requests: VecDeque<RecordedRequest>,
    attempts: HashMap<String, u32>,
    received: u64,
    capacity: usize,
}

impl Log {
    pub(crate) fn new(capacity: usize) -> Self {
        Self { requests: VecDeque::new(), attempts: HashMap::new(), received: 0, capacity }
    }

    /// Takes a request in and numbers it.
    pub(crate) fn add(&mut self, mut request: Inner) -> RecordedRequest {
        self.received += 1;
        request.number = self.received;
        let mut request = RecordedRequest(Arc::new(request));
        let attempt = self.count_attempt(&request);
        if let Some(inner) = Arc::get_mut(&mut request.0) {
            inner.attempt = attempt;
        }
        if self.requests.len() >= self.capacity
            && let Some(oldest) = self.requests.pop_front()
        {
            oldest.request_id().map(|id| self.attempts.remove(id));
        }
        if self.capacity > 0 {
            self.requests.push_back(request.clone());
        }
        request
    }

    fn count_attempt(&mut self, request: &RecordedRequest) -> u32 {
        let Some(id) = request.request_id() else { return 1 };
        if let Some(attempts) = self.attempts.get_mut(id) {
            *attempts += 1;
            return *attempts;
        }
        if self.capacity > 0 {
            self.attempts.insert(id.to_owned(), 1);
        }
        1
    }

    pub(crate) fn all(&self) -> Vec<RecordedRequest> {
        self.requests.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.requests.clear();
        self.attempts.clear();
    }
}
