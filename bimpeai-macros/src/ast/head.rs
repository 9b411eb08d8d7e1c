//! The head of a block. After a mistake in it, what it declares is guessed, so that the lines below are expanded.

use proc_macro2::{Delimiter, Ident, TokenTree};
use syn::{Attribute, Type};

use super::block::{Block, Client, Resource};
use super::cursor::Cursor;
use super::declaration::Declarations;
use super::outer::outer;
use super::types::ty;
use crate::names::{is_keyword, is_snake, nearest, own, pascal, plain, snake};

const KEYWORDS: [&str; 2] = ["resource", "client"];
const EXPECTED: &str = "expected `resource name: Type { .. }` or `client { .. }`";

/// Parses the head. Returns `None` if nothing can be guessed.
pub(super) fn head(cursor: &mut Cursor<'_>) -> Option<Block> {
    let attrs = outer(cursor);
    let keyword = keyword(cursor)?;
    if keyword == "client" {
        return Some(Block::Client(client(attrs, keyword, cursor)));
    }
    Some(Block::Resource(resource(attrs, keyword, cursor)?))
}

/// Returns the keyword that is there or that is meant.
fn keyword(cursor: &mut Cursor<'_>) -> Option<Ident> {
    if cursor.peek_ident(0).is_some_and(|ident| ident == "pub") {
        cursor.mistake(cursor.here(), "unexpected `pub`: remove it, what is generated is public");
        cursor.skip(1 + usize::from(cursor.is_group(1, Delimiter::Parenthesis)));
    }
    if cursor.peek_ident(0).is_none() {
        cursor.mistake(cursor.here(), EXPECTED);
        cursor.skip_to(|cursor| cursor.peek_ident(0).is_some());
    }
    let ident = cursor.peek_ident(0)?.clone();
    let text = ident.to_string();
    if KEYWORDS.contains(&text.as_str()) {
        cursor.skip(1);
        return Some(ident);
    }
    if !matches!(cursor.peek(1), Some(TokenTree::Ident(_))) && nearest(&text, &["client"]).is_none() {
        // `agents: Agents`
        cursor.mistake(ident.span(), EXPECTED);
        return Some(Ident::new("resource", ident.span()));
    }
    let meant = nearest(&text, &KEYWORDS);
    let message = meant.map_or_else(|| EXPECTED.to_owned(), |meant| format!("unknown `{text}`: write `{meant}`"));
    cursor.mistake(ident.span(), &message);
    cursor.skip(1);
    Some(Ident::new(meant.unwrap_or("resource"), ident.span()))
}

fn client(attrs: Vec<Attribute>, keyword: Ident, cursor: &mut Cursor<'_>) -> Client {
    let mut api = None;
    if cursor.peek_ident(0).is_some_and(|ident| ident == "trait") {
        cursor.skip(1);
        let name = cursor.peek_ident(0).filter(|name| !is_keyword(&name.to_string())).cloned();
        if name.is_none() {
            cursor.mistake(cursor.here(), "expected the name of the trait, as in `client trait NotesApi`");
        }
        cursor.skip(usize::from(cursor.peek_ident(0).is_some()));
        api = Some(name.unwrap_or_else(|| own("Api")));
    } else if let Some(name) = cursor.peek_ident(0).filter(|name| !is_keyword(&name.to_string())).cloned() {
        cursor.mistake(name.span(), &format!("expected `trait` before the name: write `client trait {name}`"));
        cursor.skip(1);
        api = Some(name);
    }
    if !cursor.is_empty() {
        cursor.mistake(cursor.here(), "expected `client { .. }` or `client trait Name { .. }`");
    }
    Client { attrs, keyword, api, declarations: Declarations::none(), reported: false }
}

fn resource(attrs: Vec<Attribute>, keyword: Ident, cursor: &mut Cursor<'_>) -> Option<Resource> {
    let mut accessor = accessor(cursor);
    let ty = resource_type(cursor);
    let (ids, ids_known) = ids(cursor);
    let ty = match (ty, accessor.last()) {
        (Some(ty), _) => ty,
        (None, Some(last)) => {
            let guessed = pascal(&plain(last));
            (!guessed.is_empty() && !is_keyword(&guessed)).then(|| Ident::new(&guessed, last.span()))?
        }
        (None, None) => return None,
    };
    if accessor.is_empty() {
        accessor.push(own(&snake(&ty.to_string())));
    }
    let declarations = Declarations::none();
    Some(Resource { attrs, keyword, accessor, ty, ids, ids_known, declarations, reported: false })
}

