//! From what was written to what was meant, noting every mistake on the way.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Span};
use syn::{Attribute, LitStr, Type};

use super::meant::{Answer, Client, Method, Resource, Route, Sub};
use super::parse::{self, Declaration, Flag, Input};
use super::route::{self, Flags};
use crate::errors::Errors;
use crate::names::{docs, inside, is_keyword, plain};

/// Names that the handle or the module has already.
const RESERVED: [&str; 3] = ["new", "client", "endpoints"];

pub(crate) fn resource(written: parse::Resource, errors: &mut Errors) -> Resource {
    require_docs(&written.attrs, written.keyword.span(), "the resource", errors);
    let accessor: Vec<String> = written.accessor.iter().map(plain).collect();
    let ids: HashMap<String, Type> = written.ids.iter().map(|(name, ty)| (plain(name), ty.clone())).collect();
    let mut resource = Resource {
        attrs: written.attrs,
        accessor: accessor.join("."),
        ty: written.ty,
        routes: Vec::new(),
        subs: Vec::new(),
    };
    let methods: Vec<String> = written.declarations.iter().map(|declaration| plain(name_of(declaration))).collect();
    let mut seen = HashSet::new();
    let mut routes = HashSet::new();
    for declaration in written.declarations {
        if !is_fresh(name_of(&declaration), &mut seen, errors) {
            continue;
        }
        match declaration {
            Declaration::Sub(sub) => resource.subs.push(self::sub(sub, errors)),
            Declaration::Route(route) => {
                if !routes.insert((route.method.to_string(), route.path.value())) {
                    errors.at(route.path.span(), "another line of this resource has the same method and path");
                }
                resource.routes.push(self::route(*route, &ids, &methods, errors));
            }
        }
    }
    for (name, _) in &written.ids {
        let used = resource.routes.iter().any(|route| route.ids.iter().any(|id| plain(name) == id.name));
        if !used {
            errors.at(name.span(), format!("no path has a placeholder `{{{name}}}`: remove it from the `where`"));
        }
    }
    if methods.is_empty() && errors.is_empty() {
        errors.at(resource.ty.span(), "declare at least one endpoint");
    }
    resource
}

pub(crate) fn client(written: parse::Client, errors: &mut Errors) -> Client {
    require_docs(&written.attrs, written.keyword.span(), "the client's part", errors);
    let mut seen = HashSet::new();
    let mut resources = Vec::new();
    for declaration in written.declarations {
        match declaration {
            Declaration::Sub(sub) if is_fresh(&sub.name, &mut seen, errors) => resources.push(self::sub(sub, errors)),
            Declaration::Sub(_) => {}
            Declaration::Route(route) => errors.at(
                route.method.span(),
                "a client has resources only, as in `agents: agents::Agents;`: write the route into a `resource`",
            ),
        }
    }
    Client { attrs: written.attrs, api: written.api, resources }
}

fn name_of(declaration: &Declaration) -> &Ident {
    match declaration {
        Declaration::Route(route) => &route.name,
        Declaration::Sub(sub) => &sub.name,
    }
}

/// Whether a method of this name can be emitted: a legal name that is not taken.
fn is_fresh(name: &Ident, seen: &mut HashSet<String>, errors: &mut Errors) -> bool {
    let text = name.to_string();
    if is_keyword(&text) {
        errors.at(name.span(), format!("`{text}` is a keyword: choose another name"));
    } else if RESERVED.contains(&text.as_str()) || text.starts_with("__") {
        errors.at(name.span(), format!("`{text}` is reserved: choose another name"));
    } else if !seen.insert(plain(name)) {
        errors.at(name.span(), format!("`{text}` is declared twice: choose another name"));
    } else {
        return true;
    }
    false
}

fn require_docs(attrs: &[Attribute], span: Span, what: &str, errors: &mut Errors) {
    if docs(attrs).is_empty() {
        errors.at(span, format!("write a doc comment (`/// ..`) above {what}: it becomes the generated docs"));
    }
}

