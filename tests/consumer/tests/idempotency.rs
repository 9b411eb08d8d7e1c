//! A write that is declared without `idempotent` has no key, and is retried only if the server certainly did not process
//! it. With the word it has one key for all its attempts, and is retried like a read.

use std::net::TcpListener;
use std::time::Duration;

use bimpeai::mock::{FaultBuilder, NoWaiting, Server};
use bimpeai::{Args, Client, Endpoint, Error, Response, blocking};
use bimpeai_consumer::office::{OfficeApi, tasks};
use serde_json::{Value, json};

/// Each write, without a key and with one.
const WRITES: [(&Endpoint, &Endpoint); 4] = [
    (tasks::CREATE, tasks::CREATE_KEYED),
    (tasks::REPLACE, tasks::REPLACE_KEYED),
    (tasks::UPDATE, tasks::UPDATE_KEYED),
    (tasks::DELETE, tasks::DELETE_KEYED),
];
const FLAVOURS: [Flavour; 2] = [Flavour::Async, Flavour::Blocking];
const NOT_IDEMPOTENT: &str = "not retried: the endpoint is not idempotent";

/// Which client sends a request.
#[derive(Debug, Clone, Copy)]
enum Flavour {
    Async,
    Blocking,
}

type Outcome = Result<Response<Value>, Error>;

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// A server whose records `task_1` exist, so that every write succeeds unless a fault is set.
fn server() -> Server {
    let server = Server::builder().endpoints(tasks::ENDPOINTS).start_blocking();
    for list in [tasks::LIST, tasks::LIST_KEYED] {
        server.seed(list, &[], json!({"id": "task_1", "title": "Ring back"}));
    }
    server
}

fn args(endpoint: &Endpoint, is_timeout: bool) -> Args {
    let mut args = Args::sample(endpoint);
    args.timeout = is_timeout.then_some(Duration::from_millis(60));
    args
}

fn send(flavour: Flavour, server: &Server, endpoint: &Endpoint, args: Args) -> Outcome {
    match flavour {
        Flavour::Async => run(endpoint.invoke(&server.client(), args)),
        Flavour::Blocking => endpoint.invoke(&server.blocking_client(), args),
    }
}

/// The idempotency keys that the requests to an endpoint had.
fn keys(server: &Server, endpoint: &'static Endpoint) -> Vec<Option<String>> {
    let requests = server.requests();
    let sent =
        requests.iter().filter(|request| request.endpoint().is_some_and(|known| known.name() == endpoint.name()));
    sent.map(|request| request.header("idempotency-key").map(str::to_owned)).collect()
}

/// A fault, and whether a write without a key is retried after it. One with a key is, unless the failure is final.
struct Case {
    name: &'static str,
    fault: fn(FaultBuilder<'_>),
    is_final: bool,
    is_unprocessed: bool,
}

impl Case {
    const fn uncertain(name: &'static str, fault: fn(FaultBuilder<'_>)) -> Self {
        Self { name, fault, is_final: false, is_unprocessed: false }
    }

    const fn unprocessed(name: &'static str, fault: fn(FaultBuilder<'_>)) -> Self {
        Self { name, fault, is_final: false, is_unprocessed: true }
    }

    const fn last(name: &'static str, fault: fn(FaultBuilder<'_>)) -> Self {
        Self { name, fault, is_final: true, is_unprocessed: false }
    }
}

// Functions, since a path to the method is not general over the lifetime.
fn lost(on: FaultBuilder<'_>) {
    on.reset();
}

fn silent(on: FaultBuilder<'_>) {
    on.no_response();
}

const TIMEOUT: &str = "no response";

