//! Types and endpoints as data: the JSON shape of every type and the table of endpoints.
//!
//! `#[model]`, `#[params]` and `endpoints!` fill it in; the mock server, the tests and dynamic requests read it.

#[doc(hidden)]
pub mod check;
mod encode;
mod endpoint;
mod field;
mod json_schema;
mod kind;
mod member;
mod model;
#[doc(hidden)]
pub mod object;
mod read;
mod redact;
mod resource;
mod sample;
mod types;

#[doc(hidden)]
pub use encode::EncodeError;
pub(crate) use encode::{is_finite, to_json};
pub use endpoint::{Endpoint, Input, Output, PathParam};
#[doc(hidden)]
pub use endpoint::{EndpointSpec, TypedRequest};
pub use field::{Field, Format};
#[doc(hidden)]
pub use field::{FieldType, default_value};
pub use kind::{EnumType, EnumValue, Kind, ObjectType, UnionType, Variant};
#[doc(hidden)]
pub use member::Member;
pub use model::Model;
#[doc(hidden)]
pub use model::sample;
pub(crate) use read::{OrNull, Seed};
pub(crate) use redact::{has_secret, mistake, redact, secret_in};
pub use resource::Resource;
#[doc(hidden)]
pub use resource::{Handle, concat, count};

use std::fmt;

use object::FieldValue;
use serde::Serialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess};
use serde_json::Value;

use crate::value::Extra;

/// A type that can be used as a field, a parameter or a body.
///
/// Implemented by `#[model]` and `#[params]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as a field, a parameter or a body",
    label = "this type has no schema",
    note = "a field is a `String`, `bool`, an integer, a float, an `Id<T>`, a `serde_json::Value`, an `Option`, `Nullable`, `Vec` or map of these, or a type declared with `#[model]` (`#[model(input)]` if it is only sent)"
)]
// The hidden methods are all that the expansions do with a field. So a type that cannot be a field is reported once, for
// this trait, and not for each of the traits below it as well.
pub trait Schema: Sized + fmt::Debug + Clone + PartialEq + Serialize + DeserializeOwned + 'static {
    /// The JSON type.
    const KIND: Kind;
    /// Whether a field of this type is required.
    const REQUIRED: bool = true;
    /// Whether JSON `null` is accepted and means "clear the field".
    const NULLABLE: bool = false;
    /// The fields of the object, or of the objects in it; empty if there are none.
    const FIELDS: &'static [Field] = &[];

    #[doc(hidden)]
    const FIELD_TYPE: FieldType = FieldType { kind: Self::KIND, required: Self::REQUIRED, nullable: Self::NULLABLE };

    /// Whether there is nothing to send.
    #[doc(hidden)]
    fn __is_absent(&self) -> bool {
        false
    }

    /// The value as JSON, `None` if there is nothing to send.
    #[doc(hidden)]
    fn __encode(&self) -> Encoded {
        if self.__is_absent() { Ok(None) } else { to_json(self).map(Some) }
    }

    /// Reads a value: tolerant where nothing is lost, and counting the memory that it needs.
    #[doc(hidden)]
    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    /// Reads the value of a field.
    #[doc(hidden)]
    fn __read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value_seed(Seed::new())
    }

    /// Reads a list or a map of a model, for which `null` means that it is empty.
    #[doc(hidden)]
    fn __read_or_empty<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        Self::__read(map)
    }

    /// Whether an alias counts in place of this value.
    #[doc(hidden)]
    fn __is_blank(&self) -> bool {
        self.__is_absent()
    }

    /// Sets what was read under the field's own name: an alias counts where it is blank.
    #[doc(hidden)]
    fn __set_over_alias(slot: &mut Option<Self>, own: Self) {
        if slot.is_none() || !own.__is_blank() {
            *slot = Some(own);
        }
    }

    /// Sets what was read under an alias, where there is nothing yet or what is blank.
    #[doc(hidden)]
    fn __set_alias(slot: &mut Option<Self>, alias: Self) {
        let has_room = slot.as_ref().is_none_or(|own| own.__is_blank() && !alias.__is_blank());
        if has_room {
            *slot = Some(alias);
        }
    }

    /// Reads a list and keeps only its objects.
    #[doc(hidden)]
    fn __read_lenient<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        Self::__read(map)
    }

    /// Where a model keeps what it does not know.
    #[doc(hidden)]
    fn __extra_mut(&mut self) -> Option<&mut Extra> {
        None
    }

    #[doc(hidden)]
    fn __as_field(&self) -> &dyn FieldValue {
        self
    }

    #[doc(hidden)]
    fn __to_value(&self) -> serde_json::Result<Value> {
        serde_json::to_value(self)
    }

    #[doc(hidden)]
    fn __from_value(value: Value) -> Result<Self, serde_path_to_error::Error<serde_json::Error>> {
        serde_path_to_error::deserialize(value)
    }

    /// Reads a variant of a union, which has lost the place in the whole value.
    #[doc(hidden)]
    fn __from_variant<E: serde::de::Error>(value: Value) -> Result<Self, E> {
        Self::__from_value(value).map_err(|error| match mistake(Self::KIND, &error) {
            (path, problem) if path.is_empty() => E::custom(problem),
            (path, problem) => E::custom(format_args!("{path}: {problem}")),
        })
    }

    #[doc(hidden)]
    fn __clone(&self) -> Self {
        self.clone()
    }

    #[doc(hidden)]
    fn __eq(&self, other: &Self) -> bool {
        self == other
    }

    #[doc(hidden)]
    fn __member(self) -> Member<Self> {
        Member::new(self, Self::__clone, Self::__debug)
    }

    #[doc(hidden)]
    fn __debug(&self) -> &dyn fmt::Debug {
        self
    }
}

/// A value as JSON; `None` if it is not sent.
#[doc(hidden)]
pub type Encoded = Result<Option<Vec<u8>>, EncodeError>;
