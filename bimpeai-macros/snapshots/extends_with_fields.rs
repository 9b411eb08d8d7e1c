/// A note with more in it.
#[allow(unreachable_pub)]
#[non_exhaustive]
pub struct NoteDetail {
    /// Its text.
    pub text: String,
    /// Its size.
    pub size: u32,
    /// Fields of the response that this version of the SDK does not know.
    pub extra: ::bimpeai::Extra,
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for NoteDetail {
    fn clone(&self) -> Self {
        Self {
            text: <String as ::bimpeai::__private::Schema>::__clone(&self.text),
            size: <u32 as ::bimpeai::__private::Schema>::__clone(&self.size),
            extra: ::core::clone::Clone::clone(&self.extra),
        }
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq for NoteDetail {
    fn eq(&self, __other: &Self) -> bool {
        ::bimpeai::__private::object::equal(self, __other)
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for NoteDetail {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::bimpeai::__private::object::debug(self, __f)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::serde::Serialize for NoteDetail {
    #[allow(deprecated)]
    fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error> {
        ::bimpeai::__private::object::serialize(self, __serializer)
    }
}
#[automatically_derived]
impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for NoteDetail {
    #[allow(deprecated)]
    fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
        __deserializer: __D,
    ) -> ::core::result::Result<Self, __D::Error> {
        ::bimpeai::__private::object::deserialize(__deserializer)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::object::Object for NoteDetail {
    fn fields(&self) -> ::std::vec::Vec<&dyn ::bimpeai::__private::object::FieldValue> {
        ::std::vec![
            < String as ::bimpeai::__private::Schema > ::__as_field(& self.text), < u32
            as ::bimpeai::__private::Schema > ::__as_field(& self.size)
        ]
    }
    fn read<'__de, __A: ::bimpeai::__private::serde::de::MapAccess<'__de>>(
        mut __map: __A,
    ) -> ::core::result::Result<Self, __A::Error> {
        let mut __field_text: ::core::option::Option<String> = ::core::option::Option::None;
        let mut __field_size: ::core::option::Option<u32> = ::core::option::Option::None;
        let mut __extra = ::bimpeai::Extra::new();
        while let ::core::option::Option::Some(__name) = __map
            .next_key::<::bimpeai::__private::ObjectKey<'__de>>()?
        {
            match &*__name {
                "text" => {
                    __field_text = ::core::option::Option::Some(
                        <String as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                "size" => {
                    __field_size = ::core::option::Option::Some(
                        <u32 as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                _ => __extra.__read(&__name, &mut __map)?,
            }
        }
        ::core::result::Result::Ok(Self {
            text: ::bimpeai::__private::object::required(__field_text, "text")?,
            size: ::bimpeai::__private::object::required(__field_size, "size")?,
            extra: __extra,
        })
    }
    fn extra(&self) -> ::core::option::Option<&::bimpeai::Extra> {
        ::core::option::Option::Some(&self.extra)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Single for NoteDetail {}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::Schema for NoteDetail {
    const KIND: ::bimpeai::__private::Kind = {
        static __OBJECT: ::bimpeai::__private::ObjectType = ::bimpeai::__private::ObjectType::new(
            "NoteDetail",
            "A note with more in it.",
            || <NoteDetail as ::bimpeai::__private::Schema>::FIELDS,
            true,
        );
        ::bimpeai::__private::Kind::Object(&__OBJECT)
    };
    const FIELDS: &'static [::bimpeai::__private::Field] = &[
        ::bimpeai::__private::Field::new(
            "text",
            "Its text.",
            <String as ::bimpeai::__private::Schema>::FIELD_TYPE,
        ),
        ::bimpeai::__private::Field::new(
            "size",
            "Its size.",
            <u32 as ::bimpeai::__private::Schema>::FIELD_TYPE,
        ),
    ];
    fn __extra_mut(&mut self) -> ::core::option::Option<&mut ::bimpeai::Extra> {
        ::core::option::Option::Some(&mut self.extra)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Model for NoteDetail {
    type Itself = Self;
}
#[allow(unreachable_pub)]
impl NoteDetail {
    /// Returns a realistic value, as the mock server sends it.
    #[must_use]
    pub fn sample() -> Self {
        ::bimpeai::__private::sample()
    }
}
///Drops the fields that `Note` does not have.
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<NoteDetail> for Note {
    fn from(__model: NoteDetail) -> Self {
        Self {
            text: __model.text,
            extra: __model.extra,
        }
    }
}
