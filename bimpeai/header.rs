//! Headers that callers give, checked before anything is sent.

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use crate::error::{Error, Result};

pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Puts a header in, in place of one of the same name. Errors name the header and never repeat its value.
pub(crate) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<()> {
    let Ok(name) = HeaderName::try_from(name) else {
        return Err(Error::usage("header", format!("{name:?} is not a legal header name")));
    };
    let Ok(mut value) = HeaderValue::try_from(value) else {
        return Err(Error::usage("header", format!("the value of `{name}` is not a legal header value")));
    };
    value.set_sensitive(name == AUTHORIZATION);
    headers.insert(name, value);
    Ok(())
}

/// An idempotency key as a header. An empty one counts as not given.
pub(crate) fn idempotency_key(key: &str) -> Result<Option<HeaderValue>> {
    if key.is_empty() {
        return Ok(None);
    }
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::usage("idempotency_key", "must be visible ASCII without spaces"));
    }
    HeaderValue::try_from(key).map(Some).map_err(|_| Error::usage("idempotency_key", "is not a legal header value"))
}
