//! What the mock server must know of this API beyond the endpoint table. The mock itself names no endpoint of it.

use serde_json::{Map, Value, json};

use super::{ALL, agents, conversations, workflows};
use crate::mock::{Api, Builder, Context, Handler, Response, Seed, Server, StreamFields};
use crate::schema::Endpoint;

/// This API, as the mock serves it.
const API: Api = Api {
    endpoints: ALL,
    aliases: &[
        // Revision 0.1.0.dev9 opens its streams at this path.
        ("/agents/{agent_id}/conversations/{conversation_id}/messages/stream", conversations::messages::STREAM),
    ],
    handlers: HANDLERS,
    stream_fields: StreamFields { ticket: "ticket", expires_in: "expires_in", after: "after" },
};

/// The demo data of [`Seed::demo`].
const DEMO: &str = include_str!("demo.json");

impl Server {
    /// Starts a server with the defaults.
    ///
    /// # Panics
    /// If no port is available or no thread can be started.
    pub async fn start() -> Self {
        Self::builder().start().await
    }

    /// Starts a server with the defaults, from code that is not async.
    ///
    /// # Panics
    /// If no port is available or no thread can be started.
    #[must_use]
    pub fn start_blocking() -> Self {
        Self::builder().start_blocking()
    }

    /// Returns a builder to configure a server.
    pub fn builder() -> Builder {
        Builder::new(API)
    }
}

impl Seed {
    /// Returns the demo data of a small business: agents with their knowledge and integrations, conversations and calls,
    /// workflows and phone numbers.
    ///
    /// # Panics
    /// Never: the tests load it.
    pub fn demo() -> Self {
        Self::from_json(DEMO).expect("the demo data is valid")
    }
}

/// Handlers for the endpoints whose effect their shape does not show.
const HANDLERS: &[(&Endpoint, Handler)] = &[
    (agents::CREATE, create_agent),
    (agents::RETRIEVE, retrieve_agent),
    (agents::UPDATE_LIVE_STATUS, update_live_status),
    (agents::actions::ENABLE, |context| set_actions(context, true)),
    (agents::actions::DISABLE, |context| set_actions(context, false)),
    (agents::calls::MAKE, make_call),
    (agents::integrations::bimpeai::CONFIGURE, configure_bimpeai),
    (agents::integrations::bimpeai::DISCONNECT, disconnect),
    (agents::integrations::custom_api::CONFIGURE, configure_custom_api),
    (agents::integrations::custom_api::DISCONNECT, disconnect),
    (agents::integrations::mcp_server::CONFIGURE, configure_mcp_server),
    (agents::integrations::mcp_server::DISCONNECT, disconnect),
    (agents::integrations::mcp_server::DISCOVER, discover_tools),
    (agents::integrations::pipedream::CONFIGURE, configure_pipedream),
    (agents::integrations::pipedream::DISCONNECT, disconnect),
    (conversations::LIST, list_conversations),
    (conversations::SEND, send_to_conversation),
    (conversations::SET_AI_STATUS, set_ai_status),
    (conversations::messages::SEND, send_message),
    (workflows::CLONE_WORKFLOW, clone_workflow),
    (workflows::LIST, list_workflows),
];

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

/// The newer revision returns the workflow with the agent.
fn create_agent(context: &mut Context<'_>) -> Response {
    let agent = context.insert(agents::LIST, &[], context.input().clone());
    let workflow = context.record(workflows::LIST, &[], context.text("workflow_id"));
    let mut agent = object(&agent);
    agent.insert("workflow".to_owned(), workflow.unwrap_or_default());
    context.success(agent)
}

/// The older revision reads three of the lists under singular names.
fn retrieve_agent(context: &mut Context<'_>) -> Response {
    let agent = context.default_response().also_named("integrations", "integration").also_named("channels", "channel");
    agent.also_named("conversation_flows", "conversation_flow")
}

fn update_live_status(context: &mut Context<'_>) -> Response {
    let (id, input) = (context.ids()[0].clone(), object(context.input()));
    match context.update(agents::LIST, &[], &id, &input) {
        Some(agent) => context.success(json!({"status": agent["status"], "status_reason": agent["status_reason"]})),
        None => Response::not_found("agent", &id),
    }
}

