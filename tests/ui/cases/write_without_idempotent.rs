use bimpeai::{Agent, endpoints};

endpoints! {
    /// Things.
    resource things: Things {
        /// Deletes one.
        delete: DELETE "/agents/{agent_id}" -> ();
    }
}

fn main() {}
