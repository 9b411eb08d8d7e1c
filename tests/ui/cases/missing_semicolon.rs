use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Lists them.
        list: GET "/agents" -> Vec<Agent>
        /// Fetches one.
        retrieve: GET "/agents/{agent_id}" -> Agent;
    }
}

// Both methods exist anyway.
fn used(things: &Things) {
    let _ = (things.list(), things.retrieve("agt_1"));
}

fn main() {}
