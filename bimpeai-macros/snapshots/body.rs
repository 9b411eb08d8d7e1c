/// Notes.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::bimpeai::__private::Methods)]
#[allow(unreachable_pub)]
pub struct Notes<C = ::bimpeai::Client> {
    client: C,
}
///`notes.replace`: `PUT /agents/{agent_id}/notes`.
///
///See [`Notes::replace`].
#[allow(dead_code, deprecated, unreachable_pub)]
pub const REPLACE: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::Endpoint::new(
        ::bimpeai::__private::EndpointSpec {
            name: "notes.replace",
            method: ::bimpeai::__private::Method::PUT,
            path: "/agents/{agent_id}/notes",
            route: "PUT /agents/{}/notes",
            docs: "Replaces the notes on an agent.",
            resource: <Notes as ::bimpeai::__private::Handle>::RESOURCE,
            path_params: &[
                ::bimpeai::__private::PathParam::new(
                    "agent_id",
                    ::core::option::Option::Some("Agent"),
                ),
            ],
            input: ::bimpeai::__private::Input::Json(
                <Vec<NoteInput> as ::bimpeai::__private::Schema>::KIND,
            ),
            takes_body: true,
            output: ::bimpeai::__private::Output::List(
                <Note as ::bimpeai::__private::Model>::MODEL_KIND,
            ),
            success_status: ::bimpeai::__private::StatusCode::OK,
            idempotent: false,
            not_implemented: false,
        },
        ::bimpeai::__private::typed_request!(
            ::std::vec::Vec < < Note as ::bimpeai::__private::Model > ::Itself >, |
            __args | ::core::result::Result::Ok(< ::bimpeai::Request < (), () >>
            ::__new((), REPLACE, & [__args.__id(0)]).__body(< Vec < NoteInput > as
            ::bimpeai::__private::Schema > ::__encode(& __args.__body(< Vec < NoteInput >
            as ::bimpeai::__private::Schema > ::KIND, < Vec < NoteInput > as
            ::bimpeai::__private::Schema > ::__from_value) ?)))
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
        "notes",
        "Notes.",
    );
    const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = &[REPLACE];
}
#[allow(dead_code, deprecated, unreachable_pub)]
impl<C: ::core::clone::Clone> Notes<C> {
    #[doc(hidden)]
    pub fn __new(__client: C) -> Self {
        Self { client: __client }
    }
    /// Replaces the notes on an agent.
    /**
`PUT /agents/{agent_id}/notes`
*/
    /**
# Parameters
*/
    #[doc = "* `agent_id` (required): The id of the [`Agent`](type@Agent).\n* `body` (required): The JSON body, a list of [`NoteInput`](type@NoteInput)."]
    /**
# Example

```ignore
# async fn example(client: bimpeai::Client) -> bimpeai::Result<()> {
let all = client
    .notes()
    .replace(
        "agent_1",
        vec![*/
    #[cfg_attr(doc, doc = NoteInput!(value))]
    /**        ],
    )*/
    /**    .send()
    .await?;
# Ok(())
# }
```*/
    /**
# Errors

* [`Usage`](::bimpeai::ErrorKind::Usage): an argument cannot be sent; nothing was sent.
* [`NotFound`](::bimpeai::ErrorKind::NotFound): there is no record with this id.
* [`Validation`](::bimpeai::ErrorKind::Validation): the server refuses a value; see [`field_errors`](::bimpeai::Error::field_errors).
* [`Conflict`](::bimpeai::ErrorKind::Conflict): the record is in another state, or the idempotency key was used for another request.

See [`Error`](::bimpeai::Error) for those that every request can return, and for what is retried.
The request carries no `Idempotency-Key`: it is retried only if the server certainly did not process it.
*/
    pub fn replace(
        &self,
        agent_id: impl ::bimpeai::IntoId<Agent>,
        body: impl ::core::convert::Into<Vec<NoteInput>>,
    ) -> ::bimpeai::Request<C, ::std::vec::Vec<Note>> {
        {
            let __body: Vec<NoteInput> = ::core::convert::Into::into(body);
            ::bimpeai::Request::__new(
                    ::core::clone::Clone::clone(&self.client),
                    REPLACE,
                    &[::bimpeai::__private::segment::<Agent>(agent_id)],
                )
                .__body(
                    <Vec<NoteInput> as ::bimpeai::__private::Schema>::__encode(&__body),
                )
        }
    }
}
