//! What an endpoint returns.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use crate::errors::Errors;
use crate::names::is_crate;

/// What an endpoint returns.
pub(crate) enum Output {
    Nothing,
    One(Type),
    List(Type),
    Page(Type),
    /// A stream of events, and the method that creates its ticket.
    Events(Type, Ident),
}

impl Output {
    /// Returns the model in it.
    pub(crate) fn model(&self) -> Option<&Type> {
        match self {
            Self::Nothing => None,
            Self::One(model) | Self::List(model) | Self::Page(model) | Self::Events(model, _) => Some(model),
        }
    }
}

/// The types that contain a model, and what each takes.
const WRAPPERS: [(&str, &str); 3] = [
    ("Page", "the model of its items, as in `Page<Agent>`"),
    ("Vec", "the model of its items, as in `Vec<Agent>`"),
    ("Events", "the model of its events, as in `Events<Message>`"),
];

/// Types that users write out of habit, although the request has them already.
const NEEDLESS: [&str; 5] = ["Option", "Result", "Box", "Arc", "Rc"];

/// Converts a return type. `ticket` is that of a stream.
///
/// A name without arguments is that of a model, whatever it is.
pub(super) fn output(ty: Type, ticket: Ident, errors: &mut Errors) -> Option<Output> {
    if matches!(&ty, Type::Tuple(tuple) if tuple.elems.is_empty()) {
        return Some(Output::Nothing);
    }
    let segment = segment(&ty, errors)?;
    if segment.arguments.is_none() {
        return Some(Output::One(ty));
    }
    if let Some((wrapper, takes)) = WRAPPERS.iter().find(|(name, _)| segment.ident == name) {
        let item = item(segment, takes, errors)?.clone();
        return Some(match *wrapper {
            "Page" => Output::Page(item),
            "Vec" => Output::List(item),
            _ => Output::Events(item, ticket),
        });
    }
    if NEEDLESS.iter().any(|name| segment.ident == name) {
        let message = format!(
            "an endpoint returns a model, or an error: remove `{}`, or write `()` if nothing is returned",
            segment.ident
        );
        errors.under(&ty, message);
        return arguments(segment).into_iter().find_map(|argument| match argument {
            GenericArgument::Type(model @ Type::Path(_)) => Some(Output::One(model.clone())),
            _ => None,
        });
    }
    Some(Output::One(ty))
}

/// Reports `Page` and `Events` without an argument where a model of that name is not meant.
pub(super) fn check_bare(output: &Output, is_listing: bool, has_ticket: bool, errors: &mut Errors) -> bool {
    let Output::One(Type::Path(ty)) = output else { return true };
    let meant = match ty.path.get_ident().map(ToString::to_string).as_deref() {
        Some("Page") if is_listing => "Page",
        Some("Events") if has_ticket => "Events",
        _ => return true,
    };
    let takes = WRAPPERS.iter().find(|(name, _)| *name == meant).map_or("", |(_, takes)| takes);
    errors.under(ty, format!("`{meant}` takes {takes}; a model of this name is `self::{meant}`"));
    false
}

/// The last segment of an owned type with a name.
fn segment<'t>(ty: &'t Type, errors: &mut Errors) -> Option<&'t PathSegment> {
    let segment = match ty {
        Type::Path(path) if is_named_value(ty) => path.path.segments.last(),
        _ => None,
    };
    if segment.is_none() {
        let message = "expected `()`, a model, `Vec<Model>`, `Page<Model>` or `Events<Model>`: an endpoint returns \
            values, without lifetimes";
        errors.under(ty, message);
    }
    segment
}

/// Whether it is the name of an owned type, with owned types in it.
pub(super) fn is_named_value(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.qself.is_none() && !is_crate(&path.path) && !is_borrowed(ty.to_token_stream())
}

/// Whether there is a lifetime, a reference, `Self`, or `impl` or `dyn` in it.
fn is_borrowed(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '\'' | '&'),
        TokenTree::Ident(ident) => ["impl", "dyn", "Self"].iter().any(|name| ident == name),
        TokenTree::Group(group) => is_borrowed(group.stream()),
        TokenTree::Literal(_) => false,
    })
}

/// The model in `Page<Model>`.
fn item<'t>(wrapper: &'t PathSegment, takes: &str, errors: &mut Errors) -> Option<&'t Type> {
    let name = &wrapper.ident;
    let arguments = arguments(wrapper);
    let Some(GenericArgument::Type(item)) = arguments.first() else {
        errors.under(wrapper, format!("`{name}` takes {takes}"));
        return None;
    };
    if let Some(surplus) = arguments.get(1) {
        errors.under(surplus, format!("`{name}` takes one type: {takes}"));
        return Some(item);
    }
    let is_model = match item {
        Type::Path(path) if !is_crate(&path.path) => path.path.segments.last().is_some_and(|last| {
            let is = |name: &&str| last.ident == name && !last.arguments.is_none();
            !NEEDLESS.iter().any(is) && !WRAPPERS.iter().any(|(name, _)| is(name))
        }),
        _ => false,
    };
    if !is_model {
        errors.under(item, format!("expected a model: `{name}` takes {takes}"));
        return None;
    }
    Some(item)
}

fn arguments(segment: &PathSegment) -> Vec<&GenericArgument> {
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().collect(),
        PathArguments::None | PathArguments::Parenthesized(_) => Vec::new(),
    }
}
