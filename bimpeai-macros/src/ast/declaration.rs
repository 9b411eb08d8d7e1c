//! One declaration of a block: a route or a sub-resource.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitStr, Path, Token, Type, token};

use crate::errors::Errors;

pub(crate) enum Declaration {
    Route(Box<Route>),
    Sub(Sub),
}

/// `create: POST "/agents" (CreateAgent) -> Agent, idempotent`
pub(crate) struct Route {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) method: Ident,
    pub(crate) path: LitStr,
    pub(crate) input: Input,
    pub(crate) output: Type,
    pub(crate) flags: Vec<Flag>,
}

pub(crate) enum Input {
    None,
    /// `(CreateAgent)`
    Params(Path),
    /// `(body: CreateKnowledgeBase)`
    Body(Box<Type>),
}

/// `idempotent`, or `ticket = stream_ticket`
pub(crate) struct Flag {
    pub(crate) name: Ident,
    pub(crate) value: Option<Ident>,
}

/// `tools: tools::Tools`
pub(crate) struct Sub {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) ty: Path,
}

/// An HTTP method.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    pub(crate) const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    pub(crate) fn is_write(self) -> bool {
        self != Self::Get
    }
}

/// Splits at each `;`, so that a broken declaration does not affect the others.
pub(super) fn declarations(body: &Group, errors: &mut Errors) -> Vec<Declaration> {
    let mut declarations = Vec::new();
    let mut tokens: Vec<TokenTree> = Vec::new();
    for token in body.stream() {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';') {
            if tokens.is_empty() {
                errors.at(token.span(), "unexpected `;`: remove it");
            }
            declare(std::mem::take(&mut tokens), errors, &mut declarations);
        } else {
            tokens.push(token);
        }
    }
    if let Some(last) = tokens.last() {
        errors.at(last.span(), "expected `;` after the declaration");
        declare(tokens, errors, &mut declarations);
    }
    declarations
}

/// Parses the tokens before a `;`: one declaration, or several if a `;` is missing between them.
fn declare(tokens: Vec<TokenTree>, errors: &mut Errors, declarations: &mut Vec<Declaration>) {
    let mut rest = tokens;
    while !rest.is_empty() {
        let end = rest.last().map_or_else(Span::call_site, TokenTree::span);
        let stream: TokenStream = std::mem::take(&mut rest).into_iter().collect();
        let mut leftover = TokenStream::new();
        let parser = |input: ParseStream<'_>| {
            let declaration = declaration(input, errors, end);
            leftover = input.parse()?;
            Ok(declaration)
        };
        match Parser::parse2(parser, stream) {
            Ok(Some(declaration)) => declarations.push(declaration),
            Ok(None) => return,
            Err(error) => return errors.push(error),
        }
        rest = leftover.into_iter().collect();
        let Some(next) = rest.first() else { return };
        if matches!(next, TokenTree::Punct(punct) if punct.as_char() == '#') {
            errors.at(next.span(), "expected `;` before the next declaration");
        } else {
            return errors.at(next.span(), "expected `;` or a flag, as in `, idempotent`");
        }
    }
}

/// Parses one declaration. Returns `None` if it cannot be expanded.
fn declaration(input: ParseStream<'_>, errors: &mut Errors, end: Span) -> Option<Declaration> {
    let attrs = errors.keep(input.call(Attribute::parse_outer))?;
    let Ok(name) = input.call(Ident::parse_any) else {
        return refuse(input, errors, end, "expected a method name, as in `create: POST \"/agents\" -> Agent`");
    };
    if input.parse::<Token![:]>().is_err() {
        return refuse(input, errors, end, "expected `:` after the method name");
    }
    if input.peek(LitStr) {
        return refuse(input, errors, end, "expected an HTTP method before the path, as in `GET \"/agents\"`");
    }
    if input.peek(syn::Ident::peek_any) && input.peek2(LitStr) {
        return route(attrs, name, input, errors, end);
    }
    let is_method =
        input.fork().parse().is_ok_and(|name: Ident| Method::ALL.iter().any(|method| name == method.name()));
    if is_method {
        let _ = input.parse::<Ident>();
        return refuse(input, errors, end, "expected a path after the HTTP method, as in `GET \"/agents\"`");
    }
    match input.parse() {
        Ok(ty) => Some(Declaration::Sub(Sub { attrs, name, ty })),
        Err(_) => refuse(
            input,
            errors,
            end,
            "expected a route, as in `GET \"/agents\" -> Page<Agent>`, or the type of a sub-resource",
        ),
    }
}

fn route(
    attrs: Vec<Attribute>,
    name: Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
    end: Span,
) -> Option<Declaration> {
    let method = errors.keep(input.call(Ident::parse_any))?;
    let path = errors.keep(input.parse())?;
    let parameters = if input.peek(token::Paren) { errors.keep(parameters(input))? } else { Input::None };
    if input.parse::<Token![->]>().is_err() {
        return refuse(input, errors, end, "expected `-> Type`: write `-> ()` if nothing is returned");
    }
    let Ok(output) = input.parse() else {
        return refuse(input, errors, end, "expected a return type: write `()` if nothing is returned");
    };
    // The route is complete here: a mistake in the flags must not remove its method.
    let flags = flags(input, errors);
    Some(Declaration::Route(Box::new(Route { attrs, name, method, path, input: parameters, output, flags })))
}

/// Parses the parentheses as a group, so that a mistake inside does not affect what follows.
fn parameters(input: ParseStream<'_>) -> syn::Result<Input> {
    let group: Group = input.parse()?;
    if group.stream().is_empty() {
        let message =
            "expected the type of the parameters, as in `(CreateAgent)`: remove the parentheses if there are none";
        return Err(syn::Error::new(group.span(), message));
    }
    let parser = |content: ParseStream<'_>| {
        let parameters = if content.peek(syn::Ident) && content.peek2(Token![:]) && !content.peek2(Token![::]) {
            let label: Ident = content.parse()?;
            if label != "body" {
                return Err(syn::Error::new(
                    label.span(),
                    "expected `body`: write `(body: Type)` for a body, `(Type)` for parameters",
                ));
            }
            content.parse::<Token![:]>()?;
            Input::Body(Box::new(content.parse()?))
        } else {
            Input::Params(content.parse()?)
        };
        if content.is_empty() {
            return Ok(parameters);
        }
        let surplus = content.span();
        content.parse::<TokenStream>()?;
        Err(syn::Error::new(surplus, "expected one type: put all parameters into one struct"))
    };
    Parser::parse2(parser, group.stream())
}

fn flags(input: ParseStream<'_>, errors: &mut Errors) -> Vec<Flag> {
    let mut flags = Vec::new();
    while input.parse::<Option<Token![,]>>().ok().flatten().is_some() {
        let Some(name) = errors.keep(input.call(Ident::parse_any)) else { break };
        let value = if input.parse::<Option<Token![=]>>().ok().flatten().is_some() {
            errors.keep(input.call(Ident::parse_any))
        } else {
            None
        };
        flags.push(Flag { name, value });
    }
    flags
}

/// Reports a mistake under the next token, or under the last one at the end, and skips the rest.
fn refuse(input: ParseStream<'_>, errors: &mut Errors, end: Span, message: &str) -> Option<Declaration> {
    errors.at(if input.is_empty() { end } else { input.span() }, message);
    let _ = input.parse::<TokenStream>();
    None
}
