//! One of several inputs, told apart by a tag.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Fields, ItemEnum, LitStr, Type};

use super::attrs::Attrs;
use crate::errors::Errors;
use crate::names::{docs, snake};

struct Variant<'i> {
    ident: &'i Ident,
    ty: &'i Type,
    text: String,
    attrs: Attrs,
}

pub(crate) fn expand(item: &ItemEnum, tag: &LitStr, errors: &mut Errors) -> TokenStream {
    let ItemEnum { attrs, vis, ident, .. } = item;
    if docs(attrs).is_empty() {
        errors.at(ident.span(), "write a doc comment (`/// ..`) above it: it becomes the generated docs");
    }
    let variants = read(item, errors);
    let Some(first) = variants.first() else { return TokenStream::new() };
    let declared = variants.iter().map(|Variant { ident, ty, attrs, .. }| {
        let kept = &attrs.kept;
        quote!(#(#kept)* #ident(#ty),)
    });
    let idents: Vec<_> = variants.iter().map(|variant| variant.ident).collect();
    let types: Vec<_> = variants.iter().map(|variant| variant.ty).collect();
    let texts: Vec<_> = variants.iter().map(|variant| &variant.text).collect();
    let (sample, sample_text) = (first.ty, &first.text);
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

        #[automatically_derived]
        impl ::bimpeai::__private::serde::Serialize for #ident {
            fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                match self {
                    #(Self::#idents(__value) => ::bimpeai::__private::serialize_tagged(__serializer, #tag, #texts, __value),)*
                }
            }
        }

        #[automatically_derived]
        impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for #ident {
            fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                let (__text, __value) = ::bimpeai::__private::deserialize_tagged(__deserializer, #tag)?;
                match __text.as_str() {
                    #(#texts => ::bimpeai::__private::untag(__value).map(Self::#idents),)*
                    _ => ::core::result::Result::Err(::bimpeai::__private::serde::de::Error::unknown_variant(
                        &__text,
                        &[#(#texts),*],
                    )),
                }
            }
        }

        #[automatically_derived]
        impl ::bimpeai::__private::Schema for #ident {
            const KIND: ::bimpeai::__private::Kind = ::bimpeai::__private::Kind::Union {
                tag: #tag,
                variants: &[#((#texts, <#types as ::bimpeai::__private::Schema>::KIND)),*],
            };

            fn sample_value(__field: &str) -> ::bimpeai::__private::serde_json::Value {
                let mut __sample = <#sample as ::bimpeai::__private::Schema>::sample_value(__field);
                __sample[#tag] = ::core::convert::From::from(#sample_text);
                __sample
            }
        }
    }
}

fn read<'i>(item: &'i ItemEnum, errors: &mut Errors) -> Vec<Variant<'i>> {
    let mut variants = Vec::new();
    for variant in &item.variants {
        let ident = &variant.ident;
        let attrs = Attrs::read(&variant.attrs, errors);
        if docs(&attrs.kept).is_empty() {
            errors.at(ident.span(), format!("write a doc comment (`/// ..`) above `{ident}`"));
        }
        for span in attrs.aliases.iter().map(LitStr::span).chain(attrs.lenient).chain(attrs.secret) {
            errors.at(span, "a variant takes `#[rename(\"..\")]` only");
        }
        let text = attrs.rename.as_ref().map_or_else(|| snake(&ident.to_string()), LitStr::value);
        match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                variants.push(Variant { ident, ty: &fields.unnamed[0].ty, text, attrs });
            }
            _ => errors.at(ident.span(), format!("a variant holds exactly one input: write `{ident}(Type)`")),
        }
    }
    variants
}
