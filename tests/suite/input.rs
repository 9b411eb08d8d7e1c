//! Usage errors: raised before anything is sent, with the name of the argument and without its secret value.

use std::time::Duration;

use bimpeai::{Args, Client, Error, ErrorKind, Nullable, blocking, http::Method};
use serde_json::{Value, json};

use crate::faults::plain_endpoints;
use crate::support::scripted::{Reply, ScriptedServer};
use crate::support::{KEY, TestEnvironment, blocking_client, client, run};

fn ok() -> ScriptedServer {
    ScriptedServer::start(vec![Reply::json(200, &json!({"message": "ok", "data": null}))])
}

fn assert_usage(error: &Error, argument: &str) {
    assert_eq!(error.kind(), ErrorKind::Usage, "{error}");
    assert!(error.message().starts_with(argument), "{argument}: {error}");
    assert_eq!(error.attempts(), 0);
    assert!(!error.may_have_been_sent());
}

#[test]
fn api_keys_that_cannot_be_sent_are_refused() {
    for key in ["", " ", "\t\n", "sk_secret value", "sk_secret\n", "sk_sécret", "sk_secret\u{7f}"] {
        let errors = [
            Client::new(key).unwrap_err(),
            Client::builder().api_key(key).build().unwrap_err(),
            blocking::Client::new(key).unwrap_err(),
        ];
        for error in errors {
            assert_usage(&error, "api_key: ");
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("secret") && !shown.contains("sécret"), "{shown}");
        }
    }
    assert_usage(&Client::builder().build().unwrap_err(), "api_key: ");
}

#[test]
fn base_urls_that_cannot_be_used_are_refused() {
    let invalid = [
        "",
        "api.bimpe.ai",
        "localhost:1",
        "/v1",
        "ftp://api.bimpe.ai",
        "https://",
        "https://user:hunter2@api.bimpe.ai",
        "https://hunter2@api.bimpe.ai",
        "https://api.bimpe.ai?x=hunter2",
        "https://api.bimpe.ai/#hunter2",
        "http://api.bimpe.ai",
        "http://192.168.1.1",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "data:text/plain,hunter2",
    ];
    for url in invalid {
        let error = Client::builder().api_key(KEY).base_url(url).build().unwrap_err();
        assert_usage(&error, "base_url: ");
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
    let valid = [
        ("https://api.bimpe.ai///", "https://api.bimpe.ai"),
        ("https://gw.example/tenant-1/", "https://gw.example/tenant-1"),
        ("http://localhost:4010", "http://localhost:4010"),
        ("http://127.0.0.9", "http://127.0.0.9"),
        ("http://[::1]:80/", "http://[::1]"),
        ("HTTPS://API.BIMPE.AI", "https://api.bimpe.ai"),
    ];
    for (given, used) in valid {
        let client = Client::builder().api_key(KEY).base_url(given).build().unwrap();
        assert_eq!(client.base_url(), used);
    }
    let insecure = Client::builder().api_key(KEY).base_url("http://gw.internal").allow_insecure_http(true);
    assert_eq!(insecure.build().unwrap().base_url(), "http://gw.internal");
}

#[test]
fn ids_that_cannot_be_one_path_segment_are_refused_at_every_endpoint() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    let blocking = blocking_client(&server.base_url(), &TestEnvironment::new());
    for endpoint in plain_endpoints() {
        for (at, param) in endpoint.path_params().iter().enumerate() {
            for id in ["", ".", "..", "a\nb", "\0", "\u{7f}"] {
                let mut args = Args::sample(endpoint);
                args.ids[at] = id.to_owned();
                let errors = [
                    run(endpoint.invoke(&client, args.clone())).unwrap_err(),
                    endpoint.invoke(&blocking, args).unwrap_err(),
                ];
                for error in errors {
                    assert_usage(&error, &format!("{}: ", param.name));
                    assert_eq!(error.endpoint(), Some(endpoint.name()));
                }
            }
        }
    }
    assert!(server.requests().is_empty());
}

#[test]
fn invalid_headers_are_refused() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    for (name, value) in [("", "x"), ("a b", "x"), ("naïve", "x"), ("X-Secret", "hunter2\n"), ("X-Secret", "hunter2\0")]
    {
        let errors = [
            run(client.agents().list().header(name, value).send()).unwrap_err(),
            run(client.agents().retrieve("agt_1").header(name, value).send()).unwrap_err(),
            Client::builder().api_key(KEY).default_header(name, value).build().unwrap_err(),
        ];
        for error in errors {
            assert_usage(&error, "header: ");
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
        }
    }
    assert!(server.requests().is_empty());
}

