//! Connectors of an agent, in their four families: connected, tried, listed, disconnected; and actions, on and off.
//!
//! Runs on the embedded mock server: `cargo run --features mock --example connectors`.
//! With `BIMPEAI_API_KEY` set it reads from the live API instead: it lists what your agents are connected with.

use std::error::Error;

use bimpeai::json::json;
use bimpeai::mock::Server;
use bimpeai::models::{
    Agent, BimpeaiIntegrationType, CustomApiCreateTool, IntegrationAuthConfig, IntegrationAuthType, McpServerTransport,
    ParameterDefinition, ParameterType, ToolHttpMethod,
};
use bimpeai::{Client, Id, endpoints};
use futures::TryStreamExt;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome {
    let live_key = std::env::var("BIMPEAI_API_KEY").ok().filter(|key| !key.is_empty());
    if let Some(key) = live_key {
        println!("reading from the live API");
        return list(&Client::new(key)?).await;
    }
    let server = Server::start().await;
    println!("talking to the mock server at {}", server.base_url());
    let client = server.client();
    let agent = client.agents().create().name("Shop assistant").send().await?.id;
    custom_api(&client, &agent).await?;
    mcp_server(&client, &agent).await?;
    pipedream(&client, &agent).await?;
    bimpeai(&client, &agent).await?;
    for name in ["Create event", "Cancel event"] {
        server.seed(endpoints::agents::actions::LIST, &[agent.as_str()], json!({"name": name, "is_enabled": true}));
    }
    actions(&client, &agent).await?;
    list(&client).await?;
    let left = client.agents().integrations().list(&agent).send().await?;
    expect(left.is_empty(), "nothing is connected any more")
}

/// An error that says what was expected, unless it is so.
fn expect(is_so: bool, what: &str) -> Outcome {
    if is_so { Ok(()) } else { Err(format!("surprise, expected: {what}").into()) }
}

async fn custom_api(client: &Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# an API of your own");
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
    // The list of every family tells of it too.
    expect(integrations.list(agent).send().await?.len() == 1, "one integration")?;

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
    expect(family.tools().list(agent, &shop.id).send().await?.len() == 1, "one tool")?;
    family.tools().delete(agent, &shop.id, &tool.id).send().await?;
    expect(family.tools().list(agent, &shop.id).send().await?.is_empty(), "no tool any more")?;
    println!("deleted      {}", tool.id);

    family.disconnect(agent, &shop.id).send().await?;
    expect(family.list(agent).send().await?.is_empty(), "no API any more")?;
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

    // A server that cannot be reached is an answer, not an error.
    let tried = family.test(agent, &guild.id).send().await?;
    expect(tried.success, "the server answers")?;
    println!("tried        {}", tried.message);
    let found = family.discover(agent, &guild.id).send().await?;
    println!("discovered   {} tools, {} of them new", found.discovered, found.created);
    let tools = family.tools().list(agent, &guild.id).send().await?;
    expect(tools.len() as u64 == found.discovered, "the tools that were discovered")?;
    for tool in tools {
        println!("tool         {} {}", tool.id, tool.name);
    }

    family.disconnect(agent, &guild.id).send().await?;
    expect(family.list(agent).send().await?.is_empty(), "no server any more")?;
    println!("disconnected {}", guild.id);
    Ok(())
}

async fn pipedream(client: &Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# an app through Pipedream");
    let family = client.agents().integrations().pipedream();
    let onboarding = family.configure(agent).app_slug("google-sheets").app_name("Google Sheets").send().await?;
    expect(onboarding.onboarding_url.starts_with("https://"), "a page to go on at")?;
    println!("configured   a person goes on in a browser");
    for app in family.list(agent).send().await? {
        println!("connected    {} {}", app.id, app.config.app_slug);
        family.disconnect(agent, &app.id).send().await?;
        println!("disconnected {}", app.id);
    }
    expect(family.list(agent).send().await?.is_empty(), "no app any more")
}

async fn bimpeai(client: &Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# a connector of BimpeAI's own");
    let family = client.agents().integrations().bimpeai();
    family
        .configure(agent)
        .r#type(BimpeaiIntegrationType::Paystack)
        .public_key("pk_1")
        .secret_key("sk_1")
        .currency("NGN")
        .send()
        .await?;
    println!("configured   a person goes on in a browser");
    for connector in family.list(agent).send().await? {
        // Those that are offered but not connected have no id.
        let Some(id) = connector.id else { continue };
        println!("connected    {id} {}", connector.r#type);
        family.disconnect(agent, &id).send().await?;
        println!("disconnected {id}");
    }
    let left = family.list(agent).send().await?;
    expect(left.iter().all(|connector| connector.id.is_none()), "no connector any more")
}

async fn actions(client: &Client, agent: &Id<Agent>) -> Outcome {
    println!("\n# actions");
    let actions = client.agents().actions();
    let ids: Vec<_> = actions.list(agent).send().await?.into_iter().map(|action| action.id).collect();
    let off = actions.disable(agent).action_ids(ids.clone()).send().await?;
    expect(off.updated_count == 2, "two actions are off")?;
    println!("disabled     {} actions", off.updated_count);
    let on = actions.enable(agent).action_ids(ids[..1].to_vec()).send().await?;
    println!("enabled      {} action", on.updated_count);
    for action in actions.list(agent).send().await? {
        println!("action       {} {}: {}", action.id, action.name, if action.is_enabled { "on" } else { "off" });
    }
    Ok(())
}

async fn list(client: &Client) -> Outcome {
    println!("\n# all agents");
    let mut agents = client.agents().list().items();
    while let Some(agent) = agents.try_next().await? {
        let integrations = client.agents().integrations().list(&agent.id).send().await?;
        println!("agent        {} {}: {} integrations", agent.id, agent.name, integrations.len());
        for integration in integrations {
            println!("             {} {}", integration.r#type, integration.status);
        }
    }
    Ok(())
}
