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

/// A name, the pages that the server sends (of which the last is repeated) as an item and `meta`, what a walk returns, and
/// the number of requests.
type Walk = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str], usize);

const WALKS: &[Walk] = &[
    ("page 1 again", &[("a", r#"{"current_page": 1, "has_next_page": true}"#)], &["a", "pagination"], 2),
    ("no number, the same items", &[("a", r#"{"has_next_page": true}"#)], &["a", "pagination"], 2),
    ("empty for ever", &[("", r#"{"has_next_page": true}"#)], &[], 1),
    ("empty after a page", &[("a", r#"{"has_next_page": true}"#), ("", r#"{"has_next_page": true}"#)], &["a"], 2),
    (
        "a page skipped",
        &[
            ("a", r#"{"current_page": 1, "has_next_page": true}"#),
            ("b", r#"{"current_page": 3, "has_next_page": true}"#),
        ],
        &["a", "pagination"],
        2,
    ),
    (
        "only a count",
        &[("a", r#"{"current_page": 1, "page_count": 2}"#), ("b", r#"{"current_page": 2, "page_count": 2}"#)],
        &["a", "b"],
        2,
    ),
    ("only a count, no number", &[("a", r#"{"page_count": 2}"#), ("b", r#"{"page_count": 2}"#)], &["a", "b"], 2),
    (
        "a count below",
        &[
            ("a", r#"{"current_page": 1, "page_count": 1, "has_next_page": true}"#),
            ("b", r#"{"current_page": 2, "page_count": 1, "has_next_page": false}"#),
        ],
        &["a", "b"],
        2,
    ),
    ("a count above", &[("a", r#"{"current_page": 1, "page_count": 9, "has_next_page": false}"#)], &["a"], 1),
    (
        "an empty page between",
        &[
            ("a", r#"{"current_page": 1, "page_count": 3, "has_next_page": true}"#),
            ("", r#"{"current_page": 2, "page_count": 3, "has_next_page": true}"#),
            ("b", r#"{"current_page": 3, "page_count": 3, "has_next_page": false}"#),
        ],
        &["a", "b"],
        3,
    ),
    (
        "integers as text",
        &[("a", r#"{"current_page": "1", "page_count": "2"}"#), ("b", r#"{"current_page": 2.0, "page_count": 2}"#)],
        &["a", "b"],
        2,
    ),
    (
        "the largest number",
        &[("a", r#"{"current_page": 18446744073709551615, "has_next_page": true}"#)],
        &["a", "pagination"],
        1,
    ),
    ("nothing", &[("a", "{}")], &["a"], 1),
    ("null", &[("a", "null")], &["a"], 1),
];

#[test]
fn every_walk_ends_and_returns_nothing_twice() {
    for (name, pages, expected, requests) in WALKS {
        let reply = |(item, meta): &(&str, &str)| {
            let items: Vec<_> = Some(*item).filter(|item| !item.is_empty()).map(agent).into_iter().collect();
            page(&items, &serde_json::from_str(meta).unwrap())
        };
        let replies: Vec<_> = pages.iter().map(reply).collect();
        let (ids, sent) = walk(&replies);
        assert_eq!(ids, *expected, "{name}");
        assert_eq!(sent, *requests, "{name}");
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
