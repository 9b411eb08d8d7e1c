//! The control plane, which drives the mock from tests in any language. Used here with plain HTTP.

use std::time::Duration;

use bimpeai::blocking;
use bimpeai::mock::Server;
use bimpeai::models::StreamMessageEvent;
use serde_json::{Value, json};

use crate::support::run;

struct Control {
    server: Server,
    client: blocking::Client,
}

impl Control {
    fn new() -> Self {
        let server = Server::builder().control_plane().start_blocking();
        let client = server.set_up(blocking::Client::builder()).max_retries(0).build().unwrap();
        Self { server, client }
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}/_mock/{path}", self.server.base_url());
        run(async {
            let http = reqwest::Client::builder().no_proxy().build().unwrap();
            let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
            let response = http.request(method, url).body(body.to_string()).send().await.unwrap();
            let status = response.status().as_u16();
            (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap())
        })
    }

    fn get(&self, path: &str) -> Value {
        let (status, json) = self.send("GET", path, &Value::Null);
        assert_eq!(status, 200, "{path}: {json}");
        json
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let (status, json) = self.send("POST", path, body);
        assert_eq!(status, 200, "{path}: {json}");
        json
    }
}

#[test]
fn records_are_seeded_and_reset() {
    let control = Control::new();
    control.post("seed", &json!({"agents": [{"id": "a", "name": "A"}]}));
    assert_eq!(control.client.agents().retrieve("a").send().unwrap().name, "A");
    control.post("reset", &Value::Null);
    assert!(control.client.agents().retrieve("a").send().unwrap_err().is_not_found());
    // Requests to the control plane are not in the log.
    let log = control.get("log");
    assert_eq!(log.as_array().unwrap().len(), 1, "{log}");
}

#[test]
fn every_fault_can_be_set() {
    let effects = json!([
        "delay", "no_response", {"status": 404}, {"respond": {"status": 418, "body": {"message": "x"}}}, "reset",
        {"reset_in_headers": 5}, {"reset_in_body": 5}, {"truncate_body": 5}, {"drip_ms": 0},
        {"wrong_content_length": 5}, "malformed_json", "html", "no_content", {"huge_body": 100_000_000}, "gzip",
        {"gzip_bomb": 100_000_000}, {"redirect": "http://127.0.0.1:9/"}, "close_idle",
    ]);
    let harmless = ["a delay", "one byte at a time", "gzip", "a closed idle connection"];
    for effect in effects.as_array().unwrap() {
        let control = Control::new();
        control.post("faults", &json!({"endpoint": "agents.list", "effect": effect}));
        let set = control.get("faults");
        assert_eq!(
            (&set[0]["endpoint"], &set[0]["left"], &set[0]["used"]),
            (&json!("agents.list"), &json!(1), &json!(0))
        );
        let outcome = control.client.agents().list().timeout(Duration::from_millis(500)).send();
        let is_harmless = harmless.contains(&set[0]["effect"].as_str().unwrap());
        assert_eq!(outcome.is_ok(), is_harmless, "{effect}: {outcome:?}");
        assert_eq!(control.get("faults")[0]["used"], 1, "{effect}");
    }
}

#[test]
fn a_fault_can_be_limited() {
    let control = Control::new();
    let fault = json!({"endpoint": "agents.list", "nth": 2, "times": 2, "key": "sk_mock", "delay_ms": 1,
        "headers": {"retry-after": "7"}, "effect": {"status": 429}});
    control.post("faults", &fault);
    let list = || control.client.agents().list().send();
    list().unwrap();
    for _ in 0..2 {
        assert_eq!(list().unwrap_err().retry_after(), Some(Duration::from_secs(7)));
    }
    list().unwrap();
    control.post("faults", &json!({"always": true, "effect": {"status": 404}}));
    assert!(control.client.workflows().list().send().unwrap_err().is_not_found());
    assert_eq!(control.send("DELETE", "faults", &Value::Null).0, 200);
    control.client.workflows().list().send().unwrap();
}

