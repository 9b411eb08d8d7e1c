//! Values of open enums that this version of the SDK does not know.

/// A value of an enum that this version of the SDK does not know, kept as it came.
///
/// It cannot be made by hand: compare enums with `as_str()`, or make one `from("text")`, so that a value which a
/// later version knows by name still means the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[doc(hidden)]
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// The text as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
