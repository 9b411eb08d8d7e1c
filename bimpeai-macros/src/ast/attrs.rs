//! The attributes of a field or a variant.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, LitStr, Meta};

use crate::errors::Errors;

/// The macro's own attributes, parsed, and all others.
#[derive(Default)]
pub(crate) struct Attrs {
    pub(crate) sample: Option<TokenStream>,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) rename: Option<LitStr>,
    pub(crate) default: Option<Expr>,
    pub(crate) format: Option<LitStr>,
    pub(crate) lenient: Option<Span>,
    pub(crate) secret: Option<Span>,
    /// Doc comments, `cfg` and all others: they are copied to the expansion.
    pub(crate) kept: Vec<Attribute>,
}

impl Attrs {
    pub(crate) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut read = Self::default();
        for attr in attrs {
            let Some(name) = attr.path().get_ident().map(ToString::to_string) else {
                read.kept.push(attr.clone());
                continue;
            };
            let span = attr.path().get_ident().map_or_else(Span::call_site, proc_macro2::Ident::span);
            match name.as_str() {
                "sample" => read.sample = Some(list(attr)),
                "alias" => read.aliases.extend(text(attr, span, "alias(\"name\")", errors)),
                "rename" => read.rename = text(attr, span, "rename(\"name\")", errors),
                "default" => match attr.parse_args() {
                    Ok(value) => read.default = Some(value),
                    Err(_) => errors.at(span, "write `#[default(value)]`"),
                },
                "format" => read.format = text(attr, span, "format(\"uri\")", errors),
                "lenient" => read.lenient = Some(span),
                "secret" => read.secret = Some(span),
                "serde" => {
                    errors.at(
                        span,
                        "serde attributes are not supported here: write `#[rename(\"..\")]` or `#[alias(\"..\")]`",
                    );
                }
                "builder" => {
                    errors.at(span, "bon attributes are not supported here: write `#[default(..)]` for a default");
                }
                _ => read.kept.push(attr.clone()),
            }
        }
        read
    }
}

/// The tokens in an attribute's parentheses.
fn list(attr: &Attribute) -> TokenStream {
    match &attr.meta {
        Meta::List(list) => list.tokens.clone(),
        Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
    }
}

fn text(attr: &Attribute, span: Span, form: &str, errors: &mut Errors) -> Option<LitStr> {
    let text = attr.parse_args::<LitStr>().ok().filter(|text| !text.value().is_empty());
    if text.is_none() {
        errors.at(span, format!("write `#[{form}]`"));
    }
    text
}
