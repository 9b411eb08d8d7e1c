//! Parsing: declarations as they are written. Only the grammar is checked here.

mod arguments;
mod attrs;
mod block;
mod cursor;
mod declaration;
mod head;
mod lines;
mod outer;
mod route;
mod types;

pub(crate) use arguments::{Arguments, MODEL, PARAMS};
pub(crate) use attrs::Attrs;
pub(crate) use block::{Block, Client, Resource, block};
pub(crate) use declaration::{Declaration, Declarations, Flag, Input, LineState, Method, Route, Sub};
pub(crate) use route::FLAGS;
