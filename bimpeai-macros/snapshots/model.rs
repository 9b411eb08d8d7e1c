/// A note.
#[allow(unreachable_pub)]
#[non_exhaustive]
pub struct Note {
    /// Its id.
    pub id: Id<Note>,
    /// Its tags.
    pub tags: Vec<String>,
    /// What is attached.
    pub files: Vec<File>,
    /// Where it can be read.
    pub link: Option<String>,
    /// Who may read it.
    pub code: Option<String>,
    /// Fields of the response that this version of the SDK does not know.
    pub extra: ::bimpeai::Extra,
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for Note {
    fn clone(&self) -> Self {
        Self {
            id: <Id<Note> as ::bimpeai::__private::Schema>::__clone(&self.id),
            tags: <Vec<String> as ::bimpeai::__private::Schema>::__clone(&self.tags),
            files: <Vec<File> as ::bimpeai::__private::Schema>::__clone(&self.files),
            link: <Option<String> as ::bimpeai::__private::Schema>::__clone(&self.link),
            code: <Option<String> as ::bimpeai::__private::Schema>::__clone(&self.code),
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
            < Id < Note > as ::bimpeai::__private::Schema > ::__as_field(& self.id), <
            Vec < String > as ::bimpeai::__private::Schema > ::__as_field(& self.tags), <
            Vec < File > as ::bimpeai::__private::Schema > ::__as_field(& self.files), <
            Option < String > as ::bimpeai::__private::Schema > ::__as_field(& self
            .link), < Option < String > as ::bimpeai::__private::Schema > ::__as_field(&
            self.code)
        ]
    }
    fn read<'__de, __A: ::bimpeai::__private::serde::de::MapAccess<'__de>>(
        mut __map: __A,
    ) -> ::core::result::Result<Self, __A::Error> {
        let mut __field_id: ::core::option::Option<Id<Note>> = ::core::option::Option::None;
        let mut __field_tags: ::core::option::Option<Vec<String>> = ::core::option::Option::None;
        let mut __field_files: ::core::option::Option<Vec<File>> = ::core::option::Option::None;
        let mut __field_link: ::core::option::Option<Option<String>> = ::core::option::Option::None;
        let mut __field_code: ::core::option::Option<Option<String>> = ::core::option::Option::None;
        let mut __extra = ::bimpeai::Extra::new();
        while let ::core::option::Option::Some(__name) = __map
            .next_key::<::bimpeai::__private::ObjectKey<'__de>>()?
        {
            match &*__name {
                "id" => {
                    __field_id = ::core::option::Option::Some(
                        <Id<Note> as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                "tags" => {
                    <Vec<
                        String,
                    > as ::bimpeai::__private::Schema>::__set_over_alias(
                        &mut __field_tags,
                        <Vec<
                            String,
                        > as ::bimpeai::__private::Schema>::__read_or_empty(&mut __map)?,
                    )
                }
                "labels" => {
                    <Vec<
                        String,
                    > as ::bimpeai::__private::Schema>::__set_alias(
                        &mut __field_tags,
                        <Vec<
                            String,
                        > as ::bimpeai::__private::Schema>::__read_or_empty(&mut __map)?,
                    )
                }
                "files" => {
                    __field_files = ::core::option::Option::Some(
                        <Vec<
                            File,
                        > as ::bimpeai::__private::Schema>::__read_lenient(&mut __map)?,
                    );
                }
                "link" => {
                    __field_link = ::core::option::Option::Some(
                        <Option<
                            String,
                        > as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                "code" => {
                    __field_code = ::core::option::Option::Some(
                        <Option<
                            String,
                        > as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                _ => __extra.__read(&__name, &mut __map)?,
            }
        }
        ::core::result::Result::Ok(Self {
            id: ::bimpeai::__private::object::required(__field_id, "id")?,
            tags: __field_tags.unwrap_or_default(),
            files: __field_files.unwrap_or_default(),
            link: __field_link.unwrap_or_default(),
            code: __field_code.unwrap_or_default(),
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
                "files",
                "What is attached.",
                <Vec<File> as ::bimpeai::__private::Schema>::FIELD_TYPE,
            )
            .optional(),
        ::bimpeai::__private::Field::new(
                "link",
                "Where it can be read.",
                <Option<String> as ::bimpeai::__private::Schema>::FIELD_TYPE,
            )
            .with_format(::bimpeai::__private::Format::Uri),
        ::bimpeai::__private::Field::new(
                "code",
                "Who may read it.",
                <Option<String> as ::bimpeai::__private::Schema>::FIELD_TYPE,
            )
            .with_secret(),
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
