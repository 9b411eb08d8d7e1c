//! Channels of an agent: where customers can reach it.

use super::Agent;
use crate::{Id, endpoints, model};

endpoints! {
    /// Channels: where customers can reach an agent.
    resource agents.channels: Channels {
        /// Lists the channels of an agent.
        list: GET "/agents/{agent_id}/channels" -> Vec<AgentChannel>;
    }
}

/// A channel of an agent.
#[model]
pub struct AgentChannel {
    /// The id of the channel.
    #[sample("chn_1")]
    pub id: Id<AgentChannel>,
    /// The type of channel, such as `whatsapp` or `webchat`. The API does not list the values.
    #[sample("whatsapp")]
    pub r#type: String,
    /// The display name of the channel. `None` with API revision 0.1.0.dev9.
    #[sample("WhatsApp")]
    pub name: Option<String>,
    /// The status of the connection, such as `active`. The API does not list the values.
    #[sample("active")]
    pub status: String,
    /// Whether customers can currently use the channel.
    #[sample(true)]
    pub is_connected: bool,
}
