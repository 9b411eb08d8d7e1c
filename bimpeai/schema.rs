//! What a type looks like on the wire, known without a value: the mock server validates against it, the tests and the
//! endpoint table read it.

use serde_json::{Map, Value};

use crate::{Id, Nullable};

/// The JSON type of a field, a parameter or a body.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Kind {
    /// A JSON string.
    String,
    /// A JSON number without a fraction.
    Integer,
    /// Any JSON number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Any JSON value, `null` included.
    Any,
    /// A string out of an open set; the known values.
    Enum(&'static [&'static str]),
    /// An array; the type of its items.
    Array(&'static Kind),
    /// An object with free keys; the type of its values.
    Map(&'static Kind),
    /// An object with known fields. A function, so that a type may contain itself.
    Object(fn() -> &'static [Field]),
    /// An object whose `tag` field says which of the variants it is.
    Union {
        /// The field that tells the variants apart.
        tag: &'static str,
        /// The value of the tag and the object it goes with.
        variants: &'static [(&'static str, Kind)],
    },
}

impl Kind {
    /// The fields of an object; none for every other type.
    #[must_use]
    pub fn fields(&self) -> &'static [Field] {
        match self {
            Kind::Object(fields) => fields(),
            _ => &[],
        }
    }
}

/// One field of an object, or one parameter of an endpoint.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Field {
    /// The name as it stands in JSON or in the query.
    pub name: &'static str,
    /// Its documentation, as declared.
    pub docs: &'static str,
    /// Whether it must be given.
    pub required: bool,
    /// Whether JSON `null` is a value of its own ("clear the field").
    pub nullable: bool,
    /// Whether its value is a credential, which must not be printed: declared with `#[secret]`.
    pub secret: bool,
    /// Its type.
    pub kind: Kind,
}

impl Field {
    /// Made by the macros, for which every field is known.
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

/// A type that can stand in a model, in parameters or in a body.
///
/// `#[model]` and `#[params]` implement it; you do not have to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field, a parameter or a body of the API",
    label = "this type has no schema",
    note = "write `#[model]` above its declaration (`#[model(input)]` if it is only sent), or use `serde_json::Value`"
)]
pub trait Schema: Sized {
    /// Its JSON type.
    const KIND: Kind;
    /// Whether a field of this type must be given.
    const REQUIRED: bool = true;
    /// Whether JSON `null` is a value of its own.
    const NULLABLE: bool = false;

    /// A realistic value for a field of this name, as the mock server answers it.
    fn sample_value(field: &str) -> Value;
}

/// A string that reads like what the field is called.
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
