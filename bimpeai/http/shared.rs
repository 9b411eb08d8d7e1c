//! What all clones of a client share.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderValue};

use super::budget::SharedBudget;
use super::environment::Environment;
use super::pacing::Pacing;
use crate::error::Redactor;

/// What all clones of a client share: the connection pool and the checked configuration.
pub struct Shared {
    pub(crate) http: reqwest::Client,
    /// Whether the caller made or configured the HTTP client, with settings of their own.
    pub(crate) http_is_injected: bool,
    /// Why a stream must not use the HTTP client: it adds credentials to every request.
    pub(crate) http_stream_problem: Option<String>,
    pub(crate) base_url: String,
    /// Removes the API key from what leaves.
    pub(crate) redactor: Redactor,
    /// The `Authorization` header made from the key.
    pub(crate) authorization: HeaderValue,
    pub(crate) default_headers: HeaderMap,
    pub(crate) user_agent: HeaderValue,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Option<Duration>,
    pub(crate) max_retries: u32,
    pub(crate) max_retry_after: Duration,
    pub(crate) budget: SharedBudget,
    pub(crate) pacing: Pacing,
    /// The proxy of requests to the base URL, as `scheme://host:port`.
    pub(crate) proxy: Option<String>,
    pub(crate) max_body_bytes: usize,
    pub(crate) environment: Arc<dyn Environment>,
}

impl Shared {
    /// The host of the base URL, with its port if that is not the scheme's own.
    pub(crate) fn host(&self) -> String {
        let Ok(url) = Url::parse(&self.base_url) else { return String::new() };
        let host = url.host_str().unwrap_or_default();
        url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Returns the beginning of a body, without the API key.
    pub(crate) fn excerpt(&self, body: &[u8]) -> String {
        self.redactor.excerpt(body)
    }
}
