//! The path of a route.

use std::collections::HashMap;

use proc_macro2::Ident;
use syn::{LitStr, Type};

use crate::errors::Errors;
use crate::names::{is_keyword, pascal};

/// A placeholder of a path.
pub(crate) struct PathParam {
    pub(crate) name: String,
    /// The model whose id it takes. `None`: any text.
    pub(crate) of: Option<Type>,
}

/// Returns the placeholders of a path, in order. Mistakes are reported; valid placeholders are returned anyway.
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
            refuse_path(path, &format!("`{{{name}}}` occurs twice in the path: rename one of them"), errors);
            continue;
        }
        params.push(PathParam { name: name.to_owned(), of: model(name, path, models) });
    }
    params
}

fn shape_problem(path: &str) -> Option<String> {
    if !path.starts_with('/') {
        return Some(format!("a path must start with `/`: write \"/{path}\""));
    }
    if path.len() > 1 && path.ends_with('/') {
        return Some(format!("a path must not end with `/`: write {:?}", path.trim_end_matches('/')));
    }
    if path.contains("//") {
        return Some("the path has an empty segment: remove one `/`".to_owned());
    }
    if path.contains(['?', '#']) {
        return Some("a path must not have a query or a fragment: declare parameters, as in `(ListAgents)`".to_owned());
    }
    let legal = |c: char| c.is_ascii_alphanumeric() || "/-_.~{}".contains(c);
    let illegal = path.chars().find(|c| !legal(*c))?;
    Some(format!("{illegal:?} is not allowed in a path: use letters, digits, `-`, `_`, `.` and `~`"))
}

/// Returns the name in a placeholder, `None` for a literal segment.
fn placeholder(segment: &str) -> Result<Option<&str>, String> {
    if !segment.contains(['{', '}']) {
        return Ok(None);
    }
    let Some(name) = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        let whole = segment.starts_with('{') != segment.ends_with('}') && segment.matches(['{', '}']).count() == 1;
        return Err(if whole {
            format!("unbalanced brace in `{segment}`: write a placeholder as `{{name}}`")
        } else {
            format!("`{segment}` mixes text and a placeholder: a placeholder must be a whole segment")
        });
    };
    if name.is_empty() {
        return Err("a placeholder must have a name: write `{agent_id}`, for example".to_owned());
    }
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !is_name || is_keyword(name) {
        return Err(format!(
            "`{{{name}}}` is not a valid name: write a placeholder in snake case, as in `{{agent_id}}`"
        ));
    }
    Ok(Some(name))
}

/// Returns the model whose id the placeholder takes.
fn model(name: &str, path: &LitStr, models: &HashMap<String, Type>) -> Option<Type> {
    if let Some(model) = models.get(name) {
        return Some(model.clone());
    }
    let of = name.strip_suffix("_id").filter(|of| !of.is_empty())?;
    let ident = Ident::new(&pascal(of), path.span());
    Some(syn::parse_quote!(#ident))
}

/// Points to the whole literal: stable Rust has no spans inside of one.
fn refuse_path(path: &LitStr, problem: &str, errors: &mut Errors) {
    errors.at(path.span(), problem);
}
