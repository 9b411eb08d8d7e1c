//! The tickets of streams: `ticket = stream_ticket` names the method of the same resource that creates them.

use proc_macro2::Ident;

use super::output::Output;
use super::resource::Lines;
use super::route::Route;
use crate::ast::Input;
use crate::names::plain;

/// Whether a ticket fits its stream.
pub(super) enum Ticket {
    Fits,
    /// The message says why not.
    Refused(String),
    /// Its line has a mistake, which was reported.
    Unknown,
}

/// Checks the method that creates the ticket of a stream.
pub(super) fn check(stream: &Route, ticket: &Ident, lines: &Lines) -> Ticket {
    let name = plain(ticket);
    if name == plain(&stream.name) {
        return Ticket::Refused("a stream cannot create its own ticket: write the method that does".to_owned());
    }
    let Some(line) = lines.routes.iter().find(|line| plain(&line.route.name) == name) else {
        return missing(&name, lines);
    };
    if line.reported || !line.errors.is_empty() {
        return Ticket::Unknown;
    }
    problem(stream, &name, &line.route).map_or(Ticket::Fits, Ticket::Refused)
}

fn missing(name: &str, lines: &Lines) -> Ticket {
    if lines.subs.iter().any(|sub| plain(&sub.name) == name) {
        return Ticket::Refused(format!("`{name}` is a sub-resource: write the method that creates the ticket"));
    }
    if !lines.complete {
        return Ticket::Unknown;
    }
    Ticket::Refused(format!("this resource has no method `{name}`: write the method that creates the ticket"))
}

/// The ticket is created by the SDK, with nothing but the placeholders of the stream.
fn problem(stream: &Route, name: &str, ticket: &Route) -> Option<String> {
    let placeholders = |route: &Route| route.ids.iter().map(|id| id.name.clone()).collect::<Vec<_>>();
    if !ticket.method.is_write() {
        return Some(format!("`{name}` is a GET, which creates nothing: write the method that creates the ticket"));
    }
    if !matches!(ticket.input, Input::None) {
        return Some(format!("`{name}` takes parameters: the method that creates a ticket takes none"));
    }
    if !matches!(ticket.output, Output::One(_)) {
        return Some(format!("`{name}` does not return a model: the method that creates a ticket returns it"));
    }
    if placeholders(stream) != placeholders(ticket) {
        return Some(format!("`{name}` has other placeholders: both paths must have the same, in the same order"));
    }
    None
}
