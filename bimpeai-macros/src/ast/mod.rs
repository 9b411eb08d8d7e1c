//! Parsing: declarations as they are written. Only the grammar is checked here.

mod arguments;
mod attrs;
mod block;
mod declaration;

pub(crate) use arguments::{Arguments, MODEL, PARAMS};
pub(crate) use attrs::Attrs;
pub(crate) use block::{Block, Client, Resource, block};
pub(crate) use declaration::{Declaration, Flag, Input, Method, Route, Sub};
