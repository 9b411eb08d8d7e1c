//! What every struct of the API gets.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ItemStruct;

use super::Role;
use super::fields::{Field, Fields, Shape};
use super::serde_impls::{deserialize, serialize};
use crate::names::plain;

pub(crate) fn expand(item: &ItemStruct, fields: &Fields, role: Role) -> TokenStream {
    let ident = &item.ident;
    let declaration = declaration(item, fields, role);
    let debug = fields.has_secret().then(|| debug(ident, fields));
    let serialize = serialize(ident, fields, role);
    let deserialize = deserialize(ident, fields, role);
    let schema = schema(ident, fields, role);
    quote!(#declaration #debug #serialize #deserialize #schema)
}

/// What a response gets besides.
pub(crate) fn expand_model(item: &ItemStruct) -> TokenStream {
    let ident = &item.ident;
    quote! {
        #[automatically_derived]
        impl ::bimpeai::__private::Model for #ident {}

        impl #ident {
            /// A realistic value, as the mock server answers it.
            #[must_use]
            pub fn sample() -> Self {
                ::bimpeai::__private::sample()
            }
        }
    }
}

fn declaration(item: &ItemStruct, fields: &Fields, role: Role) -> TokenStream {
    let ItemStruct { attrs, vis, ident, .. } = item;
    let declared = fields.0.iter().map(|Field { ident, ty, attrs, .. }| {
        let kept = &attrs.kept;
        quote!(#(#kept)* pub #ident: #ty,)
    });
    let debug = (!fields.has_secret()).then(|| quote!(#[derive(::core::fmt::Debug)]));
    let model = (role == Role::Model).then(|| quote!(#[non_exhaustive]));
    let extra = (role == Role::Model).then(|| {
        quote! {
            /// Fields that came with it and that this version of the SDK does not know.
            pub extra: ::bimpeai::Extra,
        }
    });
    quote! {
        #(#attrs)*
        #debug
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
        #model
        #vis struct #ident {
            #(#declared)*
            #extra
        }
    }
}

/// `Debug` that keeps secrets.
fn debug(ident: &Ident, fields: &Fields) -> TokenStream {
    let name = ident.to_string();
    let entries = fields.0.iter().map(|Field { ident, attrs, .. }| {
        let label = plain(ident);
        match attrs.secret {
            Some(_) => quote!(.field(#label, &::core::format_args!("[redacted]"))),
            None => quote!(.field(#label, &self.#ident)),
        }
    });
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.debug_struct(#name)#(#entries)*.finish_non_exhaustive()
            }
        }
    }
}

fn schema(ident: &Ident, fields: &Fields, role: Role) -> TokenStream {
    let table = fields.table();
    let entries = fields.0.iter().filter_map(|field| {
        let (name, ty) = (&field.name, &field.ty);
        let value = match &field.attrs.sample {
            Some(sample) => quote!(::bimpeai::__private::serde_json::json!(#sample)),
            // An input is sampled as the least that is sent, a model as all that is answered.
            None if role != Role::Model && field.shape != Shape::Required => return None,
            None => quote!(<#ty as ::bimpeai::__private::Schema>::sample_value(#name)),
        };
        Some(quote!((#name, #value)))
    });
    quote! {
        #[automatically_derived]
        impl ::bimpeai::__private::Schema for #ident {
            const KIND: ::bimpeai::__private::Kind = ::bimpeai::__private::Kind::Object(|| {
                const __FIELDS: &[::bimpeai::__private::Field] = #table;
                __FIELDS
            });

            fn sample_value(__field: &str) -> ::bimpeai::__private::serde_json::Value {
                ::bimpeai::__private::object([#(#entries),*])
            }
        }
    }
}
