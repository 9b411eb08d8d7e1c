//! What errors say, as their reader sees it: one line with what happened, where, and what to do.

use std::time::Duration;

use bimpeai::{Client, Error};
use serde_json::json;

use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{HTTP, KEY, TestEnvironment, refused, run};

/// The line of an error, without what differs from run to run.
fn line(error: &Error) -> String {
    let text = error.to_string();
    let mut text =
        text.replace(error.request_id().unwrap_or("-"), "ID").replace(error.idempotency_key().unwrap_or("-"), "KEY");
    if let Some(host) = error.url_host() {
        text = text.replace(host, "HOST");
    }
    text
}

fn create(
    replies: Vec<Reply>,
    change: impl FnOnce(bimpeai::ClientBuilder<Client>) -> bimpeai::ClientBuilder<Client>,
) -> Error {
    let server = ScriptedServer::start(replies);
    let builder = Client::builder().api_key(KEY).base_url(server.base_url()).http_client(HTTP.clone());
    let client = change(builder.environment(TestEnvironment::new()).retry_budget(false)).build().unwrap();
    run(client.agents().create().name("A").timeout(Duration::from_millis(100)).send()).unwrap_err()
}

#[test]
fn every_error_is_one_line_that_says_what_to_do() {
    let message = |status: u16, code: &str| Reply::json(status, &json!({"message": "boom", "code": code}));
    let with = |status: u16, header: (&str, &str)| Reply::http(status, &[header], b"");
    for (replies, expected) in [
        (
            vec![message(401, "api_key_invalid")],
            "agents.create: authentication error (401 api_key_invalid): boom; check the API key [host HOST, request id ID, \
             idempotency key KEY]",
        ),
        (
            vec![message(403, "insufficient_scope")],
            "agents.create: permission denied (403 insufficient_scope): boom; use a key whose scope covers this request \
             [host HOST, request id ID, idempotency key KEY]",
        ),
        (
            vec![Reply::json(400, &json!({"message": ["name: too short", "x: y"], "code": "validation_error"}))],
            "agents.create: validation error (400 validation_error): name: too short; x: y [host HOST, request id ID, \
             idempotency key KEY]",
        ),
        (
            vec![with(429, ("Retry-After", "90"))],
            "agents.create: rate limited (429): HTTP 429; retry in 90 s, longer than `max_retry_after` [host HOST, request \
             id ID, idempotency key KEY]",
        ),
        (
            vec![with(503, ("Retry-After", "1"))],
            "agents.create: server error (503): HTTP 503; retry in 1 s [host HOST, request id ID, idempotency key KEY, 3 \
             attempts in 2.0 s]",
        ),
        (
            vec![Reply::nothing(End::Hold)],
            "agents.create: timeout: no complete response arrived in time; the server may have processed it: retry with \
             the same idempotency key [host HOST, request id ID, idempotency key KEY, 3 attempts in 0.8 s]",
        ),
        (
            vec![Reply::nothing(End::Hold), message(409, "conflict")],
            "agents.create: conflict (409 conflict): boom; an earlier attempt got no response and may have been processed \
             (check whether it was, or send it again later with the same idempotency key) [host HOST, request id ID, \
             idempotency key KEY, 2 attempts in 0.2 s]",
        ),
        (
            vec![with(407, ("Proxy-Authenticate", "Basic"))],
            "agents.create: unexpected status (407): HTTP 407; a proxy asks for a user name and password: set them in the \
             URL of the proxy [host HOST, request id ID, idempotency key KEY]",
        ),
    ] {
        let error = create(replies, |builder| builder);
        assert_eq!(line(&error), expected);
    }
}

#[test]
fn an_error_names_the_limit_that_ended_the_request() {
    let unavailable = || vec![Reply::http(503, &[("Retry-After", "5")], b"")];
    let error = create(unavailable(), |builder| builder.deadline(Duration::from_secs(3)));
    assert!(line(&error).contains("not retried: the request's deadline leaves no time"), "{error}");
    let server = ScriptedServer::start(unavailable());
    let builder = Client::builder().api_key(KEY).base_url(server.base_url()).environment(TestEnvironment::new());
    let client = builder.max_retries(20).build().unwrap();
    let error = run(client.agents().list().send()).unwrap_err();
    assert!(line(&error).contains("not retried: the client's retry budget is empty"), "{error}");
}

#[test]
fn a_connection_error_names_host_and_innermost_cause() {
    let (_socket, address) = refused();
    let builder =
        Client::builder().api_key(KEY).base_url(format!("http://{address}")).environment(TestEnvironment::new());
    let error = run(builder.build().unwrap().agents().list().send()).unwrap_err();
    assert_eq!(error.url_host(), Some(address.to_string().as_str()));
    let line = line(&error);
    assert!(
        line.starts_with("agents.list: connection error: the connection could not be opened: Connection refused"),
        "{line}"
    );
    assert!(line.ends_with("[host HOST, request id ID, 3 attempts in 0.5 s]"), "{line}");
}

/// A server can send anything: a line of a log stays one line, of a length that can be read.
#[test]
fn an_error_is_bounded_and_on_one_line_whatever_the_server_sends() {
    let hostile = "first\nsecond\r\u{2028}third\u{202e}fourth\u{0}";
    for text in [hostile.to_owned(), hostile.repeat(50_000), "é".repeat(900_000)] {
        for body in [json!({"message": text, "code": text, "request_id": text}), json!({"message": [text, text]})] {
            let error =
                create(vec![Reply::json(404, &body)], |builder| builder.max_retries(0).max_body_bytes(64 << 20));
            let line = error.to_string();
            assert!(!line.contains(['\n', '\r', '\u{2028}', '\u{202e}', '\0']), "{line:?}");
            assert!(line.chars().count() < 2500, "{} characters", line.chars().count());
            assert!(error.message().chars().count() < 9000, "{}", error.message().len());
            assert!(format!("{error:?}").len() < 100_000);
        }
    }
}
