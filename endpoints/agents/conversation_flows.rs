//! Conversation flows of an agent. Part of API revision 0.1.0.dev9; in 0.4.1 flows belong to workflows.

use super::Agent;
use crate::{endpoints, model};

endpoints! {
    /// Conversation flows: the guided dialogues of an agent (API revision 0.1.0.dev9 only).
    resource agents.conversation_flows: ConversationFlows {
        /// Lists the conversation flows of an agent.
        ///
        /// Removed in newer revisions of the API, which are expected to return 404: read
        /// [`Workflow::flows`](crate::endpoints::workflows::Workflow::flows) there.
        list: GET "/agents/{agent_id}/conversation_flows" -> Vec<ConversationFlow>;
    }
}

/// A guided dialogue of an agent.
#[model]
pub struct ConversationFlow {
    /// The name of the flow.
    #[sample("Booking")]
    pub name: String,
    /// A description of the flow; `None` if there is none.
    #[sample("Books an appointment")]
    pub description: Option<String>,
    /// The category of the flow; `None` if it has none.
    #[sample("hospitality")]
    pub category: Option<String>,
    /// The priority when several flows match. Whether high or low values win is not documented.
    #[sample(1)]
    pub priority: i64,
    /// Whether the agent uses the flow.
    #[sample(true)]
    pub is_active: bool,
}
