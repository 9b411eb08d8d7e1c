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
mod sample;
mod types;

pub(crate) use arguments::{Arguments, Known, MODEL, PARAMS};
pub(crate) use attrs::{Attrs, Place, is_kept};
pub(crate) use block::{Block, Client, Resource, block};
pub(crate) use declaration::{Declaration, Declarations, Flag, Input, LineState, Method, Route, Sub};
pub(crate) use route::FLAGS;
pub(crate) use sample::{Sample, SampleShape};
