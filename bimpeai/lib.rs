//! Rust SDK for the `BimpeAI` Agent Console API: agents, workflows, conversations, messages with live streams, and calls.
//!
//! ```
//! # #[cfg(feature = "mock")]
//! # async fn example() -> bimpeai::Result<()> {
//! # let server = bimpeai::mock::Server::start().await;
//! # let client = server.client();
//! # let _ = || -> bimpeai::Result<()> {
//! let client = bimpeai::Client::new("sk_...")?;
//! # Ok(()) };
//! let agent = client.agents().create().name("Support bot").description("Tier 1").send().await?;
//! let page = client.agents().list().limit(50).search("support").sort("-created_at").send().await?;
//! assert_eq!(page.data[0].id, agent.id);
//! # Ok(())
//! # }
//! # #[cfg(feature = "mock")]
//! # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
//! ```
//!
//! Start with [`Client`] or [`blocking::Client`]: they have the same methods, request builders and [`Error`]. Each resource
//! is a handle ([`mod@endpoints`]), and each of its methods returns a request builder; leaving out a required setter does
//! not compile. Optional setters keep the builder's type, so that it can be filled step by step; setters take what
//! [`IntoValue`] lists. `params(..)` sets all parameters at once, from their struct or from JSON; `query(..)` and, on a
//! write, `field(..)` send what this version of the SDK does not know.
//!
//! ```
//! # #[cfg(feature = "mock")]
//! # async fn example() -> bimpeai::Result<()> {
//! # let server = bimpeai::mock::Server::start().await;
//! # let (client, search) = (server.client(), Some("support"));
//! let mut request = client.agents().list().limit(50);
//! if let Some(search) = search {
//!     request = request.search(search);
//! }
//! let page = request.send().await?;
//! # assert!(page.data.is_empty());
//! # Ok(())
//! # }
//! # #[cfg(feature = "mock")]
//! # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
//! ```
//!
//! Every request has the options `timeout`, `max_retries`, `header` and, if it is a write, `idempotency_key`. `send()`
//! returns the value, `send_with_response()` the value with status, headers, request id, attempts and rate limit.
//!
//! Paginated lists return a [`Page`]; their builders also have `items()` and `pages()`, which walk all pages. Live messages
//! come from `client.conversations().messages().stream(..).open()`; see [`stream`]. The types of the API are in [`models`].
//!
//! [`endpoints!`] declares each endpoint in one line, also in your own crate. The table of them all is
//! [`endpoints::ALL`]: routes, parameters, docs, samples and JSON Schemas ([`Endpoint::input_schema`]). With the feature
//! `mock` there is a server to test against: `bimpeai::mock::Server`.

// The macros' expansions name `::bimpeai`, here as in any other crate.
extern crate self as bimpeai;

#[doc(hidden)]
#[path = "expand/mod.rs"]
pub mod __private;
mod client;
#[path = "../endpoints/mod.rs"]
pub mod endpoints;
mod error;
pub mod http;
#[cfg(feature = "mock")]
pub mod mock;
mod request;
mod response;
pub mod schema;
pub mod sse;
pub mod stream;
mod value;

pub use bimpeai_macros::{endpoints, model, params};
pub use serde_json as json;

pub use crate::client::{
    Client, ClientBuilder, DEFAULT_BASE_URL, DEFAULT_MAX_RETRIES, DEFAULT_MAX_RETRY_AFTER, DEFAULT_TIMEOUT,
};
pub use crate::endpoints::models;
pub use crate::error::{Error, ErrorCode, ErrorKind, FieldError, RateLimit, Result};
pub use crate::http::{Environment, ResponseFuture, Sleep, Transport};
#[cfg(feature = "invoke")]
pub use crate::request::Args;
pub use crate::request::{RawRequest, Request, RequestBuilder};
pub use crate::response::{FromEnvelope, Response};
pub use crate::schema::{Endpoint, Model};
pub use crate::value::{Extra, Id, IntoId, IntoValue, Nullable, UnknownValue};

/// Pages of a list, and walks over them, for either client.
///
/// A paginated endpoint returns one [`Page`](pagination::Page) from `send()`. `items()` and `pages()` walk all pages and
/// fetch each one when it is needed.
///
/// ```
/// # #[cfg(feature = "mock")]
/// # async fn example() -> bimpeai::Result<()> {
/// # let server = bimpeai::mock::Server::start().await;
/// # let client = server.client();
/// let mut agents = client.agents().list().limit(50).items();
/// while let Some(agent) = agents.try_next().await? {
///     println!("{}", agent.name);
/// }
/// # Ok(())
/// # }
/// # #[cfg(feature = "mock")]
/// # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
/// ```
pub mod pagination {
    pub use crate::response::{Items, Page, Pages, PaginationMeta};
}

/// What the signatures of request builders name.
pub mod builder {
    pub use crate::request::{IntoParams, Params, Set, Unset};
}

// Pages and streams are below the clients in the module order, so the default client is set here, not at their
// declarations.

/// A [`pagination::Page`] of the async client; [`blocking::Page`] is that of the blocking one.
pub type Page<T, C = Client> = response::Page<T, C>;
/// A [`pagination::Items`] of the async client: a stream over the items of all pages.
pub type Items<T, C = Client> = response::Items<T, C>;
/// A [`pagination::Pages`] of the async client: a stream over pages.
pub type Pages<T, C = Client> = response::Pages<T, C>;
/// A [`stream::EventStream`] of the async client.
pub type EventStream<T, C = Client> = stream::EventStream<T, C>;

/// The blocking client: the same methods without `await`, and iterators instead of streams.
pub mod blocking {
    pub use crate::client::blocking::Client;

    /// A [`pagination::Page`](crate::pagination::Page) of the blocking client.
    pub type Page<T> = crate::response::Page<T, Client>;
    /// A [`pagination::Items`](crate::pagination::Items) of the blocking client: an iterator over the items of all pages.
    pub type Items<T> = crate::response::Items<T, Client>;
    /// A [`pagination::Pages`](crate::pagination::Pages) of the blocking client: an iterator over pages.
    pub type Pages<T> = crate::response::Pages<T, Client>;
    /// A [`stream::EventStream`](crate::stream::EventStream) of the blocking client: an iterator over messages.
    pub type EventStream<T> = crate::stream::EventStream<T, Client>;
}

/// The examples of the README and of CONTRIBUTING, compiled as doc tests.
#[cfg(all(doctest, feature = "mock"))]
mod documents {
    #[doc = include_str!("../README.md")]
    mod readme {}
    #[doc = include_str!("../CONTRIBUTING.md")]
    mod contributing {}
}
