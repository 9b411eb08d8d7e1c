//! Structs that have the fields of another.
//!
//! An attribute sees one item only, so an extendable struct leaves a hidden `macro_rules!` behind that knows its fields.
//! An extending struct is passed to that macro, which writes the attribute above it again, now with the fields of the
//! base as an argument. From there on they are fields like any other: named once, decoded directly, documented in
//! place, and one that is declared again can be recognized by its name.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::names::own;
use crate::validate::{Base, Extending, Role, Struct};

/// The attribute that extends.
fn attribute(role: Role) -> Ident {
    own(if role == Role::Params { "params" } else { "model" })
}

/// Spelled so that the compiler's "cannot find macro" says what to write.
fn macro_name(base: &Ident, role: Role, span: Span) -> Ident {
    format_ident!("__{}_extendable_{}", attribute(role), base, span = span)
}

/// What `#[model(extendable)]` and `#[params(extendable)]` leave behind.
pub(super) fn offer(item: &Struct) -> Option<TokenStream> {
    let fields = item.offered.as_ref()?;
    let name = macro_name(&item.ident, item.role, Span::call_site());
    let attribute = attribute(item.role);
    Some(quote! {
        // An extendable struct need not be extended.
        #[allow(unused_macros)]
        #[doc(hidden)]
        macro_rules! #name {
            ([$($arguments:tt)*] $($item:tt)*) => {
                #[::bimpeai::#attribute($($arguments)*, __fields #fields)]
                $($item)*
            };
        }
    })
}

/// `extends = Base`: the same item again, by way of the macro that knows the fields of the base.
pub(super) fn extend(Extending { item, base, extendable, role }: &Extending) -> TokenStream {
    let name = macro_name(base, *role, base.span());
    let extendable = extendable.then(|| quote!(extendable,));
    quote!(#name! { [#extendable extends = #base] #item })
}

/// The conversion of an extending model into its base.
pub(super) fn into_base(model: &Ident, Base { ident: base, fields }: &Base) -> TokenStream {
    let docs = format!("Drops the fields that `{base}` does not have.");
    quote! {
        #[doc = #docs]
        #[automatically_derived]
        impl ::core::convert::From<#model> for #base {
            fn from(__model: #model) -> Self {
                Self { #(#fields: __model.#fields,)* extra: __model.extra }
            }
        }
    }
}
