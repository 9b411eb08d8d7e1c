//! `#[model]` and `#[params]`

mod attrs;
mod fields;
mod inherit;
mod open_enum;
mod params;
mod reserved;
mod serde_impls;
mod structs;
mod union;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{FieldsNamed, Item, ItemEnum, ItemStruct, LitStr};

use crate::errors::Errors;
use fields::Fields;

/// What a struct is made into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// What the API answers with.
    Model,
    /// An object that is only sent.
    Input,
    /// The parameters of an endpoint.
    Params,
}

/// The arguments of `#[model(..)]`.
#[derive(Default)]
struct Arguments {
    input: bool,
    extendable: bool,
    extends: Option<Ident>,
    /// The fields of the base, once its macro has added them.
    fields: Option<FieldsNamed>,
    tag: Option<LitStr>,
}

pub(crate) fn expand_model(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = arguments(args, MODEL_ARGUMENTS, &mut errors);
    let expanded = match errors.keep(syn::parse2(item)) {
        Some(Item::Struct(item)) => expand_struct(item, arguments, &mut errors),
        Some(Item::Enum(item)) => expand_enum(&item, arguments, &mut errors),
        Some(other) => {
            errors.push(syn::Error::new_spanned(other, "`#[model]` goes above a struct or an enum"));
            TokenStream::new()
        }
        None => TokenStream::new(),
    };
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}

pub(crate) fn expand_params(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = arguments(args, PARAMS_ARGUMENTS, &mut errors);
    let expanded = match errors.keep(syn::parse2(item)) {
        Some(Item::Struct(item)) => expand_parameters(item, arguments, &mut errors),
        Some(other) => {
            errors.push(syn::Error::new_spanned(other, "`#[params]` goes above a struct with named fields"));
            TokenStream::new()
        }
        None => TokenStream::new(),
    };
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}

/// The arguments that each attribute takes, and how to say so.
const MODEL_ARGUMENTS: (&[&str], &str) = (
    &["input", "tag", "extendable", "extends", "__fields"],
    "`input`, `tag = \"..\"`, `extendable` or `extends = Model`",
);
const PARAMS_ARGUMENTS: (&[&str], &str) =
    (&["extendable", "extends", "__fields"], "`extendable` or `extends = Parameters`");

fn arguments(args: TokenStream, (known, advice): (&[&str], &str), errors: &mut Errors) -> Arguments {
    let mut arguments = Arguments::default();
    let parser = syn::meta::parser(|meta| {
        let name = meta.path.get_ident().map(ToString::to_string).filter(|name| known.contains(&name.as_str()));
        match name.as_deref() {
            Some("input") => arguments.input = true,
            Some("extendable") => arguments.extendable = true,
            Some("extends") => arguments.extends = Some(meta.value()?.parse()?),
            Some("__fields") => arguments.fields = Some(meta.input.parse()?),
            Some("tag") => arguments.tag = Some(meta.value()?.parse()?),
            _ => return Err(meta.error(format!("unknown argument: write {advice}"))),
        }
        Ok(())
    });
    let parsed = syn::parse::Parser::parse2(parser, args);
    errors.keep(parsed);
    arguments
}

fn expand_struct(mut item: ItemStruct, arguments: Arguments, errors: &mut Errors) -> TokenStream {
    if let Some(tag) = arguments.tag {
        errors.at(tag.span(), "a struct has no tag: `tag` goes with an enum of inputs");
    }
    let role = if arguments.input { Role::Input } else { Role::Model };
    let mut inherited = HashSet::new();
    let mut conversion = None;
    match (arguments.extends, arguments.fields) {
        (Some(base), _) if arguments.input => {
            errors.at(base.span(), "an input extends nothing: repeat the fields, or remove `input`");
        }
        (Some(base), Some(fields)) => {
            let names: Vec<_> = fields.named.iter().filter_map(|field| field.ident.clone()).collect();
            conversion = Some(inherit::into_base(&item.ident, &base, &names));
            inherited = inherit::merge(&mut item, &base, fields, role, errors);
        }
        (Some(base), None) => return inherit::extend(&item, &base, arguments.extendable, role),
        (None, _) => {}
    }
    let fields = Fields::read(&item, &inherited, role, errors);
    let shared = structs::expand(&item, &fields, role);
    let own = match role {
        Role::Model => structs::expand_model(&item),
        Role::Input | Role::Params => params::expand_input(&item, &fields),
    };
    let hidden = arguments.extendable.then(|| inherit::offer(&item, role));
    quote!(#hidden #shared #own #conversion)
}

fn expand_parameters(mut item: ItemStruct, arguments: Arguments, errors: &mut Errors) -> TokenStream {
    let role = Role::Params;
    let mut inherited = HashSet::new();
    match (arguments.extends, arguments.fields) {
        (Some(base), Some(fields)) => inherited = inherit::merge(&mut item, &base, fields, role, errors),
        (Some(base), None) => return inherit::extend(&item, &base, arguments.extendable, role),
        (None, _) => {}
    }
    let fields = Fields::read(&item, &inherited, role, errors);
    let shared = structs::expand(&item, &fields, role);
    let builder = params::expand(&item, &fields);
    let hidden = arguments.extendable.then(|| inherit::offer(&item, role));
    quote!(#hidden #shared #builder)
}

fn expand_enum(item: &ItemEnum, arguments: Arguments, errors: &mut Errors) -> TokenStream {
    if let Some(base) = &arguments.extends {
        errors.at(base.span(), "an enum extends nothing: remove `extends`");
    }
    match (arguments.tag, arguments.input) {
        (Some(tag), true) => union::expand(item, &tag, errors),
        (Some(tag), false) => {
            errors.at(tag.span(), "only an input is told apart by a tag: write `#[model(input, tag = ..)]`");
            union::expand(item, &tag, errors)
        }
        (None, true) if item.variants.iter().any(|variant| !variant.fields.is_empty()) => {
            errors.at(item.ident.span(), "what tells the variants apart? Write `#[model(input, tag = \"type\")]`");
            TokenStream::new()
        }
        (None, _) => open_enum::expand(item, errors),
    }
}