#[test]
fn idempotency_keys_that_cannot_be_sent_are_refused() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    for endpoint in plain_endpoints() {
        for key in ["clé", "a\nb", " a", "a ", " ", "a\0"] {
            let mut args = Args::sample(endpoint);
            args.idempotency_key = Some(key.to_owned());
            assert_usage(&run(endpoint.invoke(&client, args)).unwrap_err(), "idempotency_key: ");
        }
        if !endpoint.is_write() {
            let mut args = Args::sample(endpoint);
            args.idempotency_key = Some("op-1".to_owned());
            assert_usage(&run(endpoint.invoke(&client, args)).unwrap_err(), "idempotency_key: ");
        }
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_timeout_of_zero_is_refused() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    assert_usage(&run(client.agents().list().timeout(Duration::ZERO).send()).unwrap_err(), "timeout: ");
    let error = Client::builder().api_key(KEY).timeout(Duration::ZERO).build().unwrap_err();
    assert_usage(&error, "timeout: ");
    assert!(server.requests().is_empty());
}

#[test]
fn paths_of_raw_requests_are_checked() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    for path in ["agents", "/agents/..", "/a?b=c", "/a#b", "/a\\b", "/a%2e", "/a\nb"] {
        let error = run(client.request(Method::GET, path).send::<Value>()).unwrap_err();
        assert_usage(&error, "path: ");
    }
    let missing = run(client.request(Method::GET, "/agents/{agent_id}").send::<Value>()).unwrap_err();
    assert_usage(&missing, "agent_id: is required by the path");
    let extra = run(client.request(Method::GET, "/agents").path_param("agent_id", "a").send::<Value>()).unwrap_err();
    assert_usage(&extra, "agent_id: does not match any placeholder");
    let dots = client.request(Method::GET, "/agents/{agent_id}").path_param("agent_id", "..");
    assert_usage(&run(dots.send::<Value>()).unwrap_err(), "agent_id: ");
    assert!(server.requests().is_empty());
}

/// Authentication, retries and the idempotency key are those of a declared endpoint.
#[test]
fn a_raw_request_is_sent_like_that_of_an_endpoint() {
    let server = ScriptedServer::start(vec![
        Reply::http(503, &[], b""),
        Reply::json(201, &json!({"message": "ok", "data": {"id": "note_1"}})),
    ]);
    let environment = TestEnvironment::new();
    let client = client(&server.base_url(), &environment);
    let request = client.request(Method::POST, "/agents/{agent_id}/notes").path_param("agent_id", "a/b");
    let request = request.query([("draft", "true")]).json(json!({"text": "x"})).header("X-Trace", "t");
    let response = run(request.send_with_response::<Value>()).unwrap();
    assert_eq!((response.value, response.attempts), (json!({"id": "note_1"}), 2));
    let requests = server.requests();
    assert_eq!(requests[0].path, "/api/v1/console/agents/a%2Fb/notes");
    assert_eq!(requests[0].query, "draft=true");
    assert_eq!(requests[0].json(), json!({"text": "x"}));
    assert_eq!(requests[0].header("x-trace"), Some("t"));
    assert_eq!(requests[0].header("authorization"), Some("Bearer sk_test_golden"));
    assert_eq!(requests[0].header("idempotency-key"), requests[1].header("idempotency-key"));
    assert_eq!(environment.waits().len(), 1);
}

#[test]
fn absent_null_and_set_fields_differ() {
    let agent = json!({"message": "ok", "data": {"id": "a", "name": "A", "created_at": "t", "updated_at": "t"}});
    let server = ScriptedServer::start(vec![Reply::json(200, &agent)]);
    let client = client(&server.base_url(), &TestEnvironment::new());
    run(client.agents().update("a").send()).unwrap();
    run(client.agents().update("a").description(Nullable::Null).send()).unwrap();
    run(client.agents().update("a").description("set").send()).unwrap();
    run(client.agents().update("a").description(None::<String>).persona("dry").send()).unwrap();
    let bodies: Vec<_> = server.requests().iter().map(super::support::scripted::Received::json).collect();
    let expected = [
        json!({}),
        json!({"description": null}),
        json!({"description": "set"}),
        json!({"description": null, "persona": "dry"}),
    ];
    assert_eq!(bodies, expected);
}

