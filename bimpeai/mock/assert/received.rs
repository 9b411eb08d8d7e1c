//! Assertions on the request log, with failures that show the closest request.

use std::fmt::{self, Write as _};

use serde_json::{Map, Value};

use crate::schema::Endpoint;

use super::recorded::RecordedRequest;
use super::secrets::{MASK, SecretNames};

/// The requests to one endpoint that satisfy all conditions; see [`Server::received`](crate::mock::Server::received).
///
/// It is a snapshot: requests that arrive later are not in it.
///
/// ```no_run
/// # let server = bimpeai::mock::Server::start_blocking();
/// # use bimpeai::endpoints::agents;
/// server.received(agents::CREATE).header("idempotency-key", "op-1").json_includes(serde_json::json!({"name": "A"})).assert_once();
/// ```
#[derive(Clone)]
#[must_use = "finish with `assert`, `count` or `all`"]
pub struct Received {
    endpoint: Option<&'static Endpoint>,
    requests: Vec<RecordedRequest>,
    conditions: Vec<Condition>,
}

#[derive(Clone)]
enum Condition {
    Header(String, Option<String>),
    Query(String, Option<String>),
    HasHeader(String),
    Json { expected: Value, exact: bool },
    Ids(Vec<String>),
    Attempt(u32),
    NoBody,
}

impl Received {
    pub(crate) fn new(endpoint: Option<&'static Endpoint>, requests: Vec<RecordedRequest>) -> Self {
        Self { endpoint, requests, conditions: Vec::new() }
    }

    fn with(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    /// Requires a header with exactly this value.
    pub fn header(self, name: &str, value: impl Into<String>) -> Self {
        self.with(Condition::Header(name.to_ascii_lowercase(), Some(value.into())))
    }

    /// Requires a header with any value.
    pub fn has_header(self, name: &str) -> Self {
        self.with(Condition::HasHeader(name.to_ascii_lowercase()))
    }

    /// Requires that a header is absent.
    pub fn no_header(self, name: &str) -> Self {
        self.with(Condition::Header(name.to_ascii_lowercase(), None))
    }

    /// Requires a query parameter with exactly this decoded value.
    pub fn query(self, name: &str, value: impl Into<String>) -> Self {
        self.with(Condition::Query(name.to_owned(), Some(value.into())))
    }

    /// Requires that a query parameter is absent.
    pub fn no_query(self, name: &str) -> Self {
        self.with(Condition::Query(name.to_owned(), None))
    }

    /// Requires exactly this JSON body; the order of fields does not matter.
    pub fn json(self, body: impl Into<Value>) -> Self {
        self.with(Condition::Json { expected: body.into(), exact: true })
    }

    /// Requires a JSON body with at least these fields.
    pub fn json_includes(self, part: impl Into<Value>) -> Self {
        self.with(Condition::Json { expected: part.into(), exact: false })
    }

    /// Requires an empty body.
    pub fn no_body(self) -> Self {
        self.with(Condition::NoBody)
    }

    /// Requires these ids in the path, in order.
    pub fn ids<I: Into<String>>(self, ids: impl IntoIterator<Item = I>) -> Self {
        self.with(Condition::Ids(ids.into_iter().map(Into::into).collect()))
    }

    /// Requires the n-th attempt, counted from 1.
    pub fn attempt(self, attempt: u32) -> Self {
        self.with(Condition::Attempt(attempt))
    }

    /// Returns all matching requests, oldest first.
    pub fn all(&self) -> Vec<RecordedRequest> {
        self.candidates().filter(|request| self.differences(request).is_empty()).cloned().collect()
    }

    /// Returns how many requests match.
    pub fn count(&self) -> usize {
        self.all().len()
    }

    /// Returns the first matching request.
    pub fn first(&self) -> Option<RecordedRequest> {
        self.all().into_iter().next()
    }

    /// Asserts that at least one request matches, and returns the first.
    ///
    /// # Panics
    /// If none does. The message shows the closest request and how it differs.
    #[track_caller]
    pub fn assert(&self) -> RecordedRequest {
        match self.first() {
            Some(request) => request,
            None => panic!("{}", self.failure("at least one request")),
        }
    }

    /// Asserts that exactly one request matches, and returns it.
    ///
    /// # Panics
    /// If none or several do.
    #[track_caller]
    pub fn assert_once(&self) -> RecordedRequest {
        self.assert_times(1);
        self.assert()
    }

    /// Asserts that exactly `times` requests match.
    ///
    /// # Panics
    /// If more or fewer do.
    #[track_caller]
    pub fn assert_times(&self, times: usize) {
        if self.count() != times {
            let s = if times == 1 { "" } else { "s" };
            panic!("{}", self.failure(&format!("{times} request{s}")));
        }
    }

    /// Asserts that no request matches.
    ///
    /// # Panics
    /// If one does.
    #[track_caller]
    pub fn assert_none(&self) {
        self.assert_times(0);
    }

    fn candidates(&self) -> impl Iterator<Item = &RecordedRequest> {
        let name = self.endpoint.map(Endpoint::name);
        let is_candidate =
            move |request: &&RecordedRequest| name.is_none() || request.endpoint().map(Endpoint::name) == name;
        self.requests.iter().filter(is_candidate)
    }

    fn differences(&self, request: &RecordedRequest) -> Vec<String> {
        let mut differences = Vec::new();
        for condition in &self.conditions {
            condition.differences(request, &mut differences);
        }
        differences
    }

    fn failure(&self, expected: &str) -> String {
        let wanted = self.endpoint.map_or("any endpoint", Endpoint::name);
        let matching = self.all();
        let mut text =
            format!("expected {expected} to {wanted} matching all conditions, received {}\n", matching.len());
        for request in &matching {
            let _ = writeln!(text, "  matches: #{} {request}", request.number());
        }
        let compared = self.candidates().map(|request| (self.differences(request), request));
        let closest = compared
            .filter(|(differences, _)| !differences.is_empty())
            .min_by_key(|(differences, _)| differences.len());
        match closest {
            Some((differences, request)) => {
                let _ = writeln!(text, "closest: #{} {request}", request.number());
                for difference in differences {
                    let _ = writeln!(text, "  - {difference}");
                }
            }
            None if matching.is_empty() => self.describe_others(&mut text),
            None => {}
        }
        text
    }

    fn describe_others(&self, text: &mut String) {
        if self.requests.is_empty() {
            text.push_str("the server received no requests\n");
            return;
        }
        text.push_str("received instead:\n");
        for request in self.requests.iter().take(10) {
            let _ = writeln!(text, "  #{} {request}", request.number());
        }
        if self.requests.len() > 10 {
            let _ = writeln!(text, "  and {} more", self.requests.len() - 10);
        }
    }
}

/// Without the conditions: what is expected may be secret.
impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("endpoint", &self.endpoint)
            .field("requests", &self.requests)
            .finish_non_exhaustive()
    }
}

