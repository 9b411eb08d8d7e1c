//! Actions on the API's own records, declared here because the API has none yet.

// The expansion is public; this module is not.
#![allow(unreachable_pub)]

use bimpeai::endpoints::{agents, conversations, phone_numbers, workflows};
use bimpeai::mock::{Seed, Server};
use bimpeai::models::{
    Agent, AgentDetail, Call, CallDetail, Conversation, ConversationDetail, KnowledgeBase, PhoneNumber,
    PhoneNumberDetail, Workflow,
};
use bimpeai::{Args, Endpoint, endpoints};
use serde_json::Value;

endpoints! {
    /// Actions.
    resource actions: Actions where kb_id: KnowledgeBase, call_id: Call {
        /// Archives an agent.
        agent: POST "/agents/{agent_id}/archive" -> Agent;
        /// Archives an agent, and returns all of it.
        agent_detail: PUT "/agents/{agent_id}/archive" -> AgentDetail;
        /// Archives a knowledge base.
        knowledge_base: POST "/agents/{agent_id}/knowledge_bases/{kb_id}/archive" -> KnowledgeBase;
        /// Archives a call.
        call: DELETE "/agents/{agent_id}/calls/{call_id}/recording" -> CallDetail;
        /// Archives a conversation.
        conversation: PATCH "/agents/{agent_id}/conversations/{conversation_id}/archive" -> Conversation;
        /// Archives a conversation, and returns all of it.
        conversation_detail: POST "/agents/{agent_id}/conversations/{conversation_id}/archive/now" -> ConversationDetail;
        /// Archives a phone number.
        phone_number: POST "/phone-numbers/{phone_number_id}/archive" -> PhoneNumber;
        /// Archives a phone number, and returns all of it.
        phone_number_detail: GET "/phone-numbers/{phone_number_id}/archive" -> PhoneNumberDetail;
        /// Archives a workflow.
        workflow: POST "/workflows/{workflow_id}" -> Workflow;
    }
}

/// Each action, the endpoint that fetches its record (of a knowledge base: the one that lists it), and the ids.
const ACTIONS: [(&Endpoint, &Endpoint, &[&str]); 9] = [
    (AGENT, agents::RETRIEVE, &["agt_1"]),
    (AGENT_DETAIL, agents::RETRIEVE, &["agt_1"]),
    (KNOWLEDGE_BASE, agents::knowledge_bases::LIST, &["agt_1", "kb_1"]),
    (CALL, agents::calls::RETRIEVE, &["agt_2", "cal_1"]),
    (CONVERSATION, conversations::RETRIEVE, &["agt_1", "cnv_1"]),
    (CONVERSATION_DETAIL, conversations::RETRIEVE, &["agt_1", "cnv_1"]),
    (PHONE_NUMBER, phone_numbers::RETRIEVE, &["num_1"]),
    (PHONE_NUMBER_DETAIL, phone_numbers::RETRIEVE, &["num_1"]),
    (WORKFLOW, workflows::RETRIEVE, &["wfl_1"]),
];

#[test]
fn an_action_returns_the_record_that_it_addresses() {
    let server = Server::builder().seed(Seed::demo()).endpoints(ENDPOINTS).start_blocking();
    let client = server.blocking_client();
    let invoke = |endpoint: &Endpoint, ids: &[&str]| {
        let mut args = Args::default();
        args.ids = ids.iter().map(ToString::to_string).collect();
        endpoint.invoke(&client, args).map(|response| response.value)
    };
    for (action, fetch, ids) in ACTIONS {
        let done = invoke(action, ids).unwrap();
        let fetched = match invoke(fetch, &ids[..fetch.path_params().len()]).unwrap() {
            Value::Array(items) => items.into_iter().find(|item| item["id"] == done["id"]).unwrap(),
            item => item,
        };
        assert_eq!(done["id"], ids[ids.len() - 1], "{action}");
        for (name, value) in done.as_object().unwrap() {
            assert_eq!(*value, fetched[name], "{action}: {name}");
        }
        let missing = invoke(action, &[&ids[..ids.len() - 1], &["x_9"]].concat()).unwrap_err();
        assert!(missing.is_not_found(), "{action}: {missing}");
    }
}
