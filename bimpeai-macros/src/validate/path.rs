//! The path of a route.

use std::collections::HashMap;

use proc_macro2::Ident;
use syn::{LitStr, Type};

use crate::errors::Errors;
use crate::names::{is_keyword, pascal};

/// A placeholder of a path.
pub(crate) struct PathParam {
    pub(crate) name: String,
    /// The model whose id it takes; without one it takes any text.
    pub(crate) of: Option<Type>,
}

/// The placeholders of a path, in order. What is wrong with the path is noted; what is right of it is used.
pub(super) fn path_params(path: &LitStr, models: &HashMap<String, Type>, errors: &mut Errors) -> Vec<PathParam> {
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

/// Points to the literal as a whole: stable Rust cannot point into it.
fn refuse_path(path: &LitStr, problem: &str, errors: &mut Errors) {
    errors.at(path.span(), problem);
}
