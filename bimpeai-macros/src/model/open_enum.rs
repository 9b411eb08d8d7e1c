//! String enums that keep what they do not know.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ItemEnum;

use super::attrs::Attrs;
use crate::errors::Errors;
use crate::names::{docs, snake};

struct Variant<'i> {
    ident: &'i Ident,
    text: String,
    attrs: Attrs,
}

pub(crate) fn expand(item: &ItemEnum, errors: &mut Errors) -> TokenStream {
    let ItemEnum { attrs, vis, ident, .. } = item;
    if docs(attrs).is_empty() {
        errors.at(ident.span(), "write a doc comment (`/// ..`) above it: it becomes the generated docs");
    }
    let variants = read(item, errors);
    if variants.is_empty() {
        errors.at(ident.span(), "declare at least one value");
        return TokenStream::new();
    }
    let declared = variants.iter().map(|Variant { ident, attrs, .. }| {
        let kept = &attrs.kept;
        quote!(#(#kept)* #ident,)
    });
    let sampled = variants.iter().find(|variant| variant.attrs.sample.is_some()).unwrap_or(&variants[0]);
    let sample = &sampled.text;
    let texts: Vec<_> = variants.iter().map(|variant| &variant.text).collect();
    let idents: Vec<_> = variants.iter().map(|variant| variant.ident).collect();
    let comparisons = comparisons(ident);
    let conversions = conversions(ident);
    quote! {
        #(#attrs)*
        #[derive(::core::clone::Clone)]
        #[non_exhaustive]
        #vis enum #ident {
            #(#declared)*
            /// A value that this version of the SDK does not know.
            Unknown(::bimpeai::UnknownValue),
        }

        impl #ident {
            /// The values that this version of the SDK knows, as they stand on the wire.
            pub const VALUES: &'static [&'static str] = &[#(#texts),*];

            /// The value as it stands on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#idents => #texts,)*
                    Self::Unknown(__value) => __value.as_str(),
                }
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<&str> for #ident {
            fn from(__text: &str) -> Self {
                match __text {
                    #(#texts => Self::#idents,)*
                    _ => Self::Unknown(::bimpeai::UnknownValue::new(__text)),
                }
            }
        }

        #conversions
        #comparisons

        #[automatically_derived]
        impl ::bimpeai::__private::Schema for #ident {
            const KIND: ::bimpeai::__private::Kind = ::bimpeai::__private::Kind::Enum(Self::VALUES);

            fn sample_value(__field: &str) -> ::bimpeai::__private::serde_json::Value {
                ::core::convert::From::from(#sample)
            }
        }
    }
}

fn read<'i>(item: &'i ItemEnum, errors: &mut Errors) -> Vec<Variant<'i>> {
    let mut texts = HashSet::new();
    let mut variants = Vec::new();
    for variant in &item.variants {
        let ident = &variant.ident;
        let attrs = Attrs::read(&variant.attrs, errors);
        if docs(&attrs.kept).is_empty() {
            errors.at(ident.span(), format!("write a doc comment (`/// ..`) above `{ident}`"));
        }
        if !variant.fields.is_empty() {
            let advice = "for one of several inputs write `#[model(input, tag = \"type\")]`";
            errors.at(ident.span(), format!("a value of an open enum holds nothing: remove the fields; {advice}"));
        }
        if ident == "Unknown" {
            errors.at(ident.span(), "`Unknown` is made by the macro: choose another name");
            continue;
        }
        for span in attrs.aliases.iter().map(syn::LitStr::span).chain(attrs.lenient).chain(attrs.secret) {
            errors.at(span, "a value takes `#[rename(\"..\")]` and `#[sample]` only");
        }
        let text = attrs.rename.as_ref().map_or_else(|| snake(&ident.to_string()), syn::LitStr::value);
        if texts.insert(text.clone()) {
            variants.push(Variant { ident, text, attrs });
        } else {
            errors.at(ident.span(), format!("another value is {text:?} already"));
        }
    }
    variants
}

fn conversions(ident: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::core::convert::From<::std::string::String> for #ident {
            fn from(__text: ::std::string::String) -> Self {
                Self::from(__text.as_str())
            }
        }

        #[automatically_derived]
        impl ::bimpeai::__private::FromText for #ident {}

        #[automatically_derived]
        impl ::core::convert::AsRef<str> for #ident {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.pad(self.as_str())
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(self.as_str(), __f)
            }
        }

        #[automatically_derived]
        impl ::bimpeai::__private::serde::Serialize for #ident {
            fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                __serializer.serialize_str(self.as_str())
            }
        }

        #[automatically_derived]
        impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for #ident {
            fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                let __text = <::bimpeai::__private::Key<'__de> as ::bimpeai::__private::serde::Deserialize>::deserialize(
                    __deserializer,
                )?;
                ::core::result::Result::Ok(Self::from(&*__text))
            }
        }
    }
}

/// By text, so that a value which a later version knows by name is still equal.
fn comparisons(ident: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::core::cmp::PartialEq for #ident {
            fn eq(&self, __other: &Self) -> bool {
                self.as_str() == __other.as_str()
            }
        }

        #[automatically_derived]
        impl ::core::cmp::Eq for #ident {}

        #[automatically_derived]
        impl ::core::cmp::PartialEq<str> for #ident {
            fn eq(&self, __other: &str) -> bool {
                self.as_str() == __other
            }
        }

        #[automatically_derived]
        impl ::core::cmp::PartialEq<&str> for #ident {
            fn eq(&self, __other: &&str) -> bool {
                self.as_str() == *__other
            }
        }

        #[automatically_derived]
        impl ::core::cmp::PartialOrd for #ident {
            fn partial_cmp(&self, __other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(self.cmp(__other))
            }
        }

        #[automatically_derived]
        impl ::core::cmp::Ord for #ident {
            fn cmp(&self, __other: &Self) -> ::core::cmp::Ordering {
                self.as_str().cmp(__other.as_str())
            }
        }

        #[automatically_derived]
        impl ::core::hash::Hash for #ident {
            fn hash<__H: ::core::hash::Hasher>(&self, __state: &mut __H) {
                self.as_str().hash(__state);
            }
        }
    }
}
