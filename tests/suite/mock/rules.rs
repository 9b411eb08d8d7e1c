//! The rules of the API that the mock enforces: keys, scopes, input, limits, idempotency.

use std::time::{Duration, UNIX_EPOCH};

use bimpeai::blocking::Client;
use bimpeai::endpoints::agents;
use bimpeai::endpoints::conversations::messages;
use bimpeai::mock::{Clock, Key, Seed, Server};
use bimpeai::{Error, ErrorCode, Result, http::Method};
use futures::FutureExt;
use serde_json::{Value, json};

use crate::support::run;

fn with_key(server: &Server, key: &str) -> Client {
    server.set_up(Client::builder()).api_key(key).max_retries(0).build().unwrap()
}

/// Returns the status and the code of a refusal.
fn refused<T: std::fmt::Debug>(outcome: Result<T>) -> (u16, String) {
    let error = outcome.unwrap_err();
    (error.status().unwrap().as_u16(), error.code().map(|code| code.as_str().to_owned()).unwrap_or_default())
}

#[test]
fn keys_and_scopes_are_checked() {
    let reader = Key::new("sk_reader").scope("agents:read").scope("workflows:*");
    let server = Server::builder().key(reader).key(Key::new("sk_old").expired()).start_blocking();
    let reader = with_key(&server, "sk_reader");
    reader.agents().list().send().unwrap();
    reader.workflows().create().name("w").send().unwrap();
    let insufficient = (403, "insufficient_scope".to_owned());
    assert_eq!(refused(reader.agents().create().name("a").send()), insufficient);
    assert_eq!(refused(reader.conversations().list("agt_1").send()), insufficient);
    assert_eq!(refused(with_key(&server, "sk_old").agents().list().send()), (401, "api_key_expired".to_owned()));
    assert_eq!(refused(with_key(&server, "sk_nobody").agents().list().send()), (401, "api_key_invalid".to_owned()));
}

#[test]
fn a_request_without_a_key_is_refused() {
    let server = Server::start_blocking();
    let body = run(async {
        let url = format!("{}/api/v1/console/agents", server.base_url());
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let response = http.get(url).header("x-request-id", "req-7").send().await.unwrap();
        assert_eq!((response.status().as_u16(), response.headers()["x-request-id"].to_str().unwrap()), (401, "req-7"));
        serde_json::from_slice::<Value>(&response.bytes().await.unwrap()).unwrap()
    });
    assert_eq!((&body["code"], &body["request_id"]), (&json!("api_key_missing"), &json!("req-7")));
}

fn problems(client: &Client, body: &Value) -> Vec<String> {
    let error = client.request(Method::POST, "/agents").json(body).send::<Value>().unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ValidationError), "{error}");
    error.field_errors().iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect()
}

#[test]
fn input_is_validated_field_by_field() {
    let server = Server::builder().strict_enums().start_blocking();
    let client = server.blocking_client();
    let reported = problems(&client, &json!({"nmae": "x", "description": 7, "persona": "grumpy", "logo": ["x"]}));
    assert_eq!(
        reported,
        [
            "name: is required",
            "description: must be a string",
            "persona: must be one of professional, friendly, concise",
            "logo: must be a string",
            "nmae: is not a known field",
        ]
    );
    assert_eq!(problems(&client, &json!([])), ["body: must be an object"]);
    let error = client.request(Method::GET, "/agents").query([("pgae", "1")]).send::<Value>().unwrap_err();
    assert_eq!(error.field_errors()[0].path, "pgae");
}

#[test]
fn missing_records_and_routes_are_not_found() {
    let server = Server::start_blocking();
    let client = server.blocking_client();
    let errors: Vec<Error> = vec![
        client.agents().retrieve("agt_9").send().unwrap_err(),
        client.agents().update("agt_9").name("x").send().unwrap_err(),
        client.agents().delete("agt_9").send().unwrap_err(),
        client.conversations().messages().list("agt_9", "cnv_1").send().unwrap_err(),
        client.conversations().messages().stream_ticket("agt_9", "cnv_1").send().unwrap_err(),
        client.request(Method::GET, "/nothing/here").send::<Value>().unwrap_err(),
    ];
    for error in errors {
        assert!(error.is_not_found(), "{error}");
    }
    let error = client.request(Method::PUT, "/agents").json(json!({})).send::<Value>().unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 405);
}

