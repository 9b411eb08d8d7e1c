//! A plan while it is built.

use std::borrow::Cow;
use std::time::Duration;

use reqwest::Method;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::http::{self, Plan, Query, RequestOptions};
use crate::schema::Endpoint;

/// A plan while it is built. The first mistake is kept and returned when the request is sent.
#[derive(Debug)]
pub(crate) struct Draft {
    plan: Plan,
    problem: Option<Error>,
}

impl Draft {
    pub(crate) fn new(endpoint: &'static Endpoint, ids: &[String]) -> Self {
        let (name, template) = (endpoint.name().into(), endpoint.path().into());
        let mut draft = Self::without_path(name, endpoint.method().clone(), template);
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
        Self { plan, problem: None }
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.plan.endpoint
    }

    /// Sets parameters: the query of a GET, the JSON body of a write.
    pub(super) fn params(self, params: &impl Serialize) -> Self {
        if self.plan.is_write() { self.body(params) } else { self.query(params) }
    }

    pub(super) fn body(mut self, body: impl Serialize) -> Self {
        let encoded = serde_json::to_vec(&body)
            .map_err(|error| Error::usage("body", "cannot be serialized as JSON").with_source(error));
        if let Some(body) = self.keep(encoded) {
            self.plan.body = Some(body.into());
        }
        self
    }

    pub(super) fn query(mut self, query: impl Serialize) -> Self {
        let encoded = serde_urlencoded::to_string(query)
            .map_err(|error| Error::usage("query", "cannot be serialized as a query string").with_source(error));
        if let Some(query) = self.keep(encoded) {
            self.plan.query = Query::new(query);
        }
        self
    }

    pub(crate) fn idempotency_key(mut self, key: &str) -> Self {
        let key = if key.is_empty() || self.plan.is_write() {
            http::idempotency_key(key)
        } else {
            Err(Error::usage("idempotency_key", "cannot be set on a GET request"))
        };
        if let Some(key) = self.keep(key) {
            self.plan.options.idempotency_key = key;
        }
        self
    }

    pub(crate) fn timeout(mut self, timeout: Duration) -> Self {
        if timeout.is_zero() {
            self.keep::<()>(Err(Error::usage("timeout", "must be longer than zero")));
        }
        self.plan.options.timeout = Some(timeout);
        self
    }

    pub(crate) fn max_retries(mut self, max_retries: u32) -> Self {
        self.plan.options.max_retries = Some(max_retries);
        self
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        let inserted = http::insert(&mut self.plan.options.headers, name, value);
        self.keep(inserted);
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
    pub(crate) fn finish(self) -> Result<Plan> {
        match self.problem {
            None => Ok(self.plan),
            Some(error) => Err(error.at_endpoint(self.plan.endpoint)),
        }
    }

    /// Fills the path's placeholders by name, then finishes.
    pub(super) fn finish_with_path(mut self, params: &[(String, String)]) -> Result<Plan> {
        if let Some(path) = self.keep(http::render_named(&self.plan.template, params)) {
            self.plan.path = path;
        }
        self.finish()
    }
}
