//! The two requests of a stream, and the usage errors before them.

use std::time::Duration;

use bimpeai::{Client, Id, Message};
use futures::StreamExt;
use futures::stream::FusedStream;

use super::environment::StreamEnvironment;
use super::{Messages, json, message, open, options, runtime};
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, KEY};
use crate::wire::is_v4_uuid;

#[test]
fn the_ticket_and_the_stream_request() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events([message("m_1")], End::Hold)]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!(.after("2026-05-01T10:00:00Z")));
        assert_eq!(messages.ids(1), ["m_1"]);
        let requests = server.requests();
        let base = "/api/v1/console/agents/agt_7f3a/conversations/cnv_51";
        assert_eq!((requests[0].method.as_str(), &requests[0].path), ("POST", &format!("{base}/stream-ticket")));
        assert_eq!((requests[1].method.as_str(), &requests[1].path), ("GET", &format!("{base}/stream")));
        assert_eq!(requests[0].query, "");
        assert_eq!(requests[1].query, "ticket=tkt_1&after=2026-05-01T10%3A00%3A00Z");
        assert!(is_v4_uuid(requests[0].header("idempotency-key").unwrap()));
        assert_eq!(requests[0].header("accept"), Some("application/json"));
        assert_eq!(requests[1].header("accept"), Some("text/event-stream"));
        assert_eq!(requests[1].header("idempotency-key"), None);
        assert_eq!(requests[0].header("user-agent"), requests[1].header("user-agent"));
    }
}

#[test]
fn headers_set_on_a_stream() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::nothing(End::Close), Reply::events([message("m_1")], End::Hold)]);
        let options = options!(
            .header("X-Request-Id", "mine")
            .header("X-Trace", "t-17")
            .header("Authorization", "Bearer other")
            .header("Cookie", "a=b")
            .header("Idempotency-Key", "fixed")
            .header("Accept", "text/plain")
        );
        assert_eq!(open(flavour, &server, &StreamEnvironment::new(), &options).ids(1), ["m_1"]);
        for request in server.requests() {
            assert_eq!(request.header("x-request-id"), Some("mine"));
            assert_eq!(request.header("x-trace"), Some("t-17"));
            let is_ticket = request.method == "POST";
            assert_eq!(request.header("authorization"), is_ticket.then_some("Bearer other"));
            assert_eq!(request.header("cookie"), is_ticket.then_some("a=b"));
            assert_eq!(request.header("idempotency-key").is_some_and(is_v4_uuid), is_ticket);
            assert_eq!(request.header("accept"), Some(if is_ticket { "text/plain" } else { "text/event-stream" }));
        }
    }
}

#[test]
fn after_an_id_or_a_time() {
    let id: Id<Message> = Id::new("m_0");
    let _ = options!(.after(String::from("m_0")));
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events([message("a&b=c #1"), message("m_1")], End::Hold)]);
        // The server starts with that very message, which the caller already has.
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!(.after("a&b=c #1")));
        assert_eq!(messages.ids(1), ["m_1"]);
        assert_eq!(server.resumed_after(), [Some("a&b=c #1".to_owned())]);

        let server = ScriptedServer::streams([Reply::events([message("m_1")], End::Hold)]);
        assert_eq!(open(flavour, &server, &StreamEnvironment::new(), &options!(.after(""))).ids(1), ["m_1"]);
        assert_eq!(server.requests()[1].query, "ticket=tkt_1");
    }
    let client = Client::new(KEY).unwrap();
    let _ = client.conversations().messages().stream("a", "c").after(&id);
}

#[test]
fn usage_errors_are_returned_before_anything_is_sent() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([]);
        let environment = StreamEnvironment::new();
        let open_messages = |mut messages: Messages| {
            let error = messages.only_error();
            assert!(error.is_usage(), "{error}");
            assert_eq!(error.endpoint(), Some("conversations.messages.stream"));
            error.message().to_owned()
        };
        assert!(
            open_messages(open(flavour, &server, &environment, &options!(.idle_timeout(Duration::ZERO))))
                .contains("idle_timeout")
        );
        assert!(
            open_messages(open(flavour, &server, &environment, &options!(.timeout(Duration::ZERO))))
                .contains("timeout")
        );
        assert!(open_messages(open(flavour, &server, &environment, &options!(.header("a b", "c")))).contains("header"));
        assert_eq!(server.requests().len(), 0);
    }
    let client = Client::new(KEY).unwrap();
    let mut stream = client.conversations().messages().stream("..", "c").open();
    let error = super::runtime().block_on(stream.next()).unwrap().unwrap_err();
    assert!(error.is_usage() && error.message().contains("agent_id"), "{error}");
    assert!(stream.is_terminated());
}

#[test]
fn debug_shows_the_endpoint_and_the_state_but_no_secret() {
    let server = ScriptedServer::streams([Reply::events([message("m_1")], End::Hold)]);
    let environment = StreamEnvironment::new();
    let builder = Client::builder().api_key(KEY).base_url(server.base_url()).environment(environment);
    let request = builder.build().unwrap().conversations().messages().stream("agt_1", "cnv_1").after("m_0");
    assert!(format!("{request:?}").contains("conversations.messages.stream"), "{request:?}");
    let mut stream = request.open();
    assert!(format!("{stream:?}").contains("NeedTicket"), "{stream:?}");
    runtime().block_on(stream.next()).unwrap().unwrap();
    let text = format!("{stream:?}");
    assert!(text.contains("Open") && text.contains("m_1") && !text.contains("tkt_1") && !text.contains(KEY), "{text}");
    assert!(!json("m_1").is_empty());
}

/// Streams can be moved to tasks and threads, and polled without pinning.
#[test]
fn streams_are_send_and_unpin() {
    fn is_send<T: Send>() {}
    fn is_unpin<T: Unpin>() {}
    is_send::<bimpeai::stream::EventStream<bimpeai::StreamMessageEvent>>();
    is_unpin::<bimpeai::stream::EventStream<bimpeai::StreamMessageEvent>>();
    is_send::<bimpeai::blocking::EventStream<bimpeai::StreamMessageEvent>>();
}
