//! The handlers of the mock: the few endpoints whose effect their shape does not show.

use bimpeai::blocking::Client;
use bimpeai::endpoints::{agents, workflows};
use bimpeai::mock::{Seed, Server};
use bimpeai::models::{CustomApiCreateTool, MakeCall, WorkflowScope};
use serde_json::json;

fn demo() -> (Server, Client) {
    let server = Server::builder().seed(Seed::demo()).start_blocking();
    let client = server.blocking_client();
    (server, client)
}

#[test]
fn a_configured_connector_is_listed_until_it_is_disconnected() {
    let (_server, client) = demo();
    let integrations = client.agents().integrations();
    let names = || -> Vec<String> {
        let listed = client.agents().integrations().list("agt_3").send().unwrap();
        listed.into_iter().map(|integration| integration.name.unwrap_or_default()).collect()
    };
    assert!(names().is_empty());

    let api = integrations.custom_api().configure("agt_3").name("Prices").send().unwrap();
    let tools = integrations.custom_api().tools();
    let tool = CustomApiCreateTool::builder().name("Price").http_method("GET").url_template("/price").build();
    let tool = tools.add("agt_3", &api.id, tool).send().unwrap();
    assert_eq!(tools.list("agt_3", &api.id).send().unwrap()[0].id, tool.id);
    let server = integrations.mcp_server().configure("agt_3").name("Tools").server_url("https://mcp.example/").send();
    let server = server.unwrap();
    integrations.pipedream().configure("agt_3").app_slug("slack").app_name("Slack").send().unwrap();
    integrations.bimpeai().configure("agt_3").r#type("stripe").send().unwrap();
    assert_eq!(names(), ["Prices", "Tools", "Slack", "stripe"]);

    tools.delete("agt_3", &api.id, &tool.id).send().unwrap();
    assert!(tools.list("agt_3", &api.id).send().unwrap().is_empty());
    integrations.custom_api().disconnect("agt_3", &api.id).send().unwrap();
    integrations.mcp_server().disconnect("agt_3", &server.id).send().unwrap();
    let [app] = &integrations.pipedream().list("agt_3").send().unwrap()[..] else { panic!("not one app") };
    integrations.pipedream().disconnect("agt_3", &app.id).send().unwrap();
    let [own] = &integrations.bimpeai().list("agt_3").send().unwrap()[..] else { panic!("not one connector") };
    integrations.bimpeai().disconnect("agt_3", own.id.as_ref().unwrap()).send().unwrap();
    assert!(names().is_empty(), "{:?}", names());
    assert!(tools.list("agt_3", &api.id).send().unwrap_err().is_not_found());
}

#[test]
fn a_connector_is_disconnected_in_its_own_family_only() {
    let (_server, client) = demo();
    let integrations = client.agents().integrations();
    let api = integrations.custom_api().configure("agt_3").name("Prices").send().unwrap();
    assert!(integrations.mcp_server().disconnect("agt_3", api.id.as_str()).send().unwrap_err().is_not_found());
    assert_eq!(integrations.list("agt_3").send().unwrap().len(), 1);
    integrations.custom_api().disconnect("agt_3", &api.id).send().unwrap();
    assert_eq!(integrations.list("agt_3").send().unwrap().len(), 0);
}

#[test]
fn discovered_tools_are_listed() {
    let (_server, client) = demo();
    let servers = client.agents().integrations().mcp_server();
    let server = servers.configure("agt_3").name("Tools").server_url("https://mcp.example/").send().unwrap();
    let listed = || servers.tools().list("agt_3", &server.id).send().unwrap().len();
    assert_eq!(listed(), 0);
    for created in [1, 0] {
        let found = servers.discover("agt_3", &server.id).send().unwrap();
        assert_eq!((found.discovered, found.created, listed()), (1, created, 1));
    }
}

#[test]
fn a_disabled_action_is_listed_as_disabled() {
    let (_server, client) = demo();
    let actions = client.agents().actions();
    let enabled = || -> Vec<bool> {
        client.agents().actions().list("agt_1").send().unwrap().into_iter().map(|action| action.is_enabled).collect()
    };
    assert_eq!(enabled(), [true, false]);
    assert_eq!(actions.disable("agt_1").action_ids(["act_1", "act_9"]).send().unwrap().updated_count, 1);
    assert_eq!(enabled(), [false, false]);
    assert_eq!(actions.enable("agt_1").action_ids(["act_1", "act_2"]).send().unwrap().updated_count, 2);
    assert_eq!(enabled(), [true, true]);
}

