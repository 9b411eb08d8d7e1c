//! Structs: models, inputs and parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::runtime::{EXTRA, FIELD, JSON, KIND, MODEL, OBJECT, SAMPLE, SCHEMA};
use super::serde_impls::{deserialize, serialize};
use super::{builder, inherit};
use crate::names::plain;
use crate::validate::{Field, Role, Shape, Struct};

pub(super) fn expand(item: &Struct) -> TokenStream {
    let hidden = inherit::offer(item);
    let declaration = declaration(item);
    let debug = item.has_secret().then(|| debug(item));
    let serialize = serialize(item);
    let deserialize = deserialize(item);
    let schema = schema(item);
    let own = match item.role {
        Role::Model => model(item),
        Role::Input => builder::input(item),
        Role::Params => builder::request(item),
    };
    quote!(#hidden #declaration #debug #serialize #deserialize #schema #own)
}

fn model(item: &Struct) -> TokenStream {
    let ident = &item.ident;
    let conversion = item.base.as_ref().map(|base| inherit::into_base(ident, base));
    quote! {
        #[automatically_derived]
        impl #MODEL for #ident {}

        impl #ident {
            /// Returns a realistic value, as the mock server sends it.
            #[must_use]
            pub fn sample() -> Self {
                #SAMPLE()
            }
        }

        #conversion
    }
}

fn declaration(item: &Struct) -> TokenStream {
    let Struct { attrs, vis, ident, role, fields, .. } = item;
    let declared = fields.iter().map(|Field { ident, ty, attrs, .. }| {
        let kept = &attrs.kept;
        quote!(#(#kept)* pub #ident: #ty,)
    });
    let debug = (!item.has_secret()).then(|| quote!(#[derive(::core::fmt::Debug)]));
    let model = (*role == Role::Model).then(|| quote!(#[non_exhaustive]));
    let extra = (*role == Role::Model).then(|| {
        quote! {
            /// Fields of the response that this version of the SDK does not know.
            pub extra: #EXTRA,
        }
    });
    quote! {
        #(#attrs)*
        #debug
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
        #model
        #vis struct #ident {
            #(#declared)*
            #extra
        }
    }
}

/// `Debug` that redacts secrets.
fn debug(item: &Struct) -> TokenStream {
    let ident = &item.ident;
    let name = ident.to_string();
    let entries = item.fields.iter().map(|Field { ident, attrs, .. }| {
        let label = plain(ident);
        match attrs.secret {
            Some(_) => quote!(.field(#label, &::core::format_args!("[redacted]"))),
            None => quote!(.field(#label, &self.#ident)),
        }
    });
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.debug_struct(#name)#(#entries)*.finish_non_exhaustive()
            }
        }
    }
}

/// The fields as the table of endpoints lists them.
pub(super) fn table(fields: &[Field]) -> TokenStream {
    let fields = fields.iter().map(|Field { name, docs, ty, attrs, shape, .. }| {
        let schema = quote!(<#ty as #SCHEMA>);
        let required = match shape {
            Shape::Empty | Shape::Defaulted => quote!(false),
            Shape::Required | Shape::Optional | Shape::Nullable => quote!(#schema::REQUIRED),
        };
        let secret = attrs.secret.is_some();
        quote!(#FIELD::new(#name, #docs, #required, #schema::NULLABLE, #secret, #schema::KIND))
    });
    quote!(&[#(#fields),*])
}

fn schema(item: &Struct) -> TokenStream {
    let Struct { ident, role, fields, .. } = item;
    let table = table(fields);
    let entries = fields.iter().filter_map(|field| {
        let (name, ty) = (&field.name, &field.ty);
        let value = match &field.attrs.sample {
            Some(sample) => quote!(#JSON::json!(#sample)),
            // The sample of an input has the required fields only, that of a model all fields.
            None if *role != Role::Model && field.shape != Shape::Required => return None,
            None => quote!(<#ty as #SCHEMA>::sample_value(#name)),
        };
        Some(quote!((#name, #value)))
    });
    quote! {
        #[automatically_derived]
        impl #SCHEMA for #ident {
            const KIND: #KIND = #KIND::Object(|| {
                const __FIELDS: &[#FIELD] = #table;
                __FIELDS
            });

            fn sample_value(__field: &str) -> #JSON::Value {
                #OBJECT([#(#entries),*])
            }
        }
    }
}
