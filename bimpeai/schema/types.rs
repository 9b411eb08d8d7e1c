//! The JSON types of Rust's own types and of the SDK's values.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed as _, Deserializer, MapAccess};
use serde_json::{Map, Value};

use super::read::{Entries, List, Objects, OrNull};
use super::{Field, Kind, Schema};
use crate::value::{Id, Nullable, counted_text, counted_value, integer};

macro_rules! primitives {
    ($($kind:ident: $($ty:ty),*;)*) => {$($(
        impl Schema for $ty {
            const KIND: Kind = Kind::$kind;
        }
    )*)*};
}

macro_rules! integers {
    ($($ty:ty),*) => {$(
        impl Schema for $ty {
            const KIND: Kind = Kind::Integer;

            fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                integer::read(deserializer)
            }
        }
    )*};
}

primitives! {
    Boolean: bool;
    Number: f32, f64;
}

impl Schema for String {
    const KIND: Kind = Kind::String;

    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        counted_text(deserializer)
    }
}

integers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

impl<T: ?Sized + 'static> Schema for Id<T> {
    const KIND: Kind = Kind::String;
}

impl Schema for Value {
    const KIND: Kind = Kind::Any;
    const NULLABLE: bool = true;

    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        counted_value(deserializer)
    }
}

impl Schema for Map<String, Value> {
    const KIND: Kind = Kind::Map(&Kind::Any);

    fn __is_blank(&self) -> bool {
        self.is_empty()
    }

    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        counted_value(deserializer)
    }

    fn __read_or_empty<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value_seed(OrNull::<Self>::new()).map(Option::unwrap_or_default)
    }
}

impl<T: Schema> Schema for BTreeMap<String, T> {
    const KIND: Kind = Kind::Map(&T::KIND);
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __is_blank(&self) -> bool {
        self.is_empty()
    }

    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }

    fn __read_or_empty<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value_seed(OrNull::<Self>::new()).map(Option::unwrap_or_default)
    }
}

impl<T: Schema, S: BuildHasher + Default + Clone + 'static> Schema for HashMap<String, T, S> {
    const KIND: Kind = Kind::Map(&T::KIND);
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __is_blank(&self) -> bool {
        self.is_empty()
    }

    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }

    fn __read_or_empty<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value_seed(OrNull::<Self>::new()).map(Option::unwrap_or_default)
    }
}

impl<T: Schema> Schema for Vec<T> {
    const KIND: Kind = Kind::Array(&T::KIND);
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __is_blank(&self) -> bool {
        self.is_empty()
    }

    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(List(PhantomData))
    }

    fn __read_or_empty<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value_seed(OrNull::<Self>::new()).map(Option::unwrap_or_default)
    }

    fn __read_lenient<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value_seed(Objects(PhantomData))
    }
}

impl<T: Schema> Schema for Box<T> {
    const KIND: Kind = T::KIND;
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::__deserialize(deserializer).map(Self::new)
    }
}

impl<T: Schema> Schema for Option<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;
    const FIELDS: &'static [Field] = T::FIELDS;

    fn __is_absent(&self) -> bool {
        self.is_none()
    }

    fn __is_blank(&self) -> bool {
        self.as_ref().is_none_or(Schema::__is_blank)
    }

    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OrNull::new().deserialize(deserializer)
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

    fn __deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        OrNull::new().deserialize(deserializer).map(Self::from)
    }
}
