//! Defects of the official SDKs' streams (Python 0.1.0.dev9 and 0.4.1, TypeScript where it says so): none of them is
//! here. The comment on each test is what the official SDK does.

use std::time::{Duration, Instant};

use bimpeai::{ErrorKind, StreamMessageRole};
use serde_json::json;

use super::environment::StreamEnvironment;
use super::{HEARTBEAT, json, message, message_without_id, open, open_with, options};
use crate::support::FLAVOURS;
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::wire::is_v4_uuid;

/// Resumes after the last SSE id, and delivers the message again.
#[test]
fn a_message_without_an_sse_id_is_resumed_from() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([
            Reply::events([message("m_1"), message_without_id("m_2")], End::Cut),
            Reply::events([message("m_2"), message("m_3")], End::Hold),
        ]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(3), ["m_1", "m_2", "m_3"]);
        assert_eq!(server.resumed_after(), [None, Some("m_2".to_owned())]);
    }
}

/// Delivers a message twice if the server starts with the one it was asked to start after.
#[test]
fn a_replayed_message_is_not_delivered_twice() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([
            Reply::events([message("m_1"), message("m_2")], End::Cut),
            // Under another SSE id it is still the same message.
            Reply::events([message("m_2"), format!("id: 77\ndata: {}\n\n", json("m_1")), message("m_3")], End::Hold),
        ]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(3), ["m_1", "m_2", "m_3"]);
    }
}

/// Loses the first message.
#[test]
fn a_byte_order_mark_is_ignored() {
    for flavour in FLAVOURS {
        let pieces = ["\u{feff}", &message("m_1")[..], "\u{feff}: no mark here\n\n", &message("m_2")];
        let server = ScriptedServer::streams([Reply::events(pieces, End::Hold)]);
        assert_eq!(open(flavour, &server, &StreamEnvironment::new(), &options!()).ids(2), ["m_1", "m_2"]);
    }
}

/// Delivers nothing; TypeScript too.
#[test]
fn lines_may_end_in_a_lone_cr() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events([message("m_1").replace('\n', "\r")], End::Hold)]);
        assert_eq!(open(flavour, &server, &StreamEnvironment::new(), &options!()).ids(1), ["m_1"]);
    }
}

/// Ignores it, although the standard's default is `message`; TypeScript too.
#[test]
fn a_frame_without_an_event_name_is_a_message() {
    for flavour in FLAVOURS {
        let pieces = [format!("data: {}\n\n", json("m_1")), format!("event:\ndata: {}\n\n", json("m_2"))];
        let server = ScriptedServer::streams([Reply::events(pieces, End::Hold)]);
        assert_eq!(open(flavour, &server, &StreamEnvironment::new(), &options!()).ids(2), ["m_1", "m_2"]);
    }
}

/// Drops both without an error, and does not request them again.
#[test]
fn an_unknown_role_is_kept_and_an_unreadable_message_is_an_error() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events(
            [
                message("m_1"),
                message("m_2").replace("\"user\"", "\"system\""),
                message("m_3").replace("\"role\":\"user\",", ""),
                "data: {not json\n\n".to_owned(),
                message("m_4"),
            ],
            End::Hold,
        )]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.next().unwrap().unwrap().role, StreamMessageRole::User);
        let second = messages.next().unwrap().unwrap();
        assert_eq!((second.id.as_str(), second.role.as_str()), ("m_2", "system"));
        let error = messages.next().unwrap().unwrap_err();
        assert!(error.is_decode() && error.to_string().contains("role"), "{error}");
        assert!(error.to_string().contains("m_3"), "{error}");
        assert_eq!(error.endpoint(), Some("conversations.messages.stream"));
        assert_eq!(error.body(), json("m_3").replace("\"role\":\"user\",", "").as_bytes());
        assert!(messages.next().unwrap().unwrap_err().is_decode());
        assert_eq!(messages.ids(1), ["m_4"]);
        assert_eq!(server.requests().len(), 2);
    }
}

/// Ignores the field; TypeScript too.
#[test]
fn the_retry_field_is_the_shortest_wait_up_to_a_minute() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([
            Reply::events(["retry: 6000\n\n"], End::Close),
            Reply::events(["retry: 3600000\n"], End::Close),
            Reply::nothing(End::Close),
            Reply::events(["retry: 0\n\n"], End::Close),
            Reply::events([message("m_1")], End::Hold),
        ]);
        let environment = StreamEnvironment::new();
        assert_eq!(open(flavour, &server, &environment, &options!()).ids(1), ["m_1"]);
        let seconds: Vec<_> = environment.waits().iter().map(Duration::as_secs).collect();
        // The last one is the backoff after four failures: half of 4 s.
        assert_eq!(seconds, [6, 60, 60, 2]);
    }
}

