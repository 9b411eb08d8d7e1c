//! A running server: how it is built, started, used and stopped, and what happens between a request and its response.

mod builder;
mod connection;
mod exchange;
mod handle;
mod no_waiting;
mod streams;

pub use builder::Builder;
pub use handle::Server;
pub use no_waiting::NoWaiting;
