/// A note.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct Note {
    /// Its id.
    pub id: Id<Note>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who may read it.
    pub code: Option<String>,
    /// Fields of the response that this version of the SDK does not know.
    pub extra: ::bimpeai::Extra,
}
#[automatically_derived]
impl ::core::fmt::Debug for Note {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("Note")
            .field("id", &self.id)
            .field("tags", &self.tags)
            .field("code", &::core::format_args!("[redacted]"))
            .finish_non_exhaustive()
    }
}
#[automatically_derived]
impl ::bimpeai::__private::serde::Serialize for Note {
    fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error> {
        use ::bimpeai::__private::serde::ser::SerializeMap as _;
        let mut __map = __serializer.serialize_map(::core::option::Option::None)?;
        __map.serialize_entry("id", &self.id)?;
        __map.serialize_entry("tags", &self.tags)?;
        if let ::core::option::Option::Some(__value) = &self.code {
            __map.serialize_entry("code", __value)?;
        }
        for (__name, __value) in &self.extra {
            __map.serialize_entry(__name, __value)?;
        }
        __map.end()
    }
}
#[automatically_derived]
impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for Note {
    fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
        __deserializer: __D,
    ) -> ::core::result::Result<Self, __D::Error> {
        struct __Visitor;
        impl<'__de> ::bimpeai::__private::serde::de::Visitor<'__de> for __Visitor {
            type Value = Note;
            fn expecting(
                &self,
                __f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                __f.write_str("an object (Note)")
            }
            fn visit_map<__A: ::bimpeai::__private::serde::de::MapAccess<'__de>>(
                self,
                mut __map: __A,
            ) -> ::core::result::Result<Note, __A::Error> {
                let mut __field_id: ::core::option::Option<Id<Note>> = ::core::option::Option::None;
                let mut __field_tags: ::core::option::Option<Vec<String>> = ::core::option::Option::None;
                let mut __field_code: ::core::option::Option<Option<String>> = ::core::option::Option::None;
                let mut __extra = ::bimpeai::Extra::new();
                while let ::core::option::Option::Some(__name) = __map
                    .next_key::<::bimpeai::__private::ObjectKey<'__de>>()?
                {
                    match &*__name {
                        "id" => {
                            __field_id = ::core::option::Option::Some(
                                __map.next_value::<Id<Note>>()?,
                            );
                        }
                        "tags" => {
                            __field_tags = ::core::option::Option::Some(
                                __map
                                    .next_value::<::core::option::Option<Vec<String>>>()?
                                    .unwrap_or_default(),
                            );
                        }
                        "labels" => {
                            let __value = __map
                                .next_value::<::core::option::Option<Vec<String>>>()?
                                .unwrap_or_default();
                            __field_tags.get_or_insert(__value);
                        }
                        "code" => {
                            __field_code = ::core::option::Option::Some(
                                __map.next_value::<Option<String>>()?,
                            );
                        }
                        _ => {
                            __extra.insert(__name.into_owned(), __map.next_value()?);
                        }
                    }
                }
                ::core::result::Result::Ok(Note {
                    id: __field_id
                        .ok_or_else(|| ::bimpeai::__private::serde::de::Error::missing_field(
                            "id",
                        ))?,
                    tags: __field_tags.unwrap_or_default(),
                    code: __field_code.unwrap_or_default(),
                    extra: __extra,
                })
            }
        }
        __deserializer.deserialize_map(__Visitor)
    }
}
#[automatically_derived]
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
        ::bimpeai::__private::Field::new(
                "id",
                "Its id.",
                <Id<Note> as ::bimpeai::__private::Schema>::FIELD_TYPE,
            )
            .with_sample(|| ::bimpeai::__private::serde_json::json!("note_1")),
        ::bimpeai::__private::Field::new(
                "tags",
                "Its tags.",
                <Vec<String> as ::bimpeai::__private::Schema>::FIELD_TYPE,
            )
            .optional(),
        ::bimpeai::__private::Field::new(
                "code",
                "Who may read it.",
                <Option<String> as ::bimpeai::__private::Schema>::FIELD_TYPE,
            )
            .with_secret(),
    ];
}
#[automatically_derived]
impl ::bimpeai::__private::Model for Note {}
impl Note {
    /// Returns a realistic value, as the mock server sends it.
    #[must_use]
    pub fn sample() -> Self {
        ::bimpeai::__private::sample()
    }
}
