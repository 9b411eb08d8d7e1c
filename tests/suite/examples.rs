//! The examples run on the mock unless `--live` is given, and delete what they created, however they end.

#![expect(clippy::duplicate_mod, reason = "each example is a program, with its own copy of `examples/support`")]

use std::collections::BTreeMap;
use std::process::Output;

use bimpeai::Endpoint;
use bimpeai::endpoints::{agents, workflows};
use bimpeai::mock::{RecordedRequest, Server};
use bimpeai::models::WorkflowScope;

use crate::support::{cargo, run};

#[path = "../../examples/calls.rs"]
#[expect(dead_code, reason = "`main` and what only `--live` does")]
mod calls;
#[path = "../../examples/connectors.rs"]
#[expect(dead_code, reason = "`main`")]
mod connectors;
#[path = "../../examples/quickstart.rs"]
#[expect(dead_code, reason = "`main`")]
mod quickstart;
#[path = "../../examples/stream_messages.rs"]
#[expect(dead_code, reason = "`main`")]
mod stream_messages;

/// Runs an example as a program. No request can leave the machine: the proxy is a port on which nothing listens.
fn program(example: &str, key: Option<&str>, arguments: &[&str]) -> Output {
    let mut command = cargo("run");
    command.args(["--locked", "--quiet", "--features", "mock", "--example", example, "--"]).args(arguments);
    for proxy in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        command.env(proxy, "http://127.0.0.1:9");
    }
    command.env_remove("NO_PROXY").env_remove("no_proxy").env_remove("BIMPEAI_API_KEY");
    command.envs(key.map(|key| ("BIMPEAI_API_KEY", key)));
    command.output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_key_in_the_environment_does_not_make_an_example_live() {
    for example in ["quickstart", "calls", "connectors", "stream_messages"] {
        let output = program(example, Some("sk_live_1"), &[]);
        assert!(output.status.success(), "{example}: {}", stderr(&output));
        assert!(stdout(&output).contains("mock server at http://127.0.0.1:"), "{example}: {}", stdout(&output));
    }
}

#[test]
fn live_needs_a_key() {
    for key in [None, Some("")] {
        let output = program("quickstart", key, &["--live"]);
        assert!(!output.status.success());
        assert!(stderr(&output).contains("BIMPEAI_API_KEY: must be set"), "{}", stderr(&output));
    }
}

#[test]
fn live_is_the_live_api() {
    let output = program("calls", Some("sk_live_1"), &["--live"]);
    assert!(!output.status.success());
    assert!(stdout(&output).contains("live API"), "{}", stdout(&output));
    assert!(stderr(&output).contains("agents.list: connection error"), "{}", stderr(&output));
}

#[test]
fn a_mistyped_flag_is_refused() {
    let output = program("quickstart", Some("sk_live_1"), &["--lvie"]);
    assert!(!output.status.success());
    assert!(stderr(&output).contains("--lvie: unknown flag"), "{}", stderr(&output));
}

#[test]
fn quickstart_deletes_what_it_created_wherever_it_fails() {
    fails_cleanly_at_every_request(&async |server| {
        quickstart::quickstart(&server.client(), server.blocking_client()).await.is_ok()
    });
}

#[test]
fn calls_deletes_what_it_created_wherever_it_fails() {
    fails_cleanly_at_every_request(&async |server| calls::on_the_mock(server, "+12025550101").await.is_ok());
}

#[test]
fn connectors_deletes_what_it_created_wherever_it_fails() {
    fails_cleanly_at_every_request(&async |server| connectors::on_the_mock(server).await.is_ok());
}

#[test]
fn stream_messages_deletes_what_it_created_wherever_it_fails() {
    fails_cleanly_at_every_request(&async |server| stream_messages::on_the_mock(server).await.is_ok());
}

/// Runs an example once as it is, then once for each of its requests with that request refused.
fn fails_cleanly_at_every_request(example: &impl AsyncFn(&Server) -> bool) {
    let server = Server::start_blocking();
    assert!(run(example(&server)));
    let mut requests: BTreeMap<&str, (&'static Endpoint, u64)> = BTreeMap::new();
    for endpoint in server.requests().iter().filter_map(RecordedRequest::endpoint) {
        requests.entry(endpoint.name()).or_insert((endpoint, 0)).1 += 1;
    }
    assert_nothing_is_left(&server, "no fault");

    // These two are the cleanup itself; see the test below.
    requests.retain(|name, _| ![agents::DELETE.name(), workflows::DELETE.name()].contains(name));
    for (endpoint, count) in requests.into_values() {
        for nth in 1..=count {
            let server = Server::start_blocking();
            server.on(endpoint).nth(nth).status(400);
            assert!(!run(example(&server)), "{endpoint} {nth}: no error");
            assert_nothing_is_left(&server, &format!("{endpoint} {nth}"));
        }
    }
}

fn assert_nothing_is_left(server: &Server, fault: &str) {
    let client = server.blocking_client();
    let agents: Vec<_> = client.agents().list().items().map(|agent| agent.unwrap().name).collect();
    assert!(agents.is_empty(), "{fault}: {agents:?} are left");
    let workflows = client.workflows().list().scope(WorkflowScope::Owned).items();
    let workflows: Vec<_> = workflows.map(|workflow| workflow.unwrap().name).collect();
    assert!(workflows.is_empty(), "{fault}: {workflows:?} are left");
}

/// The first error is the one that is reported, and no error keeps the remaining agents.
#[test]
fn a_deletion_that_fails_does_not_stop_the_others() {
    let server = Server::start_blocking();
    server.on(agents::UPDATE).status(400);
    server.on(agents::DELETE).status(403);
    let outcome = run(quickstart::quickstart(&server.client(), server.blocking_client()));
    let error = format!("{:?}", outcome.unwrap_err());
    assert!(error.starts_with("agents.update: "), "{error}");
    assert_eq!(server.blocking_client().agents().list().items().count(), 1);
    server.received(agents::DELETE).assert_times(3);
}
