//! Channels of an agent: where customers reach it.

use super::Agent;
use crate::{Id, endpoints, model};

endpoints! {
    /// Channels: where customers reach an agent.
    resource agents.channels: Channels {
        /// Lists the channels of an agent.
        list: GET "/agents/{agent_id}/channels" -> Vec<AgentChannel>;
    }
}

/// A channel of an agent. Called `Channel` in SDK revision 0.1.0.dev9.
#[model]
pub struct AgentChannel {
    /// Identifies the channel.
    #[sample("chn_1")]
    pub id: Id<AgentChannel>,
    /// What kind of channel: `whatsapp`, `webchat` and the like.
    #[sample("whatsapp")]
    pub r#type: String,
    /// The name to show for the channel. `None` with API revision 0.1.0.dev9.
    #[sample("WhatsApp")]
    pub name: Option<String>,
    /// How the connection is doing, such as `active`. The API does not list the values.
    #[sample("active")]
    pub status: String,
    /// Whether customers can use the channel now.
    #[sample(true)]
    pub is_connected: bool,
}
