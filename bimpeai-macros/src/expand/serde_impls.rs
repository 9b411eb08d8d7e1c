//! How structs and enums are written and read.
//!
//! serde's derive is not used: it rejects an object that has a field under both its name and an alias, rejects `null` for
//! a list, and its `flatten` buffers all unknown fields before they are collected in `extra`. What structs have in common
//! is in `schema::object`, so that a struct adds the list of its fields and how to read each.
//!
//! Fields are read and written through `Schema` only: a type that cannot be a field is then one error, at its own name.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::runtime::{EXTRA, FIELD_VALUE, KEY, OBJECT, REQUIRED, SCHEMA, SERDE};
use super::structs::default_function;
use crate::names::{cfgs, plain};
use crate::validate::{Field, Role, Shape, Struct};

pub(super) fn object(Struct { ident, fields, role, .. }: &Struct) -> TokenStream {
    let arms = fields.iter().flat_map(arms);
    let slots = fields.iter().map(|field| {
        let (cfgs, slot, ty) = (cfgs(&field.attrs.kept), slot(field), &field.ty);
        quote!(#(#cfgs)* let mut #slot: ::core::option::Option<#ty> = ::core::option::Option::None;)
    });
    let values = fields.iter().map(value);
    let list = fields.iter().map(|Field { ident, ty, attrs, .. }| {
        let (cfgs, ty) = (cfgs(&attrs.kept), SCHEMA.of(ty));
        quote!(#(#cfgs)* #ty::__as_field(&self.#ident))
    });
    let is_model = *role == Role::Model;
    let (extra_slot, unknown, with_extra) = if is_model {
        (
            Some(quote!(let mut __extra = #EXTRA::new();)),
            quote!(_ => __extra.__read(&__name, &mut __map)?,),
            Some(quote!(extra: __extra,)),
        )
    } else {
        let refuse = quote!(#OBJECT::unknown_field::<Self, _>(__unknown));
        (None, quote!(__unknown => return ::core::result::Result::Err(#refuse),), None)
    };
    let extra = is_model.then(|| {
        quote! {
            fn extra(&self) -> ::core::option::Option<&#EXTRA> {
                ::core::option::Option::Some(&self.extra)
            }
        }
    });
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #OBJECT::Object for #ident {
            fn fields(&self) -> ::std::vec::Vec<&dyn #FIELD_VALUE> {
                ::std::vec![#(#list),*]
            }

            fn read<'__de, __A: #SERDE::de::MapAccess<'__de>>(
                mut __map: __A,
            ) -> ::core::result::Result<Self, __A::Error> {
                #(#slots)*
                #extra_slot
                while let ::core::option::Option::Some(__name) = __map.next_key::<#KEY<'__de>>()? {
                    match &*__name {
                        #(#arms)*
                        #unknown
                    }
                }
                ::core::result::Result::Ok(Self { #(#values,)* #with_extra })
            }

            #extra
        }
    }
}

/// Wraps the body of `serialize`, which reads `self` and `__serializer`.
pub(super) fn impl_serialize(ident: &Ident, body: &TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl #SERDE::Serialize for #ident {
            #[allow(deprecated)]
            fn serialize<__S: #SERDE::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                #body
            }
        }
    }
}

/// Wraps the body of `deserialize`, which reads `__deserializer` and names the lifetime of its input `'__de`.
pub(super) fn impl_deserialize(ident: &Ident, body: &TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl<'__de> #SERDE::Deserialize<'__de> for #ident {
            #[allow(deprecated)]
            fn deserialize<__D: #SERDE::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                #body
            }
        }
    }
}

/// Returns the variable that a field is read into.
fn slot(field: &Field) -> Ident {
    format_ident!("__field_{}", plain(&field.ident))
}

/// The match arms of a field: one for each of its names.
fn arms(field: &Field) -> Vec<TokenStream> {
    let cfgs: Vec<_> = cfgs(&field.attrs.kept).collect();
    let (slot, ty, value) = (slot(field), SCHEMA.of(&field.ty), read(field));
    let (name, aliases) = (&field.name, &field.attrs.aliases);
    if aliases.is_empty() {
        return vec![quote!(#(#cfgs)* #name => #slot = ::core::option::Option::Some(#value),)];
    }
    vec![
        quote!(#(#cfgs)* #name => #ty::__set_over_alias(&mut #slot, #value),),
        quote!(#(#cfgs)* #(#aliases)|* => #ty::__set_alias(&mut #slot, #value),),
    ]
}

/// Reads the value of a field.
fn read(field: &Field) -> TokenStream {
    let ty = SCHEMA.of(&field.ty);
    let method = if field.attrs.lenient.is_some() {
        quote!(__read_lenient)
    } else if field.shape == Shape::Empty {
        quote!(__read_or_empty)
    } else {
        quote!(__read)
    };
    quote!(#ty::#method(&mut __map)?)
}

/// The value of a field, once the whole object has been read.
fn value(field: &Field) -> TokenStream {
    let (ident, name, slot, cfgs) = (&field.ident, &field.name, slot(field), cfgs(&field.attrs.kept));
    let value = match (default_function(field), field.shape) {
        (Some(default), _) => quote!(#slot.unwrap_or_else(Self::#default)),
        (None, Shape::Required) => quote!(#REQUIRED(#slot, #name)?),
        (None, _) => quote!(#slot.unwrap_or_default()),
    };
    quote!(#(#cfgs)* #ident: #value)
}
