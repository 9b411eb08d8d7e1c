//! Neither the API key nor a stream ticket is ever printed: not in a trace, an error or a `Debug` output.

use bimpeai::mock::Server;
use bimpeai::models::CreateKnowledgeBase;
use bimpeai::{Args, Client, Nullable, blocking, http::Method};
use serde_json::{Value, json};

use crate::faults::plain_endpoints;
use crate::support::log::Log;
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{TestEnvironment, in_own_process, run};

const KEY: &str = "sk_live_7f3aSECRETKEY";

fn client(base_url: &str, max_retries: u32) -> Client {
    let environment = TestEnvironment::new();
    let builder = Client::builder().api_key(KEY).base_url(base_url).environment(environment).max_retries(max_retries);
    builder.build().unwrap()
}

#[test]
fn a_traced_run_of_all_endpoints_prints_no_secret() {
    in_own_process(module_path!(), "trace_all_endpoints", "");
}

#[test]
#[ignore = "run by a_traced_run_of_all_endpoints_prints_no_secret"]
fn trace_all_endpoints() {
    let log = Log::default();
    let server = Server::builder().key(KEY).fixtures().start_blocking();
    let mut tickets = Vec::new();
    log.traced(|| {
        let client = client(&server.base_url(), 0);
        for endpoint in plain_endpoints() {
            match run(endpoint.invoke(&client, Args::sample(endpoint))) {
                Ok(response) => tickets.extend(response.value["ticket"].as_str().map(str::to_owned)),
                Err(error) => log.error(&error),
            }
        }
    });
    let text = log.text();
    assert!(text.contains("bimpeai.request") && text.contains("agents.retrieve"), "nothing was traced:\n{text}");
    assert!(text.contains("/agents/{agent_id}"), "the route must be traced as its template:\n{text}");
    let streams = bimpeai::endpoints::ALL.iter().filter(|endpoint| endpoint.is_streamed());
    assert_eq!(tickets.len(), streams.count());
    log.assert_no(&[KEY]);
    for ticket in &tickets {
        log.assert_no(&[ticket]);
    }
}

#[test]
fn no_error_prints_the_key() {
    let log = Log::default();
    // The server repeats the key in every part of its response.
    let echo = format!("your key is {KEY}, Bearer {KEY}");
    let replies = [
        Reply::json(401, &json!({"message": echo, "code": "api_key_invalid"})),
        Reply::json(400, &json!({"message": [echo], "code": "validation_error"})),
        Reply::json(500, &json!({"message": echo})),
        Reply::http(200, &[("X-Echo", KEY)], echo.as_bytes()),
        Reply::http(302, &[("Location", &format!("/?key={KEY}"))], echo.as_bytes()),
        Reply::nothing(End::Close),
    ];
    for reply in replies {
        let server = ScriptedServer::start(vec![reply]);
        let error = log.traced(|| run(client(&server.base_url(), 1).agents().create().name("A").send()));
        log.error(&error.unwrap_err());
    }
    log.assert_no(&[KEY]);
}

#[test]
fn no_public_type_prints_a_secret() {
    let log = Log::default();
    let server = Server::builder().key(KEY).start_blocking();
    let builder = Client::builder().api_key(KEY).base_url(server.base_url()).default_header("Authorization", KEY);
    log.debug(&builder);
    let client = builder.build().unwrap();
    let blocking = blocking::Client::builder().api_key(KEY).base_url(server.base_url()).build().unwrap();
    log.debug(&client);
    log.debug(&blocking);
    log.debug(&client.agents());
    log.debug(&blocking.conversations().messages());
    let agent = blocking.agents().create().name("A").send_with_response().unwrap();
    log.debug(&agent);
    log.debug(&client.agents().retrieve(&agent.value.id).header("Authorization", KEY));
    log.debug(&client.request(Method::GET, "/agents").header("Authorization", KEY));
    log.debug(&blocking.agents().list().send().unwrap());
    log.debug(&blocking.agents().list().pages());
    log.debug(&blocking.agents().list().items());
    log.debug(&client.agents().list().pages());
    log.debug(&client.agents().list().items());
    log.debug(&CreateKnowledgeBase::text("FAQ", "x"));
    log.debug(&Nullable::Value("x"));
    log.debug(&server);
    for request in server.requests() {
        log.debug(&request);
    }
    let ticket = bimpeai::models::StreamTicket::sample();
    log.debug(&ticket);
    for endpoint in bimpeai::endpoints::ALL {
        log.debug(endpoint);
    }
    log.assert_no(&[KEY, &ticket.ticket]);
    assert!(serde_json::to_value(&ticket).unwrap()["ticket"] == Value::String(ticket.ticket));
}

