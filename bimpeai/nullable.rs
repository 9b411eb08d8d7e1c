//! Fields that can be left alone, cleared or set.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Id;

/// A field of a request that JSON `null` clears: left alone, cleared, or set.
///
/// Setters take the value itself, [`Nullable::Null`], or an `Option` (`None` clears). Not calling the setter leaves
/// the field alone.
///
/// ```
/// use bimpeai::Nullable;
/// assert_eq!(Nullable::from("x"), Nullable::Value("x".to_string()));
/// assert_eq!(Nullable::<String>::from(None), Nullable::Null);
/// assert_eq!(Nullable::<String>::default(), Nullable::Absent);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// The field is not sent, so the server leaves it alone.
    #[default]
    Absent,
    /// `null` is sent, which clears the field.
    Null,
    /// The value is sent.
    Value(T),
}

impl<T> Nullable<T> {
    /// Whether the field is not sent at all.
    pub fn is_absent(&self) -> bool {
        matches!(self, Nullable::Absent)
    }

    /// The value, if one is set.
    pub fn value(&self) -> Option<&T> {
        match self {
            Nullable::Value(value) => Some(value),
            Nullable::Absent | Nullable::Null => None,
        }
    }
}

/// Types made from text by `Into`: strings, ids and open enums.
#[doc(hidden)]
pub trait FromText: for<'a> From<&'a str> + From<String> {}

impl FromText for String {}
impl<T: ?Sized> FromText for Id<T> {}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Nullable::Value(value)
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Nullable::Null, Nullable::Value)
    }
}

impl<T: FromText> From<&str> for Nullable<T> {
    fn from(text: &str) -> Self {
        Nullable::Value(T::from(text))
    }
}

impl<T: ?Sized> From<&Id<T>> for Nullable<Id<T>> {
    fn from(id: &Id<T>) -> Self {
        Nullable::Value(id.clone())
    }
}

impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Nullable::Absent | Nullable::Null => serializer.serialize_none(),
            Nullable::Value(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<T>::deserialize(deserializer).map(Self::from)
    }
}
