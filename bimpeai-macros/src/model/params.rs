//! Builders: of a call, for parameters; of a value, for inputs.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ItemStruct;

use super::fields::{Field, Fields, Shape, is_primitive};
use crate::errors::Errors;
use crate::names::{inside, own, plain, snake};

/// Names that the builder has already.
const RESERVED: [&str; 13] = [
    "call",
    "timeout",
    "max_retries",
    "header",
    "headers",
    "idempotency_key",
    "request_id",
    "send",
    "send_with_response",
    "items",
    "pages",
    "open",
    "client",
];

/// Whether a builder can be made: no setter is in the way of what every call has.
pub(crate) fn check(fields: &Fields, inherited: &HashSet<Ident>, errors: &mut Errors) -> bool {
    let mut fits = true;
    for field in &fields.0 {
        let name = plain(&field.ident);
        if RESERVED.contains(&name.as_str()) {
            fits = false;
            if !inherited.contains(&field.ident) {
                let advice = "make this `#[model(input)]` and declare it as `(body: Type)`";
                errors.at(field.ident.span(), format!("every call has a `{name}` of its own: {advice}"));
            }
        }
    }
    fits
}

/// The builder of a call.
pub(crate) fn expand(item: &ItemStruct, fields: &Fields) -> TokenStream {
    let ident = &item.ident;
    let state = snake(&ident.to_string());
    let docs = format!("Builds a call that takes [`{ident}`].");
    let Builder { ident: builder, state, start, function, head } =
        Builder::new(ident, &state, "call", &docs, &quote!(finish_fn(name = __into_call, vis = "")));
    let idents: Vec<_> = fields.idents().collect();
    let members = fields.0.iter().map(member);
    let table = fields.table();
    let pages = fields.has("page").then(|| quote!(@pages));
    let apply = apply(ident, &builder, fields);
    quote! {
        #head
        fn #function<C, R>(
            #[builder(start_fn)] call: ::bimpeai::__private::Call<C, R>,
            #(#members,)*
        ) -> ::bimpeai::__private::Call<C, R> {
            call.params(&#ident { #(#idents),* })
        }

        ::bimpeai::__private::request_builder!(#pages #builder, #state);

        impl ::bimpeai::__private::Params for #ident {
            const FIELDS: &'static [::bimpeai::__private::Field] = #table;

            type Builder<C, R> = #builder<C, R>;

            fn builder<C, R>(call: ::bimpeai::__private::Call<C, R>) -> Self::Builder<C, R> {
                #start(call)
            }
        }

        #apply
    }
}

/// The builder of a value.
pub(crate) fn expand_input(item: &ItemStruct, fields: &Fields) -> TokenStream {
    let ident = &item.ident;
    let state = snake(&format!("{ident}Builder"));
    let docs = format!("Builds a [`{ident}`].");
    let finish = quote!(finish_fn(name = build, doc { #[doc = "Makes the value."] }));
    let Builder { ident: builder, start, function, head, .. } = Builder::new(ident, &state, "value", &docs, &finish);
    let idents: Vec<_> = fields.idents().collect();
    let members = fields.0.iter().map(member);
    quote! {
        #head
        fn #function(#(#members,)*) -> #ident {
            #ident { #(#idents),* }
        }

        impl #ident {
            /// Builds one, field by field.
            pub fn builder() -> #builder {
                #start()
            }
        }
    }
}

/// The names in a builder that bon makes, and the attribute that tells it of them.
struct Builder {
    ident: Ident,
    state: Ident,
    start: Ident,
    function: Ident,
    head: TokenStream,
}

impl Builder {
    fn new(ident: &Ident, state: &str, what: &str, docs: &str, finish: &TokenStream) -> Self {
        let builder = format_ident!("{}Builder", ident, span = proc_macro2::Span::call_site());
        let state = own(state);
        let (start, function) = (format_ident!("__{state}"), format_ident!("__{state}_{what}"));
        let state_docs = format!("Which setters of [`{builder}`] have been called.");
        let head = quote! {
            #[::bimpeai::__private::bon::builder(
                crate = ::bimpeai::__private::bon,
                builder_type(name = #builder, vis = "pub", doc { #[doc = #docs] }),
                state_mod(name = #state, vis = "pub", doc { #[doc = #state_docs] }),
                start_fn(name = #start, vis = ""),
                #finish,
            )]
        };
        Self { ident: builder, state, start, function, head }
    }
}

/// A field as a member of the builder, with the conversion its setter makes.
fn member(field: &Field) -> TokenStream {
    let Field { ident, ty, attrs, shape, .. } = field;
    let kept = &attrs.kept;
    let bare = field.bare();
    let conversion = match inside(bare, "Vec") {
        Some(item) if is_primitive(item) => quote!(#[builder(into)]),
        Some(item) => quote! {
            #[builder(with = |items: impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<#item>>| {
                items.into_iter().map(::core::convert::Into::into).collect()
            })]
        },
        None if is_primitive(bare) => TokenStream::new(),
        None => quote!(#[builder(into)]),
    };
    let default = match (&attrs.default, shape) {
        (Some(default), _) => quote!(#[builder(default = #default)]),
        (None, Shape::Nullable) => quote!(#[builder(default)]),
        (None, _) => TokenStream::new(),
    };
    quote!(#(#kept)* #conversion #default #ident: #ty)
}

/// For tests over the whole table: JSON goes through the very setters a user calls.
fn apply(ident: &Ident, builder: &Ident, fields: &Fields) -> TokenStream {
    let setters = fields.0.iter().map(|Field { ident, shape, .. }| {
        let setter = match shape {
            Shape::Optional => format_ident!("maybe_{}", plain(ident)),
            _ => ident.clone(),
        };
        quote!(.#setter(params.#ident))
    });
    let setters: Vec<_> = setters.collect();
    let params = if setters.is_empty() { quote!(_params) } else { quote!(params) };
    quote! {
        ::bimpeai::__private::if_mock! {
            impl<C, R> ::bimpeai::__private::ApplyParams<C, R> for #builder<C, R> {
                fn apply_params(
                    self,
                    value: ::bimpeai::__private::serde_json::Value,
                ) -> ::bimpeai::Result<::bimpeai::__private::Call<C, R>> {
                    let #params: #ident = ::bimpeai::__private::from_value(value)?;
                    ::core::result::Result::Ok(self #(#setters)* .__into_call())
                }
            }
        }
    }
}
