//! Splits the body of a block into lines, so that a broken one does not affect the others.

use proc_macro2::{Delimiter, Group, Span, TokenTree};

use super::cursor::is_punct;
use super::declaration::Method;
use super::outer::attribute_len;
use crate::errors::Errors;

/// The tokens of one declaration, without its `;`.
pub(super) struct Line {
    pub(super) tokens: Vec<TokenTree>,
    /// Where the `;` is missing.
    pub(super) unended: Option<Span>,
    /// Whether a mistake in it was reported already.
    pub(super) reported: bool,
}

/// A line ends at its `;`, or where the next declaration begins: at the doc comment above it.
pub(super) fn lines(body: &Group, errors: &mut Errors) -> Vec<Line> {
    let tokens: Vec<TokenTree> = body.stream().into_iter().collect();
    let mut splitter = Splitter::default();
    let mut rest = &tokens[..];
    while let Some(token) = rest.first() {
        let attribute = attribute_len(rest);
        if is_punct(Some(token), ';') {
            splitter.semicolon(token.span(), errors);
        } else if attribute > 0 {
            splitter.attribute(rest, attribute, errors);
        } else {
            splitter.token(token);
        }
        rest = &rest[attribute.max(1)..];
    }
    splitter.end_without_semicolon();
    splitter.lines
}

#[derive(Default)]
struct Splitter {
    lines: Vec<Line>,
    line: Vec<TokenTree>,
    /// Whether the line has more than attributes.
    has_content: bool,
    reported: bool,
    /// Whether the last token was a `;` too many.
    is_stray: bool,
}

impl Splitter {
    fn semicolon(&mut self, span: Span, errors: &mut Errors) {
        if !self.line.is_empty() {
            return self.end(None);
        }
        if !self.is_stray {
            errors.at(span, "unexpected `;`: remove it");
        }
        self.is_stray = true;
    }

    fn attribute(&mut self, rest: &[TokenTree], len: usize, errors: &mut Errors) {
        if self.has_content && !begins_line(rest) {
            if !self.reported {
                errors.at(rest[0].span(), "unexpected doc comment or attribute: write it above the line");
            }
            self.reported = true;
            return;
        }
        if self.has_content {
            self.end_without_semicolon();
        }
        self.line.extend_from_slice(&rest[..len]);
    }

    fn token(&mut self, token: &TokenTree) {
        let is_broken_attribute = is_punct(Some(token), '#')
            || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
        self.has_content |= !is_broken_attribute;
        self.line.push(token.clone());
    }

    fn end_without_semicolon(&mut self) {
        if let Some(last) = self.line.last() {
            self.end(Some(last.span()));
        }
    }

    fn end(&mut self, unended: Option<Span>) {
        let tokens = std::mem::take(&mut self.line);
        self.lines.push(Line { tokens, unended, reported: self.reported });
        (self.has_content, self.reported, self.is_stray) = (false, false, false);
    }
}

/// Whether the attributes here are those of another line, not a slip in the middle of this one.
fn begins_line(tokens: &[TokenTree]) -> bool {
    let mut rest = tokens;
    loop {
        match attribute_len(rest) {
            0 => break,
            len => rest = &rest[len..],
        }
    }
    match rest.first() {
        Some(TokenTree::Ident(name)) => {
            let is_route = matches!(rest.get(1), Some(TokenTree::Literal(_)));
            !(is_route && Method::like(name).is_some())
        }
        Some(TokenTree::Literal(_)) => false,
        Some(TokenTree::Punct(punct)) => !matches!(punct.as_char(), ',' | '-'),
        Some(TokenTree::Group(group)) => group.delimiter() != Delimiter::Parenthesis,
        None => true,
    }
}
