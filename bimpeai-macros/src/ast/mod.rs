//! What was written. Nothing is checked here beyond the grammar.

mod arguments;
mod attrs;
mod block;
mod declaration;

pub(crate) use arguments::{Arguments, MODEL, PARAMS};
pub(crate) use attrs::Attrs;
pub(crate) use block::{Block, Client, Resource, block};
pub(crate) use declaration::{Declaration, Flag, Input, Method, Route, Sub};
