//! The envelope `{message, data, meta}` of every successful response.

use std::any::TypeId;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::Deserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::Response;
use super::meta::PageInfo;
use crate::error::{Error, ErrorKind, Inner, RateLimit, Result};
use crate::http::{Plan, Success};
use crate::schema::{Kind, Model, OrNull, Schema as _, Seed, has_secret, secret_in};
use crate::value::{ObjectKey, scope};

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
        match decode(&success, Seed::<T>::new(), T::KIND) {
            Ok(envelope) => Ok(respond(success, envelope.data)),
            Err(problem) => Err(undecodable(&success, plan, problem)),
        }
    }
}

/// The status says that it succeeded; whatever the body is, nothing in it is needed.
impl<C> FromEnvelope<C> for () {
    fn from_envelope(success: Success, _plan: &Arc<Plan>, _client: &C) -> Result<Response<Self>> {
        Ok(respond(success, ()))
    }
}

impl<C, T: Model> FromEnvelope<C> for Vec<T> {
    fn from_envelope(success: Success, plan: &Arc<Plan>, _client: &C) -> Result<Response<Self>> {
        match decode(&success, OrNull::<Self>::new(), Self::KIND) {
            Ok(envelope) => Ok(respond(success, envelope.data.unwrap_or_default())),
            Err(problem) => Err(undecodable(&success, plan, problem)),
        }
    }
}

/// Decodes `data` into any type, which reads a missing one as `null`.
pub(crate) fn decode_any<T: DeserializeOwned + 'static>(success: Success, plan: &Plan) -> Result<Response<T>> {
    if TypeId::of::<T>() == TypeId::of::<()>()
        && let Ok(nothing) = T::deserialize(Value::Null)
    {
        // As with an endpoint that returns nothing: the status says that it succeeded.
        return Ok(respond(success, nothing));
    }
    let decoded = scope::decoding(&success.body, success.shared.max_body_bytes, || {
        // What this type does is not known, so its memory is counted before.
        scope::charge_value::<serde_json::Error>(&success.body).map_err(|error| Undecodable::exhausted(&error))?;
        match decode_envelope(&success.body, PhantomData::<T>, Kind::Any) {
            Err(problem) if problem.is_missing => T::deserialize(Value::Null).map_err(|_| problem),
            decoded => decoded.map(|envelope| envelope.data),
        }
    });
    match decoded {
        Ok(data) => Ok(respond(success, data)),
        Err(problem) => Err(undecodable(&success, plan, problem)),
    }
}

/// Decodes the envelope of a response, within `max_body_bytes`.
pub(super) fn decode<'a, S: DeserializeSeed<'a> + Copy>(
    success: &'a Success,
    data: S,
    kind: Kind,
) -> Result<Envelope<S::Value>, Undecodable> {
    let limit = success.shared.max_body_bytes;
    scope::decoding(&success.body, limit, || decode_envelope(&success.body, data, kind))
        .map_err(|problem| Undecodable { may_hold_secret: has_secret(kind), ..problem })
}

/// A value with the metadata of its response.
pub(super) fn respond<T>(success: Success, value: T) -> Response<T> {
    Response {
        value,
        status: success.status,
        rate_limit: RateLimit::read(&success.headers),
        headers: success.headers,
        request_id: success.request_id,
        attempts: success.attempts,
        idempotency_key: success.idempotency_key,
    }
}

pub(super) fn undecodable(success: &Success, plan: &Plan, problem: Undecodable) -> Error {
    let Undecodable { message, path, may_hold_secret, .. } = problem;
    let is_json = matches!(success.body.trim_ascii_start().first(), Some(b'{' | b'['));
    let inner = Inner {
        kind: ErrorKind::Decode,
        host: Some(success.shared.host()),
        message: message.into(),
        endpoint: Some(plan.endpoint.clone()),
        status: Some(success.status),
        request_id: Some(success.request_id.clone()),
        rate_limit: RateLimit::read(&success.headers),
        headers: success.headers.clone(),
        attempts: success.attempts,
        idempotency_key: success.idempotency_key.clone(),
        json_path: path,
        excerpt: (!may_hold_secret || !is_json).then(|| success.shared.excerpt(&success.body)),
        body: success.body.clone(),
        sent: true,
        ..Inner::default()
    };
    Error::sealed(success.shared.redactor.seal(inner))
}

/// Why JSON cannot be decoded, and where.
pub(crate) struct Undecodable {
    pub(crate) message: String,
    pub(crate) path: Option<String>,
    /// Whether there is no `data`.
    is_missing: bool,
    /// Whether it is only too large.
    pub(super) is_exhausted: bool,
    /// Whether the type that is read has a secret field, so that the text must not be quoted.
    pub(crate) may_hold_secret: bool,
}

