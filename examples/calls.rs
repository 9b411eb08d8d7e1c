//! Phone calls and phone numbers: an agent makes a call, the team assigns a number and requests another one.
//!
//! On the embedded mock server: `cargo run --features mock --example calls`.
//!
//! On the live API: `BIMPEAI_API_KEY=sk_... cargo run --features mock --example calls -- --live`. It then only reads.
//! With a phone number as the last argument, it also creates an agent, has it call that number, and deletes it.

mod support;

use bimpeai::json::json;
use bimpeai::mock::Server;
use bimpeai::models::{Agent, MakeCall, MakeCallStatus, PhoneNumberRegion};
use bimpeai::{Client, Id, Nullable, endpoints};
use support::{Outcome, Target};

#[tokio::main]
async fn main() -> Outcome {
    let (target, mut arguments) = support::target(1).await?;
    let destination = arguments.pop();
    match target {
        Target::Mock(server) => on_the_mock(&server, destination.as_deref().unwrap_or("+12025550101")).await,
        Target::Live(key) => on_the_live_api(&Client::new(key)?, destination.as_deref()).await,
    }
}

pub(crate) async fn on_the_mock(server: &Server, destination: &str) -> Outcome {
    server.seed(endpoints::phone_numbers::LIST, &[], json!({"e164": "+12025550100", "label": "Main line"}));
    let client = server.client();
    let agent = client.agents().create().name("Front desk").send().await?.id;
    let outcome = async {
        call(&client, &agent, destination).await?;
        assign_a_number(&client, &agent).await?;
        request_a_number(&client, &agent).await?;
        read(&client).await
    };
    let outcome = outcome.await;
    support::delete_agents(&client, &[agent], outcome).await
}

async fn on_the_live_api(client: &Client, destination: Option<&str>) -> Outcome {
    if let Some(destination) = destination {
        let agent = client.agents().create().name("Caller of an example").send().await?.id;
        let outcome = call(client, &agent, destination).await;
        support::delete_agents(client, &[agent], outcome).await?;
    }
    read(client).await
}

async fn call(client: &Client, agent: &Id<Agent>, destination: &str) -> Outcome {
    let calls = client.agents().calls();
    let call = MakeCall::builder().destination(destination).is_test_call(true).build();
    let made = calls.make(agent, call).send().await?;
    // A busy line is a result, not an error.
    let id = match (made.status, made.call_id) {
        (MakeCallStatus::Initiated, Some(id)) => id,
        (status, _) => return Err(format!("the call was not made: {status}").into()),
    };
    println!("called       {id}");

    let call = calls.retrieve(agent, &id).send().await?;
    let status = call.status.ok_or("a call has a status")?;
    println!("retrieved    {id} to {}, {status}", call.destination.unwrap_or_default());
    for entry in call.conversation_logs {
        println!("             {}: {}", entry.role, entry.message.unwrap_or_default());
    }
    Ok(())
}

async fn assign_a_number(client: &Client, agent: &Id<Agent>) -> Outcome {
    let page = client.phone_numbers().list().search("Main").send().await?;
    let number = page.data.first().ok_or("the team has a number")?;
    let assigned = client.phone_numbers().update(&number.id).agent_id(agent).label("Front desk").send().await?;
    println!("assigned     {} to {}", assigned.e164, assigned.agent_id.ok_or("the number has an agent")?);

    let released = client.phone_numbers().update(&number.id).agent_id(Nullable::Null).send().await?;
    match released.agent_id {
        None => println!("released     {}", released.e164),
        Some(agent) => return Err(format!("{} is still assigned to {agent}", released.e164).into()),
    }
    Ok(())
}

async fn request_a_number(client: &Client, agent: &Id<Agent>) -> Outcome {
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
    // The response is empty: the request is found by listing.
    let request = requests.list().items().try_next().await?.ok_or("the request is listed")?;
    println!("requested    {} for {}", request.id, request.business_name.unwrap_or_default());
    Ok(())
}

/// Lists calls and numbers. Changes nothing.
async fn read(client: &Client) -> Outcome {
    for agent in client.agents().list().limit(10).send().await?.data {
        let calls = client.agents().calls().list(&agent.id).sort("-created_on").limit(10).send().await?;
        println!("calls        {} of {} on the first page", calls.data.len(), agent.name);
    }
    for number in client.phone_numbers().list().limit(10).send().await?.data {
        println!("number       {} {}", number.e164, number.label.unwrap_or_default());
    }
    // The calls of the whole team: declared, but not served by the API yet.
    match client.calls().list().send().await {
        Ok(calls) => println!("team         {} calls", calls.len()),
        Err(error) if error.is_not_implemented() => println!("team         not available yet: {error}"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
