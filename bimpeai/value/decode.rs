//! Reading and writing that the generated `serde` implementations share.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::Deserialize as _;
use serde::de::{DeserializeOwned, DeserializeSeed as _, Deserializer, Error, Visitor};
use serde_json::Value;

use super::raw::RawText;
use super::scope;

/// A key of a JSON object, borrowed if the input holds it without escapes.
#[derive(Debug)]
pub struct ObjectKey<'de>(Cow<'de, str>);

impl ObjectKey<'_> {
    /// Returns the key as an owned string.
    pub fn into_owned(self) -> String {
        self.0.into_owned()
    }
}

impl Deref for ObjectKey<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> serde::Deserialize<'de> for ObjectKey<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectKeyVisitor;
        impl<'de> Visitor<'de> for ObjectKeyVisitor {
            type Value = ObjectKey<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<ObjectKey<'de>, E> {
                charge_long(name)?;
                Ok(ObjectKey(Cow::Borrowed(name)))
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<ObjectKey<'de>, E> {
                charge_long(name)?;
                Ok(ObjectKey(Cow::Owned(name.to_owned())))
            }
            fn visit_string<E: Error>(self, name: String) -> Result<ObjectKey<'de>, E> {
                charge_long(&name)?;
                Ok(ObjectKey(Cow::Owned(name)))
            }
        }
        deserializer.deserialize_str(ObjectKeyVisitor)
    }
}

/// Counts the memory of a text that may be kept, such as an unknown value of an enum. Names are short and are not kept.
fn charge_long<E: Error>(text: &str) -> Result<(), E> {
    const LONG: usize = 256;
    if text.len() < LONG { Ok(()) } else { scope::charge(text.len()) }
}

/// Reads any JSON. The memory of a large body's values is counted before they are parsed.
pub(crate) fn counted_value<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    if !scope::is_counted() {
        return T::deserialize(deserializer);
    }
    let text = RawText.deserialize(deserializer)?;
    scope::charge_value(text.as_bytes())?;
    serde_json::from_str(&text).map_err(D::Error::custom)
}

/// Writes a variant of a tagged union, its tag first.
pub fn serialize_tagged<S: serde::Serializer>(
    serializer: S,
    tag: &'static str,
    text: &'static str,
    value: serde_json::Result<Value>,
) -> Result<S::Ok, S::Error> {
    use serde::ser::{Error as _, SerializeMap as _};
    let Value::Object(fields) = value.map_err(S::Error::custom)? else {
        return Err(S::Error::custom("a variant of a union must be an object"));
    };
    let mut map = serializer.serialize_map(Some(fields.len() + 1))?;
    map.serialize_entry(tag, text)?;
    for (name, value) in &fields {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

/// Splits the tag off a variant of a tagged union.
pub fn deserialize_tagged<'de, D: Deserializer<'de>>(
    deserializer: D,
    tag: &'static str,
) -> Result<(String, Value), D::Error> {
    use serde::de::Error as _;
    let mut fields = serde_json::Map::<String, Value>::deserialize(deserializer)?;
    match fields.remove(tag) {
        Some(Value::String(text)) => Ok((text, Value::Object(fields))),
        Some(_) => Err(D::Error::custom(format_args!("`{tag}` must be a string"))),
        None => Err(D::Error::missing_field(tag)),
    }
}
