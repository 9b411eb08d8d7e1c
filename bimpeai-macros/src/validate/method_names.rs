//! The names of methods: of routes, of sub-resources, and of the resources of a client.

use std::collections::HashSet;

use proc_macro2::Ident;

use crate::errors::Errors;
use crate::names::{is_keyword, is_snake, plain, snake};

/// Names that the handle or the module already uses.
const GENERATED: [&str; 3] = ["new", "client", "endpoints"];

/// The methods that every value has, by a trait. One of the same name would be called in their place.
const OF_EVERY_VALUE: [&str; 10] =
    ["borrow", "borrow_mut", "clone", "clone_from", "clone_into", "fmt", "into", "to_owned", "try_into", "type_id"];

/// The methods of both clients. In another crate they would be called in place of the resource.
const OF_CLIENTS: [&str; 5] = ["base_url", "builder", "request", "run", "shared"];

/// The methods of a handle or of a client, as they are declared.
pub(super) struct MethodNames {
    seen: HashSet<String>,
    is_client: bool,
}

impl MethodNames {
    pub(super) fn of_resource() -> Self {
        Self { seen: HashSet::new(), is_client: false }
    }

    pub(super) fn of_client() -> Self {
        Self { seen: HashSet::new(), is_client: true }
    }

    /// Whether a method of this name can be generated: a valid name that is not used yet.
    pub(super) fn accept(&mut self, name: &Ident, errors: &mut Errors) -> bool {
        let text = plain(name);
        let problem = if is_keyword(&name.to_string()) {
            format!("`{text}` is a keyword: choose another name")
        } else if let Some(reason) = self.reserved(&text) {
            format!("`{text}` is reserved: {reason}; choose another name")
        } else if !is_snake(&text) {
            let has_words = text.contains('_') || text.chars().all(char::is_uppercase);
            let meant = if has_words { text.to_lowercase() } else { snake(&text) };
            if is_snake(&meant) && !is_keyword(&meant) {
                format!("expected a method name in snake case: write `{meant}`")
            } else {
                "expected a method name in snake case, as in `create` or `list_all`".to_owned()
            }
        } else if !self.seen.insert(text.clone()) {
            format!("`{text}` is declared twice: choose another name")
        } else {
            return true;
        };
        errors.at(name.span(), problem);
        false
    }

    fn reserved(&self, name: &str) -> Option<&'static str> {
        if name.starts_with("__") {
            Some("names that start with `__` are for the macro")
        } else if GENERATED.contains(&name) {
            Some("the macro generates an item of this name")
        } else if OF_EVERY_VALUE.contains(&name) {
            Some("every value has a method of this name")
        } else if self.is_client && OF_CLIENTS.contains(&name) {
            Some("the client has a method of this name")
        } else {
            None
        }
    }
}
