//! The JSON types of Rust's own types and of the SDK's values.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};

use super::{Kind, Schema};
use crate::value::{Id, Nullable};

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

impl<T: ?Sized> Schema for Id<T> {
    const KIND: Kind = Kind::String;
}

impl Schema for Value {
    const KIND: Kind = Kind::Any;
    const NULLABLE: bool = true;
}

impl Schema for Map<String, Value> {
    const KIND: Kind = Kind::Map(&Kind::Any);
}

impl<T: Schema> Schema for BTreeMap<String, T> {
    const KIND: Kind = Kind::Map(&T::KIND);
}

impl<T: Schema, S> Schema for HashMap<String, T, S> {
    const KIND: Kind = Kind::Map(&T::KIND);
}

impl<T: Schema> Schema for Vec<T> {
    const KIND: Kind = Kind::Array(&T::KIND);
}

impl<T: Schema> Schema for Box<T> {
    const KIND: Kind = T::KIND;
}

impl<T: Schema> Schema for Option<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;
}

impl<T: Schema> Schema for Nullable<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;
    const NULLABLE: bool = true;
}
