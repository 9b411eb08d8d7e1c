//! Requests while they are built, and how they are sent.

mod draft;
#[cfg(feature = "invoke")]
mod dynamic;
mod options;
mod parameters;
mod params;
mod raw;

use std::fmt;
use std::marker::PhantomData;

use crate::error::Result;
use crate::http::{Plan, Transport, send};
use crate::response::{FromEnvelope, Page, Pages, Response};
use crate::schema::{Encoded, Endpoint, Model};

pub(crate) use draft::Draft;
#[cfg(feature = "invoke")]
pub use dynamic::Args;
#[cfg(feature = "invoke")]
#[doc(hidden)]
pub use dynamic::{ApplyParams, TypedInvoke};
#[doc(hidden)]
pub use params::segment;
pub use params::{IntoParams, Params, RequestBuilder, Set, Unset};
pub use raw::RawRequest;

/// A request that has not been sent: of a client `C`, returning an `R`.
///
/// Endpoints with parameters have a request builder of their own, with the same options and ways to send it.
#[must_use = "a request does nothing until it is sent"]
pub struct Request<C, R> {
    client: C,
    draft: Draft,
    returns: PhantomData<fn() -> R>,
}

/// For the macros' expansions.
#[doc(hidden)]
impl<C, R> Request<C, R> {
    pub fn __new(client: C, endpoint: &'static Endpoint, ids: &[String]) -> Self {
        Self { client, draft: Draft::new(endpoint, ids), returns: PhantomData }
    }

    pub fn __set(&mut self, name: &'static str, encoded: Encoded) {
        self.draft.set(name, encoded);
    }

    pub fn __set_all(&mut self, params: Result<params::EncodedParams>) {
        self.draft.set_all(params);
    }

    pub fn __body(mut self, body: Encoded) -> Self {
        self.draft = self.draft.encoded_body(body);
        self
    }

    fn finish(self) -> (C, Result<Plan>) {
        (self.client, self.draft.finish())
    }
}

crate::__request_options!(impl[C, R] Request<C, R>, draft);
crate::__undeclared_parameters!(impl[C, R] Request<C, R>, draft);

impl<C: Transport, R: FromEnvelope<C>> Request<C, R> {
    /// Sends the request and returns the decoded `data`: `send().await?` on the async client, `send()?` on the blocking
    /// one.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub fn send(self) -> C::Sent<R> {
        let (client, plan) = self.finish();
        let reader = client.clone();
        send(&client, plan, move |success, plan| {
            R::from_envelope(success, plan, &reader).map(|response| response.value)
        })
    }

    /// Sends the request and returns the decoded `data` with the response's metadata.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub fn send_with_response(self) -> C::Sent<Response<R>> {
        let (client, plan) = self.finish();
        let reader = client.clone();
        send(&client, plan, move |success, plan| R::from_envelope(success, plan, &reader))
    }
}

impl<C: Transport, T: Model> Request<C, Page<T, C>> {
    #[doc(hidden)]
    pub fn __pages(self) -> Pages<T, C> {
        let (client, plan) = self.finish();
        Pages::new(client, plan)
    }
}

impl<C: Clone, R> Clone for Request<C, R> {
    fn clone(&self) -> Self {
        Self { client: self.client.clone(), draft: self.draft.clone(), returns: PhantomData }
    }
}

/// Secrets are redacted, and a whole body is not shown.
impl<C, R> fmt::Debug for Request<C, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.draft, f)
    }
}
