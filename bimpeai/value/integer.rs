//! Integers, read in every spelling that loses nothing.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};

/// Above, not every integer is a float, so the float that was read may be another one than was written.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// An integer type.
pub(crate) trait Integer: TryFrom<i128> + TryFrom<u64> + TryFrom<i64> {
    const NAME: &'static str;
}

macro_rules! integers {
    ($($ty:ident)*) => {$(
        impl Integer for $ty {
            const NAME: &'static str = stringify!($ty);
        }
    )*};
}

integers!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

/// Reads `7`, `7.0`, `7e0`, `"7"` and `"7.0"`. A fraction, a number out of range or other text is an error.
pub(crate) fn read<'de, T: Integer, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(IntegerVisitor(PhantomData))
}

struct IntegerVisitor<T>(PhantomData<T>);

impl<T: Integer> IntegerVisitor<T> {
    fn of_float(value: f64) -> Option<T> {
        if value.fract() != 0.0 || value.abs() >= EXACT {
            return None;
        }
        // A whole number, so its text without a fraction is that of an integer.
        format!("{value:.0}").parse::<i128>().ok().and_then(|value| T::try_from(value).ok())
    }

    fn of_text(text: &str) -> Option<T> {
        match text.parse::<i128>() {
            Ok(value) => T::try_from(value).ok(),
            Err(_) => text.parse().ok().and_then(Self::of_float),
        }
    }
}

impl<'de, T: Integer> Visitor<'de> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::NAME)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        Self::of_float(value).ok_or_else(|| E::invalid_type(Unexpected::Float(value), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Self::of_text(text).ok_or_else(|| E::invalid_type(Unexpected::Str(text), &self))
    }

    /// With `serde_json`'s feature `arbitrary_precision`, a number is an object that holds its text.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let number = serde_json::Number::deserialize(MapAccessDeserializer::new(map));
        let number = number.map_err(|_| A::Error::invalid_type(Unexpected::Map, &self))?.to_string();
        Self::of_text(&number).ok_or_else(|| A::Error::invalid_type(Unexpected::Other(&number), &self))
    }
}
