//! The parts of a route that have a grammar of their own: the path and the flags.

use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;
use syn::{LitStr, Type};

use super::check::{refuse_flag, refuse_path};
use super::meant::PathParam;
use super::parse::Flag;
use crate::errors::Errors;
use crate::names::{is_keyword, pascal};

/// What the flags say.
#[derive(Default)]
pub(crate) struct Flags {
    pub(crate) idempotent: Option<Ident>,
    pub(crate) not_implemented: bool,
    pub(crate) ticket: Option<Ident>,
}

pub(crate) fn flags(written: Vec<Flag>, errors: &mut Errors) -> Flags {
    let mut flags = Flags::default();
    let mut seen = HashSet::new();
    for flag in written {
        let name = flag.name.to_string();
        if !seen.insert(name.clone()) {
            refuse_flag(&flag, &format!("`{name}` is given twice: remove one"), errors);
            continue;
        }
        match (name.as_str(), &flag.value) {
            ("idempotent", None) => flags.idempotent = Some(flag.name),
            ("not_implemented", None) => flags.not_implemented = true,
            ("ticket", Some(method)) => flags.ticket = Some(method.clone()),
            ("ticket", None) => refuse_flag(&flag, "write `ticket = <the method that gives it>`", errors),
            ("idempotent" | "not_implemented", Some(_)) => {
                refuse_flag(&flag, &format!("`{name}` takes no value: write `{name}` alone"), errors);
                flags.not_implemented |= name == "not_implemented";
                flags.idempotent = flags.idempotent.or((name == "idempotent").then_some(flag.name));
            }
            _ => {
                let problem =
                    format!("unknown flag `{name}`: write `idempotent`, `not_implemented` or `ticket = <method>`");
                refuse_flag(&flag, &problem, errors);
            }
        }
    }
    flags
}

/// The placeholders of a path, in order. What is wrong with the path is noted; what is right of it is used.
pub(crate) fn path_params(path: &LitStr, models: &HashMap<String, Type>, errors: &mut Errors) -> Vec<PathParam> {
    let text = path.value();
    if let Some(problem) = shape_problem(&text) {
        refuse_path(path, &problem, errors);
    }
    let mut params: Vec<PathParam> = Vec::new();
    for segment in text.split('/') {
        let name = match placeholder(segment) {
            Ok(None) => continue,
            Ok(Some(name)) => name,
            Err(problem) => {
                refuse_path(path, &problem, errors);
                continue;
            }
        };
        if params.iter().any(|param| param.name == name) {
            refuse_path(path, &format!("`{{{name}}}` stands in the path twice: give one of them another name"), errors);
            continue;
        }
        params.push(PathParam { name: name.to_owned(), of: model(name, path, models) });
    }
    params
}

fn shape_problem(path: &str) -> Option<String> {
    if !path.starts_with('/') {
        return Some(format!("a path begins with a slash: write \"/{path}\""));
    }
    if path.len() > 1 && path.ends_with('/') {
        return Some(format!("a path ends without a slash: write {:?}", path.trim_end_matches('/')));
    }
    if path.contains("//") {
        return Some("a segment is empty: remove one of the slashes".to_owned());
    }
    if path.contains(['?', '#']) {
        return Some("a path has no query or fragment: declare parameters, as in `(ListAgents)`".to_owned());
    }
    let legal = |c: char| c.is_ascii_alphanumeric() || "/-_.~{}".contains(c);
    let illegal = path.chars().find(|c| !legal(*c))?;
    Some(format!("{illegal:?} cannot stand in a path: use letters, digits, `-`, `_`, `.` and `~`"))
}

/// The name in a segment that is a placeholder; `None` for a literal segment.
fn placeholder(segment: &str) -> Result<Option<&str>, String> {
    if !segment.contains(['{', '}']) {
        return Ok(None);
    }
    let Some(name) = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        let whole = segment.starts_with('{') != segment.ends_with('}') && segment.matches(['{', '}']).count() == 1;
        return Err(if whole {
            format!("a brace is missing in `{segment}`: write a placeholder as `{{name}}`")
        } else {
            format!("`{segment}` is only in part a placeholder: make the whole segment one")
        });
    };
    if name.is_empty() {
        return Err("a placeholder is empty: write its name, as in `{agent_id}`".to_owned());
    }
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !is_name || is_keyword(name) {
        return Err(format!("`{{{name}}}` is no name: write it in snake case, as in `{{agent_id}}`"));
    }
    Ok(Some(name))
}

/// The model whose id the placeholder takes.
fn model(name: &str, path: &LitStr, models: &HashMap<String, Type>) -> Option<Type> {
    if let Some(model) = models.get(name) {
        return Some(model.clone());
    }
    let of = name.strip_suffix("_id").filter(|of| !of.is_empty())?;
    let ident = Ident::new(&pascal(of), path.span());
    Some(syn::parse_quote!(#ident))
}
