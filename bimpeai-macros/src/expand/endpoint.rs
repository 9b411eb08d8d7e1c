//! The entry of a route in the table of endpoints.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::runtime::{
    CHECK, ENDPOINT, ENDPOINT_SPEC, HANDLE, INPUT, KIND, METHOD, MODEL, OUTPUT, PAGE, PARAMS, PATH_PARAM, REQUEST,
    SCHEMA, STATUS_CODE, TYPED_REQUEST,
};
use crate::ast::{Input, Method};
use crate::names::{cfgs, end, last, own, plain};
use crate::validate::{Output, PathParam, Resource, Route};

pub(super) fn entry(resource: &Resource, route: &Route) -> TokenStream {
    let full = format!("{}.{}", resource.accessor, plain(&route.name));
    let summary = format!("`{full}`: `{} {}`.", route.method.name(), route.path.value());
    let constant = route.constant();
    let cfgs: Vec<_> = cfgs(&route.attrs).collect();
    let handle_method = format!("See [`{ty}::{}`].", route.name, ty = resource.ty);
    let route_shape = format!("{} {}", route.method.name(), shape(&route.path.value()));
    let checks = checks(route).into_iter().map(|check| quote!(#(#cfgs)* #check));
    let method = own(route.method.name());
    let (path, docs, ty) = (&route.path, &route.docs, &resource.ty);
    let path_params = route.ids.iter().map(path_param);
    let (input, output) = (input(route), output(resource, &route.output));
    let takes_body = matches!(route.input, Input::Body(_));
    let status = own(if creates(resource, route) { "CREATED" } else { "OK" });
    let (idempotent, not_implemented) = (route.idempotent, route.not_implemented);
    let typed = typed_request(route);
    quote! {
        #(#cfgs)*
        #[doc = #summary]
        ///
        #[doc = #handle_method]
        #[allow(dead_code, deprecated, unreachable_pub)]
        pub const #constant: &#ENDPOINT = {
            static __ENDPOINT: #ENDPOINT = #ENDPOINT::new(
                #ENDPOINT_SPEC {
                    name: #full,
                    method: #METHOD::#method,
                    path: #path,
                    route: #route_shape,
                    docs: #docs,
                    resource: <#ty as #HANDLE>::RESOURCE,
                    path_params: &[#(#path_params),*],
                    input: #input,
                    takes_body: #takes_body,
                    output: #output,
                    success_status: #STATUS_CODE::#status,
                    idempotent: #idempotent,
                    not_implemented: #not_implemented,
                },
                #typed,
            );
            &__ENDPOINT
        };
        #(#checks)*
    }
}

