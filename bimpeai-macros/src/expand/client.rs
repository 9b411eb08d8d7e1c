//! The expansion of a `client` block.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::handle::table;
use super::runtime::{BLOCKING_CLIENT, CLIENT, ENDPOINT, RESOURCE, TRANSPORT};
use crate::names::{fresh, own};
use crate::validate::{Client, Sub};

pub(super) fn expand(client: &Client) -> TokenStream {
    if client.resources.is_empty() {
        return TokenStream::new();
    }
    let tables = client.resources.iter().map(|Sub { ty, .. }| quote!(<#ty as #RESOURCE>::ENDPOINTS));
    let table = table(&tables.collect::<Vec<_>>());
    match &client.api {
        Some(api) => expand_trait(client, api, &table),
        None => expand_inherent(client, &table),
    }
}

/// In the SDK itself, which may write methods for its own types.
fn expand_inherent(client: &Client, table: &TokenStream) -> TokenStream {
    let attrs = &client.attrs;
    let method = |Sub { attrs, ty, .. }: &Sub, name: &Ident, client: &TokenStream| {
        quote! {
            #(#attrs)*
            #[must_use]
            pub fn #name(&self) -> #ty<#client> {
                #ty::__new(::core::clone::Clone::clone(self))
            }
        }
    };
    let asynchronous = quote!(#CLIENT);
    let blocking = quote!(#BLOCKING_CLIENT);
    let methods = client.resources.iter().map(|sub| method(sub, &sub.name, &asynchronous));
    // The name that was written defines one item: the other client's method has the macro's span.
    let blocking_methods = client.resources.iter().map(|sub| method(sub, &own(&sub.name.to_string()), &blocking));
    quote! {
        impl #asynchronous { #(#methods)* }
        impl #blocking { #(#blocking_methods)* }
        #(#attrs)*
        pub static ALL: &[&#ENDPOINT] = #table;
    }
}

/// In any other crate.
fn expand_trait(client: &Client, api: &Ident, table: &TokenStream) -> TokenStream {
    let attrs = &client.attrs;
    let methods = client.resources.iter().map(|Sub { attrs, name, ty }| {
        quote! {
            #(#attrs)*
            fn #name(&self) -> #ty<Self> {
                #ty::__new(::core::clone::Clone::clone(self))
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

        /// The endpoints declared here, for a mock server.
        pub const ENDPOINTS: &[&#ENDPOINT] = #table;
    }
}
