use bimpeai::endpoints;
use bimpeai::models::Agent;

/// No parameters.
pub struct ListThings;

endpoints! {
    /// Things.
    resource things: Things {
        /// Lists them.
        list: GET "/things" (ListThings) -> Vec<Agent>;
    }
}

fn main() {}
