//! The kinds of failure at every endpoint, async and blocking: the error, the attempts, the keys that were sent.

use std::time::Duration;

use bimpeai::{Args, Endpoint, Error, ErrorKind, Response, endpoints};
use serde_json::{Value, json};

use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour, TestEnvironment, blocking_client, client, run};
use crate::wire::is_v4_uuid;

const RETRIES: u32 = 2;
const ALL_ATTEMPTS: u32 = RETRIES + 1;

/// All endpoints except streams, whose rules differ.
pub(crate) fn plain_endpoints() -> impl Iterator<Item = &'static Endpoint> {
    endpoints::ALL.iter().copied().filter(|endpoint| !endpoint.is_streamed())
}

pub(crate) fn invoke(
    flavour: Flavour,
    endpoint: &Endpoint,
    server: &ScriptedServer,
    args: Args,
) -> Result<Response<Value>, Error> {
    let environment = TestEnvironment::new();
    match flavour {
        Flavour::Async => run(endpoint.invoke(&client(&server.base_url(), &environment), args)),
        Flavour::Blocking => endpoint.invoke(&blocking_client(&server.base_url(), &environment), args),
    }
}

/// Has every endpoint fail with this reply; checks the error's kind, the attempts and the keys.
fn assert_failure(reply: &Reply, kind: ErrorKind, attempts: u32, check: impl Fn(&Endpoint, &Error)) {
    assert_failure_of(plain_endpoints(), reply, kind, attempts, check);
}

fn assert_failure_of(
    endpoints: impl IntoIterator<Item = &'static Endpoint>,
    reply: &Reply,
    kind: ErrorKind,
    attempts: u32,
    check: impl Fn(&Endpoint, &Error),
) {
    for endpoint in endpoints {
        for flavour in FLAVOURS {
            let server = ScriptedServer::start(vec![reply.clone()]);
            let mut args = Args::sample(endpoint);
            if *reply == Reply::nothing(End::Hold) {
                args.timeout = Some(Duration::from_millis(40));
            }
            let Err(error) = invoke(flavour, endpoint, &server, args) else {
                panic!("{endpoint} {flavour:?}: no error");
            };
            assert_eq!(error.kind(), kind, "{endpoint} {flavour:?}: {error}");
            assert_eq!(error.attempts(), attempts, "{endpoint} {flavour:?}: {error}");
            assert_eq!(error.endpoint(), Some(endpoint.name()));
            assert!(error.to_string().starts_with(endpoint.name()), "{error}");
            assert!(!error.to_string().contains('\n'), "{error}");
            let keys = assert_same_id_and_key(endpoint, &server);
            assert_eq!(error.idempotency_key(), keys.as_deref(), "{endpoint}");
            check(endpoint, &error);
        }
    }
}

/// Checks that every attempt carries the same request id and, for a write, the same idempotency key; a read carries
/// none. Returns the key.
fn assert_same_id_and_key(endpoint: &Endpoint, server: &ScriptedServer) -> Option<String> {
    let requests = server.requests();
    let first = &requests[0];
    assert!(is_v4_uuid(first.header("x-request-id").unwrap()), "{endpoint}");
    for request in &requests {
        assert_eq!(request.header("x-request-id"), first.header("x-request-id"), "{endpoint}");
        assert_eq!(request.header("idempotency-key"), first.header("idempotency-key"), "{endpoint}");
        assert_eq!(request.body, first.body, "{endpoint}");
    }
    let key = first.header("idempotency-key");
    assert_eq!(key.is_some(), endpoint.is_write(), "{endpoint}");
    assert!(key.is_none_or(is_v4_uuid), "{endpoint}");
    key.map(str::to_owned)
}

/// The API honours a key on every write.
#[test]
fn every_write_is_declared_idempotent() {
    for endpoint in endpoints::ALL {
        assert_eq!(endpoint.is_idempotent(), endpoint.is_write(), "{endpoint}");
    }
}

fn error_response(status: u16) -> Reply {
    Reply::json(
        status,
        &json!({"message": "boom", "code": "some_code", "request_id": "req-body", "statusCode": status}),
    )
}

/// Checks a status that is not retried.
fn assert_not_retried(status: u16, kind: ErrorKind) {
    assert_failure(&error_response(status), kind, 1, |_, error| assert_details(error, status));
}

/// Checks a status that is retried until there are no retries left.
fn assert_retried(status: u16, kind: ErrorKind) {
    assert_failure(&error_response(status), kind, ALL_ATTEMPTS, |_, error| assert_details(error, status));
}