impl Condition {
    fn differences(&self, request: &RecordedRequest, out: &mut Vec<String>) {
        match self {
            Self::Header(name, expected) => {
                // A failing test must not print a key.
                let shown = |value: &str| shown(request, name, value);
                compare(&format!("header {name}"), expected.as_deref(), request.header(name), shown, out);
            }
            Self::Query(name, expected) => {
                let shown = |value: &str| shown(request, name, value);
                compare(&format!("query {name}"), expected.as_deref(), request.query_value(name), shown, out);
            }
            Self::HasHeader(name) if !request.headers().contains_key(name) => {
                out.push(format!("header {name}: missing"));
            }
            Self::Json { expected, exact } => match request.json() {
                Some(actual) => {
                    let secrets = request.secrets();
                    Comparison { exact: *exact, secrets, out }.values("body", expected, &actual);
                }
                None => out.push("body: is not JSON".to_owned()),
            },
            Self::Ids(expected) if expected != request.ids() => {
                out.push(format!("ids: expected {expected:?}, got {:?}", request.ids()));
            }
            Self::Attempt(expected) if *expected != request.attempt() => {
                out.push(format!("attempt: expected {expected}, got {}", request.attempt()));
            }
            Self::NoBody if !request.body().is_empty() => out.push("body: expected none".to_owned()),
            Self::HasHeader(_) | Self::Ids(_) | Self::Attempt(_) | Self::NoBody => {}
        }
    }
}

/// A value of a header or a query parameter, as a failing test prints it.
fn shown(request: &RecordedRequest, name: &str, value: &str) -> String {
    if request.is_secret(name) { MASK.to_owned() } else { format!("{value:?}") }
}

