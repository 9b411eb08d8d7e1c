use bimpeai::{Agent, endpoints};

endpoints! {
    /// Things.
    resource things: Things {
        /// Fetches one.
        retrieve: GET "/agents/{}" -> Agent;
    }
}

fn main() {}
