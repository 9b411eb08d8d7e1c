//! Structs that have the fields of another.
//!
//! An attribute sees one item only, so an extendable struct leaves a hidden `macro_rules!` behind that knows its fields.
//! An extending struct is passed to that macro, which writes the attribute above it again, now with the fields of the
//! base as an argument. From there on they are fields like any other: named once, decoded directly, documented in
//! place, and one that is declared again can be recognized by its name.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Field, Fields, FieldsNamed, ItemStruct};

use super::Role;
use crate::errors::Errors;

/// The attribute that extends.
fn attribute(role: Role) -> Ident {
    Ident::new(if role == Role::Params { "params" } else { "model" }, Span::call_site())
}

/// Spelled so that the compiler's "cannot find macro" says what to write.
fn macro_name(base: &Ident, role: Role, span: Span) -> Ident {
    format_ident!("__{}_extendable_{}", attribute(role), base, span = span)
}

/// What `#[model(extendable)]` and `#[params(extendable)]` leave behind.
pub(crate) fn offer(item: &ItemStruct, role: Role) -> TokenStream {
    let Fields::Named(fields) = &item.fields else { return TokenStream::new() };
    let name = macro_name(&item.ident, role, Span::call_site());
    let attribute = attribute(role);
    quote! {
        // An extendable struct need not be extended.
        #[allow(unused_macros)]
        #[doc(hidden)]
        macro_rules! #name {
            ([$($arguments:tt)*] $($item:tt)*) => {
                #[::bimpeai::#attribute($($arguments)*, __fields #fields)]
                $($item)*
            };
        }
    }
}

/// `extends = Base`: the same item again, by way of the macro that knows the fields of the base.
pub(crate) fn extend(item: &ItemStruct, base: &Ident, extendable: bool, role: Role) -> TokenStream {
    let name = macro_name(base, role, base.span());
    let extendable = extendable.then(|| quote!(extendable,));
    quote!(#name! { [#extendable extends = #base] #item })
}

/// Puts the fields of the base before those of the struct. Returns the names of those that were not declared again.
pub(crate) fn merge(
    item: &mut ItemStruct,
    base: &Ident,
    inherited: FieldsNamed,
    role: Role,
    errors: &mut Errors,
) -> HashSet<Ident> {
    let Fields::Named(fields) = &mut item.fields else { return HashSet::new() };
    let mut own: Vec<Field> = std::mem::take(&mut fields.named).into_iter().collect();
    let mut names = HashSet::new();
    for field in inherited.named {
        let Some(at) = own.iter().position(|own| own.ident == field.ident) else {
            names.extend(field.ident.clone());
            fields.named.push(field);
            continue;
        };
        let again = own.remove(at);
        // A model can be turned into its base, so the types have to agree.
        let (ty, expected) = (text(&again.ty), text(&field.ty));
        if role == Role::Model && ty != expected {
            errors.push(syn::Error::new_spanned(&again.ty, format!("expected `{expected}`, the type in `{base}`")));
        }
        fields.named.push(again);
    }
    fields.named.extend(own);
    names
}

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}

/// The conversion of an extending model into its base.
pub(crate) fn into_base(model: &Ident, base: &Ident, fields: &[Ident]) -> TokenStream {
    let docs = format!("Drops the fields that `{base}` does not have.");
    quote! {
        #[doc = #docs]
        #[automatically_derived]
        impl ::core::convert::From<#model> for #base {
            fn from(__model: #model) -> Self {
                Self { #(#fields: __model.#fields,)* extra: __model.extra }
            }
        }
    }
}
