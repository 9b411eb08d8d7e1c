//! The arguments of `#[model]` and `#[params]`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{FieldsNamed, LitStr};

use crate::errors::Errors;
use crate::names::is_keyword;

/// The arguments of `#[model(..)]` or `#[params(..)]`.
#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) input: Option<Span>,
    pub(crate) extendable: Option<Span>,
    pub(crate) extends: Option<Ident>,
    /// The fields of the base, once its macro has added them.
    pub(crate) fields: Option<FieldsNamed>,
    pub(crate) tag: Option<LitStr>,
}

/// The arguments that an attribute takes, and how a message lists them.
pub(crate) struct Known(&'static [&'static str], &'static str);

pub(crate) const MODEL: Known = Known(
    &["input", "tag", "extendable", "extends", "__fields"],
    "`input`, `tag = \"..\"`, `extendable` or `extends = Model`",
);
pub(crate) const PARAMS: Known =
    Known(&["extendable", "extends", "__fields"], "`extendable` or `extends = Parameters`");

impl Arguments {
    /// Splits at each comma, so that a broken argument does not affect the others.
    pub(crate) fn parse(args: TokenStream, known: &Known, errors: &mut Errors) -> Self {
        let mut arguments = Self::default();
        let mut seen = Vec::new();
        let mut tokens = args.into_iter().peekable();
        while tokens.peek().is_some() {
            let mut argument = Vec::new();
            let mut comma = None;
            for token in tokens.by_ref() {
                if is_punct(&token, ',') {
                    comma = Some(token.span());
                    break;
                }
                argument.push(token);
            }
            match (argument.is_empty(), comma) {
                (false, _) => arguments.add(argument, known, &mut seen, errors),
                (true, Some(comma)) => errors.at(comma, "unexpected `,`: remove it"),
                (true, None) => {}
            }
        }
        arguments
    }

    fn add(
        &mut self,
        argument: Vec<TokenTree>,
        Known(known, advice): &Known,
        seen: &mut Vec<String>,
        errors: &mut Errors,
    ) {
        let start = argument[0].span();
        let mut tokens = argument.into_iter();
        let ident = tokens.next().and_then(|token| match token {
            TokenTree::Ident(ident) if known.contains(&ident.to_string().as_str()) => Some(ident),
            _ => None,
        });
        let Some(ident) = ident else { return errors.at(start, format!("unknown argument: expected {advice}")) };
        let name = ident.to_string();
        if seen.contains(&name) {
            return errors.at(start, format!("`{name}` is repeated: remove it"));
        }
        let rest: TokenStream = tokens.collect();
        match name.as_str() {
            "input" => self.input = Some(word(&ident, rest, errors)),
            "extendable" => self.extendable = Some(word(&ident, rest, errors)),
            "extends" => self.extends = base(&ident, rest, errors),
            "tag" => self.tag = Some(tag(&ident, rest, errors)),
            _ => self.fields = errors.keep(syn::parse2(rest)),
        }
        seen.push(name);
    }
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// An argument without a value.
fn word(ident: &Ident, rest: TokenStream, errors: &mut Errors) -> Span {
    if let Some(token) = rest.into_iter().next() {
        errors.at(token.span(), format!("`{ident}` takes no value: write `{ident}` only"));
    }
    ident.span()
}

/// The tokens after `=`, or none after reporting how the argument is written.
fn value(ident: &Ident, rest: TokenStream, form: &str, errors: &mut Errors) -> Option<Vec<TokenTree>> {
    let mut tokens = rest.into_iter();
    let equals = tokens.next().filter(|token| is_punct(token, '='));
    let value: Vec<_> = tokens.collect();
    if equals.is_none() || value.is_empty() {
        errors.at(ident.span(), format!("write `{form}`"));
        return None;
    }
    Some(value)
}

fn base(ident: &Ident, rest: TokenStream, errors: &mut Errors) -> Option<Ident> {
    let value = value(ident, rest, "extends = Name", errors)?;
    match &value[..] {
        [TokenTree::Ident(base)] if base == "Self" => {
            errors.at(base.span(), "a struct cannot extend itself: name another struct, or remove `extends`");
        }
        [TokenTree::Ident(base)] if !is_keyword(&base.to_string()) => return Some(base.clone()),
        _ => {
            let advice =
                "write `extends = Name`, without a path: the base is declared above, in this module or a parent";
            errors.push(syn::Error::new_spanned(TokenStream::from_iter(value), advice));
        }
    }
    None
}

/// The tag, or what its error advises, so that the union is expanded.
fn tag(ident: &Ident, rest: TokenStream, errors: &mut Errors) -> LitStr {
    const FORM: &str = "tag = \"type\"";
    let advised = LitStr::new("type", ident.span());
    let Some(value) = value(ident, rest, FORM, errors) else { return advised };
    let value: TokenStream = value.into_iter().collect();
    match syn::parse2::<LitStr>(value.clone()) {
        Ok(tag) if !tag.value().is_empty() => return tag,
        Ok(tag) => errors.at(tag.span(), format!("the tag must name a field: write `{FORM}`")),
        Err(_) => errors.push(syn::Error::new_spanned(&value, format!("write `{FORM}`"))),
    }
    advised
}
