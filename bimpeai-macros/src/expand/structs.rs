//! Structs: models, inputs and parameters.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::runtime::{
    CHECK, DEFAULT_VALUE, EXTRA, FIELD, FORMAT, JSON, KIND, MODEL, OBJECT, OBJECT_TYPE, SAMPLE, SCHEMA, SINGLE,
};
use super::serde_impls::{impl_deserialize, impl_serialize};
use super::{builder, example, inherit, input, serde_impls};
use crate::ast::{Attrs, Sample, SampleShape};
use crate::names::{cfgs, docs, inside, is_one_of, own, plain};
use crate::validate::{Field, Role, Shape, Struct};

pub(super) fn expand(item: &Struct) -> TokenStream {
    let hidden = inherit::offer(item);
    let (declaration, defaults) = (declaration(item), defaults(item));
    let values = value_impls(item);
    let object = serde_impls::object(item);
    let schema = schema(item);
    let own = match item.role {
        Role::Model => model(item),
        Role::Input => input::builder(item),
        Role::Params => builder::request(item),
    };
    let example = example::of_struct(item);
    quote!(#hidden #declaration #defaults #values #object #schema #own #example)
}

fn model(item: &Struct) -> TokenStream {
    let ident = &item.ident;
    let conversion = item.base.as_ref().map(|base| inherit::into_base(ident, base));
    quote! {
        #[automatically_derived]
        impl #MODEL for #ident {
            type Itself = Self;
        }

        #[allow(unreachable_pub)]
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
    let extra = (*role == Role::Model).then(|| {
        quote! {
            /// Fields of the response that this version of the SDK does not know.
            pub extra: #EXTRA,
        }
    });
    // With brackets of the macro's: behind a name of the user's, the compiler offers to add what it cannot find in a field.
    let generics = quote!(<>);
    quote! {
        #(#attrs)*
        #[allow(unreachable_pub)]
        #[non_exhaustive]
        #vis struct #ident #generics {
            #(#declared)*
            #extra
        }
    }
}

