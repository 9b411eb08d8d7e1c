//! Error responses, read into errors.

use reqwest::StatusCode;
use reqwest::header::LOCATION;
use serde_json::Value;

use super::attempt::RawResponse;
use super::headers::{X_REQUEST_ID, owned, text};
use super::retry;
use super::shared::Shared;
use crate::error::{ErrorCode, ErrorKind, FieldError, Inner, RateLimit};

/// Fills in what every response has, whatever its status.
pub(super) fn with_response(response: &RawResponse, base: Inner) -> Inner {
    Inner {
        status: Some(response.status),
        request_id: owned(&response.headers, &X_REQUEST_ID).or(base.request_id),
        rate_limit: RateLimit::read(&response.headers),
        ..base
    }
}

/// Reads the body of an error response: `{message, code, request_id}`, all optional.
pub(super) fn read(shared: &Shared, response: RawResponse, base: Inner) -> Inner {
    let body = redacted_json(shared, &response.body);
    let code = body["code"].as_str().map(ErrorCode::from);
    let kind = kind_of(response.status, code.as_ref());
    let message = message_of(&body["message"]).unwrap_or_else(|| default_message(&response));
    let has_header = response.headers.contains_key(X_REQUEST_ID);
    let base = with_response(&response, base);
    let from_body = body["request_id"].as_str().filter(|id| !has_header && !id.is_empty()).map(str::to_owned);
    Inner {
        kind,
        message: message.into(),
        code,
        request_id: from_body.or(base.request_id),
        field_errors: if kind == ErrorKind::Validation { field_errors(&body["message"]) } else { Vec::new() },
        retry_after: retry::retry_after(&response.headers, shared.environment.now()),
        headers: response.headers,
        body: response.body,
        ..base
    }
}

/// The body as JSON, without the API key if the server echoes it; `null` if it is not JSON.
fn redacted_json(shared: &Shared, body: &[u8]) -> Value {
    let mut text = String::from_utf8_lossy(body).into_owned();
    shared.redact(&mut text);
    serde_json::from_str(&text).unwrap_or_default()
}

fn kind_of(status: StatusCode, code: Option<&ErrorCode>) -> ErrorKind {
    match status.as_u16() {
        400 if code == Some(&ErrorCode::ValidationError) => ErrorKind::Validation,
        400 => ErrorKind::BadRequest,
        401 => ErrorKind::Authentication,
        403 => ErrorKind::PermissionDenied,
        404 => ErrorKind::NotFound,
        409 => ErrorKind::Conflict,
        429 => ErrorKind::RateLimit,
        501 => ErrorKind::NotImplemented,
        500..=599 => ErrorKind::InternalServer,
        _ => ErrorKind::OtherStatus,
    }
}

/// The text of a `message`: a string, or an array of strings.
pub(crate) fn message_of(message: &Value) -> Option<String> {
    let text = match message {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn default_message(response: &RawResponse) -> String {
    let status = response.status.as_u16();
    match text(&response.headers, &LOCATION) {
        Some(_) if response.status.is_redirection() => format!("HTTP {status} (a redirect)"),
        _ => format!("HTTP {status}"),
    }
}

fn field_errors(message: &Value) -> Vec<FieldError> {
    let items = message.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_str).map(FieldError::parse).collect()
}
