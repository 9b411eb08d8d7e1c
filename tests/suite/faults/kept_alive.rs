//! A connection that is used again, and that the server has closed or resets meanwhile.

use std::time::Duration;

use bimpeai::Client;

use crate::support::fault::bytes::{AGENT, response};
use crate::support::fault::{FaultServer, Script, Step};
use crate::support::{KEY, TestEnvironment, run};

use super::row::BACKOFF;

fn kept(step: Option<Step>) -> Script {
    let response = response(200, &[("Connection", "keep-alive")], AGENT);
    [Step::Request, Step::Send(response)].into_iter().chain(step).collect()
}

/// Sends two requests, with a pause between them. Returns the attempts of the second, and all waits.
fn second_request(server: &FaultServer, pause: Duration) -> (u32, Vec<Duration>) {
    let environment = TestEnvironment::new();
    let client = Client::builder().api_key(KEY).base_url(server.base_url()).environment(environment.clone());
    let client = client.build().unwrap();
    run(async {
        client.agents().create().name("A").send().await.unwrap();
        tokio::time::sleep(pause).await;
        let second = client.agents().create().name("A").send_with_response().await.unwrap();
        (second.attempts, environment.waits())
    })
}

#[test]
fn a_connection_is_used_again() {
    let server =
        FaultServer::start(vec![kept(Some(Step::Request)).into_iter().chain(kept(None).split_off(1)).collect()]);
    assert_eq!(second_request(&server, Duration::ZERO), (1, Vec::new()));
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_connection_that_was_closed_meanwhile_is_replaced() {
    let server = FaultServer::start(vec![kept(None)]);
    assert_eq!(second_request(&server, Duration::from_millis(100)), (1, Vec::new()));
    assert_eq!(server.connections(), 2);
}

/// The server may have begun to work on it: that is a lost connection.
#[test]
fn a_connection_that_is_reset_when_the_second_request_arrives_is_lost() {
    let mut reset = kept(Some(Step::Request));
    reset.push(Step::Reset);
    let server = FaultServer::start(vec![reset, kept(None)]);
    assert_eq!(second_request(&server, Duration::ZERO), (2, BACKOFF[..1].to_vec()));
    let keys: Vec<_> = server.requests().iter().map(|r| r.header("idempotency-key").unwrap().to_owned()).collect();
    assert!(keys[0] != keys[1] && keys[1] == keys[2], "{keys:?}");
}
