//! The blocks, each with its declarations.

use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;
use syn::{Attribute, Path, Type};

use super::docs::{line_attrs, require_docs};
use super::method_names::MethodNames;
use super::output::Output;
use super::path::{Models, shape};
use super::route::{Route, route};
use super::ticket::{self, Ticket};
use crate::ast::{self, Declaration, LineState};
use crate::errors::Errors;
use crate::names::plain;

pub(crate) struct Resource {
    pub(crate) attrs: Vec<Attribute>,
    /// `agents.knowledge_bases`
    pub(crate) accessor: String,
    pub(crate) ty: Ident,
    pub(crate) routes: Vec<Route>,
    pub(crate) subs: Vec<Sub>,
}

pub(crate) struct Client {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) keyword: Ident,
    pub(crate) api: Option<Ident>,
    pub(crate) resources: Vec<Sub>,
}

pub(crate) struct Sub {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) ty: Path,
}

/// The lines of a resource, while they are checked.
pub(super) struct Lines {
    pub(super) routes: Vec<Line>,
    pub(super) subs: Vec<Sub>,
    /// Whether these are all: if not, a name that is not found may be that of a broken line.
    pub(super) complete: bool,
}

/// A route, and the mistakes in its line.
pub(super) struct Line {
    pub(super) route: Route,
    pub(super) errors: Errors,
    /// Whether a mistake in it was reported before.
    pub(super) reported: bool,
    state: LineState,
}

pub(super) fn resource(declared: ast::Resource, errors: &mut Errors) -> Resource {
    if !declared.reported {
        require_docs(&declared.attrs, declared.keyword.span(), "the resource", errors);
    }
    let models = models(&declared, errors);
    let is_empty = declared.declarations.list.is_empty() && declared.declarations.complete;
    let mut lines = lines(&declared.ty, declared.declarations, &models, errors);
    check_tickets(&mut lines);
    if lines.complete && lines.routes.iter().all(|line| !line.reported && line.errors.is_empty()) {
        check_placeholders(&declared.ids, &lines, errors);
    }
    if is_empty && errors.is_empty() {
        errors.at(declared.ty.span(), "a resource must have at least one endpoint");
    }
    let accessor: Vec<String> = declared.accessor.iter().map(plain).collect();
    let routes = lines.routes.into_iter().map(|line| {
        finish(line.errors, line.state, errors);
        line.route
    });
    Resource {
        attrs: declared.attrs,
        accessor: accessor.join("."),
        ty: declared.ty,
        routes: routes.collect(),
        subs: lines.subs,
    }
}

/// The models that the head declares for placeholders.
fn models(declared: &ast::Resource, errors: &mut Errors) -> Models {
    let mut models = Models { declared: HashMap::new(), known: declared.ids_known };
    for (name, ty) in &declared.ids {
        let is_model = matches!(ty, Type::Path(path) if path.path.segments.iter().all(|s| s.arguments.is_none()));
        if !is_model {
            errors.under(ty, "expected the name of a model, as in `where kb_id: KnowledgeBase`");
            models.known = false;
        } else if models.declared.insert(plain(name), ty.clone()).is_some() {
            errors.at(name.span(), format!("`{name}` is declared twice: remove one"));
        }
    }
    models
}

fn lines(ty: &Ident, declared: ast::Declarations, models: &Models, errors: &mut Errors) -> Lines {
    let mut lines = Lines { routes: Vec::new(), subs: Vec::new(), complete: declared.complete };
    let mut names = MethodNames::of_resource();
    let mut shapes = HashMap::new();
    for declaration in declared.list {
        let (name, state) = match &declaration {
            Declaration::Route(route) => (&route.name, route.line),
            Declaration::Sub(sub) => (&sub.name, sub.line),
        };
        let mut own = Errors::default();
        let is_accepted = names.accept(name, &mut own);
        match declaration {
            Declaration::Sub(sub) if is_accepted => {
                let sub = self::sub(sub, &mut own);
                if sub.ty.is_ident(ty) {
                    own.under(&sub.ty, "a resource cannot be its own sub-resource");
                } else if is_new(&sub, &lines.subs, &mut own) {
                    lines.subs.push(sub);
                }
                finish(own, state, errors);
            }
            Declaration::Route(route) if is_accepted => {
                check_shape(&route, &mut shapes, &mut own);
                let Some(route) = self::route(*route, models, &mut own) else {
                    lines.complete = false;
                    finish(own, state, errors);
                    continue;
                };
                lines.routes.push(Line { route, errors: own, reported: state.reported, state });
            }
            Declaration::Sub(_) | Declaration::Route(_) => {
                lines.complete = false;
                finish(own, state, errors);
            }
        }
    }
    lines
}

