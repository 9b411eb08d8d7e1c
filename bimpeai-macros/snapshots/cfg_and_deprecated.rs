/// Notes.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::bimpeai::__private::Methods)]
#[allow(unreachable_pub)]
pub struct Notes<C = ::bimpeai::Client> {
    client: C,
}
#[cfg(unix)]
///`notes.retrieve`: `GET /notes/{note_id}`.
///
///See [`Notes::retrieve`].
#[allow(dead_code, deprecated, unreachable_pub)]
pub const RETRIEVE: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::Endpoint::new(
        ::bimpeai::__private::EndpointSpec {
            name: "notes.retrieve",
            method: ::bimpeai::__private::Method::GET,
            path: "/notes/{note_id}",
            route: "GET /notes/{}",
            docs: "Fetches a note.",
            resource: <Notes as ::bimpeai::__private::Handle>::RESOURCE,
            path_params: &[
                ::bimpeai::__private::PathParam::new(
                    "note_id",
                    ::core::option::Option::Some("Note"),
                ),
            ],
            input: ::bimpeai::__private::Input::None,
            takes_body: false,
            output: ::bimpeai::__private::Output::One(
                <Note as ::bimpeai::__private::Model>::MODEL_KIND,
            ),
            success_status: ::bimpeai::__private::StatusCode::OK,
            idempotent: false,
            not_implemented: false,
        },
        ::bimpeai::__private::typed_request!(
            < Note as ::bimpeai::__private::Model > ::Itself, | __args |
            ::core::result::Result::Ok(< ::bimpeai::Request < (), () >> ::__new((),
            RETRIEVE, & [__args.__id(0)]))
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
    const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = &[#[cfg(unix)] RETRIEVE];
}
#[allow(dead_code, deprecated, unreachable_pub)]
impl<C: ::core::clone::Clone> Notes<C> {
    #[doc(hidden)]
    pub fn __new(__client: C) -> Self {
        Self { client: __client }
    }
    /// Fetches a note.
    #[cfg(unix)]
    #[deprecated(note = "read `list`")]
    /**
`GET /notes/{note_id}`
*/
    /**
# Parameters
*/
    ///* `note_id` (required): The id of the [`Note`](type@Note).
    /**
# Example

```ignore
# async fn example(client: bimpeai::Client) -> bimpeai::Result<()> {
let note = client
    .notes()
    .retrieve("note_1")*/
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
    pub fn retrieve(
        &self,
        note_id: impl ::bimpeai::IntoId<Note>,
    ) -> ::bimpeai::Request<C, Note> {
        ::bimpeai::Request::__new(
            ::core::clone::Clone::clone(&self.client),
            RETRIEVE,
            &[::bimpeai::__private::segment::<Note>(note_id)],
        )
    }
}
