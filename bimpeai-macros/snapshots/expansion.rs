/// Notes.
#[derive(Debug, Clone)]
pub struct Notes<C = ::bimpeai::Client> {
    client: C,
}
impl<C: ::bimpeai::Transport> Notes<C> {
    #[doc(hidden)]
    pub fn __new(client: C) -> Self {
        Self { client }
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
    static ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::__private::endpoint! {
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
        [::bimpeai::__private::run_async, ::bimpeai::__private::run_blocking] | client,
        args | Notes::__new(client).list(args.id(0))
    };
    &ENDPOINT
};
///`agents.notes.delete`: `DELETE /agents/{agent_id}/notes/{note_id}`.
pub const DELETE: &::bimpeai::Endpoint = {
    static ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::__private::endpoint! {
        spec : ::bimpeai::__private::EndpointSpec { name : "agents.notes.delete", method
        : ::bimpeai::__private::Method::DELETE, path :
        "/agents/{agent_id}/notes/{note_id}", docs : "Deletes a note.", path_params : &
        ["agent_id", "note_id"], input : ::bimpeai::__private::Input::None, input_type :
        "", takes_body : false, output : ::bimpeai::__private::Output::Empty, output_type
        : "", idempotent : true, not_implemented : false, sample : ||
        ::bimpeai::__private::serde_json::Value::Null, sample_input : ||
        ::bimpeai::__private::serde_json::Value::Null, }, call :
        [::bimpeai::__private::run_async, ::bimpeai::__private::run_blocking] | client,
        args | Notes::__new(client).delete(args.id(0), args.id(1))
    };
    &ENDPOINT
};
/// The endpoints of this resource and of its sub-resources.
pub const ENDPOINTS: &[&::bimpeai::Endpoint] = &[LIST, DELETE];
impl<C> ::bimpeai::__private::Resource for Notes<C> {
    const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = ENDPOINTS;
}
/// A note.
#[derive(Clone, PartialEq)]
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
impl ::core::fmt::Debug for Note {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Note")
            .field("id", &self.id)
            .field("tags", &self.tags)
            .field("code", &::core::format_args!("[redacted]"))
            .finish_non_exhaustive()
    }
}
impl ::bimpeai::__private::serde::Serialize for Note {
    fn serialize<S: ::bimpeai::__private::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::bimpeai::__private::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("tags", &self.tags)?;
        if let ::core::option::Option::Some(value) = &self.code {
            map.serialize_entry("code", value)?;
        }
        for (name, value) in &self.extra {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
impl<'de> ::bimpeai::__private::serde::Deserialize<'de> for Note {
    fn deserialize<D: ::bimpeai::__private::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        struct Visitor;
        impl<'de> ::bimpeai::__private::serde::de::Visitor<'de> for Visitor {
            type Value = Note;
            fn expecting(
                &self,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                f.write_str("an object (Note)")
            }
            fn visit_map<A: ::bimpeai::__private::serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> ::core::result::Result<Note, A::Error> {
                let mut field_id: ::core::option::Option<Id<Note>> = ::core::option::Option::None;
                let mut field_tags: ::core::option::Option<Vec<String>> = ::core::option::Option::None;
                let mut field_code: ::core::option::Option<Option<String>> = ::core::option::Option::None;
                let mut extra = ::bimpeai::Extra::new();
                while let ::core::option::Option::Some(name) = map
                    .next_key::<::bimpeai::__private::Key<'de>>()?
                {
                    match &*name {
                        "id" => {
                            field_id = ::core::option::Option::Some(
                                map.next_value::<Id<Note>>()?,
                            );
                        }
                        "tags" => {
                            field_tags = ::core::option::Option::Some(
                                map
                                    .next_value::<::core::option::Option<Vec<String>>>()?
                                    .unwrap_or_default(),
                            );
                        }
                        "labels" => {
                            let value = map
                                .next_value::<::core::option::Option<Vec<String>>>()?
                                .unwrap_or_default();
                            field_tags.get_or_insert(value);
                        }
                        "code" => {
                            field_code = ::core::option::Option::Some(
                                map.next_value::<Option<String>>()?,
                            );
                        }
                        _ => {
                            extra.insert(name.into_owned(), map.next_value()?);
                        }
                    }
                }
                ::core::result::Result::Ok(Note {
                    id: field_id
                        .ok_or_else(|| ::bimpeai::__private::serde::de::Error::missing_field(
                            "id",
                        ))?,
                    tags: field_tags.unwrap_or_default(),
                    code: field_code.unwrap_or_default(),
                    extra,
                })
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}
impl ::bimpeai::__private::Schema for Note {
    const KIND: ::bimpeai::__private::Kind = ::bimpeai::__private::Kind::Object(|| {
        const FIELDS: &[::bimpeai::__private::Field] = &[
            ::bimpeai::__private::Field::new(
                "id",
                "Its id.",
                <Id<Note> as ::bimpeai::__private::Schema>::REQUIRED,
                <Id<Note> as ::bimpeai::__private::Schema>::NULLABLE,
                false,
                <Id<Note> as ::bimpeai::__private::Schema>::KIND,
            ),
            ::bimpeai::__private::Field::new(
                "tags",
                "Its tags.",
                false,
                <Vec<String> as ::bimpeai::__private::Schema>::NULLABLE,
                false,
                <Vec<String> as ::bimpeai::__private::Schema>::KIND,
            ),
            ::bimpeai::__private::Field::new(
                "code",
                "Who may read it.",
                <Option<String> as ::bimpeai::__private::Schema>::REQUIRED,
                <Option<String> as ::bimpeai::__private::Schema>::NULLABLE,
                true,
                <Option<String> as ::bimpeai::__private::Schema>::KIND,
            ),
        ];
        FIELDS
    });
    fn sample_value(_field: &str) -> ::bimpeai::__private::serde_json::Value {
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
impl ::bimpeai::__private::Model for Note {}
impl Note {
    /// A realistic value, as the mock server answers it.
    #[must_use]
    pub fn sample() -> Self {
        ::bimpeai::__private::sample()
    }
}
/// Which notes to list.
#[derive(Debug)]
#[derive(Clone, PartialEq)]
pub struct ListNotes {
    /// Which page.
    pub page: u32,
    /// Only these.
    pub search: Option<String>,
}
impl ::bimpeai::__private::serde::Serialize for ListNotes {
    fn serialize<S: ::bimpeai::__private::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::bimpeai::__private::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("page", &self.page)?;
        if let ::core::option::Option::Some(value) = &self.search {
            map.serialize_entry("search", value)?;
        }
        map.end()
    }
}
impl<'de> ::bimpeai::__private::serde::Deserialize<'de> for ListNotes {
    fn deserialize<D: ::bimpeai::__private::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        struct Visitor;
        impl<'de> ::bimpeai::__private::serde::de::Visitor<'de> for Visitor {
            type Value = ListNotes;
            fn expecting(
                &self,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                f.write_str("an object (ListNotes)")
            }
            fn visit_map<A: ::bimpeai::__private::serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> ::core::result::Result<ListNotes, A::Error> {
                let mut field_page: ::core::option::Option<u32> = ::core::option::Option::None;
                let mut field_search: ::core::option::Option<Option<String>> = ::core::option::Option::None;
                while let ::core::option::Option::Some(name) = map
                    .next_key::<::bimpeai::__private::Key<'de>>()?
                {
                    match &*name {
                        "page" => {
                            field_page = ::core::option::Option::Some(
                                map.next_value::<u32>()?,
                            );
                        }
                        "search" => {
                            field_search = ::core::option::Option::Some(
                                map.next_value::<Option<String>>()?,
                            );
                        }
                        unknown => {
                            return ::core::result::Result::Err(
                                ::bimpeai::__private::serde::de::Error::unknown_field(
                                    unknown,
                                    &["page", "search"],
                                ),
                            );
                        }
                    }
                }
                ::core::result::Result::Ok(ListNotes {
                    page: field_page.unwrap_or_else(|| 1),
                    search: field_search.unwrap_or_default(),
                })
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}
impl ::bimpeai::__private::Schema for ListNotes {
    const KIND: ::bimpeai::__private::Kind = ::bimpeai::__private::Kind::Object(|| {
        const FIELDS: &[::bimpeai::__private::Field] = &[
            ::bimpeai::__private::Field::new(
                "page",
                "Which page.",
                false,
                <u32 as ::bimpeai::__private::Schema>::NULLABLE,
                false,
                <u32 as ::bimpeai::__private::Schema>::KIND,
            ),
            ::bimpeai::__private::Field::new(
                "search",
                "Only these.",
                <Option<String> as ::bimpeai::__private::Schema>::REQUIRED,
                <Option<String> as ::bimpeai::__private::Schema>::NULLABLE,
                false,
                <Option<String> as ::bimpeai::__private::Schema>::KIND,
            ),
        ];
        FIELDS
    });
    fn sample_value(_field: &str) -> ::bimpeai::__private::serde_json::Value {
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
impl ::bimpeai::__private::Params for ListNotes {
    const FIELDS: &'static [::bimpeai::__private::Field] = &[
        ::bimpeai::__private::Field::new(
            "page",
            "Which page.",
            false,
            <u32 as ::bimpeai::__private::Schema>::NULLABLE,
            false,
            <u32 as ::bimpeai::__private::Schema>::KIND,
        ),
        ::bimpeai::__private::Field::new(
            "search",
            "Only these.",
            <Option<String> as ::bimpeai::__private::Schema>::REQUIRED,
            <Option<String> as ::bimpeai::__private::Schema>::NULLABLE,
            false,
            <Option<String> as ::bimpeai::__private::Schema>::KIND,
        ),
    ];
    type Builder<C, R> = ListNotesBuilder<C, R>;
    fn builder<C, R>(call: ::bimpeai::__private::Call<C, R>) -> Self::Builder<C, R> {
        __list_notes(call)
    }
}
::bimpeai::__private::if_mock! {
    impl < C, R > ::bimpeai::__private::ApplyParams < C, R > for ListNotesBuilder < C, R
    > { fn apply_params(self, value : ::bimpeai::__private::serde_json::Value,) ->
    ::bimpeai::Result < ::bimpeai::__private::Call < C, R >> { let params : ListNotes =
    ::bimpeai::__private::from_value(value) ?; ::core::result::Result::Ok(self
    .page(params.page).maybe_search(params.search).__into_call()) } }
}
