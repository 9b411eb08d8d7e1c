//! JSON text, read out of any deserializer.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

/// Reads the next value as JSON text: borrowed from the input if that is text, otherwise written from the value.
pub(super) struct RawText;

impl<'de> DeserializeSeed<'de> for RawText {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_newtype_struct(*RAW_VALUE, RawTextVisitor)
    }
}

/// The name under which `RawValue` asks `serde_json` for text. It is private there, so `RawValue` is made to ask.
static RAW_VALUE: LazyLock<&'static str> = LazyLock::new(|| match <&RawValue>::deserialize(Probe) {
    Err(Asked(Some(name))) => name,
    _ => "",
});

/// A deserializer that only notes what it is asked for.
struct Probe;

#[derive(Debug)]
struct Asked(Option<&'static str>);

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing can be read")
    }
}

impl std::error::Error for Asked {}

impl Error for Asked {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(None)
    }
}

impl<'de> Deserializer<'de> for Probe {
    type Error = Asked;

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, _: V) -> Result<V::Value, Asked> {
        Err(Asked(Some(name)))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Asked> {
        Err(Asked(None))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// `serde_json` returns text as an object of one entry with the name that was asked for. Others return the value.
struct RawTextVisitor;

fn text_of<'de, E: Error>(value: impl Into<Value>) -> Result<Cow<'de, str>, E> {
    serde_json::to_string(&value.into()).map(Cow::Owned).map_err(E::custom)
}

impl<'de> Visitor<'de> for RawTextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cow<'de, str>, A::Error> {
        let Some(first) = map.next_key::<String>()? else { return Ok("{}".into()) };
        if first == *RAW_VALUE {
            return map.next_value_seed(Text);
        }
        let value = map.next_value::<Value>()?;
        let rest = serde_json::Map::<String, Value>::deserialize(MapAccessDeserializer::new(map))?;
        text_of([(first, value)].into_iter().chain(rest).collect::<Value>())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        text_of(Value::deserialize(deserializer)?)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        self.visit_newtype_struct(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Cow<'de, str>, A::Error> {
        let mut items = Vec::<Value>::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        text_of(items)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Cow<'de, str>, E> {
        text_of(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Cow<'de, str>, E> {
        text_of(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Cow<'de, str>, E> {
        text_of(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Cow<'de, str>, E> {
        text_of(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Cow<'de, str>, E> {
        text_of(value)
    }

    fn visit_unit<E: Error>(self) -> Result<Cow<'de, str>, E> {
        Ok("null".into())
    }

    fn visit_none<E: Error>(self) -> Result<Cow<'de, str>, E> {
        Ok("null".into())
    }
}

/// The text that `serde_json` returns.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text))
    }
}

/// Splits JSON text after its first value, which must be valid.
pub(super) fn split_value(text: &str) -> Option<(&str, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let value = values.next()?.ok()?.get();
    Some((value, &text[values.byte_offset()..]))
}
