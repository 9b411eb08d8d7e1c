//! Open enums: strings with known values, which keep unknown ones.

use proc_macro2::Ident;
use syn::{Attribute, Fields, ItemEnum, LitStr, Visibility};

use super::docs::require_docs;
use super::item::{Fallback, Item};
use super::structs::Role;
use crate::ast::{Attrs, Place};
use crate::errors::Errors;
use crate::names::{plain, snake};

pub(crate) struct OpenEnum {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    /// At least one.
    pub(crate) values: Vec<KnownValue>,
}

pub(crate) struct KnownValue {
    pub(crate) ident: Ident,
    /// The value in JSON.
    pub(crate) text: String,
    pub(crate) attrs: Attrs,
}

pub(super) fn open_enum(item: ItemEnum, errors: &mut Errors) -> Item {
    require_docs(&item.attrs, item.ident.span(), &format!("`{}`", item.ident), errors);
    let values = values(&item, errors);
    if values.is_empty() {
        return Fallback::item(syn::Item::Enum(item), Role::Input);
    }
    check_samples(&values, errors);
    check_names(&values, errors);
    let ItemEnum { attrs, vis, ident, .. } = item;
    Item::OpenEnum(OpenEnum { attrs, vis, ident, values })
}

fn values(item: &ItemEnum, errors: &mut Errors) -> Vec<KnownValue> {
    let mut values: Vec<KnownValue> = Vec::new();
    for variant in &item.variants {
        let ident = &variant.ident;
        let attrs = Attrs::read(&variant.attrs, Place::Value, errors);
        require_docs(&attrs.kept, ident.span(), &format!("`{ident}`"), errors);
        check_form(variant, errors);
        let text = attrs.rename.as_ref().map_or_else(|| snake(&plain(ident)), LitStr::value);
        if let Some(reason) = reserved(ident) {
            let advice = format!("choose another name and write `#[rename({text:?})]`");
            errors.at(ident.span(), format!("`{ident}` is reserved: {reason}; {advice}"));
            continue;
        }
        let value = KnownValue { ident: ident.clone(), text, attrs };
        let mut others = values.iter().filter(|other| !(other.is_conditional() && value.is_conditional()));
        match others.find(|other| other.text == value.text || other.ident == value.ident) {
            None => values.push(value),
            Some(other) if other.ident == value.ident => {
                errors.at(ident.span(), format!("`{ident}` is declared twice: remove one"));
            }
            // Declared, so that its users are not reported, and with a text that no other has.
            Some(_) => {
                let span = value.attrs.rename.as_ref().map_or(ident.span(), LitStr::span);
                errors.at(span, format!("another variant already has the value {:?}: give each its own", value.text));
                values.push(KnownValue { text: format!("{} ({ident})", value.text), ..value });
            }
        }
    }
    values
}

impl KnownValue {
    /// Whether a `cfg` may remove the variant.
    fn is_conditional(&self) -> bool {
        self.attrs.cfgs().next().is_some()
    }
}

fn reserved(ident: &Ident) -> Option<&'static str> {
    match ident.to_string().as_str() {
        "Unknown" => Some("the macro adds this variant"),
        "VALUES" => Some("the macro adds a constant of this name"),
        _ => None,
    }
}

/// Reports fields and numbers, which the expansion leaves out.
fn check_form(variant: &syn::Variant, errors: &mut Errors) {
    if !matches!(variant.fields, Fields::Unit) {
        let advice = "for a union of inputs, write `#[model(input, tag = \"type\")]`";
        let message = format!("a variant of an open enum has no fields: remove them; {advice}");
        errors.push(syn::Error::new_spanned(&variant.fields, message));
    }
    if let Some((_, value)) = &variant.discriminant {
        let message = "a value is a text, not a number: remove it; `#[rename(\"..\")]` sets the text";
        errors.push(syn::Error::new_spanned(value, message));
    }
}

/// One variant is the sample.
fn check_samples(values: &[KnownValue], errors: &mut Errors) {
    for sample in values.iter().filter_map(|value| value.attrs.sample.as_ref()).skip(1) {
        errors.at(sample.span, "another variant is the sample already: remove one `#[sample]`");
    }
}

/// A text that is the name of another variant, which has another text: as good as certainly two lines mixed up.
fn check_names(values: &[KnownValue], errors: &mut Errors) {
    for value in values {
        let Some(rename) = &value.attrs.rename else { continue };
        let is_named = |other: &&KnownValue| snake(&plain(&other.ident)) == rename.value();
        let Some(other) = values.iter().find(is_named).filter(|other| other.ident != value.ident) else { continue };
        if other.attrs.rename.as_ref().is_some_and(|renamed| renamed.value() != rename.value()) {
            let message =
                format!("{:?} is the value that `{}` is named after: rename one of them", rename.value(), other.ident);
            errors.at(rename.span(), message);
        }
    }
}
