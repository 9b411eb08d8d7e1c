//! The arguments of `#[model]` and `#[params]`.

use proc_macro2::{Ident, TokenStream};
use syn::parse::Parser;
use syn::{FieldsNamed, LitStr};

use crate::errors::Errors;

/// The arguments of `#[model(..)]` or `#[params(..)]`.
#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) input: bool,
    pub(crate) extendable: bool,
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
    pub(crate) fn parse(args: TokenStream, Known(known, advice): &Known, errors: &mut Errors) -> Self {
        let mut arguments = Self::default();
        let parser = syn::meta::parser(|meta| {
            let name = meta.path.get_ident().map(ToString::to_string).filter(|name| known.contains(&name.as_str()));
            match name.as_deref() {
                Some("input") => arguments.input = true,
                Some("extendable") => arguments.extendable = true,
                Some("extends") => arguments.extends = Some(meta.value()?.parse()?),
                Some("__fields") => arguments.fields = Some(meta.input.parse()?),
                Some("tag") => arguments.tag = Some(meta.value()?.parse()?),
                _ => return Err(meta.error(format!("unknown argument: expected {advice}"))),
            }
            Ok(())
        });
        let parsed = parser.parse2(args);
        errors.keep(parsed);
        arguments
    }
}
