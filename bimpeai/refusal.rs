//! Answers that are no success, made into errors.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, LOCATION};
use serde_json::Value;

use crate::client::Core;
use crate::code::ErrorCode;
use crate::error::{ErrorKind, FieldError, Inner, RateLimit};
use crate::header::X_REQUEST_ID;
use crate::prepare::{owned, text};
use crate::retry;

/// An answer as it came.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// What every answer tells, whatever it is.
pub(crate) fn with_answer(answer: &Answer, base: Inner) -> Inner {
    Inner {
        status: Some(answer.status),
        request_id: owned(&answer.headers, &X_REQUEST_ID).or(base.request_id),
        rate_limit: RateLimit::read(&answer.headers),
        ..base
    }
}

/// Reads the body of an error answer: `{message, code, request_id}`, all optional.
pub(crate) fn refusal(core: &Core, answer: Answer, base: Inner) -> Inner {
    let body = readable(core, &answer.body);
    let code = body["code"].as_str().map(ErrorCode::from);
    let kind = kind_of(answer.status, code.as_ref());
    let message = message_of(&body["message"]).unwrap_or_else(|| default_message(&answer));
    let has_header = answer.headers.contains_key(X_REQUEST_ID);
    let base = with_answer(&answer, base);
    let from_body = body["request_id"].as_str().filter(|id| !has_header && !id.is_empty()).map(str::to_owned);
    Inner {
        kind,
        message: message.into(),
        code,
        request_id: from_body.or(base.request_id),
        field_errors: if kind == ErrorKind::Validation { field_errors(&body["message"]) } else { Vec::new() },
        retry_after: retry::retry_after(&answer.headers, core.environment.now()),
        headers: answer.headers,
        body: answer.body,
        ..base
    }
}

/// The body as JSON, without the API key should the server echo it; `null` if it is none.
fn readable(core: &Core, body: &[u8]) -> Value {
    let mut text = String::from_utf8_lossy(body).into_owned();
    core.redact(&mut text);
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

pub(crate) fn message_of(message: &Value) -> Option<String> {
    let text = match message {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn default_message(answer: &Answer) -> String {
    let status = answer.status.as_u16();
    match text(&answer.headers, &LOCATION) {
        Some(_) if answer.status.is_redirection() => format!("HTTP {status} (a redirect)"),
        _ => format!("HTTP {status}"),
    }
}

fn field_errors(message: &Value) -> Vec<FieldError> {
    let items = message.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_str).map(FieldError::parse).collect()
}
