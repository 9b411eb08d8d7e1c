//! The request log: its conditions and the messages of failed assertions.

use bimpeai::endpoints::{agents, workflows};
use bimpeai::mock::{Received, RecordedRequest, Server};
use serde_json::json;

fn failure(check: impl FnOnce() + std::panic::UnwindSafe) -> String {
    *std::panic::catch_unwind(check).unwrap_err().downcast::<String>().unwrap()
}

fn with_requests() -> Server {
    let server = Server::start_blocking();
    let client = server.blocking_client();
    client.agents().create().name("A").idempotency_key("op-1").send().unwrap();
    client.agents().create().name("B").description("second").send().unwrap();
    client.agents().list().page(2).limit(5).send().unwrap();
    client.agents().retrieve("agt_1").send().unwrap();
    server
}

#[test]
fn conditions_select_requests() {
    let server = with_requests();
    let created = || server.received(agents::CREATE);
    created().assert_times(2);
    assert_eq!(created().header("Idempotency-Key", "op-1").assert_once().json(), Some(json!({"name": "A"})));
    created().json(json!({"description": "second", "name": "B"})).assert_once();
    created().json_includes(json!({"name": "B"})).has_header("idempotency-key").attempt(1).assert_once();
    created().json(json!({"name": "B"})).assert_none();
    created().header("authorization", format!("Bearer {}", server.api_key())).assert_times(2);
    server.received(agents::LIST).query("page", "2").query("limit", "5").no_query("search").no_body().assert_once();
    server.received(agents::LIST).no_header("idempotency-key").assert_once();
    server.received(agents::RETRIEVE).ids(["agt_1"]).assert_once();
    server.received(workflows::LIST).assert_none();
    assert_eq!(server.received_any().count(), 4);
    let outcomes: Vec<_> = server.requests().iter().map(|request| request.outcome().unwrap().to_owned()).collect();
    assert_eq!(outcomes, ["201", "201", "200", "200"]);
    server.clear_requests();
    server.received_any().assert_none();
}

#[test]
fn a_failure_shows_the_closest_request_and_the_difference() {
    let server = with_requests();
    let wanted: Received = server.received(agents::CREATE).json_includes(json!({"name": "B", "description": "third"}));
    let message = failure(move || drop(wanted.assert()));
    for part in [
        "expected at least one request to agents.create matching all conditions, received 0",
        "closest: #2 POST /api/v1/console/agents",
        "body.description: expected \"third\", got \"second\"",
    ] {
        assert!(message.contains(part), "{message}");
    }
    let wanted = server.received(agents::CREATE).header("authorization", "Bearer sk_wrong");
    let message = failure(move || drop(wanted.assert()));
    assert!(message.contains("header authorization: expected [redacted], got [redacted]"), "{message}");
    assert!(!message.contains(server.api_key()), "{message}");

    let wanted = server.received(workflows::CREATE);
    let message = failure(move || drop(wanted.assert_once()));
    assert!(
        message.contains("received instead:") && message.contains("#4 GET /api/v1/console/agents/agt_1"),
        "{message}"
    );
}

#[test]
fn faults_are_in_the_log() {
    let server = Server::start_blocking();
    server.on(agents::LIST).reset_in_body(2);
    let client = server.blocking_client();
    client.agents().list().max_retries(0).send().unwrap_err();
    assert_eq!(server.requests()[0].outcome(), Some("200, a reset in the body"));
}

#[test]
fn the_log_keeps_the_last_requests() {
    let server = Server::builder().log_capacity(2).start_blocking();
    let client = server.blocking_client();
    for _ in 0..3 {
        client.agents().list().send().unwrap();
    }
    assert_eq!(server.requests().iter().map(RecordedRequest::number).collect::<Vec<_>>(), [2, 3]);
}
