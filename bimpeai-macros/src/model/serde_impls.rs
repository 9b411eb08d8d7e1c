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
            if let ::core::option::Option::Some(value) = &self.#ident {
                map.serialize_entry(#name, value)?;
            }
        },
        Shape::Nullable => quote! {
            if !self.#ident.is_absent() {
                map.serialize_entry(#name, &self.#ident)?;
            }
        },
        Shape::Required | Shape::Empty | Shape::Defaulted => quote!(map.serialize_entry(#name, &self.#ident)?;),
    });
    let extra = (role == Role::Model).then(|| {
        quote! {
            for (name, value) in &self.extra {
                map.serialize_entry(name, value)?;
            }
        }
    });
    quote! {
        impl ::bimpeai::__private::serde::Serialize for #ident {
            fn serialize<S: ::bimpeai::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                use ::bimpeai::__private::serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(::core::option::Option::None)?;
                #(#entries)*
                #extra
                map.end()
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
            Some(quote!(let mut extra = ::bimpeai::Extra::new();)),
            quote!(_ => { extra.insert(name.into_owned(), map.next_value()?); }),
            Some(quote!(extra,)),
        )
    } else {
        let refuse = quote!(::bimpeai::__private::serde::de::Error::unknown_field(unknown, &[#(#names),*]));
        (None, quote!(unknown => return ::core::result::Result::Err(#refuse),), None)
    };
    let expecting = format!("an object ({ident})");
    quote! {
        impl<'de> ::bimpeai::__private::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::bimpeai::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                struct Visitor;
                impl<'de> ::bimpeai::__private::serde::de::Visitor<'de> for Visitor {
                    type Value = #ident;

                    fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        f.write_str(#expecting)
                    }

                    fn visit_map<A: ::bimpeai::__private::serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> ::core::result::Result<#ident, A::Error> {
                        #(#slots)*
                        #extra
                        while let ::core::option::Option::Some(name) =
                            map.next_key::<::bimpeai::__private::Key<'de>>()?
                        {
                            match &*name {
                                #(#arms)*
                                #unknown
                            }
                        }
                        ::core::result::Result::Ok(#ident { #(#values,)* #with_extra })
                    }
                }
                deserializer.deserialize_map(Visitor)
            }
        }
    }
}

/// Reads a field. An alias fills what is missing or `null`; the own name overrides what an alias filled.
fn arms(field: &Field) -> TokenStream {
    let (name, slot, aliases, ty) = (&field.name, field.slot(), &field.attrs.aliases, &field.ty);
    let read = if field.attrs.lenient.is_some() {
        quote!(::bimpeai::__private::next_lenient(&mut map)?)
    } else if field.shape == Shape::Empty {
        quote!(map.next_value::<::core::option::Option<#ty>>()?.unwrap_or_default())
    } else {
        quote!(map.next_value::<#ty>()?)
    };
    if aliases.is_empty() {
        return quote!(#name => #slot = ::core::option::Option::Some(#read),);
    }
    if field.shape == Shape::Optional {
        return quote! {
            #name => #slot = ::core::option::Option::Some(#read.or(#slot.flatten())),
            #(#aliases)|* => {
                let value = #read;
                #slot = ::core::option::Option::Some(#slot.flatten().or(value));
            }
        };
    }
    quote! {
        #name => #slot = ::core::option::Option::Some(#read),
        #(#aliases)|* => {
            let value = #read;
            #slot.get_or_insert(value);
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
