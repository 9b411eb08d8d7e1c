/// A new note.
#[allow(unreachable_pub)]
#[non_exhaustive]
pub struct CreateNote {
    /// Its text.
    pub text: String,
    /// Its title.
    pub title: Nullable<String>,
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for CreateNote {
    fn clone(&self) -> Self {
        Self {
            text: <String as ::bimpeai::__private::Schema>::__clone(&self.text),
            title: <Nullable<
                String,
            > as ::bimpeai::__private::Schema>::__clone(&self.title),
        }
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq for CreateNote {
    fn eq(&self, __other: &Self) -> bool {
        ::bimpeai::__private::object::equal(self, __other)
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for CreateNote {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::bimpeai::__private::object::debug(self, __f)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::serde::Serialize for CreateNote {
    #[allow(deprecated)]
    fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error> {
        ::bimpeai::__private::object::serialize(self, __serializer)
    }
}
#[automatically_derived]
impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for CreateNote {
    #[allow(deprecated)]
    fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
        __deserializer: __D,
    ) -> ::core::result::Result<Self, __D::Error> {
        ::bimpeai::__private::object::deserialize(__deserializer)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::object::Object for CreateNote {
    fn fields(&self) -> ::std::vec::Vec<&dyn ::bimpeai::__private::object::FieldValue> {
        ::std::vec![
            < String as ::bimpeai::__private::Schema > ::__as_field(& self.text), <
            Nullable < String > as ::bimpeai::__private::Schema > ::__as_field(& self
            .title)
        ]
    }
    fn read<'__de, __A: ::bimpeai::__private::serde::de::MapAccess<'__de>>(
        mut __map: __A,
    ) -> ::core::result::Result<Self, __A::Error> {
        let mut __field_text: ::core::option::Option<String> = ::core::option::Option::None;
        let mut __field_title: ::core::option::Option<Nullable<String>> = ::core::option::Option::None;
        while let ::core::option::Option::Some(__name) = __map
            .next_key::<::bimpeai::__private::ObjectKey<'__de>>()?
        {
            match &*__name {
                "text" => {
                    __field_text = ::core::option::Option::Some(
                        <String as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                "title" => {
                    __field_title = ::core::option::Option::Some(
                        <Nullable<
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
            text: ::bimpeai::__private::object::required(__field_text, "text")?,
            title: __field_title.unwrap_or_default(),
        })
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Single for CreateNote {}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::Schema for CreateNote {
    const KIND: ::bimpeai::__private::Kind = {
        static __OBJECT: ::bimpeai::__private::ObjectType = ::bimpeai::__private::ObjectType::new(
            "CreateNote",
            "A new note.",
            || <CreateNote as ::bimpeai::__private::Schema>::FIELDS,
            false,
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
            "title",
            "Its title.",
            <Nullable<String> as ::bimpeai::__private::Schema>::FIELD_TYPE,
        ),
    ];
}
///Builds a request with the parameters [`CreateNote`].
#[must_use = "a request does nothing until it is sent"]
#[allow(dead_code, unreachable_pub)]
pub struct CreateNoteBuilder<C, R, Text = ::bimpeai::builder::Unset> {
    request: ::bimpeai::Request<C, R>,
    state: ::core::marker::PhantomData<fn() -> (Text,)>,
}
#[allow(dead_code, unreachable_pub)]
impl<C, R, Text> CreateNoteBuilder<C, R, Text> {
    /// Its text.
    ///
    ///Required.
    pub fn text(
        mut self,
        value: impl ::bimpeai::IntoValue<String>,
    ) -> CreateNoteBuilder<C, R, ::bimpeai::builder::Set> {
        self.request
            .__set(
                "text",
                <String as ::bimpeai::__private::Schema>::__encode(
                    &::bimpeai::IntoValue::into_value(value),
                ),
            );
        CreateNoteBuilder {
            request: self.request,
            state: ::core::marker::PhantomData,
        }
    }
    /// Its title.
    ///
    ///Not sent unless set.
    pub fn title(mut self, value: impl ::bimpeai::IntoValue<Nullable<String>>) -> Self {
        self.request
            .__set(
                "title",
                <Nullable<
                    String,
                > as ::bimpeai::__private::Schema>::__encode(
                    &::bimpeai::IntoValue::into_value(value),
                ),
            );
        self
    }
}
#[doc(hidden)]
#[allow(dead_code, unreachable_pub)]
#[diagnostic::on_unimplemented(
    message = "set `text` before `send`",
    label = "`text` is required and not set"
)]
pub trait __CreateNoteText {}
#[automatically_derived]
impl __CreateNoteText for ::bimpeai::builder::Set {}
::bimpeai::__private::request_builder!(
    CreateNoteBuilder, CreateNote, C, R, [Text : __CreateNoteText,]
);
#[automatically_derived]
impl ::bimpeai::__private::Params for CreateNote {
    type Builder<__C, __R> = CreateNoteBuilder<__C, __R>;
    fn builder<__C, __R>(
        __request: ::bimpeai::Request<__C, __R>,
    ) -> Self::Builder<__C, __R> {
        CreateNoteBuilder {
            request: __request,
            state: ::core::marker::PhantomData,
        }
    }
}
#[allow(dead_code, deprecated, unreachable_pub)]
impl CreateNote {
    /// Creates the value from what is required. Everything else is as if it were not set.
    #[must_use]
    pub fn new(text: impl ::bimpeai::IntoValue<String>) -> Self {
        Self {
            text: ::bimpeai::IntoValue::into_value(text),
            title: ::core::default::Default::default(),
        }
    }
}
#[doc(hidden)]
#[macro_export]
macro_rules! __docs_CreateNote_ {
    (parameters) => {
        "* `text` (required): Its text.\n* `title`: Its title."
    };
    (setters) => {
        "    .text(\"text\")\n"
    };
}
#[doc(hidden)]
#[allow(unused_imports, unreachable_pub)]
pub use __docs_CreateNote_ as CreateNote;
