//! Doc comments are required everywhere: they become the docs of what is generated.

use proc_macro2::Span;
use syn::Attribute;

use crate::errors::Errors;
use crate::names::docs;

/// Returns the docs, after reporting it under the span if there are none.
pub(super) fn require_docs(attrs: &[Attribute], span: Span, what: &str, errors: &mut Errors) -> String {
    let docs = docs(attrs);
    if docs.is_empty() {
        errors.at(span, format!("write a doc comment (`/// ..`) above {what}: it becomes the generated docs"));
    }
    docs
}