fn sub(written: parse::Sub, errors: &mut Errors) -> Sub {
    require_docs(&written.attrs, written.name.span(), &format!("`{}`", written.name), errors);
    Sub { attrs: written.attrs, name: written.name, ty: written.ty }
}

fn route(written: parse::Route, models: &HashMap<String, Type>, methods: &[String], errors: &mut Errors) -> Route {
    require_docs(&written.attrs, written.name.span(), &format!("`{}`", written.name), errors);
    let method = method(&written.method, errors);
    let flags = route::flags(written.flags, errors);
    check_idempotent(method, &written.method, flags.idempotent.as_ref(), errors);
    if let (Method::Get, Input::Body(body)) = (method, &written.input) {
        errors.at(
            syn::spanned::Spanned::span(body),
            "a GET has no body: write `(Type)`, parameters that become the query",
        );
    }
    Route {
        docs: docs(&written.attrs),
        attrs: written.attrs,
        ids: route::path_params(&written.path, models, errors),
        answer: answer(written.answer, method, &flags, methods, errors),
        idempotent: method.is_write(),
        not_implemented: flags.not_implemented,
        name: written.name,
        path: written.path,
        input: written.input,
        method,
    }
}

fn method(written: &Ident, errors: &mut Errors) -> Method {
    let text = written.to_string();
    Method::ALL.into_iter().find(|method| method.name() == text).unwrap_or_else(|| {
        errors.at(written.span(), format!("unknown method `{text}`: write GET, POST, PUT, PATCH or DELETE"));
        Method::Get
    })
}

fn check_idempotent(method: Method, token: &Ident, flag: Option<&Ident>, errors: &mut Errors) {
    let known = token == method.name();
    match flag {
        Some(flag) if !method.is_write() && known => {
            errors.at(flag.span(), "a GET carries no idempotency key: remove `idempotent`");
        }
        None if method.is_write() => {
            errors.at(
                token.span(),
                format!("every write carries an idempotency key: add `, idempotent` to this {token}"),
            );
        }
        _ => {}
    }
}

fn answer(written: Type, method: Method, flags: &Flags, methods: &[String], errors: &mut Errors) -> Answer {
    let span = syn::spanned::Spanned::span(&written);
    let ticket = flags.ticket.as_ref();
    if let Some(ticket) = ticket {
        if inside(&written, "Events").is_none() {
            errors.at(ticket.span(), "only `Events<T>` is opened by a ticket: remove `ticket = ..`");
        } else if !methods.contains(&plain(ticket)) {
            errors.at(
                ticket.span(),
                format!("this resource declares no `{ticket}`: name the method that gives the ticket"),
            );
        }
    }
    if matches!(&written, Type::Tuple(tuple) if tuple.elems.is_empty()) {
        return Answer::Nothing;
    }
    if let Some(item) = inside(&written, "Page") {
        if method.is_write() {
            errors.at(
                span,
                format!("only a GET answers in pages: answer this {} with a model or a `Vec`", method.name()),
            );
        }
        return Answer::Page(item.clone());
    }
    if let Some(item) = inside(&written, "Vec") {
        return Answer::List(item.clone());
    }
    let Some(item) = inside(&written, "Events") else { return Answer::One(written) };
    if method.is_write() {
        errors.at(span, format!("only a GET answers with events: answer this {} with a model", method.name()));
    }
    match ticket {
        Some(ticket) if methods.contains(&plain(ticket)) => Answer::Events(item.clone(), ticket.clone()),
        Some(_) => Answer::One(item.clone()),
        None => {
            errors.at(span, "events are opened by a ticket: add `, ticket = <the method that gives it>`");
            Answer::One(item.clone())
        }
    }
}

/// Spans of the literal as a whole: stable Rust cannot point into it.
pub(crate) fn refuse_path(path: &LitStr, problem: &str, errors: &mut Errors) {
    errors.at(path.span(), problem);
}

pub(crate) fn refuse_flag(flag: &Flag, problem: &str, errors: &mut Errors) {
    errors.at(flag.name.span(), problem);
}
