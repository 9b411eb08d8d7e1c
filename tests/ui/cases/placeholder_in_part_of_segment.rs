use bimpeai::{Agent, endpoints};

endpoints! {
    /// Things.
    resource things: Things {
        /// Fetches one.
        retrieve: GET "/agents/a-{agent_id}" -> Agent;
    }
}

fn main() {}
