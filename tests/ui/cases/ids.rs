//! An id of another model, or what is no id, is one error, under the argument.

mod of_another_model {
    use bimpeai::{Client, Id, endpoints, model, models::Agent, params};

    /// A dog.
    #[model]
    pub struct Dog {
        /// Its id.
        pub id: Id<Dog>,
    }

    /// Which agents.
    #[params]
    pub struct ListAgents {
        /// Which one.
        pub agent_id: Option<Id<Agent>>,
    }

    endpoints! {
        /// Agents.
        resource pets: Pets {
            /// Fetches one.
            retrieve: GET "/pets/{agent_id}" -> Agent;
            /// Lists them.
            list: GET "/pets" (ListAgents) -> Vec<Agent>;
        }
    }

    fn used(pets: &Pets<Client>, dog: &Dog, agent: &Agent) {
        let _ = pets.retrieve(&dog.id); // error: &dog.id
        let _ = pets.retrieve(dog.id.clone()); // error: dog.id.clone()
        let _ = pets.retrieve(1); // error: 1
        let _ = pets.retrieve(agent); // error: agent
        let _ = pets.list().agent_id(&dog.id); // error: &dog.id
        let _ = pets.retrieve(&agent.id);
        let _ = pets.retrieve("agt_1");
        let _ = pets.list().agent_id(&agent.id).agent_id("agt_1");
    }
}

fn main() {}
