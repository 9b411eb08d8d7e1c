//! Structs, and those that have the fields of another.

use std::collections::HashSet;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Attribute, Fields, FieldsNamed, ItemStruct, Visibility};

use super::docs::require_docs;
use super::fields::{self, Field};
use super::item::{Fallback, Item};
use super::item_attrs;
use crate::ast::Arguments;
use crate::errors::Errors;
use crate::names::cfgs;

/// What a struct is used for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Returned by the API.
    Model,
    /// An object that is only sent.
    Input,
    /// The parameters of an endpoint.
    Params,
}

pub(crate) struct Struct {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) role: Role,
    pub(crate) fields: Vec<Field>,
    /// The model it extends.
    pub(crate) base: Option<Base>,
    /// Its fields, if other structs may extend it.
    pub(crate) offered: Option<FieldsNamed>,
}

/// An extended struct, and its fields.
pub(crate) struct Base {
    pub(crate) ident: Ident,
    /// The names, each with its `cfg`s.
    pub(crate) fields: Vec<(Ident, Vec<Attribute>)>,
}

/// A struct to pass to the macro of its base, which adds the fields.
pub(crate) struct Extending {
    pub(crate) item: ItemStruct,
    pub(crate) base: Ident,
    pub(crate) extendable: bool,
    pub(crate) role: Role,
}

impl Struct {
    /// Whether there is a field of this name in JSON.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    pub(crate) fn has_secret(&self) -> bool {
        self.fields.iter().any(|field| field.attrs.secret.is_some())
    }
}

/// A struct whose fields are all known, or the fallback for one without named fields.
pub(super) fn structure(mut item: ItemStruct, arguments: Arguments, role: Role, errors: &mut Errors) -> Item {
    let mut inherited = HashSet::new();
    let mut base = None;
    if let (Some(ident), Some(fields)) = (arguments.extends, arguments.fields) {
        let names: Vec<_> = fields.named.iter().filter_map(name_and_cfgs).collect();
        inherited = merge(&mut item, &ident, fields, role, errors);
        base = Some((ident, names));
    }
    require_docs(&item.attrs, item.ident.span(), &format!("`{}`", item.ident), errors);
    let Fields::Named(named) = &item.fields else { return Fallback::item(syn::Item::Struct(item), role) };
    let fields = fields::fields(named, &inherited, role, errors);
    let is_left = |name: &Ident| fields.iter().any(|field| field.ident == *name);
    let base = base
        .map(|(ident, names)| Base { ident, fields: names.into_iter().filter(|(name, _)| is_left(name)).collect() });
    let offered = arguments.extendable.map(|_| named.clone());
    let ItemStruct { attrs, vis, ident, .. } = item;
    Item::Struct(Struct { attrs, vis, ident, role, fields, base, offered })
}

fn name_and_cfgs(field: &syn::Field) -> Option<(Ident, Vec<Attribute>)> {
    Some((field.ident.clone()?, cfgs(&field.attrs).cloned().collect()))
}

/// Reports what a struct cannot have. Returns whether it can be expanded.
pub(super) fn is_expandable(item: &ItemStruct, errors: &mut Errors) -> bool {
    let is_generic = item_attrs::generics(&item.generics, errors);
    if !matches!(item.fields, Fields::Named(_)) {
        let ident = &item.ident;
        errors.at(ident.span(), format!("expected named fields: write `struct {ident} {{ pub field: Type }}`"));
        return false;
    }
    !is_generic
}

/// Inserts the fields of the base before those of the struct. Returns the names of those that are not redeclared.
fn merge(
    item: &mut ItemStruct,
    base: &Ident,
    inherited: FieldsNamed,
    role: Role,
    errors: &mut Errors,
) -> HashSet<Ident> {
    let Fields::Named(fields) = &mut item.fields else { return HashSet::new() };
    let mut own: Vec<_> = std::mem::take(&mut fields.named).into_iter().collect();
    let mut names = HashSet::new();
    for field in inherited.named {
        let Some(at) = own.iter().position(|own| own.ident == field.ident) else {
            names.extend(field.ident.clone());
            fields.named.push(field);
            continue;
        };
        let mut again = own.remove(at);
        // A model converts into its base, so the types must be the same.
        let (ty, expected) = (text(&again.ty), text(&field.ty));
        if role == Role::Model && ty != expected {
            errors.push(syn::Error::new_spanned(
                &again.ty,
                format!("expected `{expected}`, the type of this field in `{base}`"),
            ));
            again.ty = field.ty;
        }
        fields.named.push(again);
    }
    fields.named.extend(own);
    names
}

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}