fn compare(
    what: &str,
    expected: Option<&str>,
    actual: Option<&str>,
    shown: impl Fn(&str) -> String,
    out: &mut Vec<String>,
) {
    match (expected, actual) {
        (expected, actual) if expected == actual => {}
        (Some(expected), None) => out.push(format!("{what}: expected {}, missing", shown(expected))),
        (None, Some(actual)) => out.push(format!("{what}: expected none, got {}", shown(actual))),
        (Some(expected), Some(actual)) => {
            out.push(format!("{what}: expected {}, got {}", shown(expected), shown(actual)));
        }
        (None, None) => {}
    }
}

/// Lists where two JSON values differ, without printing a secret.
struct Comparison<'c> {
    /// Whether the second value must have no additional fields.
    exact: bool,
    secrets: &'c SecretNames,
    out: &'c mut Vec<String>,
}

impl Comparison<'_> {
    fn values(&mut self, path: &str, expected: &Value, actual: &Value) {
        match (expected, actual) {
            (Value::Object(expected), Value::Object(actual)) => self.objects(path, expected, actual),
            (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
                for (at, (value, other)) in expected.iter().zip(actual).enumerate() {
                    self.values(&format!("{path}[{at}]"), value, other);
                }
            }
            (expected, actual) if expected == actual => {}
            (expected, actual) => {
                let (expected, actual) = (self.shown("", expected), self.shown("", actual));
                self.out.push(format!("{path}: expected {expected}, got {actual}"));
            }
        }
    }

    fn objects(&mut self, path: &str, expected: &Map<String, Value>, actual: &Map<String, Value>) {
        for (name, value) in expected {
            let path = format!("{path}.{name}");
            match actual.get(name) {
                Some(other) if value == other => {}
                Some(other) if self.secrets.hides(name, value) || self.secrets.hides(name, other) => {
                    let (value, other) = (self.shown(name, value), self.shown(name, other));
                    self.out.push(format!("{path}: expected {value}, got another: {other}"));
                }
                Some(other) => self.values(&path, value, other),
                None => {
                    let value = self.shown(name, value);
                    self.out.push(format!("{path}: expected {value}, missing"));
                }
            }
        }
        for (name, value) in actual.iter().filter(|(name, _)| self.exact && !expected.contains_key(*name)) {
            let value = self.shown(name, value);
            self.out.push(format!("{path}.{name}: not expected, got {value}"));
        }
    }

    /// The value of a field, as a failing test prints it.
    fn shown(&self, name: &str, value: &Value) -> Value {
        if self.secrets.hides(name, value) {
            return MASK.into();
        }
        let mut value = value.clone();
        self.secrets.mask(&mut value);
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn differences(expected: &Value, actual: &Value, exact: bool) -> Vec<String> {
        let mut out = Vec::new();
        let secrets = SecretNames::new(&[], &["pin"]);
        Comparison { exact, secrets: &secrets, out: &mut out }.values("body", expected, actual);
        out
    }

    #[test]
    fn differences_have_their_path() {
        let (expected, actual) = (json!({"a": [1, {"b": 2}], "c": 1}), json!({"a": [1, {"b": 3}], "d": 1}));
        assert_eq!(
            differences(&expected, &actual, true),
            ["body.a[1].b: expected 2, got 3", "body.c: expected 1, missing", "body.d: not expected, got 1"]
        );
        assert!(differences(&json!({"a": 1}), &json!({"a": 1, "d": 1}), false).is_empty());
    }

    #[test]
    fn differences_contain_no_secret() {
        for (expected, actual) in [
            (json!({"pin": 1234}), json!({"pin": 5678})),
            (json!({"pin": {"1234": 1}}), json!({"pin": {"5678": 1}})),
            (json!({"pin": [1234]}), json!({"pin": [5678]})),
            (json!({"pin": 1234}), json!({})),
            (json!({}), json!({"pin": 1234})),
            (json!({"a": {"pin": 1234}}), json!({"a": 1})),
            (json!([{"pin": 1234}]), json!([{"pin": 5678}, {"pin": 5678}])),
        ] {
            let text = differences(&expected, &actual, true).join("\n");
            assert!(text.contains(MASK) && !text.contains("1234") && !text.contains("5678"), "{text}");
        }
        // A secret that is as expected is no difference.
        assert!(differences(&json!({"pin": [1]}), &json!({"pin": [1]}), true).is_empty());
    }
}
