use bimpeai::{Agent, endpoints};

endpoints! {
    /// Things.
    resource things: Things {
        /// Finds some.
        find: POST "/agents/find" -> Page<Agent>, idempotent;
    }
}

fn main() {}
