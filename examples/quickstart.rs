//! The quickstart: agents, pages and errors, with the async and with the blocking client.
//!
//! On the embedded mock server: `cargo run --features mock --example quickstart`.
//!
//! On the live API: `BIMPEAI_API_KEY=sk_... cargo run --features mock --example quickstart -- --live`. It changes only
//! the agents and the workflow that it creates, and deletes them, also when it fails half-way.

mod support;

use bimpeai::models::{Agent, CreateKnowledgeBase};
use bimpeai::{Client, Id, blocking};
use support::{Outcome, Target};

#[tokio::main]
async fn main() -> Outcome {
    let (target, _) = support::target(0).await?;
    let (client, blocking) = match &target {
        Target::Mock(server) => (server.client(), server.blocking_client()),
        Target::Live(key) => (Client::new(key)?, blocking::Client::new(key)?),
    };
    quickstart(&client, blocking).await
}

pub(crate) async fn quickstart(client: &Client, blocking: blocking::Client) -> Outcome {
    let mut created = Vec::new();
    let mut outcome = in_async_code(client, &mut created).await;
    if outcome.is_ok() {
        let agent = created[0].clone();
        let task = tokio::task::spawn_blocking(move || in_blocking_code(&blocking, &agent));
        outcome = task.await.unwrap_or_else(|panic| Err(panic.into()));
    }
    support::delete_agents(client, &created, outcome).await
}

async fn in_async_code(client: &Client, created: &mut Vec<Id<Agent>>) -> Outcome {
    println!("\n# async");
    for name in ["Front desk", "Support bot", "Night shift"] {
        let agent = client.agents().create().name(name).description("From the quickstart").send().await?;
        println!("created      {} {}", agent.id, agent.name);
        created.push(agent.id);
    }

    // The newest agents, two on a page; the second page is fetched when the first is used up.
    let mut agents = client.agents().list().sort("-created_at").limit(2).items();
    for _ in 0..created.len() {
        let Some(agent) = agents.try_next().await? else { break };
        println!("listed       {} {}", agent.id, agent.name);
    }

    let night_shift = &created[2];
    let updated = client.agents().update(night_shift).name("Day shift").timezone("Africa/Lagos").send().await?;
    println!("updated      {} {} ({})", updated.id, updated.name, updated.timezone.unwrap_or_default());

    let faq = CreateKnowledgeBase::text("FAQ", "We open at nine.");
    let faq = client.agents().knowledge_bases().create(night_shift, faq).send().await?;
    let detail = client.agents().retrieve(night_shift).send().await?;
    let names: Vec<_> = detail.knowledge_bases.iter().map(|base| &base.name).collect();
    println!("retrieved    {} {} knows {names:?}", detail.id, detail.name);
    client.agents().knowledge_bases().delete(night_shift, &faq.id).send().await?;

    let page = client.agents().list().limit(2).sort("name").send().await?;
    if let Some(meta) = &page.meta {
        println!("page         {} of {}, {} agents in total", meta.current_page, meta.page_count, meta.total_count);
    }
    Ok(())
}

fn in_blocking_code(client: &blocking::Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# blocking");
    let workflow = client.workflows().create().name("Triage").tags(["v1"]).send()?;
    println!("created      {} {}", workflow.id, workflow.name);

    let outcome = pages_and_errors(client, agent);

    let deleted = client.workflows().delete(&workflow.id).send();
    outcome?;
    deleted?;
    println!("deleted      {} {}", workflow.id, workflow.name);
    Ok(())
}

fn pages_and_errors(client: &blocking::Client, agent: &Id<Agent>) -> Outcome {
    for page in client.agents().list().limit(2).pages().take(2) {
        let names: Vec<_> = page?.data.into_iter().map(|agent| agent.name).collect();
        println!("page         {names:?}");
    }

    let without_a_name = CreateKnowledgeBase::text("", "We open at nine.");
    match client.agents().knowledge_bases().create(agent, without_a_name).send() {
        Err(error) if error.is_validation() => {
            println!("invalid      {error}");
            for field in error.field_errors() {
                println!("             {}: {}", field.path, field.message);
            }
        }
        other => return Err(format!("expected a validation error, got {other:?}").into()),
    }
    match client.calls().list().send() {
        Ok(calls) => println!("calls        {}", calls.len()),
        Err(error) if error.is_not_implemented() => println!("calls        not available yet"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
