//! A plan while it is built.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use reqwest::Method;
use serde::Serialize;

use super::parameters::Parameters;
use super::params::EncodedParams;
use crate::error::{Error, Result};
use crate::http::{self, HeaderValue, IDEMPOTENCY_KEY, Plan, Query, RequestOptions};
use crate::schema::{EncodeError, Encoded, Endpoint, Field, Input, is_finite, to_json};

/// A plan while it is built. The first mistake is kept and returned when the request is sent.
pub(crate) struct Draft {
    plan: Plan,
    /// None for a request that the SDK does not declare.
    declared: Option<&'static Endpoint>,
    parameters: Parameters,
    problem: Option<Error>,
}

impl Draft {
    pub(crate) fn new(endpoint: &'static Endpoint, ids: &[String]) -> Self {
        let (name, template) = (endpoint.name().into(), endpoint.path().into());
        let mut draft = Self::without_path(name, endpoint.method().clone(), template);
        draft.declared = Some(endpoint);
        draft.plan.idempotent = endpoint.is_idempotent();
        if let Some(path) = draft.keep(http::render(endpoint.path(), ids)) {
            draft.plan.path = path;
        }
        draft
    }

    /// A draft whose path is filled in by [`finish_with_path`](Self::finish_with_path), idempotent.
    pub(super) fn without_path(endpoint: Cow<'static, str>, method: Method, template: Cow<'static, str>) -> Self {
        let plan = Plan {
            endpoint,
            method,
            idempotent: true,
            template,
            path: String::new(),
            query: Query::default(),
            body: None,
            options: RequestOptions::default(),
        };
        Self { plan, declared: None, parameters: Parameters::default(), problem: None }
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.plan.endpoint
    }

