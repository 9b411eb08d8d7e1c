use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Streams them.
        stream: GET "/agents/stream" -> Events<Agent>;
    }
}

fn main() {}
