/// Which notes to list.
#[derive(::core::fmt::Debug)]
#[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
pub struct ListNotes {
    /// Which page.
    pub page: u32,
    /// Only these.
    pub search: Option<String>,
}
#[automatically_derived]
impl ::bimpeai::__private::serde::Serialize for ListNotes {
    fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error> {
        use ::bimpeai::__private::serde::ser::SerializeMap as _;
        let mut __map = __serializer.serialize_map(::core::option::Option::None)?;
        __map.serialize_entry("page", &self.page)?;
        if let ::core::option::Option::Some(__value) = &self.search {
            __map.serialize_entry("search", __value)?;
        }
        __map.end()
    }
}
#[automatically_derived]
impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for ListNotes {
    fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
        __deserializer: __D,
    ) -> ::core::result::Result<Self, __D::Error> {
        struct __Visitor;
        impl<'__de> ::bimpeai::__private::serde::de::Visitor<'__de> for __Visitor {
            type Value = ListNotes;
            fn expecting(
                &self,
                __f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                __f.write_str("an object (ListNotes)")
            }
            fn visit_map<__A: ::bimpeai::__private::serde::de::MapAccess<'__de>>(
                self,
                mut __map: __A,
            ) -> ::core::result::Result<ListNotes, __A::Error> {
                let mut __field_page: ::core::option::Option<u32> = ::core::option::Option::None;
                let mut __field_search: ::core::option::Option<Option<String>> = ::core::option::Option::None;
                while let ::core::option::Option::Some(__name) = __map
                    .next_key::<::bimpeai::__private::ObjectKey<'__de>>()?
                {
                    match &*__name {
                        "page" => {
                            __field_page = ::core::option::Option::Some(
                                __map.next_value::<u32>()?,
                            );
                        }
                        "search" => {
                            __field_search = ::core::option::Option::Some(
                                __map.next_value::<Option<String>>()?,
                            );
                        }
                        __unknown => {
                            return ::core::result::Result::Err(
                                ::bimpeai::__private::serde::de::Error::unknown_field(
                                    __unknown,
                                    &["page", "search"],
                                ),
                            );
                        }
                    }
                }
                ::core::result::Result::Ok(ListNotes {
                    page: __field_page.unwrap_or_else(|| 1),
                    search: __field_search.unwrap_or_default(),
                })
            }
        }
        __deserializer.deserialize_map(__Visitor)
    }
}
#[automatically_derived]
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
            .with_default(|| ::bimpeai::__private::default_value::<u32>(1)),
        ::bimpeai::__private::Field::new(
            "search",
            "Only these.",
            <Option<String> as ::bimpeai::__private::Schema>::FIELD_TYPE,
        ),
    ];
}
#[::bimpeai::__private::bon::builder(
    crate = ::bimpeai::__private::bon,
    builder_type(
        name = ListNotesBuilder,
        vis = "pub",
        doc{#[doc = "Builds a request with the parameters [`ListNotes`]."]}
    ),
    state_mod(
        name = list_notes,
        vis = "pub",
        doc{#[doc = "The typestate of [`ListNotesBuilder`]: which members are set."]}
    ),
    start_fn(name = __list_notes, vis = ""),
    finish_fn(name = __into_request, vis = ""),
)]
fn __list_notes_request<C, R>(
    #[builder(start_fn)]
    request: ::bimpeai::Request<C, R>,
    /// Which page.
    #[builder(default = 1)]
    page: u32,
    /// Only these.
    #[builder(into)]
    search: Option<String>,
) -> ::bimpeai::Request<C, R> {
    request.__params(&ListNotes { page, search })
}
::bimpeai::__private::request_builder!(@ pages ListNotesBuilder, list_notes);
#[automatically_derived]
impl ::bimpeai::__private::Params for ListNotes {
    type Builder<__C, __R> = ListNotesBuilder<__C, __R>;
    fn builder<__C, __R>(
        __request: ::bimpeai::Request<__C, __R>,
    ) -> Self::Builder<__C, __R> {
        __list_notes(__request)
    }
}
::bimpeai::__private::if_invoke! {
    #[automatically_derived] impl < __R > ::bimpeai::__private::ApplyParams < __R > for
    ListNotesBuilder < (), __R > { fn apply_params(self, __value :
    ::bimpeai::__private::serde_json::Value,) -> ::bimpeai::Result < ::bimpeai::Request <
    (), __R >> { let __params : ListNotes = ::bimpeai::__private::from_value(__value) ?;
    ::core::result::Result::Ok(self.page(__params.page).maybe_search(__params.search)
    .__into_request()) } }
}
