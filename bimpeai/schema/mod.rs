//! Types and endpoints as data: the JSON shape of every type and the table of endpoints.
//!
//! `#[model]`, `#[params]` and `endpoints!` fill it in; the mock server, the tests and dynamic requests read it.

mod endpoint;
mod field;
mod json_schema;
mod kind;
mod model;
mod resource;
mod sample;
mod types;

pub use endpoint::{Endpoint, Input, Output, PathParam};
#[doc(hidden)]
pub use endpoint::{EndpointSpec, TypedRequest};
pub use field::{Field, Format};
#[doc(hidden)]
pub use field::{FieldType, default_value};
pub use kind::{EnumType, EnumValue, Kind, ObjectType, UnionType, Variant};
pub use model::Model;
#[doc(hidden)]
pub use model::sample;
pub use resource::Resource;
#[doc(hidden)]
pub use resource::{Handle, concat, count};

/// A type that can be used as a field, a parameter or a body.
///
/// Implemented by `#[model]` and `#[params]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as a field, a parameter or a body",
    label = "this type has no schema",
    note = "a field is a `String`, `bool`, an integer, a float, an `Id<T>`, a `serde_json::Value`, an `Option`, `Nullable`, `Vec` or map of these, or a type declared with `#[model]` (`#[model(input)]` if it is only sent)"
)]
pub trait Schema: Sized {
    /// The JSON type.
    const KIND: Kind;
    /// Whether a field of this type is required.
    const REQUIRED: bool = true;
    /// Whether JSON `null` is accepted and means "clear the field".
    const NULLABLE: bool = false;
    /// The fields of an object; empty for every other type.
    const FIELDS: &'static [Field] = &[];

    #[doc(hidden)]
    const FIELD_TYPE: FieldType = FieldType { kind: Self::KIND, required: Self::REQUIRED, nullable: Self::NULLABLE };
}
