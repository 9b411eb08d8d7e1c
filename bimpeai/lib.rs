//! Rust SDK for the `BimpeAI` Agent Console API: agents, workflows, conversations, messages with live streams, and calls.
//!
//! ```
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
//! # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
//! ```
//!
//! Start with [`Client`] or [`blocking::Client`]: same methods, same builders, same [`Error`]. Each resource is a handle
//! ([`mod@endpoints`]); each call is a builder whose required setters the compiler asks for. Every call takes `timeout`,
//! `max_retries`, `header` and, if it is a write, `idempotency_key`; `send()` gives the value, `send_with_response()` the
//! value with status, headers, request id, attempts and rate limit.
//!
//! Lists that are paged answer with a [`Page`], and their builders have `items()` and `pages()`. Live messages come from
//! `client.conversations().messages().stream(..).open()`; see [`stream`].
//!
//! Endpoints are declared in one line each by [`endpoints!`], which works in your own crate too. With the feature `mock`
//! there is a server to test against: `bimpeai::mock::Server`.

// The macros' expansions name `::bimpeai`, here as in any other crate.
extern crate self as bimpeai;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
pub mod blocking;
mod call;
mod client;
mod code;
mod config;
mod endpoint;
#[path = "../endpoints/mod.rs"]
pub mod endpoints;
mod engine;
mod environment;
mod error;
mod header;
mod id;
#[cfg(feature = "mock")]
mod invoke;
#[cfg(feature = "mock")]
pub mod mock;
mod nullable;
mod page;
mod path;
mod prepare;
mod refusal;
mod request;
mod response;
mod retry;
pub mod schema;
pub mod sse;
pub mod stream;
mod unknown;

pub use bimpeai_macros::{endpoints, model, params};
pub use reqwest::{Method, StatusCode};
pub use serde_json as json;

pub use crate::call::Request;
pub use crate::client::{Client, Transport};
pub use crate::code::ErrorCode;
pub use crate::config::{ClientBuilder, DEFAULT_BASE_URL, DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT};
pub use crate::endpoint::{Endpoint, Input, Output};
pub use crate::endpoints::models;
pub use crate::endpoints::models::*;
pub use crate::environment::{Environment, Sleep};
pub use crate::error::{Error, ErrorKind, FieldError, RateLimit, Result};
pub use crate::id::{Id, IntoId};
#[cfg(feature = "mock")]
pub use crate::invoke::Args;
pub use crate::nullable::Nullable;
pub use crate::page::{Items, Page, Pages, PaginationMeta};
pub use crate::request::RawRequest;
pub use crate::response::{FromEnvelope, Model, Response};
pub use crate::schema::{Field, Kind, Schema};
pub use crate::unknown::UnknownValue;

/// Fields that came with an answer and that this version of the SDK does not know.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// The examples of the README and of CONTRIBUTING, compiled as doc tests.
#[cfg(all(doctest, feature = "mock"))]
mod documents {
    #[doc = include_str!("../README.md")]
    mod readme {}
    #[doc = include_str!("../CONTRIBUTING.md")]
    mod contributing {}
}
