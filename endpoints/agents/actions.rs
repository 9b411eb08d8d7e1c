//! Actions of an agent: the operations it can perform in its integrations.

use super::Agent;
use super::integrations::AgentIntegration;
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Actions: the operations an agent can perform in its integrations.
    resource agents.actions: Actions {
        /// Lists the actions of an agent, including disabled ones.
        list: GET "/agents/{agent_id}/actions" -> Vec<AgentAction>;
        /// Enables actions.
        enable: POST "/agents/{agent_id}/actions/enable" (BulkActionIds) -> BulkActionUpdate, idempotent;
        /// Disables actions: the agent no longer uses them.
        disable: POST "/agents/{agent_id}/actions/disable" (BulkActionIds) -> BulkActionUpdate, idempotent;
    }
}

/// An operation that an agent can perform in one of its integrations.
#[model]
pub struct AgentAction {
    /// The id of the action.
    #[sample("act_1")]
    pub id: Id<AgentAction>,
    /// The integration the action belongs to. `None` with API revision 0.1.0.dev9.
    #[sample("int_1")]
    pub integration_id: Option<Id<AgentIntegration>>,
    /// The type of the integration, such as `google_calendar`.
    #[sample("google_calendar")]
    pub integration_type: String,
    /// The display name of the integration.
    #[sample("Google Calendar")]
    pub integration_name: String,
    /// The display name of the action.
    #[sample("Create event")]
    pub name: String,
    /// The name of the action for the agent's language model.
    #[sample("create_event")]
    pub action_name: String,
    /// A description of the action; `None` if there is none.
    #[sample("Puts an appointment into the calendar")]
    pub description: Option<String>,
    /// Whether the agent can use the action.
    #[sample(true)]
    pub is_enabled: bool,
}

/// The result of enabling or disabling actions.
#[model]
pub struct BulkActionUpdate {
    /// The number of actions that changed.
    #[sample(1)]
    pub updated_count: u64,
}

/// The actions to enable or disable.
#[params]
pub struct BulkActionIds {
    /// The ids of the actions. An empty list is sent as it is; the API is expected to change nothing in that case.
    #[sample(["act_1"])]
    pub action_ids: Vec<Id<AgentAction>>,
}
