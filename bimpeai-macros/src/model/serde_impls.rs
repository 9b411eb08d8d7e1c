//! `Serialize` and `Deserialize`.
//!
//! Not by serde's derive: that takes two spellings of one field for an error where both come, reads `null` lists as
//! errors, and buffers unknown fields before they get into `extra`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Role;
use super::fields::{Field, Fields, Shape};

pub(crate) fn serialize(ident: &Ident, fields: &Fields, role: Role) -> TokenStream {
    let entries = fields.0.iter().map(|Field { ident, name, shape, .. }| match shape {
        Shape::Optional => quote! {
            if let ::core::option::Option::Some(__value) = &self.#ident {
                __map.serialize_entry(#name, __value)?;
            }
        },
        Shape::Nullable => quote! {
            if !::bimpeai::Nullable::is_absent(&self.#ident) {
                __map.serialize_entry(#name, &self.#ident)?;
            }
        },
        Shape::Required | Shape::Empty | Shape::Defaulted => quote!(__map.serialize_entry(#name, &self.#ident)?;),
    });
    let extra = (role == Role::Model).then(|| {
        quote! {
            for (__name, __value) in &self.extra {
                __map.serialize_entry(__name, __value)?;
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl ::bimpeai::__private::serde::Serialize for #ident {
            fn serialize<__S: ::bimpeai::__private::serde::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                use ::bimpeai::__private::serde::ser::SerializeMap as _;
                let mut __map = __serializer.serialize_map(::core::option::Option::None)?;
                #(#entries)*
                #extra
                __map.end()
            }
        }
    }
}

pub(crate) fn deserialize(ident: &Ident, fields: &Fields, role: Role) -> TokenStream {
    let slots = fields.0.iter().map(|field| {
        let (slot, ty) = (field.slot(), &field.ty);
        quote!(let mut #slot: ::core::option::Option<#ty> = ::core::option::Option::None;)
    });
    let arms = fields.0.iter().map(arms);
    let values = fields.0.iter().map(value);
    let names = fields.0.iter().map(|field| &field.name);
    let (extra, unknown, with_extra) = if role == Role::Model {
        (
            Some(quote!(let mut __extra = ::bimpeai::Extra::new();)),
            quote!(_ => { __extra.insert(__name.into_owned(), __map.next_value()?); }),
            Some(quote!(extra: __extra,)),
        )
    } else {
        let refuse = quote!(::bimpeai::__private::serde::de::Error::unknown_field(__unknown, &[#(#names),*]));
        (None, quote!(__unknown => return ::core::result::Result::Err(#refuse),), None)
    };
    let expecting = format!("an object ({ident})");
    quote! {
        #[automatically_derived]
        impl<'__de> ::bimpeai::__private::serde::Deserialize<'__de> for #ident {
            fn deserialize<__D: ::bimpeai::__private::serde::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                struct __Visitor;
                impl<'__de> ::bimpeai::__private::serde::de::Visitor<'__de> for __Visitor {
                    type Value = #ident;

                    fn expecting(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        __f.write_str(#expecting)
                    }

                    fn visit_map<__A: ::bimpeai::__private::serde::de::MapAccess<'__de>>(
                        self,
                        mut __map: __A,
                    ) -> ::core::result::Result<#ident, __A::Error> {
                        #(#slots)*
                        #extra
                        while let ::core::option::Option::Some(__name) =
                            __map.next_key::<::bimpeai::__private::Key<'__de>>()?
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
            }
        }
    }
}

/// Reads a field. An alias fills what is missing or `null`; the own name overrides what an alias filled.
fn arms(field: &Field) -> TokenStream {
    let (name, slot, aliases, ty) = (&field.name, field.slot(), &field.attrs.aliases, &field.ty);
    let read = if field.attrs.lenient.is_some() {
        quote!(::bimpeai::__private::next_lenient(&mut __map)?)
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

/// The value of a field once all has been read.
fn value(field: &Field) -> TokenStream {
    let (ident, name, slot) = (&field.ident, &field.name, field.slot());
    let value = match (&field.attrs.default, field.shape) {
        (Some(default), _) => quote!(#slot.unwrap_or_else(|| #default)),
        (None, Shape::Required) => {
            quote!(#slot.ok_or_else(|| ::bimpeai::__private::serde::de::Error::missing_field(#name))?)
        }
        (None, _) => quote!(#slot.unwrap_or_default()),
    };
    quote!(#ident: #value)
}
