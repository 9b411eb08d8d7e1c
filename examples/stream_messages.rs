//! Live messages: one part of the program sends, another receives, over a connection that is cut on the way.
//!
//! Runs on the embedded mock server: `cargo run --features mock --example stream_messages`.

use std::time::Duration;

use bimpeai::json::json;
use bimpeai::mock::{End, Server};
use bimpeai::models::{Conversation, StreamMessageEvent};
use bimpeai::{Client, Id, Result, endpoints};
use futures::TryStreamExt;

const SENT: [&str; 6] = ["Hello!", "Are you open today?", "Until five.", "Great,", "then I will", "come by at four."];
/// The connection is cut after this many of them.
const CUT_AFTER: usize = 3;

#[tokio::main]
async fn main() -> Result<()> {
    let server = Server::start().await;
    let client = server.client();
    let agent = client.agents().create().name("Front desk").send().await?.id;
    let record = json!({"channel_type": "webchat", "is_test_channel": false});
    let seeded = server.seed(endpoints::conversations::LIST, &[agent.as_str()], record);
    let conversation: Id<Conversation> = Id::new(seeded["id"].as_str().unwrap_or_default());

    // A stream begins when it is polled first; this one from the beginning of the conversation.
    let messages = client.conversations().messages().stream(&agent, &conversation).open();
    let receiver = tokio::spawn(receive(messages));
    server.stream(&conversation).wait_opened(1, Duration::from_secs(10)).await;

    for (number, text) in SENT.into_iter().enumerate() {
        if number == CUT_AFTER {
            println!("---- the connection is cut, and the next one begins all over again ----");
            server.stream(&conversation).replay_next(usize::MAX);
            server.stream(&conversation).end(End::Cut);
        }
        send(&client, agent.as_str(), &conversation, text).await?;
    }

    let received = receiver.await.expect("the receiver does not panic")?;
    assert_eq!(received, SENT, "every message once, in order");
    println!(
        "{} sent, {} received, over {} connections",
        SENT.len(),
        received.len(),
        server.stream(&conversation).opened()
    );

    in_blocking_code(&server, agent.as_str(), conversation.as_str(), received.len()).await
}

async fn send(client: &Client, agent: &str, conversation: &Id<Conversation>, text: &str) -> Result<()> {
    let message = client.conversations().messages().send(agent, conversation).message(text).send().await?;
    println!("sent      {}  {text}", message.id);
    Ok(())
}

/// Receives until all is there. A program that runs for good has no `break`.
async fn receive(mut messages: bimpeai::EventStream<StreamMessageEvent>) -> Result<Vec<String>> {
    let mut received = Vec::new();
    while let Some(message) = messages.try_next().await? {
        let text = message.message.unwrap_or_default();
        println!("received  {}  {text}", message.id);
        received.push(text);
        if received.len() == SENT.len() {
            break;
        }
    }
    Ok(received)
}

/// The same in code that is not async: an iterator. Here it asks for what has been said since 1970.
async fn in_blocking_code(server: &Server, agent: &str, conversation: &str, expected: usize) -> Result<()> {
    let client = server.blocking_client();
    let (agent, conversation) = (agent.to_owned(), conversation.to_owned());
    let read = move || -> Result<()> {
        let messages =
            client.conversations().messages().stream(agent, conversation).after("1970-01-01T00:00:00Z").open();
        for message in messages.take(expected) {
            println!("again     {}", message?.message.unwrap_or_default());
        }
        Ok(())
    };
    tokio::task::spawn_blocking(read).await.expect("the reader does not panic")
}
