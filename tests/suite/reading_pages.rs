//! Envelopes, pages and walks: nothing is lost, nothing comes twice, and every walk ends.

use bimpeai::models::Agent;
use futures::StreamExt as _;
use serde_json::{Value, json};

use crate::support::scripted::{Reply, ScriptedServer};
use crate::support::{TestEnvironment, blocking_client, client, run};

fn agent(id: &str) -> Value {
    json!({"id": id, "name": "A", "created_at": "t", "updated_at": "t"})
}

fn page(items: &[Value], meta: &Value) -> Reply {
    Reply::json(200, &json!({"message": "ok", "data": items, "meta": meta}))
}

#[test]
fn data_counts_whatever_the_message_is() {
    let bodies = [
        json!({"data": agent("a")}),
        json!({"message": null, "data": agent("a")}),
        json!({"message": 7, "data": agent("a")}),
        json!({"message": ["x"], "data": agent("a"), "meta": null}),
    ];
    for body in bodies {
        let server = ScriptedServer::start(vec![Reply::json(200, &body)]);
        let client = client(&server.base_url(), &TestEnvironment::new());
        let read = run(client.agents().retrieve("a").send());
        assert_eq!(read.unwrap_or_else(|error| panic!("{body}: {error}")).id, "a");
    }
}

/// What a walk returns: ids, or the path of an error.
fn walked(items: impl Iterator<Item = bimpeai::Result<Agent>>) -> Vec<String> {
    items
        .take(500)
        .map(|item| match item {
            Ok(agent) => agent.id.to_string(),
            Err(error) if error.is_pagination() => "pagination".to_owned(),
            Err(error) => error.json_path().unwrap_or("no path").to_owned(),
        })
        .collect()
}

/// Walks with both clients, which must agree.
fn walk(replies: &[Reply]) -> (Vec<String>, usize) {
    let server = ScriptedServer::start(replies.to_vec());
    let blocking = walked(blocking_client(&server.base_url(), &TestEnvironment::new()).agents().list().items());
    let requests = server.requests().len();
    let server = ScriptedServer::start(replies.to_vec());
    let items = client(&server.base_url(), &TestEnvironment::new()).agents().list().items();
    let items: Vec<_> = run(items.take(500).collect());
    assert_eq!(walked(items.into_iter()), blocking);
    (blocking, requests)
}

#[test]
fn an_unreadable_item_is_one_error_and_the_walk_goes_on() {
    let mixed = [agent("a"), json!({"id": "b", "name": 5}), json!(7), agent("c"), json!({"id": []})];
    let first = page(&mixed, &json!({"current_page": 1, "has_next_page": true}));
    let last = page(&[agent("d")], &json!({"current_page": 2, "has_next_page": false}));
    let replies = [first, last];
    assert_eq!(walk(&replies).0, ["a", "data[1].name", "data[2]", "c", "data[4].id", "d"]);

    let server = ScriptedServer::start(replies.to_vec());
    let client = blocking_client(&server.base_url(), &TestEnvironment::new());
    let error = client.agents().list().send().unwrap_err();
    assert_eq!((error.is_decode(), error.json_path()), (true, Some("data[1].name")));

    let server = ScriptedServer::start(replies.to_vec());
    let client = blocking_client(&server.base_url(), &TestEnvironment::new());
    let pages: Vec<_> = client.agents().list().pages().collect();
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[0].as_ref().unwrap_err().json_path(), Some("data[1].name"));
    assert_eq!(pages[1].as_ref().unwrap().data[0].id, "d");
}

/// Each case: the pages that the server sends, of which the last is repeated, and what a walk returns.
#[test]
fn every_walk_ends_and_returns_nothing_twice() {
    let (a, b, none) = (vec![agent("a")], vec![agent("b")], Vec::new());
    let cases: Vec<(&str, Vec<(&Vec<Value>, Value)>, &[&str], usize)> = vec![
        ("page 1 again", vec![(&a, json!({"current_page": 1, "has_next_page": true}))], &["a", "pagination"], 2),
        ("no number, the same items", vec![(&a, json!({"has_next_page": true}))], &["a", "pagination"], 2),
        ("empty for ever", vec![(&none, json!({"has_next_page": true}))], &[], 1),
        (
            "empty after a page",
            vec![(&a, json!({"has_next_page": true})), (&none, json!({"has_next_page": true}))],
            &["a"],
            2,
        ),
        (
            "a page skipped",
            vec![
                (&a, json!({"current_page": 1, "has_next_page": true})),
                (&b, json!({"current_page": 3, "has_next_page": true})),
            ],
            &["a", "pagination"],
            2,
        ),
        (
            "only a count",
            vec![(&a, json!({"current_page": 1, "page_count": 2})), (&b, json!({"current_page": 2, "page_count": 2}))],
            &["a", "b"],
            2,
        ),
        (
            "only a count, no number",
            vec![(&a, json!({"page_count": 2})), (&b, json!({"page_count": 2}))],
            &["a", "b"],
            2,
        ),
        (
            "a count below",
            vec![
                (&a, json!({"current_page": 1, "page_count": 1, "has_next_page": true})),
                (&b, json!({"current_page": 2, "page_count": 1, "has_next_page": false})),
            ],
            &["a", "b"],
            2,
        ),
        ("a count above", vec![(&a, json!({"current_page": 1, "page_count": 9, "has_next_page": false}))], &["a"], 1),
        (
            "an empty page between",
            vec![
                (&a, json!({"current_page": 1, "page_count": 3, "has_next_page": true})),
                (&none, json!({"current_page": 2, "page_count": 3, "has_next_page": true})),
                (&b, json!({"current_page": 3, "page_count": 3, "has_next_page": false})),
            ],
            &["a", "b"],
            3,
        ),
        (
            "integers as text",
            vec![
                (&a, json!({"current_page": "1", "page_count": "2"})),
                (&b, json!({"current_page": 2.0, "page_count": 2})),
            ],
            &["a", "b"],
            2,
        ),
        (
            "the largest number",
            vec![(&a, json!({"current_page": u64::MAX, "has_next_page": true}))],
            &["a", "pagination"],
            1,
        ),
        ("nothing", vec![(&a, json!({}))], &["a"], 1),
        ("null", vec![(&a, Value::Null)], &["a"], 1),
    ];
    for (name, pages, expected, requests) in cases {
        let replies: Vec<_> = pages.iter().map(|(items, meta)| page(items, meta)).collect();
        let (ids, sent) = walk(&replies);
        assert_eq!(ids, expected, "{name}");
        assert_eq!(sent, requests, "{name}");
    }
}

#[test]
fn a_decode_error_does_not_repeat_a_secret() {
    let secret = "s3cr3t-value";
    let data = json!({"ticket": [secret], "expires_in": 60});
    let server = ScriptedServer::start(vec![Reply::json(200, &json!({"message": "ok", "data": data}))]);
    let client = client(&server.base_url(), &TestEnvironment::new());
    let error = run(client.conversations().messages().stream_ticket("a", "c").send()).unwrap_err();
    assert_eq!(error.json_path(), Some("data.ticket"));
    let text = error.to_string();
    let message = text.split(" in \"").next().unwrap();
    assert!(!message.contains(secret), "{message}");
}
