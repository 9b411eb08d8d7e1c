//! Error bodies of any shape: this API's, those of gateways and frameworks on the way, and garbage.

use bimpeai::Error;
use serde_json::json;

use crate::support::scripted::{Reply, ScriptedServer};
use crate::support::{TestEnvironment, client, run};

fn error_of(status: u16, body: &[u8]) -> Error {
    let server = ScriptedServer::start(vec![Reply::http(status, &[], body)]);
    let client = client(&server.base_url(), &TestEnvironment::new());
    run(client.agents().create().name("A").max_retries(0).send()).unwrap_err()
}

#[test]
fn the_message_and_the_code_are_found_in_bodies_of_any_shape() {
    for (body, message, code) in [
        (r#"{"message":"no agent"}"#, "no agent", None),
        (r#"{"message":["a: b","c"],"code":"conflict"}"#, "a: b; c", Some("conflict")),
        ("\u{feff}{\"message\":\"no agent\",\"code\":\"not_found\"}", "no agent", Some("not_found")),
        (r#""no agent""#, "no agent", None),
        (r#"["a","b"]"#, "a; b", None),
        (r#"[{"message":"a"},{"detail":"b"},7]"#, "a; b", None),
        (r#"{"error":"invalid_grant"}"#, "invalid_grant", None),
        (r#"{"error":{"message":"no agent","code":"x"}}"#, "no agent", Some("x")),
        (r#"{"errors":["a","b"]}"#, "a; b", None),
        (r#"{"errors":[{"field":"name","detail":"too short"}]}"#, "name: too short", None),
        (r#"{"message":[{"path":"rules.0.id","message":"must be set"}]}"#, "rules.0.id: must be set", None),
        (r#"{"message":[{"path":["rules",0,"id"],"message":"must be set"}]}"#, "rules.0.id: must be set", None),
        (r#"{"message":[{"path":[],"message":"a"},{"path":null,"field":"name","message":"b"}]}"#, "a; name: b", None),
        (r#"{"type":"about:blank","title":"Not found","detail":"no agent"}"#, "no agent", None),
        (r#"{"title":"Not found","status":404}"#, "Not found", None),
        ("upstream connect error\nmore", "upstream connect error", None),
        ("<html><head><TITLE>502 Bad\n Gateway</TITLE></head></html>", "502 Bad Gateway (an HTML page)", None),
    ] {
        let error = error_of(404, body.as_bytes());
        assert_eq!(error.message(), message, "{body}");
        assert_eq!(error.code().map(|code| code.as_str().to_owned()).as_deref(), code, "{body}");
        assert!(!error.to_string().contains(" in \""), "an excerpt beside a message: {error}");
    }
}

#[test]
fn a_body_without_a_message_is_shown() {
    for (body, message, excerpt) in [
        (r#"{"status":"bad"}"#, "HTTP 404", r#"{\"status\":\"bad\"}"#),
        (r#"{"message":"cut of"#, "HTTP 404", "cut of"),
        ("[1,2]", "HTTP 404", "[1,2]"),
        ("<html><body>nginx</body></html>", "HTTP 404 (an HTML page)", "nginx"),
        ("\u{1}\u{2}binary", "HTTP 404", "binary"),
    ] {
        let error = error_of(404, body.as_bytes());
        assert_eq!(error.message(), message, "{body}");
        assert!(error.to_string().contains(excerpt), "{error}");
    }
    assert_eq!(error_of(404, b"").message(), "HTTP 404");
}

#[test]
fn the_fields_of_a_failed_validation_are_found() {
    let body = json!({
        "code": "validation_error",
        "message": ["name: too short", "rules.0.id: must be: unique", {"path": "tags", "message": "too many"}, 7],
        "errors": [{"field": "status", "message": "unknown"}, "no path"],
    });
    let error = error_of(400, body.to_string().as_bytes());
    let fields: Vec<_> =
        error.field_errors().iter().map(|field| (field.path.as_str(), field.message.as_str())).collect();
    let expected = [
        ("name", "too short"),
        ("rules.0.id", "must be: unique"),
        ("tags", "too many"),
        ("status", "unknown"),
        ("", "no path"),
    ];
    assert_eq!(fields, expected);
    assert_eq!(error.message(), "name: too short; rules.0.id: must be: unique; tags: too many");
}

#[test]
fn a_redirect_says_where_it_points_and_nothing_that_may_be_secret() {
    for (location, target) in [
        ("https://other.example:8443/path?key=s3cret#s3cret", "(a redirect to https://other.example:8443)"),
        ("https://s3cret:s3cret@other.example/", "(a redirect to https://other.example)"),
        ("/elsewhere?key=s3cret", "(a redirect to /elsewhere)"),
        ("//s3cret@other.example/a", "(a redirect to other.example/a)"),
        ("?s3cret", "(a redirect)"),
        ("/users/a@b/x", "(a redirect to /users/a@b/x)"),
        ("mailto:x", "(a redirect)"),
    ] {
        for body in ["", "Found. Redirecting to https://h/?s3cret", "<a href=\"https://h/?s3cret\">Found</a>"] {
            let reply = Reply::http(307, &[("Location", location)], body.as_bytes());
            let server = ScriptedServer::start(vec![reply]);
            let error = run(client(&server.base_url(), &TestEnvironment::new()).agents().list().send()).unwrap_err();
            let text = format!("{error} {error:?}");
            assert!(text.contains(target) && !text.contains("s3cret"), "{location}: {text}");
        }
    }
}

#[test]
fn one_invalid_byte_loses_neither_code_nor_message() {
    let error = error_of(400, b"{\"message\":[\"name: \xfc\"],\"code\":\"validation_error\"}");
    assert!(error.is_validation(), "{error}");
    assert_eq!(error.message(), "name: \u{fffd}");
}

#[test]
fn random_bodies_keep_the_status_and_do_not_panic() {
    let mut random = fastrand::Rng::with_seed(3);
    const PIECES: [&[u8]; 16] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b"\"",
        b":",
        b",",
        b"\"message\"",
        b"\"errors\"",
        b"<title",
        b">",
        b"</title",
        b"\xff",
        b"\\u",
        b"null",
        b"\xef\xbb\xbf",
    ];
    for _ in 0..400 {
        let length = random.usize(0..12);
        let body: Vec<u8> = (0..length).flat_map(|_| PIECES[random.usize(0..PIECES.len())].to_vec()).collect();
        let error = error_of(404, &body);
        assert!(error.is_not_found() && error.body() == body, "{body:?}: {error}");
    }
    assert!(error_of(404, "[".repeat(100_000).as_bytes()).is_not_found());
}
