//! The builder of an input.
//!
//! bon's typestate holds the required fields only. Optional ones are plain members with plain setters, so that a builder
//! can be filled step by step, and so that bon generates nothing per optional field.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::builder::{argument, is_required, missing, note, required_trait, value};
use super::runtime::{BON, DEFAULT, MEMBER, SCHEMA};
use super::structs::default_function;
use crate::names::{cfgs, located, own, pascal, plain, raw_if_keyword, snake};
use crate::validate::{Field, Struct};

pub(super) fn builder(item: &Struct) -> TokenStream {
    let Struct { ident, vis, fields, .. } = item;
    let names = Names::new(ident);
    let Names { builder, state, start, function } = &names;
    let (required, optional): (Vec<_>, Vec<_>) = fields.iter().partition(|field| is_required(field));
    let members =
        optional.iter().map(|field| plain_member(ident, field)).chain(required.iter().map(|field| member(field)));
    let setters = optional.iter().map(|field| setter(field));
    let values = fields.iter().map(|field| {
        let name = &field.ident;
        attributed(field, &quote!(#name: #MEMBER::into_value(#name)))
    });
    let traits = required.iter().map(|field| names.required(ident, field, &required));
    let bounds: Vec<_> = required.iter().map(|field| required_trait(ident, field)).collect();
    let bounds = if bounds.is_empty() { quote!(#state::IsComplete) } else { quote!(#(#bounds)+*) };
    let (docs, vis) = (format!("Builds a [`{ident}`]."), vis.to_token_stream().to_string());
    let (derived, debug) = if item.has_secret() { (None, Some(names.debug())) } else { (Some(quote!(, Debug)), None) };
    quote! {
        #[#BON::builder(
            crate = #BON,
            builder_type(name = #builder, vis = #vis, doc { #[doc = #docs] }),
            state_mod(name = #state, vis = ""),
            start_fn(name = #start, vis = ""),
            finish_fn(name = __build, vis = ""),
            derive(Clone #derived),
        )]
        #[allow(dead_code, deprecated, unreachable_pub)]
        fn #function(#(#members),*) -> #ident {
            #ident { #(#values),* }
        }

        #(#traits)*
        #debug

        #[allow(dead_code, deprecated, unreachable_pub)]
        impl<__S: #state::State> #builder<__S> {
            #(#setters)*

            /// Returns the value.
            pub fn build(self) -> #ident where __S: #bounds {
                self.__build()
            }
        }

        #[allow(dead_code, unreachable_pub)]
        impl #ident {
            /// Returns a builder.
            pub fn builder() -> #builder {
                #start()
            }
        }
    }
}

/// The names of what bon generates.
struct Names {
    builder: Ident,
    state: Ident,
    start: Ident,
    function: Ident,
}

impl Names {
    fn new(input: &Ident) -> Self {
        let builder = format_ident!("{}Builder", input, span = located(input.span()));
        let snake = snake(&builder.to_string());
        let (start, function) = (format_ident!("__{snake}"), format_ident!("__{snake}_value"));
        Self { builder, state: raw_if_keyword(&snake), start, function }
    }

    /// The trait of the states in which a field is set, for the compiler's message: a state is a list of what was set,
    /// so the trait holds where the field is at its front, and where it is further down.
    fn required(&self, input: &Ident, field: &Field, all: &[&Field]) -> TokenStream {
        let (state, name) = (&self.state, required_trait(input, field));
        let member = state_member(field);
        let declared = missing(&name, &plain(&field.ident), "build", &quote!(#state::State<#member: #state::IsSet>));
        let impls = all.iter().map(|other| {
            let member = state_member(other);
            let set = format_ident!("Set{member}");
            let rest = if other.ident == field.ident { quote!(#state::State) } else { quote!(#name) };
            quote! {
                #[automatically_derived]
                impl<__S: #rest> #name for #state::#set<__S> where __S::#member: #state::IsUnset {}
            }
        });
        quote!(#declared #(#impls)*)
    }

    /// `Debug` of a builder that may hold a secret: without its members.
    fn debug(&self) -> TokenStream {
        let Self { builder, state, .. } = self;
        let name = builder.to_string();
        quote! {
            #[automatically_derived]
            impl<__S: #state::State> ::core::fmt::Debug for #builder<__S> {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    __f.debug_struct(#name).finish_non_exhaustive()
                }
            }
        }
    }
}

/// The name of a member in bon's state: `source_type` becomes `SourceType`.
fn state_member(field: &Field) -> Ident {
    own(&pascal(&plain(&field.ident)))
}

/// A required field: a member of bon's typestate.
fn member(field: &Field) -> TokenStream {
    let Field { ident, ty, attrs, .. } = field;
    let (argument, value) = (argument(field), value(field, &own("value")));
    // bon makes the field a parameter of a function first, which cannot be deprecated; nor can it be left out.
    let kept = attrs.kept.iter().filter(|attr| !attr.path().is_ident("deprecated"));
    let value = member_value(field, &value);
    quote!(#(#kept)* #[builder(with = |value: #argument| #value)] #ident: #MEMBER<#ty>)
}

/// Any other field: a plain member.
fn plain_member(input: &Ident, field: &Field) -> TokenStream {
    let Field { ident, ty, .. } = field;
    let default = default_function(field).map_or_else(|| quote!(#DEFAULT()), |default| quote!(#input::#default()));
    let default = member_value(field, &default);
    attributed(field, &quote!(#[builder(field = #default)] #ident: #MEMBER<#ty>))
}

/// A value as the builder holds it: bon asks for `Clone` and `Debug`, which a type without a schema need not have.
fn member_value(field: &Field, value: &TokenStream) -> TokenStream {
    let schema = SCHEMA.of(&field.ty);
    quote!(#schema::__member(#value))
}

fn setter(field: &Field) -> TokenStream {
    let Field { ident, attrs, .. } = field;
    let (kept, note) = (&attrs.kept, note(field));
    let (argument, member) = (argument(field), member_value(field, &value(field, &own("value"))));
    quote! {
        #(#kept)*
        ///
        #[doc = #note]
        pub fn #ident(mut self, value: #argument) -> Self {
            self.#ident = #member;
            self
        }
    }
}

/// The tokens with the `cfg`s of the field.
fn attributed(field: &Field, tokens: &impl ToTokens) -> TokenStream {
    let cfgs = cfgs(&field.attrs.kept);
    quote!(#(#cfgs)* #tokens)
}
