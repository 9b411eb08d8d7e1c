//! Unions: one of several inputs, selected by a tag.
//!
//! serde's `tag` is not used: it buffers the object in a private type that numbers of arbitrary precision do not survive,
//! and its derive generates a visitor per enum. Two shared functions over a JSON value do the same.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::runtime::{DESERIALIZE_TAGGED, KIND, SCHEMA, SERDE, SERIALIZE_TAGGED, UNION_TYPE, UNTAG, VARIANT};
use super::serde_impls::{impl_deserialize, impl_serialize};
use crate::names::{docs, plain};
use crate::validate::{Union, Variant};

pub(super) fn expand(union: &Union) -> TokenStream {
    let Union { attrs, vis, ident, variants, .. } = union;
    let declared = variants.iter().map(|Variant { ident, ty, attrs, .. }| {
        let kept = &attrs.kept;
        quote!(#(#kept)* #ident(#ty),)
    });
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let types: Vec<_> = variants.iter().map(|variant| &variant.ty).collect();
    let serde_impls = serde_impls(union);
    let schema = schema(union);
    quote! {
        #(#attrs)*
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
        #vis enum #ident {
            #(#declared)*
        }

        #(
            #[automatically_derived]
            impl ::core::convert::From<#types> for #ident {
                fn from(__value: #types) -> Self {
                    Self::#idents(__value)
                }
            }
        )*

        #serde_impls

        #schema
    }
}

fn schema(Union { attrs, ident, tag, variants, .. }: &Union) -> TokenStream {
    let (name, type_docs) = (plain(ident), docs(attrs));
    let variants = variants.iter().map(|Variant { ty, text, attrs, .. }| {
        let (docs, schema) = (docs(&attrs.kept), SCHEMA.of(ty));
        quote_spanned!(ty.span()=> #VARIANT::new(#text, #docs, #schema::KIND))
    });
    quote! {
        #[automatically_derived]
        impl #SCHEMA for #ident {
            const KIND: #KIND = {
                static __UNION: #UNION_TYPE = #UNION_TYPE::new(#name, #type_docs, #tag, &[#(#variants),*]);
                #KIND::Union(&__UNION)
            };
        }
    }
}

fn serde_impls(Union { ident, tag, variants, .. }: &Union) -> TokenStream {
    let serialize = variants.iter().map(|Variant { ident, text, .. }| {
        quote!(Self::#ident(__value) => #SERIALIZE_TAGGED(__serializer, #tag, #text, __value),)
    });
    let deserialize =
        variants.iter().map(|Variant { ident, text, .. }| quote!(#text => #UNTAG(__value).map(Self::#ident),));
    let texts = variants.iter().map(|variant| &variant.text);
    let serialize = impl_serialize(
        ident,
        &quote! {
            match self {
                #(#serialize)*
            }
        },
    );
    let deserialize = impl_deserialize(
        ident,
        &quote! {
            let (__text, __value) = #DESERIALIZE_TAGGED(__deserializer, #tag)?;
            match __text.as_str() {
                #(#deserialize)*
                _ => ::core::result::Result::Err(#SERDE::de::Error::unknown_variant(
                    &__text,
                    &[#(#texts),*],
                )),
            }
        },
    );
    quote!(#serialize #deserialize)
}
