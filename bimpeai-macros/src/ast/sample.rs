//! The value in `#[sample(..)]`.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Expr, Lit, Token};

/// A sample, as `json!` takes it.
#[derive(Clone)]
pub(crate) struct Sample {
    /// Empty for `#[sample]` on a variant.
    pub(crate) tokens: TokenStream,
    pub(crate) span: Span,
    pub(crate) shape: SampleShape,
}

/// The JSON type of a sample, as far as its tokens show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SampleShape {
    Null,
    Boolean,
    Integer,
    Float,
    String,
    Array(Vec<SampleShape>),
    /// The keys, in order, with their values.
    Object(Vec<(String, SampleShape)>),
    /// An expression, whose type a macro cannot see.
    Other,
}

impl Sample {
    /// A sample without a value, which marks a variant.
    pub(super) fn mark(span: Span) -> Self {
        Self { tokens: TokenStream::new(), span, shape: SampleShape::Other }
    }

    pub(super) fn parse(tokens: TokenStream) -> syn::Result<Self> {
        let shape = whole.parse2(tokens.clone())?;
        Ok(Self { span: tokens.span(), tokens, shape })
    }
}

fn whole(input: ParseStream<'_>) -> syn::Result<SampleShape> {
    let shape = value(input)?;
    if !input.is_empty() {
        return Err(input.error("expected one value: a list is written `[1, 2]`, an object `{\"key\": 1}`"));
    }
    Ok(shape)
}

fn value(input: ParseStream<'_>) -> syn::Result<SampleShape> {
    let Some((first, rest)) = input.cursor().token_tree() else {
        return Err(input.error("expected a value"));
    };
    let is_alone = rest.eof() || rest.punct().is_some_and(|(punct, _)| punct.as_char() == ',');
    let shape = match first {
        TokenTree::Ident(ident) if is_alone => word(&ident)?,
        TokenTree::Group(group) if is_alone => match group.delimiter() {
            Delimiter::Brace => Some(object.parse2(group.stream())?),
            Delimiter::Bracket => Some(array.parse2(group.stream())?),
            // From a `macro_rules!` variable.
            Delimiter::None => Some(whole.parse2(group.stream())?),
            Delimiter::Parenthesis => None,
        },
        _ => None,
    };
    if let Some(shape) = shape {
        input.parse::<TokenTree>()?;
        return Ok(shape);
    }
    let start = input.span();
    let value: Expr = input.parse().map_err(|_| syn::Error::new(start, "expected a value, as `json!` takes it"))?;
    Ok(expression(&value))
}

/// `null`, `true`, `false`, or the name of a constant, which `json!` takes as an expression.
fn word(ident: &Ident) -> syn::Result<Option<SampleShape>> {
    match ident.to_string().as_str() {
        "null" => Ok(Some(SampleShape::Null)),
        "true" | "false" => Ok(Some(SampleShape::Boolean)),
        name if name.starts_with(char::is_lowercase) => {
            Err(syn::Error::new(ident.span(), format!("expected a value: a text is written `{name:?}`")))
        }
        _ => Ok(None),
    }
}

fn expression(value: &Expr) -> SampleShape {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(_) | Lit::Char(_) => SampleShape::String,
            Lit::Int(number) if number.suffix().starts_with('f') => SampleShape::Float,
            Lit::Int(_) => SampleShape::Integer,
            Lit::Float(_) => SampleShape::Float,
            Lit::Bool(_) => SampleShape::Boolean,
            _ => SampleShape::Other,
        },
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => match expression(&unary.expr) {
            number @ (SampleShape::Integer | SampleShape::Float) => number,
            _ => SampleShape::Other,
        },
        Expr::Group(group) => expression(&group.expr),
        Expr::Paren(paren) => expression(&paren.expr),
        _ => SampleShape::Other,
    }
}

fn array(input: ParseStream<'_>) -> syn::Result<SampleShape> {
    let mut items = Vec::new();
    while !input.is_empty() {
        items.push(value(input)?);
        comma(input)?;
    }
    Ok(SampleShape::Array(items))
}

fn object(input: ParseStream<'_>) -> syn::Result<SampleShape> {
    let mut entries = Vec::new();
    let mut are_known = true;
    while !input.is_empty() {
        let (start, key) = (input.span(), key(input)?);
        if !input.peek(Token![:]) {
            return Err(syn::Error::new(start, "expected `\"key\": value`"));
        }
        input.parse::<Token![:]>()?;
        if input.is_empty() {
            return Err(syn::Error::new(start, "expected a value after this key"));
        }
        let value = value(input)?;
        match key {
            Some(key) if entries.iter().any(|(other, _)| *other == key) => {
                return Err(syn::Error::new(start, "this key is repeated: remove one"));
            }
            Some(key) => entries.push((key, value)),
            None => are_known = false,
        }
        comma(input)?;
    }
    Ok(if are_known { SampleShape::Object(entries) } else { SampleShape::Other })
}

/// The text of a key; `None` for an expression.
fn key(input: ParseStream<'_>) -> syn::Result<Option<String>> {
    let start = input.span();
    match input.parse::<Expr>() {
        Ok(Expr::Lit(literal)) => match literal.lit {
            Lit::Str(text) => Ok(Some(text.value())),
            _ => Err(syn::Error::new(start, "a key must be a text: write it in quotes")),
        },
        Ok(Expr::Path(path)) => match path.path.get_ident().map(ToString::to_string) {
            Some(name) if name.starts_with(char::is_lowercase) => {
                Err(syn::Error::new(start, format!("a key must be a text: write `{name:?}`")))
            }
            _ => Ok(None),
        },
        Ok(_) => Ok(None),
        Err(_) => Err(syn::Error::new(start, "a key must be a text: write it in quotes")),
    }
}

/// The comma after an item, which the last one need not have.
fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() && input.parse::<Token![,]>().is_err() {
        return Err(input.error("expected `,` before the next value"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Sample, SampleShape};
    use SampleShape::{Array, Boolean, Float, Integer, Null, Object, Other, String};

    #[test]
    fn the_shape_follows_from_the_tokens() {
        let entry = |key: &str, shape| (key.to_owned(), shape);
        for (sample, expected) in [
            ("null", Null),
            ("true", Boolean),
            ("false", Boolean),
            ("\"a\"", String),
            ("'a'", String),
            ("1", Integer),
            ("1_000u64", Integer),
            ("-1", Integer),
            ("-(1)", Integer),
            ("1.5", Float),
            ("-1e3", Float),
            ("1f32", Float),
            ("[]", Array(vec![])),
            ("[1, \"a\", null,]", Array(vec![Integer, String, Null])),
            ("{}", Object(vec![])),
            (
                "{\"a\": 1, \"b\": [{\"c\": -1.0}]}",
                Object(vec![entry("a", Integer), entry("b", Array(vec![Object(vec![entry("c", Float)])]))]),
            ),
            ("{KEY: 1}", Other),
            ("{(key()): 1}", Other),
            ("LIMIT", Other),
            ("[LIMIT]", Array(vec![Other])),
            ("limits::MAX", Other),
            ("1 + 1", Other),
            ("\"a\".to_owned()", Other),
            ("vec![1]", Other),
            ("[1].len()", Other),
            ("(1, 2)", Other),
            ("-LIMIT", Other),
        ] {
            let parsed = Sample::parse(sample.parse().expect("tokens")).expect(sample);
            assert_eq!(parsed.shape, expected, "{sample}");
            assert_eq!(
                parsed.tokens.to_string(),
                sample.parse::<proc_macro2::TokenStream>().expect("tokens").to_string()
            );
        }
    }
}
