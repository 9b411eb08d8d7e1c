//! Agents: the assistants that talk to a team's customers.

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
    /// Agents: the assistants that talk to a team's customers on its channels.
    resource agents: Agents {
        /// Lists the team's agents, one page at a time.
        list: GET "/agents" (ListAgents) -> Page<Agent>;
        /// Creates an agent.
        ///
        /// API revision 0.1.0.dev9 requires only `name`. Revision 0.4.1 also requires `workflow_id` and `description`,
        /// and returns `validation_error` without them (assumed, not observed). It does not support `system_prompt`,
        /// `agent_workflow_id` and `rules`, which belong to the workflow there.
        create: POST "/agents" (CreateAgent) -> AgentCreateResponse, idempotent;
        /// Returns an agent with its integrations, channels, conversation flows, actions and knowledge bases.
        retrieve: GET "/agents/{agent_id}" -> AgentDetail;
        /// Updates an agent. Fields that are not set stay unchanged.
        update: PATCH "/agents/{agent_id}" (UpdateAgent) -> Agent, idempotent;
        /// Deletes an agent.
        delete: DELETE "/agents/{agent_id}" -> (), idempotent;
        /// Sets an agent live, pauses it, or returns it to development.
        update_live_status: PATCH "/agents/{agent_id}/live-status" (UpdateLiveStatus) -> AgentLiveStatus, idempotent;
        /// Returns the code that connects a tester's phone or account with the agent, and the channels to send it on.
        get_test_code: GET "/agents/{agent_id}/deployment/agent-test-code" -> AgentTestCode;

        /// Knowledge bases: the texts and web pages an agent draws on.
        knowledge_bases: knowledge_bases::KnowledgeBases;
        /// Integrations: the external services an agent can use.
        integrations: integrations::Integrations;
        /// Channels: where customers can reach an agent.
        channels: channels::Channels;
        /// Conversation flows: the guided dialogues of an agent (API revision 0.1.0.dev9 only).
        conversation_flows: conversation_flows::ConversationFlows;
        /// Actions: the operations an agent can perform in its integrations.
        actions: actions::Actions;
        /// Calls: the phone calls of an agent.
        calls: calls::AgentCalls;
    }
}

/// An agent.
///
/// `None` means the field was `null` or missing in the response.
#[model(extendable)]
pub struct Agent {
    /// The id of the agent.
    #[sample("agt_1")]
    pub id: Id<Agent>,
    /// The name of the agent.
    #[sample("Support bot")]
    pub name: String,
    /// A short description of the agent.
    #[sample("Answers questions about orders and opening hours")]
    pub description: Option<String>,
    /// The language of the agent, as a code such as `en` or `fr`.
    #[sample("en")]
    pub language: Option<String>,
    /// The tone of the agent. API revision 0.1.0.dev9 allows free text, which is read as an unknown value.
    #[sample("professional")]
    pub persona: Option<AgentPersona>,
    /// The workflow of the agent. Returned by API revision 0.4.1; see `agent_workflow_id` for 0.1.0.dev9.
    #[sample("wfl_1")]
    pub workflow_id: Option<Id<Workflow>>,
    /// The time zone of the agent, as an IANA name such as `Africa/Lagos`.
    #[sample("Africa/Lagos")]
    pub timezone: Option<String>,
    /// The URL of the agent's logo.
    #[format("uri")]
    #[sample("https://cdn.acme.example/logo.png")]
    pub logo: Option<String>,
    /// The name of the business the agent represents.
    #[sample("Acme Ltd")]
    pub business_name: Option<String>,
    /// The address of the business, as one line of text.
    #[sample("1 Marina, Lagos")]
    pub business_address: Option<String>,
    /// The email address of the business.
    #[format("email")]
    #[sample("hello@acme.example")]
    pub business_email: Option<String>,
    /// What the business does.
    #[sample("Sells spare parts")]
    pub business_description: Option<String>,
    /// The code that testers send to reach the agent on a test channel.
    #[sample("TC-1")]
    pub test_channel_code: Option<String>,
    /// The live status. API revision 0.1.0.dev9 allows free text, which is read as an unknown value.
    #[sample("development")]
    pub status: Option<AgentLiveStatusValue>,
    /// The reason for the status, as free text.
    pub status_reason: Option<String>,
    /// The email address the agent escalates to.
    #[format("email")]
    #[sample("escalations@acme.example")]
    pub escalation_email: Option<String>,
    /// The time of creation: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// The time of the last update: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: String,
    /// The instructions of the agent. Returned by API revision 0.1.0.dev9 only; in 0.4.1 they belong to the workflow.
    #[sample("Be brief and kind.")]
    pub system_prompt: Option<String>,
    /// The workflow of the agent, under its name in API revision 0.1.0.dev9.
    #[sample("wfl_1")]
    pub agent_workflow_id: Option<Id<Workflow>>,
    /// The rules of the agent. Returned by API revision 0.1.0.dev9 only, otherwise empty.
    #[lenient]
    pub rules: Vec<Rule>,
}

/// An agent with everything that belongs to it.
#[model(extends = Agent)]
pub struct AgentDetail {
    /// The knowledge bases, without `content` and `url`: list the knowledge bases to get those.
    pub knowledge_bases: Vec<KnowledgeBase>,
    /// The integrations. API revision 0.4.1 omits `config_fields` and `actions` here.
    #[alias("integration")]
    pub integrations: Vec<AgentIntegration>,
    /// The channels.
    #[alias("channel")]
    pub channels: Vec<AgentChannel>,
    /// The conversation flows. Returned by API revision 0.1.0.dev9 only, otherwise empty.
    #[alias("conversation_flow")]
    pub conversation_flows: Vec<ConversationFlow>,
    /// The actions. Returned by API revision 0.1.0.dev9 only, otherwise empty: list the actions instead.
    pub actions: Vec<AgentAction>,
}

