//! The handle of a resource, with a method per route, and the table of its endpoints.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::endpoint::entry;
use super::runtime::{
    CLIENT, CONCAT, COUNT, ENDPOINT, HANDLE, INTO_ID, NEW_REQUEST, NEW_STREAM_REQUEST, PAGE, PARAMS, REQUEST, RESOURCE,
    SEGMENT, STREAM_REQUEST,
};
use crate::ast::Input;
use crate::names::{docs, fresh, own};
use crate::validate::{Output, PathParam, Resource, Route, Sub, constant_of};

pub(super) fn expand(resource: &Resource) -> TokenStream {
    let client = client(resource);
    let handle = handle(resource, &client);
    let constants = resource.routes.iter().map(|route| entry(resource, route));
    let names = resource.routes.iter().map(Route::constant);
    let own = quote!(&[#(#names),*]);
    let mut parts = vec![own.clone()];
    parts.extend(resource.subs.iter().map(|Sub { ty, .. }| quote!(<#ty as #HANDLE>::ENDPOINTS)));
    // Without sub-resources there is nothing to join, and an invalid block without routes must not cause another error.
    let table = if resource.subs.is_empty() { own } else { table(&parts) };
    let (ty, name, docs) = (&resource.ty, &resource.accessor, docs(&resource.attrs));
    quote! {
        #handle
        #(#constants)*

        /// The endpoints of this resource and of its sub-resources.
        pub const ENDPOINTS: &[&#ENDPOINT] = #table;

        #[automatically_derived]
        impl<#client> #HANDLE for #ty<#client> {
            const RESOURCE: &'static #RESOURCE = &#RESOURCE::new(#name, #docs);
            const ENDPOINTS: &'static [&'static #ENDPOINT] = ENDPOINTS;
        }
    }
}

/// Concatenates tables of endpoints.
pub(super) fn table(parts: &[TokenStream]) -> TokenStream {
    quote! {{
        const __PARTS: &[&[&#ENDPOINT]] = &[#(#parts),*];
        &#CONCAT::<{ #COUNT(__PARTS) }>(__PARTS)
    }}
}

/// The generic parameter that stands for a client.
fn client(resource: &Resource) -> Ident {
    let Resource { ty, routes, subs, .. } = resource;
    let subs = subs.iter().map(|Sub { ty, .. }| ty.to_token_stream());
    let routes = routes.iter().flat_map(|route| {
        let input = match &route.input {
            Input::None => TokenStream::new(),
            Input::Params(params) => params.to_token_stream(),
            Input::Body(body) => body.to_token_stream(),
        };
        let ids = route.ids.iter().map(|id| id.of.to_token_stream());
        ids.chain([input, route.output.model().to_token_stream()])
    });
    fresh("C", ty.to_token_stream().into_iter().chain(subs.chain(routes).flatten()).collect())
}

fn handle(resource: &Resource, client: &Ident) -> TokenStream {
    let (attrs, ty) = (&resource.attrs, &resource.ty);
    let methods = resource.routes.iter().map(|route| method(route, client));
    let subs = resource.subs.iter().map(|Sub { attrs, name, ty }| {
        quote! {
            #(#attrs)*
            #[must_use]
            pub fn #name(&self) -> #ty<#client> {
                #ty::__new(::core::clone::Clone::clone(&self.client))
            }
        }
    });
    quote! {
        #(#attrs)*
        #[derive(::core::fmt::Debug, ::core::clone::Clone)]
        pub struct #ty<#client = #CLIENT> {
            client: #client,
        }

        impl<#client: ::core::clone::Clone> #ty<#client> {
            #[doc(hidden)]
            pub fn __new(__client: #client) -> Self {
                Self { client: __client }
            }

            #(#methods)*
            #(#subs)*
        }
    }
}

fn method(route: &Route, client: &Ident) -> TokenStream {
    let Route { attrs, name, ids, .. } = route;
    let docs = super::docs::of(route);
    let arguments = ids.iter().map(|PathParam { name, of }| {
        let name = own(name);
        match of {
            Some(of) => quote!(, #name: impl #INTO_ID<#of>),
            None => quote!(, #name: impl ::core::convert::Into<::std::string::String>),
        }
    });
    let Signature { body, returns, expression } = signature(route, client);
    quote! {
        #(#attrs)*
        ///
        #[doc = #docs]
        pub fn #name(&self #(#arguments)* #body) -> #returns {
            #expression
        }
    }
}

/// The parts of a method that depend on what the endpoint takes and returns.
struct Signature {
    /// The argument for the body.
    body: Option<TokenStream>,
    returns: TokenStream,
    expression: TokenStream,
}

fn signature(route: &Route, client: &Ident) -> Signature {
    let constant = route.constant();
    let segments = segments(route);
    let own_client = quote!(::core::clone::Clone::clone(&self.client));
    let request = quote!(#NEW_REQUEST(#own_client, #constant, #segments));
    let output = output(&route.output, &client.to_token_stream());
    match (&route.output, &route.input) {
        (Output::Events(item, ticket), _) => {
            let ticket = constant_of(ticket);
            Signature {
                body: None,
                returns: quote!(#STREAM_REQUEST<#client, #item>),
                expression: quote!(#NEW_STREAM_REQUEST(#own_client, #constant, #ticket, #segments)),
            }
        }
        (_, Input::None) => Signature { body: None, returns: quote!(#REQUEST<#client, #output>), expression: request },
        (_, Input::Params(params)) => {
            let (builder, params_impl) = (builder(params), PARAMS.of(params));
            Signature {
                body: None,
                returns: quote!(#builder<#client, #output>),
                expression: quote_spanned!(params.span()=> #params_impl::builder(#request)),
            }
        }
        (_, Input::Body(body)) => {
            let name = fresh("body", route.ids.iter().map(|id| own(&id.name).to_token_stream()).collect());
            Signature {
                body: Some(quote!(, #name: impl ::core::convert::Into<#body>)),
                returns: quote!(#REQUEST<#client, #output>),
                expression: quote!(#request.__body::<#body>(::core::convert::Into::into(#name))),
            }
        }
    }
}

/// The values of the placeholders.
fn segments(route: &Route) -> TokenStream {
    let segments = route.ids.iter().map(|PathParam { name, of }| {
        let name = own(name);
        match of {
            Some(of) => quote!(#SEGMENT::<#of>(#name)),
            None => quote!(::core::convert::Into::into(#name)),
        }
    });
    quote!(&[#(#segments),*])
}

/// `CreateAgentBuilder` beside `CreateAgent`.
fn builder(params: &Path) -> Path {
    let mut path = params.clone();
    if let Some(segment) = path.segments.last_mut() {
        segment.ident = format_ident!("{}Builder", segment.ident, span = segment.ident.span());
    }
    path
}

/// The Rust type that a request returns.
pub(super) fn output(output: &Output, client: &TokenStream) -> TokenStream {
    match output {
        Output::Nothing => quote!(()),
        Output::One(model) | Output::Events(model, _) => quote!(#model),
        Output::List(model) => quote!(::std::vec::Vec<#model>),
        Output::Page(model) => quote!(#PAGE<#model, #client>),
    }
}
