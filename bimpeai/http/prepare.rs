//! What every attempt of a request sends, computed once.

use std::time::Duration;

use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT,
};
use reqwest::{Method, Url};

use super::headers::{IDEMPOTENCY_KEY, X_REQUEST_ID, uuid_value};
use super::path::shown;
use super::plan::Plan;
use super::shared::Shared;
use crate::error::{Error, Result};

/// Where the API's paths begin.
pub(crate) const API_PREFIX: &str = "/api/v1/console";
/// The longest URL that the HTTP library sends (`http::Uri`), in bytes.
const MAX_URL: usize = 65_534;
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
    Ok(Prepared {
        url: url(shared, plan)?,
        headers: headers(shared, plan, max_retries),
        timeout: plan.options.timeout.unwrap_or(shared.timeout),
        deadline: plan.options.deadline.or(shared.deadline),
        max_retries,
    })
}

fn url(shared: &Shared, plan: &Plan) -> Result<Url> {
    let mut text = format!("{}{API_PREFIX}{}", shared.base_url, plan.path);
    let mut query = String::new();
    plan.query.push_to(&mut query);
    if !query.is_empty() {
        text.push('?');
        text.push_str(&query);
    }
    let url =
        Url::parse(&text).map_err(|error| Error::usage("path", "does not form a valid URL").with_source(error))?;
    check_length(&url, || longest(&shared.base_url, plan, &query))?;
    Ok(url)
}

/// Checks a URL against the longest that the HTTP library sends. `argument` names what makes it long.
pub(crate) fn check_length(url: &Url, argument: impl FnOnce() -> String) -> Result<()> {
    if url.as_str().len() <= MAX_URL {
        return Ok(());
    }
    let problem = format_args!("is too long (a URL can have {MAX_URL} bytes, after encoding)");
    Err(Error::usage(&argument(), problem))
}

/// The name of the longest part of a URL: a placeholder of the path, a parameter of the query, the path or the base URL.
fn longest(base_url: &str, plan: &Plan, query: &str) -> String {
    // An encoded value has no slash: the segments of the template are those of the path.
    let ids = plan.template.split('/').zip(plan.path.split('/')).map(|(name, segment)| {
        let name = name.split_once('{').and_then(|(_, name)| name.split_once('}')).map_or("path", |(name, _)| name);
        (segment.len(), name.to_owned())
    });
    let pairs = query.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        // A name that is itself too long names nothing.
        (pair.len(), if name.len() > value.len() { "query".to_owned() } else { shown(name) })
    });
    let base = (base_url.len(), "base_url".to_owned());
    ids.chain(pairs).chain([base]).max_by_key(|(length, _)| *length).map_or_else(String::new, |(_, name)| shown(&name))
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
    } else if matches!(plan.method, Method::POST | Method::PUT | Method::PATCH) {
        // RFC 9110, section 8.6: it is sent for methods that have a body by definition. The HTTP library does not.
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
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
