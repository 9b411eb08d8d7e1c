//! Names made of names, and documentation made of attributes.

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

/// The name without `r#`.
pub(crate) fn plain(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// A name of the macro's own.
pub(crate) fn own(text: &str) -> Ident {
    Ident::new(text, Span::call_site())
}

/// A name that hides none of those in the tokens: the preferred one, else one with underscores after it.
///
/// For generic parameters that appear in the generated docs, where `__C` would be ugly.
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

/// The name, with `r#` where it is a keyword.
pub(crate) fn raw_if_keyword(text: &str) -> Ident {
    if is_keyword(text) { Ident::new_raw(text, Span::call_site()) } else { own(text) }
}

/// Whether the text is a keyword, and so not a name without `r#`.
pub(crate) fn is_keyword(text: &str) -> bool {
    // A keyword since edition 2024, which syn does not know of.
    text == "gen" || syn::parse_str::<Ident>(text).is_err()
}

/// The text of the doc comments.
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

/// The last name of a path.
pub(crate) fn last(path: &Path) -> Option<&Ident> {
    path.segments.last().map(|segment| &segment.ident)
}

/// `T` of a `Wrapper<T>`, recognised by its last name.
pub(crate) fn inside<'t>(ty: &'t Type, wrapper: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|segment| segment.ident == wrapper)?;
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Whether the type's last name is one of these.
pub(crate) fn is_one_of(ty: &Type, names: &[&str]) -> bool {
    matches!(ty, Type::Path(path) if last(&path.path).is_some_and(|name| names.iter().any(|n| name == n)))
}
