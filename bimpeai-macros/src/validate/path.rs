//! The path of a route.

use std::collections::HashMap;

use proc_macro2::Ident;
use syn::{LitStr, Type};

use crate::errors::Errors;
use crate::names::{is_keyword, located, pascal};

/// A placeholder of a path.
pub(crate) struct PathParam {
    pub(crate) name: String,
    /// The model whose id it takes. `None`: any text.
    pub(crate) of: Option<Type>,
}

/// The models of the placeholders, as the head of the block declares them.
pub(super) struct Models {
    pub(super) declared: HashMap<String, Type>,
    /// Whether these are all. If not, a placeholder that is not found may be one of them, and takes any text.
    pub(super) known: bool,
}

/// Returns the placeholders of a path, in order. The first mistake is reported, under the whole literal: stable Rust
/// has no spans inside of one. Valid placeholders are returned anyway.
pub(super) fn path_params(path: &LitStr, models: &Models, errors: &mut Errors) -> Vec<PathParam> {
    let text = path.value();
    let mut problem = shape_problem(&text);
    let mut params: Vec<PathParam> = Vec::new();
    for segment in text.split('/') {
        let name = match placeholder(segment) {
            Ok(None) => continue,
            Ok(Some(name)) => name,
            Err(reason) => {
                problem.get_or_insert(reason);
                continue;
            }
        };
        if params.iter().any(|param| param.name == name) {
            problem.get_or_insert_with(|| format!("`{{{name}}}` occurs twice in the path: rename one of them"));
            continue;
        }
        match model(name, path, models) {
            Ok(of) => params.push(PathParam { name: name.to_owned(), of }),
            Err(reason) => _ = problem.get_or_insert(reason),
        }
    }
    if let Some(problem) = problem {
        errors.at(path.span(), problem);
    }
    params
}

/// Returns the path without the names of its placeholders, which do not tell two routes apart.
pub(super) fn shape(path: &str) -> String {
    let segments = path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
    segments.collect::<Vec<_>>().join("/")
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
    if let Some(dots) = path.split('/').find(|segment| matches!(*segment, "." | "..")) {
        return Some(format!(
            "`{dots}` is not allowed as a segment, as URLs give it a meaning: write the path that is meant"
        ));
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
fn model(name: &str, path: &LitStr, models: &Models) -> Result<Option<Type>, String> {
    if let Some(model) = models.declared.get(name) {
        return Ok(Some(model.clone()));
    }
    let Some(of) = name.strip_suffix("_id").filter(|of| !of.is_empty() && models.known) else { return Ok(None) };
    let of = pascal(of);
    if is_keyword(&of) {
        return Err(format!("`{{{name}}}` would be the id of `{of}`: rename it, or write its model after `where`"));
    }
    // Located, but not resolved, at the path: the compiler must not offer to replace it.
    let ident = Ident::new(&of, located(path.span()));
    Ok(Some(syn::parse_quote!(#ident)))
}
