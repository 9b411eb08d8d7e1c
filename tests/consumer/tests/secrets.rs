//! A `#[secret]` of a user's own declaration is sent, and never printed by the mock.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bimpeai::mock::{Response, Seed, Server};
use bimpeai::{Args, Endpoint};
use bimpeai_consumer::trees;
use serde_json::{Value, json};

/// What every secret in these tests contains, as a number or as a text.
const SECRET: &str = "73519";
const SECRET_NUMBER: u32 = 73_519;

fn server() -> Server {
    Server::builder().control_plane().endpoints(trees::ENDPOINTS).fixtures().start_blocking()
}

/// Sends a request without its generated method, so that it may be of any shape.
fn send(server: &Server, endpoint: &Endpoint, query: &[(&str, &str)], body: Option<&Value>) -> bimpeai::Result<Value> {
    let client = server.blocking_client();
    let mut request = client.request(endpoint.method().clone(), endpoint.path());
    for (param, id) in endpoint.path_params().iter().zip(Args::sample(endpoint).ids) {
        request = request.path_param(param.name, id);
    }
    request = request.query(query);
    match body {
        Some(body) => request.json(body).send(),
        None => request.send(),
    }
}

/// Sends a body as it is.
fn exchange(server: &Server, route: &str, body: &str) -> String {
    let mut socket = TcpStream::connect(server.address()).unwrap();
    let (key, length) = (server.api_key(), body.len());
    write!(
        socket,
        "{route} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Length: {length}\r\n\
         Content-Type: application/json\r\nConnection: close\r\n\r\n{body}"
    )
    .unwrap();
    let mut response = String::new();
    socket.read_to_string(&mut response).unwrap();
    response
}

/// All that the server says about its last request.
fn printed(server: &Server) -> String {
    let request = server.requests().pop().unwrap();
    let wanted = server.received_any().json(json!({"nothing": "like it"}));
    let failure = catch_unwind(AssertUnwindSafe(|| drop(wanted.assert()))).unwrap_err();
    let failure = failure.downcast::<String>().unwrap();
    let log = exchange(server, "GET /_mock/log", "");
    assert!(log.contains(&format!("\"number\":{}", request.number())), "{log}");
    format!("{request} {request:?} {request:#?} {} {server:?} {failure} {wanted:?} {log}", request.target())
}

#[test]
fn a_secret_is_masked_wherever_it_is_declared() {
    let planted = json!({"wood": "soft", "branches": [], "pins": [1]});
    let with = |name: &str, value: Value| {
        let mut input = planted.clone();
        input[name] = value;
        input
    };
    let nested = with("pins", json!([SECRET_NUMBER]));
    let water = json!({"type": "water", "litres": 1, "pin": SECRET_NUMBER});
    for (endpoint, body) in [
        (trees::PLANT, with("pins", json!([1, SECRET_NUMBER]))),
        (trees::PLANT, with("codes", json!({"ada": SECRET_NUMBER}))),
        (trees::PLANT, with("codes", json!({SECRET: 1}))),
        (trees::PLANT, with("branches", json!([nested.clone()]))),
        (trees::PLANT, with("stem", nested.clone())),
        (trees::PLANT, with("care", water.clone())),
        (trees::PLANT, with("care", json!({"type": "shade", "from": nested}))),
        (trees::WATER, json!([water])),
    ] {
        let server = server();
        send(&server, endpoint, &[], Some(&body)).unwrap();
        assert_eq!(server.requests()[0].json(), Some(body.clone()), "sent as it is");
        let printed = printed(&server);
        assert!(!printed.contains(SECRET) && printed.contains("[redacted]"), "{body}: {printed}");
    }
}

#[test]
fn a_secret_of_the_wrong_type_or_in_the_wrong_place_is_masked_too() {
    for body in [
        json!({"pins": SECRET}),
        json!({"pins": [[SECRET]]}),
        json!({"pins": {SECRET: SECRET}}),
        json!({"codes": {SECRET: "no number"}}),
        json!({"codes": {SECRET: {SECRET: 1}}}),
        json!({"care": {"pin": {SECRET: true}}}),
        json!({"pin": SECRET_NUMBER}),
        json!([{"pin": SECRET_NUMBER}]),
    ] {
        let server = server();
        let error = send(&server, trees::PLANT, &[], Some(&body)).unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(400), "{body}");
        let printed = format!("{error} {error:?} {}", printed(&server));
        assert!(!printed.contains(SECRET), "{body}: {printed}");
    }
}

#[test]
fn a_secret_in_the_query_is_masked() {
    for query in [[("pin", SECRET)], [("PIN", SECRET)]] {
        let server = server();
        let _ = send(&server, trees::LIST, &query, None);
        assert_eq!(server.requests()[0].query_value(query[0].0), Some(SECRET));
        let printed = printed(&server);
        assert!(!printed.contains(SECRET) && printed.contains("[redacted]"), "{printed}");
    }
}

#[test]
fn a_body_that_is_not_json_is_not_printed_if_it_may_contain_a_secret() {
    for (body, is_masked) in [
        (format!("{{\"pins\": [{SECRET}"), true),
        (format!("pin={SECRET}&wood=soft"), true),
        (format!("{}{{\"codes\": {SECRET}", " ".repeat(400)), true),
        ("wood=soft".to_owned(), false),
    ] {
        let server = server();
        let response = exchange(&server, "POST /api/v1/console/trees", &body);
        assert!(response.starts_with("HTTP/1.1 400"), "{response}");
        assert_eq!(server.requests()[0].to_string().contains("[redacted]"), is_masked, "{body}");
        let printed = printed(&server);
        assert!(!printed.contains(SECRET), "{printed}");
        assert_eq!(printed.contains("wood=soft"), !is_masked, "{printed}");
    }
}

#[test]
fn responses_and_records_are_printed_without_their_values() {
    let nest = json!({"id": "tree_7", "nests": {"a": {"height": 1.0, "pin": SECRET_NUMBER}}});
    let seed = Seed::new().record(trees::LIST, nest.clone());
    let response = Response::data(nest.clone());
    let text = format!("{seed:?} {response:?} {:?}", Response::created(nest));
    assert!(!text.contains(SECRET) && text.contains("200") && text.contains("201"), "{text}");

    let server = Server::builder().control_plane().endpoints(trees::ENDPOINTS).seed(seed).start_blocking();
    let tree = trees::RETRIEVE.invoke(&server.blocking_client(), {
        let mut args = Args::default();
        args.ids = vec!["tree_7".to_owned()];
        args
    });
    assert_eq!(tree.unwrap().value["nests"]["a"]["pin"], SECRET_NUMBER);
    assert!(!printed(&server).contains(SECRET));
}
