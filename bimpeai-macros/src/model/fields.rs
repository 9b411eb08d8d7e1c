//! The fields of a struct, as the expansions need them.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::spanned::Spanned;
use syn::{ItemStruct, Type};

use super::attrs::Attrs;
use super::{Role, reserved};
use crate::errors::Errors;
use crate::names::{docs, inside, is_one_of, plain};

pub(crate) struct Fields(pub(crate) Vec<Field>);

pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The name in JSON.
    pub(crate) name: String,
    pub(crate) docs: String,
    pub(crate) attrs: Attrs,
    pub(crate) shape: Shape,
}

/// How a field behaves where it is missing or `null`, told by how its type is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// It must be there.
    Required,
    /// `Option`: `None`.
    Optional,
    /// `Nullable`: absent and `null` are two things.
    Nullable,
    /// A list or a map of a model: empty.
    Empty,
    /// `#[default(..)]`: the default where it is missing.
    Defaulted,
}

impl Fields {
    /// Reads the fields. Mistakes in inherited ones are reported where the base is declared, and nowhere else.
    pub(crate) fn read(item: &ItemStruct, inherited: &HashSet<Ident>, role: Role, errors: &mut Errors) -> Self {
        if docs(&item.attrs).is_empty() {
            errors.at(item.ident.span(), "write a doc comment (`/// ..`) above it: it becomes the generated docs");
        }
        if !item.generics.params.is_empty() {
            errors.at(item.generics.span(), "a type of the API has no generic parameters: remove them");
        }
        let syn::Fields::Named(named) = &item.fields else {
            errors.at(item.ident.span(), "name its fields: `struct Name { field: Type }`");
            return Self(Vec::new());
        };
        let mut names = HashSet::new();
        let fields = named.named.iter().filter_map(|field| {
            let ident = field.ident.clone()?;
            let mut reported = Errors::default();
            let errors_here = if inherited.contains(&ident) { &mut reported } else { &mut *errors };
            let name = plain(&ident);
            if let Some(reason) = reserved::reason(&name, item, role) {
                let advice = format!("choose another name and write `#[rename({name:?})]`");
                errors_here.at(ident.span(), format!("`{name}` is reserved: {reason}; {advice}"));
                return None;
            }
            let field = Field::read(ident, field, role, errors_here);
            let aliases = field.attrs.aliases.iter().map(syn::LitStr::value);
            for name in aliases.chain([field.name.clone()]) {
                if !names.insert(name.clone()) {
                    errors.at(field.ident.span(), format!("`{name}` is the JSON name of another field already"));
                }
            }
            Some(field)
        });
        Self(fields.collect())
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|field| field.name == name)
    }

    pub(crate) fn has_secret(&self) -> bool {
        self.0.iter().any(|field| field.attrs.secret.is_some())
    }

    /// The table of the fields.
    pub(crate) fn table(&self) -> TokenStream {
        let fields = self.0.iter().map(|Field { name, docs, ty, shape, .. }| {
            let schema = quote!(<#ty as ::bimpeai::__private::Schema>);
            let required = match shape {
                Shape::Empty | Shape::Defaulted => quote!(false),
                Shape::Required | Shape::Optional | Shape::Nullable => quote!(#schema::REQUIRED),
            };
            quote!(::bimpeai::__private::Field::new(#name, #docs, #required, #schema::NULLABLE, #schema::KIND))
        });
        quote!(&[#(#fields),*])
    }
}

impl Field {
    fn read(ident: Ident, field: &syn::Field, role: Role, errors: &mut Errors) -> Self {
        let mut attrs = Attrs::read(&field.attrs, errors);
        let docs = docs(&attrs.kept);
        if docs.is_empty() {
            errors.at(ident.span(), format!("write a doc comment (`/// ..`) above `{ident}`"));
        }
        if let Some(span) = attrs.lenient.filter(|_| role != Role::Model || inside(&field.ty, "Vec").is_none()) {
            errors.at(span, "only a `Vec` of a model is read leniently: remove `#[lenient]`");
            attrs.lenient = None;
        }
        if let Some(default) = attrs.default.as_ref().filter(|_| role == Role::Model) {
            errors.at(default.span(), "what the API answers has no default: write `Option<..>`");
        }
        if attrs.sample.as_ref().is_some_and(TokenStream::is_empty) {
            errors.at(ident.span(), "write the sample, as in `#[sample(\"Support bot\")]`");
        }
        let shape = Shape::of(&field.ty, &attrs, role);
        let name = attrs.rename.as_ref().map_or_else(|| plain(&ident), syn::LitStr::value);
        Self { ident, ty: field.ty.clone(), name, docs, attrs, shape }
    }

    /// The variable it is read into.
    pub(crate) fn slot(&self) -> Ident {
        format_ident!("__field_{}", plain(&self.ident))
    }

    /// The type inside of an `Option`, else the type.
    pub(crate) fn bare(&self) -> &Type {
        inside(&self.ty, "Option").unwrap_or(&self.ty)
    }
}

impl Shape {
    fn of(ty: &Type, attrs: &Attrs, role: Role) -> Self {
        if attrs.default.is_some() {
            Self::Defaulted
        } else if inside(ty, "Option").is_some() {
            Self::Optional
        } else if inside(ty, "Nullable").is_some() {
            Self::Nullable
        } else if role == Role::Model && (inside(ty, "Vec").is_some() || inside(ty, "Map").is_some()) {
            Self::Empty
        } else {
            Self::Required
        }
    }
}

/// Whether a setter takes the type itself: `Into` would leave a literal's type open.
pub(crate) fn is_primitive(ty: &Type) -> bool {
    is_one_of(ty, &["bool", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f32", "f64", "usize", "isize"])
}
