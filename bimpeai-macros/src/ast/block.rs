//! The block that `endpoints!` takes: a head, and declarations in braces.

use proc_macro2::{Delimiter, Group, Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Token, Type, token};

use super::declaration::{Declaration, declarations};
use crate::errors::Errors;

pub(crate) enum Block {
    Resource(Resource),
    Client(Client),
}

/// `resource agents.calls: AgentCalls where .. { .. }`
pub(crate) struct Resource {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) keyword: Ident,
    pub(crate) accessor: Vec<Ident>,
    pub(crate) ty: Ident,
    pub(crate) ids: Vec<(Ident, Type)>,
    pub(crate) declarations: Vec<Declaration>,
}

/// `client { .. }` or `client trait Api { .. }`
pub(crate) struct Client {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) keyword: Ident,
    pub(crate) api: Option<Ident>,
    pub(crate) declarations: Vec<Declaration>,
}

/// Parses the head, then each declaration on its own.
pub(crate) fn block(input: TokenStream, errors: &mut Errors) -> Option<Block> {
    let head = Parser::parse2(head, input);
    let (mut block, body) = errors.keep(head)?;
    let declarations = declarations(&body, errors);
    match &mut block {
        Block::Resource(resource) => resource.declarations = declarations,
        Block::Client(client) => client.declarations = declarations,
    }
    Some(block)
}

fn head(input: ParseStream<'_>) -> syn::Result<(Block, Group)> {
    let attrs = input.call(Attribute::parse_outer)?;
    let keyword: Ident = input.parse()?;
    let block = match keyword.to_string().as_str() {
        "resource" => Block::Resource(resource_head(attrs, keyword, input)?),
        "client" => Block::Client(client_head(attrs, keyword, input)?),
        _ => return Err(syn::Error::new(keyword.span(), "expected `resource name: Type { .. }` or `client { .. }`")),
    };
    let body: Group =
        input.parse().map_err(|error| syn::Error::new(error.span(), "expected the declarations in `{ .. }`"))?;
    if body.delimiter() != Delimiter::Brace {
        return Err(syn::Error::new(body.span_open(), "expected the declarations in `{ .. }`"));
    }
    if !input.is_empty() {
        return Err(input.error("expected one block: declare another one in its own module, with its own `endpoints!`"));
    }
    Ok((block, body))
}

fn resource_head(attrs: Vec<Attribute>, keyword: Ident, input: ParseStream<'_>) -> syn::Result<Resource> {
    let mut accessor = vec![input.call(Ident::parse_any)?];
    while input.peek(Token![.]) {
        input.parse::<Token![.]>()?;
        accessor.push(input.call(Ident::parse_any)?);
    }
    input.parse::<Token![:]>().map_err(|error| {
        syn::Error::new(error.span(), "expected `: Type` after the accessor: the name of the resource's type")
    })?;
    let ty = input.parse()?;
    let mut ids = Vec::new();
    if input.peek(Token![where]) {
        input.parse::<Token![where]>()?;
        while !input.peek(token::Brace) && !input.is_empty() {
            let name = input.parse()?;
            input.parse::<Token![:]>()?;
            ids.push((name, input.parse()?));
            if !input.peek(token::Brace) {
                input.parse::<Token![,]>()?;
            }
        }
    }
    Ok(Resource { attrs, keyword, accessor, ty, ids, declarations: Vec::new() })
}

fn client_head(attrs: Vec<Attribute>, keyword: Ident, input: ParseStream<'_>) -> syn::Result<Client> {
    let api = if input.peek(Token![trait]) {
        input.parse::<Token![trait]>()?;
        Some(input.parse()?)
    } else {
        None
    };
    Ok(Client { attrs, keyword, api, declarations: Vec::new() })
}
