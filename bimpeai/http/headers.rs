//! Headers: checks of those that callers set, and access to those of requests and responses.

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use crate::error::{Error, Result};

pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Headers that say where a message ends, how it is coded and where it goes. Only the SDK and its HTTP library know: with
/// one from the caller, a body would be cut, awaited for ever, or read as the next request.
const FRAMING: [&str; 13] = [
    // The SDK decompresses gzip, and nothing else.
    "Accept-Encoding",
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Expect",
    "Host",
    "HTTP2-Settings",
    "Keep-Alive",
    "Proxy-Connection",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
];

/// Checks a header that the caller sets. Errors contain the name and never the value.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue)> {
    let Ok(name) = HeaderName::try_from(name) else {
        return Err(Error::usage("header", format_args!("{:?} is not a valid header name", beginning_of_name(name))));
    };
    let value = HeaderValue::try_from(value).map_err(|_| invalid_value(&name))?;
    check(&name, &value)?;
    Ok((name, value))
}

/// Sets a header of every request of a client, replacing one with the same name.
pub(crate) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<()> {
    let (name, mut value) = header(name, value)?;
    check_default(&name)?;
    value.set_sensitive(name == AUTHORIZATION);
    headers.insert(name, value);
    Ok(())
}

/// Checks the headers of every request of a client.
pub(crate) fn check_defaults(headers: &HeaderMap) -> Result<()> {
    headers.iter().try_for_each(|(name, value)| check(name, value).and_then(|()| check_default(name)))
}

fn check(name: &HeaderName, value: &HeaderValue) -> Result<()> {
    if let Some(name) = FRAMING.iter().find(|framing| framing.eq_ignore_ascii_case(name.as_str())) {
        return Err(Error::usage("header", format_args!("`{name}` is set by the SDK (leave it out)")));
    }
    // RFC 9110, section 5.5: whitespace around a value is not part of it. HTTP/1 drops it, HTTP/2 refuses the request.
    if is_padded(value.as_bytes()) { Err(invalid_value(name)) } else { Ok(()) }
}

/// One key for all writes of a client would make each of them a repetition of the first.
fn check_default(name: &HeaderName) -> Result<()> {
    if *name != IDEMPOTENCY_KEY {
        return Ok(());
    }
    Err(Error::usage("header", "`Idempotency-Key` cannot be a default header (set it on each request)"))
}

fn is_padded(value: &[u8]) -> bool {
    value.trim_ascii().len() != value.len()
}

fn invalid_value(name: &HeaderName) -> Error {
    Error::usage("header", format_args!("the value of `{name}` is not a valid header value"))
}

/// What an invalid name begins with: a whole line may have been given as the name, with its value.
fn beginning_of_name(name: &str) -> String {
    let is_kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let kept: String = name.chars().take_while(is_kept).take(64).collect();
    if kept.len() < name.len() { kept + "..." } else { kept }
}

/// Makes the header value of an idempotency key: what may be in a field (RFC 9110, section 5.5) and is ASCII, as a server
/// may read other text as Latin-1 or as UTF-8. An empty key counts as not set.
pub(crate) fn idempotency_key(key: &str) -> Result<Option<HeaderValue>> {
    if key.is_empty() {
        return Ok(None);
    }
    match HeaderValue::try_from(key) {
        Ok(value) if key.is_ascii() && !is_padded(key.as_bytes()) => Ok(Some(value)),
        _ => {
            Err(Error::usage("idempotency_key", "must be visible ASCII (spaces are allowed between other characters)"))
        }
    }
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