#[test]
fn a_refused_stream_gets_the_error_body_of_the_api() {
    let server = Server::builder().seed(Seed::demo()).start_blocking();
    server.stream("cnv_1").refuse(403);
    let client = server.blocking_client();
    let error = client.conversations().messages().stream("agt_1", "cnv_1").open().next().unwrap().unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.code().unwrap().as_str()), (403, "forbidden"));
    let received = server.requests();
    let refused =
        received.iter().find(|request| request.endpoint().is_some_and(|route| route.name() == messages::STREAM.name()));
    assert_eq!(error.request_id(), refused.unwrap().header("x-request-id"));
}

#[test]
fn the_number_of_agents_is_limited() {
    let server = Server::builder().record_limit(agents::LIST, 2).start_blocking();
    let client = server.blocking_client();
    let first = client.agents().create().name("one").send().unwrap();
    client.agents().create().name("two").send().unwrap();
    let error = client.agents().create().name("three").send().unwrap_err();
    assert!(error.is_permission_denied() && error.code() == Some(&ErrorCode::AgentLimitReached), "{error}");
    client.agents().delete(&first.id).send().unwrap();
    client.agents().create().name("three").send().unwrap();
    client.workflows().create().name("not an agent").send().unwrap();
}

#[test]
fn a_key_is_limited_to_n_requests_per_window() {
    let clock = Clock::fixed(UNIX_EPOCH + Duration::from_secs(1_000));
    let builder = Server::builder().clock(clock.clone()).rate_limit(2, Duration::from_secs(60));
    let server = builder.key("sk_one").key("sk_other").start_blocking();
    let client = with_key(&server, "sk_one");
    let first = client.agents().list().send_with_response().unwrap();
    let limits =
        ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"].map(|name| first.headers[name].clone());
    assert_eq!(limits, ["2", "1", "1060"]);
    client.agents().list().send().unwrap();
    clock.advance(Duration::from_millis(17_500));
    let error = client.agents().list().send().unwrap_err();
    assert!(error.is_rate_limit(), "{error}");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(43)));
    assert_eq!((error.rate_limit().limit, error.rate_limit().remaining), (Some(2), Some(0)));
    with_key(&server, "sk_other").agents().list().send().unwrap();
    clock.advance(Duration::from_secs(43));
    client.agents().list().send().unwrap();
}

#[test]
fn the_same_key_and_body_gets_the_stored_response() {
    let server = Server::start_blocking();
    let client = server.blocking_client();
    let create = |name: &str| client.agents().create().name(name).idempotency_key("op-1").send_with_response();
    let first = create("A").unwrap();
    let again = create("A").unwrap();
    assert_eq!((&first.value.id, first.status), (&again.value.id, again.status));
    assert!(!first.headers.contains_key("idempotency-replayed"));
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert!(create("B").unwrap_err().is_conflict());
    assert_eq!(client.agents().list().items().count(), 1);
    // A refusal is not stored.
    let misspelt = client.request(Method::POST, "/agents").json(json!({"nmae": "C"})).idempotency_key("op-2");
    assert!(misspelt.send::<Value>().unwrap_err().is_validation());
    client.agents().create().name("C").idempotency_key("op-2").send().unwrap();
}

#[tokio::test]
async fn a_key_in_flight_is_a_conflict() {
    let server = Server::start().await;
    server.on(agents::CREATE).no_response();
    let client = server.client();
    let create = || client.agents().create().name("A").idempotency_key("op-1").max_retries(0).send();
    let mut hanging = Box::pin(create());
    while server.received(agents::CREATE).count() == 0 {
        assert!((&mut hanging).now_or_never().is_none());
        tokio::task::yield_now().await;
    }
    let error = create().await.unwrap_err();
    assert!(error.is_conflict() && error.message().contains("still in progress"), "{error}");
    // Once its client has disconnected, it is no longer in progress.
    drop(hanging);
    let agent = loop {
        match create().await {
            Ok(agent) => break agent,
            Err(error) => assert!(error.is_conflict(), "{error}"),
        }
    };
    assert_eq!(agent.name, "A");
}

#[test]
fn calls_of_a_team_are_not_implemented() {
    let server = Server::start_blocking();
    let error = server.blocking_client().calls().list().send().unwrap_err();
    assert!(error.is_not_implemented() && error.status().unwrap().as_u16() == 501);
}