/// An agent that was just created.
#[model(extends = Agent)]
pub struct AgentCreateResponse {
    /// The workflow of the agent. `None` if it has none, and with API revision 0.1.0.dev9.
    #[sample({
        "id": "wfl_1", "name": "Triage", "visibility": "private", "is_owner": true,
        "created_at": "2026-03-01T08:00:00.000Z", "updated_at": "2026-03-01T08:00:00.000Z"
    })]
    pub workflow: Option<Workflow>,
}

/// The tone of an agent.
#[model]
pub enum AgentPersona {
    /// Formal and factual.
    Professional,
    /// Warm and informal.
    Friendly,
    /// As short as possible.
    Concise,
}

/// The live status of an agent.
#[model]
pub enum AgentLiveStatusValue {
    /// In development: available on test channels only (assumed from the name).
    Development,
    /// Available to customers.
    Live,
    /// Temporarily stopped.
    Paused,
}

/// The live status of an agent after a change.
#[model]
pub struct AgentLiveStatus {
    /// The current status.
    #[sample("live")]
    pub status: AgentLiveStatusValue,
    /// The reason that was sent with the change; `None` if there was none.
    #[sample("Ready for customers")]
    pub status_reason: Option<String>,
}

/// Parameters for listing agents.
#[params(extends = ListParameters)]
pub struct ListAgents {}

/// A new agent.
#[params]
pub struct CreateAgent {
    /// The workflow of the agent. Required by API revision 0.4.1, not supported by 0.1.0.dev9.
    #[sample("wfl_1")]
    pub workflow_id: Option<Id<Workflow>>,
    /// The name of the agent.
    #[sample("Support bot")]
    pub name: String,
    /// A short description. Required by API revision 0.4.1, which does not accept `null`.
    #[sample("Answers questions about orders and opening hours")]
    pub description: Nullable<String>,
    /// The language, as a code such as `en` or `fr`.
    #[sample("en")]
    pub language: Nullable<String>,
    /// The tone. API revision 0.1.0.dev9 accepts any text: `AgentPersona::from("warm and brief")`.
    #[sample("professional")]
    pub persona: Nullable<AgentPersona>,
    /// The time zone, as an IANA name such as `Africa/Lagos`.
    #[sample("Africa/Lagos")]
    pub timezone: Nullable<String>,
    /// The URL of a logo.
    #[format("uri")]
    pub logo: Nullable<String>,
    /// The name of the business.
    #[sample("Acme Ltd")]
    pub business_name: Nullable<String>,
    /// The address of the business, as one line of text.
    pub business_address: Nullable<String>,
    /// The email address of the business.
    #[format("email")]
    #[sample("hello@acme.example")]
    pub business_email: Nullable<String>,
    /// What the business does.
    pub business_description: Nullable<String>,
    /// The email address to escalate to.
    #[format("email")]
    #[sample("escalations@acme.example")]
    pub escalation_email: Nullable<String>,
    /// The instructions. API revision 0.1.0.dev9 only: in 0.4.1 they belong to the workflow.
    pub system_prompt: Nullable<String>,
    /// The workflow of the agent, under its name in API revision 0.1.0.dev9.
    pub agent_workflow_id: Nullable<Id<Workflow>>,
    /// The rules. API revision 0.1.0.dev9 only: in 0.4.1 they belong to the workflow.
    pub rules: Nullable<Vec<RuleInput>>,
}

/// Changes to an agent. Fields that are not set stay unchanged.
///
/// `null` clears a field in API revision 0.1.0.dev9. Revision 0.4.1 does not declare any of these fields nullable.
#[params]
pub struct UpdateAgent {
    /// New workflow. Not supported by API revision 0.1.0.dev9.
    pub workflow_id: Option<Id<Workflow>>,
    /// New name.
    #[sample("Front desk")]
    pub name: Option<String>,
    /// New description.
    #[sample("Now answers tier 2 as well")]
    pub description: Nullable<String>,
    /// New language, as a code such as `en` or `fr`.
    pub language: Nullable<String>,
    /// New tone. API revision 0.1.0.dev9 accepts any text: `AgentPersona::from("warm and brief")`.
    #[sample("friendly")]
    pub persona: Nullable<AgentPersona>,
    /// New time zone, as an IANA name such as `Africa/Lagos`.
    pub timezone: Nullable<String>,
    /// URL of the new logo.
    #[format("uri")]
    pub logo: Nullable<String>,
    /// New name of the business.
    pub business_name: Nullable<String>,
    /// New address of the business, as one line of text.
    pub business_address: Nullable<String>,
    /// New email address of the business.
    #[format("email")]
    pub business_email: Nullable<String>,
    /// New description of the business.
    pub business_description: Nullable<String>,
    /// New email address to escalate to.
    #[format("email")]
    pub escalation_email: Nullable<String>,
    /// New instructions. API revision 0.1.0.dev9 only: in 0.4.1 they belong to the workflow.
    pub system_prompt: Nullable<String>,
    /// New workflow, under its name in API revision 0.1.0.dev9.
    pub agent_workflow_id: Nullable<Id<Workflow>>,
    /// New rules, which replace all existing ones (assumed). API revision 0.1.0.dev9 only.
    pub rules: Nullable<Vec<RuleInput>>,
}

/// A new live status.
#[params]
pub struct UpdateLiveStatus {
    /// The new status.
    #[sample("live")]
    pub status: AgentLiveStatusValue,
    /// The reason for the change, as free text.
    #[sample("Ready for customers")]
    pub status_reason: Option<String>,
}
