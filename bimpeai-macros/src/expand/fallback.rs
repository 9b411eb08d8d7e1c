//! Types that cannot be expanded: declared as they are written, with the traits that their users ask for.
//!
//! The crate does not compile, as the mistake is reported, so nothing here ever runs. It keeps the compiler from reporting
//! each place that names the type.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Fields, Generics, WherePredicate, parse_quote};

use super::runtime::{KIND, MODEL, OBJECT_TYPE, PARAMS, REQUEST, SCHEMA, SERDE, SINGLE};
use crate::validate::{Fallback, Role};

pub(super) fn expand(Fallback { item, role }: &Fallback) -> TokenStream {
    let (ident, generics) = match item {
        syn::Item::Struct(item) => (&item.ident, &item.generics),
        syn::Item::Enum(item) => (&item.ident, &item.generics),
        syn::Item::Union(item) => (&item.ident, &item.generics),
        // Not a type.
        _ => return quote!(#item),
    };
    let std_traits = std_traits(ident, generics);
    let serde_traits = serde_traits(ident, generics);
    let api_traits = api_traits(ident, &bounded(generics), *role);
    let conversions = conversions(item);
    let item = declaration(item);
    quote!(#item #std_traits #serde_traits #api_traits #conversions)
}

/// The type as it is written. An enum of names only would not use its parameters, which the compiler reports.
fn declaration(item: &syn::Item) -> TokenStream {
    let syn::Item::Enum(item) = item else { return quote!(#item) };
    let mut item = item.clone();
    let has_fields = item.variants.iter().any(|variant| !variant.fields.is_empty());
    if !has_fields && !item.generics.params.is_empty() {
        let lifetimes = item.generics.lifetimes().map(|parameter| &parameter.lifetime);
        let types = item.generics.type_params().map(|parameter| &parameter.ident);
        item.variants.push(parse_quote!(
            #[doc(hidden)]
            __Unused(::core::marker::PhantomData<(#(&#lifetimes (),)* #(#types,)*)>)
        ));
    }
    quote!(#item)
}

/// The parameters with the bounds that a model must have.
fn bounded(generics: &Generics) -> Generics {
    let mut bounded = generics.clone();
    let lifetimes = generics.lifetimes().map(|parameter| {
        let lifetime = &parameter.lifetime;
        parse_quote!(#lifetime: 'static)
    });
    let types = generics.type_params().map(|parameter| {
        let ident = &parameter.ident;
        parse_quote!(#ident: ::core::marker::Send + 'static)
    });
    let bounds: Vec<WherePredicate> = lifetimes.chain(types).collect();
    bounded.make_where_clause().predicates.extend(bounds);
    bounded
}

fn std_traits(ident: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #parameters ::core::fmt::Debug for #ident #arguments #bounds {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::unimplemented!()
            }
        }

        #[automatically_derived]
        impl #parameters ::core::clone::Clone for #ident #arguments #bounds {
            fn clone(&self) -> Self {
                ::core::unimplemented!()
            }
        }

        #[automatically_derived]
        impl #parameters ::core::cmp::PartialEq for #ident #arguments #bounds {
            fn eq(&self, _: &Self) -> bool {
                ::core::unimplemented!()
            }
        }
    }
}

fn serde_traits(ident: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let mut with_lifetime = generics.clone();
    with_lifetime.params.insert(0, parse_quote!('__de));
    let (parameters_de, ..) = with_lifetime.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #parameters #SERDE::Serialize for #ident #arguments #bounds {
            fn serialize<__S: #SERDE::Serializer>(
                &self,
                _: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                ::core::unimplemented!()
            }
        }

        #[automatically_derived]
        impl #parameters_de #SERDE::Deserialize<'__de> for #ident #arguments #bounds {
            fn deserialize<__D: #SERDE::Deserializer<'__de>>(
                _: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                ::core::unimplemented!()
            }
        }
    }
}

/// The crate's own traits, as they are implemented for types without a mistake.
fn api_traits(ident: &Ident, generics: &Generics, role: Role) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let schema = quote! {
        #[automatically_derived]
        impl #parameters #SINGLE for #ident #arguments #bounds {}

        #[automatically_derived]
        impl #parameters #SCHEMA for #ident #arguments #bounds {
            const KIND: #KIND = #KIND::Any;
        }
    };
    let own = match role {
        Role::Input => TokenStream::new(),
        Role::Model => quote! {
            #[automatically_derived]
            impl #parameters #MODEL for #ident #arguments #bounds {
                type Itself = Self;
            }
        },
        Role::Params => quote! {
            #[automatically_derived]
            impl #parameters #PARAMS for #ident #arguments #bounds {
                const OBJECT: &'static #OBJECT_TYPE = &#OBJECT_TYPE::new("", "", || &[], true);

                type Builder<__C, __R> = #REQUEST<__C, __R>;

                fn builder<__C, __R>(__request: #REQUEST<__C, __R>) -> Self::Builder<__C, __R> {
                    __request
                }
            }
        },
    };
    quote!(#schema #own)
}

/// The conversions of the variants of a union, one for each type.
fn conversions(item: &syn::Item) -> TokenStream {
    let syn::Item::Enum(item) = item else { return TokenStream::new() };
    if !item.generics.params.is_empty() {
        return TokenStream::new();
    }
    let ident = &item.ident;
    let mut types = Vec::new();
    for variant in &item.variants {
        let Fields::Unnamed(fields) = &variant.fields else { continue };
        let ty = fields.unnamed.first().map(|field| &field.ty);
        types.extend(ty.filter(|ty| fields.unnamed.len() == 1 && !types.contains(ty)));
    }
    quote! {
        #(
            #[automatically_derived]
            impl ::core::convert::From<#types> for #ident {
                fn from(_: #types) -> Self {
                    ::core::unimplemented!()
                }
            }
        )*
    }
}
