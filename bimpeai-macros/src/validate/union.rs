//! Unions: one of several inputs, selected by a tag.

use proc_macro2::Ident;
use syn::{Attribute, Fields, ItemEnum, LitStr, Type, Visibility};

use super::docs::require_docs;
use super::item::{Fallback, Item};
use super::structs::Role;
use super::types;
use crate::ast::{Attrs, Place};
use crate::errors::Errors;
use crate::names::{plain, snake};

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

/// The union, or the fallback if the implementations for its variants would not compile.
pub(super) fn union(mut item: ItemEnum, tag: LitStr, errors: &mut Errors) -> Item {
    require_docs(&item.attrs, item.ident.span(), &format!("`{}`", item.ident), errors);
    let mut variants: Vec<Variant> = Vec::new();
    let mut is_sound = true;
    for declared in &item.variants {
        let variant = variant(declared, errors);
        let is_distinct = variant.as_ref().is_some_and(|variant| is_distinct(variant, &variants, errors));
        is_sound &= is_distinct;
        variants.extend(variant);
    }
    if !is_sound {
        let mut names = std::collections::HashSet::new();
        item.variants = item.variants.into_iter().filter(|variant| names.insert(variant.ident.clone())).collect();
        return Fallback::item(syn::Item::Enum(item), Role::Input);
    }
    let ItemEnum { attrs, vis, ident, .. } = item;
    Item::Union(Union { attrs, vis, ident, tag, variants })
}

/// Reports what is wrong with a variant. Returns it if it holds exactly one input.
fn variant(declared: &syn::Variant, errors: &mut Errors) -> Option<Variant> {
    let ident = &declared.ident;
    let attrs = Attrs::read(&declared.attrs, Place::Variant, errors);
    require_docs(&attrs.kept, ident.span(), &format!("`{ident}`"), errors);
    if let Some((_, value)) = &declared.discriminant {
        errors.push(syn::Error::new_spanned(value, "a variant of a union has no number: remove it"));
    }
    let fields = match &declared.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => &fields.unnamed[0],
        _ => {
            errors.at(ident.span(), format!("a variant of a union holds exactly one input: write `{ident}(Type)`"));
            return None;
        }
    };
    if let Some(attr) = fields.attrs.first() {
        errors.push(syn::Error::new_spanned(attr.path(), "write the attribute above the variant"));
    }
    if !matches!(fields.vis, Visibility::Inherited) {
        errors.push(syn::Error::new_spanned(&fields.vis, "what a variant holds is public: remove this"));
    }
    if !is_input(&fields.ty) {
        let message = "a variant of a union holds an input: write the name of a struct with `#[model(input)]`";
        errors.push(syn::Error::new_spanned(&fields.ty, message));
        return None;
    }
    let text = attrs.rename.as_ref().map_or_else(|| snake(&plain(ident)), LitStr::value);
    Some(Variant { ident: ident.clone(), ty: fields.ty.clone(), text, attrs })
}

/// Whether the tokens may name an input: not what is known to be something else.
fn is_input(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return matches!(ty, Type::Group(_) | Type::Paren(_) | Type::Macro(_)) };
    let Some(segment) = path.path.segments.last() else { return true };
    if segment.arguments.is_none() {
        return !types::is_builtin(&segment.ident.to_string());
    }
    let others = ["Option", "Nullable", "Vec", "HashMap", "BTreeMap", "Map", "Id"];
    !others.iter().any(|name| segment.ident == name)
}

/// Reports a name, a tag or a type that an earlier variant has.
fn is_distinct(variant: &Variant, others: &[Variant], errors: &mut Errors) -> bool {
    let is_conditional = |variant: &Variant| variant.attrs.cfgs().next().is_some();
    let mut others = others.iter().filter(|other| !(is_conditional(other) && is_conditional(variant)));
    let mut is_distinct = true;
    for other in &mut others {
        if other.ident == variant.ident {
            errors.at(variant.ident.span(), format!("`{}` is declared twice: remove one", variant.ident));
        } else if other.text == variant.text {
            let span = variant.attrs.rename.as_ref().map_or(variant.ident.span(), LitStr::span);
            errors.at(span, format!("another variant already has the tag {:?}: give each its own", variant.text));
        } else if types::text(&other.ty) == types::text(&variant.ty) {
            let message = format!(
                "`{}` already holds this type: declare one struct for each variant, as the type selects the variant",
                other.ident
            );
            errors.push(syn::Error::new_spanned(&variant.ty, message));
        } else {
            continue;
        }
        is_distinct = false;
        break;
    }
    is_distinct
}
