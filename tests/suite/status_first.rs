//! Once the status and the headers of a response are in, they decide, whatever happens to its body.

use std::time::Duration;

use bimpeai::{Client, ErrorKind};
use serde_json::json;

use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{TestEnvironment, client, run};

/// What can happen to the body of an error response.
fn broken_bodies(status: u16) -> Vec<(&'static str, Reply)> {
    let with = |header: (&'static str, &'static str), body: &[u8], end: End| {
        let headers = [("Retry-After", "7"), ("X-Request-Id", "srv-1"), header];
        let mut reply = Reply::http(status, &headers, body);
        reply.end = end;
        reply
    };
    let cut = br#"{"message":"cut of"#;
    vec![
        ("cut", with(("Content-Length", "400"), cut, End::Close)),
        ("reset", with(("Content-Length", "400"), cut, End::Reset)),
        ("late", with(("Content-Length", "400"), cut, End::Hold)),
        ("not gzip", with(("Content-Encoding", "gzip"), b"plain text", End::Close)),
        ("an encoding that was not asked for", with(("Content-Encoding", "br"), b"\x0b\x02\x80", End::Close)),
        ("no chunk", with(("Transfer-Encoding", "chunked"), b"no chunk size\r\n", End::Close)),
        ("a chunk that is cut", with(("Transfer-Encoding", "chunked"), b"ff\r\n{", End::Close)),
        ("invalid UTF-8", with(("X-Note", "x"), b"\xff\xfe\xfd", End::Close)),
        ("empty", with(("X-Note", "x"), b"", End::Close)),
    ]
}

#[test]
fn an_error_response_keeps_its_status_whatever_happens_to_its_body() {
    for (status, kind, attempts) in [
        (401, ErrorKind::Authentication, 1),
        (403, ErrorKind::PermissionDenied, 1),
        (404, ErrorKind::NotFound, 1),
        (409, ErrorKind::Conflict, 1),
        (422, ErrorKind::OtherStatus, 1),
        (501, ErrorKind::NotImplemented, 1),
        (307, ErrorKind::OtherStatus, 1),
        (408, ErrorKind::OtherStatus, 3),
        (429, ErrorKind::RateLimit, 3),
        (500, ErrorKind::InternalServer, 3),
        (503, ErrorKind::InternalServer, 3),
    ] {
        for (what, reply) in broken_bodies(status) {
            let server = ScriptedServer::start(vec![reply]);
            let environment = TestEnvironment::new();
            let client = client(&server.base_url(), &environment);
            let error = run(client.agents().create().name("A").timeout(Duration::from_millis(150)).send()).unwrap_err();
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{what}: {error}");
            assert_eq!((error.kind(), error.attempts()), (kind, attempts), "{what}: {error}");
            assert_eq!(error.request_id(), Some("srv-1"), "{what}: {error}");
            assert_eq!(error.retry_after(), Some(Duration::from_secs(7)), "{what}: {error}");
            let waits = vec![Duration::from_secs(7); attempts as usize - 1];
            assert_eq!(environment.waits(), waits, "{what}: {error}");
        }
    }
}

#[test]
fn what_arrived_of_an_error_body_is_kept() {
    let (_, reply) = broken_bodies(404).swap_remove(0);
    let server = ScriptedServer::start(vec![reply]);
    let error = run(client(&server.base_url(), &TestEnvironment::new()).agents().list().send()).unwrap_err();
    assert_eq!(error.body(), br#"{"message":"cut of"#);
}

/// An error response need not be complete: what is missing of it is not worth the wait.
#[test]
fn a_body_that_never_ends_does_not_hold_up_its_status() {
    let (_, reply) = broken_bodies(404).swap_remove(2);
    let server = ScriptedServer::start(vec![reply]);
    let environment = std::sync::Arc::new(bimpeai::mock::NoWaiting::new());
    let client = Client::builder().api_key("sk").base_url(server.base_url()).environment(environment);
    let client = client.build().unwrap();
    let started = std::time::Instant::now();
    let error = run(client.agents().list().timeout(Duration::from_secs(60)).send()).unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}

/// A write that timed out may meet itself: the second attempt's 409 is the first one still in progress.
#[test]
fn a_conflict_after_a_lost_attempt_says_so() {
    let conflict = Reply::json(409, &json!({"message": "in progress", "code": "conflict"}));
    for (first, may) in [(Reply::nothing(End::Hold), true), (Reply::nothing(End::Close), true)] {
        let server = ScriptedServer::start(vec![first, conflict.clone()]);
        let client = client(&server.base_url(), &TestEnvironment::new());
        let error = run(client.agents().create().name("A").timeout(Duration::from_millis(80)).send()).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Conflict, 2), "{error}");
        assert_eq!(error.to_string().contains("earlier attempt"), may, "{error}");
    }
    let server = ScriptedServer::start(vec![conflict]);
    let error = run(client(&server.base_url(), &TestEnvironment::new()).agents().create().name("A").send());
    assert!(!error.unwrap_err().to_string().contains("earlier attempt"));
}