#[test]
fn a_cloned_workflow_belongs_to_the_team() {
    let (server, client) = demo();
    let count = |scope| client.workflows().list().scope(scope).items().count();
    assert_eq!(
        (count(WorkflowScope::Owned), count(WorkflowScope::Public), count(WorkflowScope::Accessible)),
        (1, 2, 3)
    );
    let copy = client.workflows().clone_workflow().source_workflow_id("wfl_1").send().unwrap();
    assert_eq!((copy.name.as_str(), copy.is_owner, copy.id.as_str()), ("Shop assistant", true, "wfl_4"));
    assert_eq!(client.workflows().retrieve("wfl_4").send().unwrap().name, "Shop assistant");
    assert_eq!((count(WorkflowScope::Owned), count(WorkflowScope::Public)), (2, 2));
    let error = client.workflows().clone_workflow().source_workflow_id("wfl_9").send().unwrap_err();
    assert!(error.is_not_found());
    server.received(workflows::CLONE_WORKFLOW).assert_times(2);
}

#[test]
fn a_call_that_was_made_can_be_fetched() {
    let (_server, client) = demo();
    let calls = client.agents().calls();
    let made =
        calls.make("agt_1", MakeCall::builder().destination("+15550123").is_test_call(true).build()).send().unwrap();
    let id = made.call_id.unwrap();
    let call = calls.retrieve("agt_1", &id).send().unwrap();
    assert_eq!((call.destination.as_deref(), call.is_test_call), (Some("+15550123"), Some(true)));
    assert_eq!((call.started_at, call.duration_seconds, call.end_reason), (None, None, None), "it has not started");
    assert_eq!(calls.list("agt_1").is_test_call(true).items().count(), 1);
    assert_eq!(calls.list("agt_1").is_test_call(false).items().count(), 0);
    assert!(calls.retrieve("agt_2", &id).send().unwrap_err().is_not_found());
}

#[test]
fn a_message_finds_or_opens_its_conversation_and_reaches_its_streams() {
    let (server, client) = demo();
    let conversations = client.conversations();
    let mut stream = conversations.messages().stream("agt_1", "cnv_1").after("msg_4").open();
    let sent = conversations.send("agt_1").conversation_id("cnv_1").message("Is it ready?").send().unwrap();
    assert_eq!(stream.next().unwrap().unwrap().id, sent.id);
    let written = conversations.messages().send("agt_1", "cnv_1").message("On my way.").send().unwrap();
    assert_eq!(stream.next().unwrap().unwrap().message.as_deref(), Some("On my way."));
    assert_eq!(conversations.messages().retrieve("agt_1", "cnv_1", &written.id).send().unwrap().id, written.id);
    let detail = conversations.retrieve("agt_1", "cnv_1").send().unwrap();
    assert_eq!(detail.last_message_preview.as_deref(), Some("On my way."));

    let count = || client.conversations().list("agt_1").items().count();
    let before = count();
    let to = |user: &str| {
        let request = client.conversations().send("agt_1").channel_type("whatsapp").channel_user_id(user);
        request.message("Hello").send().unwrap()
    };
    to("15550101");
    assert_eq!(count(), before, "the user has a conversation already");
    to("15550777");
    to("15550777");
    assert_eq!(count(), before + 1, "exactly one was opened");
    let error = conversations.send("agt_1").conversation_id("cnv_9").message("?").send().unwrap_err();
    assert!(error.is_not_found());
    drop(server);
}

#[test]
fn status_and_pause_are_stored() {
    let (server, client) = demo();
    let updated =
        client.agents().update_live_status("agt_3").status("paused").status_reason("holidays").send().unwrap();
    assert_eq!(updated.status.as_str(), "paused");
    let agent = client.agents().retrieve("agt_3").send().unwrap();
    assert_eq!(agent.status_reason.as_deref(), Some("holidays"));
    client.conversations().set_ai_status("agt_1", "cnv_1").is_ai_chat_paused(true).send().unwrap();
    assert!(client.conversations().retrieve("agt_1", "cnv_1").send().unwrap().is_ai_chat_paused);
    assert!(!client.agents().get_test_code("agt_1").send().unwrap().code.is_empty());
    server
        .received(agents::UPDATE_LIVE_STATUS)
        .json(json!({"status": "paused", "status_reason": "holidays"}))
        .assert_once();
}

#[test]
fn phone_numbers_are_requested_and_assigned_to_agents() {
    let (_server, client) = demo();
    let numbers = client.phone_numbers();
    numbers.update("num_2").agent_id("agt_1").send().unwrap();
    assert_eq!(numbers.retrieve("num_2").send().unwrap().agent_id.unwrap(), "agt_1");
    let before = numbers.requests().list().items().count();
    assert_eq!((numbers.list().items().count(), before), (2, 1));
}
