//! The fields of objects.

use std::any::Any;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::Kind;

/// A field of an object, or a parameter of an endpoint.
#[derive(Clone, Copy)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "independent properties")]
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
    /// What the text means; declared with `#[format(..)]`. That of the items, for a list.
    pub format: Option<Format>,
    /// The JSON type.
    pub kind: Kind,
    /// Whether a sample has a value even if none is declared: the Rust type is not an `Option`.
    pub(super) has_value: bool,
    default: Option<fn() -> Value>,
    sample: Option<fn() -> Value>,
}

/// For the macros' expansions.
#[doc(hidden)]
impl Field {
    #[must_use]
    pub const fn new(name: &'static str, docs: &'static str, ty: FieldType) -> Self {
        let FieldType { kind, required, nullable } = ty;
        let has_value = required || nullable;
        Self {
            name,
            docs,
            required,
            nullable,
            secret: false,
            format: None,
            kind,
            has_value,
            default: None,
            sample: None,
        }
    }

    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    #[must_use]
    pub const fn with_secret(mut self) -> Self {
        self.secret = true;
        self
    }

    #[must_use]
    pub const fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Implies [`optional`](Self::optional).
    #[must_use]
    pub const fn with_default(mut self, default: fn() -> Value) -> Self {
        self.default = Some(default);
        self.optional()
    }

    #[must_use]
    pub const fn with_sample(mut self, sample: fn() -> Value) -> Self {
        self.sample = Some(sample);
        self
    }
}

impl Field {
    /// Returns the value that is sent if none is set; declared with `#[default(..)]`.
    #[must_use]
    pub fn default(&self) -> Option<Value> {
        self.default.map(|default| default())
    }

    /// Returns the sample, if one is declared with `#[sample(..)]`. [`Kind::sample`] fills in all others.
    #[must_use]
    pub fn sample(&self) -> Option<Value> {
        self.sample.map(|sample| sample())
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .field("required", &self.required)
            .field("nullable", &self.nullable)
            .field("secret", &self.secret)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}

/// What a field takes from its Rust type.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct FieldType {
    pub kind: Kind,
    pub required: bool,
    pub nullable: bool,
}

/// What a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A date and time, RFC 3339.
    DateTime,
    /// A URI.
    Uri,
    /// An e-mail address.
    Email,
}

impl Format {
    /// Returns the name of the format in JSON Schema: `date-time`, `uri` or `email`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Uri => "uri",
            Self::Email => "email",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Returns a default as JSON. The type of the field decides that of a literal.
///
/// # Panics
/// If the default cannot be serialized as JSON, in which case it could not be sent either.
#[doc(hidden)]
#[must_use]
pub fn default_value<T: Serialize + 'static>(default: T) -> Value {
    if let Some(number) = (&default as &dyn Any).downcast_ref::<f32>() {
        // With its own digits: those of the nearest `f64` are more, and are not what was declared.
        return number.to_string().parse::<f64>().map_or(Value::Null, Value::from);
    }
    serde_json::to_value(default).expect("a default can be serialized as JSON")
}
