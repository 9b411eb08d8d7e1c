//! The JSON types of Rust's own types and of the SDK's values.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use serde::de::MapAccess;
use serde_json::{Map, Value};

use super::{Field, Kind, Schema};
use crate::value::{Id, Nullable, next_lenient};

macro_rules! primitives {
    ($($kind:ident: $($ty:ty),*;)*) => {$($(
        impl Schema for $ty {
            const KIND: Kind = Kind::$kind;
        }
    )*)*};
}

primitives! {
    Boolean: bool;
    Integer: i8, i16, i32, i64, isize, u8, u16, u32, u64, usize;
    Number: f32, f64;
    String: String;
}

impl<T: ?Sized + 'static> Schema for Id<T> {
    const KIND: Kind = Kind::String;
}

impl Schema for Value {
    const KIND: Kind = Kind::Any;
    const NULLABLE: bool = true;
}

impl Schema for Map<String, Value> {
    const KIND: Kind = Kind::Map(&Kind::Any);

    fn __read_or_empty<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value::<Option<Self>>().map(Option::unwrap_or_default)
    }
}

impl<T: Schema> Schema for BTreeMap<String, T> {
    const KIND: Kind = Kind::Map(&T::KIND);
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __read_or_empty<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value::<Option<Self>>().map(Option::unwrap_or_default)
    }
}

impl<T: Schema, S: BuildHasher + Default + Clone + 'static> Schema for HashMap<String, T, S> {
    const KIND: Kind = Kind::Map(&T::KIND);
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __read_or_empty<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value::<Option<Self>>().map(Option::unwrap_or_default)
    }
}

impl<T: Schema> Schema for Vec<T> {
    const KIND: Kind = Kind::Array(&T::KIND);
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __read_or_empty<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value::<Option<Self>>().map(Option::unwrap_or_default)
    }

    fn __read_lenient<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        next_lenient(map)
    }
}

impl<T: Schema> Schema for Box<T> {
    const KIND: Kind = T::KIND;
    const FIELDS: &'static [Field] = T::FIELDS;
}

impl<T: Schema> Schema for Option<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Schema> Schema for Nullable<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;
    const NULLABLE: bool = true;
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __is_absent(&self) -> bool {
        self.is_absent()
    }
}
