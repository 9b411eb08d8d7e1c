//! The entry of a route in the table of endpoints.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, Type};

use super::handle;
use super::runtime::{ENDPOINT, ENDPOINT_SPEC, INPUT, JSON, METHOD, MODEL, OUTPUT, PARAMS, SCHEMA, TYPED_REQUEST};
use crate::ast::Input;
use crate::names::{own, plain};
use crate::validate::{Output, Resource, Route};

pub(super) fn entry(resource: &Resource, route: &Route) -> TokenStream {
    let full = format!("{}.{}", resource.accessor, plain(&route.name));
    let summary = format!("`{full}`: `{} {}`.", route.method.name(), route.path.value());
    let constant = route.constant();
    let method = own(route.method.name());
    let (path, docs) = (&route.path, &route.docs);
    let names = route.ids.iter().map(|id| &id.name);
    let (output, sample) = output(resource, &route.output);
    let (input, sample_input) = input(route);
    let (input_type, takes_body) = match &route.input {
        Input::None => (String::new(), false),
        Input::Params(params) => (path_name(params), false),
        Input::Body(body) => (type_name(body), true),
    };
    let output_type = route.output.model().map(type_name).unwrap_or_default();
    let (idempotent, not_implemented) = (route.idempotent, route.not_implemented);
    let typed = typed_request(resource, route);
    quote! {
        #[doc = #summary]
        pub const #constant: &#ENDPOINT = {
            static __ENDPOINT: #ENDPOINT = #ENDPOINT::new(
                #ENDPOINT_SPEC {
                    name: #full,
                    method: #METHOD::#method,
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
                #typed,
            );
            &__ENDPOINT
        };
    }
}

/// Returns the type as it is written, without the path to it.
fn type_name(ty: &Type) -> String {
    match ty {
        Type::Path(ty) => path_name(&ty.path),
        other => other.to_token_stream().to_string(),
    }
}

fn path_name(path: &Path) -> String {
    path.segments.last().map(|name| name.to_token_stream().to_string().replace(' ', "")).unwrap_or_default()
}

/// Through `Model`, so that a type that is not a model is reported once, and at its own name.
fn model_kind(ty: &Type) -> TokenStream {
    let model = MODEL.of(ty);
    quote_spanned!(ty.span()=> #model::MODEL_KIND)
}

fn model_sample(ty: &Type) -> TokenStream {
    let model = MODEL.of(ty);
    quote_spanned!(ty.span()=> #model::model_sample())
}

fn null() -> TokenStream {
    quote!(#JSON::Value::Null)
}

/// The table's description of what the endpoint returns, and a sample of it.
fn output(resource: &Resource, output: &Output) -> (TokenStream, TokenStream) {
    let list = |model: &Type| {
        let sample = model_sample(model);
        quote!(#JSON::Value::Array(::std::vec![#sample]))
    };
    let (variant, sample) = match output {
        Output::Nothing => (quote!(Empty), null()),
        Output::One(model) => {
            let kind = model_kind(model);
            (quote!(One(#kind)), model_sample(model))
        }
        Output::List(model) => {
            let kind = model_kind(model);
            (quote!(List(#kind)), list(model))
        }
        Output::Page(model) => {
            let kind = model_kind(model);
            (quote!(Page(#kind)), list(model))
        }
        Output::Events(model, ticket) => {
            let (kind, ticket) = (model_kind(model), format!("{}.{ticket}", resource.accessor));
            (quote!(Events(#kind, #ticket)), model_sample(model))
        }
    };
    (quote!(#OUTPUT::#variant), sample)
}

/// The table's description of the input, and a sample of it.
fn input(route: &Route) -> (TokenStream, TokenStream) {
    let (variant, sample) = match &route.input {
        Input::None => (quote!(None), null()),
        Input::Params(params) => {
            let params = PARAMS.of(params);
            let variant = if route.method.is_write() {
                quote!(Json(#params::PARAMS_KIND))
            } else {
                quote!(Query(#params::FIELDS))
            };
            (variant, quote!(#params::params_sample()))
        }
        Input::Body(body) => {
            let schema = SCHEMA.of(body);
            (quote!(Json(#schema::KIND)), quote!(#schema::sample_value("")))
        }
    };
    (quote!(#INPUT::#variant), sample)
}

/// The generated method, called with JSON: it builds the request that the table sends.
fn typed_request(resource: &Resource, route: &Route) -> TokenStream {
    if matches!(route.output, Output::Events(..)) {
        return quote!(#TYPED_REQUEST!());
    }
    let (ty, name) = (&resource.ty, &route.name);
    let mut arguments: Vec<_> = (0..route.ids.len())
        .map(|at| {
            let at = Literal::usize_unsuffixed(at);
            quote!(__args.__id(#at))
        })
        .collect();
    if let Input::Body(body) = &route.input {
        arguments.push(quote!(__args.__body::<#body>()?));
    }
    let returns = handle::output(&route.output, &quote!(()));
    quote!(#TYPED_REQUEST!(#returns, |__args| ::core::result::Result::Ok(#ty::__new(()).#name(#(#arguments),*))))
}
