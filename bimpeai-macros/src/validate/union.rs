//! Unions: one of several inputs, selected by a tag.

use proc_macro2::Ident;
use syn::{Attribute, Fields, ItemEnum, LitStr, Type, Visibility};

use super::docs::require_docs;
use crate::ast::Attrs;
use crate::errors::Errors;
use crate::names::snake;

pub(crate) struct Union {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) tag: LitStr,
    /// At least one.
    pub(crate) variants: Vec<Variant>,
}

pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The value of the tag.
    pub(crate) text: String,
    pub(crate) attrs: Attrs,
}

pub(super) fn union(item: ItemEnum, tag: LitStr, errors: &mut Errors) -> Option<Union> {
    require_docs(&item.attrs, item.ident.span(), &format!("`{}`", item.ident), errors);
    let variants = variants(&item, errors);
    let ItemEnum { attrs, vis, ident, .. } = item;
    (!variants.is_empty()).then_some(Union { attrs, vis, ident, tag, variants })
}

fn variants(item: &ItemEnum, errors: &mut Errors) -> Vec<Variant> {
    let mut variants = Vec::new();
    for variant in &item.variants {
        let ident = &variant.ident;
        let attrs = Attrs::read(&variant.attrs, errors);
        require_docs(&attrs.kept, ident.span(), &format!("`{ident}`"), errors);
        for span in attrs.aliases.iter().map(LitStr::span).chain(attrs.lenient).chain(attrs.secret) {
            errors.at(span, "unexpected attribute: a variant of a union takes `#[rename(\"..\")]` only");
        }
        let text = attrs.rename.as_ref().map_or_else(|| snake(&ident.to_string()), LitStr::value);
        match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                variants.push(Variant { ident: ident.clone(), ty: fields.unnamed[0].ty.clone(), text, attrs });
            }
            _ => {
                errors.at(ident.span(), format!("a variant of a union holds exactly one input: write `{ident}(Type)`"));
            }
        }
    }
    variants
}