/// What the compiler must see to check: the fields of the parameters.
fn checks(route: &Route) -> Vec<TokenStream> {
    let Input::Params(params) = &route.input else { return Vec::new() };
    let span = end(params);
    let (check, fields, name) = (CHECK.at(span), PARAMS.of(params), last(params).map(plain).unwrap_or_default());
    let mut checks = Vec::new();
    if !route.method.is_write() {
        checks.push(quote_spanned!(span=> const _: () = #check::query(#fields::PARAMETERS);));
    }
    if matches!(route.output, Output::Page(_)) {
        checks.push(quote_spanned!(span=> const _: () = #check::page(#fields::PARAMETERS, #name);));
    }
    checks
}

fn path_param(PathParam { name, of }: &PathParam) -> TokenStream {
    let model = match of.as_ref().map(type_name) {
        Some(model) => quote!(::core::option::Option::Some(#model)),
        None => quote!(::core::option::Option::None),
    };
    quote!(#PATH_PARAM::new(#name, #model))
}

/// Returns the type as it is written, without the path to it.
fn type_name(ty: &Type) -> String {
    match ty {
        Type::Path(ty) => last(&ty.path).map(plain).unwrap_or_default(),
        other => other.to_token_stream().to_string(),
    }
}

/// Whether a request creates something: a POST to a path that the resource lists, or that has items below it; a POST
/// that returns the model of such a list and does not address an item of it, as `/workflows/clone` does; or one that
/// creates the ticket of a stream.
fn creates(resource: &Resource, route: &Route) -> bool {
    if !matches!(route.method, Method::Post) {
        return false;
    }
    let path = shape(&route.path.value());
    let others = || resource.routes.iter().filter(|other| !matches!(other.method, Method::Post));
    let is_collection = others().any(|other| {
        let other_path = shape(&other.path.value());
        let is_list = other_path == path && matches!(other.output, Output::List(_) | Output::Page(_));
        is_list || other_path.strip_prefix(&path) == Some("/{}")
    });
    let is_ticket = others().any(|other| matches!(&other.output, Output::Events(_, ticket) if *ticket == route.name));
    let Output::One(returned) = &route.output else { return is_collection };
    let returns_item = others().any(|list| {
        let (Output::List(item) | Output::Page(item)) = &list.output else { return false };
        let item_path = format!("{}/{{}}", shape(&list.path.value()));
        type_name(item) == type_name(returned) && !path.starts_with(&item_path)
    });
    is_collection || returns_item || is_ticket
}

/// Returns the path without the names of its placeholders.
fn shape(path: &str) -> String {
    let segments = path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
    segments.collect::<Vec<_>>().join("/")
}

/// Through `Model`, so that a type that is not a model is reported once, and at its own name.
fn model_kind(ty: &Type) -> TokenStream {
    let model = MODEL.of(ty);
    quote_spanned!(ty.span()=> #model::MODEL_KIND)
}

/// The table's description of what the endpoint returns.
fn output(resource: &Resource, output: &Output) -> TokenStream {
    let kind = output.model().map(model_kind);
    let variant = match output {
        Output::Nothing => quote!(Empty),
        Output::One(_) => quote!(One(#kind)),
        Output::List(_) => quote!(List(#kind)),
        Output::Page(_) => quote!(Page(#kind)),
        Output::Events(_, ticket) => {
            let ticket = format!("{}.{}", resource.accessor, plain(ticket));
            quote!(Events(#kind, #ticket))
        }
    };
    quote!(#OUTPUT::#variant)
}

/// The table's description of the input.
fn input(route: &Route) -> TokenStream {
    match &route.input {
        Input::None => quote!(#INPUT::None),
        Input::Params(params) => {
            let params_impl = PARAMS.of(params);
            let object = quote_spanned!(end(params)=> #params_impl::OBJECT);
            if route.method.is_write() {
                quote!(#INPUT::Json(#KIND::Object(#object)))
            } else {
                quote!(#INPUT::Query(#object))
            }
        }
        Input::Body(body) => {
            let schema = SCHEMA.of(body);
            let kind = quote_spanned!(body.span()=> #schema::KIND);
            quote!(#INPUT::Json(#kind))
        }
    }
}

/// The request of the generated method, from JSON. Not by calling the method: a type in its signature that is not what it
/// must be would be reported there, and here again.
fn typed_request(route: &Route) -> TokenStream {
    if matches!(route.output, Output::Events(..)) {
        return quote!(#TYPED_REQUEST!());
    }
    let (constant, returns) = (route.constant(), returned(&route.output));
    let ids = (0..route.ids.len()).map(|at| {
        let at = Literal::usize_unsuffixed(at);
        quote!(__args.__id(#at))
    });
    let request = quote!(<#REQUEST<(), ()>>::__new((), #constant, &[#(#ids),*]));
    let request = match &route.input {
        Input::None => request,
        Input::Params(params) => {
            let params_impl = PARAMS.of(params);
            quote_spanned!(end(params)=> #params_impl::builder(#request))
        }
        Input::Body(body) => {
            let schema = SCHEMA.of(body.as_ref());
            quote!(#request.__body(#schema::__encode(&__args.__body(#schema::KIND, #schema::__from_value)?)))
        }
    };
    quote!(#TYPED_REQUEST!(#returns, |__args| ::core::result::Result::Ok(#request)))
}

/// The type that is returned, by a path that names `Model`: a type that is not a model is then reported once.
fn returned(output: &Output) -> TokenStream {
    let itself = output.model().map(|model| {
        let model = MODEL.of(model);
        quote!(#model::Itself)
    });
    match output {
        Output::Nothing => quote!(()),
        Output::One(_) | Output::Events(..) => quote!(#itself),
        Output::List(_) => quote!(::std::vec::Vec<#itself>),
        Output::Page(_) => quote!(#PAGE<#itself, ()>),
    }
}
