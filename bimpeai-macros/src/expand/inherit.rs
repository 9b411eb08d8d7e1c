//! Structs that have the fields of another.
//!
//! An attribute macro sees a single item, so an extendable struct defines a hidden `macro_rules!` that contains its
//! fields. An extending struct is passed to that macro, which applies the attribute again with the fields of the base as
//! an argument. Copied fields are fields like any other: decoded directly and documented in place. A nested base would
//! need a second lookup (`detail.agent.name`), and its fields would have to be buffered while the object is read.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::names::own;
use crate::validate::{Base, Extending, Role, Struct};

/// The attribute that extends.
fn attribute(role: Role) -> Ident {
    own(if role == Role::Params { "params" } else { "model" })
}

/// Named so that the compiler's "cannot find macro" hints at the missing `extendable`, and so differently that it does
/// not offer one for the other.
fn macro_name(base: &Ident, role: Role, span: Span) -> Ident {
    match role {
        Role::Params => format_ident!("__extendable_params_{}", base, span = span),
        Role::Model | Role::Input => format_ident!("__model_extendable_{}", base, span = span),
    }
}

/// The macro that `#[model(extendable)]` and `#[params(extendable)]` define.
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

/// `extends = Base`: passes the item to the macro that contains the fields of the base.
pub(super) fn extend(Extending { item, base, extendable, role }: &Extending) -> TokenStream {
    let name = macro_name(base, *role, base.span());
    let extendable = extendable.then(|| quote!(extendable,));
    quote!(#name! { [#extendable extends = #base] #item })
}

/// The conversion of an extending model into its base.
pub(super) fn into_base(model: &Ident, Base { ident: base, fields }: &Base) -> TokenStream {
    let docs = format!("Drops the fields that `{base}` does not have.");
    let fields = fields.iter().map(|(name, cfgs)| quote!(#(#cfgs)* #name: __model.#name,));
    quote! {
        #[doc = #docs]
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::convert::From<#model> for #base {
            fn from(__model: #model) -> Self {
                Self { #(#fields)* extra: __model.extra }
            }
        }
    }
}
