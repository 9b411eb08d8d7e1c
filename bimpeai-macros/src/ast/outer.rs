//! The attributes above a block or a line, doc comments among them.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};
use syn::Attribute;
use syn::parse::Parser;

use super::cursor::{Cursor, is_punct};

/// Parses the attributes. A broken one is reported and left out.
pub(super) fn outer(cursor: &mut Cursor<'_>) -> Vec<Attribute> {
    let mut attrs = Vec::new();
    loop {
        if cursor.is_punct(0, '#') {
            attrs.extend(attribute(cursor));
        } else if cursor.is_group(0, Delimiter::Bracket) {
            cursor.mistake(cursor.here(), "unexpected `[..]`: write an attribute as `#[..]`");
            cursor.skip(1);
        } else {
            return attrs;
        }
    }
}

fn attribute(cursor: &mut Cursor<'_>) -> Option<Attribute> {
    let inner = usize::from(cursor.is_punct(1, '!'));
    if !cursor.is_group(1 + inner, Delimiter::Bracket) {
        cursor.mistake(cursor.here(), "expected an attribute after `#`, as in `#[deprecated]`");
        cursor.skip(1);
        return None;
    }
    if inner > 0 {
        cursor.mistake(cursor.here(), "write `/// ..` or `#[..]`, without `!`, above what it describes");
    }
    cursor.skip(1 + inner);
    let group = cursor.take_group()?;
    let attr = parse(&group);
    if attr.is_none() {
        cursor.mistake(group.span(), "expected an attribute, as in `#[cfg(feature = \"beta\")]`");
    }
    attr
}

fn parse(group: &Group) -> Option<Attribute> {
    let mut hash = Punct::new('#', Spacing::Alone);
    hash.set_span(group.span());
    let tokens: TokenStream = [TokenTree::Punct(hash), TokenTree::Group(group.clone())].into_iter().collect();
    Attribute::parse_outer.parse2(tokens).ok()?.pop()
}

/// The number of tokens of the attribute that the tokens start with. 0: none.
pub(super) fn attribute_len(tokens: &[TokenTree]) -> usize {
    let inner = usize::from(is_punct(tokens.get(1), '!'));
    let is_brackets =
        matches!(tokens.get(1 + inner), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket);
    if is_punct(tokens.first(), '#') && is_brackets { 2 + inner } else { 0 }
}
