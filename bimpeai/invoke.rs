//! Calling an endpoint of the table without knowing its types: what the table-driven tests are made of.

use std::fmt;
use std::time::Duration;

use futures::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::__private::from_value;
use crate::call::{Call, Request};
use crate::client::Transport;
use crate::endpoint::Endpoint;
use crate::error::{Error, Result};
use crate::response::{FromEnvelope, Response};
use crate::{Client, blocking};

/// What to call an [`Endpoint`] with.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Args {
    /// The path parameters, in order.
    pub ids: Vec<String>,
    /// The parameters as one JSON object, or the body.
    pub input: Value,
    /// The idempotency key.
    pub idempotency_key: Option<String>,
    /// The timeout of one attempt.
    pub timeout: Option<Duration>,
    /// The number of retries.
    pub max_retries: Option<u32>,
    /// Further headers.
    pub headers: Vec<(String, String)>,
}

impl Args {
    /// Ids and sample input that the endpoint takes.
    #[must_use]
    pub fn sample(endpoint: &Endpoint) -> Self {
        let ids = endpoint.path_params().iter().map(|name| format!("{}_1", name.trim_end_matches("_id"))).collect();
        Self { ids, input: endpoint.sample_input(), ..Self::default() }
    }

    #[doc(hidden)]
    #[must_use]
    pub fn id(&self, at: usize) -> String {
        self.ids.get(at).cloned().unwrap_or_default()
    }

    #[doc(hidden)]
    pub fn body<T: DeserializeOwned>(&mut self) -> Result<T> {
        from_value(self.input.take())
    }

    /// Sets the options, through the very setters a user calls.
    fn set_options<C: Transport, R>(self, call: Call<C, R>) -> Call<C, R> {
        let mut request = Request::new(call);
        if let Some(key) = self.idempotency_key {
            request = request.idempotency_key(key);
        }
        if let Some(timeout) = self.timeout {
            request = request.timeout(timeout);
        }
        if let Some(max_retries) = self.max_retries {
            request = request.max_retries(max_retries);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request.__into_call()
    }
}

type Future = BoxFuture<'static, Result<Response<Value>>>;

/// The two ways to make the call, one per client; none for streams.
#[doc(hidden)]
pub struct Invoke(Option<Ways>);

#[derive(Clone, Copy)]
struct Ways {
    asynchronous: fn(Client, Args) -> Future,
    blocking: fn(blocking::Client, Args) -> Result<Response<Value>>,
}

impl Invoke {
    pub const NONE: Self = Self(None);

    #[must_use]
    pub const fn new(
        asynchronous: fn(Client, Args) -> Future,
        blocking: fn(blocking::Client, Args) -> Result<Response<Value>>,
    ) -> Self {
        Self(Some(Ways { asynchronous, blocking }))
    }

    fn ways(&self, endpoint: &Endpoint) -> Result<Ways> {
        self.0.ok_or_else(|| Error::usage(endpoint.name(), "is a stream: open it with its own method"))
    }
}

impl fmt::Debug for Invoke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Invoke")
    }
}

impl Endpoint {
    /// Makes the call through the generated method and its setters, and gives the answer as JSON.
    ///
    /// Meant for tests over the whole table; a program calls the methods themselves.
    ///
    /// # Errors
    /// Those of the call, and a usage error for an input that does not fit or for a stream.
    pub async fn invoke(&self, client: &Client, args: Args) -> Result<Response<Value>> {
        let ways = self.invoke_table().ways(self)?;
        (ways.asynchronous)(client.clone(), args).await
    }

    /// [`invoke`](Self::invoke) for the blocking client.
    ///
    /// # Errors
    /// Those of the call, and a usage error for an input that does not fit or for a stream.
    pub fn invoke_blocking(&self, client: &blocking::Client, args: Args) -> Result<Response<Value>> {
        let ways = self.invoke_table().ways(self)?;
        (ways.blocking)(client.clone(), args)
    }
}

/// A builder that takes its parameters from JSON.
#[doc(hidden)]
pub trait ApplyParams<C, R> {
    fn apply_params(self, value: Value) -> Result<Call<C, R>>;
}

impl<C: Transport, R> ApplyParams<C, R> for Request<C, R> {
    fn apply_params(self, _value: Value) -> Result<Call<C, R>> {
        Ok(self.__into_call())
    }
}

fn call<B: ApplyParams<C, R>, C: Transport, R>(
    mut args: Args,
    request: impl FnOnce(&mut Args) -> Result<B>,
) -> Result<Call<C, R>> {
    let call = request(&mut args)?.apply_params(args.input.take())?;
    Ok(args.set_options(call))
}

fn to_json<T: Serialize>(response: Response<T>) -> Result<Response<Value>> {
    let value = serde_json::to_value(&response.value)
        .map_err(|error| Error::usage("answer", "is no JSON").with_source(error))?;
    Ok(response.map(|_| value))
}

#[doc(hidden)]
pub fn run_async<B, R>(args: Args, request: impl FnOnce(&mut Args) -> Result<B>) -> Future
where
    B: ApplyParams<Client, R>,
    R: FromEnvelope<Client> + 'static,
{
    let call = call(args, request);
    Box::pin(async move { to_json(call?.send_with_response().await?) })
}

#[doc(hidden)]
pub fn run_blocking<B, R>(args: Args, request: impl FnOnce(&mut Args) -> Result<B>) -> Result<Response<Value>>
where
    B: ApplyParams<blocking::Client, R>,
    R: FromEnvelope<blocking::Client>,
{
    to_json(call(args, request)?.send_with_response()?)
}
