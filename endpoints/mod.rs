//! The declaration of the API: one line per endpoint, with its models and parameters beside it.
//!
//! [`ALL`] is the table of all endpoints. The constants beside the resources, such as [`agents::CREATE`], are its
//! entries. "API revision 0.1.0.dev9" and "API revision 0.4.1" in these docs are the two revisions of the API that the
//! official SDKs of those versions were written for. This SDK supports both.

use crate::{endpoints, params};

// Above the modules, because an extendable struct is visible only to what follows it.
/// The parameters of every paged list.
#[params(extendable)]
struct ListParameters {
    /// The page to fetch, starting at 1.
    #[default(1)]
    pub page: u32,
    /// The number of items per page. Default: chosen by the server.
    #[sample(20)]
    pub limit: Option<u32>,
    /// Only items that match this text. The server chooses which fields are searched.
    #[sample("Acme")]
    pub search: Option<String>,
    /// The field to sort by. A leading `-` reverses the order: `-created_at` lists the newest first.
    #[sample("-created_at")]
    pub sort: Option<String>,
}

pub mod agents;
pub mod calls;
pub mod conversations;
#[cfg(feature = "mock")]
mod mock;
pub mod phone_numbers;
pub mod rules;
pub mod workflows;

pub mod models;
pub mod resources;

endpoints! {
    /// The resources of the API.
    client {
        /// Agents: the assistants that talk to a team's customers on its channels.
        agents: agents::Agents;
        /// Workflows: the blueprints of agents.
        workflows: workflows::Workflows;
        /// Conversations of an agent with its customers.
        conversations: conversations::Conversations;
        /// Phone calls of the whole team. The API does not implement them yet: for one agent, use `agents().calls()`.
        calls: calls::Calls;
        /// Phone numbers of the team, and the agents they are assigned to.
        phone_numbers: phone_numbers::PhoneNumbers;
    }
}
