/// A note.
#[allow(unreachable_pub)]
#[non_exhaustive]
pub struct Note {
    /// Its text.
    #[cfg(unix)]
    #[deprecated]
    pub text: String,
    /// Fields of the response that this version of the SDK does not know.
    pub extra: ::bimpeai::Extra,
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for Note {
    fn clone(&self) -> Self {
        Self {
            #[cfg(unix)]
            text: <String as ::bimpeai::__private::Schema>::__clone(&self.text),
            extra: ::core::clone::Clone::clone(&self.extra),
        }
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq for Note {
    fn eq(&self, __other: &Self) -> bool {
        ::bimpeai::__private::object::equal(self, __other)
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for Note {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::bimpeai::__private::object::debug(self, __f)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::serde::Serialize for Note {
    #[allow(deprecated)]
    fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error> {
        ::bimpeai::__private::object::serialize(self, __serializer)
    }
}
#[automatically_derived]
impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for Note {
    #[allow(deprecated)]
    fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
        __deserializer: __D,
    ) -> ::core::result::Result<Self, __D::Error> {
        ::bimpeai::__private::object::deserialize(__deserializer)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::object::Object for Note {
    fn fields(&self) -> ::std::vec::Vec<&dyn ::bimpeai::__private::object::FieldValue> {
        ::std::vec![
            #[cfg(unix)] < String as ::bimpeai::__private::Schema > ::__as_field(& self
            .text)
        ]
    }
    fn read<'__de, __A: ::bimpeai::__private::serde::de::MapAccess<'__de>>(
        mut __map: __A,
    ) -> ::core::result::Result<Self, __A::Error> {
        #[cfg(unix)]
        let mut __field_text: ::core::option::Option<String> = ::core::option::Option::None;
        let mut __extra = ::bimpeai::Extra::new();
        while let ::core::option::Option::Some(__name) = __map
            .next_key::<::bimpeai::__private::ObjectKey<'__de>>()?
        {
            match &*__name {
                #[cfg(unix)]
                "text" => {
                    __field_text = ::core::option::Option::Some(
                        <String as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                _ => __extra.__read(&__name, &mut __map)?,
            }
        }
        ::core::result::Result::Ok(Self {
            #[cfg(unix)]
            text: ::bimpeai::__private::object::required(__field_text, "text")?,
            extra: __extra,
        })
    }
    fn extra(&self) -> ::core::option::Option<&::bimpeai::Extra> {
        ::core::option::Option::Some(&self.extra)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Single for Note {}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::Schema for Note {
    const KIND: ::bimpeai::__private::Kind = {
        static __OBJECT: ::bimpeai::__private::ObjectType = ::bimpeai::__private::ObjectType::new(
            "Note",
            "A note.",
            || <Note as ::bimpeai::__private::Schema>::FIELDS,
            true,
        );
        ::bimpeai::__private::Kind::Object(&__OBJECT)
    };
    const FIELDS: &'static [::bimpeai::__private::Field] = &[
        #[cfg(unix)]
        ::bimpeai::__private::Field::new(
            "text",
            "Its text.",
            <String as ::bimpeai::__private::Schema>::FIELD_TYPE,
        ),
    ];
    fn __extra_mut(&mut self) -> ::core::option::Option<&mut ::bimpeai::Extra> {
        ::core::option::Option::Some(&mut self.extra)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Model for Note {
    type Itself = Self;
}
#[allow(unreachable_pub)]
impl Note {
    /// Returns a realistic value, as the mock server sends it.
    #[must_use]
    pub fn sample() -> Self {
        ::bimpeai::__private::sample()
    }
}
