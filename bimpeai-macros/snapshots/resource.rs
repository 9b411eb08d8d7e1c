/// Notes.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::bimpeai::__private::Methods)]
#[allow(unreachable_pub)]
pub struct Notes<C = ::bimpeai::Client> {
    client: C,
}
///`agents.notes.list`: `GET /agents/{agent_id}/notes`.
///
///See [`Notes::list`].
#[allow(dead_code, deprecated, unreachable_pub)]
pub const LIST: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::Endpoint::new(
        ::bimpeai::__private::EndpointSpec {
            name: "agents.notes.list",
            method: ::bimpeai::__private::Method::GET,
            path: "/agents/{agent_id}/notes",
            route: "GET /agents/{}/notes",
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
            ::bimpeai::Page < < Note as ::bimpeai::__private::Model > ::Itself, () >, |
            __args | ::core::result::Result::Ok(< ListNotes as
            ::bimpeai::__private::Params > ::builder(< ::bimpeai::Request < (), () >>
            ::__new((), LIST, & [__args.__id(0)])))
        ),
    );
    &__ENDPOINT
};
const _: () = ::bimpeai::__private::check::query(
    <ListNotes as ::bimpeai::__private::Params>::PARAMETERS,
);
const _: () = ::bimpeai::__private::check::page(
    <ListNotes as ::bimpeai::__private::Params>::PARAMETERS,
    "ListNotes",
);
///`agents.notes.delete`: `DELETE /agents/{agent_id}/notes/{note_id}`.
///
///See [`Notes::delete`].
#[allow(dead_code, deprecated, unreachable_pub)]
pub const DELETE: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::Endpoint::new(
        ::bimpeai::__private::EndpointSpec {
            name: "agents.notes.delete",
            method: ::bimpeai::__private::Method::DELETE,
            path: "/agents/{agent_id}/notes/{note_id}",
            route: "DELETE /agents/{}/notes/{}",
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
            (), | __args | ::core::result::Result::Ok(< ::bimpeai::Request < (), () >>
            ::__new((), DELETE, & [__args.__id(0), __args.__id(1)]))
        ),
    );
    &__ENDPOINT
};
/// The endpoints of this resource and of its sub-resources.
#[allow(dead_code, deprecated, unreachable_pub)]
pub const ENDPOINTS: &[&::bimpeai::Endpoint] = <Notes as ::bimpeai::__private::Handle>::ENDPOINTS;
#[automatically_derived]
#[allow(deprecated)]
impl<C> ::bimpeai::__private::Handle for Notes<C> {
    const RESOURCE: &'static ::bimpeai::__private::Resource = &::bimpeai::__private::Resource::new(
        "agents.notes",
        "Notes.",
    );
    const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = &[LIST, DELETE];
}
#[allow(dead_code, deprecated, unreachable_pub)]
impl<C: ::core::clone::Clone> Notes<C> {
    #[doc(hidden)]
    pub fn __new(__client: C) -> Self {
        Self { client: __client }
    }
    /// Lists the notes on an agent.
    /**
`GET /agents/{agent_id}/notes`

Paginated: `send()` returns one page, `items()` walks the items of all pages, `pages()` the pages.*/
    /**
# Parameters
*/
    ///* `agent_id` (required): The id of the [`Agent`](type@Agent).
    #[cfg_attr(doc, doc = ListNotes!(parameters))]
    /**
# Example

```ignore
# async fn example(client: bimpeai::Client) -> bimpeai::Result<()> {
let page = client
    .agents()
    .notes()
    .list("agent_1")*/
    #[cfg_attr(doc, doc = ListNotes!(setters))]
    /**    .send()
    .await?;
# Ok(())
# }
```*/
    /**
# Errors

* [`Usage`](::bimpeai::ErrorKind::Usage): an argument cannot be sent; nothing was sent.
* [`NotFound`](::bimpeai::ErrorKind::NotFound): there is no record with this id.

See [`Error`](::bimpeai::Error) for those that every request can return, and for what is retried.
*/
    pub fn list(
        &self,
        agent_id: impl ::bimpeai::IntoId<Agent>,
    ) -> ::bimpeai::RequestBuilder<ListNotes, C, ::bimpeai::Page<Note, C>> {
        <ListNotes as ::bimpeai::__private::Params>::builder(
            ::bimpeai::Request::__new(
                ::core::clone::Clone::clone(&self.client),
                LIST,
                &[::bimpeai::__private::segment::<Agent>(agent_id)],
            ),
        )
    }
    /// Deletes a note.
    /**
`DELETE /agents/{agent_id}/notes/{note_id}`
*/
    /**
# Parameters
*/
    #[doc = "* `agent_id` (required): The id of the [`Agent`](type@Agent).\n* `note_id` (required): The id of the [`Note`](type@Note)."]
    /**
# Example

```ignore
# async fn example(client: bimpeai::Client) -> bimpeai::Result<()> {
let () = client
    .agents()
    .notes()
    .delete("agent_1", "note_1")*/
    /**    .send()
    .await?;
# Ok(())
# }
```*/
    /**
# Errors

* [`Usage`](::bimpeai::ErrorKind::Usage): an argument cannot be sent; nothing was sent.
* [`NotFound`](::bimpeai::ErrorKind::NotFound): there is no record with this id.
* [`Conflict`](::bimpeai::ErrorKind::Conflict): the record is in another state, or the idempotency key was used for another request.

See [`Error`](::bimpeai::Error) for those that every request can return, and for what is retried.
All attempts carry one `Idempotency-Key`, so a retry does not repeat the work.
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
