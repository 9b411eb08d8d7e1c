/// Notes.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::bimpeai::__private::Methods)]
#[allow(unreachable_pub)]
pub struct Notes<C = ::bimpeai::Client> {
    client: C,
}
///`notes.ticket`: `POST /notes/ticket`.
///
///See [`Notes::ticket`].
#[allow(dead_code, deprecated, unreachable_pub)]
pub const TICKET: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::Endpoint::new(
        ::bimpeai::__private::EndpointSpec {
            name: "notes.ticket",
            method: ::bimpeai::__private::Method::POST,
            path: "/notes/ticket",
            route: "POST /notes/ticket",
            docs: "Creates a ticket.",
            resource: <Notes as ::bimpeai::__private::Handle>::RESOURCE,
            path_params: &[],
            input: ::bimpeai::__private::Input::None,
            takes_body: false,
            output: ::bimpeai::__private::Output::One(
                <Ticket as ::bimpeai::__private::Model>::MODEL_KIND,
            ),
            success_status: ::bimpeai::__private::StatusCode::CREATED,
            idempotent: true,
            not_implemented: false,
        },
        ::bimpeai::__private::typed_request!(
            < Ticket as ::bimpeai::__private::Model > ::Itself, | __args |
            ::core::result::Result::Ok(< ::bimpeai::Request < (), () >> ::__new((),
            TICKET, & []))
        ),
    );
    &__ENDPOINT
};
///`notes.stream`: `GET /notes/stream`.
///
///See [`Notes::stream`].
#[allow(dead_code, deprecated, unreachable_pub)]
pub const STREAM: &::bimpeai::Endpoint = {
    static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::Endpoint::new(
        ::bimpeai::__private::EndpointSpec {
            name: "notes.stream",
            method: ::bimpeai::__private::Method::GET,
            path: "/notes/stream",
            route: "GET /notes/stream",
            docs: "Streams the notes.",
            resource: <Notes as ::bimpeai::__private::Handle>::RESOURCE,
            path_params: &[],
            input: ::bimpeai::__private::Input::None,
            takes_body: false,
            output: ::bimpeai::__private::Output::Events(
                <Note as ::bimpeai::__private::Model>::MODEL_KIND,
                "notes.ticket",
            ),
            success_status: ::bimpeai::__private::StatusCode::OK,
            idempotent: false,
            not_implemented: false,
        },
        ::bimpeai::__private::typed_request!(),
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
    const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = &[TICKET, STREAM];
}
#[allow(dead_code, deprecated, unreachable_pub)]
impl<C: ::core::clone::Clone> Notes<C> {
    #[doc(hidden)]
    pub fn __new(__client: C) -> Self {
        Self { client: __client }
    }
    /// Creates a ticket.
    /**
`POST /notes/ticket`
*/
    /**
# Example

```ignore
# async fn example(client: bimpeai::Client) -> bimpeai::Result<()> {
let ticket = client
    .notes()
    .ticket()*/
    /**    .send()
    .await?;
# Ok(())
# }
```*/
    /**
# Errors

* [`Conflict`](::bimpeai::ErrorKind::Conflict): the record is in another state, or the idempotency key was used for another request.

See [`Error`](::bimpeai::Error) for those that every request can return, and for what is retried.
All attempts carry one `Idempotency-Key`, so a retry does not repeat the work.
*/
    pub fn ticket(&self) -> ::bimpeai::Request<C, Ticket> {
        ::bimpeai::Request::__new(::core::clone::Clone::clone(&self.client), TICKET, &[])
    }
    /// Streams the notes.
    /**
`GET /notes/stream`

A live stream: `open()` returns the events as they arrive.*/
    /**
# Example

```ignore
# async fn example(client: bimpeai::Client) -> bimpeai::Result<()> {
let mut stream = client
    .notes()
    .stream()*/
    /**    .open();
while let Some(message) = stream.try_next().await? {
    println!("{message:?}");
}
# Ok(())
# }
```*/
    /**
# Errors


See [`Error`](::bimpeai::Error) for those that every request can return, and for what is retried.
*/
    pub fn stream(&self) -> ::bimpeai::stream::StreamRequest<C, Note> {
        ::bimpeai::stream::StreamRequest::__new(
            ::core::clone::Clone::clone(&self.client),
            STREAM,
            TICKET,
            &[],
        )
    }
}
