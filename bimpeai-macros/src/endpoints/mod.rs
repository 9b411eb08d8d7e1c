//! `endpoints!`

mod check;
mod client;
mod docs;
mod meant;
mod parse;
mod resource;
mod route;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

use crate::errors::Errors;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let expanded = match parse::block(input, &mut errors) {
        Some(parse::Block::Resource(written)) => resource::expand(&check::resource(written, &mut errors)),
        Some(parse::Block::Client(written)) => client::expand(&check::client(written, &mut errors)),
        None => TokenStream::new(),
    };
    let errors = errors.into_tokens();
    quote::quote!(#errors #expanded)
}
