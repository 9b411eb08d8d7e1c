//! `client` blocks: the entry to the resources.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::handle::{check_accessor, table, table_of};
use super::runtime::{BLOCKING_CLIENT, CHECK, CLIENT, ENDPOINT, TRANSPORT};
use crate::names::{fresh, own};
use crate::validate::{Client, Sub};

pub(super) fn expand(client: &Client) -> TokenStream {
    if client.resources.is_empty() {
        return TokenStream::new();
    }
    let table = table(&client.resources.iter().map(table_of).collect::<Vec<_>>());
    let checks = client.resources.iter().map(|sub| check_accessor("", sub));
    let (expanded, name) = match &client.api {
        Some(api) => (expand_trait(client, api, &table), quote!(ENDPOINTS)),
        None => (expand_inherent(client, &table), quote!(ALL)),
    };
    let span = client.keyword.span();
    let check = CHECK.at(span);
    let routes = quote_spanned!(span=> const _: () = #check::routes(#name););
    quote! {
        #expanded
        #(#checks)*
        #routes
    }
}

/// Inherent methods, in the SDK itself.
fn expand_inherent(client: &Client, table: &TokenStream) -> TokenStream {
    let attrs = &client.attrs;
    let method = |Sub { attrs, ty, .. }: &Sub, name: &Ident, client: &TokenStream| {
        quote! {
            #(#attrs)*
            #[must_use]
            pub fn #name(&self) -> #ty<#client> {
                <#ty<#client>>::__new(::core::clone::Clone::clone(self))
            }
        }
    };
    let asynchronous = quote!(#CLIENT);
    let blocking = quote!(#BLOCKING_CLIENT);
    let methods = client.resources.iter().map(|sub| method(sub, &sub.name, &asynchronous));
    // An identifier of the user must define one item only: the second method has the macro's span.
    let blocking_methods = client.resources.iter().map(|sub| method(sub, &own(&sub.name.to_string()), &blocking));
    quote! {
        impl #asynchronous { #(#methods)* }
        impl #blocking { #(#blocking_methods)* }
        #(#attrs)*
        pub const ALL: &[&#ENDPOINT] = #table;
    }
}

/// A trait, in any other crate: inherent methods are possible only where the clients are defined.
fn expand_trait(client: &Client, api: &Ident, table: &TokenStream) -> TokenStream {
    let attrs = &client.attrs;
    let methods = client.resources.iter().map(|Sub { attrs, name, ty }| {
        quote! {
            #(#attrs)*
            fn #name(&self) -> #ty<Self> {
                <#ty<Self>>::__new(::core::clone::Clone::clone(self))
            }
        }
    });
    let types = client.resources.iter().map(|Sub { ty, .. }| ty);
    let generic = fresh("C", quote!(#api #(#types)*));
    quote! {
        #(#attrs)*
        pub trait #api: #TRANSPORT { #(#methods)* }
        #[automatically_derived]
        impl<#generic: #TRANSPORT> #api for #generic {}

        /// The endpoints of these resources, as the mock server takes them.
        pub const ENDPOINTS: &[&#ENDPOINT] = #table;
    }
}
