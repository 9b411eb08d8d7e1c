//! The mock server: what our users test against.

mod binary;
mod control;
mod faults;
mod lifecycle;
mod log;
mod rules;
mod seeds;
mod semantics;
mod state;
