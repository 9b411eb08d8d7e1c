//! The span of a request is complete however it ends: a client's metrics can be derived from it.

use std::time::Duration;

use serde_json::json;

use crate::support::log::Log;
use crate::support::scripted::{self, Reply, ScriptedServer};
use crate::support::{TestEnvironment, blocking_client, client, in_own_process, run};

#[test]
fn the_span_of_a_request_is_complete_however_it_ends() {
    in_own_process(module_path!(), "trace_all_ends", "");
}

/// A name, the replies, what the closed span says, and how many events of a retry and of a failure there are.
type End = (&'static str, Vec<Reply>, &'static [&'static str], usize, usize);

#[test]
#[ignore = "run by the_span_of_a_request_is_complete_however_it_ends"]
fn trace_all_ends() {
    let ok = Reply::json(200, &json!({"message": "ok", "data": []}));
    let cases: [End; 6] = [
        ("success", vec![ok.clone()], &["status_code=200"], 0, 0),
        ("retried", vec![Reply::http(503, &[], b""), ok], &["status_code=200", "resend_count=1"], 1, 0),
        ("refused", vec![Reply::http(404, &[], b"")], &["status_code=404", "error.type=404"], 0, 1),
        ("exhausted", vec![Reply::http(500, &[], b"")], &["status_code=500", "error.type=500", "resend_count=2"], 2, 1),
        ("lost", vec![Reply::nothing(scripted::End::Close)], &["error.type=interrupted", "resend_count=2"], 2, 1),
        ("unreadable", vec![Reply::http(200, &[], b"<html>")], &["status_code=200", "error.type="], 0, 1),
    ];
    for (name, replies, fields, retries, failures) in cases {
        let server = ScriptedServer::start(replies);
        let text = traced(|| drop(run(client(&server.base_url(), &TestEnvironment::new()).agents().list().send())));
        let closed = closed_span(&text);
        let port = server.base_url().rsplit(':').next().unwrap().to_owned();
        let always = ["http.request.method=GET", "url.template=/agents", "server.address=\"127.0.0.1\"", "agents.list"];
        for field in fields.iter().chain(&always) {
            assert!(closed.contains(field), "{name}: {field} is missing: {closed}");
        }
        assert!(closed.contains(&format!("server.port={port}")), "{name}: {closed}");
        assert_eq!(text.matches(": retrying").count(), retries, "{name}: {text}");
        assert_eq!(text.matches(": the request failed").count(), failures, "{name}: {text}");
    }
    let server = ScriptedServer::start(vec![Reply::nothing(scripted::End::Hold)]);
    let text = traced(|| {
        run(async {
            let request = client(&server.base_url(), &TestEnvironment::new()).agents().list().send();
            drop(tokio::time::timeout(Duration::from_millis(50), request).await);
        });
    });
    assert!(closed_span(&text).contains("error.type=\"cancelled\""), "{text}");
}

#[test]
fn a_blocking_request_is_traced_by_its_caller() {
    in_own_process(module_path!(), "trace_blocking", "");
}

#[test]
#[ignore = "run by a_blocking_request_is_traced_by_its_caller"]
fn trace_blocking() {
    let server = ScriptedServer::start(vec![Reply::http(404, &[], b"")]);
    let text = traced(|| {
        let caller = ::tracing::info_span!("the_caller");
        let client = blocking_client(&server.base_url(), &TestEnvironment::new());
        caller.in_scope(|| client.agents().list().send()).unwrap_err();
    });
    assert!(closed_span(&text).contains("the_caller:bimpeai.request"), "{text}");
    assert_eq!(text.matches(": the request failed").count(), 1, "{text}");
}

fn traced(run: impl FnOnce()) -> String {
    let log = Log::default();
    log.traced(run);
    log.text()
}

/// The last line about the span, with all of its fields.
fn closed_span(text: &str) -> String {
    let closed = text.lines().rfind(|line| line.contains("bimpeai.request") && line.contains(": close"));
    closed.unwrap_or_else(|| panic!("no span was closed:\n{text}")).to_owned()
}
