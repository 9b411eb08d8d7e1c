//! What limits attempts and waits: the deadline, the retry budget, and pacing.

use std::sync::Arc;
use std::time::Duration;

use bimpeai::{Client, ClientBuilder, Error, ErrorKind};
use serde_json::json;

use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{HTTP, KEY, TestEnvironment, run};

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn builder(server: &ScriptedServer, environment: &Arc<TestEnvironment>) -> ClientBuilder<Client> {
    let builder = Client::builder().api_key(KEY).base_url(server.base_url()).http_client(HTTP.clone());
    builder.environment(environment.clone()).retry_budget(false)
}

fn page() -> Reply {
    Reply::json(200, &json!({"message": "ok", "data": []}))
}

fn unavailable(retry_after: &str) -> Reply {
    Reply::http(503, &[("Retry-After", retry_after)], b"")
}

fn list(client: &Client) -> Result<(), Error> {
    run(client.agents().list().send()).map(drop)
}

#[test]
fn a_wait_that_would_pass_the_deadline_ends_the_request_with_its_last_error() {
    // Deadline, `Retry-After` of each response, attempts, waits.
    for (deadline, retry_after, attempts, waits) in [
        (seconds(100), "59", 2, vec![seconds(59)]),
        (seconds(60), "59", 2, vec![seconds(59)]),
        (seconds(59), "59", 1, vec![]),
        (seconds(5), "2", 3, vec![seconds(2), seconds(2)]),
    ] {
        let server = ScriptedServer::start(vec![unavailable(retry_after)]);
        let environment = TestEnvironment::new();
        let per_client = builder(&server, &environment).deadline(deadline).max_retries(10).build().unwrap();
        let error = list(&per_client).unwrap_err();
        assert!(error.is_deadline_exceeded() && error.is_internal_server(), "{error}");
        assert_eq!((error.attempts(), environment.waits()), (attempts, waits.clone()), "{error}");
        assert!(error.to_string().contains("deadline"), "{error}");

        let environment = TestEnvironment::new();
        let client = builder(&server, &environment).max_retries(10).deadline(seconds(1000)).build().unwrap();
        let error = run(client.agents().list().deadline(deadline).send()).unwrap_err();
        assert_eq!((error.attempts(), environment.waits()), (attempts, waits), "{error}");
    }
}

#[test]
fn the_deadline_ends_an_attempt_before_its_timeout_does() {
    let server = ScriptedServer::start(vec![Reply::nothing(End::Hold)]);
    let client = builder(&server, &TestEnvironment::new()).deadline(Duration::from_millis(80)).build().unwrap();
    let error = list(&client).unwrap_err();
    assert!(error.is_timeout() && error.is_deadline_exceeded(), "{error}");
    assert_eq!((error.attempts(), error.may_have_been_sent()), (1, true), "{error}");
    // Where the timeout is shorter, the attempt is retried.
    let error = run(client.agents().list().deadline(seconds(60)).timeout(Duration::from_millis(40)).send());
    let error = error.unwrap_err();
    assert!(error.is_timeout() && !error.is_deadline_exceeded(), "{error}");
    assert_eq!(error.attempts(), 3, "{error}");
}

#[test]
fn an_outage_uses_up_the_budget_and_successes_refill_it() {
    let server = ScriptedServer::respond_with(|request| {
        if request.query.contains("search=down") { Reply::http(500, &[], b"") } else { page() }
    });
    let environment = TestEnvironment::new();
    let client = builder(&server, &environment).retry_budget(true).build().unwrap();
    let down = |client: &Client| run(client.agents().list().search("down").send()).unwrap_err();
    // Half of the clock's random number: the waits of a request are 0.25 s and 0.5 s.
    let attempts: Vec<_> = (0..8).map(|_| down(&client).attempts()).collect();
    assert_eq!(attempts, [3, 3, 3, 3, 3, 1, 1, 1], "ten retries are in hand, and clones share them");
    let error = down(&client.clone());
    assert!(error.is_retry_budget_exhausted() && error.is_internal_server(), "{error}");
    assert!(error.to_string().contains("retry budget"), "{error}");
    (0..5).for_each(|_| list(&client).unwrap());
    assert_eq!(down(&client).attempts(), 2, "five successes refill one retry");
    assert!(!list(&client).is_err_and(|error| error.is_retry_budget_exhausted()));

    let unlimited = builder(&server, &environment).retry_budget(false).build().unwrap();
    let attempts: Vec<_> = (0..20).map(|_| down(&unlimited).attempts()).collect();
    assert_eq!(attempts, [3; 20]);
}

#[test]
fn no_more_attempts_than_allowed_are_in_flight() {
    let server = ScriptedServer::start(vec![Reply::nothing(End::Hold)]);
    let client = builder(&server, &TestEnvironment::new()).max_in_flight(1).max_retries(0).build().unwrap();
    let (first, second) = run(async {
        let first = client.agents().list().timeout(Duration::from_millis(300)).send();
        // It waits for its turn, and its deadline comes first.
        let second = client.agents().list().deadline(Duration::from_millis(60)).send();
        futures::future::join(first, second).await
    });
    let (first, second) = (first.unwrap_err(), second.unwrap_err());
    assert_eq!((first.kind(), first.attempts()), (ErrorKind::Timeout, 1), "{first}");
    assert_eq!((second.kind(), second.attempts()), (ErrorKind::Timeout, 0), "{second}");
    assert!(second.is_deadline_exceeded() && !second.may_have_been_sent(), "{second}");
    assert_eq!(server.requests().len(), 1);
    // The turn is free again.
    let third = run(client.agents().list().timeout(Duration::from_millis(40)).send()).unwrap_err();
    assert_eq!(third.attempts(), 1, "{third}");
}

#[test]
fn a_request_waits_for_the_rate_limit_to_be_reset() {
    // The clock of the test stands at 1,700,000,000.
    let headers = |reset: &'static str| [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", reset)];
    for (pace, reset, deadline, waits) in [
        (true, "1700000007", None, vec![seconds(7)]),
        (true, "1699999999", None, vec![]),
        (false, "1700000007", None, vec![]),
        // Longer than `max_retry_after`: the server's 429 says so.
        (true, "1700000061", None, vec![]),
        (true, "1700000007", Some(seconds(8)), vec![seconds(7)]),
    ] {
        let first = Reply::json_with(200, &headers(reset), &json!({"message": "ok", "data": []}));
        let server = ScriptedServer::start(vec![first, page()]);
        let environment = TestEnvironment::new();
        let client = builder(&server, &environment).pace_by_rate_limit(pace).build().unwrap();
        list(&client).unwrap();
        let second = client.agents().list();
        run(deadline.map_or(second.clone(), |deadline| second.deadline(deadline)).send()).unwrap();
        assert_eq!(environment.waits(), waits, "{pace} {reset}");
    }
    let first = Reply::json_with(200, &headers("1700000007"), &json!({"message": "ok", "data": []}));
    let server = ScriptedServer::start(vec![first, page()]);
    let client = builder(&server, &TestEnvironment::new()).pace_by_rate_limit(true).build().unwrap();
    list(&client).unwrap();
    let error = run(client.agents().list().deadline(seconds(7)).send()).unwrap_err();
    assert!(error.is_deadline_exceeded() && !error.may_have_been_sent(), "{error}");
    assert_eq!((error.attempts(), server.requests().len()), (0, 1), "{error}");
}
