//! A cursor over the tokens of a head or a line.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};

use crate::errors::Errors;

/// Reads tokens in order. It reports one mistake at most: those after it are probably its consequences.
pub(super) struct Cursor<'e> {
    tokens: Vec<TokenTree>,
    at: usize,
    /// Where a mistake is reported if there are no tokens at all.
    start: Span,
    errors: &'e mut Errors,
    reported: bool,
}

impl<'e> Cursor<'e> {
    pub(super) fn new(tokens: Vec<TokenTree>, start: Span, errors: &'e mut Errors) -> Self {
        Self { tokens, at: 0, start, errors, reported: false }
    }

    /// Reads the content of a group.
    pub(super) fn inside<T>(&mut self, group: &Group, read: impl FnOnce(&mut Cursor<'_>) -> T) -> T {
        let mut inner = Cursor::new(group.stream().into_iter().collect(), group.span(), self.errors);
        inner.reported = self.reported;
        let value = read(&mut inner);
        self.reported = inner.reported;
        value
    }

    pub(super) fn reported(&self) -> bool {
        self.reported
    }

    /// Reports a mistake under a token, unless there was one before.
    pub(super) fn mistake(&mut self, span: Span, message: &str) {
        if !self.reported {
            self.errors.at(span, message);
        }
        self.reported = true;
    }

    /// Reports a mistake under several tokens.
    pub(super) fn mistake_under(&mut self, tokens: &TokenStream, message: &str) {
        if !self.reported {
            self.errors.under(tokens, message);
        }
        self.reported = true;
    }

    /// Reports a mistake here. Returns `None`.
    pub(super) fn refuse<T>(&mut self, message: &str) -> Option<T> {
        self.mistake(self.here(), message);
        None
    }

    /// The next token, or the last one at the end.
    pub(super) fn here(&self) -> Span {
        self.peek(0).or(self.tokens.last()).map_or(self.start, TokenTree::span)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<&TokenTree> {
        self.tokens.get(self.at + ahead)
    }

    pub(super) fn peek_ident(&self, ahead: usize) -> Option<&Ident> {
        match self.peek(ahead)? {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        }
    }

    pub(super) fn is_literal(&self, ahead: usize) -> bool {
        matches!(self.peek(ahead), Some(TokenTree::Literal(_)))
    }

    pub(super) fn is_punct(&self, ahead: usize, expected: char) -> bool {
        is_punct(self.peek(ahead), expected)
    }

    pub(super) fn is_group(&self, ahead: usize, delimiter: Delimiter) -> bool {
        matches!(self.peek(ahead), Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
    }

    /// Whether `::` is next.
    pub(super) fn is_path_separator(&self) -> bool {
        self.is_punct(0, ':') && self.is_joint(0) && self.is_punct(1, ':')
    }

    /// Whether `->` is at this distance.
    pub(super) fn is_arrow(&self, ahead: usize) -> bool {
        self.is_punct(ahead, '-') && self.is_joint(ahead) && self.is_punct(ahead + 1, '>')
    }

    fn is_joint(&self, ahead: usize) -> bool {
        matches!(self.peek(ahead), Some(TokenTree::Punct(punct)) if punct.spacing() == Spacing::Joint)
    }

    /// All tokens that are left.
    pub(super) fn rest(&self) -> &[TokenTree] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    /// Skips to the first token for which this holds, or to the end. Returns whether there is one.
    pub(super) fn skip_to(&mut self, found: impl Fn(&Self) -> bool) -> bool {
        while !self.is_empty() {
            if found(self) {
                return true;
            }
            self.skip(1);
        }
        false
    }

    pub(super) fn take_punct(&mut self, expected: char) -> bool {
        let found = self.is_punct(0, expected);
        self.at += usize::from(found);
        found
    }

    pub(super) fn take_ident(&mut self) -> Option<Ident> {
        let ident = self.peek_ident(0)?.clone();
        self.skip(1);
        Some(ident)
    }

    pub(super) fn take_group(&mut self) -> Option<Group> {
        let Some(TokenTree::Group(group)) = self.peek(0) else { return None };
        let group = group.clone();
        self.skip(1);
        Some(group)
    }
}

pub(super) fn is_punct(token: Option<&TokenTree>, expected: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == expected)
}

/// Removes the invisible groups around what a `macro_rules!` macro passes on, such as `$path:literal`.
pub(super) fn flatten(tokens: TokenStream) -> Vec<TokenTree> {
    let flattened = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => flatten(group.stream()),
        TokenTree::Group(group) if has_invisible(&group.stream()) => {
            let mut flat = Group::new(group.delimiter(), flatten(group.stream()).into_iter().collect());
            flat.set_span(group.span());
            vec![flat.into()]
        }
        other => vec![other],
    });
    flattened.collect()
}

fn has_invisible(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::None || has_invisible(&group.stream()),
        _ => false,
    })
}
