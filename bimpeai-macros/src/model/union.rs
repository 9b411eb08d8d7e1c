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
        #[derive(Debug, Clone, PartialEq)]
        #vis enum #ident {
            #(#declared)*
        }

        #(
            impl ::core::convert::From<#types> for #ident {
                fn from(value: #types) -> Self {
                    Self::#idents(value)
                }
            }
        )*

        impl ::bimpeai::__private::serde::Serialize for #ident {
            fn serialize<S: ::bimpeai::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    #(Self::#idents(value) => ::bimpeai::__private::serialize_tagged(serializer, #tag, #texts, value),)*
                }
            }
        }

        impl<'de> ::bimpeai::__private::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::bimpeai::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let (text, value) = ::bimpeai::__private::deserialize_tagged(deserializer, #tag)?;
                match text.as_str() {
                    #(#texts => ::bimpeai::__private::untag(value).map(Self::#idents),)*
                    _ => ::core::result::Result::Err(::bimpeai::__private::serde::de::Error::unknown_variant(
                        &text,
                        &[#(#texts),*],
                    )),
                }
            }
        }

        impl ::bimpeai::__private::Schema for #ident {
            const KIND: ::bimpeai::__private::Kind = ::bimpeai::__private::Kind::Union {
                tag: #tag,
                variants: &[#((#texts, <#types as ::bimpeai::__private::Schema>::KIND)),*],
            };

            fn sample_value(field: &str) -> ::bimpeai::__private::serde_json::Value {
                let mut sample = <#sample as ::bimpeai::__private::Schema>::sample_value(field);
                sample[#tag] = ::core::convert::From::from(#sample_text);
                sample
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
