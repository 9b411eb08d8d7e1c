//! Live messages: one task sends, another receives, over a connection that is cut on the way.
//!
//! On the embedded mock server: `cargo run --features mock --example stream_messages`.
//!
//! On the live API: `BIMPEAI_API_KEY=sk_... cargo run --features mock --example stream_messages -- --live AGENT_ID
//! CONVERSATION_ID`. It then only receives: it prints each new message of that conversation until you stop it.

mod support;

use std::time::Duration;

use bimpeai::json::json;
use bimpeai::mock::{End, Server};
use bimpeai::stream::EventStream;
use bimpeai::{Agent, Client, Conversation, Id, StreamMessageEvent, endpoints};
use futures::TryStreamExt;
use support::{Outcome, Target};

const SENT: [&str; 6] = ["Hello!", "Are you open today?", "Until five.", "Great,", "then I will", "come by at four."];
/// The connection is cut after this number of messages.
const CUT_AFTER: usize = 3;

#[tokio::main]
async fn main() -> Outcome {
    let (target, arguments) = support::target(2).await?;
    match (target, arguments.as_slice()) {
        (Target::Mock(server), []) => on_the_mock(&server).await,
        (Target::Live(key), [agent, conversation]) => {
            let client = Client::new(key)?;
            let mut messages = client.conversations().messages().stream(agent, conversation).open();
            while let Some(message) = messages.try_next().await? {
                println!("{}: {}", message.role, message.message.unwrap_or_default());
            }
            Ok(())
        }
        (Target::Mock(_), _) => Err("arguments: only expected with --live".into()),
        (Target::Live(_), _) => Err("arguments: --live expects an agent id and a conversation id".into()),
    }
}

pub(crate) async fn on_the_mock(server: &Server) -> Outcome {
    let client = server.client();
    let agent = client.agents().create().name("Front desk").send().await?.id;
    let outcome = send_and_receive(server, &client, &agent).await;
    support::delete_agents(&client, &[agent], outcome).await
}

async fn send_and_receive(server: &Server, client: &Client, agent: &Id<Agent>) -> Outcome {
    let record = json!({"channel_type": "webchat", "is_test_channel": false});
    let seeded = server.seed(endpoints::conversations::LIST, &[agent.as_str()], record);
    let conversation: Id<Conversation> = Id::new(seeded["id"].as_str().unwrap_or_default());

    // A stream connects when it is first polled. This one starts with the messages that are new from then on.
    let messages = client.conversations().messages().stream(agent, &conversation).open();
    let sending = send(server, client, agent, &conversation);
    let (received, ()) = tokio::try_join!(receive(messages, SENT.len()), sending)?;
    if received != SENT {
        return Err(format!("expected each message once and in order, received {received:?}").into());
    }
    let connections = server.stream(&conversation).opened();
    println!("{} sent, {} received, over {connections} connections", SENT.len(), received.len());

    // The same in blocking code. An `after` in the past asks for all messages since then.
    let messages = server.blocking_client().conversations().messages();
    let messages = messages.stream(agent, &conversation).after("1970-01-01T00:00:00Z").open();
    tokio::task::spawn_blocking(move || -> Outcome {
        for message in messages.take(SENT.len()) {
            println!("blocking     {}", message?.message.unwrap_or_default());
        }
        Ok(())
    })
    .await?
}

async fn send(server: &Server, client: &Client, agent: &Id<Agent>, conversation: &Id<Conversation>) -> Outcome {
    server.stream(conversation).wait_opened(1, Duration::from_secs(10)).await;
    for (number, text) in SENT.into_iter().enumerate() {
        if number == CUT_AFTER {
            println!("-----------  the connection is cut; on the next one the server repeats every message");
            server.stream(conversation).replay_next(usize::MAX);
            server.stream(conversation).end(End::Cut);
        }
        let message = client.conversations().messages().send(agent, conversation).message(text).send().await?;
        println!("sent         {}  {text}", message.id);
    }
    Ok(())
}

/// Receives `count` messages. The stream reconnects by itself, resumes after the last one and discards duplicates.
async fn receive(mut messages: EventStream<StreamMessageEvent>, count: usize) -> Outcome<Vec<String>> {
    let mut received = Vec::new();
    while received.len() < count {
        let Some(message) = messages.try_next().await? else { break };
        let text = message.message.unwrap_or_default();
        println!("received     {}  {text}", message.id);
        received.push(text);
    }
    Ok(received)
}
