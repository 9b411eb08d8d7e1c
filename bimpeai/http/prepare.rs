//! What every attempt of a request sends, computed once.

use std::time::Duration;

use reqwest::Url;
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};

use super::headers::{IDEMPOTENCY_KEY, X_REQUEST_ID, uuid_value};
use super::plan::Plan;
use super::shared::Shared;
use crate::error::{Error, Result};

/// Where the API's paths begin.
pub(crate) const API_PREFIX: &str = "/api/v1/console";
const JSON: HeaderValue = HeaderValue::from_static("application/json");
/// Decompressed by `body`.
const GZIP: HeaderValue = HeaderValue::from_static("gzip");

/// What every attempt sends, and the limits on attempts.
pub(crate) struct Prepared {
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Duration,
    /// The time for all attempts and the waits between them.
    pub(crate) deadline: Option<Duration>,
    pub(crate) max_retries: u32,
}

pub(crate) fn prepare(shared: &Shared, plan: &Plan) -> Result<Prepared> {
    let max_retries = plan.options.max_retries.unwrap_or(shared.max_retries);
    let mut url = format!("{}{API_PREFIX}{}", shared.base_url, plan.path);
    if !plan.query.is_empty() {
        url.push('?');
        plan.query.push_to(&mut url);
    }
    Ok(Prepared {
        url: Url::parse(&url).map_err(|error| Error::usage("path", "does not form a valid URL").with_source(error))?,
        headers: headers(shared, plan, max_retries),
        timeout: plan.options.timeout.unwrap_or(shared.timeout),
        deadline: plan.options.deadline.or(shared.deadline),
        max_retries,
    })
}

/// The client's headers, then the SDK's, then the request's: the later one wins.
fn headers(shared: &Shared, plan: &Plan, max_retries: u32) -> HeaderMap {
    let mut headers = shared.default_headers.clone();
    headers.insert(AUTHORIZATION, shared.authorization.clone());
    headers.insert(ACCEPT, JSON);
    headers.insert(ACCEPT_ENCODING, GZIP);
    headers.insert(USER_AGENT, shared.user_agent.clone());
    headers.insert(X_REQUEST_ID, uuid_value());
    if plan.body.is_some() {
        headers.insert(CONTENT_TYPE, JSON);
    }
    if !plan.takes_key() {
        // A default header of the client, which is not meant for this request.
        headers.remove(IDEMPOTENCY_KEY);
    }
    if let Some(key) = &plan.options.idempotency_key {
        headers.insert(IDEMPOTENCY_KEY, key.clone());
    } else if plan.takes_key() && max_retries > 0 {
        headers.insert(IDEMPOTENCY_KEY, uuid_value());
    }
    for (name, value) in &plan.options.headers {
        headers.insert(name.clone(), value.clone());
    }
    headers
}
