//! A call made ready: what every attempt sends.

use std::time::Duration;

use reqwest::Url;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use crate::call::Plan;
use crate::client::{API_PREFIX, Core};
use crate::error::{Error, Result};
use crate::header::{IDEMPOTENCY_KEY, X_REQUEST_ID};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// What every attempt sends, and how often and how long.
pub(crate) struct Prepared {
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Duration,
    pub(crate) max_retries: u32,
}

pub(crate) fn prepare(core: &Core, plan: &Plan) -> Result<Prepared> {
    let max_retries = plan.options.max_retries.unwrap_or(core.max_retries);
    let mut url = format!("{}{API_PREFIX}{}", core.base_url, plan.path);
    if !plan.query.is_empty() {
        url.push('?');
        url.push_str(&plan.query);
    }
    Ok(Prepared {
        url: Url::parse(&url).map_err(|error| Error::usage("path", "makes no URL").with_source(error))?,
        headers: headers(core, plan, max_retries),
        timeout: plan.options.timeout.unwrap_or(core.timeout),
        max_retries,
    })
}

/// The client's headers, then the SDK's, then the call's: the later wins.
fn headers(core: &Core, plan: &Plan, max_retries: u32) -> HeaderMap {
    let mut headers = core.default_headers.clone();
    headers.insert(AUTHORIZATION, core.authorization.clone());
    headers.insert(ACCEPT, JSON);
    headers.insert(USER_AGENT, core.user_agent.clone());
    headers.insert(X_REQUEST_ID, fresh_uuid());
    if plan.body.is_some() {
        headers.insert(CONTENT_TYPE, JSON);
    }
    if !plan.is_write() {
        headers.remove(IDEMPOTENCY_KEY);
    } else if let Some(key) = &plan.options.idempotency_key {
        headers.insert(IDEMPOTENCY_KEY, key.clone());
    } else if max_retries > 0 {
        headers.insert(IDEMPOTENCY_KEY, fresh_uuid());
    }
    for (name, value) in &plan.options.headers {
        headers.insert(name.clone(), value.clone());
    }
    headers
}

pub(crate) fn fresh_uuid() -> HeaderValue {
    let mut buffer = uuid::Uuid::encode_buffer();
    let text = uuid::Uuid::new_v4().hyphenated().encode_lower(&mut buffer);
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

pub(crate) fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

pub(crate) fn owned(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    text(headers, name).filter(|text| !text.is_empty()).map(str::to_owned)
}
