//! Types that a field cannot have, recognized by their tokens, as a macro sees no types.
//!
//! Each is replaced by what its error advises, so that everything else expands as it will once the advice is followed.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type, parse_quote};

use super::structs::Role;
use crate::errors::Errors;

/// What is wrong with a type, and the type that takes its place.
struct Mistake {
    message: String,
    instead: Type,
}

impl Mistake {
    fn new(problem: &str, instead: Type) -> Self {
        Self { message: format!("{problem}: write `{}`", text(&instead)), instead }
    }

    /// A type that no other stands for.
    fn any(message: &str) -> Self {
        let instead = parse_quote!(::bimpeai::__private::serde_json::Value);
        Self { message: message.to_owned(), instead }
    }
}

/// Reports each type that a field cannot have, and replaces it.
pub(super) fn check(ty: &mut Type, role: Role, errors: &mut Errors) {
    strip_groups(ty);
    if let Some(mistake) = nested(ty, role).or_else(|| of(ty)) {
        return replace(ty, mistake, role, errors);
    }
    let Some(segment) = last(ty) else { return };
    // Only what is known to be a container: the arguments of others, such as `Id<T>`, are not decoded.
    let containers = ["Option", "Nullable", "Vec", "Box", "HashMap", "BTreeMap", "Map"];
    if !containers.iter().any(|name| segment.ident == name) {
        return;
    }
    let is_item = !["Option", "Nullable"].iter().any(|name| segment.ident == name);
    for argument in types_mut(segment) {
        strip_groups(argument);
        match optional_item(argument).filter(|_| is_item) {
            Some(mistake) => replace(argument, mistake, role, errors),
            None => check(argument, role, errors),
        }
    }
}

fn replace(ty: &mut Type, Mistake { message, instead }: Mistake, role: Role, errors: &mut Errors) {
    errors.push(syn::Error::new_spanned(&*ty, message));
    *ty = instead;
    check(ty, role, errors);
}

/// Removes the invisible groups around the variables of `macro_rules!`, and parentheses.
fn strip_groups(ty: &mut Type) {
    while let Type::Group(syn::TypeGroup { elem, .. }) | Type::Paren(syn::TypeParen { elem, .. }) = ty {
        *ty = (**elem).clone();
    }
}

fn last(ty: &mut Type) -> Option<&mut PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last_mut(),
        _ => None,
    }
}

fn types_mut(segment: &mut PathSegment) -> impl Iterator<Item = &mut Type> {
    let arguments = match &mut segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments.args.iter_mut()),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The name and the type arguments of a path such as `Vec<T>`; without arguments, the name is that of a user's type.
fn generic(ty: &Type) -> Option<(String, Vec<&Type>)> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some((segment.ident.to_string(), types.collect()))
}

/// The name of a type of the language, such as `u64`.
fn bare(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    path.path.get_ident().map(ToString::to_string)
}

/// The type in an `Option` or a `Nullable`.
fn optional(ty: &Type) -> Option<(bool, &Type)> {
    let (name, arguments) = generic(ty)?;
    match (name.as_str(), &arguments[..]) {
        ("Option", [inner]) => Some((false, inner)),
        ("Nullable", [inner]) => Some((true, inner)),
        _ => None,
    }
}

