/// What is attached to a note.
#[allow(unreachable_pub)]
#[non_exhaustive]
pub enum Attachment {
    /// A file.
    File(FileInput),
    /// A link.
    Link(LinkInput),
}
#[automatically_derived]
impl ::bimpeai::__private::Single for Attachment {}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for Attachment {
    fn clone(&self) -> Self {
        match self {
            Self::File(__value) => {
                Self::File(<FileInput as ::bimpeai::__private::Schema>::__clone(__value))
            }
            Self::Link(__value) => {
                Self::Link(<LinkInput as ::bimpeai::__private::Schema>::__clone(__value))
            }
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unreachable_patterns)]
impl ::core::cmp::PartialEq for Attachment {
    fn eq(&self, __other: &Self) -> bool {
        match (self, __other) {
            (Self::File(__value), Self::File(__other)) => {
                <FileInput as ::bimpeai::__private::Schema>::__eq(__value, __other)
            }
            (Self::Link(__value), Self::Link(__other)) => {
                <LinkInput as ::bimpeai::__private::Schema>::__eq(__value, __other)
            }
            _ => false,
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Debug for Attachment {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self {
            Self::File(__value) => {
                __f.debug_tuple("File")
                    .field(<FileInput as ::bimpeai::__private::Schema>::__debug(__value))
                    .finish()
            }
            Self::Link(__value) => {
                __f.debug_tuple("Link")
                    .field(<LinkInput as ::bimpeai::__private::Schema>::__debug(__value))
                    .finish()
            }
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<FileInput> for Attachment {
    fn from(__value: FileInput) -> Self {
        Self::File(__value)
    }
}
#[automatically_derived]
impl ::bimpeai::IntoValue<Attachment> for FileInput {
    fn into_value(self) -> Attachment {
        ::core::convert::From::from(self)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<LinkInput> for Attachment {
    fn from(__value: LinkInput) -> Self {
        Self::Link(__value)
    }
}
#[automatically_derived]
impl ::bimpeai::IntoValue<Attachment> for LinkInput {
    fn into_value(self) -> Attachment {
        ::core::convert::From::from(self)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::serde::Serialize for Attachment {
    #[allow(deprecated)]
    fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error> {
        match self {
            Self::File(__value) => {
                ::bimpeai::__private::serialize_tagged(
                    __serializer,
                    "type",
                    "file",
                    <FileInput as ::bimpeai::__private::Schema>::__to_value(__value),
                )
            }
            Self::Link(__value) => {
                ::bimpeai::__private::serialize_tagged(
                    __serializer,
                    "type",
                    "link",
                    <LinkInput as ::bimpeai::__private::Schema>::__to_value(__value),
                )
            }
        }
    }
}
#[automatically_derived]
impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for Attachment {
    #[allow(deprecated)]
    fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
        __deserializer: __D,
    ) -> ::core::result::Result<Self, __D::Error> {
        let (__text, __value) = ::bimpeai::__private::deserialize_tagged(
            __deserializer,
            "type",
        )?;
        match __text.as_str() {
            "file" => {
                <FileInput as ::bimpeai::__private::Schema>::__from_variant(__value)
                    .map(Self::File)
            }
            "link" => {
                <LinkInput as ::bimpeai::__private::Schema>::__from_variant(__value)
                    .map(Self::Link)
            }
            _ => {
                ::core::result::Result::Err(
                    ::bimpeai::__private::serde::de::Error::unknown_variant(
                        &__text,
                        &["file", "link"],
                    ),
                )
            }
        }
    }
}
const _: () = ::bimpeai::__private::check::tag(
    <FileInput as ::bimpeai::__private::Schema>::FIELDS,
    "type",
);
const _: () = ::bimpeai::__private::check::tag(
    <LinkInput as ::bimpeai::__private::Schema>::FIELDS,
    "type",
);
#[automatically_derived]
impl ::bimpeai::__private::Schema for Attachment {
    const KIND: ::bimpeai::__private::Kind = {
        static __UNION: ::bimpeai::__private::UnionType = ::bimpeai::__private::UnionType::new(
            "Attachment",
            "What is attached to a note.",
            "type",
            &[
                ::bimpeai::__private::Variant::new(
                    "file",
                    "A file.",
                    <FileInput as ::bimpeai::__private::Schema>::KIND,
                ),
                ::bimpeai::__private::Variant::new(
                    "link",
                    "A link.",
                    <LinkInput as ::bimpeai::__private::Schema>::KIND,
                ),
            ],
        );
        ::bimpeai::__private::Kind::Union(&__UNION)
    };
}
#[doc(hidden)]
#[macro_export]
macro_rules! __docs_Attachment_ {
    (value) => {
        FileInput!(value)
    };
}
#[doc(hidden)]
#[allow(unused_imports, unreachable_pub)]
pub use __docs_Attachment_ as Attachment;
