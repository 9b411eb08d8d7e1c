//! Headers: checks of those that callers set, and access to those of requests and responses.

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use crate::error::{Error, Result};

pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Sets a header, replacing one with the same name. Errors contain the name and never the value.
pub(crate) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<()> {
    let Ok(name) = HeaderName::try_from(name) else {
        return Err(Error::usage("header", format!("{name:?} is not a valid header name")));
    };
    let Ok(mut value) = HeaderValue::try_from(value) else {
        return Err(Error::usage("header", format!("the value of `{name}` is not a valid header value")));
    };
    value.set_sensitive(name == AUTHORIZATION);
    headers.insert(name, value);
    Ok(())
}

/// Makes the header value of an idempotency key. An empty key counts as not set.
pub(crate) fn idempotency_key(key: &str) -> Result<Option<HeaderValue>> {
    if key.is_empty() {
        return Ok(None);
    }
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::usage("idempotency_key", "must be visible ASCII without spaces"));
    }
    HeaderValue::try_from(key).map(Some).map_err(|_| Error::usage("idempotency_key", "is not a valid header value"))
}

/// A random UUID as a header value.
pub(crate) fn uuid_value() -> HeaderValue {
    let mut buffer = uuid::Uuid::encode_buffer();
    let text = uuid::Uuid::new_v4().hyphenated().encode_lower(&mut buffer);
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

/// The text of a header; `None` if it is missing or not visible ASCII.
pub(crate) fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Like [`text`], owned; `None` for an empty header too.
pub(crate) fn owned(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    text(headers, name).filter(|text| !text.is_empty()).map(str::to_owned)
}
