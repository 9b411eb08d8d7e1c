//! The code that is generated.
//!
//! It names everything by its full path, and hides no name of the user: what nobody reads is called `__x`, a generic
//! parameter that appears in the docs takes a letter that the declaration does not use. What the user named keeps the
//! user's span in one place, and all else has the macro's.

mod builder;
mod client;
mod docs;
mod endpoint;
mod handle;
mod inherit;
mod open_enum;
mod runtime;
mod serde_impls;
mod structs;
mod union;

use proc_macro2::TokenStream;

use crate::validate::{Block, Item};

pub(crate) fn block(block: &Block) -> TokenStream {
    match block {
        Block::Resource(resource) => handle::expand(resource),
        Block::Client(client) => client::expand(client),
    }
}

pub(crate) fn item(item: &Item) -> TokenStream {
    match item {
        Item::Extending(item) => inherit::extend(item),
        Item::Struct(item) => structs::expand(item),
        Item::OpenEnum(item) => open_enum::expand(item),
        Item::Union(item) => union::expand(item),
    }
}
