//! Text, whose memory is counted while a response is decoded.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};

use super::scope;

/// Reads a string.
pub(crate) fn counted_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    deserializer.deserialize_str(TextVisitor)
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        scope::charge(text.len())?;
        Ok(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<String, E> {
        scope::charge(text.len())?;
        Ok(text)
    }
}
