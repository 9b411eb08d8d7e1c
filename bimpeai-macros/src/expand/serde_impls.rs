//! `Serialize` and `Deserialize`.
//!
//! serde's derive is not used: it rejects an object that has a field under both its name and an alias, rejects `null` for
//! a list, and its `flatten` buffers all unknown fields before they are collected in `extra`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::runtime::{EXTRA, KEY, NEXT_LENIENT, NULLABLE, SERDE};
use crate::names::plain;
use crate::validate::{Field, Role, Shape, Struct};

pub(super) fn serialize(Struct { ident, fields, role, .. }: &Struct) -> TokenStream {
    let entries = fields.iter().map(|Field { ident, name, shape, .. }| match shape {
        Shape::Optional => quote! {
            if let ::core::option::Option::Some(__value) = &self.#ident {
                __map.serialize_entry(#name, __value)?;
            }
        },
        Shape::Nullable => quote! {
            if !#NULLABLE::is_absent(&self.#ident) {
                __map.serialize_entry(#name, &self.#ident)?;
            }
        },
        Shape::Required | Shape::Empty | Shape::Defaulted => quote!(__map.serialize_entry(#name, &self.#ident)?;),
    });
    let extra = (*role == Role::Model).then(|| {
        quote! {
            for (__name, __value) in &self.extra {
                __map.serialize_entry(__name, __value)?;
            }
        }
    });
    impl_serialize(
        ident,
        &quote! {
            use #SERDE::ser::SerializeMap as _;
            let mut __map = __serializer.serialize_map(::core::option::Option::None)?;
            #(#entries)*
            #extra
            __map.end()
        },
    )
}

pub(super) fn deserialize(Struct { ident, fields, role, .. }: &Struct) -> TokenStream {
    let slots = fields.iter().map(|field| {
        let (slot, ty) = (slot(field), &field.ty);
        quote!(let mut #slot: ::core::option::Option<#ty> = ::core::option::Option::None;)
    });
    let arms = fields.iter().map(arms);
    let values = fields.iter().map(value);
    let names = fields.iter().map(|field| &field.name);
    let (extra, unknown, with_extra) = if *role == Role::Model {
        (
            Some(quote!(let mut __extra = #EXTRA::new();)),
            quote!(_ => { __extra.insert(__name.into_owned(), __map.next_value()?); }),
            Some(quote!(extra: __extra,)),
        )
    } else {
        let refuse = quote!(#SERDE::de::Error::unknown_field(__unknown, &[#(#names),*]));
        (None, quote!(__unknown => return ::core::result::Result::Err(#refuse),), None)
    };
    let expecting = format!("an object ({ident})");
    impl_deserialize(
        ident,
        &quote! {
            struct __Visitor;
            impl<'__de> #SERDE::de::Visitor<'__de> for __Visitor {
                type Value = #ident;

                fn expecting(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    __f.write_str(#expecting)
                }

                fn visit_map<__A: #SERDE::de::MapAccess<'__de>>(
                    self,
                    mut __map: __A,
                ) -> ::core::result::Result<#ident, __A::Error> {
                    #(#slots)*
                    #extra
                    while let ::core::option::Option::Some(__name) =
                        __map.next_key::<#KEY<'__de>>()?
                    {
                        match &*__name {
                            #(#arms)*
                            #unknown
                        }
                    }
                    ::core::result::Result::Ok(#ident { #(#values,)* #with_extra })
                }
            }
            __deserializer.deserialize_map(__Visitor)
        },
    )
}

/// Wraps the body of `serialize`, which reads `self` and `__serializer`.
pub(super) fn impl_serialize(ident: &Ident, body: &TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl #SERDE::Serialize for #ident {
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
            fn deserialize<__D: #SERDE::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                #body
            }
        }
    }
}

/// Returns the variable that a field is read into.
pub(super) fn slot(field: &Field) -> Ident {
    format_ident!("__field_{}", plain(&field.ident))
}

/// The match arms of a field. An alias fills in for a value that is missing or `null`; the field's own name wins.
fn arms(field: &Field) -> TokenStream {
    let (name, slot, aliases, ty) = (&field.name, slot(field), &field.attrs.aliases, &field.ty);
    let read = if field.attrs.lenient.is_some() {
        quote!(#NEXT_LENIENT(&mut __map)?)
    } else if field.shape == Shape::Empty {
        quote!(__map.next_value::<::core::option::Option<#ty>>()?.unwrap_or_default())
    } else {
        quote!(__map.next_value::<#ty>()?)
    };
    if aliases.is_empty() {
        return quote!(#name => #slot = ::core::option::Option::Some(#read),);
    }
    if field.shape == Shape::Optional {
        return quote! {
            #name => #slot = ::core::option::Option::Some(#read.or(#slot.flatten())),
            #(#aliases)|* => {
                let __value = #read;
                #slot = ::core::option::Option::Some(#slot.flatten().or(__value));
            }
        };
    }
    quote! {
        #name => #slot = ::core::option::Option::Some(#read),
        #(#aliases)|* => {
            let __value = #read;
            #slot.get_or_insert(__value);
        }
    }
}

/// The value of a field, once the whole object has been read.
fn value(field: &Field) -> TokenStream {
    let (ident, name, slot) = (&field.ident, &field.name, slot(field));
    let value = match (&field.attrs.default, field.shape) {
        (Some(default), _) => quote!(#slot.unwrap_or_else(|| #default)),
        (None, Shape::Required) => {
            quote!(#slot.ok_or_else(|| #SERDE::de::Error::missing_field(#name))?)
        }
        (None, _) => quote!(#slot.unwrap_or_default()),
    };
    quote!(#ident: #value)
}
