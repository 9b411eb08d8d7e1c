//! Open enums: strings with known values, which keep unknown ones.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Attribute;

use super::runtime::{ENUM_TYPE, ENUM_VALUE, FROM_TEXT, KEY, KIND, SCHEMA, SERDE, SINGLE, UNKNOWN_VALUE};
use super::serde_impls::{impl_deserialize, impl_serialize};
use crate::names::{cfgs, docs, plain};
use crate::validate::{KnownValue, OpenEnum};

pub(super) fn expand(OpenEnum { attrs, vis, ident, values }: &OpenEnum) -> TokenStream {
    let declared = values.iter().map(|KnownValue { ident, attrs, .. }| {
        let kept = &attrs.kept;
        quote!(#(#kept)* #ident,)
    });
    let texts: Vec<_> = values.iter().map(|value| &value.text).collect();
    let idents: Vec<_> = values.iter().map(|value| &value.ident).collect();
    let cfgs: Vec<Vec<_>> = values.iter().map(|value| cfgs(&value.attrs.kept).collect()).collect();
    let comparisons = comparisons(ident);
    let conversions = conversions(ident);
    let schema = schema(ident, attrs, values);
    quote! {
        #(#attrs)*
        #[derive(::core::clone::Clone)]
        #[non_exhaustive]
        #vis enum #ident {
            #(#declared)*
            /// A value that this version of the SDK does not know.
            Unknown(#UNKNOWN_VALUE),
        }

        #[allow(deprecated, unreachable_pub)]
        impl #ident {
            /// The values that this version of the SDK knows, as they appear in JSON.
            pub const VALUES: &'static [&'static str] = &[#(#(#cfgs)* #texts),*];

            /// Returns the value as it appears in JSON.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(#(#cfgs)* Self::#idents => #texts,)*
                    Self::Unknown(__value) => __value.as_str(),
                }
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::convert::From<&str> for #ident {
            fn from(__text: &str) -> Self {
                match __text {
                    #(#(#cfgs)* #texts => Self::#idents,)*
                    _ => Self::Unknown(#UNKNOWN_VALUE::new(__text)),
                }
            }
        }

        #conversions
        #comparisons

        #schema
    }
}

fn schema(ident: &Ident, attrs: &[Attribute], values: &[KnownValue]) -> TokenStream {
    let (name, type_docs) = (plain(ident), docs(attrs));
    let sample = sample(values);
    let values = values.iter().map(|KnownValue { text, attrs, .. }| {
        let (cfgs, docs) = (cfgs(&attrs.kept), docs(&attrs.kept));
        quote!(#(#cfgs)* #ENUM_VALUE::new(#text, #docs))
    });
    quote! {
        #[automatically_derived]
        impl #SCHEMA for #ident {
            const KIND: #KIND = {
                static __ENUM: #ENUM_TYPE = #ENUM_TYPE::new(#name, #type_docs, &[#(#values),*], #sample);
                #KIND::Enum(&__ENUM)
            };
        }
    }
}

/// The index of the value that is the sample: how many there are before it, of which a `cfg` may remove some.
fn sample(values: &[KnownValue]) -> TokenStream {
    let before: Vec<_> = values.iter().take_while(|value| value.attrs.sample.is_none()).collect();
    if before.len() == values.len() {
        return quote!(0usize);
    }
    let conditional: Vec<Vec<_>> = before.iter().map(|value| cfgs(&value.attrs.kept).collect()).collect();
    let (conditional, certain): (Vec<_>, Vec<_>) = conditional.into_iter().partition(|cfgs| !cfgs.is_empty());
    let certain = certain.len();
    if conditional.is_empty() {
        return quote!(#certain);
    }
    quote!(#certain + [#(#(#conditional)* ()),*].len())
}

fn conversions(ident: &Ident) -> TokenStream {
    let serialize = impl_serialize(ident, &quote!(__serializer.serialize_str(self.as_str())));
    let deserialize = impl_deserialize(
        ident,
        &quote! {
            let __text = <#KEY<'__de> as #SERDE::Deserialize>::deserialize(
                __deserializer,
            )?;
            ::core::result::Result::Ok(Self::from(&*__text))
        },
    );
    quote! {
        #[automatically_derived]
        impl ::core::convert::From<::std::string::String> for #ident {
            fn from(__text: ::std::string::String) -> Self {
                Self::from(__text.as_str())
            }
        }

        #[automatically_derived]
        impl #SINGLE for #ident {}

        #[automatically_derived]
        impl #FROM_TEXT for #ident {}

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

        #serialize
        #deserialize
    }
}

/// By text, so that a value that was unknown to an earlier version stays equal.
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
