//! Parameters: the structs behind the request builders.

use serde_json::Value;

use super::Request;
use crate::error::{Error, Result};
use crate::schema::object::{self, Object};
use crate::schema::{Encoded, Field, Kind, ObjectType, Schema, mistake};
use crate::value::IntoId;

/// The parameters of an endpoint. Implemented by `#[params]`.
// `OBJECT` repeats a member of `Schema` for the reason given at `Model`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as the parameters of an endpoint",
    label = "this type is not `#[params]`",
    note = "write `#[params]` above its declaration, or `(body: {Self})` if it is the whole body"
)]
pub trait Params: Schema {
    /// The JSON type.
    const OBJECT: &'static ObjectType = match <Self as Schema>::KIND {
        Kind::Object(object) => object,
        _ => panic!("parameters are an object"),
    };
    /// The parameters, in order.
    const PARAMETERS: &'static [Field] = <Self as Schema>::FIELDS;

    /// The request builder that has the parameters as setters.
    type Builder<C, R>;

    /// Makes the builder of a request.
    fn builder<C, R>(request: Request<C, R>) -> Self::Builder<C, R>;
}

/// The text of an id.
pub fn segment<T: ?Sized>(id: impl IntoId<T>) -> String {
    id.into_id().into_string()
}

/// The request builder of the parameters `P`, for a request of a client `C` that returns an `R`.
pub type RequestBuilder<P, C, R> = <P as Params>::Builder<C, R>;

/// The state of a required parameter that is set.
#[derive(Debug)]
pub struct Set(());

/// The state of a required parameter that is not set.
#[derive(Debug)]
pub struct Unset(());

/// What `params(..)` of a request builder takes: the parameters `P`, a reference to them, or a JSON object.
pub trait IntoParams<P> {
    #[doc(hidden)]
    fn into_params(self) -> Result<EncodedParams>;
}

/// The name of each parameter, and its JSON.
pub(super) type EncodedParams = Vec<(&'static str, Encoded)>;

impl<P: Params + Object> IntoParams<P> for P {
    fn into_params(self) -> Result<EncodedParams> {
        IntoParams::<P>::into_params(&self)
    }
}

impl<P: Params + Object> IntoParams<P> for &P {
    fn into_params(self) -> Result<EncodedParams> {
        Ok(object::encode(self))
    }
}

impl<P: Params + Object> IntoParams<P> for Value {
    fn into_params(self) -> Result<EncodedParams> {
        from_value(self, <P as Schema>::KIND, P::__from_value).and_then(IntoParams::<P>::into_params)
    }
}

/// Reads parameters or a body from JSON. `null` counts as an object without fields.
pub(super) fn from_value<T>(value: Value, kind: Kind, read: FromValue<T>) -> Result<T> {
    let value = if value.is_null() { Value::Object(serde_json::Map::new()) } else { value };
    read(value).map_err(|error| {
        let (path, problem) = mistake(kind, &error);
        Error::usage(if path.is_empty() { "params" } else { &path }, problem)
    })
}

pub(super) type FromValue<T> = fn(Value) -> Result<T, serde_path_to_error::Error<serde_json::Error>>;
