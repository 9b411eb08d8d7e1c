//! What the macros' expansions name. Not part of the API: it changes without notice.

pub use bon;
pub use reqwest::Method;
pub use serde;
pub use serde_json;

pub use crate::call::{Call, Plan, Request};
pub use crate::endpoint::{EndpointSpec, Input, Output, concat, count};
pub use crate::nullable::FromText;
pub use crate::response::Model;
pub use crate::schema::{Field, Kind, Schema};
pub use crate::stream::StreamRequest;
pub use crate::{__endpoint as endpoint, __if_mock as if_mock, __request_builder as request_builder};

#[cfg(feature = "mock")]
pub use crate::invoke::{ApplyParams, Args, Invoke, run_async, run_blocking};

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::Deserialize as _;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::endpoint::Endpoint;
use crate::error::{Error, Result};
use crate::id::IntoId;

/// A handle type of a declared resource.
pub trait Resource {
    const ENDPOINTS: &'static [&'static Endpoint];
}

/// The parameters of an endpoint.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the parameters of an endpoint",
    label = "these are no parameters",
    note = "write `#[params]` above its declaration, or `(body: {Self})` if it is the whole body"
)]
pub trait Params: Schema + serde::Serialize + DeserializeOwned {
    const FIELDS: &'static [Field];
    const PARAMS_KIND: Kind = <Self as Schema>::KIND;

    type Builder<C, R>;
    fn builder<C, R>(call: Call<C, R>) -> Self::Builder<C, R>;

    fn params_sample() -> Value {
        Self::sample_value("")
    }
}

/// The text of an id.
pub fn segment<T: ?Sized>(id: impl IntoId<T>) -> String {
    id.into_id().into_string()
}

/// A key of a JSON object, borrowed where it stands in the input unescaped.
#[derive(Debug)]
pub struct Key<'de>(Cow<'de, str>);

impl Key<'_> {
    pub fn into_owned(self) -> String {
        self.0.into_owned()
    }
}

impl Deref for Key<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> serde::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(name)))
            }
            fn visit_str<E>(self, name: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(name.to_owned())))
            }
            fn visit_string<E>(self, name: String) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(name)))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

/// Reads an array and keeps only its objects: the API is known to mix in others.
pub fn next_lenient<'de, T: DeserializeOwned, A: MapAccess<'de>>(map: &mut A) -> Result<Vec<T>, A::Error> {
    let items: Option<Vec<Value>> = map.next_value()?;
    let objects = items.unwrap_or_default().into_iter().filter(Value::is_object);
    objects.map(|item| T::deserialize(item).map_err(serde::de::Error::custom)).collect()
}

/// A realistic value of a model.
///
/// # Panics
/// If the samples of its declaration do not fit its fields, which the SDK's tests rule out for its own.
#[must_use]
pub fn sample<T: Schema + DeserializeOwned>() -> T {
    T::deserialize(T::sample_value("")).expect("the samples fit the fields")
}

/// Parameters from JSON.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T> {
    let value = if value.is_null() { Value::Object(serde_json::Map::new()) } else { value };
    serde_path_to_error::deserialize(value).map_err(|error| Error::usage(&error.path().to_string(), error.inner()))
}

