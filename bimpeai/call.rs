//! A call before it is made: which endpoint, with what, under which options.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde::Serialize;

use crate::client::{Client, Transport};
use crate::endpoint::Endpoint;
use crate::error::{Error, Result};
use crate::response::{FromEnvelope, Response};
use crate::{blocking, engine, header, path};

/// What the caller sets for one call only.
#[derive(Debug, Clone, Default)]
pub(crate) struct CallOptions {
    pub(crate) idempotency_key: Option<reqwest::header::HeaderValue>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_retries: Option<u32>,
    pub(crate) headers: HeaderMap,
}

/// All that is known of a call but its client.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) name: Cow<'static, str>,
    pub(crate) method: Method,
    pub(crate) template: Cow<'static, str>,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) body: Option<Bytes>,
    pub(crate) options: CallOptions,
}

impl Plan {
    pub(crate) fn is_write(&self) -> bool {
        self.method != Method::GET
    }

    /// The same call for another page.
    pub(crate) fn at_page(&self, page: u64) -> Self {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut set = false;
        for (name, value) in form_urlencoded::parse(self.query.as_bytes()) {
            if name == "page" {
                set = true;
                query.append_pair("page", &page.to_string());
            } else {
                query.append_pair(&name, &value);
            }
        }
        if !set {
            query.append_pair("page", &page.to_string());
        }
        Self { query: query.finish(), ..self.clone() }
    }

    /// The page this call asks for, counted from 1.
    pub(crate) fn page(&self) -> u64 {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(name, _)| name == "page")
            .and_then(|(_, value)| value.parse().ok())
            .unwrap_or(1)
    }
}

/// A call of a client `C` that answers with an `R`. The builders hold one; it is not used directly.
///
/// The first mistake found while it is built is kept, and reported when it is sent.
#[doc(hidden)]
pub struct Call<C, R> {
    pub(crate) client: C,
    pub(crate) plan: Plan,
    problem: Option<Error>,
    answer: PhantomData<fn() -> R>,
}

impl<C, R> Call<C, R> {
    pub fn new(client: C, endpoint: &'static Endpoint, ids: &[String]) -> Self {
        let (name, template) = (endpoint.name().into(), endpoint.path().into());
        let mut call = Self::unrendered(client, name, endpoint.method().clone(), template);
        let path = path::render(endpoint.path(), ids);
        if let Some(path) = call.keep(path) {
            call.plan.path = path;
        }
        call
    }

    /// A call whose path is filled in later.
    pub(crate) fn unrendered(client: C, name: Cow<'static, str>, method: Method, template: Cow<'static, str>) -> Self {
        let options = CallOptions::default();
        let plan = Plan { name, method, template, path: String::new(), query: String::new(), body: None, options };
        Self { client, plan, problem: None, answer: PhantomData }
    }

    /// Parameters: the query of a GET, the JSON body of a write.
    #[must_use]
    pub fn params<P: Serialize>(self, params: &P) -> Self {
        if self.plan.is_write() { self.body(params) } else { self.query(params) }
    }

    #[must_use]
    pub fn body<B: Serialize>(mut self, body: B) -> Self {
        let encoded = serde_json::to_vec(&body).map_err(|error| Error::usage("body", "is no JSON").with_source(error));
        if let Some(body) = self.keep(encoded) {
            self.plan.body = Some(body.into());
        }
        self
    }

    #[must_use]
    pub(crate) fn query<Q: Serialize>(mut self, query: Q) -> Self {
        let encoded = serde_urlencoded::to_string(query)
            .map_err(|error| Error::usage("query", "is no list of names and values").with_source(error));
        if let Some(query) = self.keep(encoded) {
            self.plan.query = query;
        }
        self
    }

    #[must_use]
    pub fn idempotency_key(mut self, key: &str) -> Self {
        let key = if key.is_empty() || self.plan.is_write() {
            header::idempotency_key(key)
        } else {
            Err(Error::usage("idempotency_key", "a read carries none"))
        };
        if let Some(key) = self.keep(key) {
            self.plan.options.idempotency_key = key;
        }
        self
    }

    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        if timeout.is_zero() {
            self.keep::<()>(Err(Error::usage("timeout", "must be longer than zero")));
        }
        self.plan.options.timeout = Some(timeout);
        self
    }

    #[must_use]
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.plan.options.max_retries = Some(max_retries);
        self
    }

    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let inserted = header::insert(&mut self.plan.options.headers, name, value);
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

    /// The client and the finished plan, or the first mistake.
    pub(crate) fn finish(self) -> Result<(C, Plan)> {
        match self.problem {
            None => Ok((self.client, self.plan)),
            Some(error) => Err(error.at_endpoint(self.plan.name)),
        }
    }
}

impl<R: FromEnvelope<Client>> Call<Client, R> {
    pub async fn send_with_response(self) -> Result<Response<R>> {
        let (client, plan) = self.finish()?;
        let plan = Arc::new(plan);
        let raw = engine::execute(client.core(), &plan).await?;
        R::from_envelope(raw, &plan, &client)
    }
}

impl<R: FromEnvelope<blocking::Client>> Call<blocking::Client, R> {
    pub fn send_with_response(self) -> Result<Response<R>> {
        let (client, plan) = self.finish()?;
        let plan = Arc::new(plan);
        let raw = client.execute(&plan)?;
        R::from_envelope(raw, &plan, &client)
    }
}

impl<C, R> fmt::Debug for Call<C, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("endpoint", &self.plan.name).finish_non_exhaustive()
    }
}

/// A request to an endpoint that takes no parameters besides its ids and its body.
#[must_use = "a request does nothing until it is sent"]
pub struct Request<C, R> {
    call: Call<C, R>,
}

impl<C: Transport, R> Request<C, R> {
    #[doc(hidden)]
    pub fn new(call: Call<C, R>) -> Self {
        Self { call }
    }

    #[doc(hidden)]
    pub fn __into_call(self) -> Call<C, R> {
        self.call
    }
}

impl<C, R> fmt::Debug for Request<C, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("endpoint", &self.call.plan.name).finish_non_exhaustive()
    }
}

crate::__call_options!(impl[C: Transport, R] Request<C, R>);
crate::__send!(impl[R] Request<_, R>);