/// `Option` and `Nullable`, of which a field has at most one.
fn nested(ty: &Type, role: Role) -> Option<Mistake> {
    let (is_nullable, inner) = optional(ty)?;
    match (role, optional(inner)) {
        (Role::Model, Some((_, inner))) => {
            Some(Mistake::new("a response says in one way that there is no value", parse_quote!(Option<#inner>)))
        }
        (Role::Input | Role::Params, Some((_, inner))) => Some(Mistake::new(
            "`Nullable` alone is absent, `null` or a value",
            parse_quote!(::bimpeai::Nullable<#inner>),
        )),
        (Role::Model, None) if is_nullable => Some(Mistake::new(
            "`Nullable` is for what is sent; in a response, absent and `null` are both `None`",
            parse_quote!(Option<#inner>),
        )),
        _ => None,
    }
}

/// An `Option` inside of a list or a map.
fn optional_item(ty: &Type) -> Option<Mistake> {
    let (_, inner) = optional(ty)?;
    Some(Mistake::new("an item cannot be `null` (items of any kind are `serde_json::Value`)", inner.clone()))
}

fn of(ty: &Type) -> Option<Mistake> {
    match ty {
        Type::Array(array) => Some(Mistake::new("an array cannot be a field", list(&array.elem))),
        Type::Slice(slice) => Some(Mistake::new("a slice cannot be a field", list(&slice.elem))),
        Type::Reference(reference) => Some(Mistake::new("a reference cannot be a field", owned(&reference.elem))),
        Type::Ptr(pointer) => Some(Mistake::new("a pointer cannot be a field", owned(&pointer.elem))),
        Type::Tuple(tuple) if tuple.elems.is_empty() => {
            Some(Mistake::any("`()` holds no value: remove the field, or write its type"))
        }
        Type::Tuple(_) => Some(Mistake::any(
            "a tuple cannot be a field: declare a struct with named fields (or, for a JSON array, write `Vec<T>` or `serde_json::Value`)",
        )),
        Type::FnPtr(_) | Type::ImplTrait(_) | Type::TraitObject(_) | Type::Never(_) | Type::Infer(_) => {
            Some(no_json_form())
        }
        Type::Path(_) => named(ty),
        _ => None,
    }
}

fn no_json_form() -> Mistake {
    Mistake::any("this type has no JSON form: write a concrete type, or `serde_json::Value` for any JSON")
}

fn named(ty: &Type) -> Option<Mistake> {
    if let Some(name) = bare(ty) {
        return match name.as_str() {
            "char" => Some(Mistake::new("a character is a text in JSON", parse_quote!(String))),
            "str" => Some(Mistake::new("a field owns its text", parse_quote!(String))),
            "u128" => Some(Mistake::new("a number has at most 64 bits", parse_quote!(u64))),
            "i128" => Some(Mistake::new("a number has at most 64 bits", parse_quote!(i64))),
            "Self" => Some(Mistake::any("`Self` cannot be used here: write the name of the type")),
            _ => None,
        };
    }
    let (name, arguments) = generic(ty)?;
    match (name.as_str(), &arguments[..]) {
        ("HashSet" | "BTreeSet" | "IndexSet" | "VecDeque" | "LinkedList" | "BinaryHeap", [item, ..]) => {
            Some(Mistake::new("a JSON array is read as a `Vec`", list(item)))
        }
        ("IndexMap", [_, item, ..]) => Some(map("an object with arbitrary keys is a `HashMap` or a `BTreeMap`", item)),
        ("HashMap" | "BTreeMap" | "Map", [key, item, ..]) if cannot_be_key(key) => {
            Some(map("the keys of a JSON object are texts", item))
        }
        ("Map", [_, item]) if bare(item).is_some_and(|name| is_builtin(&name)) => {
            Some(map("`Map` holds values of any type", item))
        }
        ("Rc" | "Arc" | "Cow" | "Cell" | "RefCell" | "Mutex" | "RwLock" | "Pin", [.., inner]) => {
            Some(Mistake::new("a field owns its value", owned(inner)))
        }
        ("Box", [inner]) if matches!(inner, Type::Slice(_)) || bare(inner).is_some_and(|name| name == "str") => {
            Some(Mistake::new("a field owns its value", owned(inner)))
        }
        ("Box", [Type::TraitObject(_)]) => Some(no_json_form()),
        ("Box", [inner]) if optional(inner).is_some() => {
            let value = optional(inner).map(|(_, value)| value);
            Some(Mistake::new("`Option` stands outside of `Box`", parse_quote!(Option<Box<#value>>)))
        }
        ("Result", [value, ..]) => Some(Mistake::new("a field holds a value, not a result", owned(value))),
        ("PhantomData", [_]) => Some(Mistake::any("`PhantomData` holds no value: remove the field")),
        _ => None,
    }
}

fn map(problem: &str, item: &Type) -> Mistake {
    let instead = parse_quote!(::std::collections::HashMap<String, #item>);
    Mistake::new(problem, instead)
}

/// The owned form of a type that is referred to.
fn owned(ty: &Type) -> Type {
    match ty {
        Type::Slice(slice) => list(&slice.elem),
        _ if bare(ty).is_some_and(|name| name == "str") => parse_quote!(String),
        _ => ty.clone(),
    }
}

fn list(item: &Type) -> Type {
    let item = owned(item);
    parse_quote!(Vec<#item>)
}

fn cannot_be_key(ty: &Type) -> bool {
    match ty {
        Type::Path(_) => {
            bare(ty).is_some_and(|name| name != "String" && is_builtin(&name))
                || generic(ty).is_some_and(|(name, _)| name == "Id")
        }
        _ => true,
    }
}

/// Whether the type is known not to be an object in JSON.
pub(super) fn is_scalar(ty: &Type) -> bool {
    bare(ty).is_some_and(|name| is_builtin(&name)) || generic(ty).is_some_and(|(name, _)| name == "Id" || name == "Vec")
}

/// Whether this is the name of a type that JSON has a simple form for.
pub(super) fn is_builtin(name: &str) -> bool {
    let numbers =
        ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];
    numbers.contains(&name) || ["bool", "char", "str", "String"].contains(&name)
}

/// A type as a person writes it, without the paths that make it valid anywhere.
pub(super) fn text(ty: &impl ToTokens) -> String {
    let text = ty.to_token_stream().to_string();
    let text = text.replace(":: std :: collections :: ", "").replace(":: bimpeai :: Nullable", "Nullable");
    text.replace(" :: ", "::")
        .replace(" <", "<")
        .replace("< ", "<")
        .replace(" >", ">")
        .replace(" ,", ",")
        .replace("& ", "&")
}
