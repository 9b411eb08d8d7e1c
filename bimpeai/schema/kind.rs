//! The JSON types, and the objects, enums and unions that they refer to.

use std::fmt;

use super::Field;

/// The JSON type of a field, a parameter, a body or a response.
///
/// A type may contain itself: whatever walks kinds has to remember the objects it has visited.
#[derive(Clone, Copy)]
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
    /// A string of an open set.
    Enum(&'static EnumType),
    /// An array; the type of its items.
    Array(&'static Kind),
    /// An object with arbitrary keys; the type of its values.
    Map(&'static Kind),
    /// An object with known fields.
    Object(&'static ObjectType),
    /// An object whose tag field selects one of the variants.
    Union(&'static UnionType),
}

impl Kind {
    /// Returns the fields of an object; empty for every other type.
    #[must_use]
    pub fn fields(&self) -> &'static [Field] {
        match self {
            Kind::Object(object) => object.fields(),
            _ => &[],
        }
    }

    /// Returns the name of the Rust type: `Agent`, `Vec<RuleInput>`, `String`.
    ///
    /// A primitive type is named by the largest type of its kind: `i64` for every integer.
    #[must_use]
    pub fn type_name(&self) -> String {
        match self {
            Kind::String => "String".to_owned(),
            Kind::Integer => "i64".to_owned(),
            Kind::Number => "f64".to_owned(),
            Kind::Boolean => "bool".to_owned(),
            Kind::Any => "Value".to_owned(),
            Kind::Enum(ty) => ty.name.to_owned(),
            Kind::Array(item) => format!("Vec<{}>", item.type_name()),
            Kind::Map(value) => format!("Map<String, {}>", value.type_name()),
            Kind::Object(ty) => ty.name.to_owned(),
            Kind::Union(ty) => ty.name.to_owned(),
        }
    }
}

/// Named types are printed by name, as a type may contain itself.
impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut named = |kind: &str, name: &str| write!(f, "{kind}({name})");
        match self {
            Kind::String => f.write_str("String"),
            Kind::Integer => f.write_str("Integer"),
            Kind::Number => f.write_str("Number"),
            Kind::Boolean => f.write_str("Boolean"),
            Kind::Any => f.write_str("Any"),
            Kind::Enum(ty) => named("Enum", ty.name),
            Kind::Object(ty) => named("Object", ty.name),
            Kind::Union(ty) => named("Union", ty.name),
            Kind::Array(item) => f.debug_tuple("Array").field(item).finish(),
            Kind::Map(value) => f.debug_tuple("Map").field(value).finish(),
        }
    }
}

/// An object with known fields: a model, an input, or the parameters of an endpoint.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ObjectType {
    /// The name of the Rust type.
    pub name: &'static str,
    /// The documentation, as declared.
    pub docs: &'static str,
    /// Whether unknown fields are kept, as in a model. Inputs and parameters refuse them.
    pub open: bool,
    // A function, as the compiler cannot evaluate a constant that contains itself.
    fields: fn() -> &'static [Field],
}

impl ObjectType {
    // For the macros' expansions, here and below: `#[non_exhaustive]` forbids a struct literal in other crates.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, docs: &'static str, fields: fn() -> &'static [Field], open: bool) -> Self {
        Self { name, docs, open, fields }
    }

    /// Returns the fields, in order.
    #[must_use]
    pub fn fields(&self) -> &'static [Field] {
        (self.fields)()
    }
}

impl fmt::Debug for ObjectType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectType")
            .field("name", &self.name)
            .field("open", &self.open)
            .field("fields", &self.fields())
            .finish_non_exhaustive()
    }
}

/// A string of an open set: there may be values that this version of the SDK does not know.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct EnumType {
    /// The name of the Rust type.
    pub name: &'static str,
    /// The documentation, as declared.
    pub docs: &'static str,
    /// The known values, at least one.
    pub values: &'static [EnumValue],
    sample: usize,
}

impl EnumType {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, docs: &'static str, values: &'static [EnumValue], sample: usize) -> Self {
        Self { name, docs, values, sample }
    }

    /// Returns the value that stands for all in samples: the one marked `#[sample]`, or the first.
    #[must_use]
    pub fn sample(&self) -> &'static EnumValue {
        self.values.get(self.sample).unwrap_or(&self.values[0])
    }

    /// Returns the known values as they appear in JSON.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &'static str> + Clone + use<> {
        self.values.iter().map(|value| value.text)
    }
}

/// A known value of an open enum.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct EnumValue {
    /// The value in JSON.
    pub text: &'static str,
    /// The documentation, as declared.
    pub docs: &'static str,
}

impl EnumValue {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(text: &'static str, docs: &'static str) -> Self {
        Self { text, docs }
    }
}

/// An object of one of several types, selected by a field.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct UnionType {
    /// The name of the Rust type.
    pub name: &'static str,
    /// The documentation, as declared.
    pub docs: &'static str,
    /// The field that holds the tag.
    pub tag: &'static str,
    /// The variants, at least one.
    pub variants: &'static [Variant],
}

impl UnionType {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, docs: &'static str, tag: &'static str, variants: &'static [Variant]) -> Self {
        Self { name, docs, tag, variants }
    }
}

/// One of the types of a union.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Variant {
    /// The value of the tag that selects it.
    pub text: &'static str,
    /// The documentation, as declared.
    pub docs: &'static str,
    /// The type of the object, without the tag.
    pub kind: Kind,
}

impl Variant {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(text: &'static str, docs: &'static str, kind: Kind) -> Self {
        Self { text, docs, kind }
    }
}
