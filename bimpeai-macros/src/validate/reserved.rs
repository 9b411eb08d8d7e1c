//! Names that a field cannot have, because the generated code already uses them.

use super::structs::Role;

/// The methods of every request builder, setters aside.
const REQUEST_BUILDER: [&str; 14] = [
    "clone",
    "deadline",
    "field",
    "header",
    "idempotency_key",
    "into",
    "max_retries",
    "params",
    "query",
    "send",
    "send_with_response",
    "timeout",
    "to_curl",
    "to_http",
];
/// The additional methods of the builder of a paginated list.
const PAGES: [&str; 2] = ["items", "pages"];
/// The methods of the builder of an input, setters aside.
const INPUT_BUILDER: [&str; 3] = ["build", "clone", "into"];

/// Returns why a field cannot have this name. `all` are the names of all fields of the struct.
pub(super) fn reason(name: &str, all: &[String], role: Role) -> Option<&'static str> {
    let has = |other: &str| all.iter().any(|name| name == other);
    match role {
        _ if name.starts_with("__") => Some("names that start with `__` are for the macro"),
        Role::Model if name == "extra" => Some("the macro adds a field of this name for unknown fields"),
        Role::Input if INPUT_BUILDER.contains(&name) => Some("the builder has a method of this name"),
        Role::Params if REQUEST_BUILDER.contains(&name) || PAGES.contains(&name) && has("page") => {
            Some("the request builder has a method of this name")
        }
        Role::Model | Role::Input | Role::Params => None,
    }
}
