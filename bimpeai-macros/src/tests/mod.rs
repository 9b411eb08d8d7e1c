//! Declarations as text: their expansions, and the mistakes that are reported.

mod cuts;
mod endpoints;
mod fallback;
mod heads;
mod line_mistakes;
mod model_mistakes;
mod models;
mod snapshots;

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Checks each row of a table, also after one that fails, and prints how many are right, which `tests/ui/score` counts.
fn rows<T>(table: &str, rows: impl IntoIterator<Item = T>, check: impl Fn(T)) {
    let results: Vec<bool> =
        rows.into_iter().map(|row| catch_unwind(AssertUnwindSafe(|| check(row))).is_ok()).collect();
    let right = results.iter().filter(|is_right| **is_right).count();
    println!("score: {table}: {} cases, {right} right, {} not right", results.len(), results.len() - right);
    assert_eq!(right, results.len(), "{table}: what is wrong is printed above");
}

/// The expansion of an `endpoints!` block, with what its derive expands to.
fn expand_block(source: &proc_macro2::TokenStream) -> proc_macro2::TokenStream {
    let expansion = crate::expand_endpoints(source);
    let mut file: syn::File = syn::parse2(expansion).expect("an expansion that is Rust");
    let mut methods = Vec::new();
    for item in &mut file.items {
        let syn::Item::Struct(handle) = item else { continue };
        methods.push(crate::expand_methods(quote::quote!(#handle)));
        handle.attrs.retain(|attr| !attr.path().is_ident("__endpoints"));
    }
    quote::quote!(#file #(#methods)*)
}