/// Reports the mistakes in a line, or else that its `;` is missing. After a mistake in the grammar, others are probably
/// its consequences.
fn finish(own: Errors, state: LineState, errors: &mut Errors) {
    if state.reported {
        return;
    }
    if let (true, Some(end)) = (own.is_empty(), state.unended) {
        errors.at(end, "expected `;` after the declaration");
    }
    errors.append(own);
}

/// Two routes that differ only in the names of placeholders are one.
fn check_shape(route: &ast::Route, shapes: &mut HashMap<(String, String), String>, errors: &mut Errors) {
    let path = route.path.value();
    let Some(other) = shapes.insert((route.method.to_string(), shape(&path)), path.clone()) else { return };
    let message = if other == path {
        "duplicate route: another line of this resource has the same method and path".to_owned()
    } else {
        format!("duplicate route: {other:?} has the same method and path, the names of placeholders aside")
    };
    errors.at(route.path.span(), message);
}

/// One handle has one name. A second one is left out: its endpoints are in the table already.
fn is_new(sub: &Sub, others: &[Sub], errors: &mut Errors) -> bool {
    let Some(other) = others.iter().find(|other| other.ty == sub.ty) else { return true };
    errors.under(&sub.ty, format!("this is the type of `{}` already: remove one of the two", other.name));
    false
}

/// A stream whose ticket does not fit names itself, so that its method compiles anyway.
fn check_tickets(lines: &mut Lines) {
    for at in 0..lines.routes.len() {
        let line = &lines.routes[at];
        let Output::Events(_, ticket) = &line.route.output else { continue };
        let (span, is_checked) = (ticket.span(), !line.reported && line.errors.is_empty());
        let ticket = ticket::check(&line.route, ticket, lines);
        if matches!(ticket, Ticket::Fits) {
            continue;
        }
        let line = &mut lines.routes[at];
        if let (Ticket::Refused(message), true) = (ticket, is_checked) {
            line.errors.at(span, message);
        }
        if let Output::Events(_, ticket) = &mut line.route.output {
            ticket.clone_from(&line.route.name);
        }
    }
}

fn check_placeholders(ids: &[(Ident, Type)], lines: &Lines, errors: &mut Errors) {
    let used: HashSet<&str> = lines.routes.iter().flat_map(|line| &line.route.ids).map(|id| id.name.as_str()).collect();
    let mut seen = HashSet::new();
    for (name, _) in ids {
        if seen.insert(plain(name)) && !used.contains(plain(name).as_str()) {
            errors.at(name.span(), format!("no path has the placeholder `{{{name}}}`: remove it from `where`"));
        }
    }
}

pub(super) fn client(declared: ast::Client, errors: &mut Errors) -> Client {
    if !declared.reported {
        require_docs(&declared.attrs, declared.keyword.span(), "`client`", errors);
    }
    let is_empty = declared.declarations.list.is_empty() && declared.declarations.complete;
    if is_empty && errors.is_empty() {
        errors.at(declared.keyword.span(), "a client must have at least one resource, as in `agents: agents::Agents;`");
    }
    let mut names = MethodNames::of_client();
    let mut resources: Vec<Sub> = Vec::new();
    for declaration in declared.declarations.list {
        let mut own = Errors::default();
        let state = match declaration {
            Declaration::Sub(sub) => {
                let state = sub.line;
                if names.accept(&sub.name, &mut own) {
                    let sub = self::sub(sub, &mut own);
                    if is_new(&sub, &resources, &mut own) {
                        resources.push(sub);
                    }
                }
                state
            }
            Declaration::Route(route) => {
                let message =
                    "expected a resource, as in `agents: agents::Agents;`: a route belongs in a `resource` block";
                own.at(route.method.span(), message);
                route.line
            }
        };
        finish(own, state, errors);
    }
    Client { attrs: declared.attrs, keyword: declared.keyword, api: declared.api, resources }
}

fn sub(declared: ast::Sub, errors: &mut Errors) -> Sub {
    require_docs(&declared.attrs, declared.name.span(), &format!("`{}`", declared.name), errors);
    Sub { attrs: line_attrs(declared.attrs, errors), name: declared.name, ty: declared.ty }
}
