//! Builders: request builders for parameters, value builders for inputs.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use super::runtime::{
    APPLY_PARAMS, BON, FINISH, FROM_VALUE, HELD, IF_INVOKE, JSON, PARAMS, REQUEST, REQUEST_BUILDER, RESULT,
};
use super::serde_impls::slot;
use crate::names::{fresh, inside, is_one_of, own, plain, raw_if_keyword, snake};
use crate::validate::{Field, Shape, Struct};

/// The request builder of parameters.
pub(super) fn request(item: &Struct) -> TokenStream {
    let Struct { ident, fields, .. } = item;
    let state = snake(&ident.to_string());
    let docs = format!("Builds a request with the parameters [`{ident}`].");
    let (held, finish) = (own(HELD), own(FINISH));
    let Builder { ident: builder, state, start, function, head } =
        Builder::new(ident, &state, HELD, &docs, &quote!(finish_fn(name = #finish, vis = "")));
    let values = fields.iter().map(value);
    let members = fields.iter().map(member);
    let types = fields.iter().map(|field| &field.ty);
    let defaults = fields.iter().map(|field| &field.attrs.default);
    let written = quote!(#ident #(#types #defaults)*);
    let (client, output) = (fresh("C", written.clone()), fresh("R", written));
    let pages = item.has("page").then(|| quote!(@pages));
    let apply = apply(ident, &builder, fields);
    quote! {
        #head
        fn #function<#client, #output>(
            #[builder(start_fn)] #held: #REQUEST<#client, #output>,
            #(#members,)*
        ) -> #REQUEST<#client, #output> {
            #held.__params(&#ident { #(#values),* })
        }

        #REQUEST_BUILDER!(#pages #builder, #state);

        #[automatically_derived]
        impl #PARAMS for #ident {
            type Builder<__C, __R> = #builder<__C, __R>;

            fn builder<__C, __R>(__request: #REQUEST<__C, __R>) -> Self::Builder<__C, __R> {
                #start(__request)
            }
        }

        #apply
    }
}

/// The builder of an input.
pub(super) fn input(item: &Struct) -> TokenStream {
    let Struct { ident, fields, .. } = item;
    let state = snake(&format!("{ident}Builder"));
    let docs = format!("Builds a [`{ident}`].");
    let finish = quote!(finish_fn(name = build, doc { #[doc = "Returns the value."] }));
    let Builder { ident: builder, start, function, head, .. } = Builder::new(ident, &state, "value", &docs, &finish);
    let values = fields.iter().map(value);
    let members = fields.iter().map(member);
    quote! {
        #head
        fn #function(#(#members,)*) -> #ident {
            #ident { #(#values),* }
        }

        impl #ident {
            /// Returns a builder.
            pub fn builder() -> #builder {
                #start()
            }
        }
    }
}

/// The names in a builder that bon generates, and the attribute that configures them.
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
        let state_docs = format!("The typestate of [`{builder}`]: which members are set.");
        let head = quote! {
            #[#BON::builder(
                crate = #BON,
                builder_type(name = #builder, vis = "pub", doc { #[doc = #docs] }),
                state_mod(name = #state, vis = "pub", doc { #[doc = #state_docs] }),
                start_fn(name = #start, vis = ""),
                #finish,
            )]
        };
        Self { ident: builder, state, start, function, head }
    }
}

/// Returns the argument for a field, which must not be the one that holds the request.
fn argument(field: &Field) -> Ident {
    if field.ident == HELD { slot(field) } else { field.ident.clone() }
}

/// A field of the value that the builder returns.
fn value(field: &Field) -> TokenStream {
    let (ident, argument) = (&field.ident, argument(field));
    if argument == *ident { quote!(#ident) } else { quote!(#ident: #argument) }
}

/// A field as a member of the builder, with the conversion in its setter.
fn member(field: &Field) -> TokenStream {
    let Field { ident, ty, attrs, shape, .. } = field;
    let argument = argument(field);
    let name = (argument != *ident).then(|| quote!(#[builder(name = #ident)]));
    let kept = &attrs.kept;
    let bare = inside(ty, "Option").unwrap_or(ty);
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
        // Not `into`, for which bon generates `Into` without its path: a type of that name would hide it.
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

/// For `Endpoint::invoke`: JSON goes through the setters that users call.
fn apply(ident: &Ident, builder: &Ident, fields: &[Field]) -> TokenStream {
    let finish = own(FINISH);
    let setters = fields.iter().map(|Field { ident, shape, .. }| {
        let setter = match shape {
            Shape::Optional => format_ident!("maybe_{}", plain(ident)),
            _ => ident.clone(),
        };
        quote!(.#setter(__params.#ident))
    });
    quote! {
        #IF_INVOKE! {
            #[automatically_derived]
            impl<__R> #APPLY_PARAMS<__R> for #builder<(), __R> {
                fn apply_params(
                    self,
                    __value: #JSON::Value,
                ) -> #RESULT<#REQUEST<(), __R>> {
                    let __params: #ident = #FROM_VALUE(__value)?;
                    ::core::result::Result::Ok(self #(#setters)* .#finish())
                }
            }
        }
    }
}

/// Whether the setter takes the type itself: with `Into`, the type of a literal would be ambiguous.
fn is_primitive(ty: &Type) -> bool {
    is_one_of(ty, &["bool", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f32", "f64", "usize", "isize"])
}
