//! The rules of a stream, one by one.

use std::time::{Duration, Instant};

use bimpeai::stream::EventStream;
use bimpeai::{Client, Id, Message, StreamMessageEvent};
use futures::StreamExt;
use futures::stream::FusedStream;
use serde_json::json;

use super::environment::StreamEnvironment;
use super::server::{End, Reply, Server};
use super::{HANGS, HEARTBEAT, Messages, json, message, message_without_id, open, options, runtime};
use crate::support::{FLAVOURS, Flavour, KEY};
use crate::wire::is_v4_uuid;

#[test]
fn what_the_two_requests_carry() {
    for flavour in FLAVOURS {
        let server = Server::scripted([Reply::events([message("m_1")], End::Hold)]);
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
fn headers_of_one_stream() {
    for flavour in FLAVOURS {
        let server = Server::scripted([Reply::nothing(End::Close), Reply::events([message("m_1")], End::Hold)]);
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
fn where_to_begin() {
    let id: Id<Message> = Id::new("m_0");
    let _ = options!(.after(String::from("m_0")));
    for flavour in FLAVOURS {
        let server = Server::scripted([Reply::events([message("a&b=c #1"), message("m_1")], End::Hold)]);
        // The server begins with the very message; the caller has that.
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!(.after("a&b=c #1")));
        assert_eq!(messages.ids(1), ["m_1"]);
        assert_eq!(server.resumed_after(), [Some("a&b=c #1".to_owned())]);

        let server = Server::scripted([Reply::events([message("m_1")], End::Hold)]);
        assert_eq!(open(flavour, &server, &StreamEnvironment::new(), &options!(.after(""))).ids(1), ["m_1"]);
        assert_eq!(server.requests()[1].query, "ticket=tkt_1");
    }
    let client = Client::new(KEY).unwrap();
    let _ = client.conversations().messages().stream("a", "c").after(&id);
}

#[test]
fn mistakes_are_told_before_anything_is_sent() {
    for flavour in FLAVOURS {
        let server = Server::scripted([]);
        let environment = StreamEnvironment::new();
        let open_messages = |mut messages: Messages| {
            let error = messages.only_error();
            assert!(error.is_usage(), "{error}");
            assert_eq!(error.endpoint(), Some("conversations.messages.stream"));
            error.message().to_owned()
        };
        let zero = Duration::ZERO;
        struct Zero(Duration);
        impl super::Configure for Zero {
            fn configure<C: bimpeai::Transport>(
                &self,
                request: bimpeai::stream::StreamRequest<C, bimpeai::StreamMessageEvent>,
            ) -> bimpeai::stream::StreamRequest<C, bimpeai::StreamMessageEvent> {
                request.idle_timeout(self.0)
            }
        }
        assert!(open_messages(open(flavour, &server, &environment, &Zero(zero))).contains("idle_timeout"));
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
fn a_heartbeats_id_is_not_resumed_from() {
    for flavour in FLAVOURS {
        let heartbeat = "id: hb_9\nevent: heartbeat\ndata: {\"ts\":1}\n\n";
        let unreadable = "id: bad\ndata: {}\n\n";
        let server = Server::scripted([
            Reply::events(
                &[message("m_1"), heartbeat.to_owned(), unreadable.to_owned(), "id: lone\n\n".to_owned()],
                End::Cut,
            ),
            Reply::events([message("m_2")], End::Hold),
        ]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(1), ["m_1"]);
        assert!(messages.next().unwrap().unwrap_err().is_decode());
        assert_eq!(messages.ids(1), ["m_2"]);
        assert_eq!(server.resumed_after(), [None, Some("m_1".to_owned())]);
    }
}

#[test]
fn a_message_that_was_read_but_not_delivered_is_asked_for_again() {
    let server = Server::scripted([
        Reply::events([message("m_1") + &message("m_2")], End::Cut),
        Reply::events([message("m_2")], End::Hold),
    ]);
    let environment = StreamEnvironment::new();
    let Messages::Async(mut stream, runtime) = open(Flavour::Async, &server, &environment, &options!()) else {
        unreachable!()
    };
    runtime.block_on(async {
        assert_eq!(stream.last_id(), None);
        assert_eq!(stream.next().await.unwrap().unwrap().id, "m_1");
        // The second is in memory by now. A stream that goes on from here begins after the first.
        assert_eq!(stream.last_id(), Some("m_1"));
        assert_eq!(stream.next().await.unwrap().unwrap().id, "m_2");
        assert_eq!(stream.last_id(), Some("m_2"));
    });
}

#[test]
fn the_last_1024_messages_are_known() {
    for flavour in FLAVOURS {
        let all: Vec<_> = (0..1025).map(|number| message(&format!("m_{number}"))).collect();
        let again: Vec<_> = all[1..].iter().cloned().chain([message("new")]).collect();
        let server =
            Server::scripted([Reply::events([all.concat()], End::Close), Reply::events([again.concat()], End::Hold)]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(1025).last().unwrap(), "m_1024");
        assert_eq!(messages.ids(1), ["new"]);
    }
}

#[test]
fn the_same_sse_id_does_not_make_the_same_message() {
    for flavour in FLAVOURS {
        let framed = |id: &str| format!("id: 1\n{}", message_without_id(id));
        let server = Server::scripted([Reply::events(
            [framed("m_1"), HEARTBEAT.to_owned(), framed("m_2"), message_without_id("m_3")],
            End::Hold,
        )]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(3), ["m_1", "m_2", "m_3"]);
    }
}

#[test]
fn an_unreadable_message_is_told_once_and_a_better_copy_delivered() {
    for flavour in FLAVOURS {
        let broken = message("m_2").replace("\"role\":\"user\",", "");
        let server = Server::scripted([
            Reply::events([message("m_1"), broken.clone()], End::Cut),
            Reply::events([broken], End::Cut),
            Reply::events([message("m_2")], End::Hold),
        ]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(1), ["m_1"]);
        assert!(messages.next().unwrap().unwrap_err().is_decode());
        assert_eq!(messages.ids(1), ["m_2"]);
        assert_eq!(server.requests_of("GET").len(), 3);
    }
}

#[test]
fn ids_wherever_they_stand_in_a_message() {
    for flavour in FLAVOURS {
        let rest = r#""conversation_id":"c","role":"user","created_at":"x""#;
        let frames = [
            format!("data: {{ {rest}, \"nested\": {{\"id\": \"m_9\"}}, \"id\" : \"m_1\" }}\n\n"),
            format!("data:  {{  \"id\" :  \"m_\\u0032\", {rest}}}\n\n"),
            format!("data: {{\ndata: \"id\": \"m_\\\"3\",\ndata: {rest}\ndata: }}\n\n"),
        ];
        let server = Server::scripted([
            Reply::events(&frames, End::Cut),
            Reply::events([frames.concat(), message("m_4")], End::Hold),
        ]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(4), ["m_1", "m_2", "m_\"3", "m_4"]);
        assert_eq!(server.resumed_after()[1].as_deref(), Some("m_\"3"));
    }
}

#[test]
fn a_delivered_message_refills_the_budget_and_a_replayed_one_does_not() {
    for flavour in FLAVOURS {
        // One failure is made up for: each connection delivers something new, but the last two.
        let server = Server::scripted([
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
fn a_minute_of_health_refills_the_budget() {
    for (minute, connections) in [(59, 2), (60, 3)] {
        for flavour in FLAVOURS {
            let server = Server::of_streams(|turn, _| match turn {
                1 => Reply::events([message("m_1")], End::Hold),
                _ => Reply::nothing(End::Close),
            });
            let environment = StreamEnvironment::new();
            let mut messages = open(flavour, &server, &environment, &options!(.max_retries(1).reconnect(true)));
            // The first failure is spent; then a message, and health without a message.
            assert_eq!(messages.ids(1), ["m_1"]);
            assert_eq!(server.requests_of("GET").len(), 2);
            drop(messages);

            let server = Server::of_streams(|turn, _| match turn {
                1 => Reply::events([""], End::Hold),
                _ => Reply::nothing(End::Close),
            });
            let environment = StreamEnvironment::new();
            let mut messages = open(flavour, &server, &environment, &options!(.max_retries(1)));
            let server = std::thread::scope(|scope| {
                let watched = environment.clone();
                let talk = scope.spawn(move || {
                    // The limit on silence is only set once the connection is open.
                    while !watched.deadlines().contains(&Duration::from_secs(15)) {
                        std::thread::sleep(Duration::from_millis(1));
                    }
                    watched.advance(Duration::from_secs(minute));
                    server.say(HEARTBEAT);
                    server.close();
                    server
                });
                assert!(messages.only_error().is_connection());
                talk.join().unwrap()
            });
            assert_eq!(server.requests_of("GET").len(), connections, "{minute} s");
        }
    }
}

#[test]
fn silence_is_counted_only_while_someone_waits() {
    let server = Server::of_streams(|turn, _| Reply::events([message(&format!("m_{turn}"))], End::Hold));
    let environment = StreamEnvironment::new();
    let Messages::Async(mut stream, runtime) = open(Flavour::Async, &server, &environment, &options!()) else {
        unreachable!()
    };
    let step = Duration::from_secs(15);
    runtime.block_on(async {
        assert_eq!(stream.next().await.unwrap().unwrap().id, "m_0");
        // Away for a day, three times: each counts for one step of eight.
        for _ in 0..3 {
            wait_in_vain(&mut stream, || true).await;
            environment.advance(Duration::from_secs(24 * 3600));
            environment.lapse(step, 1);
            wait_in_vain(&mut stream, || environment.to_lapse(step) == 0).await;
        }
        // What comes sets the count back, and the timer.
        let timers = environment.deadlines().len();
        server.say(HEARTBEAT);
        wait_in_vain(&mut stream, || environment.deadlines().len() > timers).await;
        environment.lapse(step, 7);
        wait_in_vain(&mut stream, || environment.to_lapse(step) == 0).await;
        assert_eq!(server.requests_of("GET").len(), 1);
        environment.lapse(step, 1);
        assert_eq!(stream.next().await.unwrap().unwrap().id, "m_1");
    });
    assert_eq!(server.requests_of("GET").len(), 2);
}

/// Polls the stream, which gives nothing, until something is so.
async fn wait_in_vain(stream: &mut EventStream<StreamMessageEvent>, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    loop {
        let next = tokio::time::timeout(Duration::from_millis(5), stream.next());
        assert!(next.await.is_err());
        if is_so() {
            return;
        }
        assert!(begun.elapsed() < HANGS);
    }
}

#[test]
fn silence_may_be_allowed() {
    for flavour in FLAVOURS {
        let server = Server::scripted([Reply::events([message("m_1")], End::Hold)]);
        let environment = StreamEnvironment::new();
        let mut messages = open(flavour, &server, &environment, &options!(.idle_timeout(None)));
        assert_eq!(messages.ids(1), ["m_1"]);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(50));
                server.say(&message("m_2"));
            });
            assert_eq!(messages.ids(1), ["m_2"]);
        });
        // Only those of the opening were set.
        assert!(environment.deadlines().iter().all(|deadline| *deadline == Duration::from_secs(30)));
    }
}

#[test]
fn silence_is_an_error_without_reconnect() {
    for flavour in FLAVOURS {
        let server = Server::scripted([Reply::events([HEARTBEAT], End::Hold)]);
        let environment = StreamEnvironment::new();
        environment.lapse(Duration::from_secs(1), 8);
        let options = options!(.reconnect(false).idle_timeout(Duration::from_secs(8)));
        let error = open(flavour, &server, &environment, &options).only_error();
        assert!(error.is_timeout() && error.message().contains("8 s"), "{error}");
        assert!(server.wait_for_close() < Duration::from_secs(2));
    }
}

#[test]
fn without_reconnect_there_is_one_ticket_and_one_connection() {
    type Answer = fn() -> Reply;
    let failures: [Answer; 5] = [
        || Reply::json(503, &[], &json!({})),
        || Reply::json(401, &[], &json!({})),
        || Reply::nothing(End::Reset),
        || Reply::events([HEARTBEAT], End::Cut),
        || Reply::events([HEARTBEAT], End::Reset),
    ];
    for failure in failures {
        for flavour in FLAVOURS {
            let server = Server::of_streams(move |_, _| failure());
            let error = open(flavour, &server, &StreamEnvironment::new(), &options!(.reconnect(false))).only_error();
            assert!(error.is_api() || error.is_connection(), "{error}");
            assert_eq!((server.requests().len(), error.attempts()), (2, 1));
        }
    }
    for flavour in FLAVOURS {
        let server = Server::scripted([Reply::events([message("m_1")], End::Close)]);
        let (ids, errors) = open(flavour, &server, &StreamEnvironment::new(), &options!(.reconnect(false))).rest();
        assert_eq!((ids, errors.len()), (vec!["m_1".to_owned()], 0));
    }
}

#[test]
fn refusals_that_another_attempt_cannot_mend_are_final() {
    for status in [300, 301, 307, 400, 402, 403, 404, 405, 409, 410, 418, 422, 501] {
        for to_ticket in [false, true] {
            let server = Server::start(move |request| {
                if (request.method == "POST") == to_ticket {
                    return Reply::json(status, &[], &json!({"message": "no"}));
                }
                Reply::ticket("tkt_1")
            });
            let environment = StreamEnvironment::new();
            let error = open(Flavour::Async, &server, &environment, &options!()).only_error();
            assert_eq!(error.status().unwrap().as_u16(), status);
            assert_eq!((error.message(), error.attempts()), ("no", 1));
            assert_eq!(server.requests().len(), if to_ticket { 1 } else { 2 }, "{status}");
            assert!(environment.waits().is_empty());
        }
    }
}

#[test]
fn refusals_that_may_pass_are_tried_again() {
    for status in [408, 429, 500, 502, 503, 504, 599] {
        for to_ticket in [false, true] {
            let mut refusals = 2;
            let server = Server::start(move |request| {
                if (request.method == "POST") == to_ticket && refusals > 0 {
                    refusals -= 1;
                    return Reply::json(status, &[], &json!({}));
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
fn a_bad_key_is_final_and_costs_one_request() {
    for flavour in FLAVOURS {
        let server = Server::start(|_| Reply::json(401, &[], &json!({"message": "no", "code": "api_key_invalid"})));
        let error = open(flavour, &server, &StreamEnvironment::new(), &options!()).only_error();
        assert!(error.is_authentication());
        assert_eq!(error.endpoint(), Some("conversations.messages.stream_ticket"));
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn a_401_between_other_failures_is_not_in_a_row() {
    for flavour in FLAVOURS {
        let refused = |status| Reply::json(status, &[], &json!({}));
        let server = Server::scripted([
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
fn a_wait_longer_than_the_client_allows_ends_the_stream() {
    for flavour in FLAVOURS {
        let server = Server::of_streams(|_, _| Reply::json(429, &[("Retry-After", "61")], &json!({})));
        let environment = StreamEnvironment::new();
        let error = open(flavour, &server, &environment, &options!()).only_error();
        assert!(error.is_rate_limit());
        assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
        assert!(environment.waits().is_empty());
    }
}

#[test]
fn ticket_and_answer_share_one_time_limit() {
    for hangs_at in ["POST", "GET"] {
        for flavour in FLAVOURS {
            let mut hangs = true;
            let server = Server::start(move |request| {
                if hangs && request.method == hangs_at {
                    hangs = false;
                    return Reply::nothing(End::Hold);
                }
                if request.method == "POST" { Reply::ticket("t") } else { Reply::events([message("m_1")], End::Hold) }
            });
            let environment = StreamEnvironment::new();
            let limit = Duration::from_secs(7);
            let mut messages = open(flavour, &server, &environment, &options!(.timeout(Duration::from_secs(7))));
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    while server.requests().last().is_none_or(|request| request.method != hangs_at) {
                        std::thread::sleep(Duration::from_millis(1));
                    }
                    environment.lapse(limit, 1);
                });
                assert_eq!(messages.ids(1), ["m_1"]);
            });
            // One for the attempt that hung, one at most for the other, whatever the number of requests in each.
            let deadlines = environment.deadlines();
            assert!(deadlines.iter().filter(|deadline| **deadline == limit).count() <= 2, "{deadlines:?}");
            assert_eq!(environment.waits().len(), 1);
        }
    }
}

#[test]
fn an_error_answer_that_never_ends_is_given_up() {
    for flavour in FLAVOURS {
        let server = Server::scripted([
            Reply::chunked(503, &[], ["{\"message\":"], End::Hold),
            Reply::events([message("m_1")], End::Hold),
        ]);
        let environment = StreamEnvironment::new();
        let mut messages = open(flavour, &server, &environment, &options!());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while server.requests().len() < 2 {
                    std::thread::sleep(Duration::from_millis(1));
                }
                environment.lapse(Duration::from_secs(30), 1);
            });
            assert_eq!(messages.ids(1), ["m_1"]);
        });
    }
}

#[test]
fn unknown_events_and_comments_are_ignored() {
    for flavour in FLAVOURS {
        let frames =
            [": hello\n\n", HEARTBEAT, "event: typing\ndata: {}\n\n", "event: messages\ndata: x\n\n", "data\n"];
        let frames = frames.map(str::to_owned).into_iter().chain([format!("event: typing\n\n{}", message("m_1"))]);
        let server = Server::scripted([Reply::events(frames, End::Hold)]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        let error = messages.next().unwrap();
        // The lone `data` line belongs to the frame that follows it, of another event.
        assert_eq!(error.unwrap().id, "m_1");
    }
}

#[test]
fn how_a_stream_is_described() {
    let server = Server::scripted([Reply::events([message("m_1")], End::Hold)]);
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

/// Streams can be sent to tasks and threads, and polled where they lie.
#[test]
fn streams_go_anywhere() {
    fn is_send<T: Send>() {}
    fn is_unpin<T: Unpin>() {}
    is_send::<bimpeai::stream::EventStream<bimpeai::StreamMessageEvent>>();
    is_unpin::<bimpeai::stream::EventStream<bimpeai::StreamMessageEvent>>();
    is_send::<bimpeai::blocking::EventStream<bimpeai::StreamMessageEvent>>();
}