impl Undecodable {
    fn new(message: &str, path: Option<&str>) -> Self {
        let path = path.map(str::to_owned);
        Self { message: message.to_owned(), path, is_missing: false, is_exhausted: false, may_hold_secret: false }
    }

    fn missing(message: &str, path: Option<&str>) -> Self {
        Self { is_missing: true, ..Self::new(message, path) }
    }

    fn exhausted(error: &serde_json::Error) -> Self {
        Self { is_exhausted: true, ..Self::new(&error.to_string(), None) }
    }
}

/// What the envelope holds.
pub(super) struct Envelope<T> {
    pub(super) data: T,
    pub(super) info: PageInfo,
}

/// The envelope as it is read.
struct Parts<T> {
    has_message: bool,
    data: Option<T>,
    info: PageInfo,
}

/// Reads the envelope, and `data` with a seed. Its `message` says nothing that the status does not say.
#[derive(Clone, Copy)]
struct EnvelopeSeed<S>(S);

impl<'de, S: DeserializeSeed<'de> + Copy> DeserializeSeed<'de> for EnvelopeSeed<S> {
    type Value = Parts<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, S: DeserializeSeed<'de> + Copy> Visitor<'de> for EnvelopeSeed<S> {
    type Value = Parts<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut parts = Parts { has_message: false, data: None, info: PageInfo::default() };
        while let Some(name) = map.next_key::<ObjectKey<'de>>()? {
            match &*name {
                "data" => parts.data = Some(map.next_value_seed(self.0)?),
                "meta" => parts.info = map.next_value()?,
                name => {
                    parts.has_message |= name == "message";
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(parts)
    }
}

fn decode_envelope<'a, S: DeserializeSeed<'a> + Copy>(
    body: &'a [u8],
    data: S,
    kind: Kind,
) -> Result<Envelope<S::Value>, Undecodable> {
    // RFC 8259, section 8.1: a parser may ignore a byte order mark.
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match body.trim_ascii_start().first() {
        // serde would read an array as a struct's fields in order.
        Some(b'{') => {}
        Some(_) => return Err(Undecodable::new("the body is not a JSON object", None)),
        None => return Err(Undecodable::missing("the body is empty", None)),
    }
    scope::charge_parser::<serde_json::Error>(body).map_err(|error| Undecodable::exhausted(&error))?;
    let parts = read(body, EnvelopeSeed(data)).map_err(|error| {
        if scope::is_exhausted() {
            Undecodable::exhausted(&error)
        } else {
            locate_with(body, EnvelopeSeed(data), kind, &error)
        }
    })?;
    match parts.data {
        Some(data) => Ok(Envelope { data, info: parts.info }),
        None if parts.has_message => Err(Undecodable::missing("`data` is missing", Some("data"))),
        None => Err(Undecodable::new("`message` and `data` are missing", None)),
    }
}

fn read<'a, S: DeserializeSeed<'a>>(body: &'a [u8], seed: S) -> serde_json::Result<S::Value> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = seed.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// Decodes a second time to find the path of the error: tracking the path slows decoding down, so it is not done for
/// responses that decode. The value is quoted only if it is no secret.
fn locate_with<'a, S: DeserializeSeed<'a>>(
    body: &'a [u8],
    seed: S,
    kind: Kind,
    error: &serde_json::Error,
) -> Undecodable {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let mut track = serde_path_to_error::Track::new();
    let located = seed.deserialize(serde_path_to_error::Deserializer::new(&mut deserializer, &mut track)).is_err();
    let path = located.then(|| track.path());
    let Some(path) = path.filter(|path| path.iter().next().is_some()) else {
        return Undecodable::new(&error.to_string(), None);
    };
    match secret_in(kind, &path) {
        Some(secret) => Undecodable::new("has the wrong type", Some(&secret)),
        None => Undecodable::new(&error.to_string(), Some(&path.to_string())),
    }
}

/// The path of an error in JSON that is a `T`.
pub(crate) fn locate<T: Model>(body: &[u8], error: &serde_json::Error) -> Undecodable {
    locate_with(body, Seed::<T>::new(), T::KIND, error)
}

/// Decodes an item of the list `data`.
pub(super) fn decode_item<T: Model>(text: &[u8], index: usize) -> Result<T, Undecodable> {
    read(text, Seed::<T>::new()).map_err(|error| {
        let problem = locate::<T>(text, &error);
        let dot = if problem.path.as_ref().is_some_and(|path| !path.starts_with('[')) { "." } else { "" };
        let path = format!("data[{index}]{dot}{}", problem.path.unwrap_or_default());
        Undecodable { may_hold_secret: has_secret(T::KIND), ..Undecodable::new(&problem.message, Some(&path)) }
    })
}
