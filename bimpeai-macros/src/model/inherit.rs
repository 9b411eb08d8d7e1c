//! Models that have the fields of another.
//!
//! An attribute sees one item only, so the extended model leaves a hidden `macro_rules!` behind that pastes its fields
//! into the extending one. They are fields like any other then: named once, decoded directly, documented in place.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Fields, ItemStruct};

/// Spelled so that the compiler's "cannot find macro" says what to write.
fn macro_name(model: &Ident) -> Ident {
    format_ident!("__model_extendable_{}", model, span = model.span())
}

/// What `#[model(extendable)]` leaves behind.
pub(crate) fn offer(item: &ItemStruct) -> TokenStream {
    let base = &item.ident;
    let name = Ident::new(&macro_name(base).to_string(), proc_macro2::Span::call_site());
    let Fields::Named(named) = &item.fields else { return TokenStream::new() };
    let fields: Vec<_> = named.named.iter().collect();
    let idents: Vec<_> = named.named.iter().map(|field| &field.ident).collect();
    let docs = format!("Leaves out what `{base}` does not have.");
    quote! {
        #[doc(hidden)]
        macro_rules! #name {
            ({ $($arguments:tt)* } { $($attrs:tt)* } $vis:vis $model:ident { $($own:tt)* }) => {
                #[::bimpeai::model($($arguments)*)]
                $($attrs)*
                $vis struct $model {
                    #(#fields,)*
                    $($own)*
                }

                #[doc = #docs]
                impl ::core::convert::From<$model> for #base {
                    fn from(model: $model) -> Self {
                        Self { #(#idents: model.#idents,)* extra: model.extra }
                    }
                }
            };
        }
    }
}

/// `#[model(extends = Base)]`: the same item again, with the fields of the base.
pub(crate) fn extend(item: &ItemStruct, base: &Ident, extendable: bool) -> TokenStream {
    let name = macro_name(base);
    let ItemStruct { attrs, vis, ident, fields, .. } = item;
    let arguments = extendable.then(|| quote!(extendable));
    let own = fields.iter();
    quote! {
        #name! { { #arguments } { #(#attrs)* } #vis #ident { #(#own,)* } }
    }
}