/// Only the SDK and its HTTP library know where a message ends and where it goes.
#[test]
fn headers_that_frame_the_message_are_refused() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    for name in [
        "Content-Length",
        "transfer-encoding",
        "HOST",
        "Connection",
        "TE",
        "Trailer",
        "Upgrade",
        "Expect",
        "Keep-Alive",
        "Proxy-Connection",
        "Content-Encoding",
        "Accept-Encoding",
    ] {
        let headers = [(name.parse().unwrap(), "3".parse().unwrap())].into_iter().collect();
        let stream = client.conversations().messages().stream("a", "c").header(name, "3");
        let errors = [
            run(client.agents().create().name("A").header(name, "3").send()).unwrap_err(),
            run(client.agents().list().header(name, "3").send()).unwrap_err(),
            run(client.request(Method::POST, "/agents").header(name, "3").send::<Value>()).unwrap_err(),
            Client::builder().api_key(KEY).default_header(name, "3").build().unwrap_err(),
            Client::builder().api_key(KEY).default_headers(headers).build().unwrap_err(),
            run(async move { stream.open().next().await.unwrap().unwrap_err() }),
        ];
        for error in errors {
            assert_usage(&error, "header: ");
            assert!(error.message().to_ascii_lowercase().contains(&name.to_ascii_lowercase()), "{error}");
        }
    }
    assert!(server.requests().is_empty());
}

#[test]
fn an_idempotency_key_is_any_text_that_a_header_can_hold() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    for key in ["a b", "op-1;x=\"y\"", "~"] {
        let _ = run(client.agents().create().name("A").idempotency_key(key).send());
        let _ = run(client.agents().create().name("A").header("Idempotency-Key", key).send());
        let requests = server.requests();
        assert!(requests.iter().rev().take(2).all(|request| request.header("idempotency-key") == Some(key)), "{key}");
    }
    for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
        let before = server.requests().len();
        let keyed = client.request(method.clone(), "/agents").header("idempotency-key", "op-1");
        assert_usage(&run(keyed.send::<Value>()).unwrap_err(), "idempotency_key: ");
        assert_eq!(server.requests().len(), before);
        let _ = run(client.request(method.clone(), "/agents").send::<Value>());
        assert_eq!(server.requests().last().unwrap().header("idempotency-key"), None, "{method}");
    }
}

#[test]
fn a_number_without_json_is_refused() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let raw = || client.request(Method::POST, "/agents");
        let errors = [
            ("body: ", run(raw().json(json!([1])).json(vec![number]).send::<Value>()).unwrap_err()),
            ("query: ", run(client.request(Method::GET, "/a").query([("n", number)]).send::<Value>()).unwrap_err()),
            ("depth: ", run(client.agents().create().name("A").field("depth", Some(number)).send()).unwrap_err()),
        ];
        for (argument, error) in errors {
            assert_usage(&error, argument);
            assert!(error.message().contains("finite"), "{error}");
        }
    }
    assert!(server.requests().is_empty());
}

#[test]
fn every_part_of_a_query_is_sent() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    let request = client.request(Method::GET, "/agents").query([("a", "1")]).query([("b", "2"), ("a", "3")]);
    run(request.send::<Value>()).unwrap();
    assert_eq!(server.requests()[0].query, "a=1&b=2&a=3");
}

#[test]
fn a_url_that_is_too_long_is_refused_by_the_name_of_its_longest_part() {
    let server = ok();
    let client = client(&server.base_url(), &TestEnvironment::new());
    let long = "x".repeat(70_000);
    let errors = [
        ("agent_id: ", run(client.agents().retrieve(&*long).send()).unwrap_err()),
        ("search: ", run(client.agents().list().search(&*long).send()).unwrap_err()),
        ("path: ", run(client.request(Method::GET, format!("/{long}")).send::<Value>()).unwrap_err()),
    ];
    for (argument, error) in errors {
        assert_usage(&error, argument);
        assert!(error.to_string().len() < 2000, "{}", error.to_string().len());
    }
    assert!(server.requests().is_empty());
}
