//! Unions: one of several inputs, selected by a tag.
//!
//! serde's `tag` is not used: it buffers the object in a private type that numbers of arbitrary precision do not survive,
//! and its derive generates a visitor per enum. Two shared functions over a JSON value do the same.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::example;
use super::runtime::{
    CHECK, DESERIALIZE_TAGGED, INTO_VALUE, KIND, SCHEMA, SERDE, SERIALIZE_TAGGED, SINGLE, UNION_TYPE, VARIANT,
};
use super::serde_impls::{impl_deserialize, impl_serialize};
use crate::names::{cfgs, docs, plain};
use crate::validate::{Union, Variant};

pub(super) fn expand(union: &Union) -> TokenStream {
    let Union { attrs, vis, ident, variants, .. } = union;
    let declared = variants.iter().map(|Variant { ident, ty, attrs, .. }| {
        let kept = &attrs.kept;
        quote!(#(#kept)* #ident(#ty),)
    });
    let idents: Vec<_> = variants.iter().map(|variant| &variant.ident).collect();
    let types: Vec<_> = variants.iter().map(|variant| &variant.ty).collect();
    let cfgs: Vec<Vec<_>> = variants.iter().map(|variant| cfgs(&variant.attrs.kept).collect()).collect();
    let into_value = quote!(#INTO_VALUE);
    let (value_impls, serde_impls, schema) = (value_impls(union), serde_impls(union), schema(union));
    let example = example::of_union(union);
    quote! {
        #(#attrs)*
        #[allow(unreachable_pub)]
        #[non_exhaustive]
        #vis enum #ident {
            #(#declared)*
        }

        #value_impls

        #(
            #(#cfgs)*
            #[automatically_derived]
            #[allow(deprecated)]
            impl ::core::convert::From<#types> for #ident {
                fn from(__value: #types) -> Self {
                    Self::#idents(__value)
                }
            }

            #(#cfgs)*
            #[automatically_derived]
            impl #into_value<#ident> for #types {
                fn into_value(self) -> #ident {
                    ::core::convert::From::from(self)
                }
            }
        )*

        #serde_impls
        #schema
        #example
    }
}

/// Not derived, for the reason given at the structs'.
fn value_impls(Union { ident, variants, .. }: &Union) -> TokenStream {
    let each = |code: &dyn Fn(&Ident, &TokenStream) -> TokenStream| -> Vec<_> {
        let code = variants.iter().map(|Variant { ident, ty, attrs, .. }| {
            let (cfgs, code) = (cfgs(&attrs.kept), code(ident, &SCHEMA.of(ty)));
            quote!(#(#cfgs)* #code)
        });
        code.collect()
    };
    let clones = each(&|name, ty| quote!(Self::#name(__value) => Self::#name(#ty::__clone(__value)),));
    let comparisons =
        each(&|name, ty| quote!((Self::#name(__value), Self::#name(__other)) => #ty::__eq(__value, __other),));
    let entries = each(&|name, ty| {
        let label = plain(name);
        quote!(Self::#name(__value) => __f.debug_tuple(#label).field(#ty::__debug(__value)).finish(),)
    });
    quote! {
        #[automatically_derived]
        impl #SINGLE for #ident {}

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::clone::Clone for #ident {
            fn clone(&self) -> Self {
                match self { #(#clones)* }
            }
        }

        #[automatically_derived]
        #[allow(deprecated, unreachable_patterns)]
        impl ::core::cmp::PartialEq for #ident {
            fn eq(&self, __other: &Self) -> bool {
                match (self, __other) {
                    #(#comparisons)*
                    _ => false,
                }
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self { #(#entries)* }
            }
        }
    }
}

fn schema(Union { attrs, ident, tag, variants, .. }: &Union) -> TokenStream {
    let (name, type_docs) = (plain(ident), docs(attrs));
    let checks = variants.iter().map(|Variant { ty, attrs, .. }| {
        let (cfgs, check, schema) = (cfgs(&attrs.kept), CHECK.at(ty.span()), SCHEMA.of(ty));
        quote_spanned!(ty.span()=> #(#cfgs)* const _: () = #check::tag(#schema::FIELDS, #tag);)
    });
    let variants = variants.iter().map(|Variant { ty, text, attrs, .. }| {
        let (cfgs, docs, schema) = (cfgs(&attrs.kept), docs(&attrs.kept), SCHEMA.of(ty));
        quote_spanned!(ty.span()=> #(#cfgs)* #VARIANT::new(#text, #docs, #schema::KIND))
    });
    quote! {
        #(#checks)*

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
    let serialize = variants.iter().map(|Variant { ident, ty, text, attrs }| {
        let (cfgs, ty) = (cfgs(&attrs.kept), SCHEMA.of(ty));
        quote!(#(#cfgs)* Self::#ident(__value) => #SERIALIZE_TAGGED(__serializer, #tag, #text, #ty::__to_value(__value)),)
    });
    let deserialize = variants.iter().map(|Variant { ident, ty, text, attrs }| {
        let (cfgs, ty) = (cfgs(&attrs.kept), SCHEMA.of(ty));
        quote! {
            #(#cfgs)* #text => #ty::__from_variant(__value).map(Self::#ident),
        }
    });
    let texts = variants.iter().map(|Variant { text, attrs, .. }| {
        let cfgs = cfgs(&attrs.kept);
        quote!(#(#cfgs)* #text)
    });
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