const CASES: &[Case] = &[
    Case::uncertain("500", |on| on.status(500)),
    Case::uncertain("500 with Retry-After", |on| on.header("retry-after", "1").status(500)),
    Case::uncertain("502", |on| on.status(502)),
    Case::uncertain("408", |on| on.status(408)),
    Case::uncertain("408 with Retry-After", |on| on.header("retry-after", "1").status(408)),
    Case::uncertain("429", |on| on.status(429)),
    Case::unprocessed("429 with Retry-After", |on| on.header("retry-after", "1").status(429)),
    Case::uncertain("503", |on| on.status(503)),
    Case::uncertain("503 with an unreadable Retry-After", |on| on.header("retry-after", "soon").status(503)),
    Case::unprocessed("503 with Retry-After", |on| on.header("retry-after", "1").status(503)),
    Case::unprocessed("503 with Retry-After: 0", |on| on.header("retry-after", "0").status(503)),
    Case::last("409", |on| on.status(409)),
    Case::last("501 with Retry-After", |on| on.header("retry-after", "1").status(501)),
    Case::last("404", |on| on.status(404)),
    Case::uncertain("a reset before the response", lost),
    Case::uncertain("a reset in the head", |on| on.reset_in_headers(20)),
    Case::uncertain("a reset in the body", |on| on.reset_in_body(10)),
    Case::uncertain("a cut body", |on| on.truncate_body(10)),
    Case::uncertain(TIMEOUT, silent),
];

#[test]
fn a_write_without_a_key_is_retried_only_if_it_was_certainly_not_processed() {
    for case in CASES {
        for (endpoint, _) in WRITES {
            for flavour in FLAVOURS {
                let server = server();
                (case.fault)(server.on(endpoint));
                let outcome = send(flavour, &server, endpoint, args(endpoint, case.name == TIMEOUT));
                let what = format!("{endpoint}, {flavour:?}, {}: {outcome:?}", case.name);
                let sent = if case.is_unprocessed { vec![None, None] } else { vec![None] };
                assert_eq!(keys(&server, endpoint), sent, "{what}");
                assert_eq!(outcome.is_ok(), case.is_unprocessed, "{what}");
                let Err(error) = outcome else { continue };
                assert_eq!((error.attempts(), error.idempotency_key()), (1, None), "{what}");
                assert!(error.may_have_been_sent(), "{what}");
                let line = error.to_string();
                assert_eq!(line.contains(NOT_IDEMPOTENT), !case.is_final, "{what}: {line}");
            }
        }
    }
}

#[test]
fn an_idempotent_write_is_retried_with_the_same_key() {
    for case in CASES {
        for (_, endpoint) in WRITES {
            for flavour in FLAVOURS {
                let server = server();
                (case.fault)(server.on(endpoint));
                let outcome = send(flavour, &server, endpoint, args(endpoint, case.name == TIMEOUT));
                let what = format!("{endpoint}, {flavour:?}, {}: {outcome:?}", case.name);
                let sent = keys(&server, endpoint);
                assert!(sent[0].is_some(), "{what}");
                assert_eq!(sent.len(), if case.is_final { 1 } else { 2 }, "{what}");
                assert!(sent.iter().all(|key| *key == sent[0]), "{what}");
                assert_eq!(outcome.is_ok(), !case.is_final, "{what}");
                let Err(error) = outcome else { continue };
                assert_eq!(error.idempotency_key(), sent[0].as_deref(), "{what}");
                assert!(!error.to_string().contains("idempotent"), "{what}");
            }
        }
    }
}

/// Nothing listens on that port.
#[test]
fn a_write_whose_connection_is_refused_is_retried_with_and_without_a_key() {
    let address = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let (url, environment) = (format!("http://{address}"), std::sync::Arc::new(NoWaiting::new()));
    let client = Client::builder()
        .api_key("sk")
        .retry_budget(false)
        .base_url(&url)
        .environment(environment.clone())
        .build()
        .unwrap();
    let blocking = blocking::Client::builder()
        .api_key("sk")
        .retry_budget(false)
        .base_url(&url)
        .environment(environment)
        .build()
        .unwrap();
    for endpoint in WRITES.into_iter().flat_map(|(plain, keyed)| [plain, keyed]) {
        let outcomes =
            [run(endpoint.invoke(&client, Args::sample(endpoint))), endpoint.invoke(&blocking, Args::sample(endpoint))];
        for error in outcomes.map(Result::unwrap_err) {
            assert_eq!((error.attempts(), error.may_have_been_sent()), (3, false), "{endpoint}: {error}");
            assert!(!error.to_string().contains(NOT_IDEMPOTENT), "{error}");
        }
    }
}

