//! Neither the API key nor a stream ticket is ever printed.

use std::fmt::{Debug, Display};
use std::io::Write;
use std::sync::{Arc, Mutex};

use bimpeai::mock::Server;
use bimpeai::models::CreateKnowledgeBase;
use bimpeai::{Args, Client, Nullable, blocking, http::Method};
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

use crate::faults::callable;
use crate::support::scripted::{Answer, Scripted};
use crate::support::{TestEnvironment, run};

const KEY: &str = "sk_live_7f3aSECRETKEY";

/// What was printed, by whatever means.
#[derive(Clone, Default)]
struct Printed(Arc<Mutex<Vec<u8>>>);

impl Printed {
    fn debug(&self, value: &impl Debug) {
        writeln!(self.0.lock().unwrap(), "{value:?}\n{value:#?}").unwrap();
    }

    fn display(&self, value: &impl Display) {
        writeln!(self.0.lock().unwrap(), "{value}").unwrap();
    }

    fn error(&self, error: &bimpeai::Error) {
        self.debug(error);
        self.display(error);
        let mut source = std::error::Error::source(error);
        while let Some(error) = source {
            writeln!(self.0.lock().unwrap(), "{error} {error:?}").unwrap();
            source = error.source();
        }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }

    fn assert_clean(&self, secrets: &[&str]) {
        let text = self.text();
        for secret in secrets {
            if let Some(at) = text.find(secret) {
                let line = text[..at].matches('\n').count();
                panic!("{secret} is printed: {}", text.lines().nth(line).unwrap());
            }
        }
    }
}

impl Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Printed {
    type Writer = Printed;

    fn make_writer(&'a self) -> Printed {
        self.clone()
    }
}

fn client(base_url: &str, max_retries: u32) -> Client {
    let environment = TestEnvironment::new();
    let builder = Client::builder().api_key(KEY).base_url(base_url).environment(environment).max_retries(max_retries);
    builder.build().unwrap()
}

/// Runs something with every event and span of every crate written down.
fn traced<T>(printed: &Printed, run: impl FnOnce() -> T) -> T {
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_writer(printed.clone())
        .with_ansi(false)
        .finish();
    tracing::subscriber::with_default(subscriber, run)
}

#[test]
fn a_whole_run_is_traced_and_prints_no_secret() {
    let printed = Printed::default();
    let server = Server::builder().key(KEY).fixtures().start_blocking();
    let mut tickets = Vec::new();
    traced(&printed, || {
        let client = client(&server.base_url(), 0);
        for endpoint in callable() {
            match run(endpoint.invoke(&client, Args::sample(endpoint))) {
                Ok(response) => tickets.extend(response.value["ticket"].as_str().map(str::to_owned)),
                Err(error) => printed.error(&error),
            }
        }
    });
    let text = printed.text();
    assert!(text.contains("bimpeai.request") && text.contains("agents.retrieve"), "nothing was traced:\n{text}");
    assert!(text.contains("/agents/{agent_id}"), "the route is told as its template:\n{text}");
    assert_eq!(tickets.len(), 1);
    printed.assert_clean(&[KEY, &tickets[0]]);
}

#[test]
fn no_error_prints_the_key() {
    let printed = Printed::default();
    // A server that echoes what it was sent, in every part of its answer.
    let echo = format!("your key is {KEY}, Bearer {KEY}");
    let answers = [
        Answer::json(401, &json!({"message": echo, "code": "api_key_invalid"})),
        Answer::json(400, &json!({"message": [echo], "code": "validation_error"})),
        Answer::json(500, &json!({"message": echo})),
        Answer::http(200, &[("X-Echo", KEY)], echo.as_bytes()),
        Answer::http(302, &[("Location", &format!("/?key={KEY}"))], echo.as_bytes()),
        Answer::Drop,
    ];
    for answer in answers {
        let server = Scripted::start(vec![answer]);
        let error = traced(&printed, || run(client(&server.base_url(), 1).agents().create().name("A").send()));
        printed.error(&error.unwrap_err());
    }
    printed.assert_clean(&[KEY]);
}

#[test]
fn no_public_type_prints_a_secret() {
    let printed = Printed::default();
    let server = Server::builder().key(KEY).start_blocking();
    let builder = Client::builder().api_key(KEY).base_url(server.base_url()).default_header("Authorization", KEY);
    printed.debug(&builder);
    let client = builder.build().unwrap();
    let blocking = blocking::Client::builder().api_key(KEY).base_url(server.base_url()).build().unwrap();
    printed.debug(&client);
    printed.debug(&blocking);
    printed.debug(&client.agents());
    printed.debug(&blocking.conversations().messages());
    let agent = blocking.agents().create().name("A").send_with_response().unwrap();
    printed.debug(&agent);
    printed.debug(&client.agents().retrieve(&agent.value.id).header("Authorization", KEY));
    printed.debug(&client.request(Method::GET, "/agents").header("Authorization", KEY));
    printed.debug(&blocking.agents().list().send().unwrap());
    printed.debug(&blocking.agents().list().pages());
    printed.debug(&blocking.agents().list().items());
    printed.debug(&client.agents().list().pages());
    printed.debug(&client.agents().list().items());
    printed.debug(&CreateKnowledgeBase::text("FAQ", "x"));
    printed.debug(&Nullable::Value("x"));
    printed.debug(&server);
    for request in server.requests() {
        printed.debug(&request);
    }
    let ticket = bimpeai::models::StreamTicket::sample();
    printed.debug(&ticket);
    for endpoint in bimpeai::endpoints::ALL {
        printed.debug(endpoint);
    }
    printed.assert_clean(&[KEY, &ticket.ticket]);
    assert!(serde_json::to_value(&ticket).unwrap()["ticket"] == Value::String(ticket.ticket));
}