#[test]
fn the_log_masks_secrets() {
    let control = Control::new();
    control.client.agents().create().name("A").send().unwrap();
    control.client.agents().list().search("x").send().unwrap();
    let log = control.get("log?endpoint=agents.create");
    assert_eq!(log.as_array().unwrap().len(), 1);
    let entry = &log[0];
    assert_eq!(
        (&entry["method"], &entry["outcome"], &entry["body"]["name"]),
        (&json!("POST"), &json!("201"), &json!("A"))
    );
    assert!(!log.to_string().contains("sk_mock"), "{log}");
    assert_eq!(control.send("DELETE", "log", &Value::Null).0, 200);
    assert_eq!(control.get("log"), json!([]));
}

#[test]
fn streams_can_be_driven() {
    let control = Control::new();
    control.post("seed", &json!({"agents": [{"id": "a"}], "conversations": [{"agent_id": "a", "id": "c/1"}]}));
    let stream = "streams/c%2F1?endpoint=conversations.messages.stream";
    let drive = |request: Value| control.post(stream, &request);
    let client = control.server.blocking_client();
    drive(json!({"replay_all": true}));
    drive(json!({"push": {"id": "m_1", "message": "one"}}));
    drive(json!({"refuse": 503}));
    let mut stream = client.conversations().messages().stream("a", "c/1").open();
    let mut next = || -> StreamMessageEvent { stream.next().unwrap().unwrap() };
    assert_eq!(next().id, "m_1");
    drive(json!({"split": 3}));
    drive(json!("heartbeat"));
    drive(json!({"push": {"id": "m_2", "message": "two"}}));
    assert_eq!(next().message.as_deref(), Some("two"));
    let event = json!({"id": "m_3", "conversation_id": "c/1", "role": "user", "message": "three", "created_at": ""});
    drive(json!({"push_raw": format!("id: m_3\nevent: message\ndata: {event}\n\n")}));
    assert_eq!(next().message.as_deref(), Some("three"));
    drive(json!({"replay_next": 2}));
    drive(json!({"end": "cut"}));
    let counts = drive(json!({"push": {"id": "m_4", "message": "four"}}));
    assert_eq!(next().id, "m_4");
    assert!(counts["opened"].as_u64().unwrap() >= 2, "{counts}");
    assert_eq!(control.get("streams/c%2F1")["connections"], 1);
    for switch in ["stall", "ignore_after"] {
        drive(json!({switch: true}));
        drive(json!({switch: false}));
    }
    for end in ["reset", "close"] {
        drive(json!({"end": end}));
        let counts = drive(json!({"push": {"id": format!("m_{end}"), "message": end}}));
        assert_eq!(next().message.as_deref(), Some(end), "{counts}");
    }
}

#[test]
fn invalid_requests_are_reported() {
    let control = Control::new();
    for (method, path, body, status, message) in [
        ("GET", "streams/c?endpoint=agents.list", json!({}), 400, "\"agents.list\" is not a stream"),
        (
            "POST",
            "faults",
            json!({"endpoint": "agents.creat", "effect": "reset"}),
            400,
            "unknown endpoint \"agents.creat\"",
        ),
        ("POST", "faults", json!({"effect": "explode"}), 400, "unknown variant `explode`"),
        ("POST", "faults", json!({"efect": "reset"}), 400, "unknown field `efect`"),
        (
            "POST",
            "faults",
            json!({"times": 1, "always": true, "effect": "reset"}),
            400,
            "`times` and `always` exclude each other",
        ),
        ("POST", "seed", json!({"agents": [{"nam": 1}]}), 400, "agents[0].nam: is not a known field"),
        ("POST", "streams/c", json!({"push": 7}), 400, "an event must be an object"),
        ("GET", "log?endpoint=x", json!(null), 400, "unknown endpoint \"x\""),
        ("GET", "log?of=x", json!(null), 400, "unknown parameter \"of\""),
        ("PUT", "faults", json!(null), 404, "has no route PUT /_mock/faults"),
        ("GET", "", json!(null), 404, "has no route GET /_mock/"),
    ] {
        let (received, json) = control.send(method, path, &body);
        assert_eq!(received, status, "{method} {path}: {json}");
        assert!(json["error"].as_str().unwrap().contains(message), "{method} {path}: {json}");
    }
}

#[test]
fn it_is_off_by_default() {
    let server = Server::start_blocking();
    let status = run(async {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        http.post(format!("{}/_mock/reset", server.base_url())).send().await.unwrap().status()
    });
    assert_eq!(status, 404);
}
