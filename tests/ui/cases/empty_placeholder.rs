use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Fetches one.
        retrieve: GET "/agents/{}" -> Agent;
    }
}

fn main() {}
