//! The attributes of a whole type.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Path, Token, parse_quote};

use crate::ast::Attrs;
use crate::errors::Errors;

/// What the macro implements for every type.
const DERIVED: [&str; 6] = ["Clone", "Debug", "PartialEq", "Serialize", "Deserialize", "Default"];
/// What it implements for an open enum in addition.
const DERIVED_FOR_OPEN_ENUMS: [&str; 5] = ["Eq", "PartialOrd", "Ord", "Hash", "Display"];

/// Reports the attributes that a type cannot have, and removes them.
pub(super) fn check(attrs: &mut Vec<Attribute>, is_open_enum: bool, errors: &mut Errors) {
    attrs.retain_mut(|attr| {
        let Some(last) = attr.path().segments.last() else { return true };
        let (name, span) = (last.ident.to_string(), last.ident.span());
        if name == "derive" {
            return derives(attr, is_open_enum, errors);
        }
        let mistake = mistake(&name);
        if let Some(message) = &mistake {
            errors.at(span, message);
        }
        mistake.is_none()
    });
}

fn mistake(name: &str) -> Option<String> {
    match name {
        "serde" => Some(
            "serde attributes are not supported here: remove it; a field takes `#[rename(\"..\")]` and `#[alias(\"..\")]`"
                .to_owned(),
        ),
        "builder" => Some("bon attributes are not supported here: remove it".to_owned()),
        "non_exhaustive" => Some("the macro decides what is `#[non_exhaustive]`: remove it".to_owned()),
        "model" | "params" => {
            Some("a type has one of `#[model]` and `#[params]`, once: remove one of them".to_owned())
        }
        name if Attrs::OWN.contains(&name) => {
            Some(format!("`#[{name}]` is for a field or a variant: move it there, or remove it"))
        }
        _ => None,
    }
}

/// Removes what the macro implements from a `#[derive(..)]`. Returns whether anything is left of it.
fn derives(attr: &mut Attribute, is_open_enum: bool, errors: &mut Errors) -> bool {
    let Ok(derives) = attr.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) else { return true };
    let (clashing, others): (Vec<_>, Vec<_>) = derives.into_iter().partition(|path| {
        path.segments.last().is_some_and(|last| {
            DERIVED.iter().any(|name| last.ident == name)
                || is_open_enum && DERIVED_FOR_OPEN_ENUMS.iter().any(|name| last.ident == name)
        })
    });
    let Some(first) = clashing.first() else { return true };
    let names: Vec<_> =
        clashing.iter().filter_map(|path| path.segments.last()).map(|last| format!("`{}`", last.ident)).collect();
    errors.under(first, format!("remove {}: the macro implements what a type of the API needs", names.join(", ")));
    *attr = parse_quote!(#[derive(#(#others),*)]);
    !others.is_empty()
}

/// Reports generic parameters and a `where` clause. Returns whether there are parameters, which users of the type name.
pub(super) fn generics(generics: &syn::Generics, errors: &mut Errors) -> bool {
    if let Some(clause) = generics.where_clause.as_ref().filter(|_| generics.params.is_empty()) {
        errors.at(clause.where_token.span(), "a `where` clause is not supported here: remove it");
    }
    if generics.params.is_empty() {
        return false;
    }
    let what = if generics.lifetimes().next().is_some() && generics.type_params().next().is_none() {
        "a lifetime is not supported here: remove it, and let the fields own their values"
    } else {
        "generic parameters are not supported here: remove them, and declare one type for each use"
    };
    errors.push(syn::Error::new_spanned(&generics.params, what));
    true
}

/// Where an item starts, after its attributes and its visibility.
pub(super) fn keyword(item: &syn::Item) -> Span {
    use proc_macro2::TokenTree;
    use quote::ToTokens;
    let mut tokens = item.to_token_stream().into_iter().peekable();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => _ = tokens.next(),
            TokenTree::Ident(ident) if ident == "pub" => {
                _ = tokens.next_if(|next| matches!(next, TokenTree::Group(_)));
            }
            _ => return token.span(),
        }
    }
    Span::call_site()
}
