//! The flags after a route.

use std::collections::HashSet;

use proc_macro2::Ident;

use crate::ast::Flag;
use crate::errors::Errors;

/// The flags of a route.
#[derive(Default)]
pub(super) struct Flags {
    pub(super) idempotent: Option<Ident>,
    pub(super) not_implemented: bool,
    pub(super) ticket: Option<Ident>,
}

pub(super) fn flags(ast: Vec<Flag>, errors: &mut Errors) -> Flags {
    let mut flags = Flags::default();
    let mut seen = HashSet::new();
    for flag in ast {
        let name = flag.name.to_string();
        if !seen.insert(name.clone()) {
            refuse_flag(&flag, &format!("`{name}` is repeated: remove one"), errors);
            continue;
        }
        match (name.as_str(), &flag.value) {
            ("idempotent", None) => flags.idempotent = Some(flag.name),
            ("not_implemented", None) => flags.not_implemented = true,
            ("ticket", Some(method)) => flags.ticket = Some(method.clone()),
            ("ticket", None) => refuse_flag(
                &flag,
                "expected a value: write `ticket = <method>`, the method that creates the ticket",
                errors,
            ),
            ("idempotent" | "not_implemented", Some(_)) => {
                refuse_flag(&flag, &format!("`{name}` takes no value: write `{name}` alone"), errors);
                flags.not_implemented |= name == "not_implemented";
                flags.idempotent = flags.idempotent.or((name == "idempotent").then_some(flag.name));
            }
            _ => {
                let problem =
                    format!("unknown flag `{name}`: expected `idempotent`, `not_implemented` or `ticket = <method>`");
                refuse_flag(&flag, &problem, errors);
            }
        }
    }
    flags
}

fn refuse_flag(flag: &Flag, problem: &str, errors: &mut Errors) {
    errors.at(flag.name.span(), problem);
}
