//! What a type contributes to the docs of the methods that take it.
//!
//! `endpoints!` sees the name of a parameter struct, not its fields. So the struct defines a hidden macro of its own name,
//! which travels with every `use` of it, and from which the docs of a method take the list of parameters and the setters
//! of the example. Only rustdoc expands it.

use std::sync::atomic::{AtomicUsize, Ordering};

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use crate::ast::{Sample, SampleShape};
use crate::names::{cfgs, inside, last, plain};
use crate::validate::{Field, Role, Shape, Struct, Union, Variant};

/// How many parameters that may be left out the example of a method sets.
const OPTIONAL_SETTERS: usize = 2;

pub(super) fn of_struct(item: &Struct) -> TokenStream {
    match item.role {
        Role::Model => TokenStream::new(),
        Role::Params => {
            let (parameters, setters) = (parameters(item), setters(item).concat());
            define(&item.ident, &quote!((parameters) => { #parameters }; (setters) => { #setters };))
        }
        Role::Input => {
            let name = &item.ident;
            let setters = setters(item).concat().replace("    .", "            .");
            let value = format!("        bimpeai::models::{name}::builder()\n{setters}            .build(),");
            define(name, &quote!((value) => { #value };))
        }
    }
}

/// The example of a union is that of its first variant.
pub(super) fn of_union(union: &Union) -> TokenStream {
    // One that is certain to exist, if there is any.
    let is_certain = |variant: &&Variant| cfgs(&variant.attrs.kept).next().is_none();
    let first = union.variants.iter().find(is_certain).or(union.variants.first());
    let Some(Type::Path(first)) = first.map(|variant| &variant.ty) else { return TokenStream::new() };
    define(&union.ident, &quote!((value) => { #first!(value) };))
}

/// Defines a macro of this name. Its name at the crate's root must be unique, as all exported macros are there.
fn define(name: &Ident, rules: &TokenStream) -> TokenStream {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let unique = format_ident!("__docs_{}_{}", plain(name), COUNT.fetch_add(1, Ordering::Relaxed));
    let name = Ident::new(&name.to_string(), proc_macro2::Span::call_site());
    quote! {
        #[doc(hidden)]
        #[macro_export]
        macro_rules! #unique { #rules }
        #[doc(hidden)]
        #[allow(unused_imports, unreachable_pub)]
        pub use #unique as #name;
    }
}

/// The parameters as a list, required ones first.
fn parameters(item: &Struct) -> String {
    let (required, optional): (Vec<_>, Vec<_>) = item.fields.iter().partition(|field| field.shape == Shape::Required);
    let lines = required.into_iter().chain(optional).map(|field| {
        let first = field.docs.lines().next().unwrap_or_default();
        let required = if field.shape == Shape::Required { " (required)" } else { "" };
        format!("* `{}`{required}: {first}", plain(&field.ident))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The setters of the example: those that are required, and the first others that have a sample.
fn setters(item: &Struct) -> Vec<String> {
    let mut optional = 0;
    let certain = item.fields.iter().filter(|field| cfgs(&field.attrs.kept).next().is_none());
    let setters = certain.filter_map(|field| {
        let is_required = field.shape == Shape::Required;
        if !is_required {
            field.attrs.sample.as_ref()?;
            optional += 1;
            if optional > OPTIONAL_SETTERS {
                return None;
            }
        }
        Some(format!("    .{}({})\n", field.ident, value(field)?))
    });
    setters.collect()
}

/// A value of the field as Rust; `None` if its sample is an object, which has no short form.
fn value(field: &Field) -> Option<String> {
    let ty = inside(&field.ty, "Option").or_else(|| inside(&field.ty, "Nullable")).unwrap_or(&field.ty);
    match &field.attrs.sample {
        Some(sample) => rust_of_json(ty, sample),
        None => sample_of(ty, &plain(&field.ident)),
    }
}

/// The sample as Rust: text, numbers and lists of them are the same in both.
fn rust_of_json(ty: &Type, sample: &Sample) -> Option<String> {
    let tokens = &sample.tokens;
    match &sample.shape {
        SampleShape::Boolean | SampleShape::Integer | SampleShape::Float | SampleShape::String => {
            Some(tokens.to_string())
        }
        SampleShape::Array(items) if items.iter().all(is_scalar) => Some(tokens.to_string()),
        SampleShape::Array(_) | SampleShape::Object(_) => {
            let (list, ty) = match inside(ty, "Vec") {
                Some(item) => ("Vec", item),
                None => ("", ty),
            };
            let Type::Path(path) = ty else { return None };
            let name = last(&path.path)?;
            let ty = if list.is_empty() {
                format!("bimpeai::models::{name}")
            } else {
                format!("Vec<bimpeai::models::{name}>")
            };
            Some(format!("bimpeai::json::from_value::<{ty}>(bimpeai::json::json!({tokens})).unwrap()"))
        }
        SampleShape::Null | SampleShape::Other => None,
    }
}

fn is_scalar(shape: &SampleShape) -> bool {
    matches!(shape, SampleShape::Boolean | SampleShape::Integer | SampleShape::Float | SampleShape::String)
}

/// A value for a required field without a sample.
fn sample_of(ty: &Type, field: &str) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let value = match last(&path.path)?.to_string().as_str() {
        "String" => format!("{field:?}"),
        "Id" => format!("{:?}", format!("{}_1", field.trim_end_matches("_id"))),
        "bool" => "true".to_owned(),
        "f32" | "f64" => "0.5".to_owned(),
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" | "isize" => "1".to_owned(),
        "Vec" => "[]".to_owned(),
        _ => return None,
    };
    Some(value)
}
