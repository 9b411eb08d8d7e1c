//! 16,000 random inputs, over every string argument: nothing panics, nothing is sent for a usage error, and what is sent
//! arrives as the request that it was meant to be.

use std::sync::{Arc, Mutex};

use bimpeai::{Client, Error, ErrorKind, http::Method};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::support::scripted::{Received, Reply, ScriptedServer};
use crate::support::{HTTP, KEY, TestEnvironment, run};

const INPUTS: usize = 16_000;
const PREFIX: &str = "/api/v1/console";

/// Text of every kind that once went wrong somewhere.
fn text(random: &mut fastrand::Rng) -> String {
    const PIECES: [&str; 40] = [
        "",
        "a",
        "agt_1",
        "/",
        "..",
        ".",
        "%2e",
        "%2F",
        "?",
        "#",
        "&",
        "=",
        "\\",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\0",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{202e}",
        "\u{feff}",
        "\u{301}",
        "\u{1f980}",
        "é",
        "\u{ffff}",
        "\"",
        "'",
        ":",
        ";",
        "@",
        "[",
        "]",
        "{",
        "}",
        "{agent_id}",
        "+",
        "http://",
        "sk_test_golden",
    ];
    let length = if random.u8(..) == 0 { 9_000 } else { random.usize(0..5) };
    (0..length).map(|_| PIECES[random.usize(0..PIECES.len())]).collect()
}