fn set_actions(context: &mut Context<'_>, is_enabled: bool) -> Response {
    let ids = context.ids().to_vec();
    let action_ids: Vec<String> = context.input()["action_ids"].as_array().into_iter().flatten().map(text).collect();
    let changes = object(&json!({"is_enabled": is_enabled}));
    let updated =
        action_ids.iter().filter(|id| context.update(agents::actions::LIST, &ids, id, &changes).is_some()).count();
    context.success(json!({"updated_count": updated}))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn make_call(context: &mut Context<'_>) -> Response {
    let ids = context.ids().to_vec();
    let mut call = object(context.input());
    call.insert("status".to_owned(), "queued".into());
    call.insert("direction".to_owned(), "outbound".into());
    // The sample is a call that has ended; this one has not started.
    for unknown in ["ringing_at", "started_at", "answered_at", "ended_at", "duration_seconds", "end_reason"] {
        call.insert(unknown.to_owned(), Value::Null);
    }
    call.insert("conversation_logs".to_owned(), json!([]));
    let call = context.insert(agents::calls::LIST, &ids, call.into());
    context.success(json!({"status": "initiated", "call_id": call["id"], "detail": null}))
}

/// Removes a connector and its entry among the agent's integrations.
fn disconnect(context: &mut Context<'_>) -> Response {
    let ids = context.ids().to_vec();
    context.remove(agents::integrations::LIST, &ids[..1], &ids[1]);
    context.default_response()
}

/// Adds a connector, and an entry with the same id among the agent's integrations.
fn connect(context: &mut Context<'_>, list: &'static Endpoint, family: &str, connector: Value) -> Value {
    let ids = context.ids().to_vec();
    let connector = context.insert(list, &ids, connector);
    let name = [&connector["name"], &connector["config"]["name"], &connector["config"]["app_name"]];
    let name = name.into_iter().find(|name| name.is_string()).cloned().unwrap_or_else(|| family.into());
    let integration = json!({"id": connector["id"], "type": family, "name": name, "status": "connected", "is_connected": true,
        "config_fields": [], "actions": []});
    context.insert(agents::integrations::LIST, &ids, integration);
    connector
}

/// Discovers the tools that were seeded, or one if there are none.
fn discover_tools(context: &mut Context<'_>) -> Response {
    let (list, ids) = (agents::integrations::mcp_server::tools::LIST, context.ids().to_vec());
    let known = context.records(list, &ids).len();
    if known == 0 {
        context.insert(list, &ids, json!({}));
    }
    let created = usize::from(known == 0);
    context.success(json!({"discovered": known + created, "created": created, "updated": 0, "disabled": 0}))
}

fn configure_bimpeai(context: &mut Context<'_>) -> Response {
    let kind = context.text("type").to_owned();
    let connector = json!({"type": kind, "name": kind, "status": "connected", "is_connected": true});
    connect(context, agents::integrations::bimpeai::LIST, "bimpeai", connector);
    onboarding(context, &kind)
}

fn configure_pipedream(context: &mut Context<'_>) -> Response {
    let slug = context.text("app_slug").to_owned();
    let mut config = object(context.input());
    config.insert("server_url".to_owned(), format!("https://connect.example/{slug}").into());
    let connector = json!({"channel_type": "pipedream", "config": config});
    connect(context, agents::integrations::pipedream::LIST, "pipedream", connector);
    onboarding(context, &slug)
}

fn onboarding(context: &Context<'_>, name: &str) -> Response {
    context.success(json!({"onboarding_url": format!("https://onboarding.example/{name}")}))
}

fn configure_custom_api(context: &mut Context<'_>) -> Response {
    let connector = json!({"config": config(context)});
    let connector = connect(context, agents::integrations::custom_api::LIST, "custom_api", connector);
    context.success(connector)
}

fn configure_mcp_server(context: &mut Context<'_>) -> Response {
    let mut config = config(context);
    config.entry("transport").or_insert_with(|| "streamable_http".into());
    let connector = json!({"config": config});
    let connector = connect(context, agents::integrations::mcp_server::LIST, "mcp_server", connector);
    context.success(connector)
}

/// The configuration that was sent, without its credentials.
fn config(context: &Context<'_>) -> Map<String, Value> {
    let mut config = object(context.input());
    config.remove("auth_config");
    config.entry("auth_type").or_insert_with(|| "none".into());
    config
}

fn list_conversations(context: &mut Context<'_>) -> Response {
    let channel = context.text("channel").to_owned();
    let (wanted, is_test_wanted) = split_channel(&channel);
    context.list_where(&["channel"], &|conversation| {
        let name = conversation.get("channel_type").and_then(Value::as_str).unwrap_or("");
        let (name, is_named_test) = split_channel(name);
        let is_test = is_named_test || conversation.get("is_test_channel") == Some(&Value::Bool(true));
        channel.is_empty() || (name == wanted && is_test == is_test_wanted)
    })
}

/// Splits a channel into its name without the prefix `test_`, and whether it had the prefix.
fn split_channel(channel: &str) -> (&str, bool) {
    channel.strip_prefix("test_").map_or((channel, false), |name| (name, true))
}

/// Finds the conversation of a message or opens one, and sends the message.
fn send_to_conversation(context: &mut Context<'_>) -> Response {
    let agent = context.ids().to_vec();
    let known = context.text("conversation_id").to_owned();
    let user = context.text("channel_user_id").to_owned();
    let existing = if known.is_empty() {
        let all = context.records(conversations::LIST, &agent);
        all.into_iter().find(|conversation| !user.is_empty() && conversation["channel_user_id"] == user.as_str())
    } else {
        match context.record(conversations::LIST, &agent, &known) {
            Some(conversation) => Some(conversation),
            None => return Response::not_found("conversation", &known),
        }
    };
    let conversation = existing.unwrap_or_else(|| open_conversation(context, &agent));
    let ids = [agent[0].clone(), text(&conversation["id"])];
    let mut message = object(&json!({"message": context.text("message"), "message_type": "text"}));
    message.insert("role".to_owned(), role(context));
    let message = post(context, &ids, message);
    context.success(message)
}

fn open_conversation(context: &mut Context<'_>, agent: &[String]) -> Value {
    let input = context.input().clone();
    let channel = input["channel_type"].as_str().unwrap_or("webchat");
    let conversation = json!({
        "channel_type": channel,
        "channel_user_id": input["channel_user_id"],
        "channel_user_username": input["channel_username"],
        "is_test_channel": input["is_test_channel"].as_bool().unwrap_or(false),
        "is_ai_chat_paused": false,
        "needs_attention": false,
    });
    context.insert(conversations::LIST, agent, conversation)
}

fn role(context: &Context<'_>) -> Value {
    match context.text("role") {
        "" => "assistant".into(),
        role => role.into(),
    }
}

fn send_message(context: &mut Context<'_>) -> Response {
    let ids = context.ids().to_vec();
    let mut message = object(context.input());
    message.insert("role".to_owned(), role(context));
    message.insert("message_type".to_owned(), "text".into());
    let message = post(context, &ids, message);
    context.success(message)
}

/// Adds a message, and updates its conversation's preview.
fn post(context: &mut Context<'_>, ids: &[String], message: Map<String, Value>) -> Value {
    let message = context.insert(conversations::messages::LIST, ids, message.into());
    let last = json!({"last_message_at": message["created_at"], "last_message_preview": message["message"]});
    context.update(conversations::LIST, &ids[..1], &ids[1], &object(&last));
    message
}

fn set_ai_status(context: &mut Context<'_>) -> Response {
    let (ids, changes) = (context.ids().to_vec(), object(context.input()));
    context.update(conversations::LIST, &ids[..1], &ids[1], &changes);
    context.success(changes)
}

fn clone_workflow(context: &mut Context<'_>) -> Response {
    let source = context.text("source_workflow_id").to_owned();
    let Some(workflow) = context.record(workflows::LIST, &[], &source) else {
        return Response::not_found("workflow", &source);
    };
    let mut copy = object(&workflow);
    for own in ["id", "created_at", "updated_at"] {
        copy.remove(own);
    }
    copy.insert("is_owner".to_owned(), true.into());
    copy.insert("visibility".to_owned(), "private".into());
    let copy = context.insert(workflows::LIST, &[], copy.into());
    context.success(copy)
}

fn list_workflows(context: &mut Context<'_>) -> Response {
    let scope = context.text("scope").to_owned();
    context.list_where(&["scope"], &|workflow| {
        let owned = workflow.get("is_owner") == Some(&Value::Bool(true));
        let public = workflow.get("visibility").and_then(Value::as_str) == Some("public");
        match scope.as_str() {
            "owned" => owned,
            "public" => public,
            "accessible" => owned || public,
            _ => true,
        }
    })
}
