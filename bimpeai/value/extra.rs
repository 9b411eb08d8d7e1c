//! The fields of a response that the SDK does not know.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};

use bytes::Bytes;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::raw::{RawText, split_value};
use super::scope;

/// From here on a value is not copied out of the body that it came in.
const SHARED_BYTES: usize = 64 << 10;
/// What the first field costs beyond its text.
const OVERHEAD: usize = 128;
/// How many characters of a value `Debug` prints.
const PRINTED: usize = 200;

/// Fields of a response that this version of the SDK does not know.
///
/// They are kept as JSON text, in the order in which they came, and written back to the letter: `1e3`, `1.0` and integers
/// of any size stay as they are. They are parsed when they are read. A value of 64 KiB or more shares the memory of the
/// response's body.
///
/// If a response repeats a name, all of its values are kept and written back, and the last one is read.
///
/// ```
/// use bimpeai::Extra;
/// let mut extra = Extra::new();
/// extra.insert("size", 7)?;
/// assert_eq!(extra.get("size"), Some(7.into()));
/// assert_eq!(extra.get_as::<u8>("size").transpose()?, Some(7));
/// assert_eq!(extra.text("size"), Some("7"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Members>>);

/// Boxed, as most responses have none, and every model has this.
#[derive(Clone, Default)]
struct Members {
    count: usize,
    /// `"name":value,` for each; `null` stands for a value that is shared.
    text: String,
    /// Which members are shared, and their values.
    shared: Vec<(usize, Bytes)>,
}

impl Extra {
    /// Returns no fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the number of fields.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |members| members.count)
    }

    /// Returns whether there are no fields.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns whether there is a field of this name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.text(name).is_some()
    }

    /// Returns the value of a field as JSON text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.iter().filter(|(known, _)| known == name).last().map(|(_, text)| text)
    }

    /// Returns the value of a field; `None` if there is none, or if it is nested deeper than `serde_json` reads (128 levels).
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value> {
        self.get_as(name)?.ok()
    }

    /// Reads the value of a field as any type; `None` if there is no such field.
    ///
    /// # Errors
    /// Those of `T`.
    pub fn get_as<T: DeserializeOwned>(&self, name: &str) -> Option<serde_json::Result<T>> {
        self.text(name).map(serde_json::from_str)
    }

    /// Returns the names of the fields.
    pub fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.iter().map(|(name, _)| name)
    }

    /// Returns the name of each field, and its value as JSON text.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
        self.0.iter().flat_map(|members| members.iter())
    }

    /// Sets a field. One of the same name is replaced.
    ///
    /// # Errors
    /// If the value cannot be serialized as JSON.
    pub fn insert(&mut self, name: &str, value: impl Serialize) -> serde_json::Result<()> {
        let text = serde_json::to_string(&value)?;
        let mut members = Members::default();
        for (known, text) in self.iter().filter(|(known, _)| known != name) {
            members.push(&known, text);
        }
        members.push(name, &text);
        self.0 = Some(Box::new(members));
        Ok(())
    }

    /// Reads the value of an unknown field.
    #[doc(hidden)]
    pub fn __read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        let text = map.next_value_seed(RawText)?;
        self.push(name, &text)
    }

    /// Adds a field as JSON text.
    pub(crate) fn push<E: serde::de::Error>(&mut self, name: &str, text: &str) -> Result<(), E> {
        if self.0.is_none() {
            scope::charge(OVERHEAD)?;
        }
        let shared = if text.len() < SHARED_BYTES { None } else { scope::share(text) };
        // Three times, as the text grows into a copy of twice its size.
        scope::charge(3 * (name.len() + if shared.is_some() { size_of::<Bytes>() } else { text.len() }))?;
        let members = self.0.get_or_insert_default();
        match shared {
            None => members.push(name, text),
            Some(shared) => {
                members.shared.push((members.count, shared));
                members.push(name, "null");
            }
        }
        Ok(())
    }
}

impl Members {
    fn push(&mut self, name: &str, value: &str) {
        self.text.push_str(&Value::from(name).to_string());
        self.text.push(':');
        self.text.push_str(value);
        self.text.push(',');
        self.count += 1;
    }

    fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
        let mut shared = self.shared.iter().peekable();
        let mut rest = self.text.as_str();
        (0..self.count).map_while(move |at| {
            let (name, tail) = split_value(rest)?;
            let (value, tail) = split_value(tail.strip_prefix(':')?)?;
            rest = tail.strip_prefix(',')?;
            let value = match shared.next_if(|(member, _)| *member == at) {
                Some((_, bytes)) => std::str::from_utf8(bytes).ok()?,
                None => value,
            };
            Some((unquoted(name), value))
        })
    }
}

/// The text of a JSON string.
fn unquoted(string: &str) -> Cow<'_, str> {
    match string.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(text) if !text.contains('\\') => Cow::Borrowed(text),
        _ => serde_json::from_str::<String>(string).map_or(Cow::Borrowed(string), Cow::Owned),
    }
}

/// By name and value, in any order.
impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        if self.is_empty() || other.is_empty() {
            return self.is_empty() && other.is_empty();
        }
        let (a, b): (BTreeMap<_, _>, BTreeMap<_, _>) = (self.iter().collect(), other.iter().collect());
        a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.0 == b.0 && is_same_json(a.1, b.1))
    }
}

impl Eq for Extra {}

/// Of the names only: values that are equal may be written in different ways.
impl Hash for Extra {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut names: Vec<_> = self.names().collect();
        names.sort_unstable();
        names.dedup();
        names.hash(state);
    }
}

fn is_same_json(a: &str, b: &str) -> bool {
    let value = |text| serde_json::from_str::<Value>(text).ok();
    a == b || value(a).is_some_and(|a| Some(a) == value(b))
}

/// The beginning of each value.
impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, text) in self.iter() {
            match text.char_indices().nth(PRINTED) {
                Some((end, _)) => map.entry(&name, &format_args!("{}...", &text[..end])),
                None => map.entry(&name, &format_args!("{text}")),
            };
        }
        map.finish()
    }
}

/// As an object.
impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.serialize_into(&mut map)?;
        map.end()
    }
}

impl Extra {
    /// Writes the fields into an object.
    pub(crate) fn serialize_into<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        for (name, text) in self.iter() {
            let value: &RawValue = serde_json::from_str(text).map_err(serde::ser::Error::custom)?;
            map.serialize_entry(&name, value)?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ExtraVisitor;
        impl<'de> Visitor<'de> for ExtraVisitor {
            type Value = Extra;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Extra, A::Error> {
                let mut extra = Extra::new();
                while let Some(name) = map.next_key::<String>()? {
                    extra.__read(&name, &mut map)?;
                }
                Ok(extra)
            }
        }
        deserializer.deserialize_map(ExtraVisitor)
    }
}