/// An object of samples.
pub fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Writes one of several inputs, its tag first.
pub fn serialize_tagged<S: serde::Serializer>(
    serializer: S,
    tag: &'static str,
    text: &'static str,
    value: &impl serde::Serialize,
) -> Result<S::Ok, S::Error> {
    use serde::ser::{Error as _, SerializeMap as _};
    let Value::Object(fields) = serde_json::to_value(value).map_err(S::Error::custom)? else {
        return Err(S::Error::custom("an input is an object"));
    };
    let mut map = serializer.serialize_map(Some(fields.len() + 1))?;
    map.serialize_entry(tag, text)?;
    for (name, value) in &fields {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

/// Takes the tag off one of several inputs.
pub fn deserialize_tagged<'de, D: Deserializer<'de>>(
    deserializer: D,
    tag: &'static str,
) -> Result<(String, Value), D::Error> {
    use serde::de::Error as _;
    let mut fields = serde_json::Map::<String, Value>::deserialize(deserializer)?;
    match fields.remove(tag) {
        Some(Value::String(text)) => Ok((text, Value::Object(fields))),
        Some(_) => Err(D::Error::custom(format_args!("`{tag}` is no string"))),
        None => Err(D::Error::missing_field(tag)),
    }
}

/// Reads an input whose tag has been taken off.
pub fn untag<T: DeserializeOwned, E: serde::de::Error>(value: Value) -> Result<T, E> {
    T::deserialize(value).map_err(E::custom)
}

/// The per-call options, as setters of whatever holds a `call`.
#[doc(hidden)]
#[macro_export]
macro_rules! __call_options {
    (impl[$($generics:tt)*] $($target:tt)*) => {
        impl<$($generics)*> $($target)* {
            /// The `Idempotency-Key` of this call: visible ASCII; an empty one counts as not given.
            ///
            /// The same key makes the server do the work once, however often the call is repeated. Writes carry a
            /// generated one by default; reads carry none and refuse one.
            pub fn idempotency_key(mut self, key: impl ::core::convert::AsRef<str>) -> Self {
                self.call = self.call.idempotency_key(key.as_ref());
                self
            }

            /// How long one attempt of this call may take, body included, in place of the client's timeout.
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.call = self.call.timeout(timeout);
                self
            }

            /// How often this call is tried again after its first attempt, in place of the client's number.
            pub fn max_retries(mut self, max_retries: u32) -> Self {
                self.call = self.call.max_retries(max_retries);
                self
            }

            /// A header of this call. It wins over the client's and the SDK's own; `X-Request-Id` is the place for
            /// an id of your own.
            pub fn header(mut self, name: impl ::core::convert::AsRef<str>, value: impl ::core::convert::AsRef<str>) -> Self {
                self.call = self.call.header(name.as_ref(), value.as_ref());
                self
            }
        }
    };
}

/// `send` and `send_with_response`, async and blocking. `[$r $(, $s: state bounds)?]`; `_` stands for the client.
#[doc(hidden)]
#[macro_export]
macro_rules! __send {
    (impl[$r:ident $(, $s:ident: $state:path => $complete:path)?] $builder:ident<_, $($rest:tt)*) => {
        impl<$r: $crate::FromEnvelope<$crate::Client> $(, $s: $state)?> $builder<$crate::Client, $($rest)* {
            /// Sends the request.
            ///
            /// # Errors
            /// See [`Error`](::bimpeai::Error).
            pub async fn send(self) -> $crate::Result<$r> $(where $s: $complete)? {
                self.send_with_response().await.map(|response| response.value)
            }

            /// Like [`send`](Self::send), with status, headers, request id, attempts and rate limit.
            ///
            /// # Errors
            /// See [`Error`](::bimpeai::Error).
            pub async fn send_with_response(self) -> $crate::Result<$crate::Response<$r>> $(where $s: $complete)? {
                self.__into_call().send_with_response().await
            }
        }

        impl<$r: $crate::FromEnvelope<$crate::blocking::Client> $(, $s: $state)?> $builder<$crate::blocking::Client, $($rest)* {
            /// Sends the request.
            ///
            /// # Errors
            /// See [`Error`](::bimpeai::Error).
            pub fn send(self) -> $crate::Result<$r> $(where $s: $complete)? {
                self.send_with_response().map(|response| response.value)
            }

            /// Like [`send`](Self::send), with status, headers, request id, attempts and rate limit.
            ///
            /// # Errors
            /// See [`Error`](::bimpeai::Error).
            pub fn send_with_response(self) -> $crate::Result<$crate::Response<$r>> $(where $s: $complete)? {
                self.__into_call().send_with_response()
            }
        }
    };
}

/// What every builder of parameters can do, besides its setters.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_builder {
    (@pages $builder:ident, $state:ident) => {
        $crate::__request_builder!($builder, $state);

        impl<T: $crate::Model, S: $state::State> $builder<$crate::Client, $crate::Page<T>, S> {
            /// The items of this page and of all that follow, each page fetched when the one before is used up.
            pub fn items(self) -> $crate::Items<T> where S: $state::IsComplete {
                self.pages().items()
            }

            /// This page and all that follow.
            pub fn pages(self) -> $crate::Pages<T> where S: $state::IsComplete {
                $crate::Pages::from_call(self.__into_call())
            }
        }

        impl<T: $crate::Model, S: $state::State> $builder<$crate::blocking::Client, $crate::Page<T, $crate::blocking::Client>, S> {
            /// The items of this page and of all that follow, each page fetched when the one before is used up.
            pub fn items(self) -> $crate::blocking::Items<T> where S: $state::IsComplete {
                self.pages().items()
            }

            /// This page and all that follow.
            pub fn pages(self) -> $crate::blocking::Pages<T> where S: $state::IsComplete {
                $crate::blocking::Pages::from_call(self.__into_call())
            }
        }
    };
    ($builder:ident, $state:ident) => {
        $crate::__call_options!(impl[C, R, S: $state::State] $builder<C, R, S>);
        $crate::__send!(impl[R, S: $state::State => $state::IsComplete] $builder<_, R, S>);
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(feature = "mock")]
macro_rules! __if_mock {
    ($($item:item)*) => { $($item)* };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "mock"))]
macro_rules! __if_mock {
    ($($item:item)*) => {};
}

/// An entry of the table; with the mock, also the way to make the call without knowing its types.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "mock")]
macro_rules! __endpoint {
    (spec: $spec:expr, call: none $(,)?) => {
        $crate::Endpoint::new($spec, $crate::__private::Invoke::NONE)
    };
    (spec: $spec:expr, call: [$run_async:path, $run_blocking:path] |$client:ident, $args:ident| $request:expr) => {
        $crate::Endpoint::new(
            $spec,
            $crate::__private::Invoke::new(
                |$client, $args| $run_async($args, |$args| $crate::Result::Ok($request)),
                |$client, $args| $run_blocking($args, |$args| $crate::Result::Ok($request)),
            ),
        )
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "mock"))]
macro_rules! __endpoint {
    (spec: $spec:expr, call: $($call:tt)*) => {
        $crate::Endpoint::new($spec)
    };
}
