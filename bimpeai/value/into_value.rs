//! What a setter takes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::iter;

use serde_json::{Map, Value};

use super::{Id, Nullable};

/// Types that can be passed to the setter of a `T`.
///
/// | field | what its setter takes |
/// |---|---|
/// | `String`, [`Id`], an open enum | the value or a reference to it, `&str`, `String`, `Cow<str>`, `Box<str>` |
/// | any other type | the value or a reference to it |
/// | a union | a variant's input, the union or a reference to it |
/// | `Vec<T>` | an array, a slice, a `Vec`, a set or an iterator of what a `T` takes; `[]` for no items |
/// | [`Nullable<T>`](Nullable) | what a `T` takes, an `Option` of it (`None` sends `null`), [`Nullable::Null`] |
///
/// ```
/// use bimpeai::{IntoValue, Nullable};
///
/// fn name(name: impl IntoValue<Nullable<String>>) -> Nullable<String> {
///     name.into_value()
/// }
/// assert_eq!(name("Support bot"), Nullable::Value("Support bot".to_owned()));
/// assert_eq!(name(None::<&str>), Nullable::Null);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as `{T}`",
    label = "expected a value for `{T}`",
    note = "pass the value or a reference to it; text for a string, an id or an enum; an array, a slice or a `Vec` for a \
            list (collect other iterators into a `Vec`); an `Option` of these for a `Nullable`"
)]
pub trait IntoValue<T> {
    /// Converts into the value of the field.
    fn into_value(self) -> T;
}

/// A value that is neither a list nor nullable. Implemented by `#[model]`.
// It keeps the implementations for single values, lists and `Nullable` apart.
#[doc(hidden)]
pub trait Single {}

/// Types other than `String` that convert from text: ids and open enums.
#[diagnostic::on_unimplemented(
    message = "text cannot be used as `{Self}`",
    label = "expected a value for `{Self}`",
    note = "pass the value or a reference to it; an array, a slice or a `Vec` for a list"
)]
#[doc(hidden)]
pub trait FromText: for<'a> From<&'a str> + From<String> + Single {}

macro_rules! single {
    ($($ty:ty),*) => { $(impl Single for $ty {})* };
}

single!(bool, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64, String, Value, Map<String, Value>);
impl<T: ?Sized> Single for Id<T> {}
impl<T: Single> Single for Box<T> {}
impl<T, S> Single for HashMap<String, T, S> {}
impl<T> Single for BTreeMap<String, T> {}
impl<T: ?Sized> FromText for Id<T> {}

/// Conversions from a source to a single value, each with those of the source and its `Option` to a `Nullable`.
macro_rules! conversions {
    ($([$($generics:tt)*] $source:ty => $target:ty, $value:ident => $converted:expr;)*) => {$(
        impl<$($generics)*> IntoValue<$target> for $source {
            fn into_value(self) -> $target {
                let $value = self;
                $converted
            }
        }

        impl<$($generics)*> IntoValue<Nullable<$target>> for $source {
            fn into_value(self) -> Nullable<$target> {
                let $value = self;
                Nullable::Value($converted)
            }
        }

        impl<$($generics)*> IntoValue<Nullable<$target>> for Option<$source> {
            fn into_value(self) -> Nullable<$target> {
                self.map_or(Nullable::Null, |$value| Nullable::Value($converted))
            }
        }
    )*};
}

conversions! {
    [T: Single] T => T, value => value;
    [T: Single + Clone] &T => T, value => value.clone();

    [T: FromText] &str => T, text => T::from(text);
    [T: FromText] &&str => T, text => T::from(*text);
    [T: FromText] String => T, text => T::from(text);
    [T: FromText] &String => T, text => T::from(text.as_str());
    [T: FromText] Cow<'_, str> => T, text => T::from(text.into_owned());
    [T: FromText] Box<str> => T, text => T::from(text.into_string());

    [] &str => String, text => text.to_owned();
    [] &&str => String, text => (*text).to_owned();
    [] Cow<'_, str> => String, text => text.into_owned();
    [] Box<str> => String, text => text.into_string();
    [T: ?Sized] Id<T> => String, id => id.into_string();
    [T: ?Sized] &Id<T> => String, id => id.as_str().to_owned();
}

impl<T> IntoValue<Nullable<T>> for Nullable<T> {
    fn into_value(self) -> Nullable<T> {
        self
    }
}

impl<T: Single> IntoValue<Box<T>> for T {
    fn into_value(self) -> Box<T> {
        Box::new(self)
    }
}

/// Conversions from a list, each with that to a `Nullable` list.
macro_rules! lists {
    ($([$($generics:tt)*] $source:ty $(, where $bounded:ty)?;)*) => {$(
        impl<$($generics)*, T: Single> IntoValue<Vec<T>> for $source $(where $bounded: IntoValue<T>)? {
            fn into_value(self) -> Vec<T> {
                self.into_iter().map(IntoValue::into_value).collect()
            }
        }

        impl<$($generics)*, T: Single> IntoValue<Nullable<Vec<T>>> for $source $(where $bounded: IntoValue<T>)? {
            fn into_value(self) -> Nullable<Vec<T>> {
                Nullable::Value(self.into_value())
            }
        }
    )*};
}

