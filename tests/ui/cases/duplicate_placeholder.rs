use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Fetches one.
        retrieve: GET "/agents/{agent_id}/copies/{agent_id}" -> Agent;
    }
}

fn main() {}
