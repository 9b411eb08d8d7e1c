//! Validation: from what was parsed to what is expanded. Each mistake is reported under its token, and whatever is still
//! meaningful is kept, so that one mistake does not cause others.

mod docs;
mod fields;
mod flags;
mod item;
mod item_attrs;
mod method_names;
mod numbers;
mod open_enum;
mod output;
mod path;
mod reserved;
mod resource;
mod route;
mod structs;
mod ticket;
mod types;
mod union;

use crate::ast;
use crate::errors::Errors;

pub(crate) use fields::{Field, Shape};
pub(crate) use item::{Fallback, Item, model, params};
pub(crate) use open_enum::{KnownValue, OpenEnum};
pub(crate) use output::Output;
pub(crate) use path::PathParam;
pub(crate) use resource::{Client, Resource, Sub};
pub(crate) use route::{Route, constant_of};
pub(crate) use structs::{Base, Extending, Role, Struct};
pub(crate) use union::{Union, Variant};

pub(crate) enum Block {
    Resource(Resource),
    Client(Client),
}

pub(crate) fn block(block: ast::Block, errors: &mut Errors) -> Block {
    match block {
        ast::Block::Resource(resource) => Block::Resource(resource::resource(resource, errors)),
        ast::Block::Client(client) => Block::Client(resource::client(client, errors)),
    }
}
