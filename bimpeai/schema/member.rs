//! A value in the builder of an input.

use std::fmt;

/// A value, with the functions that a builder needs of it.
///
/// It is `Clone` and `Debug` whatever its type is: only [`Schema`](super::Schema) makes one, so a field without a schema is
/// reported once, for that trait, and not by the builder for these two as well.
#[doc(hidden)]
pub struct Member<T> {
    value: T,
    clone: fn(&T) -> T,
    debug: fn(&T) -> &dyn fmt::Debug,
}

impl<T> Member<T> {
    pub(super) fn new(value: T, clone: fn(&T) -> T, debug: fn(&T) -> &dyn fmt::Debug) -> Self {
        Self { value, clone, debug }
    }

    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T> Clone for Member<T> {
    fn clone(&self) -> Self {
        Self { value: (self.clone)(&self.value), ..*self }
    }
}

impl<T> fmt::Debug for Member<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.debug)(&self.value).fmt(f)
    }
}