    /// The parameters that the endpoint declares.
    fn fields(&self) -> &'static [Field] {
        self.declared.map_or(&[], |endpoint| endpoint.input().fields())
    }

    /// Sets a parameter that the endpoint declares.
    pub(super) fn set(&mut self, name: &'static str, encoded: Encoded) {
        let encoded = encoded.map_err(|error| not_encoded(name, error));
        if let Some(json) = self.keep(encoded) {
            self.parameters.set(name, json);
        }
    }

    /// Sets all parameters that the endpoint declares.
    pub(super) fn set_all(&mut self, params: Result<EncodedParams>) {
        let Some(params) = self.keep(params) else { return };
        self.parameters.clear();
        for (name, encoded) in params {
            self.set(name, encoded);
        }
    }

    /// Sets a field of the body that the endpoint does not declare.
    pub(super) fn field(mut self, name: &str, value: impl Serialize) -> Self {
        let value = self.check_undeclared(name).and_then(|()| {
            if !self.plan.is_write() {
                let problem = format_args!("a {} request has no body (use `query`)", self.plan.method);
                return Err(Error::usage(&http::shown(name), problem));
            }
            to_json(&value).map_err(|error| not_encoded(name, error))
        });
        if let Some(value) = self.keep(value) {
            self.parameters.set_field(name, value);
        }
        self
    }

    /// Adds a query parameter that the endpoint does not declare.
    pub(super) fn query(mut self, name: &str, value: impl fmt::Display) -> Self {
        let checked = self.check_undeclared(name);
        if self.keep(checked).is_some() {
            self.parameters.push_query(name, value.to_string());
        }
        self
    }

    fn check_undeclared(&self, name: &str) -> Result<()> {
        if name.is_empty() {
            return Err(Error::usage("name", "must not be empty"));
        }
        if self.fields().iter().any(|field| field.name == name) {
            return Err(Error::usage(name, format_args!("is declared by `{}` (use its setter)", self.endpoint())));
        }
        Ok(())
    }

    pub(super) fn body(mut self, body: impl Serialize) -> Self {
        let encoded = to_json(&body).map_err(|error| not_encoded("body", error));
        if let Some(body) = self.keep(encoded) {
            self.plan.body = Some(body.into());
        }
        self
    }

    pub(super) fn encoded_body(mut self, body: Encoded) -> Self {
        let encoded = body.map_err(|error| not_encoded("body", error));
        if let Some(body) = self.keep(encoded) {
            self.plan.body = body.map(Into::into);
        }
        self
    }

    /// Adds to the query.
    pub(super) fn extend_query(mut self, query: impl Serialize) -> Self {
        let encoded = if is_finite(&query) {
            serde_urlencoded::to_string(query)
                .map_err(|error| Error::usage("query", "cannot be serialized as a query string").with_source(error))
        } else {
            Err(not_encoded("query", EncodeError::NotFinite))
        };
        if let Some(query) = self.keep(encoded) {
            self.plan.query.append(&query);
        }
        self
    }

    pub(crate) fn idempotency_key(mut self, key: &str) -> Self {
        let key = self.check_key(key);
        if let Some(key) = self.keep(key) {
            self.plan.options.idempotency_key = key;
        }
        self
    }

    fn check_key(&self, key: &str) -> Result<Option<HeaderValue>> {
        if key.is_empty() || self.plan.is_write() {
            return http::idempotency_key(key);
        }
        Err(Error::usage("idempotency_key", format_args!("cannot be set on a {} request", self.plan.method)))
    }

    pub(crate) fn timeout(mut self, timeout: Duration) -> Self {
        self.check_longer_than_zero("timeout", timeout);
        self.plan.options.timeout = Some(timeout);
        self
    }

    pub(crate) fn deadline(mut self, deadline: Duration) -> Self {
        self.check_longer_than_zero("deadline", deadline);
        self.plan.options.deadline = Some(deadline);
        self
    }

    fn check_longer_than_zero(&mut self, argument: &str, time: Duration) {
        if time.is_zero() {
            self.keep::<()>(Err(Error::usage(argument, "must be longer than zero")));
        }
    }

    pub(crate) fn max_retries(mut self, max_retries: u32) -> Self {
        self.plan.options.max_retries = Some(max_retries);
        self
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        // Before the header is checked: what is wrong with a key has one text, however the key is set.
        let header = if IDEMPOTENCY_KEY.as_str().eq_ignore_ascii_case(name) {
            self.check_key(value).map(|key| (IDEMPOTENCY_KEY, key))
        } else {
            http::header(name, value).map(|(name, value)| (name, Some(value)))
        };
        match self.keep(header) {
            Some((name, Some(value))) => drop(self.plan.options.headers.insert(name, value)),
            // An empty key counts as not set.
            Some((name, None)) => drop(self.plan.options.headers.remove(name)),
            None => {}
        }
        self
    }

    fn keep<T>(&mut self, result: Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.problem.get_or_insert(error);
                None
            }
        }
    }

    /// Returns the plan, or the first mistake.
    pub(crate) fn finish(mut self) -> Result<Plan> {
        let encoded = self.encode();
        self.keep(encoded);
        match self.problem {
            None => Ok(self.plan),
            Some(error) => Err(error.at_endpoint(self.plan.endpoint)),
        }
    }

    /// Encodes the parameters as the endpoint declares them.
    fn encode(&mut self) -> Result<()> {
        let Some(endpoint) = self.declared else { return Ok(()) };
        let fields = endpoint.input().fields();
        if !endpoint.takes_body() {
            self.parameters.check(fields)?;
        }
        match endpoint.input() {
            Input::Json(_) if !endpoint.takes_body() => self.plan.body = Some(self.parameters.object(fields).into()),
            Input::Query(_) => self.plan.query = Query::new(self.parameters.query(fields)?),
            Input::Json(_) | Input::None => self.plan.query = Query::new(self.parameters.query(&[])?),
        }
        if let Some(body) = self.parameters.extend_body(self.plan.body.as_deref())? {
            self.plan.body = Some(body.into());
        }
        Ok(())
    }

    /// Fills the path's placeholders by name, then finishes.
    pub(super) fn finish_with_path(mut self, params: &[(String, String)]) -> Result<Plan> {
        if self.plan.method == Method::CONNECT {
            self.keep::<()>(Err(Error::usage("method", "`CONNECT` opens a tunnel and cannot be sent as a request")));
        }
        if let Some(path) = self.keep(http::render_named(&self.plan.template, params)) {
            self.plan.path = path;
        }
        self.finish()
    }
}

fn not_encoded(argument: &str, error: EncodeError) -> Error {
    let argument = &http::shown(argument);
    match error {
        EncodeError::NotFinite => Error::usage(argument, "must be a finite number (JSON has neither NaN nor infinity)"),
        EncodeError::Json(error) => Error::usage(argument, "cannot be serialized as JSON").with_source(error),
    }
}

impl Clone for Draft {
    fn clone(&self) -> Self {
        Self {
            plan: self.plan.clone(),
            declared: self.declared,
            parameters: self.parameters.clone(),
            problem: self.problem.as_ref().map(Error::copy),
        }
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("endpoint", &self.endpoint())
            .field("path", &self.plan.path)
            .field("parameters", &self.parameters.debug(self.fields()))
            .finish_non_exhaustive()
    }
}
