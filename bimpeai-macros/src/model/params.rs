//! Builders: of a call, for parameters; of a value, for inputs.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ItemStruct;

use super::fields::{Field, Fields, Shape, is_primitive};
use crate::names::{fresh, inside, plain, raw_if_keyword, snake};

/// The builder of a call.
pub(crate) fn expand(item: &ItemStruct, fields: &Fields) -> TokenStream {
    let ident = &item.ident;
    let state = snake(&ident.to_string());
    let docs = format!("Builds a call that takes [`{ident}`].");
    let Builder { ident: builder, state, start, function, head } =
        Builder::new(ident, &state, "call", &docs, &quote!(finish_fn(name = __into_call, vis = "")));
    let values = fields.0.iter().map(value);
    let members = fields.0.iter().map(member);
    let table = fields.table();
    let (client, output) = (fresh("C", quote!(#item)), fresh("R", quote!(#item)));
    let pages = fields.has("page").then(|| quote!(@pages));
    let apply = apply(ident, &builder, fields);
    quote! {
        #head
        fn #function<#client, #output>(
            #[builder(start_fn)] call: ::bimpeai::__private::Call<#client, #output>,
            #(#members,)*
        ) -> ::bimpeai::__private::Call<#client, #output> {
            call.params(&#ident { #(#values),* })
        }

        ::bimpeai::__private::request_builder!(#pages #builder, #state);

        #[automatically_derived]
        impl ::bimpeai::__private::Params for #ident {
            const FIELDS: &'static [::bimpeai::__private::Field] = #table;

            type Builder<__C, __R> = #builder<__C, __R>;

            fn builder<__C, __R>(__call: ::bimpeai::__private::Call<__C, __R>) -> Self::Builder<__C, __R> {
                #start(__call)
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
    let values = fields.0.iter().map(value);
    let members = fields.0.iter().map(member);
    quote! {
        #head
        fn #function(#(#members,)*) -> #ident {
            #ident { #(#values),* }
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
        let state = raw_if_keyword(state);
        let (start, function) = (format_ident!("__{}", state), format_ident!("__{}_{}", state, what));
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

/// The argument that is the builder's own, beside the members.
const CALL: &str = "call";

/// The argument of a field.
fn argument(field: &Field) -> Ident {
    if field.ident == CALL { field.slot() } else { field.ident.clone() }
}

/// A field of the finished value.
fn value(field: &Field) -> TokenStream {
    let (ident, argument) = (&field.ident, argument(field));
    if argument == *ident { quote!(#ident) } else { quote!(#ident: #argument) }
}

/// A field as a member of the builder, with the conversion its setter makes.
fn member(field: &Field) -> TokenStream {
    let Field { ident, ty, attrs, shape, .. } = field;
    let argument = argument(field);
    let name = (argument != *ident).then(|| quote!(#[builder(name = #ident)]));
    let kept = &attrs.kept;
    let bare = field.bare();
    let conversion = match inside(bare, "Vec") {
        Some(item) if is_primitive(item) => quote! {
            #[builder(with = |items: impl ::core::convert::Into<#bare>| ::core::convert::Into::into(items))]
        },
        Some(item) => quote! {
            #[builder(with = |items: impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<#item>>| {
                items.into_iter().map(::core::convert::Into::into).collect()
            })]
        },
        None if is_primitive(bare) => TokenStream::new(),
        None if *shape == Shape::Optional => quote!(#[builder(into)]),
        // bon's `into` names `Into` without its path.
        None => quote! {
            #[builder(with = |value: impl ::core::convert::Into<#ty>| ::core::convert::Into::into(value))]
        },
    };
    let default = match (&attrs.default, shape) {
        (Some(default), _) => quote!(#[builder(default = #default)]),
        (None, Shape::Nullable) => quote!(#[builder(default)]),
        (None, _) => TokenStream::new(),
    };
    quote!(#(#kept)* #name #conversion #default #argument: #ty)
}

/// For tests over the whole table: JSON goes through the very setters a user calls.
fn apply(ident: &Ident, builder: &Ident, fields: &Fields) -> TokenStream {
    let setters = fields.0.iter().map(|Field { ident, shape, .. }| {
        let setter = match shape {
            Shape::Optional => format_ident!("maybe_{}", plain(ident)),
            _ => ident.clone(),
        };
        quote!(.#setter(__params.#ident))
    });
    quote! {
        ::bimpeai::__private::if_mock! {
            #[automatically_derived]
            impl<__C, __R> ::bimpeai::__private::ApplyParams<__C, __R> for #builder<__C, __R> {
                fn apply_params(
                    self,
                    __value: ::bimpeai::__private::serde_json::Value,
                ) -> ::bimpeai::Result<::bimpeai::__private::Call<__C, __R>> {
                    let __params: #ident = ::bimpeai::__private::from_value(__value)?;
                    ::core::result::Result::Ok(self #(#setters)* .__into_call())
                }
            }
        }
    }
}
