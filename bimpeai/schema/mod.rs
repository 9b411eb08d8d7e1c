//! Types and endpoints as data: the JSON shape of every type and the table of endpoints.
//!
//! `#[model]`, `#[params]` and `endpoints!` fill it in; the mock server, the tests and dynamic requests read it.

mod endpoint;
mod model;
mod types;

pub use endpoint::{Endpoint, Input, Output};
#[doc(hidden)]
pub use endpoint::{EndpointSpec, Resource, TypedRequest, concat, count};
pub use model::Model;
#[doc(hidden)]
pub use model::{object, sample};

use serde_json::Value;

/// The JSON type of a field, a parameter or a body.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Kind {
    /// A string.
    String,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Any JSON value, `null` included.
    Any,
    /// A string of an open set; the known values.
    Enum(&'static [&'static str]),
    /// An array; the type of its items.
    Array(&'static Kind),
    /// An object with arbitrary keys; the type of its values.
    Map(&'static Kind),
    /// An object with known fields. A function, so that a type may contain itself.
    Object(fn() -> &'static [Field]),
    /// An object whose `tag` field selects one of the variants.
    Union {
        /// The field that holds the tag.
        tag: &'static str,
        /// Each value of the tag with the object it selects.
        variants: &'static [(&'static str, Kind)],
    },
}

impl Kind {
    /// Returns the fields of an object; empty for every other type.
    #[must_use]
    pub fn fields(&self) -> &'static [Field] {
        match self {
            Kind::Object(fields) => fields(),
            _ => &[],
        }
    }
}

/// A field of an object, or a parameter of an endpoint.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Field {
    /// The name in JSON or in the query.
    pub name: &'static str,
    /// The documentation, as declared.
    pub docs: &'static str,
    /// Whether the field is required.
    pub required: bool,
    /// Whether JSON `null` is accepted and means "clear the field".
    pub nullable: bool,
    /// Whether the value is a secret that must not be printed; declared with `#[secret]`.
    pub secret: bool,
    /// The JSON type.
    pub kind: Kind,
}

impl Field {
    // For the macros' expansions: `#[non_exhaustive]` forbids a struct literal in other crates.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        name: &'static str,
        docs: &'static str,
        required: bool,
        nullable: bool,
        secret: bool,
        kind: Kind,
    ) -> Self {
        Self { name, docs, required, nullable, secret, kind }
    }
}

/// A type that can be used as a field, a parameter or a body.
///
/// Implemented by `#[model]` and `#[params]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as a field, a parameter or a body",
    label = "this type has no schema",
    note = "write `#[model]` above its declaration (`#[model(input)]` if it is only sent), or use `serde_json::Value`"
)]
pub trait Schema: Sized {
    /// The JSON type.
    const KIND: Kind;
    /// Whether a field of this type is required.
    const REQUIRED: bool = true;
    /// Whether JSON `null` is accepted and means "clear the field".
    const NULLABLE: bool = false;

    /// Returns a realistic value for a field with this name, as the mock server returns it.
    fn sample_value(field: &str) -> Value;
}
