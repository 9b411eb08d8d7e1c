//! Agents: the assistants that answer a team's customers.

use crate::{Id, Nullable, endpoints, model, params};

use super::rules::{Rule, RuleInput};
use super::workflows::Workflow;

pub mod actions;
pub mod calls;
pub mod channels;
pub mod conversation_flows;
pub mod deployment;
pub mod integrations;
pub mod knowledge_bases;

use actions::AgentAction;
use channels::AgentChannel;
use conversation_flows::ConversationFlow;
use deployment::AgentTestCode;
use integrations::AgentIntegration;
use knowledge_bases::KnowledgeBase;

endpoints! {
    /// Agents: the assistants that answer a team's customers on its channels.
    resource agents: Agents {
        /// Lists the team's agents, one page at a time.
        list: GET "/agents" (ListAgents) -> Page<Agent>;
        /// Creates an agent.
        ///
        /// `name` is all that API revision 0.1.0.dev9 asks for. Revision 0.4.1 wants `workflow_id` and `description`
        /// as well, answers `validation_error` without them (assumed, not observed), and has no `system_prompt`,
        /// `agent_workflow_id` and `rules`: there they live in the workflow.
        create: POST "/agents" (CreateAgent) -> AgentCreateResponse, idempotent;
        /// Fetches one agent with its integrations, channels, conversation flows, actions and knowledge bases.
        retrieve: GET "/agents/{agent_id}" -> AgentDetail;
        /// Changes the fields that are given and leaves the others alone.
        update: PATCH "/agents/{agent_id}" (UpdateAgent) -> Agent, idempotent;
        /// Deletes an agent.
        delete: DELETE "/agents/{agent_id}" -> (), idempotent;
        /// Takes an agent live, pauses it or puts it back into development.
        update_live_status: PATCH "/agents/{agent_id}/live-status" (UpdateLiveStatus) -> AgentLiveStatus, idempotent;
        /// Fetches the code that connects a tester's own phone or account with the agent, and where to send it.
        get_test_code: GET "/agents/{agent_id}/deployment/agent-test-code" -> AgentTestCode;

        /// Knowledge bases: the texts and web pages an agent answers from.
        knowledge_bases: knowledge_bases::KnowledgeBases;
        /// Integrations: the outside services an agent may use.
        integrations: integrations::Integrations;
        /// Channels: where customers reach an agent.
        channels: channels::Channels;
        /// Conversation flows: the guided dialogues an agent knows (API revision 0.1.0.dev9 only).
        conversation_flows: conversation_flows::ConversationFlows;
        /// Actions: what an agent may do in its integrations.
        actions: actions::Actions;
        /// Calls: an agent's phone calls.
        calls: calls::AgentCalls;
    }
}