lists! {
    [V] Vec<V>, where V;
    [V] std::vec::IntoIter<V>, where V;
    [V, S] HashSet<V, S>, where V;
    [V] BTreeSet<V>, where V;
    ['a, V] std::slice::Iter<'a, V>, where &'a V;
    ['a, V] &'a Vec<V>, where &'a V;
    ['a, V] &'a [V], where &'a V;
    ['a, V, const N: usize] &'a [V; N], where &'a V;
}

/// The adapters of iterators, one by one: an implementation for all iterators would overlap with that for a `Vec`, as far
/// as the compiler knows.
macro_rules! adapters {
    ($([$($generics:tt)*] $adapter:ty;)*) => {$(
        impl<$($generics)*, T: Single> IntoValue<Vec<T>> for $adapter
        where
            Self: Iterator<Item: IntoValue<T>>,
        {
            fn into_value(self) -> Vec<T> {
                self.map(IntoValue::into_value).collect()
            }
        }

        impl<$($generics)*, T: Single> IntoValue<Nullable<Vec<T>>> for $adapter
        where
            Self: Iterator<Item: IntoValue<T>>,
        {
            fn into_value(self) -> Nullable<Vec<T>> {
                Nullable::Value(self.into_value())
            }
        }
    )*};
}

adapters! {
    [I, F] iter::Map<I, F>;
    [I, F] iter::Filter<I, F>;
    [I, F] iter::FilterMap<I, F>;
    [I: Iterator, U: IntoIterator, F] iter::FlatMap<I, U, F>;
    [I: Iterator<Item: IntoIterator>] iter::Flatten<I>;
    [I] iter::Cloned<I>;
    [I] iter::Copied<I>;
    [I, J] iter::Chain<I, J>;
    [I] iter::Skip<I>;
    [I] iter::Take<I>;
    [I] iter::Rev<I>;
}

/// An empty array has items of the list's own type, and of no other, so that `tags([])` needs no annotation. Hence one
/// implementation per length for the arrays with items, which may be of any type that converts.
macro_rules! arrays {
    ($($length:literal)*) => {
        impl<T: Single> IntoValue<Vec<T>> for [T; 0] {
            fn into_value(self) -> Vec<T> {
                Vec::new()
            }
        }

        impl<T: Single> IntoValue<Nullable<Vec<T>>> for [T; 0] {
            fn into_value(self) -> Nullable<Vec<T>> {
                Nullable::Value(Vec::new())
            }
        }

        lists! { $([V: IntoValue<T>] [V; $length];)* }
    };
}

arrays!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32);

impl<T, V> IntoValue<Nullable<Vec<T>>> for Option<Vec<V>>
where
    Vec<V>: IntoValue<Vec<T>>,
{
    fn into_value(self) -> Nullable<Vec<T>> {
        self.map_or(Nullable::Null, |items| Nullable::Value(items.into_value()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(list: impl IntoValue<Vec<String>>) -> Vec<String> {
        list.into_value()
    }

    fn nullable_list(list: impl IntoValue<Nullable<Vec<String>>>) -> Nullable<Vec<String>> {
        list.into_value()
    }

    fn id(id: impl IntoValue<Id<str>>) -> Id<str> {
        id.into_value()
    }

    fn text(text: impl IntoValue<Nullable<String>>) -> Nullable<String> {
        text.into_value()
    }

    fn number(number: impl IntoValue<u16>) -> u16 {
        number.into_value()
    }

    #[test]
    #[allow(clippy::needless_borrows_for_generic_args, reason = "a reference to a reference is what is tried")]
    fn text_of_any_type_is_taken() {
        let owned = "a".to_owned();
        let of = Id::<str>::new("a");
        let same = [id("a"), id(&"a"), id(&owned), id(owned.clone()), id(&of), id(of.clone()), id(Cow::Borrowed("a"))];
        assert!(same.iter().all(|id| *id == "a"));
        let same = [text("a"), text(&"a"), text(&owned), text(&of), text(Some("a")), text(Some(owned.clone()))];
        assert!(same.iter().all(|text| *text == Nullable::Value("a".to_owned())));
        assert_eq!((text(None::<&str>), text(Nullable::Null)), (Nullable::Null, Nullable::Null));
        assert_eq!(number(1), 1);
    }

    #[test]
    fn a_list_of_any_type_is_taken_and_an_empty_one_needs_no_type() {
        assert_eq!(list([]), Vec::<String>::new());
        let owned = ["a".to_owned()];
        for same in [list(["a"]), list(owned.clone()), list(&owned), list(&owned[..]), list(vec!["a"]), list([&"a"])] {
            assert_eq!(same, owned);
        }
        for same in [list(owned.iter()), list(["a"].into_iter().map(str::to_owned)), list(BTreeSet::from(["a"]))] {
            assert_eq!(same, owned);
        }
        assert_eq!(nullable_list([]), Nullable::Value(Vec::new()));
        assert_eq!(nullable_list(["a"]), Nullable::Value(owned.to_vec()));
        assert_eq!(nullable_list(None::<Vec<String>>), Nullable::Null);
        assert_eq!(nullable_list(Nullable::Null), Nullable::Null);
    }
}
