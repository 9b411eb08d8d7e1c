//! HTTP types that appear in this crate's API, re-exported from [`http`](https://docs.rs/http).

// And the room of everything that happens to a request once it has been built: what is sent (`plan`, `prepare`),
// where (`execute`, `attempt`), what a failure is (`failure`, `error_response`) and whether it is retried (`retry`).

mod attempt;
mod body;
mod budget;
mod cause;
mod deadline;
mod environment;
mod error_response;
mod execute;
mod failure;
mod headers;
mod pacing;
mod path;
mod plan;
mod prepare;
mod retry;
mod shared;
mod trace;
mod transport;

pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use reqwest::{Method, StatusCode};

pub(crate) use attempt::{RawResponse, open};
pub(crate) use body::{Body, BodyError};
#[doc(hidden)]
pub use budget::RetryBudget;
pub(crate) use budget::SharedBudget;
pub(crate) use environment::System;
#[doc(hidden)]
pub use environment::{Environment, Sleep};
pub(crate) use error_response::message_of;
#[doc(hidden)]
pub use execute::Success;
pub(crate) use execute::execute;
pub(crate) use failure::{Ended, Failure};
pub(crate) use headers::{
    IDEMPOTENCY_KEY, X_REQUEST_ID, check_defaults, header, idempotency_key, insert, owned, text, uuid_value,
};
pub(crate) use pacing::Pacing;
pub(crate) use path::{render, render_named, shown};
#[doc(hidden)]
pub use plan::Plan;
pub(crate) use plan::{Query, RequestOptions};
#[cfg(feature = "mock")]
pub(crate) use prepare::API_PREFIX;
pub(crate) use prepare::{Prepared, check_length, prepare};
#[doc(hidden)]
pub use retry::{Next, next};
#[doc(hidden)]
pub use shared::Shared;
#[doc(hidden)]
pub use transport::{ResponseFuture, Transport};
pub(crate) use transport::{sealed, send};
