use bimpeai::{Agent, endpoints};

endpoints! {
    /// Things.
    resource things: Things {
        /// Streams them.
        stream: GET "/agents/stream" -> Events<Agent>;
    }
}

fn main() {}
