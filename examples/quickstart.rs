//! The quickstart: agents, pages, errors; async and blocking.
//!
//! Runs on the embedded mock server: `cargo run --features mock --example quickstart`.
//! With `BIMPEAI_API_KEY` set it talks to the live API instead (and deletes nothing it did not create).

use bimpeai::mock::Server;
use bimpeai::models::CreateKnowledgeBase;
use bimpeai::{Client, Result, blocking};
use futures::TryStreamExt;

#[tokio::main]
async fn main() -> Result<()> {
    let live_key = std::env::var("BIMPEAI_API_KEY").ok().filter(|key| !key.is_empty());
    if let Some(key) = live_key {
        println!("talking to the live API");
        asynchronous(&Client::new(key.as_str())?).await?;
        let client = blocking::Client::new(key)?;
        return tokio::task::spawn_blocking(move || in_blocking_code(&client)).await.unwrap_or(Ok(()));
    }
    let server = Server::start().await;
    println!("talking to the mock server at {}", server.base_url());
    asynchronous(&server.client()).await?;
    let client = server.blocking_client();
    tokio::task::spawn_blocking(move || in_blocking_code(&client)).await.unwrap_or(Ok(()))
}

async fn asynchronous(client: &Client) -> Result<()> {
    println!("\n# async");
    for name in ["Front desk", "Support bot", "Night shift"] {
        let agent = client.agents().create().name(name).description("From the quickstart").send().await?;
        println!("created  {} {}", agent.id, agent.name);
    }

    let mut agents = client.agents().list().limit(2).items();
    let mut last = None;
    while let Some(agent) = agents.try_next().await? {
        println!("listed   {} {}", agent.id, agent.name);
        last = Some(agent);
    }

    if let Some(agent) = last {
        let updated = client.agents().update(&agent.id).name("Day shift").timezone("Africa/Lagos").send().await?;
        println!("updated  {} {} ({})", updated.id, updated.name, updated.timezone.unwrap_or_default());
        let faq = CreateKnowledgeBase::text("FAQ", "We open at nine.");
        let faq = client.agents().knowledge_bases().create(&agent.id, faq).send().await?;
        let detail = client.agents().retrieve(&agent.id).send().await?;
        println!(
            "detail   {} knows {:?}",
            detail.name,
            detail.knowledge_bases.iter().map(|kb| &kb.name).collect::<Vec<_>>()
        );
        client.agents().knowledge_bases().delete(&agent.id, &faq.id).send().await?;
    }

    let page = client.agents().list().limit(2).sort("name").send().await?;
    if let Some(meta) = &page.meta {
        println!("page     {} of {}, {} agents", meta.current_page, meta.page_count, meta.total_count);
    }
    Ok(())
}

fn in_blocking_code(client: &blocking::Client) -> Result<()> {
    println!("\n# blocking");
    let workflow = client.workflows().create().name("Triage").tags(["v1"]).send()?;
    println!("created  {} {}", workflow.id, workflow.name);
    for page in client.agents().list().limit(2).pages() {
        let names: Vec<_> = page?.data.into_iter().map(|agent| agent.name).collect();
        println!("page     {names:?}");
    }

    match client.agents().create().name("").send() {
        Err(error) if error.is_validation() => {
            println!("refused  {error}");
            for field in error.field_errors() {
                println!("         {}: {}", field.path, field.message);
            }
        }
        other => println!("refused  (not): {other:?}"),
    }
    match client.calls().list().send() {
        Err(error) if error.is_not_implemented() => println!("calls    not available yet"),
        other => println!("calls    {other:?}"),
    }
    client.workflows().delete(&workflow.id).send()?;
    println!("deleted  {}", workflow.id);
    Ok(())
}
