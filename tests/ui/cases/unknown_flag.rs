use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Lists them.
        list: GET "/agents" -> Vec<Agent>, paginated;
    }
}

// The method exists anyway.
fn used(things: &Things) {
    let _ = things.list();
}

fn main() {}
