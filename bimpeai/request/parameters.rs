//! The parameters of a request, as its setters write them.
//!
//! A setter writes its value at once, as JSON. So a request builder is small, can be cloned and printed, and needs no
//! code of its own to be sent: the table says in which order the parameters are written, and which have a default.

use std::borrow::Cow;
use std::fmt;

use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::http::shown;
use crate::schema::{Field, Kind, redact};

/// The parameters that have been set.
#[derive(Clone, Default)]
pub(super) struct Parameters {
    /// Parameters that the endpoint declares, as JSON.
    declared: Vec<(&'static str, Vec<u8>)>,
    /// Fields of the body that the endpoint does not declare.
    fields: Vec<(String, Vec<u8>)>,
    /// Query parameters that the endpoint does not declare.
    query: Vec<(String, String)>,
}

impl Parameters {
    /// Sets a declared parameter; `None` removes it.
    pub(super) fn set(&mut self, name: &'static str, json: Option<Vec<u8>>) {
        self.declared.retain(|(set, _)| *set != name);
        self.declared.extend(json.map(|json| (name, json)));
    }

    pub(super) fn clear(&mut self) {
        self.declared.clear();
    }

    pub(super) fn set_field(&mut self, name: &str, json: Vec<u8>) {
        self.fields.retain(|(set, _)| set != name);
        self.fields.push((name.to_owned(), json));
    }

    pub(super) fn push_query(&mut self, name: &str, value: String) {
        self.query.push((name.to_owned(), value));
    }

    /// The JSON of each declared parameter that is set or has a default, in the order of the table.
    fn declared<'a>(&'a self, fields: &'static [Field]) -> impl Iterator<Item = (&'static str, Cow<'a, [u8]>)> {
        fields.iter().filter_map(|field| {
            if let Some((_, json)) = self.declared.iter().find(|(set, _)| *set == field.name) {
                return Some((field.name, Cow::from(json)));
            }
            let default = field.default()?;
            Some((field.name, Cow::from(default.to_string().into_bytes())))
        })
    }

    /// Checks what the compiler cannot: whether a required parameter with a `cfg` is set, and whether one is `null`.
    pub(super) fn check(&self, fields: &'static [Field]) -> Result<()> {
        for field in fields {
            let set = self.declared.iter().find(|(set, _)| *set == field.name);
            match set {
                None if field.required => return Err(Error::usage(field.name, "is required (set it before `send`)")),
                Some((_, json)) if json == b"null" && !may_be_null(field) => {
                    return Err(Error::usage(field.name, "must not be `null`"));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The declared parameters as a JSON object.
    pub(super) fn object(&self, fields: &'static [Field]) -> Vec<u8> {
        let mut object = vec![b'{'];
        for (name, json) in self.declared(fields) {
            push_entry(&mut object, name, &json);
        }
        object.push(b'}');
        object
    }

    /// The body with the undeclared fields: `body` is a JSON object, or there is none yet.
    pub(super) fn extend_body(&self, body: Option<&[u8]>) -> Result<Option<Vec<u8>>> {
        if self.fields.is_empty() {
            return Ok(None);
        }
        let body = body.unwrap_or(b"{}");
        let entries: Map<String, Value> = serde_json::from_slice(body)
            .map_err(|_| Error::usage(&shown(&self.fields[0].0), "cannot be added to a body that is not an object"))?;
        // The body is not written again, so that it is sent as it was, whatever its order and its numbers.
        let mut object = body[..body.len() - 1].to_vec();
        for (name, json) in &self.fields {
            if entries.contains_key(name) {
                return Err(Error::usage(&shown(name), "is already in the body (set it there)"));
            }
            push_entry(&mut object, name, json);
        }
        object.push(b'}');
        Ok(Some(object))
    }

    /// The declared and the undeclared query parameters, encoded as `application/x-www-form-urlencoded`.
    pub(super) fn query(&self, fields: &'static [Field]) -> Result<String> {
        let mut pairs = Vec::new();
        for (name, json) in self.declared(fields) {
            let text = query_text(&json).map_err(|problem| Error::usage(name, problem))?;
            pairs.extend(text.map(|text| (name, text)));
        }
        pairs.extend(self.query.iter().map(|(name, value)| (name.as_str(), value.clone())));
        serde_urlencoded::to_string(pairs)
            .map_err(|error| Error::usage("query", "cannot be serialized as a query string").with_source(error))
    }

    /// The parameters for `Debug`: without secrets, and without the values of those whose meaning is not known.
    pub(super) fn debug(&self, fields: &'static [Field]) -> impl fmt::Debug {
        let mut shown = Map::new();
        for (name, json) in &self.declared {
            let mut value = serde_json::from_slice(json).unwrap_or_default();
            if let Some(field) = fields.iter().find(|field| field.name == *name) {
                redact(field, &mut value);
            }
            shown.insert((*name).to_owned(), value);
        }
        let undeclared = self.fields.iter().map(|(name, _)| name).chain(self.query.iter().map(|(name, _)| name));
        for name in undeclared {
            shown.insert(name.clone(), Value::from("[undeclared]"));
        }
        DebugJson(Value::Object(shown))
    }
}

fn may_be_null(field: &Field) -> bool {
    field.nullable || matches!(field.kind, Kind::Any)
}

/// Adds an entry to a JSON object that is not closed yet.
fn push_entry(object: &mut Vec<u8>, name: &str, json: &[u8]) {
    if object.len() > 1 {
        object.push(b',');
    }
    // A name is a JSON string, whatever is in it.
    object.extend_from_slice(Value::from(name).to_string().as_bytes());
    object.push(b':');
    object.extend_from_slice(json);
}

/// JSON text of a scalar as the text of a query parameter; `None` for `null`.
fn query_text(json: &[u8]) -> Result<Option<String>, &'static str> {
    match serde_json::from_slice(json) {
        Ok(Value::Null) => Ok(None),
        Ok(Value::String(text)) => Ok(Some(text)),
        // As written: a number keeps its digits.
        Ok(Value::Bool(_) | Value::Number(_)) => Ok(Some(String::from_utf8_lossy(json).into_owned())),
        // The compiler refuses lists and objects in the query of a GET; this one is in a `serde_json::Value`.
        Ok(Value::Array(_) | Value::Object(_)) | Err(_) => Err("a query parameter must be text, a number or a boolean"),
    }
}

struct DebugJson(Value);

impl fmt::Debug for DebugJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
