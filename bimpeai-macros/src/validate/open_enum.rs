//! Open enums: strings with known values, which keep unknown ones.

use std::collections::HashSet;

use proc_macro2::Ident;
use syn::{Attribute, ItemEnum, LitStr, Visibility};

use super::docs::require_docs;
use crate::ast::Attrs;
use crate::errors::Errors;
use crate::names::snake;

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

pub(super) fn open_enum(item: ItemEnum, errors: &mut Errors) -> Option<OpenEnum> {
    require_docs(&item.attrs, item.ident.span(), &format!("`{}`", item.ident), errors);
    let values = values(&item, errors);
    let ItemEnum { attrs, vis, ident, .. } = item;
    if values.is_empty() {
        errors.at(ident.span(), "an open enum must have at least one variant");
        return None;
    }
    Some(OpenEnum { attrs, vis, ident, values })
}

fn values(item: &ItemEnum, errors: &mut Errors) -> Vec<KnownValue> {
    let mut texts = HashSet::new();
    let mut values = Vec::new();
    for variant in &item.variants {
        let ident = &variant.ident;
        let attrs = Attrs::read(&variant.attrs, errors);
        require_docs(&attrs.kept, ident.span(), &format!("`{ident}`"), errors);
        if !variant.fields.is_empty() {
            let advice = "for a union of inputs, write `#[model(input, tag = \"type\")]`";
            errors.at(ident.span(), format!("a variant of an open enum has no fields: remove them; {advice}"));
        }
        if ident == "Unknown" {
            errors.at(ident.span(), "`Unknown` is reserved: the macro adds this variant; choose another name and write `#[rename(\"unknown\")]`");
            continue;
        }
        for span in attrs.aliases.iter().map(LitStr::span).chain(attrs.lenient).chain(attrs.secret) {
            errors
                .at(span, "unexpected attribute: a variant of an open enum takes `#[rename(\"..\")]` and `#[sample]`");
        }
        let text = attrs.rename.as_ref().map_or_else(|| snake(&ident.to_string()), LitStr::value);
        if texts.insert(text.clone()) {
            values.push(KnownValue { ident: ident.clone(), text, attrs });
        } else {
            errors.at(ident.span(), format!("another variant already has the value {text:?}"));
        }
    }
    values
}
