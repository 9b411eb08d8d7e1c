//! Helpers for names, types and doc attributes.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Path, Type};

/// `knowledge_base` becomes `KnowledgeBase`.
pub(crate) fn pascal(snake: &str) -> String {
    let words = snake.split('_').filter_map(|word| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>())
    });
    words.collect()
}

/// `KnowledgeBase` becomes `knowledge_base`.
pub(crate) fn snake(pascal: &str) -> String {
    let mut snake = String::with_capacity(pascal.len() + 4);
    for (at, c) in pascal.char_indices() {
        if c.is_uppercase() && at > 0 {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

/// Returns the name without `r#`.
pub(crate) fn plain(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// Returns a span that is resolved like the macro's own tokens, and located at a token of the user: for what is named
/// after it.
pub(crate) fn located(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// Returns an identifier with the macro's span.
pub(crate) fn own(text: &str) -> Ident {
    match text.strip_prefix("r#") {
        Some(plain) => Ident::new_raw(plain, Span::call_site()),
        None => Ident::new(text, Span::call_site()),
    }
}

/// Returns a name that does not occur in the tokens: the preferred one, or that with underscores appended.
///
/// For generic parameters that appear in the generated docs, where `__C` would be distracting.
pub(crate) fn fresh(preferred: &str, tokens: TokenStream) -> Ident {
    fn collect(tokens: TokenStream, names: &mut HashSet<String>) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => _ = names.insert(ident.to_string()),
                TokenTree::Group(group) => collect(group.stream(), names),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
    let mut taken = HashSet::new();
    collect(tokens, &mut taken);
    let mut name = preferred.to_owned();
    while taken.contains(&name) {
        name.push('_');
    }
    own(&name)
}

/// Returns the name as an identifier, with `r#` if it is a keyword.
pub(crate) fn raw_if_keyword(text: &str) -> Ident {
    if is_keyword(text) { Ident::new_raw(text, Span::call_site()) } else { own(text) }
}

/// Whether the text is a keyword, which is a valid identifier only with `r#`.
pub(crate) fn is_keyword(text: &str) -> bool {
    // A keyword since edition 2024, which syn does not know of.
    text == "gen" || syn::parse_str::<Ident>(text).is_err()
}

/// Whether the text is `like_this2`: what becomes a method's name, and in capitals that of a constant.
pub(crate) fn is_snake(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Returns the word that is probably meant: one that the text begins, or that differs in two letters at most.
pub(crate) fn nearest<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let text = text.to_lowercase();
    let near = words.iter().map(|word| {
        let lower = word.to_lowercase();
        let begins = text.len() >= 3 && lower.starts_with(&text) || text.len() > 3 && text.starts_with(&lower);
        (if begins { 0 } else { distance(&text, &lower) }, *word)
    });
    let (distance, word) = near.min_by_key(|(distance, _)| *distance)?;
    (distance <= 2 && distance * 2 < word.len()).then_some(word)
}

/// How many letters to insert, to remove or to replace (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, c) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(c != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

/// Returns the text of the doc comments.
pub(crate) fn docs(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Returns the `cfg` attributes, which are repeated on what is generated for the item.
pub(crate) fn cfgs(attrs: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("cfg"))
}

/// Returns the span of the last segment. What is spelled with it behind `<Path as Trait>` makes the compiler underline the
/// whole path, and not its first segment.
pub(crate) fn end(path: &Path) -> Span {
    last(path).map_or_else(Span::call_site, Ident::span)
}

/// Returns the last segment of a path.
pub(crate) fn last(path: &Path) -> Option<&Ident> {
    path.segments.last().map(|segment| &segment.ident)
}

/// Whether the path, as in `::bimpeai`, can only be that of a crate.
pub(crate) fn is_crate(path: &Path) -> bool {
    path.leading_colon.is_some() && path.segments.len() == 1
}

/// Returns `T` for a `Wrapper<T>`, recognized by its last segment.
pub(crate) fn inside<'t>(ty: &'t Type, wrapper: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|segment| segment.ident == wrapper)?;
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Whether the last segment of the type is one of these.
pub(crate) fn is_one_of(ty: &Type, names: &[&str]) -> bool {
    matches!(ty, Type::Path(path) if last(&path.path).is_some_and(|name| names.iter().any(|n| name == n)))
}
