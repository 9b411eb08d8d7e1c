//! The mock server: what our users test against.

mod binary;
mod control;
mod faults;
mod lifecycle;
mod log;
mod rules;
mod seeds;
mod state;

use std::sync::Arc;

use bimpeai::mock::Server;
use bimpeai::{Client, blocking};

use crate::support::TestEnvironment;

/// A client that does not wait between its attempts.
fn client(server: &Server) -> Client {
    server.set_up(Client::builder()).environment(TestEnvironment::new()).build().unwrap()
}

fn blocking_client(server: &Server) -> blocking::Client {
    let environment: Arc<TestEnvironment> = TestEnvironment::new();
    server.set_up(blocking::Client::builder()).environment(environment).build().unwrap()
}
