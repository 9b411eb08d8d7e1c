//! `#[model]` and `#[params]`

mod attrs;
mod fields;
mod inherit;
mod open_enum;
mod params;
mod serde_impls;
mod structs;
mod union;

#[cfg(test)]
mod tests;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Item, ItemEnum, ItemStruct, LitStr};

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
    tag: Option<LitStr>,
}

pub(crate) fn expand_model(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = arguments(args, &mut errors);
    let expanded = match errors.keep(syn::parse2(item)) {
        Some(Item::Struct(item)) => expand_struct(&item, arguments, &mut errors),
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
    if !args.is_empty() {
        errors.push(syn::Error::new_spanned(args, "`#[params]` takes no arguments: write `#[params]`"));
    }
    let expanded = match errors.keep(syn::parse2(item)) {
        Some(Item::Struct(item)) => {
            let fields = Fields::read(&item, Role::Params, &mut errors);
            let shared = structs::expand(&item, &fields, Role::Params);
            let builder = params::check(&fields, &mut errors).then(|| params::expand(&item, &fields));
            quote!(#shared #builder)
        }
        Some(other) => {
            errors.push(syn::Error::new_spanned(other, "`#[params]` goes above a struct with named fields"));
            TokenStream::new()
        }
        None => TokenStream::new(),
    };
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}

fn arguments(args: TokenStream, errors: &mut Errors) -> Arguments {
    let mut arguments = Arguments::default();
    let parser = syn::meta::parser(|meta| {
        if meta.path.is_ident("input") {
            arguments.input = true;
        } else if meta.path.is_ident("extendable") {
            arguments.extendable = true;
        } else if meta.path.is_ident("extends") {
            arguments.extends = Some(meta.value()?.parse()?);
        } else if meta.path.is_ident("tag") {
            arguments.tag = Some(meta.value()?.parse()?);
        } else {
            return Err(
                meta.error("unknown argument: write `input`, `tag = \"..\"`, `extendable` or `extends = Model`")
            );
        }
        Ok(())
    });
    let parsed = syn::parse::Parser::parse2(parser, args);
    errors.keep(parsed);
    arguments
}

fn expand_struct(item: &ItemStruct, arguments: Arguments, errors: &mut Errors) -> TokenStream {
    if let Some(tag) = arguments.tag {
        errors.at(tag.span(), "a struct has no tag: `tag` goes with an enum of inputs");
    }
    if let Some(base) = arguments.extends {
        if !arguments.input {
            return inherit::extend(item, &base, arguments.extendable);
        }
        errors.at(base.span(), "an input extends nothing: repeat the fields, or remove `input`");
    }
    let role = if arguments.input { Role::Input } else { Role::Model };
    let fields = Fields::read(item, role, errors);
    let shared = structs::expand(item, &fields, role);
    let own = match role {
        Role::Model => structs::expand_model(item),
        Role::Input | Role::Params => params::expand_input(item, &fields),
    };
    let hidden = arguments.extendable.then(|| inherit::offer(item));
    quote!(#hidden #shared #own)
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
