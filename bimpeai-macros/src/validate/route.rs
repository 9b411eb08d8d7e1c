//! The routes of a resource.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Attribute, LitStr};

use super::docs::{line_attrs, require_docs};
use super::flags::{Flags, Ticket, flags};
use super::output::{Output, check_bare, is_named_value, output};
use super::path::{Models, PathParam, path_params};
use crate::ast::{self, Input, Method};
use crate::errors::Errors;
use crate::names::{located, plain};

pub(crate) struct Route {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) docs: String,
    pub(crate) name: Ident,
    pub(crate) method: Method,
    pub(crate) path: LitStr,
    pub(crate) ids: Vec<PathParam>,
    pub(crate) input: Input,
    pub(crate) output: Output,
    /// Whether a write carries one idempotency key over all attempts.
    pub(crate) idempotent: bool,
    pub(crate) not_implemented: bool,
}

impl Route {
    /// Returns the name of its constant in the table.
    pub(crate) fn constant(&self) -> Ident {
        constant_of(&self.name)
    }
}

/// Returns the name of the constant of a method's route.
pub(crate) fn constant_of(method: &Ident) -> Ident {
    // Located at the line, so that "go to definition" leads there.
    Ident::new(&plain(method).to_uppercase(), located(method.span()))
}

/// Returns `None` for a route that cannot be expanded, which is reported.
pub(super) fn route(route: ast::Route, models: &Models, errors: &mut Errors) -> Option<Route> {
    let docs = require_docs(&route.attrs, route.name.span(), &format!("`{}`", route.name), errors);
    let attrs = line_attrs(route.attrs, errors);
    let method = method(&route.method, errors);
    let flags = flags(route.flags, errors);
    let ids = path_params(&route.path, models, errors);
    let ticket = match &flags.ticket {
        Ticket::Some(ticket) => ticket.clone(),
        Ticket::None | Ticket::Unknown => route.name.clone(),
    };
    let ty = route.output.to_token_stream();
    let output = output(route.output, ticket, errors)?;
    let is_listing = method == Some(Method::Get) && matches!(route.input, Input::Params(_));
    if !check_bare(&output, is_listing, matches!(flags.ticket, Ticket::Some(_)), errors) {
        return None;
    }
    let mut route = Route {
        idempotent: method.is_some_and(Method::is_write) && flags.idempotent.is_some(),
        method: method.unwrap_or(Method::Get),
        not_implemented: flags.not_implemented,
        name: route.name,
        path: route.path,
        input: route.input,
        attrs,
        docs,
        ids,
        output,
    };
    if let Some(method) = method {
        check_method(&route, method, &flags, &ty, errors);
    }
    let is_get = method == Some(Method::Get);
    check_ticket_flag(&route, &flags, is_get, &ty, errors);
    check_input(&mut route, is_get, &ty, errors);
    Some(route)
}

/// Returns `None` if it is not known which one is meant.
fn method(name: &Ident, errors: &mut Errors) -> Option<Method> {
    let text = name.to_string();
    let method = Method::like(name);
    match method {
        Some(method) if method.name() == text => {}
        Some(method) => errors.at(name.span(), format!("write `{}` in capitals", method.name())),
        None => {
            errors.at(name.span(), format!("unknown HTTP method `{text}`: expected GET, POST, PUT, PATCH or DELETE"));
        }
    }
    method
}

fn check_method(route: &Route, method: Method, flags: &Flags, ty: &impl ToTokens, errors: &mut Errors) {
    if let (Some(flag), false) = (&flags.idempotent, method.is_write()) {
        errors.at(flag.span(), "a GET request has no idempotency key: remove `idempotent`");
    }
    if let (Method::Get, Input::Body(body)) = (method, &route.input) {
        errors.under(body, "a GET request has no body: write `(Type)` to send parameters in the query");
    }
    let name = method.name();
    match &route.output {
        Output::Page(_) if method.is_write() => {
            errors.under(
                ty,
                format!("only a GET request can return a `Page`: return a model or a `Vec` from this {name}"),
            );
        }
        Output::Events(..) if method.is_write() => {
            errors.under(ty, format!("only a GET request can return `Events`: return a model from this {name}"));
        }
        _ => {}
    }
}

fn check_ticket_flag(route: &Route, flags: &Flags, is_get: bool, ty: &impl ToTokens, errors: &mut Errors) {
    let is_stream = matches!(route.output, Output::Events(..));
    match &flags.ticket {
        Ticket::Some(ticket) if !is_stream => {
            errors.at(ticket.span(), "only `Events<T>` takes a ticket: remove `ticket = ..`");
        }
        Ticket::None if is_stream && is_get => {
            errors.under(ty, "`Events` requires a ticket: add `, ticket = <method>`, the method that creates it");
        }
        _ => {}
    }
}

/// Checks what the route takes, which a stream and a page restrict.
fn check_input(route: &mut Route, is_get: bool, ty: &impl ToTokens, errors: &mut Errors) {
    match (&route.output, &route.input) {
        (Output::Events(..), Input::Params(params)) if is_get => {
            errors.under(params, "a stream takes no parameters: remove `(..)`");
        }
        (Output::Page(_), Input::None) if is_get => errors.under(
            ty,
            "a `Page` needs parameters with a field `page`: write `(ListAgents)` after the path, or return a `Vec`",
        ),
        (_, Input::Body(body)) if !is_named_value(body) => {
            errors.under(body, "expected the name of a type, as in `(body: CreateAgent)`");
            route.input = Input::None;
            return;
        }
        _ => {}
    }
    if matches!(route.output, Output::Events(..)) {
        route.input = Input::None;
    }
}
