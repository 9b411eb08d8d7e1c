//! What the macros' expansions name, as `::bimpeai::__private`. Not part of the API: it changes without notice.

mod builder;
mod invoke;

pub use bimpeai_macros::Methods;
pub use bon;
pub use reqwest::{Method, StatusCode};
pub use serde;
pub use serde_json;

#[cfg(feature = "invoke")]
pub use crate::request::{ApplyParams, TypedInvoke};
pub use crate::request::{Params, segment};
/// For `examples/retry_storm.rs`: the decisions about retries, as pure functions.
pub mod simulation {
    pub use crate::http::{Next, RetryBudget, next};
}
pub use crate::schema::{
    EndpointSpec, EnumType, EnumValue, Field, Format, Handle, Input, Kind, Member, Model, ObjectType, Output,
    PathParam, Resource, Schema, TypedRequest, UnionType, Variant, check, concat, count, default_value, object, sample,
};
pub use crate::value::{FromText, ObjectKey, Single, deserialize_tagged, serialize_tagged};
pub use crate::{
    __if_invoke as if_invoke, __request_builder as request_builder, __set as set, __typed_request as typed_request,
};
