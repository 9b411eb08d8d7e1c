/// Notes.
#[derive(::core::fmt::Debug, ::core::clone::Clone)]
pub struct Notes<C = ::bimpeai::Client> {
    client: C,
}
impl<C: ::core::clone::Clone> Notes<C> {
    #[doc(hidden)]
    pub fn __new(__client: C) -> Self {
        Self { client: __client }
    }
    /// Lists the notes on an agent.
    ///
    /**`GET /agents/{agent_id}/notes`

The parameters are setters of the returned request builder.

Paginated: `send()` returns one page, `items()` walks the items of all pages, `pages()` the pages.

# Errors

Returns a usage error, before anything is sent, for an id that cannot be a path segment. See [`Error`](::bimpeai::Error) for the errors of the server and of the connection.
*/
    pub fn list(
        &self,
        agent_id: impl ::bimpeai::IntoId<Agent>,
    ) -> ListNotesBuilder<C, ::bimpeai::Page<Note, C>> {
        <ListNotes as ::bimpeai::__private::Params>::builder(
            ::bimpeai::Request::__new(
                ::core::clone::Clone::clone(&self.client),
                LIST,
                &[::bimpeai::__private::segment::<Agent>(agent_id)],
            ),
        )
    }
    /// Deletes a note.
    ///
    /**`DELETE /agents/{agent_id}/notes/{note_id}`

All attempts carry the same `Idempotency-Key`, so a retry does not repeat the work.

# Errors

Returns a usage error, before anything is sent, for an id that cannot be a path segment. See [`Error`](::bimpeai::Error) for the errors of the server and of the connection.
*/
    pub fn delete(
        &self,
        agent_id: impl ::bimpeai::IntoId<Agent>,
        note_id: impl ::bimpeai::IntoId<Note>,
    ) -> ::bimpeai::Request<C, ()> {
        ::bimpeai::Request::__new(
            ::core::clone::Clone::clone(&self.client),
            DELETE,
            &[
                ::bimpeai::__private::segment::<Agent>(agent_id),
                ::bimpeai::__private::segment::<Note>(note_id),
            ],
        )
    }
}
///`agents.notes.list`: `GET /agents/{agent_id}/notes`.
pub const LIST: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::Endpoint::new(
        ::bimpeai::__private::EndpointSpec {
            name: "agents.notes.list",
            method: ::bimpeai::__private::Method::GET,
            path: "/agents/{agent_id}/notes",
            docs: "Lists the notes on an agent.",
            path_params: &["agent_id"],
            input: ::bimpeai::__private::Input::Query(
                <ListNotes as ::bimpeai::__private::Params>::FIELDS,
            ),
            input_type: "ListNotes",
            takes_body: false,
            output: ::bimpeai::__private::Output::Page(
                <Note as ::bimpeai::__private::Model>::MODEL_KIND,
            ),
            output_type: "Note",
            idempotent: false,
            not_implemented: false,
            sample: || ::bimpeai::__private::serde_json::Value::Array(
                ::std::vec![< Note as ::bimpeai::__private::Model > ::model_sample()],
            ),
            sample_input: || <ListNotes as ::bimpeai::__private::Params>::params_sample(),
        },
        ::bimpeai::__private::typed_request!(
            ::bimpeai::Page < Note, () >, | __args |
            ::core::result::Result::Ok(Notes::__new(()).list(__args.__id(0)))
        ),
    );
    &__ENDPOINT
};
///`agents.notes.delete`: `DELETE /agents/{agent_id}/notes/{note_id}`.
pub const DELETE: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::Endpoint::new(
        ::bimpeai::__private::EndpointSpec {
            name: "agents.notes.delete",
            method: ::bimpeai::__private::Method::DELETE,
            path: "/agents/{agent_id}/notes/{note_id}",
            docs: "Deletes a note.",
            path_params: &["agent_id", "note_id"],
            input: ::bimpeai::__private::Input::None,
            input_type: "",
            takes_body: false,
            output: ::bimpeai::__private::Output::Empty,
            output_type: "",
            idempotent: true,
            not_implemented: false,
            sample: || ::bimpeai::__private::serde_json::Value::Null,
            sample_input: || ::bimpeai::__private::serde_json::Value::Null,
        },
        ::bimpeai::__private::typed_request!(
            (), | __args | ::core::result::Result::Ok(Notes::__new(()).delete(__args
            .__id(0), __args.__id(1)))
        ),
    );
    &__ENDPOINT
};
/// The endpoints of this resource and of its sub-resources.
pub const ENDPOINTS: &[&::bimpeai::Endpoint] = &[LIST, DELETE];
#[automatically_derived]
impl<C> ::bimpeai::__private::Resource for Notes<C> {
    const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = ENDPOINTS;
}
