//! Request fields that can be left unchanged, cleared or set.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{FromText, Id};

/// A request field for which a missing field and JSON `null` mean different things.
///
/// Setters take the value itself, [`Nullable::Null`], or an `Option` (`None::<&str>` clears the field). If the setter is
/// not called, the field is not sent and the server leaves it unchanged.
///
/// ```
/// use bimpeai::Nullable;
/// assert_eq!(Nullable::from("x"), Nullable::Value("x".to_string()));
/// assert_eq!(Nullable::<String>::from(None), Nullable::Null);
/// assert_eq!(Nullable::<String>::default(), Nullable::Absent);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// The field is not sent; the server leaves it unchanged.
    #[default]
    Absent,
    /// `null` is sent; the server clears the field.
    Null,
    /// The value is sent.
    Value(T),
}

impl<T> Nullable<T> {
    /// Returns whether the field is not sent.
    pub fn is_absent(&self) -> bool {
        matches!(self, Nullable::Absent)
    }

    /// Returns the value, if one is set.
    pub fn value(&self) -> Option<&T> {
        match self {
            Nullable::Value(value) => Some(value),
            Nullable::Absent | Nullable::Null => None,
        }
    }
}

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

impl From<&str> for Nullable<String> {
    fn from(text: &str) -> Self {
        Nullable::Value(text.to_owned())
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
