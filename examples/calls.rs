//! Calls and phone numbers: an agent calls somebody, what became of it, the team's numbers and a request for one more.
//!
//! Runs on the embedded mock server: `cargo run --features mock --example calls`.
//! With `BIMPEAI_API_KEY` set it reads from the live API instead, where it calls nobody and asks for nothing.

use std::error::Error;

use bimpeai::json::json;
use bimpeai::mock::Server;
use bimpeai::models::{Agent, MakeCall, MakeCallStatus, PhoneNumberRegion};
use bimpeai::{Client, Id, Nullable, endpoints};
use futures::TryStreamExt;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome {
    let live_key = std::env::var("BIMPEAI_API_KEY").ok().filter(|key| !key.is_empty());
    if let Some(key) = live_key {
        println!("reading from the live API");
        return read(&Client::new(key)?).await;
    }
    let server = Server::start().await;
    println!("talking to the mock server at {}", server.base_url());
    server.seed(endpoints::phone_numbers::LIST, &[], json!({"e164": "+12025550100", "label": "Main line"}));
    let client = server.client();
    let agent = client.agents().create().name("Front desk").send().await?;
    call(&client, &agent.id).await?;
    hand_over_a_number(&client, &agent.id).await?;
    ask_for_a_number(&client, &agent.id).await?;
    read(&client).await
}

async fn call(client: &Client, agent: &Id<Agent>) -> Outcome {
    let calls = client.agents().calls();
    let call = MakeCall::builder().destination("+12025550101").is_test_call(true).build();
    let made = calls.make(agent, call).idempotency_key("call-customer-1").send().await?;
    // A busy line is an answer too, not an error.
    let id = match (&made.status, made.call_id) {
        (MakeCallStatus::Initiated, Some(id)) => id,
        (status, _) => return Err(format!("the call was not made: {status}").into()),
    };
    println!("called    {id}");

    let call = calls.retrieve(agent, &id).send().await?;
    let (destination, status) = (call.destination.unwrap_or_default(), call.status.ok_or("a call has a status")?);
    println!("retrieved {id} to {destination}, {status}");
    for said in call.conversation_logs {
        println!("          {}: {}", said.role, said.message.unwrap_or_default());
    }
    Ok(())
}

async fn hand_over_a_number(client: &Client, agent: &Id<Agent>) -> Outcome {
    let page = client.phone_numbers().list().search("Main").send().await?;
    let number = page.data.first().ok_or("the team has a number")?;
    let given = client.phone_numbers().update(&number.id).agent_id(agent).label("Front desk").send().await?;
    println!("given     {} to {}", given.e164, given.agent_id.as_ref().ok_or("the number has an agent")?);

    let taken = client.phone_numbers().update(&number.id).agent_id(Nullable::Null).send().await?;
    match taken.agent_id {
        None => println!("taken     {} away again", taken.e164),
        Some(agent) => return Err(format!("{} is still with {agent}", taken.e164).into()),
    }
    Ok(())
}

async fn ask_for_a_number(client: &Client, agent: &Id<Agent>) -> Outcome {
    let requests = client.phone_numbers().requests();
    requests
        .create()
        .business_name("Acme Ltd")
        .intended_use("Customer support")
        .region(PhoneNumberRegion::Ng)
        .agent_count(1)
        .outbound_minutes(500)
        .submitted_by_agent_id(agent)
        .send()
        .await?;
    // Nothing comes back: the request is found by listing.
    let request = requests.list().items().try_next().await?.ok_or("the request is listed")?;
    println!("asked     {} for {}", request.id, request.business_name.unwrap_or_default());
    Ok(())
}

async fn read(client: &Client) -> Outcome {
    let mut agents = client.agents().list().limit(1).items();
    while let Some(agent) = agents.try_next().await? {
        let calls: Vec<_> = client.agents().calls().list(&agent.id).sort("-created_on").items().try_collect().await?;
        println!("calls     {} of {}", calls.len(), agent.name);
    }
    let mut numbers = client.phone_numbers().list().items();
    while let Some(number) = numbers.try_next().await? {
        println!("number    {} {}", number.e164, number.label.unwrap_or_default());
    }
    // The list of the whole team is declared, but not served today.
    match client.calls().list().send().await {
        Ok(calls) => println!("team      {} calls", calls.len()),
        Err(error) if error.is_not_implemented() => println!("team      not available yet: {error}"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