/// `agents.calls`
fn accessor(cursor: &mut Cursor<'_>) -> Vec<Ident> {
    let mut accessor = Vec::new();
    loop {
        let Some(name) = cursor.peek_ident(0).filter(|name| *name != "where").cloned() else {
            cursor.mistake(cursor.here(), "expected the name of the resource, as in `resource agents: Agents`");
            return accessor;
        };
        cursor.skip(1);
        check_accessor(&name, cursor);
        accessor.push(name);
        if cursor.is_path_separator() {
            cursor.mistake(cursor.here(), "expected `.` between the names, as in `resource agents.calls: AgentCalls`");
            cursor.skip(2);
        } else if cursor.take_punct('.') {
            while cursor.is_punct(0, '.') {
                cursor.mistake(cursor.here(), "unexpected `.`: remove it");
                cursor.skip(1);
            }
        } else {
            return accessor;
        }
    }
}

fn check_accessor(name: &Ident, cursor: &mut Cursor<'_>) {
    let text = plain(name);
    if is_keyword(&name.to_string()) {
        cursor.mistake(name.span(), &format!("`{text}` is a keyword: choose another name"));
    } else if !is_snake(&text) {
        let message = format!("expected a name in snake case, as of a method: write `{}`", snake(&text));
        cursor.mistake(name.span(), &message);
    }
}

/// `: Agents`
fn resource_type(cursor: &mut Cursor<'_>) -> Option<Ident> {
    if !cursor.take_punct(':') {
        let message = "expected `: Type` after the accessor: the name of the resource's type";
        cursor.mistake(cursor.here(), message);
        cursor.skip_to(|cursor| cursor.is_punct(0, ':') || cursor.peek_ident(0).is_some());
        if cursor.is_punct(1, ':') && is_name_ahead(cursor) {
            cursor.skip(1);
        }
        cursor.take_punct(':');
    }
    while cursor.take_punct(':') {
        cursor.mistake(cursor.here(), "unexpected `:`: remove it");
    }
    if !is_name_ahead(cursor) {
        cursor.mistake(cursor.here(), "expected the name of the resource's type, as in `Agents`");
        return None;
    }
    let mut name = cursor.take_ident()?;
    while cursor.is_path_separator() {
        cursor.mistake(cursor.here(), "expected a name without a path: the type is declared here");
        cursor.skip(2);
        name = cursor.take_ident()?;
    }
    if is_keyword(&name.to_string()) {
        cursor.mistake(name.span(), &format!("`{name}` is a keyword: choose another name"));
        return None;
    }
    Some(name)
}

fn is_name_ahead(cursor: &Cursor<'_>) -> bool {
    cursor.peek_ident(0).is_some_and(|name| name != "where")
}

/// `where kb_id: KnowledgeBase`. Returns also whether all of it was understood.
fn ids(cursor: &mut Cursor<'_>) -> (Vec<(Ident, Type)>, bool) {
    let mut ids = Vec::new();
    if cursor.is_empty() {
        return (ids, true);
    }
    let is_where = |cursor: &Cursor<'_>| cursor.peek_ident(0).is_some_and(|name| name == "where");
    if !is_where(cursor) {
        cursor.mistake(cursor.here(), "expected `{ .. }` after the type, or `where` before it");
        if !cursor.skip_to(is_where) {
            return (ids, false);
        }
    }
    cursor.skip(1);
    let mut known = true;
    loop {
        let id = id(cursor);
        known &= id.is_some();
        ids.extend(id);
        if !cursor.is_empty() && !cursor.is_punct(0, ',') {
            cursor.mistake(cursor.here(), "expected `,` between the placeholders of `where`");
            cursor.skip_to(|cursor| cursor.is_punct(0, ','));
        }
        cursor.skip(1);
        if cursor.is_empty() {
            return (ids, known);
        }
    }
}

/// `kb_id: KnowledgeBase`
fn id(cursor: &mut Cursor<'_>) -> Option<(Ident, Type)> {
    if !is_name_ahead(cursor) {
        return cursor.refuse("expected a placeholder and its model, as in `where kb_id: KnowledgeBase`");
    }
    let name = cursor.take_ident()?;
    if !cursor.take_punct(':') {
        let message = format!("expected `:` and the model whose id it is, as in `{name}: KnowledgeBase`");
        cursor.mistake(cursor.here(), &message);
    }
    let ty = ty(cursor, "expected the model whose id it is, as in `kb_id: KnowledgeBase`");
    if ty.is_none() {
        cursor.skip_to(|cursor| cursor.is_punct(0, ','));
    }
    Some((name, ty?))
}
