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
            resource: <Notes as ::bimpeai::__private::Handle>::RESOURCE,
            path_params: &[
                ::bimpeai::__private::PathParam::new(
                    "agent_id",
                    ::core::option::Option::Some("Agent"),
                ),
            ],
            input: ::bimpeai::__private::Input::Query(
                <ListNotes as ::bimpeai::__private::Params>::OBJECT,
            ),
            takes_body: false,
            output: ::bimpeai::__private::Output::Page(
                <Note as ::bimpeai::__private::Model>::MODEL_KIND,
            ),
            success_status: ::bimpeai::__private::StatusCode::OK,
            idempotent: false,
            not_implemented: false,
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
            resource: <Notes as ::bimpeai::__private::Handle>::RESOURCE,
            path_params: &[
                ::bimpeai::__private::PathParam::new(
                    "agent_id",
                    ::core::option::Option::Some("Agent"),
                ),
                ::bimpeai::__private::PathParam::new(
                    "note_id",
                    ::core::option::Option::Some("Note"),
                ),
            ],
            input: ::bimpeai::__private::Input::None,
            takes_body: false,
            output: ::bimpeai::__private::Output::Empty,
            success_status: ::bimpeai::__private::StatusCode::OK,
            idempotent: true,
            not_implemented: false,
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
impl<C> ::bimpeai::__private::Handle for Notes<C> {
    const RESOURCE: &'static ::bimpeai::__private::Resource = &::bimpeai::__private::Resource::new(
        "agents.notes",
        "Notes.",
    );
    const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = ENDPOINTS;
}
