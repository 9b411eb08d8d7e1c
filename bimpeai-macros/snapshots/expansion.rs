/// Notes.
#[derive(::core::fmt::Debug, ::core::clone::Clone)]
pub struct Notes<C = ::bimpeai::Client> {
    client: C,
}
impl<C: ::bimpeai::Transport> Notes<C> {
    #[doc(hidden)]
    pub fn __new(__client: C) -> Self {
        Self { client: __client }
    }
    /// Lists the notes on an agent.
    ///
    /**`GET /agents/{agent_id}/notes`

Its parameters are the setters of the builder it returns.

It answers in pages: `send()` gives one, `items()` walks the items of all, `pages()` the pages.

# Errors

A usage error, before anything is sent, for an id that cannot be one path segment. See [`Error`](::bimpeai::Error) for what the server and the connection can add.
*/
    pub fn list(
        &self,
        agent_id: impl ::bimpeai::IntoId<Agent>,
    ) -> ListNotesBuilder<C, ::bimpeai::Page<Note, C>> {
        <ListNotes as ::bimpeai::__private::Params>::builder(
            ::bimpeai::__private::Call::new(
                ::core::clone::Clone::clone(&self.client),
                LIST,
                &[::bimpeai::__private::segment::<Agent>(agent_id)],
            ),
        )
    }
    /// Deletes a note.
    ///
    /**`DELETE /agents/{agent_id}/notes/{note_id}`

It carries one `Idempotency-Key` over all attempts, so a retry does not do the work twice.

# Errors

A usage error, before anything is sent, for an id that cannot be one path segment. See [`Error`](::bimpeai::Error) for what the server and the connection can add.
*/
    pub fn delete(
        &self,
        agent_id: impl ::bimpeai::IntoId<Agent>,
        note_id: impl ::bimpeai::IntoId<Note>,
    ) -> ::bimpeai::Request<C, ()> {
        ::bimpeai::__private::Request::new(
            ::bimpeai::__private::Call::new(
                ::core::clone::Clone::clone(&self.client),
                DELETE,
                &[
                    ::bimpeai::__private::segment::<Agent>(agent_id),
                    ::bimpeai::__private::segment::<Note>(note_id),
                ],
            ),
        )
    }
}
///`agents.notes.list`: `GET /agents/{agent_id}/notes`.
pub const LIST: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::__private::endpoint! {
        spec : ::bimpeai::__private::EndpointSpec { name : "agents.notes.list", method :
        ::bimpeai::__private::Method::GET, path : "/agents/{agent_id}/notes", docs :
        "Lists the notes on an agent.", path_params : & ["agent_id"], input :
        ::bimpeai::__private::Input::Query(< ListNotes as ::bimpeai::__private::Params >
        ::FIELDS), input_type : "ListNotes", takes_body : false, output :
        ::bimpeai::__private::Output::Page(< Note as ::bimpeai::__private::Model >
        ::MODEL_KIND), output_type : "Note", idempotent : false, not_implemented : false,
        sample : || ::bimpeai::__private::serde_json::Value::Array(::std::vec![< Note as
        ::bimpeai::__private::Model > ::model_sample()]), sample_input : || < ListNotes
        as ::bimpeai::__private::Params > ::params_sample(), }, call :
        [::bimpeai::__private::run_async, ::bimpeai::__private::run_blocking] | __client,
        __args | Notes::__new(__client).list(__args.id(0))
    };
    &__ENDPOINT
};
///`agents.notes.delete`: `DELETE /agents/{agent_id}/notes/{note_id}`.
pub const DELETE: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::__private::endpoint! {
        spec : ::bimpeai::__private::EndpointSpec { name : "agents.notes.delete", method
        : ::bimpeai::__private::Method::DELETE, path :
        "/agents/{agent_id}/notes/{note_id}", docs : "Deletes a note.", path_params : &
        ["agent_id", "note_id"], input : ::bimpeai::__private::Input::None, input_type :
        "", takes_body : false, output : ::bimpeai::__private::Output::Empty, output_type
        : "", idempotent : true, not_implemented : false, sample : ||
        ::bimpeai::__private::serde_json::Value::Null, sample_input : ||
        ::bimpeai::__private::serde_json::Value::Null, }, call :
        [::bimpeai::__private::run_async, ::bimpeai::__private::run_blocking] | __client,
        __args | Notes::__new(__client).delete(__args.id(0), __args.id(1))
    };
    &__ENDPOINT
};
/// The endpoints of this resource and of its sub-resources.
pub const ENDPOINTS: &[&::bimpeai::Endpoint] = &[LIST, DELETE];
#[automatically_derived]
impl<C> ::bimpeai::__private::Resource for Notes<C> {
    const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = ENDPOINTS;
}
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
    /// Fields that came with it and that this version of the SDK does not know.
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
                    .next_key::<::bimpeai::__private::Key<'__de>>()?
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
    const KIND: ::bimpeai::__private::Kind = ::bimpeai::__private::Kind::Object(|| {
        const __FIELDS: &[::bimpeai::__private::Field] = &[
            ::bimpeai::__private::Field::new(
                "id",
                "Its id.",
                <Id<Note> as ::bimpeai::__private::Schema>::REQUIRED,
                <Id<Note> as ::bimpeai::__private::Schema>::NULLABLE,
                <Id<Note> as ::bimpeai::__private::Schema>::KIND,
            ),
            ::bimpeai::__private::Field::new(
                "tags",
                "Its tags.",
                false,
                <Vec<String> as ::bimpeai::__private::Schema>::NULLABLE,
                <Vec<String> as ::bimpeai::__private::Schema>::KIND,
            ),
            ::bimpeai::__private::Field::new(
                "code",
                "Who may read it.",
                <Option<String> as ::bimpeai::__private::Schema>::REQUIRED,
                <Option<String> as ::bimpeai::__private::Schema>::NULLABLE,
                <Option<String> as ::bimpeai::__private::Schema>::KIND,
            ),
        ];
        __FIELDS
    });
    fn sample_value(__field: &str) -> ::bimpeai::__private::serde_json::Value {
        ::bimpeai::__private::object([
            ("id", ::bimpeai::__private::serde_json::json!("note_1")),
            (
                "tags",
                <Vec<String> as ::bimpeai::__private::Schema>::sample_value("tags"),
            ),
            (
                "code",
                <Option<String> as ::bimpeai::__private::Schema>::sample_value("code"),
            ),
        ])
    }
}
#[automatically_derived]
impl ::bimpeai::__private::Model for Note {}
impl Note {
    /// A realistic value, as the mock server answers it.
    #[must_use]
    pub fn sample() -> Self {
        ::bimpeai::__private::sample()
    }
}
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
                    .next_key::<::bimpeai::__private::Key<'__de>>()?
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
    const KIND: ::bimpeai::__private::Kind = ::bimpeai::__private::Kind::Object(|| {
        const __FIELDS: &[::bimpeai::__private::Field] = &[
            ::bimpeai::__private::Field::new(
                "page",
                "Which page.",
                false,
                <u32 as ::bimpeai::__private::Schema>::NULLABLE,
                <u32 as ::bimpeai::__private::Schema>::KIND,
            ),
            ::bimpeai::__private::Field::new(
                "search",
                "Only these.",
                <Option<String> as ::bimpeai::__private::Schema>::REQUIRED,
                <Option<String> as ::bimpeai::__private::Schema>::NULLABLE,
                <Option<String> as ::bimpeai::__private::Schema>::KIND,
            ),
        ];
        __FIELDS
    });
    fn sample_value(__field: &str) -> ::bimpeai::__private::serde_json::Value {
        ::bimpeai::__private::object([])
    }
}
#[::bimpeai::__private::bon::builder(
    crate = ::bimpeai::__private::bon,
    builder_type(
        name = ListNotesBuilder,
        vis = "pub",
        doc{#[doc = "Builds a call that takes [`ListNotes`]."]}
    ),
    state_mod(
        name = list_notes,
        vis = "pub",
        doc{#[doc = "Which setters of [`ListNotesBuilder`] have been called."]}
    ),
    start_fn(name = __list_notes, vis = ""),
    finish_fn(name = __into_call, vis = ""),
)]
fn __list_notes_call<C, R>(
    #[builder(start_fn)]
    call: ::bimpeai::__private::Call<C, R>,
    /// Which page.
    #[builder(default = 1)]
    page: u32,
    /// Only these.
    #[builder(into)]
    search: Option<String>,
) -> ::bimpeai::__private::Call<C, R> {
    call.params(&ListNotes { page, search })
}
::bimpeai::__private::request_builder!(@ pages ListNotesBuilder, list_notes);
#[automatically_derived]
impl ::bimpeai::__private::Params for ListNotes {
    const FIELDS: &'static [::bimpeai::__private::Field] = &[
        ::bimpeai::__private::Field::new(
            "page",
            "Which page.",
            false,
            <u32 as ::bimpeai::__private::Schema>::NULLABLE,
            <u32 as ::bimpeai::__private::Schema>::KIND,
        ),
        ::bimpeai::__private::Field::new(
            "search",
            "Only these.",
            <Option<String> as ::bimpeai::__private::Schema>::REQUIRED,
            <Option<String> as ::bimpeai::__private::Schema>::NULLABLE,
            <Option<String> as ::bimpeai::__private::Schema>::KIND,
        ),
    ];
    type Builder<__C, __R> = ListNotesBuilder<__C, __R>;
    fn builder<__C, __R>(
        __call: ::bimpeai::__private::Call<__C, __R>,
    ) -> Self::Builder<__C, __R> {
        __list_notes(__call)
    }
}
::bimpeai::__private::if_mock! {
    #[automatically_derived] impl < __C, __R > ::bimpeai::__private::ApplyParams < __C,
    __R > for ListNotesBuilder < __C, __R > { fn apply_params(self, __value :
    ::bimpeai::__private::serde_json::Value,) -> ::bimpeai::Result <
    ::bimpeai::__private::Call < __C, __R >> { let __params : ListNotes =
    ::bimpeai::__private::from_value(__value) ?; ::core::result::Result::Ok(self
    .page(__params.page).maybe_search(__params.search).__into_call()) } }
}
