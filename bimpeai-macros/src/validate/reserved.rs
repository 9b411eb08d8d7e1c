//! Names that a field cannot have, because the generated code already uses them.

use super::structs::Role;

/// The methods of every request builder, setters aside.
const REQUEST_BUILDER: [&str; 6] =
    ["idempotency_key", "timeout", "max_retries", "header", "send", "send_with_response"];
/// The additional methods of the builder of a paginated list.
const PAGES: [&str; 2] = ["items", "pages"];

/// Returns why a field cannot have this name. `all` are the names of all fields of the struct.
pub(super) fn reason(name: &str, all: &[String], role: Role) -> Option<&'static str> {
    let has = |other: &str| all.iter().any(|name| name == other);
    match role {
        _ if name.starts_with("__") => Some("names that start with `__` are for the macro"),
        Role::Model if name == "extra" => Some("the macro adds a field of this name for unknown fields"),
        Role::Input if name == "build" => Some("the builder has a method of this name"),
        Role::Params if REQUEST_BUILDER.contains(&name) || PAGES.contains(&name) && has("page") => {
            Some("the request builder has a method of this name")
        }
        Role::Input | Role::Params if name.strip_prefix("maybe_").is_some_and(has) => {
            Some("the builder has a setter of this name for the optional field")
        }
        Role::Model | Role::Input | Role::Params => None,
    }
}
