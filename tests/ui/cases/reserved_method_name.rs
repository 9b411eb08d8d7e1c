use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Lists them.
        client: GET "/agents" -> Vec<Agent>;
        /// Lists others.
        match: GET "/others" -> Vec<Agent>;
    }
}

fn main() {}
