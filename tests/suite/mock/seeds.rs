//! The records that a server starts with.

use std::collections::BTreeMap;

use bimpeai::endpoints::{self, agents, conversations};
use bimpeai::mock::{Seed, Server};
use bimpeai::{Args, http::Method};
use serde_json::{Value, json};

#[test]
fn every_list_of_the_demo_data_can_be_read() {
    let server = Server::builder().seed(Seed::demo()).start_blocking();
    let client = server.blocking_client();
    let lists = ["agents", "workflows", "phone_numbers", "phone_numbers.requests"];
    for name in lists {
        let list = endpoints::ALL.iter().find(|endpoint| endpoint.name() == format!("{name}.list")).unwrap();
        let mut args = Args::sample(list);
        args.input = Value::Null;
        let listed = list.invoke(&client, args).unwrap().value;
        let items = if list.is_paginated() { &listed["data"] } else { &listed };
        assert!(!items.as_array().unwrap().is_empty(), "{name}");
    }
    let detail = client.agents().retrieve("agt_1").send().unwrap();
    assert!(detail.knowledge_bases.len() > 1 && detail.channels.len() > 1 && !detail.actions.is_empty());
    let messages: Vec<_> = client.conversations().messages().list("agt_1", "cnv_1").items().collect();
    assert!(messages.len() > 3 && messages.iter().all(Result::is_ok), "{messages:?}");
    assert_eq!(client.agents().calls().list("agt_2").items().count(), 2);
    assert_eq!(client.agents().integrations().custom_api().tools().list("agt_1", "int_2").send().unwrap().len(), 1);
    // The ids of a seed are not generated again.
    assert_eq!(client.agents().create().name("new").send().unwrap().id, "agt_4");
}

#[test]
fn children_may_precede_their_parents() {
    let seed = Seed::from_json(
        r#"{"conversations.messages": [{"agent_id": "a", "conversation_id": "c", "role": "user", "message": "Hi"}],
            "conversations": [{"agent_id": "a", "id": "c"}],
            "agents": [{"id": "a", "name": "A"}]}"#,
    );
    let server = Server::builder().seed(seed.unwrap()).start_blocking();
    let messages = server.blocking_client().conversations().messages().list("a", "c").send().unwrap();
    assert_eq!(messages.data[0].message.as_deref(), Some("Hi"));
}

#[test]
fn a_stream_resumes_after_a_seeded_message() {
    let message = |id: &str| json!({"agent_id": "a", "conversation_id": "c", "id": id, "role": "user", "message": id});
    let seed = Seed::new()
        .record(agents::LIST, json!({"id": "a", "name": "A"}))
        .record(conversations::LIST, json!({"agent_id": "a", "id": "c"}))
        .record(conversations::messages::LIST, message("m_1"))
        .record(conversations::messages::LIST, message("m_2"));
    let server = Server::builder().seed(seed).start_blocking();
    let client = server.blocking_client();
    let mut stream = client.conversations().messages().stream("a", "c").after("m_1").open();
    assert_eq!(stream.next().unwrap().unwrap().id, "m_2");
}

#[test]
fn invalid_records_are_reported_with_line_and_path() {
    let cases: BTreeMap<&str, &str> = BTreeMap::from([
        ("{\n\"agents\": [\n  {\"id\": \"a\"},\n  {\"nam\": 1}\n]}", "line 4: agents[1].nam: is not a known field"),
        ("{\"agents\": [{\"name\": 7}]}", "line 1: agents[0].name: must be a string"),
        ("{\"agents\": [7]}", "line 1: agents[0]: must be an object"),
        ("{\"agents\": [{\"id\": \"a\"}, {\"id\": \"a\"}]}", "line 1: agents[1].id: a already exists"),
        ("{\"conversations\": [{}]}", "line 1: conversations[0].agent_id: is required: the id of the parent"),
        ("{\"conversations\": [{\"agent_id\": \"z\"}]}", "line 1: conversations[0]: agent z does not exist"),
        ("{\"agents\": [{\"knowledge_bases\": []}]}", "belongs under \"agents.knowledge_bases\""),
        (
            "{\"angets\": [{}]}",
            "line 1: angets: is not a list of the API; expected one of agents, agents.knowledge_bases",
        ),
        ("{\n \"agents\": {}}", "line 2: invalid type: map, expected a sequence"),
        ("{\n \"agents\": [{]}", "line 2: key must be a string"),
        ("[]", "line 1: invalid type: sequence, expected an object with a list of records for each resource"),
    ]);
    for (json, expected) in cases {
        let server = Seed::from_json(json).map_err(|error| error.to_string());
        let error = server.and_then(|seed| Server::builder().seed(seed).try_start().map_err(|error| error.to_string()));
        let error = error.err().unwrap_or_else(|| panic!("{json} was accepted"));
        assert!(error.contains(expected), "{error}\nwanted {expected}");
    }
}

#[test]
fn a_seed_is_loaded_whole_or_not_at_all() {
    let server = Server::start_blocking();
    let bad =
        Seed::from_json(r#"{"agents": [{"id": "a", "name": "A"}], "conversations": [{"agent_id": "z"}]}"#).unwrap();
    server.load(&bad).unwrap_err();
    let client = server.blocking_client();
    assert_eq!(client.agents().list().items().count(), 0);
    server.load(&Seed::new().record(agents::LIST, json!({"name": "A"}))).unwrap();
    assert_eq!(client.agents().list().items().count(), 1);
}

#[test]
fn errors_name_the_file() {
    let file = std::env::temp_dir().join(format!("bimpeai-seed-{}.json", std::process::id()));
    assert!(Seed::from_file(&file).unwrap_err().to_string().starts_with(&file.display().to_string()));
    std::fs::write(&file, "{\"agents\":\n [{\"nam\": 1}]}").unwrap();
    let seed = Seed::from_file(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    let error = Server::builder().seed(seed).try_start().unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidData);
    let expected = format!("{}: line 2: agents[0].nam: is not a known field", file.display());
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_reset_restores_the_start() {
    let seed = Seed::new().record(agents::LIST, json!({"id": "a", "name": "A"}));
    let server = Server::builder().seed(seed).start_blocking();
    let client = server.blocking_client();
    client.agents().create().name("B").idempotency_key("op-1").send().unwrap();
    server.on(agents::CREATE).status(503);
    server.reset();
    assert!(server.requests().is_empty());
    let names: Vec<_> = client.agents().list().items().map(|agent| agent.unwrap().name).collect();
    assert_eq!(names, ["A"]);
    // The idempotency key is forgotten too, and so is the fault.
    let request = client.request(Method::POST, "/agents").json(json!({"name": "C"})).idempotency_key("op-1");
    assert_eq!(request.send::<Value>().unwrap()["name"], "C");
}
