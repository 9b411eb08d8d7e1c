//! The table of endpoints: one entry per line of an `endpoints!` block.

use std::any::Any;
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

use reqwest::{Method, StatusCode};
use serde_json::Value;

use super::{Field, Kind, ObjectType, Resource};

/// What an endpoint takes in addition to its path parameters.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Input {
    /// Nothing: no query, no body, no `Content-Type`.
    None,
    /// Query parameters.
    Query(&'static ObjectType),
    /// A JSON body: an object of parameters, or the type declared as `(body: Type)`.
    Json(Kind),
}

impl Input {
    /// Returns the query parameters, or the fields of the JSON body.
    #[must_use]
    pub fn fields(&self) -> &'static [Field] {
        match self {
            Input::None => &[],
            Input::Query(params) => params.fields(),
            Input::Json(kind) => kind.fields(),
        }
    }

    /// Returns the JSON type; `None` without input.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Input::None => None,
            Input::Query(params) => Some(Kind::Object(params)),
            Input::Json(kind) => Some(*kind),
        }
    }
}

/// What an endpoint returns in the envelope's `data`.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Output {
    /// Nothing; `data` is ignored.
    Empty,
    /// One object.
    One(Kind),
    /// A plain list.
    List(Kind),
    /// One page of a list, with `meta`.
    Page(Kind),
    /// A stream of server-sent events of this type, opened with a ticket from the named endpoint.
    Events(Kind, &'static str),
}

impl Output {
    /// Returns the JSON type of the object or event, or of the items; `None` if nothing is returned.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Output::Empty => None,
            Output::One(kind) | Output::List(kind) | Output::Page(kind) | Output::Events(kind, _) => Some(*kind),
        }
    }
}

/// A placeholder in the path of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PathParam {
    /// The name: `agent_id` for `{agent_id}`.
    pub name: &'static str,
    /// The model whose id it takes; `None` if it takes any text.
    pub model: Option<&'static str>,
}

impl PathParam {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, model: Option<&'static str>) -> Self {
        Self { name, model }
    }
}

/// One operation of the API, as declared by one line of an `endpoints!` block.
///
/// The SDK's own endpoints are in `bimpeai::endpoints::ALL`; each is also a constant in the module of its resource,
/// such as `bimpeai::endpoints::agents::CREATE`.
pub struct Endpoint {
    spec: EndpointSpec,
    #[cfg_attr(not(feature = "invoke"), expect(dead_code, reason = "only `Endpoint::invoke` reads it"))]
    typed: TypedRequest,
}

/// How the generated method of an endpoint is called with JSON.
///
/// The table is below requests and clients and must not name their types, hence `Any`: `request::dynamic` is the only
/// place that fills the slot and reads it.
#[doc(hidden)]
pub struct TypedRequest(
    #[cfg_attr(not(feature = "invoke"), expect(dead_code, reason = "only `Endpoint::invoke` reads it"))]
    Option<&'static ErasedRequest>,
);

type ErasedRequest = dyn Any + Send + Sync + UnwindSafe + RefUnwindSafe;

impl TypedRequest {
    /// For streams, which cannot be sent like a request, and without the feature `invoke`.
    pub const NONE: Self = Self(None);

    #[must_use]
    pub const fn new(request: &'static ErasedRequest) -> Self {
        Self(Some(request))
    }

    #[cfg(feature = "invoke")]
    pub(crate) fn get<T: 'static>(&self) -> Option<&'static T> {
        let slot: &'static dyn Any = self.0?;
        slot.downcast_ref()
    }
}

/// The parts of an [`Endpoint`], written by `endpoints!`.
#[doc(hidden)]
#[derive(Debug)]
pub struct EndpointSpec {
    pub name: &'static str,
    pub method: Method,
    pub path: &'static str,
    /// Method and path, without the names of the placeholders.
    pub route: &'static str,
    pub docs: &'static str,
    pub resource: &'static Resource,
    pub path_params: &'static [PathParam],
    pub input: Input,
    pub takes_body: bool,
    pub output: Output,
    pub success_status: StatusCode,
    pub idempotent: bool,
    pub not_implemented: bool,
}

