//! One declaration of a block: a route or a sub-resource.

use proc_macro2::{Group, Ident, Span};
use syn::{Attribute, LitStr, Path, Type};

use super::cursor::Cursor;
use super::lines::{Line, lines};
use super::outer::outer;
use super::route::{is_route, route};
use super::types::path;
use crate::errors::Errors;
use crate::names::{is_crate, is_keyword};

pub(crate) enum Declaration {
    Route(Box<Route>),
    Sub(Sub),
}

/// `create: POST "/agents" (CreateAgent) -> Agent, idempotent`
pub(crate) struct Route {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) method: Ident,
    pub(crate) path: LitStr,
    pub(crate) input: Input,
    pub(crate) output: Type,
    pub(crate) flags: Vec<Flag>,
    pub(crate) line: LineState,
}

/// What was found out about a line while it was parsed.
#[derive(Clone, Copy)]
pub(crate) struct LineState {
    /// Whether a mistake in it was reported: others may be its consequences.
    pub(crate) reported: bool,
    /// Where the `;` is missing.
    pub(crate) unended: Option<Span>,
}

pub(crate) enum Input {
    None,
    /// `(CreateAgent)`
    Params(Path),
    /// `(body: CreateKnowledgeBase)`
    Body(Box<Type>),
}

/// `idempotent`, or `ticket = stream_ticket`
pub(crate) struct Flag {
    pub(crate) name: Ident,
    pub(crate) value: Option<Ident>,
}

/// `tools: tools::Tools`
pub(crate) struct Sub {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) ty: Path,
    pub(crate) line: LineState,
}

/// The lines of a block that were understood.
pub(crate) struct Declarations {
    pub(crate) list: Vec<Declaration>,
    /// Whether these are all: if not, a name that is not found may be that of a broken line.
    pub(crate) complete: bool,
}

impl Declarations {
    /// None, as far as is known.
    pub(super) fn none() -> Self {
        Self { list: Vec::new(), complete: false }
    }
}

/// An HTTP method.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    pub(crate) const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// The method of this name, in capitals or not.
    pub(crate) fn like(name: &Ident) -> Option<Self> {
        let name = name.to_string();
        Self::ALL.into_iter().find(|method| method.name().eq_ignore_ascii_case(&name))
    }

    pub(crate) fn is_write(self) -> bool {
        self != Self::Get
    }
}

/// Parses the body of a block.
pub(super) fn declarations(body: &Group, errors: &mut Errors) -> Declarations {
    let lines = lines(body, errors);
    let count = lines.len();
    let list: Vec<_> = lines.into_iter().filter_map(|line| declaration(line, errors)).collect();
    Declarations { complete: list.len() == count, list }
}

/// Parses one line. Returns `None` if it cannot be expanded.
fn declaration(line: Line, errors: &mut Errors) -> Option<Declaration> {
    let Line { tokens, unended, reported } = line;
    let mut ignored = Errors::default();
    let errors = if reported { &mut ignored } else { errors };
    let mut cursor = Cursor::new(tokens, Span::call_site(), errors);
    let attrs = outer(&mut cursor);
    let name = name(&mut cursor)?;
    colon(&name, &mut cursor)?;
    let mut declaration = if is_route(&cursor) {
        Declaration::Route(Box::new(route(attrs, name, &mut cursor)?))
    } else {
        Declaration::Sub(sub(attrs, name, &mut cursor)?)
    };
    let state = LineState { reported: reported || cursor.reported(), unended };
    match &mut declaration {
        Declaration::Route(route) => route.line = state,
        Declaration::Sub(sub) => sub.line = state,
    }
    Some(declaration)
}

fn name(cursor: &mut Cursor<'_>) -> Option<Ident> {
    if cursor.is_empty() {
        return cursor.refuse("expected a declaration below this, as in `list: GET \"/agents\" -> Vec<Agent>;`");
    }
    if is_route(cursor) && cursor.is_literal(1) {
        return cursor.refuse("expected a method name and `:` before the HTTP method, as in `list: GET \"/agents\"`");
    }
    // `pub list: ..`
    let is_name_next = cursor.peek_ident(1).is_some() && cursor.is_punct(2, ':') && !cursor.is_punct(3, ':');
    if let Some(keyword) = cursor.peek_ident(0).map(ToString::to_string).filter(|name| is_name_next && is_keyword(name))
    {
        cursor.mistake(cursor.here(), &format!("unexpected `{keyword}`: remove it"));
        cursor.skip(1);
    }
    match cursor.take_ident() {
        Some(name) => Some(name),
        None => cursor.refuse("expected a method name, as in `create: POST \"/agents\" -> Agent`"),
    }
}

fn colon(name: &Ident, cursor: &mut Cursor<'_>) -> Option<()> {
    if !cursor.take_punct(':') {
        let message = format!("expected `:` after the method name, as in `{name}: GET \"/agents\" -> Vec<Agent>`");
        cursor.mistake(cursor.here(), &message);
        // One token too many, another one in its place, or the `:` is forgotten: what follows is clear.
        if cursor.is_punct(1, ':') && !cursor.is_punct(2, ':') {
            cursor.skip(2);
        } else if cursor.is_punct(0, '=') {
            cursor.skip(1);
        } else if !is_route(cursor) {
            return None;
        }
    }
    if cursor.is_punct(0, ':') && !cursor.is_path_separator() {
        cursor.mistake(cursor.here(), "unexpected `:`: remove it");
        cursor.skip(1);
    }
    Some(())
}

fn sub(attrs: Vec<Attribute>, name: Ident, cursor: &mut Cursor<'_>) -> Option<Sub> {
    const EXPECTED: &str = "expected a route, as in `GET \"/agents\" -> Page<Agent>`, or the type of a sub-resource";
    let first = cursor.here();
    let mut ty: Path = path(cursor, EXPECTED)?;
    let last = ty.segments.last()?;
    if !last.arguments.is_none() {
        let ident = &last.ident;
        cursor.mistake(ident.span(), &format!("a sub-resource takes no generic arguments: write `{ident}`"));
    }
    ty.segments.iter_mut().for_each(|segment| segment.arguments = syn::PathArguments::None);
    if !cursor.is_empty() {
        return cursor.refuse("expected `;` after the type of the sub-resource: flags are for routes");
    }
    let name_of_type = ty.segments.last()?.ident.to_string();
    if is_crate(&ty) || name_of_type == "Self" || !name_of_type.starts_with(char::is_uppercase) {
        cursor.mistake(first, EXPECTED);
        return None;
    }
    Some(Sub { attrs, name, ty, line: LineState { reported: false, unended: None } })
}
