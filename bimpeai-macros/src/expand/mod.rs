//! Code generation.
//!
//! Generated code refers to everything by its full path and must not shadow the user's names: internal names start with
//! `__`, and a generic parameter that appears in the docs takes a letter that the declaration does not use. An
//! identifier keeps the user's span in one definition only; all other tokens have the macro's span.

mod builder;
mod client;
mod docs;
mod endpoint;
mod example;
mod fallback;
mod handle;
mod inherit;
mod input;
mod open_enum;
mod runtime;
mod serde_impls;
mod structs;
mod union;

use proc_macro2::TokenStream;

use crate::validate::{Block, Item};

pub(crate) use handle::methods;

pub(crate) fn block(block: &Block, written: &TokenStream) -> TokenStream {
    match block {
        Block::Resource(resource) => handle::expand(resource, written),
        Block::Client(client) => client::expand(client),
    }
}

pub(crate) fn item(item: &Item) -> TokenStream {
    match item {
        Item::Extending(item) => inherit::extend(item),
        Item::Struct(item) => structs::expand(item),
        Item::OpenEnum(item) => open_enum::expand(item),
        Item::Union(item) => union::expand(item),
        Item::Fallback(item) => fallback::expand(item),
    }
}
