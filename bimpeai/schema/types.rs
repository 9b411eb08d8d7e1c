//! The JSON shape of Rust's own types and of the SDK's values.

use serde_json::{Map, Value};

use super::{Kind, Schema};
use crate::value::{Id, Nullable};

/// Returns a sample string that fits the field's name.
fn sample_string(field: &str) -> Value {
    let text = match field {
        _ if field.ends_with("_at") || field.ends_with("_on") => "2026-03-01T08:00:00.000Z",
        _ if field.ends_with("email") => "hello@acme.example",
        _ if field.ends_with("url") || field == "logo" => "https://acme.example/",
        _ if field.ends_with("_id") => return Value::String(format!("{}_1", field.trim_end_matches("_id"))),
        "name" => "Acme",
        _ => field,
    };
    Value::String(text.to_owned())
}

macro_rules! primitive {
    ($($ty:ty => $kind:ident, $sample:expr;)*) => {$(
        impl Schema for $ty {
            const KIND: Kind = Kind::$kind;
            fn sample_value(_field: &str) -> Value {
                Value::from($sample)
            }
        }
    )*};
}

primitive! {
    bool => Boolean, true;
    u16 => Integer, 1;
    u32 => Integer, 1;
    u64 => Integer, 1;
    i32 => Integer, 1;
    i64 => Integer, 1;
    f64 => Number, 0.5;
}

impl Schema for String {
    const KIND: Kind = Kind::String;
    fn sample_value(field: &str) -> Value {
        sample_string(field)
    }
}

impl<T: ?Sized> Schema for Id<T> {
    const KIND: Kind = Kind::String;
    fn sample_value(field: &str) -> Value {
        sample_string(field)
    }
}

impl Schema for Value {
    const KIND: Kind = Kind::Any;
    const NULLABLE: bool = true;
    fn sample_value(_field: &str) -> Value {
        Value::Null
    }
}

impl Schema for Map<String, Value> {
    const KIND: Kind = Kind::Map(&Kind::Any);
    fn sample_value(_field: &str) -> Value {
        Value::Object(Map::new())
    }
}

impl<T: Schema> Schema for Vec<T> {
    const KIND: Kind = Kind::Array(&T::KIND);
    fn sample_value(field: &str) -> Value {
        Value::Array(vec![T::sample_value(field)])
    }
}

impl<T: Schema> Schema for Box<T> {
    const KIND: Kind = T::KIND;
    fn sample_value(field: &str) -> Value {
        T::sample_value(field)
    }
}

impl<T: Schema> Schema for Option<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;
    fn sample_value(_field: &str) -> Value {
        Value::Null
    }
}

impl<T: Schema> Schema for Nullable<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;
    const NULLABLE: bool = true;
    fn sample_value(field: &str) -> Value {
        T::sample_value(field)
    }
}
