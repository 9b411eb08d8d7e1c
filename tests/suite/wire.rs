//! Every request that was recorded from the official Python SDK is sent in the same way by ours.

use bimpeai::{Args, endpoints};
use serde_json::{Value, json};

use crate::support::recorded::{Case, cases};
use crate::support::scripted::{Received, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour, TestEnvironment, run};

/// Cases that are refused before anything is sent: a client's default `Idempotency-Key` would make
/// every create the same create.
const REFUSED: [&str; 2] =
    ["agents.create/client_default_headers_lose", "agents.create/client_default_key_survives_no_retries"];

/// Headers of the transport, and how ours may differ from those recorded: `Connection: keep-alive` is what HTTP/1.1 means
/// without it, and the SDK decompresses gzip only.
const TRANSPORT: [&str; 4] = ["host", "connection", "accept-encoding", "content-length"];

#[test]
fn requests_recorded_from_dev9() {
    assert_eq!(compare_all("0.1.0.dev9"), 117);
}

#[test]
fn requests_recorded_from_0_4_1() {
    assert_eq!(compare_all("0.4.1"), 335);
}

fn compare_all(sdk: &str) -> usize {
    let cases = cases("single", sdk);
    let differences: Vec<String> =
        cases.iter().flat_map(|case| FLAVOURS.map(|flavour| compare(case, flavour))).flatten().collect();
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
    cases.len()
}

fn compare(case: &Case, flavour: Flavour) -> Vec<String> {
    if REFUSED.contains(&case.name()) {
        return case.refusal().map_or(vec![format!("{}: not refused", case.name())], |_| Vec::new());
    }
    let endpoint = case.endpoint();
    let envelope = json!({"message": "ok", "data": endpoint.sample()});
    let server = ScriptedServer::start(vec![Reply::json(200, &envelope)]);
    let outcome = invoke(case, flavour, &server, case.args());
    let mut found = Vec::new();
    if let Err(error) = outcome {
        found.push(error);
    }
    match server.requests().as_slice() {
        [request] => found.extend(differences(&case.0["request"], request)),
        requests => found.push(format!("{} requests", requests.len())),
    }
    found.into_iter().map(|difference| format!("{} {flavour:?}: {difference}", case.name())).collect()
}

fn invoke(case: &Case, flavour: Flavour, server: &ScriptedServer, args: Args) -> Result<(), String> {
    let environment = TestEnvironment::new();
    let endpoint = case.endpoint();
    let outcome = match flavour {
        Flavour::Async => run(endpoint.invoke(&case.client(&server.base_url(), environment), args)),
        Flavour::Blocking => endpoint.invoke(&case.blocking_client(&server.base_url(), environment), args),
    };
    outcome.map(drop).map_err(|error| error.to_string())
}

/// Lists the differences between a recorded request and one that was received.
pub(crate) fn differences(recorded: &Value, request: &Received) -> Vec<String> {
    let mut differences = Vec::new();
    let mut check = |what: &str, expected: Value, got: Value| {
        if expected != got {
            differences.push(format!("{what}: {expected} was recorded, {got} was sent"));
        }
    };
    check("method", recorded["method"].clone(), json!(request.method));
    check("path", recorded["path"].clone(), json!(request.path));
    check("query", recorded["query"].clone(), json!(request.query_pairs()));
    check("body", recorded["body"].clone(), request.json());
    for (name, expected) in recorded["headers"].as_object().unwrap() {
        let got = request.header(name).unwrap_or("(absent)");
        let same = match expected.as_str().unwrap() {
            "<uuid>" => is_v4_uuid(got),
            python if name == "user-agent" && python.starts_with("bimpeai-python/") => is_our_user_agent(got),
            text => text == got,
        };
        if !same {
            differences.push(format!("header {name}: {expected} was recorded, {got:?} was sent"));
        }
    }
    differences.extend(transport_differences(recorded, request));
    for name in recorded["headers_absent"].as_array().unwrap() {
        if let Some(got) = request.header(name.as_str().unwrap()) {
            differences.push(format!("header {name}: absent when recorded, {got:?} was sent"));
        }
    }
    differences
}

/// Lists the differences between the headers of the transport, and headers that were not recorded at all.
fn transport_differences(recorded: &Value, request: &Received) -> Vec<String> {
    let mut differences = Vec::new();
    let length = recorded["transport_headers"]["content-length"].as_str();
    if request.header("content-length") != length {
        let sent = request.header("content-length");
        differences.push(format!("content-length: {length:?} was recorded, {sent:?} was sent"));
    }
    if request.header("accept-encoding").is_some_and(|sent| sent != "gzip") {
        differences.push("accept-encoding: something else than gzip was sent".to_owned());
    }
    if request.header("host").is_none_or(|host| !host.starts_with("127.0.0.1:")) {
        differences.push("host: not that of the server".to_owned());
    }
    for (name, value) in &request.headers {
        let is_of_stream = name == "cache-control" || (name == "x-request-id" && request.method == "GET");
        if recorded["headers"].get(name).is_none() && !TRANSPORT.contains(&name.as_str()) && !is_of_stream {
            differences.push(format!("header {name}: {value:?} was sent, but not recorded"));
        }
    }
    differences
}

pub(crate) fn is_v4_uuid(text: &str) -> bool {
    uuid::Uuid::parse_str(text).is_ok_and(|uuid| uuid.get_version_num() == 4 && text == uuid.to_string())
}

fn is_our_user_agent(text: &str) -> bool {
    let ours = format!("bimpeai-rust/{} (Rust/", env!("CARGO_PKG_VERSION"));
    text.starts_with(&ours) && text.ends_with(&format!("; {})", std::env::consts::OS))
}

/// The official SDKs put ids into the path as they are: one with a slash, a `?` or `..` reaches another endpoint.
#[test]
fn an_id_is_sent_as_one_encoded_path_segment() {
    let hostile =
        ["a/b", "a?b", "a#b", "100%", "a%2Fb", "a b", "a\\b", "%2e%2e", "[a]|^", "x/../../workflows/w1", "🦀 é"];
    for endpoint in
        endpoints::ALL.iter().filter(|endpoint| !endpoint.path_params().is_empty() && !endpoint.is_streamed())
    {
        let envelope = json!({"message": "ok", "data": endpoint.sample()});
        let server = ScriptedServer::start(vec![Reply::json(200, &envelope)]);
        let client = crate::support::client(&server.base_url(), &TestEnvironment::new());
        for id in hostile {
            let mut args = Args::sample(endpoint);
            args.ids.fill(id.to_owned());
            run(endpoint.invoke(&client, args)).unwrap();
        }
        for (request, id) in server.requests().iter().zip(hostile) {
            let expected =
                endpoint.path().split('/').map(|segment| if segment.starts_with('{') { id } else { segment });
            let path = request.path.strip_prefix("/api/v1/console").unwrap();
            let decoded =
                path.split('/').map(|segment| percent_encoding::percent_decode_str(segment).decode_utf8().unwrap());
            assert!(decoded.eq(expected), "{endpoint} {id}: {path}");
        }
    }
}
