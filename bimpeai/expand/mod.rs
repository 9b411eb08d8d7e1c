//! What the macros' expansions name, as `::bimpeai::__private`. Not part of the API: it changes without notice.

mod builder;

pub use bon;
pub use reqwest::Method;
pub use serde;
pub use serde_json;

pub use crate::__request_builder as request_builder;
pub use crate::http::Transport;
pub use crate::request::{ApplyParams, Args, Params, Request, TypedInvoke, from_value, segment};
pub use crate::schema::{
    EndpointSpec, Field, Input, Kind, Model, Output, Resource, Schema, TypedRequest, concat, count, object, sample,
};
pub use crate::stream::StreamRequest;
pub use crate::value::{FromText, Key, deserialize_tagged, next_lenient, serialize_tagged, untag};
