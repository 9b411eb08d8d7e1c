use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Deletes one.
        delete: DELETE "/agents/{agent_id}" -> ();
    }
}

fn main() {}
