//! What is written above a declaration: its docs, which become those of what is generated, and a few attributes.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Token};

use crate::errors::Errors;
use crate::names::docs;

/// The attributes that make sense on a method and on what else comes out of its line.
const ALLOWED: [&str; 10] =
    ["doc", "cfg", "cfg_attr", "deprecated", "must_use", "allow", "expect", "warn", "deny", "forbid"];

/// Returns the docs, after reporting it under the span if there are none.
pub(super) fn require_docs(attrs: &[Attribute], span: Span, what: &str, errors: &mut Errors) -> String {
    let docs = docs(attrs);
    if docs.is_empty() {
        errors.at(span, format!("write a doc comment (`/// ..`) above {what}: it becomes the generated docs"));
    }
    docs
}

/// Returns the attributes of a line that can be copied to what is generated.
pub(super) fn line_attrs(attrs: Vec<Attribute>, errors: &mut Errors) -> Vec<Attribute> {
    let mut kept = Vec::new();
    for attr in attrs {
        if !ALLOWED.iter().any(|name| attr.path().is_ident(name)) {
            errors.under(
                attr.path(),
                "unexpected attribute: a line takes doc comments, `#[cfg(..)]`, `#[deprecated]`, `#[must_use]` and lint \
                    levels",
            );
        } else if attr.path().is_ident("cfg") && !has_predicates(&attr.meta, true) {
            errors.under(&attr.meta, "expected a condition, as in `#[cfg(feature = \"beta\")]`");
        } else {
            kept.push(attr);
        }
    }
    kept
}

/// Whether the parentheses contain conditions: one, or any number.
fn has_predicates(meta: &Meta, one: bool) -> bool {
    let Meta::List(list) = meta else { return false };
    let Ok(content) = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) else { return false };
    let is_predicate = |meta: &Meta| match meta {
        Meta::List(_) => has_predicates(meta, meta.path().is_ident("not")),
        Meta::Path(_) | Meta::NameValue(_) => true,
    };
    (!one || content.len() == 1) && content.iter().all(is_predicate)
}
