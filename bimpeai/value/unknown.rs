//! Values of open enums that this version of the SDK does not know.

/// A value of an open enum that this version of the SDK does not know, kept unchanged.
///
/// It has no public constructor: compare enums with `as_str()` or create one with `from("text")`, so that code keeps
/// working when a later version adds the value as a variant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[doc(hidden)]
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// Returns the text as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
