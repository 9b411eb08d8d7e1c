use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Finds some.
        find: POST "/agents/find" -> Page<Agent>, idempotent;
    }
}

fn main() {}
