//! The table of endpoints: one entry per line of an `endpoints!` block.

use std::any::Any;
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

use reqwest::Method;
use serde_json::Value;

use super::{Field, Kind};

/// What an endpoint takes in addition to its path parameters.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Input {
    /// Nothing: no query, no body, no `Content-Type`.
    None,
    /// Query parameters.
    Query(&'static [Field]),
    /// A JSON body: an object of parameters, or the type declared as `(body: Type)`.
    Json(Kind),
}

impl Input {
    /// Returns the query parameters, or the fields of the JSON body.
    #[must_use]
    pub fn fields(&self) -> &'static [Field] {
        match self {
            Input::None => &[],
            Input::Query(fields) => fields,
            Input::Json(kind) => kind.fields(),
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
    pub docs: &'static str,
    pub path_params: &'static [&'static str],
    pub input: Input,
    pub input_type: &'static str,
    pub takes_body: bool,
    pub output: Output,
    pub output_type: &'static str,
    pub idempotent: bool,
    pub not_implemented: bool,
    pub sample: fn() -> Value,
    pub sample_input: fn() -> Value,
}

impl Endpoint {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(spec: EndpointSpec, typed: TypedRequest) -> Self {
        Self { spec, typed }
    }

    /// Returns the name, with dots: `agents.knowledge_bases.create`.
    #[must_use]
    pub fn name(&self) -> &'static str {
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

    /// Returns the documentation, as declared.
    #[must_use]
    pub fn docs(&self) -> &'static str {
        self.spec.docs
    }

    /// Returns the names of the path parameters, in order.
    #[must_use]
    pub fn path_params(&self) -> &'static [&'static str] {
        self.spec.path_params
    }

    /// Returns what the endpoint takes in addition to its path parameters.
    #[must_use]
    pub fn input(&self) -> &Input {
        &self.spec.input
    }

    /// Returns the name of the Rust type of the input; `None` without input.
    #[must_use]
    pub fn input_type(&self) -> Option<&'static str> {
        Some(self.spec.input_type).filter(|name| !name.is_empty())
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
    pub fn output_type(&self) -> Option<&'static str> {
        Some(self.spec.output_type).filter(|name| !name.is_empty())
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
        (self.spec.sample)()
    }

    /// Returns a realistic input: an object of parameters or the body; `null` without input.
    #[must_use]
    pub fn sample_input(&self) -> Value {
        (self.spec.sample_input)()
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

/// A handle type of a declared resource.
#[doc(hidden)]
pub trait Resource {
    const ENDPOINTS: &'static [&'static Endpoint];
}

#[doc(hidden)]
#[must_use]
pub const fn count(parts: &[&[&'static Endpoint]]) -> usize {
    let mut total = 0;
    let mut part = 0;
    while part < parts.len() {
        total += parts[part].len();
        part += 1;
    }
    total
}

/// Joins the tables of a resource and its sub-resources at compile time; `N` is [`count`] of the same parts.
#[doc(hidden)]
#[must_use]
pub const fn concat<const N: usize>(parts: &[&[&'static Endpoint]]) -> [&'static Endpoint; N] {
    let mut all = [first(parts); N];
    let (mut at, mut part) = (0, 0);
    while part < parts.len() {
        let mut i = 0;
        while i < parts[part].len() {
            all[at] = parts[part][i];
            at += 1;
            i += 1;
        }
        part += 1;
    }
    all
}

const fn first(parts: &[&[&'static Endpoint]]) -> &'static Endpoint {
    let mut part = 0;
    while part < parts.len() {
        if !parts[part].is_empty() {
            return parts[part][0];
        }
        part += 1;
    }
    panic!("a resource needs at least one endpoint")
}
