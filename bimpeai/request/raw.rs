//! Requests to endpoints that the SDK does not declare.

use std::borrow::Cow;
use std::fmt;

use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::draft::Draft;
use crate::http::{Transport, send, shown};
use crate::response::{Response, decode_any};

/// A request to an endpoint that the SDK does not declare; created by [`Client::request`](crate::Client::request).
///
/// A write counts as idempotent: it has one `Idempotency-Key` for all its attempts, and is retried like a read. If the
/// endpoint does not honour keys, switch the retries off with [`max_retries(0)`](Self::max_retries). The envelope's `data` is decoded into any type: into `()` or
/// an `Option` if there may be none.
#[must_use = "a request does nothing until it is sent"]
pub struct RawRequest<C> {
    client: C,
    draft: Draft,
    params: Vec<(String, String)>,
}

impl<C: Transport> RawRequest<C> {
    pub(crate) fn new(client: C, method: Method, template: String) -> Self {
        let name = format!("{method} {}", shown(&template));
        let draft = Draft::without_path(name.into(), method, Cow::Owned(template));
        Self { client, draft, params: Vec::new() }
    }

    /// Sets the value of the placeholder `{name}`; it is percent-encoded as one path segment.
    pub fn path_param(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.retain(|(set, _)| set != name);
        self.params.push((name.to_owned(), value.to_string()));
        self
    }

    /// Adds to the query, from a struct or from pairs. `None` values are left out. What was added before stays, and comes
    /// first.
    pub fn query(mut self, query: impl Serialize) -> Self {
        self.draft = self.draft.extend_query(query);
        self
    }

    /// Sets the JSON body. A number in it that is NaN or infinite is a usage error: JSON does not have it.
    pub fn json(mut self, body: impl Serialize) -> Self {
        self.draft = self.draft.body(body);
        self
    }

    /// Sends the request and returns the decoded `data`: `send().await?` on the async client, `send()?` on the blocking
    /// one.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub fn send<T: DeserializeOwned + Send + 'static>(self) -> C::Sent<T> {
        let plan = self.draft.finish_with_path(&self.params);
        send(&self.client, plan, |success, plan| decode_any(success, plan).map(|response| response.value))
    }

    /// Sends the request and returns the decoded `data` with the response's metadata.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub fn send_with_response<T: DeserializeOwned + Send + 'static>(self) -> C::Sent<Response<T>> {
        let plan = self.draft.finish_with_path(&self.params);
        send(&self.client, plan, |success, plan| decode_any(success, plan))
    }
}

crate::__request_options!(impl[C: Transport] RawRequest<C>, draft);

impl<C> fmt::Debug for RawRequest<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest").field("endpoint", &self.draft.endpoint()).finish_non_exhaustive()
    }
}
