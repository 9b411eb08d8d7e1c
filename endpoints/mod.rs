//! The API, declared: one line per endpoint, with its models and parameters beside it.
//!
//! [`ALL`] is the table of every endpoint. The constants beside the resources, such as [`agents::CREATE`], are its
//! entries. "API revision 0.1.0.dev9" and "0.4.1" in these pages are the two revisions of the API that the official
//! SDKs of those versions were written for; one surface serves both.

use crate::endpoints;

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
        /// Agents: the assistants that answer a team's customers on its channels.
        agents: agents::Agents;
        /// Workflows: the blueprints agents are made from.
        workflows: workflows::Workflows;
        /// Conversations of an agent with its customers.
        conversations: conversations::Conversations;
        /// Calls of the whole team. For those of one agent, which work today, see `agents().calls()`.
        calls: calls::Calls;
        /// Phone numbers: the numbers a team has, and the agents they lead to.
        phone_numbers: phone_numbers::PhoneNumbers;
    }
}
