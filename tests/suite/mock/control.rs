//! The control plane: how a test in another language drives the mock. Asked here with plain HTTP.

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

    fn ask(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}/_mock/{path}", self.server.base_url());
        run(async {
            let http = reqwest::Client::builder().no_proxy().build().unwrap();
            let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
            let answer = http.request(method, url).body(body.to_string()).send().await.unwrap();
            let status = answer.status().as_u16();
            (status, serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap())
        })
    }

    fn get(&self, path: &str) -> Value {
        let (status, answer) = self.ask("GET", path, &Value::Null);
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let (status, answer) = self.ask("POST", path, body);
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }
}

#[test]
fn records_are_seeded_and_forgotten() {
    let control = Control::new();
    control.post("seed", &json!({"agents": [{"id": "a", "name": "A"}]}));
    assert_eq!(control.client.agents().retrieve("a").send().unwrap().name, "A");
    control.post("reset", &Value::Null);
    assert!(control.client.agents().retrieve("a").send().unwrap_err().is_not_found());
    // What is asked of the control plane is no request of the API.
    let log = control.get("log");
    assert_eq!(log.as_array().unwrap().len(), 1, "{log}");
}

#[test]
fn every_fault_can_be_ordered() {
    let effects = json!([
        "delay", "no_answer", {"status": 404}, {"respond": {"status": 418, "body": {"message": "x"}}}, "reset",
        {"reset_in_headers": 5}, {"reset_in_body": 5}, {"truncate_body": 5}, {"drip_ms": 0},
        {"wrong_content_length": 5}, "malformed_json", "html", "no_content", {"huge_body": 100_000_000}, "gzip",
        {"gzip_bomb": 100_000_000}, {"redirect": "http://127.0.0.1:9/"}, "close_idle",
    ]);
    let harmless = ["a delay", "one byte at a time", "gzip", "the end of the idle connection"];
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
fn a_fault_can_be_narrowed_down() {
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
    assert_eq!(control.ask("DELETE", "faults", &Value::Null).0, 200);
    control.client.workflows().list().send().unwrap();
}

#[test]
fn the_log_shows_requests_without_their_secrets() {
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
    assert_eq!(control.ask("DELETE", "log", &Value::Null).0, 200);
    assert_eq!(control.get("log"), json!([]));
}

#[test]
fn streams_are_driven() {
    let control = Control::new();
    control.post("seed", &json!({"agents": [{"id": "a"}], "conversations": [{"agent_id": "a", "id": "c/1"}]}));
    let order = |order: Value| control.post("streams/c%2F1", &order);
    let client = control.server.blocking_client();
    order(json!({"tell_all": true}));
    order(json!({"push": {"id": "m_1", "message": "one"}}));
    order(json!({"refuse": 503}));
    let mut stream = client.conversations().messages().stream("a", "c/1").open();
    let mut next = || -> StreamMessageEvent { stream.next().unwrap().unwrap() };
    assert_eq!(next().id, "m_1");
    order(json!({"split": 3}));
    order(json!("heartbeat"));
    order(json!({"push": {"id": "m_2", "message": "two"}}));
    assert_eq!(next().message.as_deref(), Some("two"));
    let event = json!({"id": "m_3", "conversation_id": "c/1", "role": "user", "message": "three", "created_at": ""});
    order(json!({"push_raw": format!("id: m_3\nevent: message\ndata: {event}\n\n")}));
    assert_eq!(next().message.as_deref(), Some("three"));
    order(json!({"replay_next": 2}));
    order(json!({"end": "cut"}));
    let told = order(json!({"push": {"id": "m_4", "message": "four"}}));
    assert_eq!(next().id, "m_4");
    assert!(told["opened"].as_u64().unwrap() >= 2, "{told}");
    assert_eq!(control.get("streams/c%2F1")["connections"], 1);
    for switch in ["stall", "ignore_after"] {
        order(json!({switch: true}));
        order(json!({switch: false}));
    }
    for end in ["reset", "close"] {
        order(json!({"end": end}));
        let told = order(json!({"push": {"id": format!("m_{end}"), "message": end}}));
        assert_eq!(next().message.as_deref(), Some(end), "{told}");
    }
}

#[test]
fn mistakes_are_told() {
    let control = Control::new();
    for (method, path, body, status, told) in [
        ("POST", "faults", json!({"endpoint": "agents.creat", "effect": "reset"}), 400, "no endpoint \"agents.creat\""),
        ("POST", "faults", json!({"effect": "explode"}), 400, "unknown variant `explode`"),
        ("POST", "faults", json!({"efect": "reset"}), 400, "unknown field `efect`"),
        ("POST", "faults", json!({"times": 1, "always": true, "effect": "reset"}), 400, "either `times` or `always`"),
        ("POST", "seed", json!({"agents": [{"nam": 1}]}), 400, "agents[0].nam: is not a known field"),
        ("POST", "streams/c", json!({"push": 7}), 400, "an event must be an object"),
        ("GET", "log?endpoint=x", json!(null), 400, "no endpoint \"x\""),
        ("GET", "log?of=x", json!(null), 400, "no parameter \"of\""),
        ("PUT", "faults", json!(null), 404, "does not know PUT /_mock/faults"),
        ("GET", "", json!(null), 404, "does not know GET /_mock/"),
    ] {
        let (answered, answer) = control.ask(method, path, &body);
        assert_eq!(answered, status, "{method} {path}: {answer}");
        assert!(answer["error"].as_str().unwrap().contains(told), "{method} {path}: {answer}");
    }
}

#[test]
fn it_is_off_unless_asked_for() {
    let server = Server::start_blocking();
    let answer = run(async {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        http.post(format!("{}/_mock/reset", server.base_url())).send().await.unwrap().status()
    });
    assert_eq!(answer, 404);
}
