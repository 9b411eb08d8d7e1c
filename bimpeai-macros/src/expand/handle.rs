//! The handle of a resource, with a method per route, and the table of its endpoints.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Path;

use super::endpoint::entry;
use super::runtime::{
    CHECK, CLIENT, CONCAT, COUNT, ENDPOINT, HANDLE, INTO_ID, METHODS, NEW_REQUEST, NEW_STREAM_REQUEST, PAGE, PARAMS,
    REQUEST, REQUEST_BUILDER_OF, RESOURCE, SCHEMA, SEGMENT, STREAM_REQUEST,
};
use crate::ast::Input;
use crate::names::{cfgs, docs, end, fresh, own, plain};
use crate::validate::{Output, PathParam, Resource, Route, Sub, constant_of};

/// `block` is what was written: the methods are expanded from it a second time, see [`methods`].
pub(super) fn expand(resource: &Resource, block: &TokenStream) -> TokenStream {
    let client = client(resource);
    let handle = handle(resource, &client, block);
    let constants = resource.routes.iter().map(|route| entry(resource, route));
    let names = resource.routes.iter().map(|route| {
        let (cfgs, name) = (cfgs(&route.attrs), route.constant());
        quote!(#(#cfgs)* #name)
    });
    let own = quote!(&[#(#names),*]);
    let mut parts = vec![own.clone()];
    parts.extend(resource.subs.iter().map(table_of));
    // Without sub-resources there is nothing to join, and an invalid block without routes must not cause another error.
    let table = if resource.subs.is_empty() { own } else { table(&parts) };
    let checks = resource.subs.iter().map(|sub| check_accessor(&resource.accessor, sub));
    let (ty, name, docs) = (&resource.ty, &resource.accessor, docs(&resource.attrs));
    // The name of the constant is taken twice if there is another block in the module: what refers to the table uses the
    // trait, so that this is one error.
    let own_table = quote!(<#ty as #HANDLE>::ENDPOINTS);
    quote! {
        #handle
        #(#constants)*
        #(#checks)*

        /// The endpoints of this resource and of its sub-resources.
        #[allow(dead_code, deprecated, unreachable_pub)]
        pub const ENDPOINTS: &[&#ENDPOINT] = #own_table;

        #[automatically_derived]
        #[allow(deprecated)]
        impl<#client> #HANDLE for #ty<#client> {
            const RESOURCE: &'static #RESOURCE = &#RESOURCE::new(#name, #docs);
            const ENDPOINTS: &'static [&'static #ENDPOINT] = #table;
        }
    }
}

/// The table of a sub-resource.
pub(super) fn table_of(Sub { attrs, ty, .. }: &Sub) -> TokenStream {
    let (cfgs, handle) = (cfgs(attrs), HANDLE.of(ty));
    quote!(#(#cfgs)* #handle::ENDPOINTS)
}

/// A sub-resource must have the name in its own header that its parent gives it: errors and traces show it.
pub(super) fn check_accessor(parent: &str, Sub { attrs, name, ty }: &Sub) -> TokenStream {
    let separator = if parent.is_empty() { "" } else { "." };
    let expected = format!("{parent}{separator}{}", plain(name));
    let (cfgs, check, handle) = (cfgs(attrs), CHECK.at(name.span()), HANDLE.of(ty));
    quote_spanned! {name.span()=>
        #(#cfgs)*
        #[allow(deprecated)]
        const _: () = #check::accessor(#expected, #handle::RESOURCE.name);
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

fn handle(resource: &Resource, client: &Ident, block: &TokenStream) -> TokenStream {
    let (attrs, ty) = (&resource.attrs, &resource.ty);
    quote! {
        #(#attrs)*
        #[derive(::core::fmt::Debug, ::core::clone::Clone, #METHODS)]
        #[__endpoints(#block)]
        #[allow(unreachable_pub)]
        pub struct #ty<#client = #CLIENT> {
            client: #client,
        }
    }
}

/// The methods of a handle. A derive emits them: in what a derive emits, the compiler does not offer to replace `"/{agnet_id}"`
/// with `Agent`, which is the name that it would suggest for the model of the placeholder.
pub(crate) fn methods(resource: &Resource) -> TokenStream {
    let (ty, client) = (&resource.ty, client(resource));
    let methods = resource.routes.iter().map(|route| method(resource, route, &client));
    let subs = resource.subs.iter().map(|Sub { attrs, name, ty }| {
        quote! {
            #(#attrs)*
            #[must_use]
            pub fn #name(&self) -> #ty<#client> {
                <#ty<#client>>::__new(::core::clone::Clone::clone(&self.client))
            }
        }
    });
    quote! {
        #[allow(dead_code, deprecated, unreachable_pub)]
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

fn method(resource: &Resource, route: &Route, client: &Ident) -> TokenStream {
    let Route { attrs, name, ids, .. } = route;
    let docs = super::docs::of(resource, route);
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
        #docs
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
            let params_impl = PARAMS.of(params);
            Signature {
                body: None,
                returns: builder(params, &quote!(#client, #output)),
                expression: quote_spanned!(end(params)=> #params_impl::builder(#request)),
            }
        }
        (_, Input::Body(body)) => {
            let schema = SCHEMA.of(body.as_ref());
            let name = fresh("body", route.ids.iter().map(|id| own(&id.name).to_token_stream()).collect());
            Signature {
                body: Some(quote!(, #name: impl ::core::convert::Into<#body>)),
                returns: quote!(#REQUEST<#client, #output>),
                expression: quote!({
                    let __body: #body = ::core::convert::Into::into(#name);
                    #request.__body(#schema::__encode(&__body))
                }),
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

/// The type of the request builder. It begins and ends with the spans of the parameters' own path, so that a type that is
/// not `#[params]` is reported there.
fn builder(params: &Path, arguments: &TokenStream) -> TokenStream {
    let first = params.segments.first().map(|segment| segment.ident.span());
    let first = params.leading_colon.map(|colons| colons.spans[0]).or(first);
    let mut close = Punct::new('>', Spacing::Alone);
    close.set_span(end(params));
    let builder = REQUEST_BUILDER_OF.at(first.unwrap_or_else(Span::call_site));
    quote!(#builder<#params, #arguments #close)
}

/// The Rust type that a request returns.
fn output(output: &Output, client: &TokenStream) -> TokenStream {
    match output {
        Output::Nothing => quote!(()),
        Output::One(model) | Output::Events(model, _) => quote!(#model),
        Output::List(model) => quote!(::std::vec::Vec<#model>),
        Output::Page(model) => quote!(#PAGE<#model, #client>),
    }
}