/// A function for each default, so that one of another type is one error, however often it is used.
fn defaults(Struct { ident, fields, .. }: &Struct) -> Option<TokenStream> {
    let functions: Vec<_> = fields
        .iter()
        .filter_map(|field| {
            let (value, name) = (field.attrs.default.as_ref()?, default_function(field)?);
            let (cfgs, ty) = (cfgs(&field.attrs.kept), &field.ty);
            Some(quote!(#(#cfgs)* fn #name() -> #ty { #value }))
        })
        .collect();
    if functions.is_empty() {
        return None;
    }
    Some(quote! {
        #[allow(deprecated)]
        impl #ident {
            #(#functions)*
        }
    })
}

/// The name of the function that returns the default of a field, if there is one.
pub(super) fn default_function(field: &Field) -> Option<Ident> {
    field.attrs.default.as_ref().map(|_| own(&format!("__default_{}", plain(&field.ident))))
}

/// What all values have. Not derived: that would report a type that cannot be a field once more for each trait.
fn value_impls(item: &Struct) -> TokenStream {
    let Struct { ident, role, fields, .. } = item;
    let clones = fields.iter().map(|Field { ident, ty, attrs, .. }| {
        let (cfgs, ty) = (cfgs(&attrs.kept), SCHEMA.of(ty));
        quote!(#(#cfgs)* #ident: #ty::__clone(&self.#ident),)
    });
    let clone_extra = (*role == Role::Model).then(|| quote!(extra: ::core::clone::Clone::clone(&self.extra),));
    let serialize = impl_serialize(ident, &quote!(#OBJECT::serialize(self, __serializer)));
    let deserialize = impl_deserialize(ident, &quote!(#OBJECT::deserialize(__deserializer)));
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::clone::Clone for #ident {
            fn clone(&self) -> Self {
                Self { #(#clones)* #clone_extra }
            }
        }

        #[automatically_derived]
        impl ::core::cmp::PartialEq for #ident {
            fn eq(&self, __other: &Self) -> bool {
                #OBJECT::equal(self, __other)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #OBJECT::debug(self, __f)
            }
        }

        #serialize
        #deserialize
    }
}

/// The fields as the table of endpoints lists them.
fn table(fields: &[Field]) -> TokenStream {
    let fields = fields.iter().map(|field| {
        let Field { name, docs, ty, attrs, shape, .. } = field;
        let cfgs = cfgs(&attrs.kept);
        // With the span of the type, so that a type without a schema is reported there.
        let schema = SCHEMA.of(ty);
        let field_type = quote_spanned!(ty.span()=> #schema::FIELD_TYPE);
        let optional = (*shape == Shape::Empty).then(|| quote!(.optional()));
        let secret = attrs.secret.map(|_| quote!(.with_secret()));
        let format = format(attrs).map(|format| quote!(.with_format(#FORMAT::#format)));
        let default = default_function(field).map(|of| quote!(.with_default(|| #DEFAULT_VALUE::<#ty>(Self::#of()))));
        let sample = attrs.sample.as_ref().map(|Sample { tokens, .. }| quote!(.with_sample(|| #JSON::json!(#tokens))));
        quote!(#(#cfgs)* #FIELD::new(#name, #docs, #field_type) #optional #secret #format #default #sample)
    });
    quote!(&[#(#fields),*])
}

/// What the compiler must see to check: whether a sample and a format fit the type of their field. What the tokens show
/// to fit needs no check, which would cost the compiler as much as a function.
fn checks(fields: &[Field]) -> TokenStream {
    let checks = fields.iter().flat_map(|Field { ty, attrs, .. }| {
        let schema = SCHEMA.of(ty);
        let unclear = attrs.sample.as_ref().filter(|sample| !fits(ty, &sample.shape));
        let sample = unclear.map(|Sample { span, shape, .. }| {
            let (cfgs, check, shape) = (cfgs(&attrs.kept), CHECK.at(*span), sample_shape(shape));
            quote_spanned! {*span=>
                #(#cfgs)* const _: () = #check::sample(#schema::FIELD_TYPE, #schema::FIELDS, #shape);
            }
        });
        let format = attrs.format.as_ref().filter(|_| !fits(ty, &SampleShape::String)).map(|format| {
            let (cfgs, check) = (cfgs(&attrs.kept), CHECK.at(format.span()));
            quote_spanned!(format.span()=> #(#cfgs)* const _: () = #check::format(#schema::KIND);)
        });
        [sample, format]
    });
    checks.flatten().collect()
}

/// Whether the tokens of a type show that the sample fits it.
fn fits(ty: &Type, sample: &SampleShape) -> bool {
    let ty = inside(ty, "Option").or_else(|| inside(ty, "Nullable")).unwrap_or(ty);
    match sample {
        SampleShape::String => is_one_of(ty, &["String", "Id"]),
        SampleShape::Boolean => is_one_of(ty, &["bool"]),
        SampleShape::Integer => is_one_of(ty, &["u16", "u32", "u64", "i32", "i64", "f64"]),
        _ => false,
    }
}

fn sample_shape(shape: &SampleShape) -> TokenStream {
    let variant = match shape {
        SampleShape::Null => quote!(Null),
        SampleShape::Boolean => quote!(Boolean),
        SampleShape::Integer => quote!(Integer),
        SampleShape::Float => quote!(Float),
        SampleShape::String => quote!(String),
        SampleShape::Other => quote!(Other),
        SampleShape::Array(items) => {
            let items = items.iter().map(sample_shape);
            quote!(Array(&[#(#items),*]))
        }
        SampleShape::Object(entries) => {
            let entries = entries.iter().map(|(name, shape)| {
                let shape = sample_shape(shape);
                quote!((#name, #shape))
            });
            quote!(Object(&[#(#entries),*]))
        }
    };
    quote!(#CHECK::Sample::#variant)
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
    let (name, docs, table, checks) = (plain(ident), docs(attrs), table(fields), checks(fields));
    let open = *role == Role::Model;
    let extra = open.then(|| {
        quote! {
            fn __extra_mut(&mut self) -> ::core::option::Option<&mut #EXTRA> {
                ::core::option::Option::Some(&mut self.extra)
            }
        }
    });
    quote! {
        #checks

        #[automatically_derived]
        impl #SINGLE for #ident {}

        #[automatically_derived]
        #[allow(deprecated)]
        impl #SCHEMA for #ident {
            const KIND: #KIND = {
                static __OBJECT: #OBJECT_TYPE =
                    #OBJECT_TYPE::new(#name, #docs, || <#ident as #SCHEMA>::FIELDS, #open);
                #KIND::Object(&__OBJECT)
            };
            const FIELDS: &'static [#FIELD] = #table;
            #extra
        }
    }
}
