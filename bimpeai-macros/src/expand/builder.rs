//! The request builders of parameters.
//!
//! A request builder holds the request, and its setters write into it: it has nothing to keep for bon. Its type changes
//! with the required parameters only, so that it can be filled step by step.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Type;

use super::runtime::{DEFAULT, INTO_VALUE, PARAMS, PHANTOM, REQUEST, REQUEST_BUILDER, SCHEMA, SET, UNSET};
use super::structs::default_function;
use crate::names::{cfgs, fresh, inside, is_one_of, located, own, pascal, plain};
use crate::validate::{Field, Shape, Struct};

/// The request builder of parameters.
pub(super) fn request(item: &Struct) -> TokenStream {
    let names = Names::new(item);
    let Names { builder, client, output, states } = &names;
    let Struct { ident, vis, .. } = item;
    let docs = format!("Builds a request with the parameters [`{ident}`].");
    let states: Vec<_> = states.iter().map(|(_, state)| state).collect();
    let unset = quote!(#UNSET);
    let setters = item.fields.iter().map(|field| names.setter(field));
    let (traits, required) = names.required(ident);
    let pages = item.has("page").then(|| quote!(@pages));
    let constructor = constructor(item);
    quote! {
        #[doc = #docs]
        #[must_use = "a request does nothing until it is sent"]
        #[allow(dead_code, unreachable_pub)]
        #vis struct #builder<#client, #output #(, #states = #unset)*> {
            request: #REQUEST<#client, #output>,
            state: #PHANTOM<fn() -> (#(#states,)*)>,
        }

        #[allow(dead_code, unreachable_pub)]
        impl<#client, #output #(, #states)*> #builder<#client, #output #(, #states)*> {
            #(#setters)*
        }

        #traits
        #REQUEST_BUILDER!(#pages #builder, #ident, #client, #output, [#required]);

        #[automatically_derived]
        impl #PARAMS for #ident {
            type Builder<__C, __R> = #builder<__C, __R>;

            fn builder<__C, __R>(__request: #REQUEST<__C, __R>) -> Self::Builder<__C, __R> {
                #builder { request: __request, state: #PHANTOM }
            }
        }

        #constructor
    }
}

/// The names in a request builder that must not clash with those of the declaration.
struct Names<'i> {
    builder: Ident,
    client: Ident,
    output: Ident,
    /// The fields that the compiler requires, each with the generic parameter that says whether it is set.
    states: Vec<(&'i Field, Ident)>,
}