struct Probe {
    server: ScriptedServer,
    client: Client,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Probe {
    fn new() -> Self {
        let received: Arc<Mutex<Vec<Received>>> = Arc::default();
        let kept = Arc::clone(&received);
        let server = ScriptedServer::respond_with(move |request| {
            kept.lock().unwrap().push(request.clone());
            Reply::json(200, &json!({"message": "ok", "data": null}))
        });
        let builder = Client::builder().api_key(KEY).base_url(server.base_url()).http_client(HTTP.clone());
        let client = builder.environment(TestEnvironment::new()).max_retries(0).build().unwrap();
        Self { server, client, received }
    }

    /// Sends a request, and returns it as it arrived; `None` if it was refused as a usage error.
    fn send<T>(&self, what: &str, sent: impl Future<Output = Result<T, Error>>) -> Option<Received> {
        let outcome = run(sent);
        let received: Vec<_> = self.received.lock().unwrap().drain(..).collect();
        match (&outcome, &received[..]) {
            (Err(error), []) => assert_eq!(error.kind(), ErrorKind::Usage, "{what}: {error}"),
            // The response is that of no endpoint in particular.
            (outcome, [_]) => {
                let problem = outcome.as_ref().err().filter(|error| !error.is_decode());
                assert!(problem.is_none(), "{what}: {problem:?}");
            }
            (_, requests) => panic!("{what}: {} requests", requests.len()),
        }
        if let Err(error) = &outcome {
            let line = error.to_string();
            assert!(!line.contains(['\n', '\r', '\0', '\u{85}', '\u{2028}', '\u{202e}']), "{what}: {line:?}");
            assert!(line.len() < 20_000, "{what}: {} bytes", line.len());
        }
        received.into_iter().next()
    }
}

/// The segments of a path below the prefix, decoded.
fn segments(request: &Received) -> Vec<String> {
    let path = request.path.strip_prefix(PREFIX).unwrap_or_else(|| panic!("{}", request.path));
    path.split('/').skip(1).map(|segment| percent_decode_str(segment).decode_utf8().unwrap().into_owned()).collect()
}

fn of_endpoint(probe: &Probe, random: &mut fastrand::Rng) {
    let (first, second) = (text(random), text(random));
    let what = format!("{first:?} {second:?}");
    let client = &probe.client;
    match random.u8(0..8) {
        0 => {
            if let Some(request) = probe.send(&what, client.agents().retrieve(&*first).send()) {
                assert_eq!(segments(&request), ["agents", &first], "{what}");
            }
        }
        1 => {
            let delete = client.agents().knowledge_bases().delete(&*first, &*second);
            if let Some(request) = probe.send(&what, delete.send()) {
                assert_eq!(segments(&request), ["agents", &first, "knowledge_bases", &second], "{what}");
                assert_eq!(request.method, "DELETE");
            }
        }
        2 => {
            if let Some(request) = probe.send(&what, client.agents().list().search(&*first).send()) {
                assert_eq!(
                    (segments(&request), request.query_value("search")),
                    (vec!["agents".to_owned()], Some(first))
                );
            }
        }
        3 => {
            let create = client.agents().create().name(&*first).description(&*second);
            let request = probe.send(&what, create.send()).expect("any text can be a field");
            assert_eq!(request.json(), json!({"name": first, "description": second}));
        }
        4 => {
            let request = probe.send(&what, client.agents().create().name("A").field(&*first, &second).send());
            assert!(request.is_none_or(|request| request.json()[&first] == second), "{what}");
        }
        5 => {
            let request = probe.send(&what, client.agents().list().query(&*first, &second).send());
            assert!(request.is_none_or(|request| request.query_value(&first) == Some(second)), "{what}");
        }
        6 => {
            let request = probe.send(&what, client.agents().list().header(&*first, &*second).send());
            let value = |request: &Received| request.header(&first.to_ascii_lowercase()).map(str::to_owned);
            // What arrives is read as UTF-8 here.
            assert!(request.is_none_or(|request| value(&request).is_some()), "{what}");
        }
        _ => {
            let request = probe.send(&what, client.agents().create().name("A").idempotency_key(&*first).send());
            let fits = |request: Received| first.is_empty() || request.header("idempotency-key") == Some(&first);
            assert!(request.is_none_or(fits), "{what}");
        }
    }
}

fn of_raw_request(probe: &Probe, random: &mut fastrand::Rng) {
    let (path, name, value) = (text(random), text(random), text(random));
    let path = if random.bool() { format!("/{path}") } else { path };
    let what = format!("{path:?} {name:?} {value:?}");
    let client = &probe.client;
    let request = if random.bool() {
        probe.send(&what, client.request(Method::POST, &*path).path_param(&name, &value).json(&value).send::<Value>())
    } else {
        probe.send(&what, client.request(Method::GET, &*path).query([(&name, &value)]).send::<Value>())
    };
    if let Some(request) = request {
        assert!(request.path.starts_with(&format!("{PREFIX}/")), "{what}: {}", request.path);
        assert!(
            !segments(&request).iter().any(|segment| segment == "." || segment == ".."),
            "{what}: {}",
            request.path
        );
    }
}

/// Nothing is sent: the client is only built.
fn of_builder(random: &mut fastrand::Rng) {
    let (first, second) = (text(random), text(random));
    let builder = Client::builder();
    let (argument, outcome) = match random.u8(0..4) {
        0 => ("api_key", builder.api_key(&*first).base_url("http://127.0.0.1:9").build()),
        1 => ("base_url", builder.api_key(KEY).base_url(&*first).http_client(HTTP.clone()).build()),
        2 => ("proxy", builder.api_key(KEY).base_url("http://127.0.0.1:9").proxy(&*first).build()),
        _ => ("header", builder.api_key(KEY).http_client(HTTP.clone()).default_header(&first, &second).build()),
    };
    if let Err(error) = outcome {
        assert!(error.is_usage() && error.message().starts_with(argument), "{first:?} {second:?}: {error}");
    }
}

#[test]
fn random_input_neither_panics_nor_reaches_another_endpoint() {
    let mut random = fastrand::Rng::with_seed(11);
    let probe = Probe::new();
    for _ in 0..INPUTS {
        match random.u8(0..4) {
            0 => of_builder(&mut random),
            1 => of_raw_request(&probe, &mut random),
            _ => of_endpoint(&probe, &mut random),
        }
    }
    drop(probe.server);
}
