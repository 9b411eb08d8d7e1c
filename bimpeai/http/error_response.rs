//! Error responses, read into errors.

use reqwest::header::LOCATION;
use reqwest::{StatusCode, Url};
use serde_json::{Map, Value};

use super::attempt::RawResponse;
use super::headers::{X_REQUEST_ID, owned, text};
use super::retry;
use super::shared::Shared;
use crate::error::{ErrorCode, ErrorKind, FieldError, Inner, RateLimit};

/// The names of a message, in the order of preference: this API's, those of others, and RFC 9457's.
const MESSAGES: [&str; 6] = ["message", "error", "detail", "error_description", "title", "msg"];
/// The names of what a message is about.
const PATHS: [&str; 4] = ["path", "field", "property", "pointer"];

/// Fills in what every response has, whatever its status.
pub(super) fn with_response(response: &RawResponse, base: Inner) -> Inner {
    Inner {
        status: Some(response.status),
        request_id: owned(&response.headers, &X_REQUEST_ID).or(base.request_id),
        rate_limit: RateLimit::read(&response.headers),
        ..base
    }
}

/// Reads the body of an error response: `{message, code, request_id}`, all optional. A gateway on the way may send any other.
pub(super) fn read(shared: &Shared, response: RawResponse, base: Inner) -> Inner {
    let body = Body::parse(&response.body);
    let code = body.code().map(ErrorCode::from);
    let kind = kind_of(response.status, code.as_ref());
    // The body of a redirect repeats the whole URL, whose query may hold secrets.
    let is_redirect = response.status.is_redirection() && response.headers.contains_key(LOCATION);
    let message = body.message().filter(|_| !is_redirect);
    let excerpt = (message.is_none() && !is_redirect).then(|| shared.excerpt(&response.body));
    let has_header = response.headers.contains_key(X_REQUEST_ID);
    let base = with_response(&response, base);
    let from_body = body.request_id().filter(|_| !has_header);
    Inner {
        kind,
        message: message.unwrap_or_else(|| default_message(&response, &body)).into(),
        code,
        request_id: from_body.or(base.request_id),
        field_errors: if kind == ErrorKind::Validation { body.field_errors() } else { Vec::new() },
        retry_after: retry::retry_after(&response.headers, shared.environment.now()),
        excerpt,
        headers: response.headers,
        body: response.body,
        ..base
    }
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

/// The body of an error response, as far as it can be understood.
enum Body {
    Json(Value),
    Html { title: Option<String> },
    Text(String),
}

impl Body {
    fn parse(body: &[u8]) -> Self {
        // RFC 8259, section 8.1: a parser may ignore a byte order mark.
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let text = String::from_utf8_lossy(body);
        if let Ok(json) = serde_json::from_str(&text) {
            return Self::Json(json);
        }
        let text = text.trim();
        if text.starts_with('<') { Self::Html { title: title(text) } } else { Self::Text(text.to_owned()) }
    }

    fn message(&self) -> Option<String> {
        match self {
            Self::Json(json) => message_of(json).or_else(|| message_of(json.get("errors")?)),
            Self::Html { title } => title.clone(),
            Self::Text(text) => text_message(text),
        }
    }

    /// The object that a body consists of, and the one in its `error`.
    fn objects(&self) -> impl Iterator<Item = &Map<String, Value>> {
        let json = match self {
            Self::Json(json) => json.as_object(),
            Self::Html { .. } | Self::Text(_) => None,
        };
        let inner = json.and_then(|json| json.get("error")?.as_object());
        json.into_iter().chain(inner)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.objects().find_map(|object| object.get(name)?.as_str()).filter(|text| !text.is_empty())
    }

    fn code(&self) -> Option<&str> {
        self.text("code")
    }

    fn request_id(&self) -> Option<String> {
        self.text("request_id").map(str::to_owned)
    }

    fn field_errors(&self) -> Vec<FieldError> {
        let lists = self.objects().flat_map(|object| [object.get("message"), object.get("errors")]);
        lists.flatten().filter_map(Value::as_array).flatten().filter_map(field_error).collect()
    }
}

/// The text of a message: a string, an object that has one, or an array of these.
pub(crate) fn message_of(message: &Value) -> Option<String> {
    let text = match message {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(message_of_item).collect::<Vec<_>>().join("; "),
        Value::Object(object) => MESSAGES.iter().find_map(|name| message_of(object.get(*name)?))?,
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn message_of_item(item: &Value) -> Option<String> {
    let message = message_of(item)?;
    match path_of(item) {
        Some(path) => Some(format!("{path}: {message}")),
        None => Some(message),
    }
}

/// What a message is about: a path, or its parts.
fn path_of(item: &Value) -> Option<String> {
    let is_set = |path: &&Value| path.as_str() != Some("") && path.as_array().is_none_or(|parts| !parts.is_empty());
    let path = PATHS.iter().filter_map(|name| item.get(name)).filter(is_set).find(|path| !path.is_null())?;
    let part = |part: &Value| part.as_str().map_or_else(|| part.to_string(), str::to_owned);
    match path {
        Value::String(path) => Some(path.clone()),
        Value::Array(parts) => Some(parts.iter().map(part).collect::<Vec<_>>().join(".")),
        _ => None,
    }
}

fn field_error(item: &Value) -> Option<FieldError> {
    match item {
        Value::String(text) => Some(FieldError::parse(text)),
        _ => Some(FieldError { path: path_of(item)?, message: message_of(item)? }),
    }
}

/// The first line of plain text, unless it is no text.
fn text_message(text: &str) -> Option<String> {
    let line = text.lines().next()?.trim();
    let is_text = !line.is_empty() && !line.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER);
    // What begins like JSON is JSON that was cut.
    (is_text && !line.starts_with(['{', '[', '"'])).then(|| line.to_owned())
}

/// The title of an HTML page.
fn title(html: &str) -> Option<String> {
    const LONGEST: usize = 16 << 10;
    let head = html.get(..LONGEST).unwrap_or(html);
    // Letters keep their length in lower case, as only ASCII is changed.
    let lower = head.to_ascii_lowercase();
    let start = lower.find("<title")?;
    let start = start + lower[start..].find('>')? + 1;
    let end = start + lower[start..].find("</title")?;
    let title = head[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then(|| format!("{title} (an HTML page)"))
}

fn default_message(response: &RawResponse, body: &Body) -> String {
    let status = response.status.as_u16();
    if let Some(location) = text(&response.headers, &LOCATION).filter(|_| response.status.is_redirection()) {
        return format!("HTTP {status} (a redirect{})", target(location));
    }
    match body {
        Body::Html { .. } => format!("HTTP {status} (an HTML page)"),
        Body::Json(_) | Body::Text(_) => format!("HTTP {status}"),
    }
}

/// Where a redirect points: without a user name, a query or a fragment, which may hold secrets.
fn target(location: &str) -> String {
    match Url::parse(location) {
        Ok(url) if url.has_host() => return format!(" to {}", url.origin().ascii_serialization()),
        // Such as `mailto:`.
        Ok(_) => return String::new(),
        Err(_) => {}
    }
    let path = location.split(['?', '#']).next().unwrap_or_default();
    // `//user@host/path` names a host.
    let path = if path.starts_with(['/', '\\']) && path[1..].starts_with(['/', '\\']) {
        path.rsplit('@').next().unwrap_or_default()
    } else {
        path
    };
    if path.is_empty() { String::new() } else { format!(" to {path}") }
}