impl<'i> Names<'i> {
    fn new(item: &'i Struct) -> Self {
        let fields = item.fields.iter().map(|Field { ident, ty, .. }| quote!(#ident #ty));
        let name = &item.ident;
        let mut taken: TokenStream = quote!(#name #(#fields)*);
        let mut name = |preferred: &str| {
            let name = fresh(preferred, taken.clone());
            taken.extend(name.to_token_stream());
            name
        };
        let (client, output) = (name("C"), name("R"));
        let required = item.fields.iter().filter(|field| is_required(field));
        let states = required.map(|field| (field, name(&pascal(&plain(&field.ident))))).collect();
        let builder = format_ident!("{}Builder", item.ident, span = located(item.ident.span()));
        Self { builder, client, output, states }
    }

    fn setter(&self, field: &Field) -> TokenStream {
        let Names { builder, client, output, states } = self;
        let Field { ident, name, ty, attrs, .. } = field;
        let (kept, note) = (&attrs.kept, note(field));
        let (argument, value) = (argument(field), value(field, &own("value")));
        let states = states.iter().map(|(of, state)| if of.ident == *ident { quote!(#SET) } else { quote!(#state) });
        let encoded = SCHEMA.of(ty);
        if !is_required(field) {
            return quote! {
                #(#kept)*
                ///
                #[doc = #note]
                pub fn #ident(mut self, value: #argument) -> Self {
                    self.request.__set(#name, #encoded::__encode(&#value));
                    self
                }
            };
        }
        quote! {
            #(#kept)*
            ///
            #[doc = #note]
            pub fn #ident(mut self, value: #argument) -> #builder<#client, #output #(, #states)*> {
                self.request.__set(#name, #encoded::__encode(&#value));
                #builder { request: self.request, state: #PHANTOM }
            }
        }
    }

    /// A trait per required field, whose only purpose is the compiler's message, and the list of both for the macro that
    /// implements `send`.
    fn required(&self, params: &Ident) -> (TokenStream, TokenStream) {
        let states = self.states.iter().map(|(field, state)| {
            let name = required_trait(params, field);
            let declared = missing(&name, &plain(&field.ident), "send", &TokenStream::new());
            let implemented = quote!(#declared #[automatically_derived] impl #name for #SET {});
            (implemented, quote!(#state: #name,))
        });
        let (traits, required): (Vec<_>, Vec<_>) = states.unzip();
        (quote!(#(#traits)*), quote!(#(#required)*))
    }
}

pub(super) fn required_trait(item: &Ident, field: &Field) -> Ident {
    format_ident!("__{}{}", item, pascal(&plain(&field.ident)), span = proc_macro2::Span::call_site())
}

/// The trait of the states in which a field is set. The compiler's message names what is missing.
pub(super) fn missing(name: &Ident, field: &str, method: &str, supertrait: &TokenStream) -> TokenStream {
    let message = format!("set `{field}` before `{method}`");
    let label = format!("`{field}` is required and not set");
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, unreachable_pub)]
        #[diagnostic::on_unimplemented(message = #message, label = #label)]
        pub trait #name: #supertrait {}
    }
}

/// Whether the compiler checks that the field is set. One with a `cfg` may not exist, so it has no place in a type: the
/// request checks it.
pub(super) fn is_required(field: &Field) -> bool {
    field.shape == Shape::Required && cfgs(&field.attrs.kept).next().is_none()
}

/// `new` with the required fields, or `Default` if there are none.
fn constructor(item: &Struct) -> TokenStream {
    let Struct { ident, fields, .. } = item;
    let values = fields.iter().map(|field| {
        let (name, cfgs) = (&field.ident, cfgs(&field.attrs.kept));
        let value = match (default_function(field), field.shape) {
            (Some(default), _) => quote!(Self::#default()),
            (None, Shape::Required) => value(field, &unspanned(name)),
            (None, _) => quote!(#DEFAULT()),
        };
        quote!(#(#cfgs)* #name: #value,)
    });
    let required: Vec<_> = fields.iter().filter(|field| field.shape == Shape::Required).collect();
    if required.is_empty() {
        return quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl ::core::default::Default for #ident {
                fn default() -> Self {
                    Self { #(#values)* }
                }
            }
        };
    }
    let arguments = required.iter().map(|field| {
        let (name, cfgs, argument) = (unspanned(&field.ident), cfgs(&field.attrs.kept), argument(field));
        quote!(#(#cfgs)* #name: #argument)
    });
    quote! {
        #[allow(dead_code, deprecated, unreachable_pub)]
        impl #ident {
            /// Creates the value from what is required. Everything else is as if it were not set.
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values)* }
            }
        }
    }
}

/// What a setter takes.
pub(super) fn argument(field: &Field) -> TokenStream {
    let ty = set_type(field);
    if takes_itself(ty) { quote!(#ty) } else { quote!(impl #INTO_VALUE<#ty>) }
}

/// What the setter's argument becomes: the value of the field.
pub(super) fn value(field: &Field, argument: &Ident) -> TokenStream {
    let value =
        if takes_itself(set_type(field)) { quote!(#argument) } else { quote!(#INTO_VALUE::into_value(#argument)) };
    if field.shape == Shape::Optional { quote!(::core::option::Option::Some(#value)) } else { value }
}

/// The type without its `Option`: a setter is for setting.
fn set_type(field: &Field) -> &Type {
    inside(&field.ty, "Option").unwrap_or(&field.ty)
}

/// Whether the setter takes the type itself: a number, whose literal would be ambiguous otherwise, and a list of lists.
fn takes_itself(ty: &Type) -> bool {
    const PRIMITIVES: [&str; 13] =
        ["bool", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f32", "f64", "usize", "isize"];
    let is_nested = inside(ty, "Vec").is_some_and(|item| inside(item, "Vec").is_some());
    is_nested || is_one_of(ty, &PRIMITIVES)
}

/// What the docs of a setter add to those of the field.
pub(super) fn note(field: &Field) -> String {
    match (&field.attrs.default, field.shape) {
        (Some(default), _) => format!("Default: `{}`.", default.to_token_stream()),
        (None, Shape::Required) => "Required.".to_owned(),
        (None, _) => "Not sent unless set.".to_owned(),
    }
}

/// The identifier with the macro's span: one of the user's must define one item only.
fn unspanned(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(located(ident.span()));
    ident
}
