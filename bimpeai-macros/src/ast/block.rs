//! The block that `endpoints!` takes: a head, and declarations in braces.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::{Attribute, Type};

use super::cursor::{Cursor, flatten, is_punct};
use super::declaration::{Declarations, declarations};
use super::head::head;
use crate::errors::Errors;

pub(crate) enum Block {
    Resource(Resource),
    Client(Client),
}

/// `resource agents.calls: AgentCalls where .. { .. }`
pub(crate) struct Resource {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) keyword: Ident,
    pub(crate) accessor: Vec<Ident>,
    pub(crate) ty: Ident,
    pub(crate) ids: Vec<(Ident, Type)>,
    /// Whether `ids` are all that are declared.
    pub(crate) ids_known: bool,
    pub(crate) declarations: Declarations,
    /// Whether a mistake in the head was reported.
    pub(crate) reported: bool,
}

/// `client { .. }` or `client trait Api { .. }`
pub(crate) struct Client {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) keyword: Ident,
    pub(crate) api: Option<Ident>,
    pub(crate) declarations: Declarations,
    /// Whether a mistake in the head was reported.
    pub(crate) reported: bool,
}

/// Parses the head, then each declaration on its own. Returns `None` only if no name can be given to what is generated.
pub(crate) fn block(input: TokenStream, errors: &mut Errors) -> Option<Block> {
    let mut tokens = flatten(input);
    let Split { body, after } = split(&mut tokens);
    let start = body.as_ref().map_or_else(Span::call_site, Group::span_open);
    let mut cursor = Cursor::new(tokens, start, errors);
    let mut block = head(&mut cursor);
    check_body(body.as_ref(), &after, &mut cursor);
    let reported = cursor.reported();
    let declarations = body.map_or_else(Declarations::none, |body| declarations(&body, errors));
    match &mut block {
        Some(Block::Resource(block)) => (block.declarations, block.reported) = (declarations, reported),
        Some(Block::Client(block)) => (block.declarations, block.reported) = (declarations, reported),
        None => {}
    }
    block
}

/// The parts of a block, the head aside.
struct Split {
    body: Option<Group>,
    after: Vec<TokenTree>,
}

/// Removes the body, and what follows it, from the tokens.
fn split(tokens: &mut Vec<TokenTree>) -> Split {
    let is_body = |(at, token): (usize, &TokenTree)| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => true,
        // The wrong kind of brackets at the end, and not an attribute.
        TokenTree::Group(_) => at > 1 && at + 1 == tokens.len() && !is_punct(tokens.get(at - 1), '#'),
        _ => false,
    };
    let Some(at) = tokens.iter().enumerate().position(is_body) else {
        return Split { body: None, after: Vec::new() };
    };
    let mut rest = tokens.split_off(at).into_iter();
    let body = match rest.next() {
        Some(TokenTree::Group(body)) => Some(body),
        _ => None,
    };
    Split { body, after: rest.collect() }
}

fn check_body(body: Option<&Group>, after: &[TokenTree], cursor: &mut Cursor<'_>) {
    const EXPECTED: &str = "expected the declarations in `{ .. }`";
    match body {
        None => cursor.mistake(cursor.here(), EXPECTED),
        Some(body) if body.delimiter() != Delimiter::Brace => cursor.mistake(body.span_open(), EXPECTED),
        Some(_) => {}
    }
    let Some(next) = after.first() else { return };
    let message = if is_punct(Some(next), ';') {
        "unexpected `;` after the block: remove it"
    } else {
        "expected one block: declare another one in its own module, with its own `endpoints!`"
    };
    cursor.mistake(next.span(), message);
}
