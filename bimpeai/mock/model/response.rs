//! What a handler returns.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::{HeaderName, HeaderValue};
use serde_json::{Map, Value};

use crate::schema::Endpoint;

use super::envelope::{Data, ErrorMessage, Meta, error_body, success_body};

/// A response of the API, as a [`Handler`](super::Handler) returns it.
///
/// The server adds the envelope, the request id and what a fault changes.
///
/// ```
/// use bimpeai::mock::Response;
/// let created = Response::created(serde_json::json!({"id": "not_1"}));
/// let refused = Response::error(409, "conflict", "the note is locked");
/// # assert_eq!((created.status(), refused.status()), (201, 409));
/// ```
#[derive(Clone)]
#[must_use]
pub struct Response {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    payload: Payload,
}

#[derive(Clone)]
enum Payload {
    Data(Data, Option<Meta>),
    Error { code: Cow<'static, str>, message: ErrorMessage },
}

impl Response {
    /// Returns a 200 with `data`.
    pub fn data(data: impl Into<Value>) -> Self {
        Self::new(StatusCode::OK, Data::Value(data.into()))
    }

    /// Returns a 201 with `data`.
    pub fn created(data: impl Into<Value>) -> Self {
        Self::new(StatusCode::CREATED, Data::Value(data.into()))
    }

    /// Returns a 200 with `data: null`, for endpoints that return nothing.
    pub fn empty() -> Self {
        Self::data(Value::Null)
    }

    /// Returns an error with the API's error body. A `status` that is not an HTTP status becomes 500.
    pub fn error(status: u16, code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::failure(status, code.into(), ErrorMessage::One(message.into()))
    }

    /// Returns a 404 for a record that does not exist.
    pub fn not_found(noun: &str, id: &str) -> Self {
        Self::error(404, "not_found", format!("{noun} {id} does not exist"))
    }

    /// Returns a 400 `validation_error`, with one `path: message` per problem.
    pub fn invalid(problems: Vec<String>) -> Self {
        Self::failure(StatusCode::BAD_REQUEST, "validation_error".into(), ErrorMessage::Many(problems))
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    fn failure(status: StatusCode, code: Cow<'static, str>, message: ErrorMessage) -> Self {
        Self { status, headers: Vec::new(), payload: Payload::Error { code, message } }
    }

    /// Returns a list of a detail under a second name too: what one revision of an API calls `channels` may be
    /// `channel` in another.
    pub(crate) fn also_named(mut self, name: &str, other: &'static str) -> Self {
        if let Payload::Data(Data::Detail(_, lists), _) = &mut self.payload
            && let Some(list) = lists.iter_mut().find(|list| list.names.contains(&name))
        {
            list.names.push(other);
        }
        self
    }

    /// Returns `data` with the status that the table gives the endpoint.
    pub(crate) fn success(endpoint: &Endpoint, data: Value) -> Self {
        Self::new(endpoint.success_status(), Data::Value(data))
    }

    pub(super) fn new(status: StatusCode, data: Data) -> Self {
        Self { status, headers: Vec::new(), payload: Payload::Data(data, None) }
    }

    pub(super) fn page(data: Data, meta: Meta) -> Self {
        Self { status: StatusCode::OK, headers: Vec::new(), payload: Payload::Data(data, Some(meta)) }
    }

    pub(crate) fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The JSON body.
    pub(crate) fn body(&self, request_id: &str) -> Bytes {
        match &self.payload {
            Payload::Data(data, meta) => success_body(data, *meta),
            Payload::Error { code, message } => error_body(self.status, Some(code), message, request_id),
        }
    }
}

/// Without the data and the headers, which may be secret.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut response = f.debug_struct("Response");
        response.field("status", &self.status());
        if let Payload::Error { code, message } = &self.payload {
            response.field("code", code).field("message", message);
        }
        response.finish_non_exhaustive()
    }
}

/// The fields of an object, and none of any other value.
pub(crate) fn object_fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}
