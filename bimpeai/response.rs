//! Answers, and what is made of them.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::call::Plan;
use crate::client::{Core, Transport};
use crate::error::{Error, ErrorKind, Inner, RateLimit, Result};
use crate::page::{Cursor, Page, PageInfo};
use crate::schema::{Kind, Schema};

/// A value, and what the answer said besides it. Made by `send_with_response()`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// What the call answers with.
    pub value: T,
    /// The status of the answer.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// The id to give to support: the answer's `X-Request-Id`, else the one that was sent.
    pub request_id: String,
    /// How many times the request was made.
    pub attempts: u32,
    /// What the answer says about rate limits.
    pub rate_limit: RateLimit,
    /// The `Idempotency-Key` that was sent.
    pub idempotency_key: Option<String>,
}

impl<T> Response<T> {
    /// The same answer with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            value: f(self.value),
            status: self.status,
            headers: self.headers,
            request_id: self.request_id,
            attempts: self.attempts,
            rate_limit: self.rate_limit,
            idempotency_key: self.idempotency_key,
        }
    }
}

/// A successful answer whose body is not read yet.
pub struct Raw {
    pub(crate) core: Arc<Core>,
    pub(crate) body: Bytes,
    pub(crate) parts: Response<()>,
}

impl Raw {
    /// Reads the envelope and hands its `data` on.
    fn decode<T: DeserializeOwned, U>(
        self,
        plan: &Plan,
        make: impl FnOnce(T, PageInfo, &Response<()>) -> U,
    ) -> Result<Response<U>> {
        match decode_envelope::<T>(&self.body) {
            Ok((data, info)) => {
                let value = make(data, info, &self.parts);
                Ok(self.parts.map(|()| value))
            }
            Err(problem) => Err(self.undecodable(plan, problem)),
        }
    }

    fn undecodable(self, plan: &Plan, problem: Undecodable) -> Error {
        Error::from_inner(Inner {
            kind: ErrorKind::Decode,
            message: problem.message.into(),
            endpoint: Some(plan.name.clone()),
            status: Some(self.parts.status),
            request_id: Some(self.parts.request_id),
            headers: self.parts.headers,
            rate_limit: self.parts.rate_limit,
            attempts: self.parts.attempts,
            idempotency_key: self.parts.idempotency_key,
            json_path: problem.path,
            excerpt: Some(self.core.excerpt(&self.body)),
            body: self.body,
            sent: true,
            ..Inner::default()
        })
    }
}

/// Why something is no `T`, and where.
pub(crate) struct Undecodable {
    pub(crate) message: String,
    pub(crate) path: Option<String>,
}

impl Undecodable {
    fn new(message: &str, path: Option<&str>) -> Self {
        Self { message: message.to_owned(), path: path.map(str::to_owned) }
    }
}

#[derive(Deserialize)]
#[serde(bound = "T: DeserializeOwned")]
struct Envelope<T> {
    #[serde(rename = "message")]
    _message: Text,
    #[serde(default = "Slot::missing")]
    data: Slot<T>,
    #[serde(default)]
    meta: Option<PageInfo>,
}

/// A string that is checked and not kept.
struct Text;

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Text;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E>(self, _text: &str) -> Result<Text, E> {
                Ok(Text)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// `data`, told apart from its absence.
struct Slot<T>(Option<T>);

impl<T> Slot<T> {
    fn missing() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Slot<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(|data| Self(Some(data)))
    }
}

fn decode_envelope<T: DeserializeOwned>(body: &[u8]) -> Result<(T, PageInfo), Undecodable> {
    // RFC 8259, section 8.1: a parser may ignore a byte order mark.
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match body.trim_ascii_start().first() {
        // serde would read an array as a struct's fields in order.
        Some(b'{') => {}
        Some(_) => return Err(Undecodable::new("the body is no JSON object", None)),
        None => return absent("the body is empty", None),
    }
    let envelope: Envelope<T> = serde_json::from_slice(body).map_err(|error| locate::<Envelope<T>>(body, &error))?;
    match envelope.data.0 {
        Some(data) => Ok((data, envelope.meta.unwrap_or_default())),
        None => absent("`data` is missing", Some("data")),
    }
}

/// Where nothing is due, or an optional value, nothing at all is as good as `null`.
fn absent<T: DeserializeOwned>(message: &str, path: Option<&str>) -> Result<(T, PageInfo), Undecodable> {
    T::deserialize(Value::Null).map(|data| (data, PageInfo::default())).map_err(|_| Undecodable::new(message, path))
}

/// Decodes once more, slowly, to find out where it went wrong.
pub(crate) fn locate<T: DeserializeOwned>(body: &[u8], error: &serde_json::Error) -> Undecodable {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let located = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err();
    let path = located.map(|error| error.path().to_string()).filter(|path| path != ".");
    Undecodable { message: error.to_string(), path }
}

/// Decodes `data` of an answer into any type, for requests that are not declared.
pub(crate) fn decode_any<T: DeserializeOwned>(raw: Raw, plan: &Plan) -> Result<Response<T>> {
    raw.decode(plan, |data: T, _, _| data)
}

/// What an endpoint can answer with: `()`, a model, a `Vec` of models, or a [`Page`] of models.
///
/// There is nothing to implement: `#[model]` makes a type a [`Model`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the answer of an endpoint",
    label = "this type is not a model",
    note = "write `#[model]` above its declaration, or answer with `()`, `Vec<Model>`, `Page<Model>` or `Events<Model>`"
)]
pub trait FromEnvelope<C>: Sized + serde::Serialize {
    #[doc(hidden)]
    fn from_envelope(raw: Raw, plan: &Arc<Plan>, client: &C) -> Result<Response<Self>>;
}

/// A response type of the API. `#[model]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "this type is not a model",
    note = "write `#[model]` above its declaration"
)]
pub trait Model: Schema + serde::Serialize + DeserializeOwned + Send + 'static {
    #[doc(hidden)]
    const MODEL_KIND: Kind = <Self as Schema>::KIND;

    #[doc(hidden)]
    fn model_sample() -> Value {
        Self::sample_value("")
    }
}

impl<C, T: Model> FromEnvelope<C> for T {
    fn from_envelope(raw: Raw, plan: &Arc<Plan>, _client: &C) -> Result<Response<Self>> {
        raw.decode(plan, |data: T, _, _| data)
    }
}

impl<C> FromEnvelope<C> for () {
    fn from_envelope(raw: Raw, plan: &Arc<Plan>, _client: &C) -> Result<Response<Self>> {
        raw.decode(plan, |_: IgnoredAny, _, _| ())
    }
}

impl<C, T: Model> FromEnvelope<C> for Vec<T> {
    fn from_envelope(raw: Raw, plan: &Arc<Plan>, _client: &C) -> Result<Response<Self>> {
        raw.decode(plan, |data: Vec<T>, _, _| data)
    }
}

impl<C: Transport, T: Model> FromEnvelope<C> for Page<T, C> {
    fn from_envelope(raw: Raw, plan: &Arc<Plan>, client: &C) -> Result<Response<Self>> {
        raw.decode(plan, |data: Vec<T>, info, parts| Page {
            data,
            meta: info.meta.clone(),
            request_id: parts.request_id.clone(),
            cursor: Cursor { info, plan: Arc::clone(plan), client: client.clone() },
        })
    }
}
