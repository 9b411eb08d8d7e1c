//! Types, parsed by syn, with mistakes in our words.

use proc_macro2::{Punct, Spacing, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Path, Type};

use super::cursor::{Cursor, is_punct};
use crate::names::is_crate;

/// Parses the type here, which ends at a `,` outside of `<..>` at the latest.
pub(super) fn ty(cursor: &mut Cursor<'_>, expected: &str) -> Option<Type> {
    parse(cursor, expected)
}

/// Parses the path of a type.
pub(super) fn path(cursor: &mut Cursor<'_>, expected: &str) -> Option<Path> {
    parse(cursor, expected)
}

fn parse<T: Parse>(cursor: &mut Cursor<'_>, expected: &str) -> Option<T> {
    let (len, is_open) = extent(cursor.rest());
    if len == 0 {
        return cursor.refuse(expected);
    }
    let tokens = &cursor.rest()[..len];
    // Where the type is incomplete, syn points to the token after it: let that have the span of the last one.
    let mut end = Punct::new(';', Spacing::Alone);
    end.set_span(tokens[len - 1].span());
    let stream: TokenStream = tokens.iter().cloned().chain([TokenTree::Punct(end)]).collect();
    let parser = |input: ParseStream<'_>| {
        let ty: T = input.parse()?;
        let rest: TokenStream = input.parse()?;
        Ok((ty, rest.into_iter().count() - 1))
    };
    match parser.parse2(stream) {
        Ok((ty, rest)) => {
            cursor.skip(len - rest);
            Some(ty)
        }
        Err(error) => {
            let message = if is_open { "expected `>` at the end of the type" } else { expected };
            cursor.mistake(error.span(), message);
            None
        }
    }
}

/// The number of tokens before a `,` outside of `<..>`, and whether a `>` is missing.
fn extent(tokens: &[TokenTree]) -> (usize, bool) {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        let is_arrow = at > 0 && is_punct(tokens.get(at - 1), '-');
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' && !is_arrow => depth = depth.saturating_sub(1),
            TokenTree::Punct(punct) if punct.as_char() == ',' && depth == 0 => return (at, false),
            _ => {}
        }
    }
    (tokens.len(), depth > 0)
}

/// Returns the path of a type that is just a path, without generic arguments.
pub(super) fn simple_path(ty: &Type) -> Option<&Path> {
    let Type::Path(ty) = ty else { return None };
    let is_plain = ty.path.segments.iter().all(|segment| segment.arguments.is_none());
    (ty.qself.is_none() && is_plain && !is_crate(&ty.path)).then_some(&ty.path)
}
