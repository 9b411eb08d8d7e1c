//! Reads values through [`Schema`]: lists and maps, whose memory is counted, and what holds another type.

use std::fmt;
use std::marker::PhantomData;
use std::sync::LazyLock;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize as _, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{Kind, Schema};
use crate::value::Extra;
use crate::value::scope::Growth;

/// Reads a `T` through its schema.
pub(crate) struct Seed<T>(PhantomData<T>);

// Not derived: a derive asks the same of `T`.
impl<T> Copy for Seed<T> {}

impl<T> Clone for Seed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Seed<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Schema> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::__deserialize(deserializer)
    }
}

/// Reads a `T`, or `None` for `null`.
pub(crate) struct OrNull<T>(PhantomData<T>);

// Not derived: a derive asks the same of `T`.
impl<T> Copy for OrNull<T> {}

impl<T> Clone for OrNull<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> OrNull<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Schema> DeserializeSeed<'de> for OrNull<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Schema> Visitor<'de> for OrNull<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("option")
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::__deserialize(deserializer).map(Some)
    }
}

/// Reads a list.
pub(super) struct List<T>(pub(super) PhantomData<T>);

impl<'de, T: Schema> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Seed::new())? {
            Growth::make_room(&mut items)?;
            items.push(item);
        }
        Ok(items)
    }
}

/// Reads a map into a collection.
pub(super) struct Entries<T, M>(pub(super) PhantomData<(T, M)>);

impl<'de, T: Schema, M: Default + Extend<(String, T)>> Visitor<'de> for Entries<T, M> {
    type Value = M;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<M, A::Error> {
        let mut entries = M::default();
        while let Some(name) = map.next_key()? {
            Growth::entry::<T, _>()?;
            entries.extend([(name, map.next_value_seed(Seed::new())?)]);
        }
        Ok(entries)
    }
}

/// Reads a list and keeps only its objects: the API is known to mix in other values. `null` is an empty list.
pub(super) struct Objects<T>(pub(super) PhantomData<T>);

impl<'de, T: Schema> DeserializeSeed<'de> for Objects<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Schema> Visitor<'de> for Objects<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_unit<E: Error>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }

    fn visit_none<E: Error>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(ObjectItem(PhantomData))? {
            if let Some(item) = item {
                Growth::make_room(&mut items)?;
                items.push(item);
            }
        }
        Ok(items)
    }
}

/// Whether no field of a model is required: then any object is one, and a field of another shape is no reason to lose it.
fn takes_any_object<T: Schema>() -> bool {
    matches!(T::KIND, Kind::Object(_)) && T::FIELDS.iter().all(|field| !field.required)
}

/// Reads an object. A field of another shape than the model's is kept in `extra`.
fn read_or_keep<T: Schema, E: Error>(object: &Extra) -> Result<T, E> {
    if let Ok(item) = read_members(object) {
        return Ok(item);
    }
    let (mut fitting, mut others) = (Extra::new(), Extra::new());
    for (name, text) in object.iter() {
        let mut alone = Extra::new();
        alone.push(&name, text)?;
        let fits = read_members::<T>(&alone).is_ok();
        if fits { &mut fitting } else { &mut others }.push(&name, text)?;
    }
    let mut item: T = read_members(&fitting).map_err(E::custom)?;
    if let Some(extra) = item.__extra_mut() {
        for (name, text) in others.iter() {
            extra.push(&name, text)?;
        }
    }
    Ok(item)
}

fn read_members<T: Schema>(members: &Extra) -> serde_json::Result<T> {
    let text = serde_json::to_string(members)?;
    T::__deserialize(&mut serde_json::Deserializer::from_str(&text))
}

/// Whether `serde_json`'s feature `arbitrary_precision` is on, which hands out a number as an object with its text.
static NUMBERS_ARE_OBJECTS: LazyLock<bool> =
    LazyLock::new(|| serde_json::from_str::<Value>("1e2").is_ok_and(|number| number.to_string().contains('e')));

/// An object of a list; `None` for anything else.
struct ObjectItem<T>(PhantomData<T>);

impl<'de, T: Schema> DeserializeSeed<'de> for ObjectItem<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        if !*NUMBERS_ARE_OBJECTS {
            return deserializer.deserialize_any(self);
        }
        let item = Value::deserialize(deserializer)?;
        if item.is_object() { T::__deserialize(item).map(Some).map_err(D::Error::custom) } else { Ok(None) }
    }
}

/// Visits of anything but an object.
macro_rules! dropped {
    ($($visit:ident: $ty:ty),*) => {$(
        fn $visit<E: Error>(self, _: $ty) -> Result<Option<T>, E> {
            Ok(None)
        }
    )*};
}

impl<'de, T: Schema> Visitor<'de> for ObjectItem<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    dropped!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<T>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
        let object = MapAccessDeserializer::new(map);
        let item =
            if takes_any_object::<T>() { read_or_keep(&Extra::deserialize(object)?) } else { T::__deserialize(object) };
        item.map(Some)
    }
}