/// An agent.
///
/// A field that is `None` was `null` in the answer or not in it.
#[model(extendable)]
pub struct Agent {
    /// Identifies the agent.
    #[sample("agt_1")]
    pub id: Id<Agent>,
    /// What the team calls the agent.
    #[sample("Support bot")]
    pub name: String,
    /// What the agent is for, in a sentence or two.
    #[sample("Answers questions about orders and opening hours")]
    pub description: Option<String>,
    /// The language the agent speaks: a code such as `en` or `fr`.
    #[sample("en")]
    pub language: Option<String>,
    /// The tone the agent takes. Revision 0.1.0.dev9 allows free text here, which reads as an unknown value.
    #[sample("professional")]
    pub persona: Option<AgentPersona>,
    /// The workflow the agent was made from. Sent by API revision 0.4.1; see `agent_workflow_id` for 0.1.0.dev9.
    #[sample("wfl_1")]
    pub workflow_id: Option<Id<Workflow>>,
    /// The time zone the agent works in, as an IANA name such as `Africa/Lagos`.
    #[sample("Africa/Lagos")]
    pub timezone: Option<String>,
    /// The URL of the agent's picture.
    #[sample("https://cdn.acme.example/logo.png")]
    pub logo: Option<String>,
    /// The business the agent speaks for.
    #[sample("Acme Ltd")]
    pub business_name: Option<String>,
    /// Where the business is, as one line of text.
    #[sample("1 Marina, Lagos")]
    pub business_address: Option<String>,
    /// Where customers can write to the business.
    #[sample("hello@acme.example")]
    pub business_email: Option<String>,
    /// What the business does.
    #[sample("Sells spare parts")]
    pub business_description: Option<String>,
    /// The code a tester sends to reach the agent on a test channel.
    #[sample("TC-1")]
    pub test_channel_code: Option<String>,
    /// Whether the agent is live. Revision 0.1.0.dev9 allows free text here, which reads as an unknown value.
    #[sample("development")]
    pub status: Option<AgentLiveStatusValue>,
    /// Why the agent has this status, in the team's own words.
    pub status_reason: Option<String>,
    /// Where the agent hands over to people.
    #[sample("escalations@acme.example")]
    pub escalation_email: Option<String>,
    /// When the agent was created: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// When the agent was last changed: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: String,
    /// The agent's own instructions. Sent by API revision 0.1.0.dev9 only; in 0.4.1 they belong to the workflow.
    #[sample("Be brief and kind.")]
    pub system_prompt: Option<String>,
    /// The workflow the agent was made from, under the name API revision 0.1.0.dev9 sends it by.
    #[sample("wfl_1")]
    pub agent_workflow_id: Option<Id<Workflow>>,
    /// The agent's own rules. Sent by API revision 0.1.0.dev9 only, empty otherwise.
    pub rules: Vec<Rule>,
}

/// An agent with all that belongs to it.
#[model(extends = Agent)]
pub struct AgentDetail {
    /// What the agent answers from. Without `content` and `url`: list the knowledge bases to get those.
    pub knowledge_bases: Vec<KnowledgeBase>,
    /// The services connected with the agent. Revision 0.4.1 leaves `config_fields` and `actions` out here.
    #[alias("integration")]
    pub integrations: Vec<AgentIntegration>,
    /// Where customers reach the agent.
    #[alias("channel")]
    pub channels: Vec<AgentChannel>,
    /// The agent's guided dialogues. Sent by API revision 0.1.0.dev9 only, empty otherwise.
    #[alias("conversation_flow")]
    pub conversation_flows: Vec<ConversationFlow>,
    /// What the agent may do. Sent by API revision 0.1.0.dev9 only, empty otherwise: list the actions instead.
    pub actions: Vec<AgentAction>,
}

/// An agent just created.
#[model(extends = Agent)]
pub struct AgentCreateResponse {
    /// The workflow the agent was made from. `None` if there is none, and with API revision 0.1.0.dev9.
    #[sample({
        "id": "wfl_1", "name": "Triage", "visibility": "private", "is_owner": true,
        "created_at": "2026-03-01T08:00:00.000Z", "updated_at": "2026-03-01T08:00:00.000Z"
    })]
    pub workflow: Option<Workflow>,
}

/// The tone an agent takes.
#[model]
pub enum AgentPersona {
    /// Formal and matter-of-fact.
    Professional,
    /// Warm and informal.
    Friendly,
    /// As short as possible.
    Concise,
}

/// Whether an agent answers customers.
#[model]
pub enum AgentLiveStatusValue {
    /// Being built: it answers on test channels only (assumed from the name).
    Development,
    /// Answers customers.
    Live,
    /// Stopped for the time being.
    Paused,
}

/// The live status of an agent after a change.
#[model]
pub struct AgentLiveStatus {
    /// The current status.
    #[sample("live")]
    pub status: AgentLiveStatusValue,
    /// Why, as given with the change; `None` if nothing was given.
    #[sample("Ready for customers")]
    pub status_reason: Option<String>,
}

/// Which agents to list, and in what order.
#[params(extends = ListParameters)]
pub struct ListAgents {}

