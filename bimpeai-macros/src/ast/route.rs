//! A line that declares a route.

use proc_macro2::{Delimiter, Group, Ident, TokenTree};
use syn::{Attribute, Lit, LitStr};

use super::cursor::Cursor;
use super::declaration::{Flag, Input, LineState, Method, Route};
use super::types::{simple_path, ty};
use crate::names::{inside, nearest};

/// Methods that exist, but not here.
const OTHERS: [&str; 4] = ["HEAD", "OPTIONS", "TRACE", "CONNECT"];

/// The names of the flags.
pub(crate) const FLAGS: [&str; 3] = ["idempotent", "not_implemented", "ticket"];

/// Whether a route follows the `:`, and not the type of a sub-resource.
pub(super) fn is_route(cursor: &Cursor<'_>) -> bool {
    let Some(name) = cursor.peek_ident(0) else { return cursor.is_literal(0) };
    if cursor.is_punct(1, ':') {
        return false;
    }
    if cursor.is_literal(1) || cursor.is_punct(1, '/') {
        return true;
    }
    // A method whose path is missing, which may be half typed or mistyped: the name of a type has both cases.
    let text = name.to_string();
    let methods: Vec<_> = Method::ALL.iter().map(|method| method.name()).chain(OTHERS).collect();
    let is_method = methods.iter().any(|method| method.starts_with(&text)) || nearest(&text, &methods).is_some();
    let is_lower = text.chars().all(|c| c.is_ascii_lowercase());
    is_lower && Method::like(name).is_some() || is_method && text.chars().all(|c| c.is_ascii_uppercase())
}

/// Parses what follows the `:`. Returns `None` if it cannot be expanded.
pub(super) fn route(attrs: Vec<Attribute>, name: Ident, cursor: &mut Cursor<'_>) -> Option<Route> {
    if cursor.is_literal(0) {
        return cursor.refuse("expected an HTTP method before the path, as in `GET \"/agents\"`");
    }
    let method = cursor.take_ident()?;
    let path = path(&method, cursor)?;
    let input = input(cursor);
    arrow(cursor)?;
    let output = ty(cursor, "expected a return type: write `()` if nothing is returned")?;
    if !cursor.is_empty() && !cursor.is_punct(0, ',') && !is_flag(cursor) {
        return cursor.refuse("expected `;` or a flag, as in `, idempotent`");
    }
    let flags = flags(cursor);
    let line = LineState { reported: false, unended: None };
    Some(Route { attrs, name, method, path, input, output, flags, line })
}

fn path(method: &Ident, cursor: &mut Cursor<'_>) -> Option<LitStr> {
    let Some(TokenTree::Literal(literal)) = cursor.peek(0).cloned() else {
        if Method::like(method).is_none() && cursor.is_empty() {
            return cursor.refuse("expected an HTTP method and a path, as in `GET \"/agents\"`");
        }
        return cursor.refuse(&if cursor.is_punct(0, '/') {
            format!("expected the path in quotes: write {:?}", bare_path(cursor))
        } else {
            "expected a path after the HTTP method, as in `GET \"/agents\"`".to_owned()
        });
    };
    match Lit::new(literal) {
        Lit::Str(path) if path.suffix().is_empty() => {
            cursor.skip(1);
            Some(path)
        }
        _ => cursor.refuse("expected the path as a string, as in `GET \"/agents\"`"),
    }
}

/// The text of a path that is written without quotes.
fn bare_path(cursor: &Cursor<'_>) -> String {
    let mut text = String::new();
    for (at, token) in cursor.rest().iter().enumerate() {
        let is_parameters = matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
        if is_parameters || cursor.is_arrow(at) {
            break;
        }
        text.push_str(&token.to_string().replace(' ', ""));
    }
    text
}

fn input(cursor: &mut Cursor<'_>) -> Input {
    if !matches!(cursor.peek(0), Some(TokenTree::Group(_))) {
        return Input::None;
    }
    let Some(group) = cursor.take_group() else { return Input::None };
    if group.delimiter() != Delimiter::Parenthesis {
        cursor.mistake(group.span(), "expected the parameters in parentheses, as in `(CreateAgent)`");
        return Input::None;
    }
    parameters(&group, cursor)
}

