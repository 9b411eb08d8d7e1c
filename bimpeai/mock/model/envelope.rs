//! The JSON bodies of responses: the envelope of a success, and the error body.

use std::sync::Arc;

use bytes::Bytes;
use hyper::StatusCode;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::store::Record;

/// The `data` of a success.
#[derive(Debug, Clone)]
pub(super) enum Data {
    Value(Value),
    /// A record with all its fields.
    Record(Arc<Record>),
    /// A record with all its fields, and lists of other records in additional fields.
    Detail(Arc<Record>, Vec<Inlined>),
    /// A list of records.
    Records(List),
}

/// Records, without the fields that only a detail has.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub(super) records: Vec<Arc<Record>>,
    pub(super) hidden: Arc<[&'static str]>,
}

/// The items of another collection, as part of a detail.
#[derive(Debug, Clone)]
pub(super) struct Inlined {
    /// The field that holds them; several if the list is returned under several names.
    pub(super) names: Vec<&'static str>,
    pub(super) list: List,
}

/// The `meta` of a page, without what follows from the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meta {
    pub(super) total_count: usize,
    pub(super) current_page: usize,
    pub(super) limit: usize,
}

/// A validation error has one message per problem, any other error one in all.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum ErrorMessage {
    One(String),
    Many(Vec<String>),
}

#[derive(Serialize)]
struct SuccessBody<'a> {
    message: &'static str,
    data: &'a Data,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
}

#[derive(Serialize)]
struct ErrorBody<'a> {
    message: &'a ErrorMessage,
    code: Option<&'a str>,
    request_id: Option<&'a str>,
    error: &'a str,
    #[serde(rename = "statusCode")]
    status_code: u16,
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Record(record) => record.detailed().serialize(serializer),
            Self::Detail(record, lists) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in &record.fields {
                    map.serialize_entry(name, value)?;
                }
                for inlined in lists {
                    for name in &inlined.names {
                        map.serialize_entry(name, &inlined.list)?;
                    }
                }
                map.end()
            }
            Self::Records(list) => list.serialize(serializer),
        }
    }
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(Some(self.records.len()))?;
        for record in &self.records {
            items.serialize_element(record.listed(&self.hidden))?;
        }
        items.end()
    }
}

impl Serialize for Meta {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let page_count = self.total_count.div_ceil(self.limit);
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("total_count", &self.total_count)?;
        map.serialize_entry("page_count", &page_count)?;
        map.serialize_entry("current_page", &self.current_page)?;
        map.serialize_entry("limit", &self.limit)?;
        map.serialize_entry("has_next_page", &(self.current_page < page_count))?;
        map.serialize_entry("has_previous_page", &(self.current_page > 1))?;
        map.end()
    }
}

pub(super) fn success_body(data: &Data, meta: Option<Meta>) -> Bytes {
    to_bytes(&SuccessBody { message: "ok", data, meta })
}

pub(super) fn error_body(status: StatusCode, code: Option<&str>, message: &ErrorMessage, request_id: &str) -> Bytes {
    to_bytes(&ErrorBody {
        message,
        code,
        request_id: Some(request_id).filter(|id| !id.is_empty()),
        error: status.canonical_reason().unwrap_or("Error"),
        status_code: status.as_u16(),
    })
}

/// The error body for a status alone, with the code that usually goes with it.
pub(crate) fn status_error_body(status: StatusCode, message: Option<&str>, request_id: &str) -> Bytes {
    let message = message.or(status.canonical_reason()).unwrap_or("Error");
    error_body(status, default_code(status), &ErrorMessage::One(message.to_owned()), request_id)
}

fn default_code(status: StatusCode) -> Option<&'static str> {
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

/// Only a key that is not a string cannot be serialized, and there is none.
fn to_bytes(body: &impl Serialize) -> Bytes {
    serde_json::to_vec(body).unwrap_or_default().into()
}
