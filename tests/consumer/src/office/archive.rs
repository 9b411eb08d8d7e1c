//! An action on a record of the SDK, as CONTRIBUTING declares it.

use bimpeai::models::{Agent, AgentDetail};
use bimpeai::{endpoints, params};

endpoints! {
    /// The archive of agents.
    resource archive: Archive {
        /// Archives an agent. It no longer replies; its conversations are kept.
        add: POST "/agents/{agent_id}/archive" (ArchiveAgent) -> Agent, idempotent;
        /// Takes an agent out of the archive, with all that belongs to it.
        remove: DELETE "/agents/{agent_id}/archive" -> AgentDetail, idempotent;
    }
}

/// Parameters of `archive.add`.
#[params]
pub struct ArchiveAgent {
    /// The reason, shown to the team.
    #[sample("Season is over")]
    pub reason: String,
    /// The reason for the status of the agent from now on.
    pub status_reason: Option<String>,
}
