//! The mock server, which our users test against.

mod actions;
mod binary;
mod control;
mod faults;
mod handlers;
mod lifecycle;
mod log;
mod rules;
mod seeds;
mod state;
mod streams;
