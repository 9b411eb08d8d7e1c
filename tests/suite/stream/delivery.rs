//! Each message is delivered once, and a stream resumes after the last one that was.

use futures::StreamExt;

use super::environment::StreamEnvironment;
use super::{HEARTBEAT, Messages, message, message_without_id, open, options};
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour};

#[test]
fn a_stream_resumes_after_messages_only() {
    for flavour in FLAVOURS {
        let heartbeat = "id: hb_9\nevent: heartbeat\ndata: {\"ts\":1}\n\n";
        let unreadable = "id: bad\ndata: {}\n\n";
        let server = ScriptedServer::streams([
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
fn a_message_that_was_read_but_not_delivered_is_requested_again() {
    let server = ScriptedServer::streams([
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
        // The second is in memory by now, but `last_id` is the one that was delivered.
        assert_eq!(stream.last_id(), Some("m_1"));
        assert_eq!(stream.next().await.unwrap().unwrap().id, "m_2");
        assert_eq!(stream.last_id(), Some("m_2"));
    });
}

#[test]
fn the_last_1024_messages_are_remembered() {
    for flavour in FLAVOURS {
        let all: Vec<_> = (0..1025).map(|number| message(&format!("m_{number}"))).collect();
        let again: Vec<_> = all[1..].iter().cloned().chain([message("new")]).collect();
        let server = ScriptedServer::streams([
            Reply::events([all.concat()], End::Close),
            Reply::events([again.concat()], End::Hold),
        ]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(1025).last().unwrap(), "m_1024");
        assert_eq!(messages.ids(1), ["new"]);
    }
}

#[test]
fn messages_are_compared_by_their_own_id_not_by_the_sse_id() {
    for flavour in FLAVOURS {
        let framed = |id: &str| format!("id: 1\n{}", message_without_id(id));
        let server = ScriptedServer::streams([Reply::events(
            [framed("m_1"), HEARTBEAT.to_owned(), framed("m_2"), message_without_id("m_3")],
            End::Hold,
        )]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(3), ["m_1", "m_2", "m_3"]);
    }
}

#[test]
fn an_unreadable_message_is_reported_once_and_a_readable_copy_delivered() {
    for flavour in FLAVOURS {
        let broken = message("m_2").replace("\"role\":\"user\",", "");
        let server = ScriptedServer::streams([
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
fn the_id_is_found_anywhere_in_a_message() {
    for flavour in FLAVOURS {
        let rest = r#""conversation_id":"c","role":"user","created_at":"x""#;
        let frames = [
            format!("data: {{ {rest}, \"nested\": {{\"id\": \"m_9\"}}, \"id\" : \"m_1\" }}\n\n"),
            format!("data:  {{  \"id\" :  \"m_\\u0032\", {rest}}}\n\n"),
            format!("data: {{\ndata: \"id\": \"m_\\\"3\",\ndata: {rest}\ndata: }}\n\n"),
        ];
        let server = ScriptedServer::streams([
            Reply::events(&frames, End::Cut),
            Reply::events([frames.concat(), message("m_4")], End::Hold),
        ]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(4), ["m_1", "m_2", "m_\"3", "m_4"]);
        assert_eq!(server.resumed_after()[1].as_deref(), Some("m_\"3"));
    }
}

#[test]
fn unknown_events_and_comments_are_ignored() {
    for flavour in FLAVOURS {
        let frames =
            [": hello\n\n", HEARTBEAT, "event: typing\ndata: {}\n\n", "event: messages\ndata: x\n\n", "data\n"];
        let frames = frames.map(str::to_owned).into_iter().chain([format!("event: typing\n\n{}", message("m_1"))]);
        let server = ScriptedServer::streams([Reply::events(frames, End::Hold)]);
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        let error = messages.next().unwrap();
        // The `data` line at the end belongs to the frame that follows, which is another unknown event.
        assert_eq!(error.unwrap().id, "m_1");
    }
}
