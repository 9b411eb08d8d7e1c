/// Which notes to list.
#[allow(unreachable_pub)]
#[non_exhaustive]
pub struct ListNotes {
    /// Which page.
    pub page: u32,
    /// Only these.
    pub search: Option<String>,
}
#[allow(deprecated)]
impl ListNotes {
    fn __default_page() -> u32 {
        1
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for ListNotes {
    fn clone(&self) -> Self {
        Self {
            page: <u32 as ::bimpeai::__private::Schema>::__clone(&self.page),
            search: <Option<
                String,
            > as ::bimpeai::__private::Schema>::__clone(&self.search),
        }
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq for ListNotes {
    fn eq(&self, __other: &Self) -> bool {
        ::bimpeai::__private::object::equal(self, __other)
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for ListNotes {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::bimpeai::__private::object::debug(self, __f)
    }
}
#[automatically_derived]
impl ::bimpeai::__private::serde::Serialize for ListNotes {
    #[allow(deprecated)]
    fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error> {
        ::bimpeai::__private::object::serialize(self, __serializer)
    }
}
#[automatically_derived]
impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for ListNotes {
    #[allow(deprecated)]
    fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
        __deserializer: __D,
    ) -> ::core::result::Result<Self, __D::Error> {
        ::bimpeai::__private::object::deserialize(__deserializer)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::object::Object for ListNotes {
    fn fields(&self) -> ::std::vec::Vec<&dyn ::bimpeai::__private::object::FieldValue> {
        ::std::vec![
            < u32 as ::bimpeai::__private::Schema > ::__as_field(& self.page), < Option <
            String > as ::bimpeai::__private::Schema > ::__as_field(& self.search)
        ]
    }
    fn read<'__de, __A: ::bimpeai::__private::serde::de::MapAccess<'__de>>(
        mut __map: __A,
    ) -> ::core::result::Result<Self, __A::Error> {
        let mut __field_page: ::core::option::Option<u32> = ::core::option::Option::None;
        let mut __field_search: ::core::option::Option<Option<String>> = ::core::option::Option::None;
        while let ::core::option::Option::Some(__name) = __map
            .next_key::<::bimpeai::__private::ObjectKey<'__de>>()?
        {
            match &*__name {
                "page" => {
                    __field_page = ::core::option::Option::Some(
                        <u32 as ::bimpeai::__private::Schema>::__read(&mut __map)?,
                    );
                }
                "search" => {
                    __field_search = ::core::option::Option::Some(
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
            page: __field_page.unwrap_or_else(Self::__default_page),
            search: __field_search.unwrap_or_default(),
        })
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Single for ListNotes {}
#[automatically_derived]
#[allow(deprecated)]
impl ::bimpeai::__private::Schema for ListNotes {
    const KIND: ::bimpeai::__private::Kind = {
        static __OBJECT: ::bimpeai::__private::ObjectType = ::bimpeai::__private::ObjectType::new(
            "ListNotes",
            "Which notes to list.",
            || <ListNotes as ::bimpeai::__private::Schema>::FIELDS,
            false,
        );
        ::bimpeai::__private::Kind::Object(&__OBJECT)
    };
    const FIELDS: &'static [::bimpeai::__private::Field] = &[
        ::bimpeai::__private::Field::new(
                "page",
                "Which page.",
                <u32 as ::bimpeai::__private::Schema>::FIELD_TYPE,
            )
            .with_default(|| ::bimpeai::__private::default_value::<
                u32,
            >(Self::__default_page())),
        ::bimpeai::__private::Field::new(
            "search",
            "Only these.",
            <Option<String> as ::bimpeai::__private::Schema>::FIELD_TYPE,
        ),
    ];
}
///Builds a request with the parameters [`ListNotes`].
#[must_use = "a request does nothing until it is sent"]
#[allow(dead_code, unreachable_pub)]
pub struct ListNotesBuilder<C, R> {
    request: ::bimpeai::Request<C, R>,
    state: ::core::marker::PhantomData<fn() -> ()>,
}
#[allow(dead_code, unreachable_pub)]
impl<C, R> ListNotesBuilder<C, R> {
    /// Which page.
    ///
    ///Default: `1`.
    pub fn page(mut self, value: u32) -> Self {
        self.request
            .__set("page", <u32 as ::bimpeai::__private::Schema>::__encode(&value));
        self
    }
    /// Only these.
    ///
    ///Not sent unless set.
    pub fn search(mut self, value: impl ::bimpeai::IntoValue<String>) -> Self {
        self.request
            .__set(
                "search",
                <Option<
                    String,
                > as ::bimpeai::__private::Schema>::__encode(
                    &::core::option::Option::Some(
                        ::bimpeai::IntoValue::into_value(value),
                    ),
                ),
            );
        self
    }
}
::bimpeai::__private::request_builder!(@ pages ListNotesBuilder, ListNotes, C, R, []);
#[automatically_derived]
impl ::bimpeai::__private::Params for ListNotes {
    type Builder<__C, __R> = ListNotesBuilder<__C, __R>;
    fn builder<__C, __R>(
        __request: ::bimpeai::Request<__C, __R>,
    ) -> Self::Builder<__C, __R> {
        ListNotesBuilder {
            request: __request,
            state: ::core::marker::PhantomData,
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::default::Default for ListNotes {
    fn default() -> Self {
        Self {
            page: Self::__default_page(),
            search: ::core::default::Default::default(),
        }
    }
}
#[doc(hidden)]
#[macro_export]
macro_rules! __docs_ListNotes_ {
    (parameters) => {
        "* `page`: Which page.\n* `search`: Only these."
    };
    (setters) => {
        ""
    };
}
#[doc(hidden)]
#[allow(unused_imports, unreachable_pub)]
pub use __docs_ListNotes_ as ListNotes;
