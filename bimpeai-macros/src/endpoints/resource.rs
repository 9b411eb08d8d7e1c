//! The expansion of a `resource` block.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, Type};

use super::docs;
use super::meant::{Answer, PathParam, Resource, Route, Sub};
use super::parse::Input;
use crate::names::own;

pub(crate) fn expand(resource: &Resource) -> TokenStream {
    let handle = handle(resource);
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

        impl<C> ::bimpeai::__private::Resource for #ty<C> {
            const ENDPOINTS: &'static [&'static ::bimpeai::Endpoint] = ENDPOINTS;
        }
    }
}

/// The joined table of several.
pub(crate) fn table(parts: &[TokenStream]) -> TokenStream {
    quote! {{
        const PARTS: &[&[&::bimpeai::Endpoint]] = &[#(#parts),*];
        &::bimpeai::__private::concat::<{ ::bimpeai::__private::count(PARTS) }>(PARTS)
    }}
}

fn handle(resource: &Resource) -> TokenStream {
    let (attrs, ty) = (&resource.attrs, &resource.ty);
    let methods = resource.routes.iter().map(method);
    let subs = resource.subs.iter().map(|Sub { attrs, name, ty }| {
        quote! {
            #(#attrs)*
            #[must_use]
            pub fn #name(&self) -> #ty<C> {
                #ty::__new(::core::clone::Clone::clone(&self.client))
            }
        }
    });
    quote! {
        #(#attrs)*
        #[derive(Debug, Clone)]
        pub struct #ty<C = ::bimpeai::Client> {
            client: C,
        }

        impl<C: ::core::clone::Clone> #ty<C> {
            #[doc(hidden)]
            pub fn __new(client: C) -> Self {
                Self { client }
            }

            #(#methods)*
            #(#subs)*
        }
    }
}

fn method(route: &Route) -> TokenStream {
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
    let request = quote!(::bimpeai::Request::__new(#client, #constant, &[#(#segments),*]));
    let answer = answer(&route.answer, &quote!(C));
    let (body, returns, expression) = match (&route.answer, &route.input) {
        (Answer::Events(item, ticket), _) => {
            let ticket = super::meant::constant(ticket);
            let expression =
                quote!(::bimpeai::__private::StreamRequest::__new(#client, #constant, #ticket, &[#(#segments),*]));
            (None, quote!(::bimpeai::stream::StreamRequest<C, #item>), expression)
        }
        (_, Input::None) => (None, quote!(::bimpeai::Request<C, #answer>), request),
        (_, Input::Params(params)) => {
            let builder = builder(params);
            (
                None,
                quote!(#builder<C, #answer>),
                quote_spanned!(params.span()=> <#params as ::bimpeai::__private::Params>::builder(#request)),
            )
        }
        (_, Input::Body(body)) => {
            let argument = quote!(, body: impl ::core::convert::Into<#body>);
            let expression = quote!(#request.__body::<#body>(::core::convert::Into::into(body)));
            (Some(argument), quote!(::bimpeai::Request<C, #answer>), expression)
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

/// The Rust type a call answers with, `C` being its client.
fn answer(answer: &Answer, client: &TokenStream) -> TokenStream {
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
            static ENDPOINT: ::bimpeai::Endpoint = ::bimpeai::Endpoint::new(
                ::bimpeai::__private::EndpointSpec {
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
                #call,
            );
            &ENDPOINT
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
        return quote!(::bimpeai::__private::TypedRequest::NONE);
    }
    let (ty, name) = (&resource.ty, &route.name);
    let mut arguments: Vec<_> = (0..route.ids.len())
        .map(|at| {
            let at = Literal::usize_unsuffixed(at);
            quote!(args.__id(#at))
        })
        .collect();
    if let Input::Body(body) = &route.input {
        arguments.push(quote!(args.__body::<#body>()?));
    }
    let args = own(if arguments.is_empty() { "_args" } else { "args" });
    // The type of the answer is checked where these are called; a mistake belongs under its name.
    let span = route.answer.model().map_or_else(Span::call_site, Spanned::span);
    let returns = answer(&route.answer, &quote!(()));
    let new = quote_spanned!(span=> ::bimpeai::__private::TypedInvoke::new::<#returns>);
    quote! {
        ::bimpeai::__private::TypedRequest::new(&const { #new(|args| {
            ::bimpeai::__private::TypedInvoke::plan(args, |#args| {
                ::core::result::Result::Ok(#ty::__new(()).#name(#(#arguments),*))
            })
        }) })
    }
}
