//! The flags after a route.

use std::collections::HashSet;

use proc_macro2::Ident;

use crate::ast::{FLAGS, Flag};
use crate::errors::Errors;
use crate::names::nearest;

/// The flags of a route.
#[derive(Default)]
pub(super) struct Flags {
    pub(super) idempotent: Option<Ident>,
    pub(super) not_implemented: bool,
    pub(super) ticket: Ticket,
}

/// The method that creates the ticket of a stream.
#[derive(Default)]
pub(super) enum Ticket {
    #[default]
    None,
    Some(Ident),
    /// There was a mistake: it may be declared or not.
    Unknown,
}

pub(super) fn flags(ast: Vec<Flag>, errors: &mut Errors) -> Flags {
    let mut own = Errors::default();
    let mut flags = Flags::default();
    let mut seen = HashSet::new();
    for flag in ast {
        let Some(name) = known(&flag, &mut own) else { continue };
        if !seen.insert(name) {
            own.at(flag.name.span(), format!("`{name}` is repeated: remove one"));
            continue;
        }
        match (name, flag.value) {
            ("ticket", Some(method)) => flags.ticket = Ticket::Some(method),
            ("ticket", None) if flag.name != name => {}
            ("ticket", None) => {
                own.at(flag.name.span(), "write `ticket = <method>`: the method that creates the ticket");
            }
            (_, value) => {
                if let Some(value) = value {
                    own.at(value.span(), format!("`{name}` takes no value: write `{name}` alone"));
                }
                flags.not_implemented |= name == "not_implemented";
                flags.idempotent = flags.idempotent.or((name == "idempotent").then_some(flag.name));
            }
        }
    }
    if !own.is_empty() && matches!(flags.ticket, Ticket::None) {
        flags.ticket = Ticket::Unknown;
    }
    errors.append(own);
    flags
}

/// Returns the flag that is meant. A misspelled one is reported.
fn known(flag: &Flag, errors: &mut Errors) -> Option<&'static str> {
    let text = flag.name.to_string();
    if let Some(name) = FLAGS.into_iter().find(|name| *name == text) {
        return Some(name);
    }
    let meant = nearest(&text, &FLAGS);
    let advice = match meant {
        Some("ticket") => "write `ticket = <method>`".to_owned(),
        Some(meant) => format!("write `{meant}`"),
        None => "expected `idempotent`, `not_implemented` or `ticket = <method>`".to_owned(),
    };
    errors.at(flag.name.span(), format!("unknown flag `{text}`: {advice}"));
    meant
}
