//! Connectors of an agent, in their four families: configured, tested, listed, disconnected; and actions, on and off.
//!
//! On the embedded mock server: `cargo run --features mock --example connectors`.
//!
//! On the live API: `BIMPEAI_API_KEY=sk_... cargo run --features mock --example connectors -- --live`. It then only
//! reads: it lists what your agents are connected to.

mod support;

use bimpeai::json::json;
use bimpeai::mock::Server;
use bimpeai::models::{
    Agent, BimpeaiIntegrationType, CustomApiCreateTool, IntegrationAuthConfig, IntegrationAuthType, McpServerTransport,
    ParameterDefinition, ParameterType, ToolHttpMethod,
};
use bimpeai::{Client, Id, endpoints};
use support::{Outcome, Target};

#[tokio::main]
async fn main() -> Outcome {
    match support::target(0).await?.0 {
        Target::Mock(server) => on_the_mock(&server).await,
        Target::Live(key) => list(&Client::new(key)?).await,
    }
}

pub(crate) async fn on_the_mock(server: &Server) -> Outcome {
    let client = server.client();
    let agent = client.agents().create().name("Shop assistant").send().await?.id;
    let outcome = connect(server, &client, &agent).await;
    support::delete_agents(&client, &[agent], outcome).await
}

async fn connect(server: &Server, client: &Client, agent: &Id<Agent>) -> Outcome {
    custom_api(client, agent).await?;
    mcp_server(client, agent).await?;
    pipedream(client, agent).await?;
    bimpeai(client, agent).await?;
    for name in ["Create event", "Cancel event"] {
        server.seed(endpoints::agents::actions::LIST, &[agent.as_str()], json!({"name": name, "is_enabled": true}));
    }
    actions(client, agent).await?;
    list(client).await?;
    let left = client.agents().integrations().list(agent).send().await?;
    check(left.is_empty(), "all integrations are disconnected")
}

/// Fails with what was expected unless `holds`.
fn check(holds: bool, expected: &str) -> Outcome {
    if holds { Ok(()) } else { Err(format!("expected: {expected}").into()) }
}

async fn custom_api(client: &Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# an HTTP API of your own");
    let integrations = client.agents().integrations();
    let family = integrations.custom_api();
    let shop = family
        .configure(agent)
        .name("Shop")
        .base_url("https://shop.acme.example/v1")
        .auth_type(IntegrationAuthType::Bearer)
        .auth_config(IntegrationAuthConfig::builder().token("tok_1").build())
        .send()
        .await?;
    println!("connected    {} {}", shop.id, shop.config.name);
    // The agent's own list has the integrations of every family.
    check(integrations.list(agent).send().await?.len() == 1, "one integration")?;

    let order_id = ParameterDefinition::builder()
        .name("order_id")
        .r#type(ParameterType::String)
        .description("The number on the receipt")
        .required(true)
        .build();
    let find_order = CustomApiCreateTool::builder()
        .name("Find order")
        .http_method(ToolHttpMethod::Get)
        .url_template("/orders/{order_id}")
        .url_params([order_id])
        .build();
    let tool = family.tools().add(agent, &shop.id, find_order).send().await?;
    println!("added        {} {}", tool.id, tool.name);
    check(family.tools().list(agent, &shop.id).send().await?.len() == 1, "one tool")?;
    family.tools().delete(agent, &shop.id, &tool.id).send().await?;
    check(family.tools().list(agent, &shop.id).send().await?.is_empty(), "the tool is deleted")?;
    println!("deleted      {}", tool.id);

    family.disconnect(agent, &shop.id).send().await?;
    check(family.list(agent).send().await?.is_empty(), "the API is disconnected")?;
    println!("disconnected {}", shop.id);
    Ok(())
}

async fn mcp_server(client: &Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# an MCP server");
    let family = client.agents().integrations().mcp_server();
    let guild = family
        .configure(agent)
        .name("Guild")
        .server_url("https://mcp.acme.example/api")
        .transport(McpServerTransport::StreamableHttp)
        .send()
        .await?;
    println!("connected    {} {}", guild.id, guild.config.name);

    // A server that cannot be reached is a result, not an error.
    let test = family.test(agent, &guild.id).send().await?;
    check(test.success, "the server can be reached")?;
    println!("tested       {}", test.message);
    let found = family.discover(agent, &guild.id).send().await?;
    println!("discovered   {} tools, {} of them new", found.discovered, found.created);
    let tools = family.tools().list(agent, &guild.id).send().await?;
    check(tools.len() as u64 == found.discovered, "the tools that were discovered")?;
    for tool in tools {
        println!("tool         {} {}", tool.id, tool.name);
    }

    family.disconnect(agent, &guild.id).send().await?;
    check(family.list(agent).send().await?.is_empty(), "the server is disconnected")?;
    println!("disconnected {}", guild.id);
    Ok(())
}

async fn pipedream(client: &Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# an app through Pipedream");
    let family = client.agents().integrations().pipedream();
    let onboarding = family.configure(agent).app_slug("google-sheets").app_name("Google Sheets").send().await?;
    check(onboarding.onboarding_url.starts_with("https://"), "a page to continue on")?;
    println!("configured   a person continues in a browser");
    for app in family.list(agent).send().await? {
        println!("connected    {} {}", app.id, app.config.app_slug);
        family.disconnect(agent, &app.id).send().await?;
        println!("disconnected {}", app.id);
    }
    check(family.list(agent).send().await?.is_empty(), "the app is disconnected")
}

async fn bimpeai(client: &Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# a connector built into BimpeAI");
    let family = client.agents().integrations().bimpeai();
    family
        .configure(agent)
        .r#type(BimpeaiIntegrationType::Paystack)
        .public_key("pk_1")
        .secret_key("sk_1")
        .currency("NGN")
        .send()
        .await?;
    println!("configured   a person continues in a browser");
    for connector in family.list(agent).send().await? {
        // A connector that is available but not connected has no id.
        let Some(id) = connector.id else { continue };
        println!("connected    {id} {}", connector.r#type);
        family.disconnect(agent, &id).send().await?;
        println!("disconnected {id}");
    }
    let left = family.list(agent).send().await?;
    check(left.iter().all(|connector| connector.id.is_none()), "the connector is disconnected")
}

async fn actions(client: &Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# actions");
    let actions = client.agents().actions();
    let ids: Vec<_> = actions.list(agent).send().await?.into_iter().map(|action| action.id).collect();
    let off = actions.disable(agent).action_ids(ids.clone()).send().await?;
    check(off.updated_count == 2, "two actions are off")?;
    println!("disabled     {} actions", off.updated_count);
    let on = actions.enable(agent).action_ids(ids[..1].to_vec()).send().await?;
    println!("enabled      {} action", on.updated_count);
    for action in actions.list(agent).send().await? {
        println!("action       {} {}: {}", action.id, action.name, if action.is_enabled { "on" } else { "off" });
    }
    Ok(())
}

/// Lists the integrations of the first ten agents. Changes nothing.
async fn list(client: &Client) -> Outcome {
    println!("\n# agents");
    for agent in client.agents().list().limit(10).send().await?.data {
        let integrations = client.agents().integrations().list(&agent.id).send().await?;
        println!("agent        {} {}: {} integrations", agent.id, agent.name, integrations.len());
        for integration in integrations {
            println!("             {} {}", integration.r#type, integration.status);
        }
    }
    Ok(())
}