/// Waits forever.
#[test]
fn a_silent_stream_is_reconnected() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([
            Reply::events([message("m_1")], End::Hold),
            Reply::events([message("m_2")], End::Hold),
        ]);
        let environment = StreamEnvironment::new();
        let mut messages = open(flavour, &server, &environment, &options!());
        assert_eq!(messages.ids(1), ["m_1"]);
        // 120 s in eight steps, after the one in which the message arrived.
        environment.lapse(Duration::from_secs(15), 9);
        assert_eq!(messages.ids(1), ["m_2"]);
        assert_eq!(server.resumed_after(), [None, Some("m_1".to_owned())]);
    }
}

/// Raises `UnicodeDecodeError`, in a frame and in the body of an error response.
#[test]
fn invalid_utf_8_is_replaced() {
    for flavour in FLAVOURS {
        let broken = [
            b"data: {\"id\":\"m_1\",\"conversation_id\":\"c\",\"role\":\"user\",\"message\":\"\xff\xfe\",",
            &b"\"message_type\":\"text\",\"created_at\":\"x\"}\n\n"[..],
        ]
        .concat();
        let server = ScriptedServer::streams([
            Reply::http(502, &[], b"{\"message\":\"\xff\"}"),
            Reply::events([broken], End::Hold),
        ]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.next().unwrap().unwrap().message.as_deref(), Some("\u{fffd}\u{fffd}"));
    }
}

/// Ends without an error after six of them.
#[test]
fn connections_without_a_message_end_in_an_error() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::stream_with(|_, _| Reply::events([HEARTBEAT, "id: 9\n", HEARTBEAT], End::Close));
        let environment = StreamEnvironment::new();
        let error = open(flavour, &server, &environment, &options!()).only_error();
        assert!(error.is_connection(), "{error}");
        assert_eq!(error.message(), "the server closed the stream");
        assert_eq!(error.attempts(), 6);
        assert_eq!(error.elapsed(), environment.waits().iter().sum::<Duration>());
        assert_eq!(server.requests_of("GET").len(), 6);
        // Half of 0.5, 1, 2, 4 and 8 s.
        assert_eq!(
            environment.waits().iter().map(Duration::as_millis).collect::<Vec<_>>(),
            [250, 500, 1000, 2000, 4000]
        );
    }
}

/// Ends without an error after six requests.
#[test]
fn a_response_that_is_not_an_event_stream_is_an_error_at_once() {
    let replies: [fn() -> Reply; 4] = [
        || Reply::json(200, &json!({"message": "ok", "data": null})),
        || Reply::http(200, &[("Content-Type", "text/html")], b"<html>"),
        || Reply::http(200, &[], b""),
        || Reply::http(204, &[], b""),
    ];
    for reply in replies {
        for flavour in FLAVOURS {
            let server = ScriptedServer::stream_with(move |_, _| reply());
            let error = open(flavour, &server, &StreamEnvironment::new(), &options!()).only_error();
            assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
            assert!(error.status().unwrap().is_success());
            assert_eq!(server.requests_of("GET").len(), 1);
        }
    }
}

/// Requests it 18 times: its retries multiply.
#[test]
fn a_ticket_that_always_fails_is_requested_six_times() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::respond_with(|_| Reply::json(500, &json!({"message": "boom"})));
        let error = open(flavour, &server, &StreamEnvironment::new(), &options!()).only_error();
        assert!(error.is_internal_server(), "{error}");
        assert_eq!((error.attempts(), error.message()), (6, "boom"));
        assert_eq!(error.endpoint(), Some("conversations.messages.stream_ticket"));
        assert_eq!(server.requests().len(), 6);
    }
}

/// Ends with the 401.
#[test]
fn an_expired_ticket_is_replaced_at_once() {
    for flavour in FLAVOURS {
        let unauthorized = || Reply::json(401, &json!({"message": "no", "code": "unauthorized"}));
        let server = ScriptedServer::streams([
            Reply::events([message("m_1")], End::Close),
            unauthorized(),
            Reply::events([message("m_2")], End::Close),
            unauthorized(),
            unauthorized(),
        ]);
        let environment = StreamEnvironment::new();
        let mut messages = open(flavour, &server, &environment, &options!());
        assert_eq!(messages.ids(2), ["m_1", "m_2"]);
        // Only the two closed connections were waited for.
        let error = messages.only_error();
        assert!(error.is_authentication(), "{error}");
        assert_eq!(environment.waits().len(), 2);
        assert_eq!(server.requests_of("GET").len(), 5);
        assert_eq!(server.requests_of("POST").len(), 5);
    }
}