fn assert_details(error: &Error, status: u16) {
    assert_eq!(error.status().unwrap(), status);
    assert_eq!(error.message(), "boom");
    assert_eq!(error.code().unwrap().as_str(), "some_code");
    assert_eq!(error.request_id(), Some("req-body"));
    assert!(error.is_api());
    assert!(String::from_utf8_lossy(error.body()).contains("statusCode"));
    let line = error.to_string();
    for fact in ["boom", "some_code", "req-body", &status.to_string()] {
        assert!(line.contains(fact), "{line}");
    }
}

#[test]
fn status_400() {
    assert_not_retried(400, ErrorKind::BadRequest);
}

#[test]
fn status_400_with_validation_errors() {
    let body = json!({"message": ["name: too short", "rules.0.id: must be: unique"], "code": "validation_error"});
    assert_failure(&Reply::json(400, &body), ErrorKind::Validation, 1, |_, error| {
        assert!(error.is_bad_request() && error.is_validation());
        let fields: Vec<_> = error.field_errors().iter().map(|f| (f.path.as_str(), f.message.as_str())).collect();
        assert_eq!(fields, [("name", "too short"), ("rules.0.id", "must be: unique")]);
    });
}

#[test]
fn status_401() {
    assert_not_retried(401, ErrorKind::Authentication);
}

#[test]
fn status_403() {
    assert_not_retried(403, ErrorKind::PermissionDenied);
}

#[test]
fn status_404() {
    assert_not_retried(404, ErrorKind::NotFound);
}

#[test]
fn status_408_is_retried() {
    assert_retried(408, ErrorKind::OtherStatus);
}

#[test]
fn status_409_is_never_retried() {
    assert_not_retried(409, ErrorKind::Conflict);
}

#[test]
fn status_418() {
    assert_not_retried(418, ErrorKind::OtherStatus);
}

#[test]
fn status_422() {
    assert_not_retried(422, ErrorKind::OtherStatus);
}

#[test]
fn status_429_is_retried() {
    assert_retried(429, ErrorKind::RateLimit);
}

#[test]
fn status_500_is_retried() {
    assert_retried(500, ErrorKind::InternalServer);
}

#[test]
fn status_501_is_never_retried() {
    assert_not_retried(501, ErrorKind::NotImplemented);
}

#[test]
fn status_503_is_retried() {
    assert_retried(503, ErrorKind::InternalServer);
}

#[test]
fn a_redirect_is_an_error() {
    let reply = Reply::http(307, &[("Location", "/elsewhere")], b"");
    assert_failure(&reply, ErrorKind::OtherStatus, 1, |_, error| assert_eq!(error.status().unwrap(), 307));
}

#[test]
fn a_malformed_body_is_a_decode_error_where_data_is_expected() {
    let reply = Reply::http(200, &[("X-Request-Id", "srv-1")], b"<html>hello</html>");
    let expect_data = |endpoint: &&Endpoint| !matches!(endpoint.output(), bimpeai::schema::Output::Empty);
    let endpoints = plain_endpoints().filter(expect_data);
    assert_failure_of(endpoints, &reply, ErrorKind::Decode, 1, |_, error| {
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(error.request_id(), Some("srv-1"));
        assert!(error.to_string().contains("<html>hello"), "{error}");
    });
}

#[test]
fn a_reset_connection_is_retried() {
    assert_failure(&Reply::nothing(End::Close), ErrorKind::Connection, ALL_ATTEMPTS, |_, error| {
        assert!(error.may_have_been_sent());
        assert!(std::error::Error::source(error).is_some());
    });
}

#[test]
fn a_truncated_body_is_a_connection_error() {
    let reply = Reply::http(200, &[("Content-Length", "400")], br#"{"message":"ok""#);
    assert_failure(&reply, ErrorKind::Connection, ALL_ATTEMPTS, |_, _| {});
}

#[test]
fn no_response_is_a_timeout() {
    assert_failure(&Reply::nothing(End::Hold), ErrorKind::Timeout, ALL_ATTEMPTS, |_, error| {
        assert!(error.is_connection() && error.is_timeout());
    });
}

/// Nothing listens on that port: the request was certainly not sent.
#[test]
fn a_refused_connection_was_not_sent() {
    let (_socket, address) = crate::support::refused();
    let client = client(&format!("http://{address}"), &TestEnvironment::new());
    for endpoint in plain_endpoints() {
        let error = run(endpoint.invoke(&client, Args::sample(endpoint))).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connection, ALL_ATTEMPTS), "{endpoint}");
        assert!(!error.may_have_been_sent(), "{endpoint}");
    }
}

