//! The blocks, each with its declarations.

use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;
use syn::{Attribute, Path, Type};

use super::docs::require_docs;
use super::route::{Route, route};
use crate::ast::{self, Declaration};
use crate::errors::Errors;
use crate::names::{is_keyword, plain};

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
    pub(crate) api: Option<Ident>,
    pub(crate) resources: Vec<Sub>,
}

pub(crate) struct Sub {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) ty: Path,
}

/// Names that the handle or the module already uses.
const RESERVED: [&str; 3] = ["new", "client", "endpoints"];

pub(super) fn resource(declared: ast::Resource, errors: &mut Errors) -> Resource {
    require_docs(&declared.attrs, declared.keyword.span(), "the resource", errors);
    let accessor: Vec<String> = declared.accessor.iter().map(plain).collect();
    let ids: HashMap<String, Type> = declared.ids.iter().map(|(name, ty)| (plain(name), ty.clone())).collect();
    let mut resource = Resource {
        attrs: declared.attrs,
        accessor: accessor.join("."),
        ty: declared.ty,
        routes: Vec::new(),
        subs: Vec::new(),
    };
    let methods: Vec<String> = declared.declarations.iter().map(|declaration| plain(name_of(declaration))).collect();
    let mut seen = HashSet::new();
    let mut routes = HashSet::new();
    for declaration in declared.declarations {
        if !is_fresh(name_of(&declaration), &mut seen, errors) {
            continue;
        }
        match declaration {
            Declaration::Sub(sub) => resource.subs.push(self::sub(sub, errors)),
            Declaration::Route(route) => {
                if !routes.insert((route.method.to_string(), route.path.value())) {
                    errors.at(
                        route.path.span(),
                        "duplicate route: another line of this resource has the same method and path",
                    );
                }
                resource.routes.push(self::route(*route, &ids, &methods, errors));
            }
        }
    }
    for (name, _) in &declared.ids {
        let used = resource.routes.iter().any(|route| route.ids.iter().any(|id| plain(name) == id.name));
        if !used {
            errors.at(name.span(), format!("no path has the placeholder `{{{name}}}`: remove it from `where`"));
        }
    }
    if methods.is_empty() && errors.is_empty() {
        errors.at(resource.ty.span(), "a resource must have at least one endpoint");
    }
    resource
}

pub(super) fn client(declared: ast::Client, errors: &mut Errors) -> Client {
    require_docs(&declared.attrs, declared.keyword.span(), "`client`", errors);
    let mut seen = HashSet::new();
    let mut resources = Vec::new();
    for declaration in declared.declarations {
        match declaration {
            Declaration::Sub(sub) if is_fresh(&sub.name, &mut seen, errors) => resources.push(self::sub(sub, errors)),
            Declaration::Sub(_) => {}
            Declaration::Route(route) => errors.at(
                route.method.span(),
                "expected a resource, as in `agents: agents::Agents;`: a route belongs in a `resource` block",
            ),
        }
    }
    Client { attrs: declared.attrs, api: declared.api, resources }
}

fn name_of(declaration: &Declaration) -> &Ident {
    match declaration {
        Declaration::Route(route) => &route.name,
        Declaration::Sub(sub) => &sub.name,
    }
}

/// Whether a method of this name can be generated: a valid name that is not used yet.
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

fn sub(declared: ast::Sub, errors: &mut Errors) -> Sub {
    require_docs(&declared.attrs, declared.name.span(), &format!("`{}`", declared.name), errors);
    Sub { attrs: declared.attrs, name: declared.name, ty: declared.ty }
}
