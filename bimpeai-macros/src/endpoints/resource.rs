//! The expansion of a `resource` block.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, Type};

use super::docs;
use super::meant::{Answer, PathParam, Resource, Route, Sub};
use super::parse::Input;
use crate::names::{fresh, own};

pub(crate) fn expand(resource: &Resource) -> TokenStream {
    let client = client(resource);
    let handle = handle(resource, &client);
    let constants = resource.routes.iter().map(|route| entry(resource, route));
    let names = resource.routes.iter().map(Route::constant);
    let own = quote!(&[#(#names),*]);
    let mut parts = vec![own.clone()];
    parts.extend(resource.subs.iter().map(|Sub { ty, .. }| quote!(<#ty as ::bimpeai::__private::Resource>::ENDPOINTS)));
    // Without sub-resources there is nothing to join; and joining nothing at all would be an error of its own.
    let table = if resource.subs.is_empty() { own } else { table(&parts) };
    let ty = &resource.ty;
    quote! {
        #handle
        #(#constants)*

        /// The endpoints of this resource and of its sub-resources.
        pub const ENDPOINTS: &[&::bimpeai::Endpoint] = #table;

        #[automatically_derived]
        impl<#client> ::bimpeai::__private::Resource for #ty<#client> {
            const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = ENDPOINTS;
        }
    }
}

/// The joined table of several.
pub(crate) fn table(parts: &[TokenStream]) -> TokenStream {
    quote! {{
        const __PARTS: &[&[&::bimpeai::Endpoint]] = &[#(#parts),*];
        &::bimpeai::__private::concat::<{ ::bimpeai::__private::count(__PARTS) }>(__PARTS)
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
        ids.chain([input, route.answer.model().to_token_stream()])
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
        pub struct #ty<#client = ::bimpeai::Client> {
            client: #client,
        }

        impl<#client: ::bimpeai::Transport> #ty<#client> {
            #[doc(hidden)]
            pub fn __new(__client: #client) -> Self {
                Self { client: __client }
            }

            #(#methods)*
            #(#subs)*
        }
    }
}

fn method(route: &Route, generic: &Ident) -> TokenStream {
    let Route { attrs, name, ids, .. } = route;
    let docs = docs::of(route);
    let constant = route.constant();
    let arguments = ids.iter().map(|PathParam { name, of }| {
        let name = own(name);
        match of {
            Some(of) => quote!(, #name: impl ::bimpeai::IntoId<#of>),
            None => quote!(, #name: impl ::core::convert::Into<::std::string::String>),
        }
    });
    let segments: Vec<_> = ids
        .iter()
        .map(|PathParam { name, of }| {
            let name = own(name);
            match of {
                Some(of) => quote!(::bimpeai::__private::segment::<#of>(#name)),
                None => quote!(::core::convert::Into::into(#name)),
            }
        })
        .collect();
    let client = quote!(::core::clone::Clone::clone(&self.client));
    let call = quote!(::bimpeai::__private::Call::new(#client, #constant, &[#(#segments),*]));
    let answer = answer(&route.answer, generic);
    let (body, returns, expression) = match (&route.answer, &route.input) {
        (Answer::Events(item, ticket), _) => {
            let ticket = super::meant::constant(ticket);
            let expression =
                quote!(::bimpeai::__private::StreamRequest::new(#client, #constant, #ticket, &[#(#segments),*]));
            (None, quote!(::bimpeai::stream::StreamRequest<#generic, #item>), expression)
        }
        (_, Input::None) => {
            (None, quote!(::bimpeai::Request<#generic, #answer>), quote!(::bimpeai::__private::Request::new(#call)))
        }
        (_, Input::Params(params)) => {
            let builder = builder(params);
            (
                None,
                quote!(#builder<#generic, #answer>),
                quote_spanned!(params.span()=> <#params as ::bimpeai::__private::Params>::builder(#call)),
            )
        }
        (_, Input::Body(body)) => {
            let name = fresh("body", ids.iter().map(|id| own(&id.name).to_token_stream()).collect());
            let argument = quote!(, #name: impl ::core::convert::Into<#body>);
            let call = quote!(#call.body::<#body>(::core::convert::Into::into(#name)));
            let expression = quote!(::bimpeai::__private::Request::new(#call));
            (Some(argument), quote!(::bimpeai::Request<#generic, #answer>), expression)
        }
    };
    quote! {
        #(#attrs)*
        ///
        #[doc = #docs]
        pub fn #name(&self #(#arguments)* #body) -> #returns {
            #expression
        }
    }
}

/// `CreateAgentBuilder` beside `CreateAgent`.
fn builder(params: &Path) -> Path {
    let mut path = params.clone();
    if let Some(segment) = path.segments.last_mut() {
        segment.ident = format_ident!("{}Builder", segment.ident, span = segment.ident.span());
    }
    path
}

/// The Rust type a call answers with.
fn answer(answer: &Answer, client: &Ident) -> TokenStream {
    match answer {
        Answer::Nothing => quote!(()),
        Answer::One(model) | Answer::Events(model, _) => quote!(#model),
        Answer::List(model) => quote!(::std::vec::Vec<#model>),
        Answer::Page(model) => quote!(::bimpeai::Page<#model, #client>),
    }
}

fn entry(resource: &Resource, route: &Route) -> TokenStream {
    let full = format!("{}.{}", resource.accessor, crate::names::plain(&route.name));
    let summary = format!("`{full}`: `{} {}`.", route.method.name(), route.path.value());
    let constant = route.constant();
    let method = own(route.method.name());
    let (path, docs) = (&route.path, &route.docs);
    let names = route.ids.iter().map(|id| &id.name);
    let (output, sample) = output(resource, &route.answer);
    let (input, sample_input) = input(route);
    let (input_type, takes_body) = match &route.input {
        Input::None => (String::new(), false),
        Input::Params(params) => (path_name(params), false),
        Input::Body(body) => (type_name(body), true),
    };
    let output_type = route.answer.model().map(type_name).unwrap_or_default();
    let (idempotent, not_implemented) = (route.idempotent, route.not_implemented);
    let call = invocation(resource, route);
    quote! {
        #[doc = #summary]
        pub const #constant: &::bimpeai::Endpoint = {
            static __ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::__private::endpoint! {
                spec: ::bimpeai::__private::EndpointSpec {
                    name: #full,
                    method: ::bimpeai::__private::Method::#method,
                    path: #path,
                    docs: #docs,
                    path_params: &[#(#names),*],
                    input: #input,
                    input_type: #input_type,
                    takes_body: #takes_body,
                    output: #output,
                    output_type: #output_type,
                    idempotent: #idempotent,
                    not_implemented: #not_implemented,
                    sample: || #sample,
                    sample_input: || #sample_input,
                },
                call: #call
            };
            &__ENDPOINT
        };
    }
}

/// A type as it is written, without the path to it.
fn type_name(ty: &Type) -> String {
    match ty {
        Type::Path(ty) => path_name(&ty.path),
        other => other.to_token_stream().to_string(),
    }
}

fn path_name(path: &Path) -> String {
    path.segments.last().map(|name| name.to_token_stream().to_string().replace(' ', "")).unwrap_or_default()
}

/// Through `Model`, so that a type which is none is reported once, and at its own name.
fn model_kind(ty: &Type) -> TokenStream {
    quote_spanned!(ty.span()=> <#ty as ::bimpeai::__private::Model>::MODEL_KIND)
}

fn model_sample(ty: &Type) -> TokenStream {
    quote_spanned!(ty.span()=> <#ty as ::bimpeai::__private::Model>::model_sample())
}

fn null() -> TokenStream {
    quote!(::bimpeai::__private::serde_json::Value::Null)
}

/// What the table says of the answer, and a sample of it.
fn output(resource: &Resource, answer: &Answer) -> (TokenStream, TokenStream) {
    let list = |model: &Type| {
        let sample = model_sample(model);
        quote!(::bimpeai::__private::serde_json::Value::Array(::std::vec![#sample]))
    };
    let (variant, sample) = match answer {
        Answer::Nothing => (quote!(Empty), null()),
        Answer::One(model) => {
            let kind = model_kind(model);
            (quote!(One(#kind)), model_sample(model))
        }
        Answer::List(model) => {
            let kind = model_kind(model);
            (quote!(List(#kind)), list(model))
        }
        Answer::Page(model) => {
            let kind = model_kind(model);
            (quote!(Page(#kind)), list(model))
        }
        Answer::Events(model, ticket) => {
            let (kind, ticket) = (model_kind(model), format!("{}.{ticket}", resource.accessor));
            (quote!(Events(#kind, #ticket)), model_sample(model))
        }
    };
    (quote!(::bimpeai::__private::Output::#variant), sample)
}

/// What the table says of the input, and a sample of it.
fn input(route: &Route) -> (TokenStream, TokenStream) {
    let (variant, sample) = match &route.input {
        Input::None => (quote!(None), null()),
        Input::Params(params) => {
            let trait_ = quote_spanned!(params.span()=> <#params as ::bimpeai::__private::Params>);
            let variant = if route.method.is_write() {
                quote!(Json(#trait_::PARAMS_KIND))
            } else {
                quote!(Query(#trait_::FIELDS))
            };
            (variant, quote!(#trait_::params_sample()))
        }
        Input::Body(body) => {
            let schema = quote_spanned!(body.span()=> <#body as ::bimpeai::__private::Schema>);
            (quote!(Json(#schema::KIND)), quote!(#schema::sample_value("")))
        }
    };
    (quote!(::bimpeai::__private::Input::#variant), sample)
}

/// How the table makes the call: through the method itself.
fn invocation(resource: &Resource, route: &Route) -> TokenStream {
    if matches!(route.answer, Answer::Events(..)) {
        return quote!(none);
    }
    let (ty, name) = (&resource.ty, &route.name);
    let mut arguments: Vec<_> = (0..route.ids.len())
        .map(|at| {
            let at = Literal::usize_unsuffixed(at);
            quote!(__args.id(#at))
        })
        .collect();
    if let Input::Body(body) = &route.input {
        arguments.push(quote!(__args.body::<#body>()?));
    }
    // The type of the answer is checked where these are called; a mistake belongs under its name.
    let span = route.answer.model().map_or_else(Span::call_site, Spanned::span);
    let runs = quote_spanned!(span=> [::bimpeai::__private::run_async, ::bimpeai::__private::run_blocking]);
    quote!(#runs |__client, __args| #ty::__new(__client).#name(#(#arguments),*))
}
