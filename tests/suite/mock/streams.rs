//! Several streams with one id, declared here because the API has one stream.

// The expansion is public; this module is not.
#![allow(unreachable_pub)]

use bimpeai::blocking;
use bimpeai::endpoints::{agents, conversations};
use bimpeai::mock::{Seed, Server};
use serde_json::json;

use board::BoardApi;

mod board {
    use bimpeai::models::{Agent, StreamTicket};
    use bimpeai::{Id, endpoints, model, params};

    endpoints! {
        /// Notes of the team on an agent.
        resource board: Board {
            /// Lists the notes.
            list: GET "/agents/{agent_id}/notes" -> Vec<Note>;
            /// Adds a note.
            add: POST "/agents/{agent_id}/notes" (AddNote) -> Note, idempotent;
            /// Creates a ticket for a stream.
            ticket: POST "/agents/{agent_id}/notes-ticket" -> StreamTicket, idempotent;
            /// Streams who is typing: not what `list` lists, although it stands above the stream that is.
            typing: GET "/agents/{agent_id}/typing" -> Events<Typing>, ticket = ticket;
            /// Streams new notes.
            stream: GET "/agents/{agent_id}/notes/stream" -> Events<Note>, ticket = ticket;
        }
    }

    /// A note.
    #[model]
    pub struct Note {
        /// The id.
        #[sample("not_1")]
        pub id: Id<Note>,
        /// The text.
        #[sample("Calls back")]
        pub text: String,
    }

    /// A new note.
    #[params]
    pub struct AddNote {
        /// The text.
        #[sample("Calls back")]
        pub text: String,
    }

    /// Someone is typing.
    #[model]
    pub struct Typing {
        /// Who.
        #[sample("Ada")]
        pub name: String,
        /// Whether they still are.
        pub active: bool,
    }

    mod entry {
        bimpeai::endpoints! {
            /// The board, on both clients.
            client trait BoardApi {
                /// Notes of the team on an agent.
                board: super::Board;
            }
        }
    }
    pub use entry::BoardApi;
}

/// A server whose agent `x_1` has a conversation with the same id, and a client of it.
fn start() -> (Server, blocking::Client) {
    let seed = Seed::new()
        .record(agents::LIST, json!({"id": "x_1"}))
        .record(agents::LIST, json!({"id": "x_2"}))
        .record(conversations::LIST, json!({"id": "x_1", "agent_id": "x_1"}));
    let server = Server::builder().seed(seed).endpoints(board::ENDPOINTS).start_blocking();
    let client = server.blocking_client();
    (server, client)
}

#[test]
fn each_stream_delivers_its_own_events() {
    let (server, client) = start();
    for stream in [board::TYPING, board::STREAM, conversations::messages::STREAM] {
        server.stream_of(stream, "x_1").replay_all(true);
    }
    client.board().add("x_1").text("one").send().unwrap();
    client.conversations().messages().send("x_1", "x_1").message("two").send().unwrap();
    server.stream_of(board::TYPING, "x_1").push(json!({"active": true}));
    server.stream("x_1").push(json!({"message": "three"}));

    let note = client.board().stream("x_1").open().next().unwrap().unwrap();
    assert_eq!(note.text, "one");
    let typing = client.board().typing("x_1").open().next().unwrap().unwrap();
    assert_eq!((typing.name.as_str(), typing.active), ("Ada", true));
    let messages = client.conversations().messages().stream("x_1", "x_1").open();
    let texts: Vec<_> = messages.take(2).map(|message| message.unwrap().message.unwrap()).collect();
    assert_eq!(texts, ["two", "three"]);
}

/// Of several streams that have the record, it is the one that delivers the items of a list; of no record, the first.
#[test]
fn without_an_endpoint_the_stream_is_found_by_its_record() {
    let (server, _) = start();
    let messages = conversations::messages::STREAM;
    for (id, endpoint) in [("x_1", messages), ("x_2", board::STREAM), ("unknown", messages)] {
        let found = format!("{:?}", server.stream(id));
        assert_eq!(found, format!("{:?}", server.stream_of(endpoint, id)), "{id}");
    }
}

#[test]
#[should_panic(expected = "agents.list is not a stream")]
fn only_a_stream_has_a_handle() {
    let (server, _) = start();
    let _ = server.stream_of(agents::LIST, "x_1");
}
