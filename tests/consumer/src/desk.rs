//! The code under test, which uses the SDK's own endpoints.

use bimpeai::models::Agent;
use bimpeai::{Client, Id, Result};

/// Opens a desk: finds the agent of this name, or creates it.
///
/// # Errors
/// Returns the errors of the requests.
pub async fn open_desk(client: &Client, name: &str) -> Result<Id<Agent>> {
    let known = client.agents().list().search(name).send().await?;
    if let Some(agent) = known.data.into_iter().find(|agent| agent.name == name) {
        return Ok(agent.id);
    }
    Ok(client.agents().create().name(name).send().await?.id)
}