/// Requests the next ticket after 0.3 s.
#[test]
fn a_stream_honours_retry_after() {
    for flavour in FLAVOURS {
        let date = httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + 4 + 20));
        let server = ScriptedServer::streams([
            Reply::json_with(429, &[("Retry-After", "4")], &json!({})),
            Reply::json_with(503, &[("Retry-After", &date)], &json!({})),
            Reply::events([message("m_1")], End::Hold),
        ]);
        let environment = StreamEnvironment::new();
        assert_eq!(open(flavour, &server, &environment, &options!()).ids(1), ["m_1"]);
        assert_eq!(environment.waits().iter().map(Duration::as_secs).collect::<Vec<_>>(), [4, 20]);
    }
}

/// Buffers it without a limit, in quadratic time: 27 s for 16 MiB.
#[test]
fn an_endless_line_is_an_error_after_linear_time() {
    for flavour in FLAVOURS {
        let pieces = std::iter::once(b"data: ".to_vec()).chain((0..1024).map(|_| vec![b'x'; 4096]));
        let pieces: Vec<_> = pieces.collect();
        let server = ScriptedServer::stream_with(move |_, _| Reply::events(&pieces, End::Hold));
        let started = Instant::now();
        let error = open(flavour, &server, &StreamEnvironment::new(), &options!()).only_error();
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
        assert!(error.is_decode() && error.message().contains("1048576 bytes"), "{error}");
        assert_eq!(server.requests_of("GET").len(), 1);
    }
}

/// Sends tickets without an idempotency key if the client has no retries.
#[test]
fn the_clients_max_retries_is_not_that_of_the_stream() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::nothing(End::Close), Reply::events([message("m_1")], End::Hold)]);
        let mut messages = open_with(
            flavour,
            |builder| builder.max_retries(0),
            |builder| builder.max_retries(0),
            &server.base_url(),
            &StreamEnvironment::new(),
            &options!(),
        );
        assert_eq!(messages.ids(1), ["m_1"]);
        let keys: Vec<_> =
            server.requests_of("POST").iter().map(|r| r.header("idempotency-key").map(str::to_owned)).collect();
        assert!(keys.iter().all(|key| is_v4_uuid(key.as_deref().unwrap())), "{keys:?}");
        assert_ne!(keys[0], keys[1]);
    }
}

/// Ignores the event.
#[test]
fn an_error_event_is_an_error_and_the_stream_continues() {
    for flavour in FLAVOURS {
        let detail = json!({"message": "the agent was deleted", "code": "not_found", "request_id": "srv_1"});
        let pieces = [
            message("m_1"),
            format!("event: error\ndata: {detail}\n\n"),
            "event: error\ndata: overloaded\n\n".to_owned(),
            message("m_2"),
        ];
        let server = ScriptedServer::streams([Reply::events(pieces, End::Hold)]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(1), ["m_1"]);
        let error = messages.next().unwrap().unwrap_err();
        assert!(error.is_stream() && !error.is_api(), "{error}");
        assert_eq!(error.message(), "the agent was deleted");
        assert_eq!(error.code().unwrap().as_str(), "not_found");
        assert_eq!(error.request_id(), Some("srv_1"));
        assert_eq!(messages.next().unwrap().unwrap_err().body(), b"overloaded");
        assert_eq!(messages.ids(1), ["m_2"]);
    }
}

/// Raises pydantic's `ValidationError`.
#[test]
fn a_ticket_without_an_expiry_is_accepted() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::respond_with(|request| match request.method.as_str() {
            "POST" => Reply::json(201, &json!({"message": "ok", "data": {"ticket": "tkt_1"}})),
            _ => Reply::events([message("m_1")], End::Hold),
        });
        assert_eq!(open(flavour, &server, &StreamEnvironment::new(), &options!()).ids(1), ["m_1"]);
    }
}

/// TypeScript raises `TypeError: terminated` and does not reconnect.
#[test]
fn a_cut_connection_is_reconnected() {
    for flavour in FLAVOURS {
        for end in [End::Cut, End::Reset] {
            let server = ScriptedServer::streams([
                Reply::events([message("m_1")], end),
                Reply::events([message("m_2")], End::Hold),
            ]);
            assert_eq!(open(flavour, &server, &StreamEnvironment::new(), &options!()).ids(2), ["m_1", "m_2"]);
        }
    }
}
