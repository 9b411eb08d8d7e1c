//! Objects: what all structs of the API do with their fields, written once over the table.
//!
//! A struct gives its fields as a list, in the order of [`Schema::FIELDS`], and reads each from JSON. The rest needs no
//! code of its own, which is what keeps a declaration cheap to compile.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Encoded, Kind, Schema};
use crate::value::Extra;
use crate::value::REDACTED;

/// A struct of the API. Implemented by the macros.
#[doc(hidden)]
pub trait Object: Schema {
    /// The fields, in the order of the table.
    fn fields(&self) -> Vec<&dyn FieldValue>;

    /// Reads an object.
    // A `match` on the names in each struct: one over a shared table was 5 to 18 % slower (instructions to decode agents).
    fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;

    /// The fields of a model that are not known.
    fn extra(&self) -> Option<&Extra> {
        None
    }
}

/// A field of any type.
#[doc(hidden)]
pub trait FieldValue: erased_serde::Serialize + fmt::Debug {
    fn is_absent(&self) -> bool;
    fn encode(&self) -> Encoded;
    fn as_any(&self) -> &dyn Any;
    fn equals(&self, other: &dyn FieldValue) -> bool;
}

impl<T: Schema> FieldValue for T {
    fn is_absent(&self) -> bool {
        self.__is_absent()
    }

    fn encode(&self) -> Encoded {
        self.__encode()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn equals(&self, other: &dyn FieldValue) -> bool {
        other.as_any().downcast_ref::<T>().is_some_and(|other| self == other)
    }
}

/// Whether two structs of one type are equal.
pub fn equal<T: Object>(a: &T, b: &T) -> bool {
    a.extra() == b.extra() && a.fields().iter().zip(b.fields()).all(|(a, b)| a.equals(b))
}

/// `Debug` of a struct, without its secrets.
pub fn debug<T: Object>(object: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut debug = f.debug_struct(name::<T>());
    for (field, value) in T::FIELDS.iter().zip(object.fields()) {
        if field.secret {
            debug.field(field.name, &format_args!("{REDACTED}"));
        } else {
            debug.field(field.name, &value);
        }
    }
    if let Some(extra) = object.extra() {
        debug.field("extra", extra);
    }
    debug.finish()
}

/// The name and the JSON of each field.
pub(crate) fn encode<T: Object>(object: &T) -> Vec<(&'static str, Encoded)> {
    T::FIELDS.iter().zip(object.fields()).map(|(field, value)| (field.name, value.encode())).collect()
}

/// Writes a struct as an object: what is absent is left out.
pub fn serialize<T: Object, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    struct Erased<'a>(&'a dyn FieldValue);
    impl Serialize for Erased<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            erased_serde::serialize(self.0, serializer)
        }
    }
    let mut map = serializer.serialize_map(None)?;
    // A field whose value had another shape than declared is kept there, and is written from there.
    let is_kept = |name: &str| object.extra().is_some_and(|extra| !extra.is_empty() && extra.contains(name));
    for (field, value) in T::FIELDS.iter().zip(object.fields()) {
        if !value.is_absent() && !is_kept(field.name) {
            map.serialize_entry(field.name, &Erased(value))?;
        }
    }
    if let Some(extra) = object.extra() {
        extra.serialize_into(&mut map)?;
    }
    map.end()
}

/// Reads a struct from an object.
pub fn deserialize<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

/// The name of a struct.
fn name<T: Schema>() -> &'static str {
    match T::KIND {
        Kind::Object(object) => object.name,
        _ => "object",
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", name::<T>())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}

/// The error for a field that an input does not have.
pub fn unknown_field<T: Object, E: serde::de::Error>(name: &str) -> E {
    let names: Vec<_> = T::FIELDS.iter().map(|field| format!("`{}`", field.name)).collect();
    match &names[..] {
        [] => E::custom(format_args!("unknown field `{name}`, there are no fields")),
        names => E::custom(format_args!("unknown field `{name}`, expected one of {}", names.join(", "))),
    }
}

/// The value of a required field.
pub fn required<T, E: serde::de::Error>(value: Option<T>, name: &'static str) -> Result<T, E> {
    value.ok_or_else(|| E::missing_field(name))
}