/// Parses the parentheses on their own, so that a mistake inside does not affect what follows.
fn parameters(group: &Group, cursor: &mut Cursor<'_>) -> Input {
    let input = cursor.inside(group, |inner| {
        if inner.is_empty() {
            return inner.refuse(
                "expected the type of the parameters, as in `(CreateAgent)`: remove the parentheses if there are none",
            );
        }
        let is_labelled = inner.peek_ident(0).is_some() && inner.is_punct(1, ':') && !is_separator_after_name(inner);
        let is_body = inner.peek_ident(0).is_some_and(|name| name == "body");
        let parameters = if is_labelled || is_body && inner.peek(1).is_none_or(|next| !is_colon(next)) {
            body(inner)
        } else {
            params(inner)
        };
        if inner.is_punct(0, ',') && inner.peek(1).is_none() {
            inner.mistake(inner.here(), "unexpected `,`: remove it");
        } else if !inner.is_empty() {
            inner.mistake(inner.here(), "expected one type: put all parameters into one struct");
        }
        parameters
    });
    input.unwrap_or(Input::None)
}

fn is_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':')
}

/// Whether `::` follows the name here.
fn is_separator_after_name(cursor: &Cursor<'_>) -> bool {
    cursor.is_punct(1, ':') && cursor.is_punct(2, ':')
}

/// `body: CreateAgent`
fn body(inner: &mut Cursor<'_>) -> Option<Input> {
    let label = inner.take_ident()?;
    if label != "body" || !inner.take_punct(':') {
        let message = "expected `body`: write `(body: Type)` for a body, `(Type)` for parameters";
        inner.mistake(label.span(), message);
        inner.skip_to(Cursor::is_empty);
        return None;
    }
    let ty = ty(inner, "expected the type of the body, as in `(body: CreateAgent)`");
    if ty.is_none() {
        inner.skip_to(Cursor::is_empty);
    }
    Some(Input::Body(Box::new(ty?)))
}

/// `CreateAgent`
fn params(inner: &mut Cursor<'_>) -> Option<Input> {
    const EXPECTED: &str = "expected the name of a `#[params]` struct, as in `(ListAgents)`";
    let Some(ty) = ty(inner, EXPECTED) else {
        inner.skip_to(Cursor::is_empty);
        return None;
    };
    if let Some(path) = simple_path(&ty) {
        return Some(Input::Params(path.clone()));
    }
    inner.mistake_under(&quote::quote!(#ty), EXPECTED);
    // `Option<ListAgents>`: which struct is meant is clear.
    let meant = ["Option", "Vec", "Box"].iter().find_map(|wrapper| inside(&ty, wrapper)).and_then(simple_path)?;
    Some(Input::Params(meant.clone()))
}

fn arrow(cursor: &mut Cursor<'_>) -> Option<()> {
    if !cursor.is_arrow(0) {
        let is_ahead = (1..cursor.rest().len()).any(|at| cursor.is_arrow(at));
        if !is_ahead {
            return cursor.refuse("expected `-> Type`: write `-> ()` if nothing is returned");
        }
        cursor.mistake(cursor.here(), "unexpected: write `(Parameters)` or `-> Type` after the path");
        cursor.skip_to(|cursor| cursor.is_arrow(0));
    }
    cursor.skip(2);
    Some(())
}

/// The name of a flag, also if it is misspelled.
fn is_flag(cursor: &Cursor<'_>) -> bool {
    cursor.peek_ident(0).is_some_and(|name| nearest(&name.to_string(), &FLAGS).is_some())
}

fn flags(cursor: &mut Cursor<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    while !cursor.is_empty() {
        let comma = cursor.here();
        if !cursor.take_punct(',') {
            cursor.mistake(comma, "expected `;` or a flag, as in `, idempotent`");
            if !is_flag(cursor) {
                cursor.skip_to(|cursor| cursor.is_punct(0, ','));
                continue;
            }
        } else if cursor.is_empty() {
            cursor.mistake(comma, "unexpected `,`: remove it, or write a flag after it, as in `, idempotent`");
            break;
        }
        let Some(name) = cursor.take_ident() else {
            cursor.mistake(cursor.here(), "expected a flag: `idempotent`, `not_implemented` or `ticket = <method>`");
            cursor.skip_to(|cursor| cursor.is_punct(0, ','));
            continue;
        };
        let value = if cursor.take_punct('=') { value(&name, cursor) } else { None };
        flags.push(Flag { name, value });
    }
    flags
}

fn value(flag: &Ident, cursor: &mut Cursor<'_>) -> Option<Ident> {
    if let Some(value) = cursor.take_ident() {
        return Some(value);
    }
    let message = if flag == "ticket" {
        "expected the method that creates the ticket, as in `ticket = stream_ticket`".to_owned()
    } else {
        format!("expected no value: write `{flag}` alone")
    };
    cursor.mistake(cursor.here(), &message);
    None
}
