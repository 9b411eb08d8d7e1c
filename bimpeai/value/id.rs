//! Typed ids.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text::counted_text;

/// The id of a `T`, such as `Id<Agent>`: a string on the wire, a type of its own in Rust.
///
/// Models hold typed ids and methods take them, so passing a conversation id where an agent id is expected does not
/// compile. Plain strings are accepted too.
///
/// ```
/// use bimpeai::Id;
/// use bimpeai::models::Agent;
/// let id: Id<Agent> = Id::new("agt_1");
/// assert_eq!(id.as_str(), "agt_1");
/// assert_eq!(id, "agt_1");
/// ```
///
/// Creating an id does not validate it. Using it does: an id that is empty, `.`, `..` or contains a control character
/// is a usage error, before anything is sent.
pub struct Id<T: ?Sized> {
    text: String,
    of: PhantomData<fn() -> Box<T>>,
}

impl<T: ?Sized> Id<T> {
    /// Creates an id from its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), of: PhantomData }
    }

    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Converts the id into its text.
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
        counted_text(deserializer).map(Self::new)
    }
}

/// Types that can be passed as the id of a `T`: an [`Id<T>`](Id), a reference to one, or a plain string.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the id of a `{T}`",
    label = "expected the id of a `{T}`",
    note = "pass an `Id<{T}>`, a reference to one, a `&str` or a `String`"
)]
pub trait IntoId<T: ?Sized> {
    /// Converts the value into an id.
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
