//! Unions: one of several inputs, selected by a tag.
//!
//! serde's `tag` is not used: it buffers the object in a private type that numbers of arbitrary precision do not survive,
//! and its derive generates a visitor per enum. Two shared functions over a JSON value do the same.

use proc_macro2::TokenStream;
use quote::quote;

use super::runtime::{DESERIALIZE_TAGGED, JSON, KIND, SCHEMA, SERDE, SERIALIZE_TAGGED, UNTAG};
use super::serde_impls::{impl_deserialize, impl_serialize};
use crate::validate::{Union, Variant};

pub(super) fn expand(union: &Union) -> TokenStream {
    let Union { attrs, vis, ident, tag, variants } = union;
    let declared = variants.iter().map(|Variant { ident, ty, attrs, .. }| {
        let kept = &attrs.kept;
        quote!(#(#kept)* #ident(#ty),)
    });
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let types: Vec<_> = variants.iter().map(|variant| &variant.ty).collect();
    let kinds = variants.iter().map(|Variant { ty, text, .. }| quote!((#text, <#ty as #SCHEMA>::KIND)));
    let Variant { ty: sample, text: sample_text, .. } = &variants[0];
    let serde_impls = serde_impls(union);
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

        #[automatically_derived]
        impl #SCHEMA for #ident {
            const KIND: #KIND = #KIND::Union {
                tag: #tag,
                variants: &[#(#kinds),*],
            };

            fn sample_value(__field: &str) -> #JSON::Value {
                let mut __sample = <#sample as #SCHEMA>::sample_value(__field);
                __sample[#tag] = ::core::convert::From::from(#sample_text);
                __sample
            }
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
