//! The envelope `{message, data, meta}` of every successful response.

use std::sync::Arc;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::Response;
use super::meta::PageInfo;
use crate::error::{Error, ErrorKind, Inner, RateLimit, Result};
use crate::http::{Plan, Success};
use crate::schema::Model;

/// Types that an endpoint can return: `()`, a model, a `Vec` of models, or a [`Page`](crate::Page) of models.
///
/// There is nothing to implement: `#[model]` makes a type a [`Model`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by an endpoint",
    label = "this type is not a model",
    note = "write `#[model]` above its declaration, or return `()`, `Vec<Model>`, `Page<Model>` or `Events<Model>`"
)]
pub trait FromEnvelope<C>: Sized + serde::Serialize + Send + 'static {
    #[doc(hidden)]
    fn from_envelope(success: Success, plan: &Arc<Plan>, client: &C) -> Result<Response<Self>>;
}

impl<C, T: Model> FromEnvelope<C> for T {
    fn from_envelope(success: Success, plan: &Arc<Plan>, _client: &C) -> Result<Response<Self>> {
        decode_any(success, plan)
    }
}

impl<C> FromEnvelope<C> for () {
    fn from_envelope(success: Success, plan: &Arc<Plan>, _client: &C) -> Result<Response<Self>> {
        decode(success, plan, |_: IgnoredAny, _, _| ())
    }
}

impl<C, T: Model> FromEnvelope<C> for Vec<T> {
    fn from_envelope(success: Success, plan: &Arc<Plan>, _client: &C) -> Result<Response<Self>> {
        decode_any(success, plan)
    }
}

/// Decodes `data` into any type.
pub(crate) fn decode_any<T: DeserializeOwned>(success: Success, plan: &Plan) -> Result<Response<T>> {
    decode(success, plan, |data: T, _, _| data)
}

/// Decodes the envelope and makes the value from its parts.
pub(super) fn decode<T: DeserializeOwned, U>(
    success: Success,
    plan: &Plan,
    make: impl FnOnce(T, PageInfo, &str) -> U,
) -> Result<Response<U>> {
    match decode_envelope::<T>(&success.body) {
        Ok((data, info)) => Ok(Response {
            value: make(data, info, &success.request_id),
            status: success.status,
            rate_limit: RateLimit::read(&success.headers),
            headers: success.headers,
            request_id: success.request_id,
            attempts: success.attempts,
            idempotency_key: success.idempotency_key,
        }),
        Err(problem) => Err(undecodable(success, plan, problem)),
    }
}

fn undecodable(success: Success, plan: &Plan, problem: Undecodable) -> Error {
    Error::from_inner(Inner {
        kind: ErrorKind::Decode,
        message: problem.message.into(),
        endpoint: Some(plan.endpoint.clone()),
        status: Some(success.status),
        request_id: Some(success.request_id),
        rate_limit: RateLimit::read(&success.headers),
        headers: success.headers,
        attempts: success.attempts,
        idempotency_key: success.idempotency_key,
        json_path: problem.path,
        excerpt: Some(success.shared.excerpt(&success.body)),
        body: success.body,
        sent: true,
        ..Inner::default()
    })
}

/// Why JSON cannot be decoded, and where.
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
    #[serde(default = "DataField::missing")]
    data: DataField<T>,
    #[serde(default)]
    meta: Option<PageInfo>,
}

/// A string that is checked but not kept.
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

/// `data`. Not an `Option`: that would read `null` like a missing field, but `null` may be a valid `T`.
struct DataField<T>(Option<T>);

impl<T> DataField<T> {
    fn missing() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for DataField<T> {
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
        Some(_) => return Err(Undecodable::new("the body is not a JSON object", None)),
        None => return absent("the body is empty", None),
    }
    let envelope: Envelope<T> = serde_json::from_slice(body).map_err(|error| locate::<Envelope<T>>(body, &error))?;
    match envelope.data.0 {
        Some(data) => Ok((data, envelope.meta.unwrap_or_default())),
        None => absent("`data` is missing", Some("data")),
    }
}

/// Missing data counts as `null`, which is enough for `()` and `Option`.
fn absent<T: DeserializeOwned>(message: &str, path: Option<&str>) -> Result<(T, PageInfo), Undecodable> {
    T::deserialize(Value::Null).map(|data| (data, PageInfo::default())).map_err(|_| Undecodable::new(message, path))
}

/// Decodes a second time to find the path of the error: tracking the path slows decoding down, so it is not done for
/// responses that decode.
pub(crate) fn locate<T: DeserializeOwned>(body: &[u8], error: &serde_json::Error) -> Undecodable {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let located = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err();
    let path = located.map(|error| error.path().to_string()).filter(|path| path != ".");
    Undecodable { message: error.to_string(), path }
}
