//! The records of the mock: parents and children, lists, pages, ids and times.

use std::time::{Duration, UNIX_EPOCH};

use bimpeai::Result;
use bimpeai::blocking::Client;
use bimpeai::endpoints::{agents, conversations};
use bimpeai::mock::{Clock, Server};
use bimpeai::models::{Agent, ConversationChannel, CreateKnowledgeBase, WorkflowScope};
use serde_json::json;

fn names(agents: impl IntoIterator<Item = Result<Agent>>) -> Vec<String> {
    agents.into_iter().map(|agent| agent.unwrap().name).collect()
}

fn with_agents(names: &[&str]) -> (Server, Client) {
    let server = Server::builder().clock(Clock::fixed(UNIX_EPOCH)).start_blocking();
    let client = server.blocking_client();
    for name in names {
        client.agents().create().name(*name).send().unwrap();
        server.clock().advance(Duration::from_secs(1));
    }
    (server, client)
}

#[test]
fn ids_and_times_are_predictable() {
    let (_server, client) = with_agents(&["a", "b"]);
    let second = client.agents().retrieve("agt_2").send().unwrap();
    assert_eq!(second.created_at, "1970-01-01T00:00:01.000Z");
    let updated = client.agents().update("agt_1").name("c").send().unwrap();
    assert_eq!(updated.updated_at, "1970-01-01T00:00:02.000Z");
    assert_eq!(updated.created_at, "1970-01-01T00:00:00.000Z");
}

#[test]
fn a_knowledge_base_belongs_to_its_agent_and_is_deleted_with_it() {
    let (server, client) = with_agents(&["a", "b"]);
    let bases = client.agents().knowledge_bases();
    let base = bases.create("agt_1", CreateKnowledgeBase::text("Hours", "Nine to five.")).send().unwrap();
    assert_eq!(bases.list("agt_1").send().unwrap().len(), 1);
    assert_eq!(bases.list("agt_2").send().unwrap().len(), 0);
    assert!(bases.delete("agt_2", &base.id).send().unwrap_err().is_not_found());

    let detail = client.agents().retrieve("agt_1").send().unwrap();
    assert_eq!(detail.knowledge_bases[0].id, base.id);

    client.agents().delete("agt_1").send().unwrap();
    assert!(bases.list("agt_1").send().unwrap_err().is_not_found());
    server.seed(agents::LIST, &[], json!({"id": "agt_1", "name": "again"}));
    assert_eq!(bases.list("agt_1").send().unwrap().len(), 0);
}

#[test]
fn lists_are_searched_sorted_and_paged() {
    let (_server, client) = with_agents(&["pear", "apple", "plum", "apricot"]);
    let list = || client.agents().list();
    assert_eq!(names(list().items()), ["pear", "apple", "plum", "apricot"]);
    assert_eq!(names(list().search("AP").items()), ["apple", "apricot"]);
    let page = list().limit(3).page(2).send().unwrap();
    let meta = page.meta.as_ref().unwrap();
    assert_eq!((meta.total_count, meta.page_count, meta.current_page, meta.limit), (4, 2, 2, 3));
    assert_eq!((meta.has_next_page, meta.has_previous_page), (false, true));
    assert_eq!(page.data.iter().map(|agent| agent.name.as_str()).collect::<Vec<_>>(), ["apricot"]);

    let beyond = list().page(9).send().unwrap();
    assert!(beyond.data.is_empty() && !beyond.meta.as_ref().unwrap().has_next_page);
    for (page, limit, path) in [(0, 1, "page"), (1, 0, "limit"), (1, 101, "limit")] {
        let error = list().page(page).limit(limit).send().unwrap_err();
        assert_eq!(error.field_errors()[0].path, path, "{error}");
    }
}

#[test]
fn sorting_can_be_reversed() {
    let (server, client) = with_agents(&["a"]);
    for (id, at) in [("c_2", "2026-01-02"), ("c_3", "2026-01-03"), ("c_1", "2026-01-01")] {
        server.seed(conversations::LIST, &["agt_1"], json!({"id": id, "created_at": at, "channel_type": "sms"}));
    }
    let sorted = |by: &str| {
        let request = client.request(bimpeai::http::Method::GET, "/agents/agt_1/conversations").query([("sort", by)]);
        let page: Vec<serde_json::Value> = request.send().unwrap();
        page.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(sorted("created_at"), ["c_1", "c_2", "c_3"]);
    assert_eq!(sorted("-created_at"), ["c_3", "c_2", "c_1"]);
}

#[test]
fn filters_select_what_they_name() {
    let (server, client) = with_agents(&["a"]);
    let conversations = [
        ("c_1", "whatsapp", false),
        ("c_2", "whatsapp", true),
        ("c_3", "webchat", false),
        ("c_4", "test_webchat", false),
    ];
    for (id, channel, is_test) in conversations {
        let conversation = json!({"id": id, "channel_type": channel, "is_test_channel": is_test});
        server.seed(conversations::LIST, &["agt_1"], conversation);
    }
    let of = |channel: ConversationChannel| {
        let items = client.conversations().list("agt_1").channel(channel).items();
        items.map(|item| item.unwrap().id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of("webchat".into()), ["c_3"]);
    assert_eq!(of("whatsapp".into()), ["c_1"]);
    assert_eq!(of("test_whatsapp".into()), ["c_2"]);
    assert_eq!(of("test_webchat".into()), ["c_4"]);

    client.workflows().create().name("own").send().unwrap();
    let count = |scope| client.workflows().list().scope(scope).items().count();
    assert_eq!((count(WorkflowScope::Owned), count(WorkflowScope::Public)), (1, 0));
}

#[test]
fn null_clears_a_field_and_absence_keeps_it() {
    let (_server, client) = with_agents(&["a"]);
    let agents = client.agents();
    agents.update("agt_1").description("It listens.").logo("https://logo.example/").send().unwrap();
    let changed = agents.update("agt_1").description(bimpeai::Nullable::Null).send().unwrap();
    assert_eq!((changed.description, changed.logo.as_deref()), (None, Some("https://logo.example/")));
}
