//! The routes of a resource.

use std::collections::HashMap;

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{Attribute, LitStr, Type};

use super::docs::require_docs;
use super::flags::{Flags, flags};
use super::path::{PathParam, path_params};
use crate::ast::{self, Input, Method};
use crate::errors::Errors;
use crate::names::{inside, plain};

pub(crate) struct Route {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) docs: String,
    pub(crate) name: Ident,
    pub(crate) method: Method,
    pub(crate) path: LitStr,
    pub(crate) ids: Vec<PathParam>,
    pub(crate) input: Input,
    pub(crate) output: Output,
    pub(crate) idempotent: bool,
    pub(crate) not_implemented: bool,
}

/// What an endpoint returns.
pub(crate) enum Output {
    Nothing,
    One(Type),
    List(Type),
    Page(Type),
    /// A stream of events, and the method that creates its ticket.
    Events(Type, Ident),
}

impl Output {
    /// Returns the model in it.
    pub(crate) fn model(&self) -> Option<&Type> {
        match self {
            Self::Nothing => None,
            Self::One(model) | Self::List(model) | Self::Page(model) | Self::Events(model, _) => Some(model),
        }
    }
}

impl Route {
    /// Returns the name of its constant in the table.
    pub(crate) fn constant(&self) -> Ident {
        constant_of(&self.name)
    }
}

/// Returns the name of the constant of a method's route.
pub(crate) fn constant_of(method: &Ident) -> Ident {
    Ident::new(&plain(method).to_uppercase(), Span::call_site())
}

pub(super) fn route(
    route: ast::Route,
    models: &HashMap<String, Type>,
    methods: &[String],
    errors: &mut Errors,
) -> Route {
    let docs = require_docs(&route.attrs, route.name.span(), &format!("`{}`", route.name), errors);
    let method = method(&route.method, errors);
    let flags = flags(route.flags, errors);
    check_idempotent(&route.method, flags.idempotent.as_ref(), errors);
    if let (Method::Get, Input::Body(body)) = (method, &route.input) {
        errors.at(body.span(), "a GET request has no body: write `(Type)` to send parameters in the query");
    }
    Route {
        docs,
        attrs: route.attrs,
        ids: path_params(&route.path, models, errors),
        output: output(route.output, method, &flags, methods, errors),
        idempotent: method.is_write() && flags.idempotent.is_some(),
        not_implemented: flags.not_implemented,
        name: route.name,
        path: route.path,
        input: route.input,
        method,
    }
}

fn method(name: &Ident, errors: &mut Errors) -> Method {
    let text = name.to_string();
    Method::ALL.into_iter().find(|method| method.name() == text).unwrap_or_else(|| {
        errors.at(name.span(), format!("unknown HTTP method `{text}`: expected GET, POST, PUT, PATCH or DELETE"));
        Method::Get
    })
}

fn check_idempotent(method: &Ident, flag: Option<&Ident>, errors: &mut Errors) {
    if let Some(flag) = flag.filter(|_| method == Method::Get.name()) {
        errors.at(flag.span(), "a GET request has no idempotency key: remove `idempotent`");
    }
}

fn output(ty: Type, method: Method, flags: &Flags, methods: &[String], errors: &mut Errors) -> Output {
    let span = ty.span();
    let ticket = flags.ticket.as_ref();
    if let Some(ticket) = ticket {
        if inside(&ty, "Events").is_none() {
            errors.at(ticket.span(), "only `Events<T>` takes a ticket: remove `ticket = ..`");
        } else if !methods.contains(&plain(ticket)) {
            errors.at(
                ticket.span(),
                format!("this resource has no method `{ticket}`: write the method that creates the ticket"),
            );
        }
    }
    if matches!(&ty, Type::Tuple(tuple) if tuple.elems.is_empty()) {
        return Output::Nothing;
    }
    if let Some(item) = inside(&ty, "Page") {
        if method.is_write() {
            errors.at(
                span,
                format!(
                    "only a GET request can return a `Page`: return a model or a `Vec` from this {}",
                    method.name()
                ),
            );
        }
        return Output::Page(item.clone());
    }
    if let Some(item) = inside(&ty, "Vec") {
        return Output::List(item.clone());
    }
    let Some(item) = inside(&ty, "Events") else { return Output::One(ty) };
    if method.is_write() {
        errors.at(span, format!("only a GET request can return `Events`: return a model from this {}", method.name()));
    }
    match ticket {
        Some(ticket) if methods.contains(&plain(ticket)) => Output::Events(item.clone(), ticket.clone()),
        Some(_) => Output::One(item.clone()),
        None => {
            errors.at(span, "`Events` requires a ticket: add `, ticket = <method>`, the method that creates it");
            Output::One(item.clone())
        }
    }
}
