//! Structs: models, inputs and parameters.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::runtime::{DEFAULT_VALUE, EXTRA, FIELD, FORMAT, JSON, KIND, MODEL, OBJECT_TYPE, SAMPLE, SCHEMA};
use super::serde_impls::{deserialize, serialize};
use super::{builder, inherit};
use crate::ast::Attrs;
use crate::names::{docs, own, plain};
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
fn table(fields: &[Field]) -> TokenStream {
    let fields = fields.iter().map(|Field { name, docs, ty, attrs, shape, .. }| {
        let cfgs = attrs.kept.iter().filter(|attr| attr.path().is_ident("cfg"));
        // With the span of the type, so that a type without a schema is reported there.
        let schema = SCHEMA.of(ty);
        let field_type = quote_spanned!(ty.span()=> #schema::FIELD_TYPE);
        let optional = (*shape == Shape::Empty).then(|| quote!(.optional()));
        let secret = attrs.secret.map(|_| quote!(.with_secret()));
        let format = format(attrs).map(|format| quote!(.with_format(#FORMAT::#format)));
        let default = attrs.default.as_ref().map(|value| quote!(.with_default(|| #DEFAULT_VALUE::<#ty>(#value))));
        let sample = attrs.sample.as_ref().map(|sample| {
            let value = &sample.tokens;
            quote!(.with_sample(|| #JSON::json!(#value)))
        });
        quote!(#(#cfgs)* #FIELD::new(#name, #docs, #field_type) #optional #secret #format #default #sample)
    });
    quote!(&[#(#fields),*])
}

/// The variant of `Format` for `#[format(..)]`.
fn format(attrs: &Attrs) -> Option<Ident> {
    let variant = match attrs.format.as_ref()?.value().as_str() {
        "date-time" => "DateTime",
        "uri" => "Uri",
        "email" => "Email",
        _ => return None,
    };
    Some(own(variant))
}

fn schema(item: &Struct) -> TokenStream {
    let Struct { attrs, ident, role, fields, .. } = item;
    let (name, docs, table) = (plain(ident), docs(attrs), table(fields));
    let open = *role == Role::Model;
    quote! {
        #[automatically_derived]
        impl #SCHEMA for #ident {
            const KIND: #KIND = {
                static __OBJECT: #OBJECT_TYPE =
                    #OBJECT_TYPE::new(#name, #docs, || <#ident as #SCHEMA>::FIELDS, #open);
                #KIND::Object(&__OBJECT)
            };
            const FIELDS: &'static [#FIELD] = #table;
        }
    }
}
