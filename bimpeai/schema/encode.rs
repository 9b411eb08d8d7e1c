//! Writing what callers set as JSON.

use std::cell::Cell;
use std::fmt::Display;

use serde::ser::{self, Error as _, Serialize, Serializer};

/// Why a value has no JSON.
#[derive(Debug)]
pub enum EncodeError {
    /// It is or contains NaN or an infinite number.
    NotFinite,
    /// `serde_json` says why.
    Json(serde_json::Error),
}

/// Writes a value as JSON.
///
/// A number that is not finite is an error: `serde_json` writes `null` for it, which clears a field.
pub(crate) fn to_json(value: &dyn erased_serde::Serialize) -> Result<Vec<u8>, EncodeError> {
    if !is_finite(value) {
        return Err(EncodeError::NotFinite);
    }
    let mut json = Vec::with_capacity(64);
    match erased_serde::serialize(value, &mut serde_json::Serializer::new(&mut json)) {
        Ok(()) => Ok(json),
        Err(error) => Err(EncodeError::Json(error)),
    }
}

/// Whether all numbers in a value are finite.
pub(crate) fn is_finite(value: &dyn erased_serde::Serialize) -> bool {
    let finite = Cell::new(true);
    // A value that cannot be serialized is reported by whoever serializes it.
    let _ = erased_serde::serialize(value, Finite(&finite));
    finite.get()
}

/// Serializes to nothing, and looks at the floats on the way. Each format writes those in its own way, and a formatter of
/// `serde_json` cannot tell what it writes for NaN from a `null`.
#[derive(Clone, Copy)]
struct Finite<'a>(&'a Cell<bool>);

type Outcome = Result<(), serde_json::Error>;

macro_rules! without_floats {
    ($($method:ident: $ty:ty),* $(,)?) => {
        $(fn $method(self, _value: $ty) -> Outcome {
            Ok(())
        })*
    };
}

macro_rules! compounds {
    ($($method:ident($($ty:ty),*);)*) => {
        $(fn $method(self, $(_: $ty),*) -> Result<Self, serde_json::Error> {
            Ok(self)
        })*
    };
}

impl Serializer for Finite<'_> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    without_floats! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_u128: u128, serialize_char: char, serialize_str: &str, serialize_bytes: &[u8],
        serialize_unit_struct: &'static str,
    }

    fn serialize_f32(self, value: f32) -> Outcome {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Outcome {
        if value.is_finite() {
            return Ok(());
        }
        self.0.set(false);
        Err(serde_json::Error::custom("not finite"))
    }

    fn serialize_none(self) -> Outcome {
        Ok(())
    }

    fn serialize_unit(self) -> Outcome {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Outcome {
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, _value: &T) -> Outcome {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Outcome {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Outcome {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Outcome {
        value.serialize(self)
    }

    compounds! {
        serialize_seq(Option<usize>);
        serialize_tuple(usize);
        serialize_tuple_struct(&'static str, usize);
        serialize_tuple_variant(&'static str, u32, &'static str, usize);
        serialize_map(Option<usize>);
        serialize_struct(&'static str, usize);
        serialize_struct_variant(&'static str, u32, &'static str, usize);
    }
}

macro_rules! elements {
    ($($compound:ident: $method:ident($($name:ty)?);)*) => {$(
        impl ser::$compound for Finite<'_> {
            type Ok = ();
            type Error = serde_json::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, $(_: $name,)? value: &T) -> Outcome {
                value.serialize(*self)
            }

            fn end(self) -> Outcome {
                Ok(())
            }
        }
    )*};
}

elements! {
    SerializeSeq: serialize_element();
    SerializeTuple: serialize_element();
    SerializeTupleStruct: serialize_field();
    SerializeTupleVariant: serialize_field();
    SerializeStruct: serialize_field(&'static str);
    SerializeStructVariant: serialize_field(&'static str);
}

impl ser::SerializeMap for Finite<'_> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Outcome {
        key.serialize(*self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Outcome {
        value.serialize(*self)
    }

    fn end(self) -> Outcome {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    #[derive(serde::Serialize)]
    enum Shape {
        Unit,
        Newtype(f64),
        Tuple(u8, f32),
        Struct { a: Option<f64> },
    }

    #[derive(serde::Serialize)]
    struct Pair(&'static str, f64);

    #[derive(serde::Serialize)]
    struct Wrapped(f64);

    #[test]
    fn a_number_that_is_not_finite_is_found_wherever_it_is() {
        let map = |number| BTreeMap::from([("a", vec![Some(1.0), None, Some(number)])]);
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            #[allow(clippy::cast_possible_truncation)]
            let single = number as f32;
            let values: [&dyn erased_serde::Serialize; 9] = [
                &number,
                &single,
                &map(number),
                &(1, "a", number),
                &Pair("a", number),
                &Wrapped(number),
                &Shape::Newtype(number),
                &Shape::Tuple(1, single),
                &Shape::Struct { a: Some(number) },
            ];
            for value in values {
                assert!(matches!(to_json(value), Err(EncodeError::NotFinite)));
            }
        }
        assert_eq!(to_json(&map(f64::MAX)).unwrap(), br#"{"a":[1.0,null,1.7976931348623157e+308]}"#);
    }

    #[test]
    fn everything_else_is_written_as_serde_json_writes_it() {
        let value = json!({"a": [null, true, -1, 1.5, "é"], "b": {}});
        assert_eq!(to_json(&value).unwrap(), value.to_string().into_bytes());
        let shapes = [Shape::Unit, Shape::Newtype(-0.0), Shape::Tuple(1, 0.1), Shape::Struct { a: None }];
        assert_eq!(to_json(&shapes).unwrap(), serde_json::to_vec(&shapes).unwrap());
        let keys = BTreeMap::from([((1, 2), 3)]);
        assert!(matches!(to_json(&keys), Err(EncodeError::Json(_))));
    }
}
