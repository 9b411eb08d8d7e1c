//! What the endpoint table alone does not say about an API.

use crate::schema::Endpoint;

use super::Handler;

/// An API, as the mock serves it. The rest of the mock names no endpoint and no field of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Api {
    /// The endpoint table.
    pub(crate) endpoints: &'static [&'static Endpoint],
    /// Paths that are served in addition to those of the table.
    pub(crate) aliases: &'static [(&'static str, &'static Endpoint)],
    /// Handlers for endpoints whose effect their shape does not show.
    pub(crate) handlers: &'static [(&'static Endpoint, Handler)],
    /// The names that opening a stream involves.
    pub(crate) stream_fields: StreamFields,
}

/// The names that opening a stream involves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StreamFields {
    /// The ticket: a field of the response that issues it, and a query parameter of the stream.
    pub(crate) ticket: &'static str,
    /// The ticket's lifetime in seconds: a field of the response that issues it.
    pub(crate) expires_in: &'static str,
    /// Where to resume: a query parameter of the stream.
    pub(crate) after: &'static str,
}