/// A new agent.
#[params]
pub struct CreateAgent {
    /// The workflow to make the agent from. Required by API revision 0.4.1, not known to 0.1.0.dev9.
    #[sample("wfl_1")]
    pub workflow_id: Option<Id<Workflow>>,
    /// What to call the agent.
    #[sample("Support bot")]
    pub name: String,
    /// What the agent is for. Required by API revision 0.4.1, which takes no `null` here.
    #[sample("Answers questions about orders and opening hours")]
    pub description: Nullable<String>,
    /// The language to speak: a code such as `en` or `fr`.
    #[sample("en")]
    pub language: Nullable<String>,
    /// The tone to take. Revision 0.1.0.dev9 takes any text: `AgentPersona::from("warm and brief")`.
    #[sample("professional")]
    pub persona: Nullable<AgentPersona>,
    /// The time zone to work in, as an IANA name such as `Africa/Lagos`.
    #[sample("Africa/Lagos")]
    pub timezone: Nullable<String>,
    /// The URL of a picture.
    pub logo: Nullable<String>,
    /// The business to speak for.
    #[sample("Acme Ltd")]
    pub business_name: Nullable<String>,
    /// Where the business is, as one line of text.
    pub business_address: Nullable<String>,
    /// Where customers can write to the business.
    #[sample("hello@acme.example")]
    pub business_email: Nullable<String>,
    /// What the business does.
    pub business_description: Nullable<String>,
    /// Where to hand over to people.
    #[sample("escalations@acme.example")]
    pub escalation_email: Nullable<String>,
    /// Instructions for the agent. API revision 0.1.0.dev9 only: in 0.4.1 they belong to the workflow.
    pub system_prompt: Nullable<String>,
    /// The workflow to make the agent from, under its name in API revision 0.1.0.dev9.
    pub agent_workflow_id: Nullable<Id<Workflow>>,
    /// Rules for the agent. API revision 0.1.0.dev9 only: in 0.4.1 they belong to the workflow.
    pub rules: Nullable<Vec<RuleInput>>,
}

/// Changes to an agent: what is not given stays as it is.
///
/// `null` clears a field in API revision 0.1.0.dev9. Revision 0.4.1 does not declare any of these nullable.
#[params]
pub struct UpdateAgent {
    /// The workflow to follow from now on. Not known to API revision 0.1.0.dev9.
    pub workflow_id: Option<Id<Workflow>>,
    /// A new name.
    #[sample("Front desk")]
    pub name: Option<String>,
    /// What the agent is for from now on.
    #[sample("Now answers tier 2 as well")]
    pub description: Nullable<String>,
    /// The language to speak from now on: a code such as `en` or `fr`.
    pub language: Nullable<String>,
    /// The tone to take from now on. Revision 0.1.0.dev9 takes any text: `AgentPersona::from("warm and brief")`.
    #[sample("friendly")]
    pub persona: Nullable<AgentPersona>,
    /// Another time zone, as an IANA name such as `Africa/Lagos`.
    pub timezone: Nullable<String>,
    /// The URL of another picture.
    pub logo: Nullable<String>,
    /// The business to speak for from now on.
    pub business_name: Nullable<String>,
    /// Where the business is now, as one line of text.
    pub business_address: Nullable<String>,
    /// Where customers can write to the business now.
    pub business_email: Nullable<String>,
    /// What the business does now.
    pub business_description: Nullable<String>,
    /// Where to hand over to people from now on.
    pub escalation_email: Nullable<String>,
    /// New instructions. API revision 0.1.0.dev9 only: in 0.4.1 they belong to the workflow.
    pub system_prompt: Nullable<String>,
    /// The workflow to follow from now on, under its name in API revision 0.1.0.dev9.
    pub agent_workflow_id: Nullable<Id<Workflow>>,
    /// New rules, in place of all old ones (assumed). API revision 0.1.0.dev9 only.
    pub rules: Nullable<Vec<RuleInput>>,
}

/// The live status an agent is to have.
#[params]
pub struct UpdateLiveStatus {
    /// The status to give the agent.
    #[sample("live")]
    pub status: AgentLiveStatusValue,
    /// Why, for the team to read.
    #[sample("Ready for customers")]
    pub status_reason: Option<String>,
}