/// The key as a server may spell it: raw, escaped as in JSON, percent-encoded, and mixed.
fn spellings() -> Vec<String> {
    let spell = |spell: &dyn Fn(usize, char) -> String| -> String {
        KEY.chars().enumerate().map(|(at, c)| spell(at, c)).collect()
    };
    vec![
        KEY.to_owned(),
        spell(&|_, c| format!("\\u{:04x}", c as u32)),
        spell(&|_, c| format!("%{:02X}", c as u32)),
        spell(&|_, c| format!("%25{:02x}", c as u32)),
        spell(&|at, c| match at % 4 {
            1 => format!("\\u{:04X}", c as u32),
            2 => format!("%{:02x}", c as u32),
            _ => c.to_string(),
        }),
    ]
}

/// Text without escapes and percent-encoding.
fn plain(text: &str) -> String {
    let mut plain = text.replace('\\', "");
    for c in KEY.chars() {
        for hex in [format!("{:02x}", c as u32), format!("{:02X}", c as u32)] {
            for encoded in [format!("u00{hex}"), format!("%25{hex}"), format!("%{hex}")] {
                plain = plain.replace(&encoded, &c.to_string());
            }
        }
    }
    plain
}

/// Responses that hold a text in every place that an error could take it from.
fn responses_with(text: &str) -> Vec<Reply> {
    let body = |status: u16, body: String| Reply::http(status, &[], body.as_bytes());
    let mut replies = vec![
        body(401, format!(r#"{{"message":"key {text} is not valid","code":"{text}","request_id":"{text}"}}"#)),
        body(400, format!(r#"{{"message":["{text}: {text}","a: {text}"],"code":"validation_error"}}"#)),
        body(422, format!(r#"{{"error":{{"message":"{text}","code":"{text}"}}}}"#)),
        body(422, format!(r#"{{"errors":[{{"field":"{text}","detail":"{text}"}}]}}"#)),
        body(404, format!(r#"["{text}"]"#)),
        body(404, format!("<html><title>{text}</title>{text}</html>")),
        body(403, format!("no access with {text}")),
        body(200, format!("<html>{text}</html>")),
        // Of the wrong type, which serde quotes.
        body(
            200,
            format!(
                r#"{{"message":"ok","data":{{"id":"a","name":"A","created_at":"t","updated_at":"t","status":["{text}"]}}}}"#
            ),
        ),
        body(200, format!(r#"{{"message":"ok","data":"{text}"}}"#)),
        body(200, format!(r#"{{"message":"ok","data":{{"{text}":1,"name":{{}}}}}}"#)),
    ];
    // Where the excerpt is cut.
    replies.extend((200..245).step_by(5).map(|padding| body(200, format!("{}{text}", "x".repeat(padding)))));
    if !text.contains('\\') {
        let header = |status, name| Reply::http(status, &[(name, text)], b"{}");
        replies.extend([header(404, "X-Request-Id"), header(200, "X-Request-Id"), header(429, "Retry-After")]);
        replies.extend([
            header(302, "Location"),
            Reply::http(302, &[("Location", &format!("https://{text}.example/{text}?k={text}"))], b""),
            Reply::http(200, &[("Content-Encoding", text)], b"x"),
        ]);
    }
    replies
}

#[test]
fn no_spelling_of_the_key_is_printed_wherever_a_server_echoes_it() {
    for spelled in spellings() {
        for reply in responses_with(&spelled) {
            let shown = format!("{reply:?}");
            let server = ScriptedServer::start(vec![reply]);
            let log = Log::default();
            match run(client(&server.base_url(), 0).agents().retrieve("agt_1").send_with_response()) {
                Ok(response) => log.debug(&response),
                Err(error) => {
                    log.error(&error);
                    log.display(&error.message());
                    log.debug(&(error.code(), error.request_id(), error.field_errors(), error.json_path()));
                }
            }
            let text = log.text();
            assert!(!plain(&text).contains(KEY), "{spelled} in {shown}:\n{text}");
        }
    }
}

/// A key such as `a` is part of every word: the JSON around it, the code and the message survive.
#[test]
fn a_short_key_destroys_nothing() {
    let body = json!({"message": "a bad name", "code": "bad_request", "request_id": "a-1"});
    let server = ScriptedServer::start(vec![Reply::json(400, &body)]);
    let client = Client::builder().api_key("a").base_url(server.base_url()).environment(TestEnvironment::new());
    let error = run(client.build().unwrap().agents().create().name("A").send()).unwrap_err();
    assert_eq!(error.message(), "[redacted] bad name");
    assert_eq!(error.code().unwrap().as_str(), "bad_request");
}
