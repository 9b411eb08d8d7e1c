/// What is attached to a note.
#[allow(unreachable_pub)]
#[non_exhaustive]
pub struct FileInput {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u32,
    /// What it is about.
    pub topic: Option<String>,
}
#[allow(deprecated)]
impl FileInput {
    fn __default_version() -> u32 {
        1
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for FileInput {
    fn clone(&self) -> Self {
        Self {
            name: <String as ::bimpeai::__private::Schema>::__clone(&self.name),
            version: <u32 as ::bimpeai::__private::Schema>::__clone(&self.version),
            topic: <Option<String> as ::bimpeai::__private::Schema>::__clone(&self.topic),
        }
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq for FileInput {
    fn eq(&self, __other: &Self) -> bool {
        ::bimpeai::__private::object::equal(self, __other)
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for FileInput {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::bimpeai::__private::object::debug(self, __f)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::serde::Serialize for FileInput {
    #[allow(deprecated)]
    fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error> {
        ::bimpeai::__private::object::serialize(self, __serializer)
    }
}
#[automatically_derived]
impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for FileInput {
    #[allow(deprecated)]
    fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
        __deserializer: __D,
    ) -> ::core::result::Result<Self, __D::Error> {
        ::bimpeai::__private::object::deserialize(__deserializer)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::object::Object for FileInput {
    fn fields(&self) -> ::std::vec::Vec<&dyn ::bimpeai::__private::object::FieldValue> {
        ::std::vec![
            < String as ::bimpeai::__private::Schema > ::__as_field(& self.name), < u32
            as ::bimpeai::__private::Schema > ::__as_field(& self.version), < Option <
            String > as ::bimpeai::__private::Schema > ::__as_field(& self.topic)
        ]
    }
    fn read<'__de, __A: ::bimpeai::__private::serde::de::MapAccess<'__de>>(
        mut __map: __A,
    ) -> ::core::result::Result<Self, __A::Error> {
        let mut __field_name: ::core::option::Option<String> = ::core::option::Option::None;
        let mut __field_version: ::core::option::Option<u32> = ::core::option::Option::None;
        let mut __field_topic: ::core::option::Option<Option<String>> = ::core::option::Option::None;
        while let ::core::option::Option::Some(__name) = __map
            .next_key::<::bimpeai::__private::ObjectKey<'__de>>()?
        {
            match &*__name {
                "name" => {
                    __field_name = ::core::option::Option::Some(
                        <String as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                "version" => {
                    __field_version = ::core::option::Option::Some(
                        <u32 as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                "topic" => {
                    __field_topic = ::core::option::Option::Some(
                        <Option<
                            String,
                        > as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                __unknown => {
                    return ::core::result::Result::Err(
                        ::bimpeai::__private::object::unknown_field::<Self, _>(__unknown),
                    );
                }
            }
        }
        ::core::result::Result::Ok(Self {
            name: ::bimpeai::__private::object::required(__field_name, "name")?,
            version: __field_version.unwrap_or_else(Self::__default_version),
            topic: __field_topic.unwrap_or_default(),
        })
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Single for FileInput {}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::Schema for FileInput {
    const KIND: ::bimpeai::__private::Kind = {
        static __OBJECT: ::bimpeai::__private::ObjectType = ::bimpeai::__private::ObjectType::new(
            "FileInput",
            "What is attached to a note.",
            || <FileInput as ::bimpeai::__private::Schema>::FIELDS,
            false,
        );
        ::bimpeai::__private::Kind::Object(&__OBJECT)
    };
    const FIELDS: &'static [::bimpeai::__private::Field] = &[
        ::bimpeai::__private::Field::new(
            "name",
            "Its name.",
            <String as ::bimpeai::__private::Schema>::FIELD_TYPE,
        ),
        ::bimpeai::__private::Field::new(
                "version",
                "Its version.",
                <u32 as ::bimpeai::__private::Schema>::FIELD_TYPE,
            )
            .with_default(|| ::bimpeai::__private::default_value::<
                u32,
            >(Self::__default_version())),
        ::bimpeai::__private::Field::new(
            "topic",
            "What it is about.",
            <Option<String> as ::bimpeai::__private::Schema>::FIELD_TYPE,
        ),
    ];
}
#[::bimpeai::__private::bon::builder(
    crate = ::bimpeai::__private::bon,
    builder_type(
        name = FileInputBuilder,
        vis = "pub",
        doc{#[doc = "Builds a [`FileInput`]."]}
    ),
    state_mod(name = file_input_builder, vis = ""),
    start_fn(name = __file_input_builder, vis = ""),
    finish_fn(name = __build, vis = ""),
    derive(Clone, Debug),
)]
#[allow(dead_code, deprecated, unreachable_pub)]
fn __file_input_builder_value(
    #[builder(
        field = <u32
        as::bimpeai::__private::Schema>::__member(FileInput::__default_version())
    )]
    version: ::bimpeai::__private::Member<u32>,
    #[builder(
        field = <Option<String>as::bimpeai::__private::Schema>::__member(
            ::core::default::Default::default()
        )
    )]
    topic: ::bimpeai::__private::Member<Option<String>>,
    /// Its name.
    #[builder(
        with = |value:impl::bimpeai::IntoValue<String>|<String
        as::bimpeai::__private::Schema>::__member(
            ::bimpeai::IntoValue::into_value(value)
        )
    )]
    name: ::bimpeai::__private::Member<String>,
) -> FileInput {
    FileInput {
        name: ::bimpeai::__private::Member::into_value(name),
        version: ::bimpeai::__private::Member::into_value(version),
        topic: ::bimpeai::__private::Member::into_value(topic),
    }
}
#[doc(hidden)]
#[allow(dead_code, unreachable_pub)]
#[diagnostic::on_unimplemented(
    message = "set `name` before `build`",
    label = "`name` is required and not set"
)]
pub trait __FileInputName: file_input_builder::State<Name: file_input_builder::IsSet> {}
#[automatically_derived]
impl<__S: file_input_builder::State> __FileInputName for file_input_builder::SetName<__S>
where
    __S::Name: file_input_builder::IsUnset,
{}
#[allow(dead_code, deprecated, unreachable_pub)]
impl<__S: file_input_builder::State> FileInputBuilder<__S> {
    /// Its version.
    ///
    ///Default: `1`.
    pub fn version(mut self, value: u32) -> Self {
        self.version = <u32 as ::bimpeai::__private::Schema>::__member(value);
        self
    }
    /// What it is about.
    ///
    ///Not sent unless set.
    pub fn topic(mut self, value: impl ::bimpeai::IntoValue<String>) -> Self {
        self.topic = <Option<
            String,
        > as ::bimpeai::__private::Schema>::__member(
            ::core::option::Option::Some(::bimpeai::IntoValue::into_value(value)),
        );
        self
    }
    /// Returns the value.
    pub fn build(self) -> FileInput
    where
        __S: __FileInputName,
    {
        self.__build()
    }
}
#[allow(dead_code, unreachable_pub)]
impl FileInput {
    /// Returns a builder.
    pub fn builder() -> FileInputBuilder {
        __file_input_builder()
    }
}
#[doc(hidden)]
#[macro_export]
macro_rules! __docs_FileInput_ {
    (value) => {
        "        bimpeai::models::FileInput::builder()\n            .name(\"name\")\n            .build(),"
    };
}
#[doc(hidden)]
#[allow(unused_imports, unreachable_pub)]
pub use __docs_FileInput_ as FileInput;
