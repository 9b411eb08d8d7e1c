//! What the server answers, before it is bytes.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::{BufMut, Bytes, BytesMut};
use hyper::StatusCode;
use hyper::header::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};

use super::store::Record;

/// An answer, as a [`Handler`](super::Handler) gives it.
///
/// ```
/// use bimpeai::mock::Answer;
/// let sent = Answer::created(serde_json::json!({"id": "not_1"}));
/// let refused = Answer::error(409, "conflict", "the note is locked");
/// # assert_eq!((sent.status(), refused.status()), (201, 409));
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) payload: Payload,
}

#[derive(Debug, Clone)]
pub(crate) enum Payload {
    Data(Data, Option<Meta>),
    Error { code: Cow<'static, str>, message: Message },
}

#[derive(Debug, Clone)]
pub(crate) enum Data {
    Value(Value),
    /// A record with all its fields.
    Record(Arc<Record>),
    /// A record with all its fields, and lists of others in further fields.
    Detail(Arc<Record>, Vec<Inlined>),
    /// Records without the fields named here, which only a detail has.
    Records(Vec<Arc<Record>>, Arc<[&'static str]>),
}

/// What another collection lists, as a part of a detail.
#[derive(Debug, Clone)]
pub(crate) struct Inlined {
    /// The field it stands in, under one name or several.
    pub(crate) names: Vec<&'static str>,
    pub(crate) records: Vec<Arc<Record>>,
    /// Fields of theirs that a list does not have.
    pub(crate) hidden: Arc<[&'static str]>,
}

/// A validation error has one message for each fault; every other has one.
#[derive(Debug, Clone)]
pub(crate) enum Message {
    One(String),
    Each(Vec<String>),
}

/// The `meta` of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meta {
    pub(crate) total_count: usize,
    pub(crate) current_page: usize,
    pub(crate) limit: usize,
}

impl Meta {
    fn page_count(self) -> usize {
        self.total_count.div_ceil(self.limit)
    }

    fn write(self, out: &mut BytesMut) {
        let json = json!({
            "total_count": self.total_count,
            "page_count": self.page_count(),
            "current_page": self.current_page,
            "limit": self.limit,
            "has_next_page": self.current_page < self.page_count(),
            "has_previous_page": self.current_page > 1,
        });
        out.put_slice(json.to_string().as_bytes());
    }
}

impl Answer {
    /// 200 with `data`.
    pub fn data(data: impl Into<Value>) -> Self {
        Self::new(StatusCode::OK, Data::Value(data.into()))
    }

    /// 201 with `data`.
    pub fn created(data: impl Into<Value>) -> Self {
        Self::new(StatusCode::CREATED, Data::Value(data.into()))
    }

    /// 200 with `data: null`: what is answered where nothing is due.
    pub fn empty() -> Self {
        Self::data(Value::Null)
    }

    /// A refusal with the API's error body. A `status` that is no HTTP status becomes 500.
    pub fn error(status: u16, code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let payload = Payload::Error { code: code.into(), message: Message::One(message.into()) };
        Self { status, headers: Vec::new(), payload }
    }

    /// 404 for something that is not there.
    pub fn not_found(noun: &str, id: &str) -> Self {
        Self::error(404, "not_found", format!("{noun} {id} does not exist"))
    }

    /// 400 `validation_error`, with one `path: message` for each fault.
    pub fn invalid(faults: Vec<String>) -> Self {
        let payload = Payload::Error { code: "validation_error".into(), message: Message::Each(faults) };
        Self { status: StatusCode::BAD_REQUEST, headers: Vec::new(), payload }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The same, with a list of a detail under a second name too: what one revision of an API calls `channels` may be
    /// `channel` in another.
    pub(crate) fn also_named(mut self, name: &str, other: &'static str) -> Self {
        if let Payload::Data(Data::Detail(_, lists), _) = &mut self.payload
            && let Some(list) = lists.iter_mut().find(|list| list.names.contains(&name))
        {
            list.names.push(other);
        }
        self
    }

    pub(crate) fn new(status: StatusCode, data: Data) -> Self {
        Self { status, headers: Vec::new(), payload: Payload::Data(data, None) }
    }

    pub(crate) fn page(data: Data, meta: Meta) -> Self {
        Self { status: StatusCode::OK, headers: Vec::new(), payload: Payload::Data(data, Some(meta)) }
    }

    pub(crate) fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The body as it goes over the wire.
    pub(crate) fn body(&self, request_id: &str) -> Bytes {
        match &self.payload {
            Payload::Data(data, meta) => success_body(data, *meta),
            Payload::Error { code, message } => error_body(self.status, Some(code), message, request_id),
        }
    }
}

fn success_body(data: &Data, meta: Option<Meta>) -> Bytes {
    let mut out = BytesMut::with_capacity(256);
    out.put_slice(br#"{"message":"ok","data":"#);
    match data {
        Data::Value(value) => out.put_slice(value.to_string().as_bytes()),
        Data::Record(record) => out.put_slice(record.detailed()),
        Data::Detail(record, lists) => write_detail(&mut out, record, lists),
        Data::Records(records, hidden) => write_records(&mut out, records, hidden),
    }
    if let Some(meta) = meta {
        out.put_slice(br#","meta":"#);
        meta.write(&mut out);
    }
    out.put_u8(b'}');
    out.freeze()
}

fn write_detail(out: &mut BytesMut, record: &Record, lists: &[Inlined]) {
    let object = record.detailed();
    out.put_slice(object.strip_suffix(b"}").unwrap_or(object));
    let named = lists.iter().flat_map(|list| list.names.iter().map(move |name| (name, list)));
    for (at, (name, list)) in named.enumerate() {
        let separator = if at == 0 && object.len() == 2 { "" } else { "," };
        out.put_slice(format!("{separator}\"{name}\":").as_bytes());
        write_records(out, &list.records, &list.hidden);
    }
    out.put_u8(b'}');
}

fn write_records(out: &mut BytesMut, records: &[Arc<Record>], hidden: &[&str]) {
    out.put_u8(b'[');
    for (at, record) in records.iter().enumerate() {
        if at > 0 {
            out.put_u8(b',');
        }
        out.put_slice(record.listed(hidden));
    }
    out.put_u8(b']');
}

/// The API's error body.
pub(crate) fn error_body(status: StatusCode, code: Option<&str>, message: &Message, request_id: &str) -> Bytes {
    let message = match message {
        Message::One(text) => Value::from(text.as_str()),
        Message::Each(texts) => Value::from(texts.as_slice()),
    };
    let body = json!({
        "message": message,
        "code": code,
        "request_id": Some(request_id).filter(|id| !id.is_empty()),
        "error": status.canonical_reason().unwrap_or("Error"),
        "statusCode": status.as_u16(),
    });
    Bytes::from(body.to_string())
}

/// The API's error body for a status that a test has ordered.
pub(crate) fn scripted_error_body(status: StatusCode, request_id: &str) -> Bytes {
    let message = Message::One(status.canonical_reason().unwrap_or("scripted").to_owned());
    error_body(status, usual_code(status), &message, request_id)
}

/// The code that goes with a status where nothing more is known.
pub(crate) fn usual_code(status: StatusCode) -> Option<&'static str> {
    Some(match status.as_u16() {
        400 => "bad_request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not_found",
        409 => "conflict",
        429 => "rate_limited",
        501 => "not_implemented",
        500..=599 => "internal_error",
        _ => return None,
    })
}

/// The fields of an object, none of anything else.
pub(super) fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}