impl Endpoint {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(spec: EndpointSpec, typed: TypedRequest) -> Self {
        Self { spec, typed }
    }

    /// Returns the name, with dots: `agents.knowledge_bases.create`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.spec.name
    }

    /// Returns the HTTP method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.spec.method
    }

    /// Returns the path template below the API's prefix: `/agents/{agent_id}`.
    #[must_use]
    pub fn path(&self) -> &'static str {
        self.spec.path
    }

    /// Whether both have the same method and path, whatever their placeholders are called.
    pub(super) const fn has_route_of(&self, other: &Self) -> bool {
        super::check::equal(self.spec.route, other.spec.route)
    }

    /// Returns the documentation, as declared.
    #[must_use]
    pub fn docs(&self) -> &'static str {
        self.spec.docs
    }

    /// Returns the resource that it was declared in.
    #[must_use]
    pub fn resource(&self) -> &'static Resource {
        self.spec.resource
    }

    /// Returns the path parameters, in order.
    #[must_use]
    pub fn path_params(&self) -> &'static [PathParam] {
        self.spec.path_params
    }

    /// Returns what the endpoint takes in addition to its path parameters.
    #[must_use]
    pub fn input(&self) -> &Input {
        &self.spec.input
    }

    /// Returns the name of the Rust type of the input; `None` without input.
    #[must_use]
    pub fn input_type(&self) -> Option<String> {
        self.spec.input.kind().map(|kind| kind.type_name())
    }

    /// Returns whether the input is the argument `body` of the method instead of setters of its builder.
    #[must_use]
    pub fn takes_body(&self) -> bool {
        self.spec.takes_body
    }

    /// Returns what the endpoint returns.
    #[must_use]
    pub fn output(&self) -> &Output {
        &self.spec.output
    }

    /// Returns the name of the Rust type that is returned (of the items for lists, pages and streams); `None` if
    /// nothing is returned.
    #[must_use]
    pub fn output_type(&self) -> Option<String> {
        self.spec.output.kind().map(|kind| kind.type_name())
    }

    /// Returns whether the endpoint is a write: any method but GET.
    #[must_use]
    pub fn is_write(&self) -> bool {
        self.spec.method != Method::GET
    }

    /// Returns whether the endpoint is paginated.
    #[must_use]
    pub fn is_paginated(&self) -> bool {
        matches!(self.spec.output, Output::Page(_))
    }

    /// Returns whether the endpoint is a stream of events.
    #[must_use]
    pub fn is_streamed(&self) -> bool {
        matches!(self.spec.output, Output::Events(..))
    }

    /// Returns the status of a successful response, as the mock server sends it: 201 if a record is created, else 200.
    ///
    /// The client accepts any 2xx.
    #[must_use]
    pub fn success_status(&self) -> StatusCode {
        self.spec.success_status
    }

    /// Returns whether requests carry an `Idempotency-Key`.
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.spec.idempotent
    }

    /// Returns whether the live API is known to return 501 today.
    #[must_use]
    pub fn is_not_implemented(&self) -> bool {
        self.spec.not_implemented
    }

    /// Returns a realistic `data` of a successful response: an object, an array for lists and pages, one event for a
    /// stream, `null` if nothing is returned.
    #[must_use]
    pub fn sample(&self) -> Value {
        let Some(kind) = self.spec.output.kind() else { return Value::Null };
        match self.spec.output {
            Output::List(_) | Output::Page(_) => Value::Array(vec![kind.sample()]),
            _ => kind.sample(),
        }
    }

    /// Returns a realistic input: an object of parameters or the body; `null` without input.
    #[must_use]
    pub fn sample_input(&self) -> Value {
        self.spec.input.kind().map(|kind| kind.sample()).unwrap_or_default()
    }

    #[cfg(feature = "invoke")]
    pub(crate) fn typed(&self) -> &TypedRequest {
        &self.typed
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("name", &self.spec.name)
            .field("method", &self.spec.method)
            .field("path", &self.spec.path)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.spec.name)
    }
}
