//! Requests to endpoints that are not declared.

use std::borrow::Cow;
use std::fmt;

use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::call::{Call, Plan};
use crate::client::{Client, Transport};
use crate::error::{Error, Result};
use crate::response::{Response, decode_any};
use crate::{blocking, engine};

/// A request to an endpoint that the SDK does not declare; made by [`Client::request`](crate::Client::request).
///
/// A write carries an `Idempotency-Key`, as declared ones do. The envelope's `data` is decoded into any type; into
/// `()` or an `Option` where there may be none.
#[must_use = "a request does nothing until it is sent"]
pub struct RawRequest<C> {
    call: Call<C, ()>,
    params: Vec<(String, String)>,
}

impl<C: Transport> RawRequest<C> {
    pub(crate) fn new(client: C, method: Method, template: String) -> Self {
        let name = format!("{method} {template}");
        let call = Call::unrendered(client, name.into(), method, Cow::Owned(template));
        Self { call, params: Vec::new() }
    }

    /// Fills the placeholder `{name}` of the path with one percent-encoded segment.
    pub fn path_param(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.push((name.to_owned(), value.to_string()));
        self
    }

    /// The query, of a struct or of pairs. `None` is left out.
    pub fn query(mut self, query: impl Serialize) -> Self {
        self.call = self.call.query(query);
        self
    }

    /// The JSON body.
    pub fn json(mut self, body: impl Serialize) -> Self {
        self.call = self.call.body(body);
        self
    }

    fn finish(self) -> Result<(C, Plan)> {
        let (client, mut plan) = self.call.finish()?;
        let fill = |error: Error| error.at_endpoint(plan.name.clone());
        plan.path = crate::path::render_named(&plan.template, &self.params).map_err(fill)?;
        Ok((client, plan))
    }
}

impl RawRequest<Client> {
    /// Sends the request and decodes the envelope's `data`.
    ///
    /// # Errors
    /// Those of every call; see [`Error`].
    pub async fn send<T: DeserializeOwned>(self) -> Result<T> {
        self.send_with_response().await.map(|response| response.value)
    }

    /// Like [`send`](Self::send), with what the answer said besides.
    ///
    /// # Errors
    /// Those of every call; see [`Error`].
    pub async fn send_with_response<T: DeserializeOwned>(self) -> Result<Response<T>> {
        let (client, plan) = self.finish()?;
        let raw = engine::execute(client.core(), &plan).await?;
        decode_any(raw, &plan)
    }
}

impl RawRequest<blocking::Client> {
    /// Sends the request and decodes the envelope's `data`.
    ///
    /// # Errors
    /// Those of every call; see [`Error`].
    pub fn send<T: DeserializeOwned>(self) -> Result<T> {
        self.send_with_response().map(|response| response.value)
    }

    /// Like [`send`](Self::send), with what the answer said besides.
    ///
    /// # Errors
    /// Those of every call; see [`Error`].
    pub fn send_with_response<T: DeserializeOwned>(self) -> Result<Response<T>> {
        let (client, plan) = self.finish()?;
        let plan = std::sync::Arc::new(plan);
        let raw = client.execute(&plan)?;
        decode_any(raw, &plan)
    }
}

impl<C> fmt::Debug for RawRequest<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest").field("endpoint", &self.call.plan.name).finish_non_exhaustive()
    }
}

crate::__call_options!(impl[C: Transport] RawRequest<C>);
