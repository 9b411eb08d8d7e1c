//! Message streams through the whole client, over real sockets, async and blocking.

mod budget;
mod defects;
mod delivery;
mod drops;
mod environment;
mod flows;
mod load;
mod property;
mod requests;
mod scenarios;
mod secrets;
mod timeouts;

use std::sync::Arc;

use bimpeai::stream::{EventStream, StreamRequest};
use bimpeai::{Client, ClientBuilder, Error, StreamMessageEvent, blocking};
use futures::StreamExt;
use tokio::runtime::Runtime;

use crate::support::scripted::ScriptedServer;
use crate::support::{Flavour, HANGS, KEY};
use environment::StreamEnvironment;

/// An open stream of either client, as an iterator.
enum Messages {
    Async(EventStream<StreamMessageEvent>, Runtime),
    Blocking(blocking::EventStream<StreamMessageEvent>),
}

impl Iterator for Messages {
    type Item = Result<StreamMessageEvent, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Messages::Async(stream, runtime) => {
                runtime.block_on(async { tokio::time::timeout(HANGS, stream.next()).await }).expect("an item in time")
            }
            Messages::Blocking(stream) => stream.next(),
        }
    }
}

impl Messages {
    /// The ids of the next `count` items, all of which must be messages.
    fn ids(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.next().unwrap().unwrap().id.into_string()).collect()
    }

    /// The ids of all messages up to the end, and all errors.
    fn rest(&mut self) -> (Vec<String>, Vec<Error>) {
        let (mut ids, mut errors) = (Vec::new(), Vec::new());
        for item in self.by_ref() {
            match item {
                Ok(message) => ids.push(message.id.into_string()),
                Err(error) => errors.push(error),
            }
        }
        (ids, errors)
    }

    /// The only item, which must be an error.
    fn only_error(&mut self) -> Error {
        let (ids, mut errors) = self.rest();
        assert_eq!((ids.len(), errors.len()), (0, 1), "{ids:?} {errors:?}");
        errors.remove(0)
    }
}

/// The options of a stream, for the requests of both clients.
trait Configure {
    fn configure<C: bimpeai::Transport>(
        &self,
        request: StreamRequest<C, StreamMessageEvent>,
    ) -> StreamRequest<C, StreamMessageEvent>;
}

/// Makes a [`Configure`] from a chain of setters.
macro_rules! options {
    ($(.$setter:ident($($value:expr),*))*) => {{
        struct Options;
        impl crate::stream::Configure for Options {
            fn configure<C: bimpeai::Transport>(
                &self,
                request: bimpeai::stream::StreamRequest<C, bimpeai::StreamMessageEvent>,
            ) -> bimpeai::stream::StreamRequest<C, bimpeai::StreamMessageEvent> {
                request $(.$setter($($value),*))*
            }
        }
        Options
    }};
}
use options;

/// Opens the stream with a client that has only the defaults.
fn open(
    flavour: Flavour,
    server: &ScriptedServer,
    environment: &Arc<StreamEnvironment>,
    options: &impl Configure,
) -> Messages {
    open_with(flavour, |builder| builder, |builder| builder, &server.base_url(), environment, options)
}

/// Opens the stream with a configured client; one closure each, as their types differ.
fn open_with(
    flavour: Flavour,
    asynchronous: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>,
    blocking: impl FnOnce(ClientBuilder<blocking::Client>) -> ClientBuilder<blocking::Client>,
    base_url: &str,
    environment: &Arc<StreamEnvironment>,
    options: &impl Configure,
) -> Messages {
    match flavour {
        Flavour::Async => {
            let builder = Client::builder().api_key(KEY).base_url(base_url).environment(environment.clone());
            let messages = asynchronous(builder).build().unwrap().conversations().messages();
            Messages::Async(options.configure(messages.stream("agt_7f3a", "cnv_51")).open(), runtime())
        }
        Flavour::Blocking => {
            let builder = blocking::Client::builder().api_key(KEY).base_url(base_url).environment(environment.clone());
            let messages = blocking(builder).build().unwrap().conversations().messages();
            Messages::Blocking(options.configure(messages.stream("agt_7f3a", "cnv_51")).open())
        }
    }
}

/// A runtime whose tasks run also while nothing blocks on it.
fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

/// The JSON of a message.
fn json(id: &str) -> String {
    format!(
        r#"{{"id":"{id}","conversation_id":"c_1","role":"user","message":"hi","message_type":"text","created_at":"2026-01-01T00:00:00Z"}}"#
    )
}

/// A message as the server sends it.
fn message(id: &str) -> String {
    format!("id: {id}\nevent: message\ndata: {}\n\n", json(id))
}

/// A message without an SSE id.
fn message_without_id(id: &str) -> String {
    format!("event: message\ndata: {}\n\n", json(id))
}

const HEARTBEAT: &str = "event: heartbeat\ndata: {\"ts\":1}\n\n";
