//! The fields of a struct.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use syn::spanned::Spanned;
use syn::{FieldsNamed, LitStr, Type};

use super::docs::require_docs;
use super::reserved;
use super::structs::Role;
use crate::ast::Attrs;
use crate::errors::Errors;
use crate::names::{inside, plain};

pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The name in JSON.
    pub(crate) name: String,
    pub(crate) docs: String,
    pub(crate) attrs: Attrs,
    pub(crate) shape: Shape,
}

/// How a field that is missing or `null` is read. Recognized by the tokens of its type, as a macro sees no types.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Required.
    Required,
    /// `Option`: `None`.
    Optional,
    /// `Nullable`: distinguishes absent from `null`.
    Nullable,
    /// A list or a map in a model: empty.
    Empty,
    /// `#[default(..)]`: the default if it is missing.
    Defaulted,
}

/// Mistakes in inherited fields are reported where the base is declared, and nowhere else.
pub(super) fn fields(
    declared: &FieldsNamed,
    inherited: &HashSet<Ident>,
    role: Role,
    errors: &mut Errors,
) -> Vec<Field> {
    let all: Vec<_> = declared.named.iter().filter_map(|field| field.ident.as_ref().map(plain)).collect();
    let mut names = HashSet::new();
    let fields = declared.named.iter().filter_map(|field| {
        let ident = field.ident.clone()?;
        let mut reported = Errors::default();
        let own_errors = if inherited.contains(&ident) { &mut reported } else { &mut *errors };
        let name = plain(&ident);
        if let Some(reason) = reserved::reason(&name, &all, role) {
            let advice = format!("choose another name and write `#[rename({name:?})]`");
            own_errors.at(ident.span(), format!("`{name}` is reserved: {reason}; {advice}"));
            return None;
        }
        let field = Field::new(ident, field, role, own_errors);
        let aliases = field.attrs.aliases.iter().map(LitStr::value);
        for name in aliases.chain([field.name.clone()]) {
            if !names.insert(name.clone()) {
                errors.at(field.ident.span(), format!("`{name}` is already the JSON name of another field"));
            }
        }
        Some(field)
    });
    fields.collect()
}

impl Field {
    fn new(ident: Ident, field: &syn::Field, role: Role, errors: &mut Errors) -> Self {
        let mut attrs = Attrs::read(&field.attrs, errors);
        let docs = require_docs(&attrs.kept, ident.span(), &format!("`{ident}`"), errors);
        if let Some(span) = attrs.lenient.filter(|_| role != Role::Model || inside(&field.ty, "Vec").is_none()) {
            errors.at(span, "`#[lenient]` is for `Vec` fields of models only: remove it");
            attrs.lenient = None;
        }
        if let Some(default) = attrs.default.as_ref().filter(|_| role == Role::Model) {
            errors.at(default.span(), "a field of a model has no default: make it an `Option`");
        }
        if attrs.sample.as_ref().is_some_and(TokenStream::is_empty) {
            errors.at(ident.span(), "expected a value, as in `#[sample(\"Support bot\")]`");
        }
        let shape = Shape::of(&field.ty, &attrs, role);
        let name = attrs.rename.as_ref().map_or_else(|| plain(&ident), LitStr::value);
        Self { ident, ty: field.ty.clone(), name, docs, attrs, shape }
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