/// The first failure is one that is retried; the second is not.
#[test]
fn each_failure_decides_for_itself() {
    let server = server();
    server.on(tasks::CREATE).header("retry-after", "1").status(503);
    server.on(tasks::CREATE).reset();
    let error = send(Flavour::Async, &server, tasks::CREATE, Args::sample(tasks::CREATE)).unwrap_err();
    assert_eq!(error.attempts(), 2);
    assert!(error.to_string().contains(NOT_IDEMPOTENT), "{error}");
}

/// Whoever sets a key knows that the server honours it, whatever the declaration says. The mock follows the declaration.
#[test]
fn a_key_that_the_caller_sets_is_sent_and_makes_the_write_repeatable() {
    for (endpoint, _) in WRITES {
        for flavour in FLAVOURS {
            for is_header in [false, true] {
                let server = server();
                server.on(endpoint).status(500);
                let mut args = Args::sample(endpoint);
                if is_header {
                    args.headers.push(("Idempotency-Key".to_owned(), "op-1".to_owned()));
                } else {
                    args.idempotency_key = Some("op-1".to_owned());
                }
                send(flavour, &server, endpoint, args).unwrap();
                let key = Some("op-1".to_owned());
                assert_eq!(keys(&server, endpoint), [key.clone(), key], "{endpoint} {flavour:?} {is_header}");
            }
        }
    }
}

/// One key for all writes of a client would make every create the same create.
#[test]
fn a_key_cannot_be_a_default_header_of_the_client() {
    let server = server();
    let error = server.set_up(Client::builder()).default_header("Idempotency-Key", "op-1").build().unwrap_err();
    assert!(
        error.is_usage() && error.message().starts_with("header: `Idempotency-Key` cannot be a default"),
        "{error}"
    );
}

#[test]
fn no_retries_means_one_attempt_of_either_kind() {
    for endpoint in WRITES.into_iter().flat_map(|(plain, keyed)| [plain, keyed]) {
        let server = server();
        server.on(endpoint).header("retry-after", "1").status(503);
        let mut args = Args::sample(endpoint);
        args.max_retries = Some(0);
        let error = send(Flavour::Blocking, &server, endpoint, args).unwrap_err();
        assert_eq!((error.attempts(), error.retry_after()), (1, Some(Duration::from_secs(1))));
        assert_eq!(keys(&server, endpoint), [None], "{endpoint}");
    }
}

/// The mock processes a lost request again, as a server without keys does: this is why it is not retried.
#[test]
fn the_mock_honours_keys_only_where_they_are_declared() {
    for (create, list, records) in [(tasks::CREATE, tasks::LIST, 3), (tasks::CREATE_KEYED, tasks::LIST_KEYED, 2)] {
        let server = server();
        server.on(create).reset_in_body(10);
        let mut args = Args::sample(create);
        args.idempotency_key = Some("op-1".to_owned());
        let task = send(Flavour::Blocking, &server, create, args).unwrap();
        assert_eq!(task.headers.contains_key("idempotency-replayed"), create.is_idempotent());
        let listed = send(Flavour::Blocking, &server, list, Args::default()).unwrap();
        assert_eq!(listed.value.as_array().unwrap().len(), records, "{create}");
    }
}

/// A stream requests its ticket as the ticket's own line says.
#[tokio::test]
async fn the_ticket_of_a_stream_follows_its_own_line() {
    let server = server();
    let tasks = server.client().tasks();
    server.on(tasks::TICKET).status(500);
    let error = tasks.events("task_1").open().next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains(NOT_IDEMPOTENT), "{error}");
    assert_eq!(keys(&server, tasks::TICKET), [None]);

    server.on(tasks::TICKET_KEYED).status(500);
    server.on(tasks::EVENTS_KEYED).status(404);
    let error = tasks.events_keyed("task_1").open().next().await.unwrap().unwrap_err();
    assert!(error.is_not_found(), "{error}");
    let keys = keys(&server, tasks::TICKET_KEYED);
    assert_eq!(keys.len(), 2);
    assert!(keys[0].is_some() && keys[1].is_some() && keys[0] != keys[1], "each ticket has a key of its own: {keys:?}");
}
