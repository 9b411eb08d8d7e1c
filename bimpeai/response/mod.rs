//! Responses: the envelope, its `data`, and walks over pages.

mod envelope;
mod item_texts;
mod meta;
mod page;
mod walk;

use std::convert::Infallible;

use std::fmt;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::error::RateLimit;

pub use envelope::FromEnvelope;
pub(crate) use envelope::{Undecodable, decode_any, locate};
pub use meta::PaginationMeta;
pub use page::Page;
pub use walk::{Items, Pages};

/// A value together with the response's metadata; returned by `send_with_response()`.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// What the endpoint returns.
    pub value: T,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The id to give to support: the response's `X-Request-Id`, else the one that was sent.
    pub request_id: String,
    /// How many attempts were made.
    pub attempts: u32,
    /// The rate limit that the response reports.
    pub rate_limit: RateLimit,
    /// The `Idempotency-Key` that was sent.
    pub idempotency_key: Option<String>,
}

impl<T> Response<T> {
    /// Converts the value and keeps the metadata.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Response<U> {
        match self.try_map(|value| Ok::<_, Infallible>(f(value))) {
            Ok(response) => response,
        }
    }

    pub(super) fn try_map<U, E>(self, f: impl FnOnce(T) -> Result<U, E>) -> Result<Response<U>, E> {
        Ok(Response {
            value: f(self.value)?,
            status: self.status,
            headers: self.headers,
            request_id: self.request_id,
            attempts: self.attempts,
            rate_limit: self.rate_limit,
            idempotency_key: self.idempotency_key,
        })
    }
}

/// Without the headers: a server may echo a secret in them.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("attempts", &self.attempts)
            .field("rate_limit", &self.rate_limit)
            .field("idempotency_key", &self.idempotency_key)
            .finish_non_exhaustive()
    }
}
