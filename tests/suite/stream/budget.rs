//! Which failures a stream recovers from, and how many in a row.

use std::time::Duration;

use serde_json::json;

use super::environment::StreamEnvironment;
use super::{HEARTBEAT, message, open, options};
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour};

#[test]
fn a_delivered_message_refills_the_budget_and_a_replayed_one_does_not() {
    for flavour in FLAVOURS {
        // One failure is allowed. Each connection but the last two delivers a new message.
        let server = ScriptedServer::streams([
            Reply::events([message("m_1")], End::Close),
            Reply::events([message("m_2")], End::Cut),
            Reply::events([message("m_3")], End::Close),
            Reply::events([message("m_3"), HEARTBEAT.to_owned()], End::Close),
        ]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!(.max_retries(1)));
        assert_eq!(messages.ids(3), ["m_1", "m_2", "m_3"]);
        let error = messages.only_error();
        assert_eq!((error.is_connection(), error.attempts()), (true, 2));
        assert_eq!(server.requests_of("GET").len(), 4);
    }
}

#[test]
fn without_reconnect_there_is_one_ticket_and_one_connection() {
    let failures: [fn() -> Reply; 5] = [
        || Reply::json(503, &json!({})),
        || Reply::json(401, &json!({})),
        || Reply::nothing(End::Reset),
        || Reply::events([HEARTBEAT], End::Cut),
        || Reply::events([HEARTBEAT], End::Reset),
    ];
    for failure in failures {
        for flavour in FLAVOURS {
            let server = ScriptedServer::stream_with(move |_, _| failure());
            let error = open(flavour, &server, &StreamEnvironment::new(), &options!(.reconnect(false))).only_error();
            assert!(error.is_api() || error.is_connection(), "{error}");
            assert_eq!((server.requests().len(), error.attempts()), (2, 1));
        }
    }
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events([message("m_1")], End::Close)]);
        let (ids, errors) = open(flavour, &server, &StreamEnvironment::new(), &options!(.reconnect(false))).rest();
        assert_eq!((ids, errors.len()), (vec!["m_1".to_owned()], 0));
    }
}

#[test]
fn statuses_that_are_not_retried_end_the_stream() {
    for status in [300, 301, 307, 400, 402, 403, 404, 405, 409, 410, 418, 422, 501] {
        for is_ticket in [false, true] {
            let server = ScriptedServer::respond_with(move |request| {
                if (request.method == "POST") == is_ticket {
                    return Reply::json(status, &json!({"message": "no"}));
                }
                Reply::ticket("tkt_1")
            });
            let environment = StreamEnvironment::new();
            let error = open(Flavour::Async, &server, &environment, &options!()).only_error();
            assert_eq!(error.status().unwrap().as_u16(), status);
            assert_eq!((error.message(), error.attempts()), ("no", 1));
            assert_eq!(server.requests().len(), if is_ticket { 1 } else { 2 }, "{status}");
            assert!(environment.waits().is_empty());
        }
    }
}

#[test]
fn statuses_that_are_retried_do_not_end_the_stream() {
    for status in [408, 429, 500, 502, 503, 504, 599] {
        for is_ticket in [false, true] {
            let mut errors = 2;
            let server = ScriptedServer::respond_with(move |request| {
                if (request.method == "POST") == is_ticket && errors > 0 {
                    errors -= 1;
                    return Reply::json(status, &json!({}));
                }
                if request.method == "POST" { Reply::ticket("t") } else { Reply::events([message("m_1")], End::Hold) }
            });
            let environment = StreamEnvironment::new();
            assert_eq!(open(Flavour::Async, &server, &environment, &options!()).ids(1), ["m_1"], "{status}");
            assert_eq!(environment.waits().len(), 2);
        }
    }
}

#[test]
fn an_invalid_api_key_ends_the_stream_after_one_request() {
    for flavour in FLAVOURS {
        let server =
            ScriptedServer::respond_with(|_| Reply::json(401, &json!({"message": "no", "code": "api_key_invalid"})));
        let error = open(flavour, &server, &StreamEnvironment::new(), &options!()).only_error();
        assert!(error.is_authentication());
        assert_eq!(error.endpoint(), Some("conversations.messages.stream_ticket"));
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn two_401s_with_another_failure_between_them_are_not_in_a_row() {
    for flavour in FLAVOURS {
        let refused = |status| Reply::json(status, &json!({}));
        let server = ScriptedServer::streams([
            refused(401),
            refused(503),
            refused(401),
            Reply::events([HEARTBEAT], End::Close),
            refused(401),
            Reply::events([message("m_1")], End::Hold),
        ]);
        let environment = StreamEnvironment::new();
        assert_eq!(open(flavour, &server, &environment, &options!()).ids(1), ["m_1"]);
        assert_eq!(environment.waits().len(), 2);
    }
}

#[test]
fn a_retry_after_longer_than_the_limit_ends_the_stream() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::stream_with(|_, _| Reply::json_with(429, &[("Retry-After", "61")], &json!({})));
        let environment = StreamEnvironment::new();
        let error = open(flavour, &server, &environment, &options!()).only_error();
        assert!(error.is_rate_limit());
        assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
        assert!(environment.waits().is_empty());
    }
}
