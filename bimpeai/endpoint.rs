//! The table entry that one line of an `endpoints!` block leaves behind.

use std::fmt;

use reqwest::Method;
use serde_json::Value;

use crate::schema::{Field, Kind};

/// What an endpoint takes besides its path parameters.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Input {
    /// Nothing: no query, no body, no `Content-Type`.
    None,
    /// Query parameters.
    Query(&'static [Field]),
    /// A JSON body: an object for parameters, or the type of a body that is one value.
    Json(Kind),
}

impl Input {
    /// The query parameters, or the fields of the JSON body.
    #[must_use]
    pub fn fields(&self) -> &'static [Field] {
        match self {
            Input::None => &[],
            Input::Query(fields) => fields,
            Input::Json(kind) => kind.fields(),
        }
    }
}

/// What an endpoint answers with, in the envelope's `data`.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Output {
    /// Nothing is due; whatever comes is ignored.
    Empty,
    /// One object.
    One(Kind),
    /// A plain list.
    List(Kind),
    /// One page of a list, with `meta`.
    Page(Kind),
    /// A stream of server-sent events, each of this type, opened with a ticket from the named endpoint.
    Events(Kind, &'static str),
}

/// One operation of the API: what one line of an `endpoints!` block declares.
///
/// All of the SDK's own are in [`endpoints::ALL`](crate::endpoints::ALL); each is also a constant beside its
/// resource, such as `bimpeai::endpoints::agents::CREATE`.
pub struct Endpoint {
    spec: EndpointSpec,
    #[cfg(feature = "mock")]
    invoke: crate::invoke::Invoke,
}

/// The parts of an [`Endpoint`], spelled by `endpoints!`.
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
    #[cfg(not(feature = "mock"))]
    pub const fn new(spec: EndpointSpec) -> Self {
        Self { spec }
    }

    #[doc(hidden)]
    #[must_use]
    #[cfg(feature = "mock")]
    pub const fn new(spec: EndpointSpec, invoke: crate::invoke::Invoke) -> Self {
        Self { spec, invoke }
    }

    /// The name as it is called, with dots: `agents.knowledge_bases.create`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.spec.name
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.spec.method
    }

    /// The path template below the API's prefix: `/agents/{agent_id}`.
    #[must_use]
    pub fn path(&self) -> &'static str {
        self.spec.path
    }

    /// The documentation, as declared.
    #[must_use]
    pub fn docs(&self) -> &'static str {
        self.spec.docs
    }

    /// The names of the path parameters, in order.
    #[must_use]
    pub fn path_params(&self) -> &'static [&'static str] {
        self.spec.path_params
    }

    /// What it takes besides its path parameters.
    #[must_use]
    pub fn input(&self) -> &Input {
        &self.spec.input
    }

    /// The name of the Rust type of its input; none if it takes none.
    #[must_use]
    pub fn input_type(&self) -> Option<&'static str> {
        Some(self.spec.input_type).filter(|name| !name.is_empty())
    }

    /// Whether its input is one argument of the method, `body`, and not the setters of a builder.
    #[must_use]
    pub fn takes_body(&self) -> bool {
        self.spec.takes_body
    }

    /// What it answers with.
    #[must_use]
    pub fn output(&self) -> &Output {
        &self.spec.output
    }

    /// The name of the Rust type it answers with, that of the items for lists, pages and streams; none if it answers
    /// with nothing.
    #[must_use]
    pub fn output_type(&self) -> Option<&'static str> {
        Some(self.spec.output_type).filter(|name| !name.is_empty())
    }

    /// Whether it changes something (anything but a GET).
    #[must_use]
    pub fn is_write(&self) -> bool {
        self.spec.method != Method::GET
    }

    /// Whether it answers in pages.
    #[must_use]
    pub fn is_paginated(&self) -> bool {
        matches!(self.spec.output, Output::Page(_))
    }

    /// Whether it answers with a stream of events.
    #[must_use]
    pub fn is_streamed(&self) -> bool {
        matches!(self.spec.output, Output::Events(..))
    }

    /// Whether it carries an `Idempotency-Key`.
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.spec.idempotent
    }

    /// Whether the live API is known to answer 501 today.
    #[must_use]
    pub fn is_not_implemented(&self) -> bool {
        self.spec.not_implemented
    }

    /// A realistic `data` of a successful answer: an object, an array for lists and pages, one event for a stream,
    /// `null` where nothing is due.
    #[must_use]
    pub fn sample(&self) -> Value {
        (self.spec.sample)()
    }

    /// A realistic input: an object of parameters or the body; `null` where it takes none.
    #[must_use]
    pub fn sample_input(&self) -> Value {
        (self.spec.sample_input)()
    }

    #[cfg(feature = "mock")]
    pub(crate) fn invoke_table(&self) -> &crate::invoke::Invoke {
        &self.invoke
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

/// Joins the tables of a resource and its sub-resources while compiling; `N` is [`count`] of the same parts.
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