#[test]
fn an_empty_response_is_a_success_only_where_one_is_expected() {
    use bimpeai::schema::Output;
    let empty = [
        Reply::http(204, &[], b""),
        Reply::http(200, &[], b""),
        Reply::http(200, &[], b"OK"),
        Reply::http(200, &[], b"[]"),
        Reply::json(200, &json!({"success": true})),
        Reply::json(200, &json!({"message": null})),
        Reply::json(200, &json!({"message": "deleted"})),
        Reply::json(200, &json!({"message": "deleted", "data": null})),
        Reply::json(200, &json!({"message": "deleted", "data": {"whatever": 1}})),
    ];
    let null = 7;
    for endpoint in plain_endpoints() {
        let expects_data = !matches!(endpoint.output(), Output::Empty);
        let is_list = matches!(endpoint.output(), Output::List(_) | Output::Page(_));
        for (turn, reply) in empty.iter().enumerate() {
            let server = ScriptedServer::start(vec![reply.clone()]);
            let outcome = invoke(Flavour::Async, endpoint, &server, Args::sample(endpoint));
            match outcome {
                Ok(_) if is_list => assert_eq!(turn, null, "{endpoint}: reply {turn}"),
                Ok(_) => assert!(!expects_data || turn == 8, "{endpoint}: reply {turn}"),
                Err(error) => {
                    assert!(expects_data && error.is_decode(), "{endpoint}: reply {turn}: {error}");
                    assert!(!is_list || turn != null, "{endpoint}: {error}");
                }
            }
        }
    }
}

/// `json_path` is the path of the value that cannot be decoded.
#[test]
fn a_decode_error_has_the_path_of_the_value() {
    let agent = |name: Value| json!({"id": "agt_1", "name": name, "created_at": "t", "updated_at": "t"});
    let server = ScriptedServer::start(vec![
        Reply::json(200, &json!({"message": "ok", "data": [agent(json!("a")), agent(json!(5))]})),
        Reply::json(200, &json!({"message": "ok", "data": agent(json!(null))})),
        Reply::json(200, &json!([1, 2])),
        Reply::json(200, &json!({"message": "ok"})),
        Reply::http(200, &[], br#"{"message":"ok","data":{"id":"#),
    ]);
    let client = client(&server.base_url(), &TestEnvironment::new());
    let listed = run(client.agents().list().send()).unwrap_err();
    assert_eq!(listed.json_path(), Some("data[1].name"));
    let paths = [Some("data.name"), None, Some("data"), Some("data.id")];
    for path in paths {
        let error = run(client.agents().retrieve("agt_1").send()).unwrap_err();
        assert!(error.is_decode());
        assert_eq!(error.json_path(), path, "{error}");
    }
}

#[test]
fn a_body_over_the_limit_is_an_error() {
    let long = json!({"message": "ok", "data": [], "padding": "x".repeat(5000)});
    let server = ScriptedServer::start(vec![Reply::json(200, &long)]);
    let client =
        bimpeai::Client::builder().api_key("sk").base_url(server.base_url()).max_body_bytes(4096).build().unwrap();
    let error = run(client.agents().list().send()).unwrap_err();
    assert!(error.is_decode());
    assert_eq!(error.attempts(), 1);
    assert!(error.to_string().contains("4096 bytes"), "{error}");
}

#[test]
fn a_corrupt_compressed_body_is_a_decode_error() {
    let reply = Reply::http(200, &[("Content-Encoding", "gzip")], b"this is not gzip at all");
    assert_failure(&reply, ErrorKind::Decode, 1, |_, _| {});
}

/// The official Python SDK requests the same page forever.
#[test]
fn a_page_that_does_not_advance_ends_the_walk() {
    use futures::StreamExt;
    let meta = json!({"total_count": 9, "page_count": 9, "current_page": 1, "limit": 1,
        "has_next_page": true, "has_previous_page": false});
    let server = ScriptedServer::start(vec![Reply::json(200, &json!({"message": "ok", "data": [], "meta": meta}))]);
    let client = client(&server.base_url(), &TestEnvironment::new());
    let pages: Vec<_> = run(client.agents().list().pages().collect());
    assert_eq!(pages.len(), 2);
    assert!(pages[1].as_ref().unwrap_err().is_pagination());
    let blocking = blocking_client(&server.base_url(), &TestEnvironment::new());
    assert!(blocking.agents().list().items().next().unwrap().unwrap_err().is_pagination());
}

/// The official Python SDK loses the page when some fields of `meta` are missing.
#[test]
fn a_page_with_a_partial_meta_is_read() {
    let agent = json!({"id": "agt_1", "name": "A", "created_at": "t", "updated_at": "t"});
    let partial = json!({"message": "ok", "data": [agent], "meta": {"has_next_page": true, "current_page": 1}});
    let last = json!({"message": "ok", "data": [agent], "meta": {}});
    let server = ScriptedServer::start(vec![Reply::json(200, &partial), Reply::json(200, &last)]);
    let client = blocking_client(&server.base_url(), &TestEnvironment::new());
    let pages: Vec<_> = client.agents().list().pages().map(Result::unwrap).collect();
    assert_eq!(pages.len(), 2);
    assert!(pages[0].meta.is_none() && pages[0].has_next_page());
}
