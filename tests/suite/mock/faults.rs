//! Every fault of the mock, and what our own client makes of it.

use std::time::Duration;

use bimpeai::endpoints::agents;
use bimpeai::mock::{FaultBuilder, Server};
use bimpeai::{ErrorKind, Result};
use serde_json::json;

use crate::support::{FLAVOURS, Flavour, run};

/// More than the client accepts.
const TOO_MUCH: u64 = 80 << 20;

/// One fault that occurs once, to a create, and the outcome.
struct Case {
    name: &'static str,
    set: fn(FaultBuilder<'_>),
    /// `None` if the request succeeds in the end.
    error: Option<ErrorKind>,
    attempts: usize,
    /// How many agents there are afterwards. Never two: a write whose response was lost is carried out once.
    agents: usize,
}

const fn survives(name: &'static str, set: fn(FaultBuilder<'_>), attempts: usize) -> Case {
    Case { name, set, error: None, attempts, agents: 1 }
}

const fn fails(name: &'static str, set: fn(FaultBuilder<'_>), error: ErrorKind) -> Case {
    Case { name, set, error: Some(error), attempts: 1, agents: 0 }
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the methods alone are not general over the lifetime")]
const CASES: &[Case] = &[
    survives("status 503", |fault| fault.status(503), 2),
    survives("status 429 with Retry-After", |fault| fault.header("retry-after", "1").status(429), 2),
    survives("delay", |fault| fault.delay(Duration::from_millis(1)), 1),
    survives("no response", |fault| fault.no_response(), 2),
    survives("reset before the headers", |fault| fault.reset(), 2),
    survives("reset in the headers", |fault| fault.reset_in_headers(20), 2),
    survives("reset in the body", |fault| fault.reset_in_body(10), 2),
    survives("truncated body", |fault| fault.truncate_body(10), 2),
    survives("wrong Content-Length", |fault| fault.wrong_content_length(10), 2),
    survives("one byte at a time", |fault| fault.drip(Duration::ZERO), 1),
    survives("gzip", |fault| fault.gzip(), 1),
    survives("close the idle connection", |fault| fault.close_idle(), 1),
    fails(
        "a scripted response",
        |fault| fault.respond(418, json!({"message": "short and stout"})),
        ErrorKind::OtherStatus,
    ),
    fails("malformed JSON", |fault| fault.malformed_json(), ErrorKind::Decode),
    fails("HTML", |fault| fault.html(), ErrorKind::Decode),
    fails("204 where data is expected", |fault| fault.no_content(), ErrorKind::Decode),
    fails("a huge body", |fault| fault.huge_body(TOO_MUCH), ErrorKind::Decode),
    fails("a gzip bomb", |fault| fault.gzip_bomb(TOO_MUCH), ErrorKind::Decode),
    fails("a redirect", |fault| fault.redirect("http://127.0.0.1:9/"), ErrorKind::OtherStatus),
];

/// Long enough for every response.
const PATIENT: Duration = Duration::from_secs(30);
/// Short, for responses that never come.
const HASTY: Duration = Duration::from_millis(100);

fn create(flavour: Flavour, server: &Server, timeout: Duration) -> Result<String> {
    match flavour {
        Flavour::Async => {
            run(server.client().agents().create().name("A").timeout(timeout).send()).map(|agent| agent.name)
        }
        Flavour::Blocking => {
            server.blocking_client().agents().create().name("A").timeout(timeout).send().map(|agent| agent.name)
        }
    }
}

#[test]
fn every_fault_is_survived_or_reported_and_no_write_happens_twice() {
    for case in CASES {
        for flavour in FLAVOURS {
            let name = format!("{} {flavour:?}", case.name);
            let server = Server::start_blocking();
            (case.set)(server.on(agents::CREATE));
            let outcome = create(flavour, &server, if case.name == "no response" { HASTY } else { PATIENT });
            assert_eq!(outcome.as_ref().err().map(bimpeai::Error::kind), case.error, "{name}: {outcome:?}");
            assert_eq!(server.received(agents::CREATE).count(), case.attempts, "{name}");
            let there = server.blocking_client().agents().list().items().count();
            assert_eq!(there, case.agents, "{name}");
            server.verify();
        }
    }
}

#[test]
fn lasting_faults_exhaust_the_attempts() {
    type Set = fn(FaultBuilder<'_>);
    let cases: &[(Set, ErrorKind)] = &[
        (|fault| fault.always().status(503), ErrorKind::InternalServer),
        (|fault| fault.always().reset(), ErrorKind::Connection),
        (|fault| fault.always().no_response(), ErrorKind::Timeout),
        (|fault| fault.times(3).truncate_body(1), ErrorKind::Connection),
    ];
    for (set, kind) in cases {
        for flavour in FLAVOURS {
            let server = Server::start_blocking();
            set(server.on(agents::CREATE));
            let error = create(flavour, &server, HASTY).unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (*kind, 3), "{error}");
            let created = server.received(agents::CREATE);
            created.assert_times(3);
            let key = created.first().unwrap().header("idempotency-key").map(str::to_owned).unwrap();
            server.received(agents::CREATE).header("idempotency-key", key).assert_times(3);
        }
    }
}

#[test]
fn a_closed_idle_connection_is_replaced() {
    for flavour in FLAVOURS {
        let server = Server::start_blocking();
        server.on(agents::CREATE).close_idle();
        create(flavour, &server, PATIENT).unwrap();
        create(flavour, &server, PATIENT).unwrap();
        server.received(agents::CREATE).assert_times(2);
    }
}

#[test]
fn a_fault_affects_the_nth_request_with_one_key() {
    let server = Server::builder().key("sk_one").key("sk_other").start_blocking();
    let one = server.blocking_client();
    let builder = server.set_up(bimpeai::blocking::Client::builder());
    let other = builder.api_key("sk_other").max_retries(0).build().unwrap();
    server.on(agents::LIST).nth(3).key("sk_other").status(404);
    for client in [&one, &other, &one, &other, &one] {
        client.agents().list().send().unwrap();
    }
    assert!(other.agents().list().send().unwrap_err().is_not_found());
    other.agents().list().send().unwrap();
}

#[test]
fn a_fault_for_any_endpoint_affects_the_first_request() {
    let server = Server::start_blocking();
    server.on_any().times(2).status(404);
    let client = server.blocking_client();
    assert!(client.workflows().list().send().unwrap_err().is_not_found());
    assert!(client.agents().list().send().unwrap_err().is_not_found());
    client.agents().list().send().unwrap();
}

#[test]
fn an_unused_fault_fails_the_test_that_set_it() {
    let message = |set: fn(&Server)| {
        let failure = std::panic::catch_unwind(|| {
            let server = Server::start_blocking();
            set(&server);
            server.blocking_client().agents().list().send().unwrap();
            drop(server);
        });
        *failure.unwrap_err().downcast::<String>().unwrap()
    };
    let failure = message(|server| server.on(agents::CREATE).times(2).status(503));
    assert!(failure.contains("agents.create: status 503 was expected 2 more time(s)"), "{failure}");
    let failure = message(|server| server.on(agents::UPDATE).always().reset_in_body(3));
    assert!(failure.contains("agents.update: a reset in the body was expected at least once"), "{failure}");
    let failure = message(|server| server.on(agents::LIST).nth(2).no_response());
    assert!(failure.contains("agents.list: no response was expected 1 more time(s)"), "{failure}");
}

#[test]
fn a_fault_that_occurred_or_was_cleared_fails_nothing() {
    let server = Server::start_blocking();
    server.on(agents::LIST).always().delay(Duration::ZERO);
    server.blocking_client().agents().list().send().unwrap();
    server.on(agents::CREATE).status(503);
    server.clear_faults();
    server.verify();
}
