//! Parameters: the structs behind the request builders.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Request;
use crate::error::{Error, Result};
use crate::schema::{Kind, ObjectType, Schema};
use crate::value::IntoId;

/// The parameters of an endpoint. Implemented by `#[params]`.
// `OBJECT` repeats a member of `Schema` for the reason given at `Model`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as the parameters of an endpoint",
    label = "this type is not `#[params]`",
    note = "write `#[params]` above its declaration, or `(body: {Self})` if it is the whole body"
)]
pub trait Params: Schema + serde::Serialize + DeserializeOwned {
    /// The JSON type.
    const OBJECT: &'static ObjectType = match <Self as Schema>::KIND {
        Kind::Object(object) => object,
        _ => panic!("parameters are an object"),
    };

    /// The request builder that has the parameters as setters.
    type Builder<C, R>;

    /// Makes the builder of a request.
    fn builder<C, R>(request: Request<C, R>) -> Self::Builder<C, R>;
}

/// The text of an id.
pub fn segment<T: ?Sized>(id: impl IntoId<T>) -> String {
    id.into_id().into_string()
}

/// Reads parameters or a body from JSON. `null` counts as an object without fields.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T> {
    let value = if value.is_null() { Value::Object(serde_json::Map::new()) } else { value };
    serde_path_to_error::deserialize(value).map_err(|error| Error::usage(&error.path().to_string(), error.inner()))
}
