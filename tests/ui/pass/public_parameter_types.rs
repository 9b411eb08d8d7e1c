//! The types of the SDK's own endpoints, under their public names.

use bimpeai::models::{Agent, Workflow};
use bimpeai::{Client, endpoints};

endpoints! {
    /// Workflows of another server.
    resource flows: Flows {
        /// Lists them.
        list: GET "/flows" (bimpeai::models::ListWorkflows) -> Page<Workflow>;
        /// Creates one.
        create: POST "/flows" (bimpeai::models::CreateWorkflow) -> Workflow, idempotent;
        /// Lists the agents.
        agents: GET "/flows/{workflow_id}/agents" (bimpeai::models::ListAgents) -> Page<Agent>;
    }
}

fn main() {
    let client = Client::builder().api_key("sk_1").base_url("http://127.0.0.1:9").build().expect("a client");
    let flows = Flows::__new(client);
    drop(flows.list().page(2).search("a").items());
    drop(flows.create().name("a").clone());
    drop(flows.agents("wf_1").pages());
}
