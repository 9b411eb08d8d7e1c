use bimpeai::endpoints;
use bimpeai::models::Agent;

endpoints! {
    /// Things.
    resource things: Things {
        /// Lists them.
        list: GET "/agents" -> Vec<Agent>;
        broken GET "/agents" -> Vec<Agent>;
        /// Creates one.
        create: PSOT "/agents" -> Agent, idempotent;
        /// Fetches one.
        retrieve: GET "/agents/{agent_id}" -> Agent, idempotnet;
        delete: DELETE "/agents/{agent_id}" -> ();
        /// Half typed
        update: PATCH
    }
}

// Valid lines, and those with a minor mistake, have their methods.
fn used(things: &Things) {
    let _ = (things.list(), things.create(), things.retrieve("agt_1"), things.delete("agt_1"));
}

fn main() {}
