//! Actions of an agent: what it may do in its integrations.

use super::Agent;
use super::integrations::AgentIntegration;
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Actions: what an agent may do in its integrations.
    resource agents.actions: Actions {
        /// Lists the actions of an agent, those that are switched off included.
        list: GET "/agents/{agent_id}/actions" -> Vec<AgentAction>;
        /// Switches actions on.
        enable: POST "/agents/{agent_id}/actions/enable" (BulkActionIds) -> BulkActionUpdate, idempotent;
        /// Switches actions off: the agent no longer uses them.
        disable: POST "/agents/{agent_id}/actions/disable" (BulkActionIds) -> BulkActionUpdate, idempotent;
    }
}

/// Something an agent may do in one of its integrations.
#[model]
pub struct AgentAction {
    /// Identifies the action.
    #[sample("act_1")]
    pub id: Id<AgentAction>,
    /// The integration the action belongs to. `None` with API revision 0.1.0.dev9.
    #[sample("int_1")]
    pub integration_id: Option<Id<AgentIntegration>>,
    /// What kind of integration that is, such as `google_calendar`.
    #[sample("google_calendar")]
    pub integration_type: String,
    /// The name to show for the integration.
    #[sample("Google Calendar")]
    pub integration_name: String,
    /// The name to show for the action.
    #[sample("Create event")]
    pub name: String,
    /// The name the agent's model knows the action by.
    #[sample("create_event")]
    pub action_name: String,
    /// What the action does; `None` if nobody said.
    #[sample("Puts an appointment into the calendar")]
    pub description: Option<String>,
    /// Whether the agent may use the action.
    #[sample(true)]
    pub is_enabled: bool,
}

/// The outcome of switching actions on or off.
#[model]
pub struct BulkActionUpdate {
    /// How many actions changed.
    #[sample(1)]
    pub updated_count: u64,
}

/// Which actions to switch on or off.
#[params]
pub struct BulkActionIds {
    /// The actions, by id. An empty list is sent as it is; the API is expected to change nothing then.
    #[sample(["act_1"])]
    pub action_ids: Vec<Id<AgentAction>>,
}
