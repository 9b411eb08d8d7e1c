//! The item under `#[model]` or `#[params]`.

use syn::{Fields, ItemEnum, ItemStruct, LitStr, Visibility};

use super::item_attrs;
use super::open_enum::{self, OpenEnum};
use super::structs::{self, Extending, Role, Struct};
use super::union::{self, Union};
use crate::ast::{Arguments, is_kept};
use crate::errors::Errors;

pub(crate) enum Item {
    /// A struct that still lacks the fields of its base.
    Extending(Extending),
    Struct(Struct),
    OpenEnum(OpenEnum),
    Union(Union),
    Fallback(Fallback),
}

/// A type that cannot be expanded. It is declared as it is written, so that its users are not reported.
pub(crate) struct Fallback {
    /// Without the macro's attributes.
    pub(crate) item: syn::Item,
    pub(crate) role: Role,
}

impl Fallback {
    pub(super) fn item(mut item: syn::Item, role: Role) -> Item {
        // Reported by now, where it matters.
        let mut reported = Errors::default();
        match &mut item {
            syn::Item::Struct(item) => {
                item_attrs::check(&mut item.attrs, false, &mut reported);
                clean(&mut item.fields);
            }
            syn::Item::Enum(item) => {
                item_attrs::check(&mut item.attrs, true, &mut reported);
                for variant in &mut item.variants {
                    variant.attrs.retain(is_kept);
                    variant.discriminant = None;
                    clean(&mut variant.fields);
                    // Only the fields of a struct have a visibility.
                    variant.fields.iter_mut().for_each(|field| field.vis = Visibility::Inherited);
                }
            }
            syn::Item::Union(item) => item_attrs::check(&mut item.attrs, false, &mut reported),
            _ => {}
        }
        Item::Fallback(Self { item, role })
    }
}

fn clean(fields: &mut Fields) {
    for field in fields {
        field.attrs.retain(is_kept);
        // The compiler reports it, as it does in every struct.
        field.default = None;
    }
}

pub(crate) fn model(arguments: Arguments, item: syn::Item, errors: &mut Errors) -> Item {
    match item {
        syn::Item::Struct(item) => {
            if let Some(tag) = &arguments.tag {
                errors.at(tag.span(), "a struct has no tag: remove `tag`, which is for enums");
            }
            let role = if arguments.input.is_some() { Role::Input } else { Role::Model };
            structure(item, arguments, role, errors)
        }
        syn::Item::Enum(item) => enumeration(item, arguments, errors),
        other => {
            errors.at(item_attrs::keyword(&other), "`#[model]` can be applied to a struct or an enum only");
            Fallback::item(other, Role::Model)
        }
    }
}

pub(crate) fn params(arguments: Arguments, item: syn::Item, errors: &mut Errors) -> Item {
    match item {
        syn::Item::Struct(item) => structure(item, arguments, Role::Params, errors),
        other => {
            errors.at(item_attrs::keyword(&other), "`#[params]` can be applied to a struct only");
            Fallback::item(other, Role::Params)
        }
    }
}

fn structure(mut item: ItemStruct, mut arguments: Arguments, role: Role, errors: &mut Errors) -> Item {
    item_attrs::check(&mut item.attrs, false, errors);
    if let Some(span) = arguments.extendable.take_if(|_| role == Role::Input) {
        errors.at(span, "an input cannot be extended: remove `extendable`");
    }
    if let Some(base) = arguments.extends.take_if(|_| role == Role::Input) {
        errors.at(base.span(), "an input cannot extend another type: repeat the fields, or remove `input`");
    }
    if let Some(base) = arguments.extends.take_if(|base| *base == item.ident) {
        errors.at(base.span(), "a struct cannot extend itself: name another struct, or remove `extends`");
    }
    if !structs::is_expandable(&item, errors) {
        return Fallback::item(syn::Item::Struct(item), role);
    }
    match arguments {
        Arguments { extends: Some(base), fields: None, extendable, .. } => {
            Item::Extending(Extending { item, base, extendable: extendable.is_some(), role })
        }
        arguments => structs::structure(item, arguments, role, errors),
    }
}

/// A union is what has a tag, or what can only be meant as one.
fn enumeration(mut item: ItemEnum, arguments: Arguments, errors: &mut Errors) -> Item {
    let has_values = |fields: &Fields| !fields.is_empty();
    let is_any = item.variants.iter().any(|variant| has_values(&variant.fields));
    let is_each = is_any && item.variants.iter().all(|variant| has_values(&variant.fields));
    let is_union = arguments.tag.is_some() || is_each || is_any && arguments.input.is_some();
    item_attrs::check(&mut item.attrs, !is_union, errors);
    if let Some(base) = &arguments.extends {
        errors.at(base.span(), "an enum cannot extend another type: remove `extends`");
    }
    if let Some(span) = arguments.extendable {
        errors.at(span, "an enum cannot be extended: remove `extendable`");
    }
    let is_generic = item_attrs::generics(&item.generics, errors);
    let name = item.ident.span();
    if item.variants.is_empty() {
        let what = if is_union { "a union" } else { "an open enum" };
        errors.at(name, format!("{what} must have at least one variant"));
    }
    if is_generic || item.variants.is_empty() {
        return Fallback::item(syn::Item::Enum(item), Role::Input);
    }
    if !is_union {
        if let Some(span) = arguments.input {
            errors.at(span, "an open enum is sent and received alike: remove `input`");
        }
        return open_enum::open_enum(item, errors);
    }
    let tag = match (arguments.tag, arguments.input) {
        (Some(tag), None) => {
            errors.at(tag.span(), format!("a tag requires `input`: write `#[model(input, tag = {:?})]`", tag.value()));
            tag
        }
        (Some(tag), Some(_)) => tag,
        (None, _) => {
            errors.at(name, "a union requires a tag: write `#[model(input, tag = \"type\")]`");
            LitStr::new("type", name)
        }
    };
    union::union(item, tag, errors)
}
