//! Typed ids.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The id of a `T`, such as `Id<Agent>`: a string on the wire, a type of its own in Rust.
///
/// Models carry it, and every method takes it where that kind of id is due, so an id of another kind does not
/// compile. Plain strings are taken everywhere too.
///
/// ```
/// use bimpeai::{Agent, Id};
/// let id: Id<Agent> = Id::new("agt_1");
/// assert_eq!(id.as_str(), "agt_1");
/// assert_eq!(id, "agt_1");
/// ```
///
/// An id is not checked when it is made but when it is used: an empty one, `.`, `..` and one with a control
/// character are refused before anything is sent.
pub struct Id<T: ?Sized> {
    text: String,
    of: PhantomData<fn() -> Box<T>>,
}

impl<T: ?Sized> Id<T> {
    /// Makes an id of its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), of: PhantomData }
    }

    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text of the id, by value.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }
}

impl<T: ?Sized> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone())
    }
}

impl<T: ?Sized> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<T: ?Sized> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T: ?Sized> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T: ?Sized> Eq for Id<T> {}

impl<T: ?Sized> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<T: ?Sized> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T: ?Sized> PartialEq<str> for Id<T> {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl<T: ?Sized> PartialEq<&str> for Id<T> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl<T: ?Sized> AsRef<str> for Id<T> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<T: ?Sized> From<&str> for Id<T> {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl<T: ?Sized> From<String> for Id<T> {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<T: ?Sized> From<&String> for Id<T> {
    fn from(text: &String) -> Self {
        Self::new(text.as_str())
    }
}

impl<T: ?Sized> From<&Id<T>> for Id<T> {
    fn from(id: &Id<T>) -> Self {
        id.clone()
    }
}

impl<T: ?Sized> From<&Id<T>> for String {
    fn from(id: &Id<T>) -> Self {
        id.text.clone()
    }
}

impl<T: ?Sized> From<Id<T>> for String {
    fn from(id: Id<T>) -> Self {
        id.text
    }
}

impl<T: ?Sized> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, T: ?Sized> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

/// What can stand where the id of a `T` is due: an [`Id<T>`](Id), a reference to one, or a plain string.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the id of a `{T}`",
    label = "the id of a `{T}` is due here",
    note = "pass an `Id<{T}>`, a reference to one, a `&str` or a `String`"
)]
pub trait IntoId<T: ?Sized> {
    /// The id.
    fn into_id(self) -> Id<T>;
}

impl<T: ?Sized> IntoId<T> for Id<T> {
    fn into_id(self) -> Id<T> {
        self
    }
}

impl<T: ?Sized> IntoId<T> for &Id<T> {
    fn into_id(self) -> Id<T> {
        self.clone()
    }
}

impl<T: ?Sized> IntoId<T> for &str {
    fn into_id(self) -> Id<T> {
        Id::new(self)
    }
}

impl<T: ?Sized> IntoId<T> for String {
    fn into_id(self) -> Id<T> {
        Id::new(self)
    }
}

impl<T: ?Sized> IntoId<T> for &String {
    fn into_id(self) -> Id<T> {
        Id::new(self.as_str())
    }
}
