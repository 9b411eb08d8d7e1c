use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Lists them.
        list: GET "/agents" -> Vec<Agent>, paginated;
    }
}

// The method is there all the same.
fn used(things: &Things) {
    let _ = things.list();
}

fn main() {}
