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
