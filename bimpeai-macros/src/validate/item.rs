//! The item under `#[model]` or `#[params]`.

use syn::{ItemEnum, ItemStruct};

use super::open_enum::{self, OpenEnum};
use super::structs::{self, Extending, Role, Struct};
use super::union::{self, Union};
use crate::ast::Arguments;
use crate::errors::Errors;

pub(crate) enum Item {
    /// A struct that still lacks the fields of its base.
    Extending(Extending),
    Struct(Struct),
    OpenEnum(OpenEnum),
    Union(Union),
}

pub(crate) fn model(arguments: Arguments, item: syn::Item, errors: &mut Errors) -> Option<Item> {
    match item {
        syn::Item::Struct(item) => {
            if let Some(tag) = &arguments.tag {
                errors.at(tag.span(), "a struct has no tag: remove `tag`, which is for enums");
            }
            let role = if arguments.input { Role::Input } else { Role::Model };
            Some(structure(item, arguments, role, errors))
        }
        syn::Item::Enum(item) => enumeration(item, arguments, errors),
        other => {
            errors.push(syn::Error::new_spanned(other, "`#[model]` can be applied to a struct or an enum only"));
            None
        }
    }
}

pub(crate) fn params(arguments: Arguments, item: syn::Item, errors: &mut Errors) -> Option<Item> {
    match item {
        syn::Item::Struct(item) => Some(structure(item, arguments, Role::Params, errors)),
        other => {
            errors.push(syn::Error::new_spanned(other, "`#[params]` can be applied to a struct only"));
            None
        }
    }
}

fn structure(item: ItemStruct, arguments: Arguments, role: Role, errors: &mut Errors) -> Item {
    match arguments {
        Arguments { extends: Some(base), fields: None, extendable, .. } if role != Role::Input => {
            Item::Extending(Extending { item, base, extendable, role })
        }
        arguments => Item::Struct(structs::structure(item, arguments, role, errors)),
    }
}

fn enumeration(item: ItemEnum, arguments: Arguments, errors: &mut Errors) -> Option<Item> {
    if let Some(base) = &arguments.extends {
        errors.at(base.span(), "an enum cannot extend another type: remove `extends`");
    }
    match (arguments.tag, arguments.input) {
        (Some(tag), input) => {
            if !input {
                errors.at(tag.span(), "a tag requires `input`: write `#[model(input, tag = ..)]`");
            }
            union::union(item, tag, errors).map(Item::Union)
        }
        (None, true) if item.variants.iter().any(|variant| !variant.fields.is_empty()) => {
            errors.at(item.ident.span(), "a union requires a tag: write `#[model(input, tag = \"type\")]`");
            None
        }
        (None, _) => open_enum::open_enum(item, errors).map(Item::OpenEnum),
    }
}
