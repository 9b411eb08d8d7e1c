//! The fields of a struct.

use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;
use syn::{FieldsNamed, LitStr, Type, Visibility};

use super::docs::require_docs;
use super::structs::Role;
use super::{numbers, reserved, types};
use crate::ast::{Attrs, Place};
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

/// What is empty in a model if it is missing.
const COLLECTIONS: [&str; 4] = ["Vec", "Map", "HashMap", "BTreeMap"];

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
    let mut fields: Vec<Field> = Vec::new();
    for field in &declared.named {
        let Some(ident) = field.ident.clone() else { continue };
        let mut reported = Errors::default();
        let errors = if inherited.contains(&ident) { &mut reported } else { &mut *errors };
        let name = plain(&ident);
        if let Some(reason) = reserved::reason(&name, &all, role) {
            let advice = format!("choose another name and write `#[rename({name:?})]`");
            errors.at(ident.span(), format!("`{name}` is reserved: {reason}; {advice}"));
            continue;
        }
        let field = Field::new(ident, field, role, errors);
        if fields.iter().any(|other| plain(&other.ident) == name && !(other.is_conditional() && field.is_conditional()))
        {
            errors.at(field.ident.span(), format!("`{name}` is declared twice: remove one"));
            continue;
        }
        fields.push(field);
    }
    check_names(&mut fields, inherited, errors);
    fields
}

/// Each name in JSON belongs to one field. Own fields give way to inherited ones, and aliases to names.
fn check_names(fields: &mut [Field], inherited: &HashSet<Ident>, errors: &mut Errors) {
    let (base, own): (Vec<_>, Vec<_>) = fields.iter_mut().partition(|field| inherited.contains(&field.ident));
    let mut names = Names::default();
    let mut reported = Errors::default();
    names.add(base, &mut reported);
    names.add(own, errors);
}

/// The names in JSON so far, and whether a `cfg` may remove the field.
#[derive(Default)]
struct Names(HashMap<String, bool>);

impl Names {
    fn add(&mut self, mut fields: Vec<&mut Field>, errors: &mut Errors) {
        for field in &fields {
            let span = field.attrs.rename.as_ref().map_or(field.ident.span(), LitStr::span);
            if !self.is_new(&field.name, field.is_conditional()) {
                errors.at(span, format!("`{}` is already the JSON name of another field", field.name));
            }
        }
        for field in &mut fields {
            let is_conditional = field.is_conditional();
            let name = field.name.clone();
            field.attrs.aliases.retain(|alias| {
                let text = alias.value();
                let is_new = self.is_new(&text, is_conditional);
                if text == name {
                    errors.at(alias.span(), format!("`{text}` is the field's own name: remove the alias"));
                } else if !is_new {
                    errors.at(alias.span(), format!("`{text}` is already the JSON name of another field"));
                }
                is_new
            });
        }
    }

    fn is_new(&mut self, name: &str, is_conditional: bool) -> bool {
        let other = self.0.insert(name.to_owned(), is_conditional);
        other.is_none_or(|was_conditional| was_conditional && is_conditional)
    }
}

impl Field {
    fn new(ident: Ident, field: &syn::Field, role: Role, errors: &mut Errors) -> Self {
        let mut attrs = Attrs::read(&field.attrs, Place::Field, errors);
        let docs = require_docs(&attrs.kept, ident.span(), &format!("`{ident}`"), errors);
        check_visibility(&ident, &field.vis, errors);
        let mut ty = field.ty.clone();
        types::check(&mut ty, role, errors);
        attrs.check(&ty, role, errors);
        let shape = Shape::of(&ty, &attrs, role);
        let name = attrs.rename.as_ref().map_or_else(|| plain(&ident), LitStr::value);
        Self { ident, ty, name, docs, attrs, shape }
    }

    /// Whether a `cfg` may remove the field.
    fn is_conditional(&self) -> bool {
        self.attrs.cfgs().next().is_some()
    }
}

fn check_visibility(ident: &Ident, vis: &Visibility, errors: &mut Errors) {
    match vis {
        Visibility::Public(_) => {}
        Visibility::Inherited => {
            errors.at(ident.span(), format!("write `pub` before `{ident}`: every field is public"));
        }
        Visibility::Restricted(_) => errors.under(vis, "write `pub`: every field is public"),
    }
}

impl Attrs {
    /// Reports the attributes that do not fit the field's type, and removes them.
    fn check(&mut self, ty: &Type, role: Role, errors: &mut Errors) {
        if let Some(span) = self.lenient.take_if(|_| role != Role::Model || inside(ty, "Vec").is_none()) {
            errors.at(span, "`#[lenient]` is for `Vec` fields of models only: remove it");
        }
        let item = inside(ty, "Vec");
        if let Some(span) = self.lenient.take_if(|_| item.is_some_and(types::is_scalar)) {
            errors.at(span, "`#[lenient]` drops items that are not objects, which here are all: remove it");
        }
        self.sample.take_if(|sample| !numbers::check(ty, sample, errors));
        let is_optional = inside(ty, "Option").is_some() || inside(ty, "Nullable").is_some();
        let Some(default) = self.default.take_if(|_| role == Role::Model || is_optional) else { return };
        let message = if role == Role::Model {
            "a field of a model has no default: make it an `Option`"
        } else {
            "an optional field has no default: remove `#[default(..)]`, or the `Option` or `Nullable`"
        };
        errors.under(default, message);
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
        } else if role == Role::Model && COLLECTIONS.iter().any(|name| inside(ty, name).is_some()) {
            Self::Empty
        } else {
            Self::Required
        }
    }
}
