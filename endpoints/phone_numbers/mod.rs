//! Phone numbers of a team.

use crate::{Id, Nullable, endpoints, model, params};

use super::agents::Agent;

pub mod requests;

endpoints! {
    /// Phone numbers: the numbers a team has, and the agents they lead to.
    resource phone_numbers: PhoneNumbers {
        /// Lists the team's phone numbers, one page at a time.
        list: GET "/phone-numbers" (ListPhoneNumbers) -> Page<PhoneNumber>;
        /// Fetches one phone number.
        retrieve: GET "/phone-numbers/{phone_number_id}" -> PhoneNumberDetail;
        /// Gives a number to an agent, takes it away (`agent_id` null), or renames it.
        update: PATCH "/phone-numbers/{phone_number_id}" (UpdatePhoneNumber) -> PhoneNumberDetail, idempotent;

        /// Requests: asking for numbers.
        requests: requests::PhoneNumberRequests;
    }
}

/// A phone number of a team.
#[model(extendable)]
pub struct PhoneNumber {
    /// Identifies the number.
    #[sample("num_1")]
    pub id: Id<PhoneNumber>,
    /// The agent that answers it; `None` if no agent does.
    #[sample("agt_1")]
    pub agent_id: Option<Id<Agent>>,
    /// What the team calls the number; `None` if it has no name.
    #[sample("Main line")]
    pub label: Option<String>,
    /// The number itself, in E.164 form such as `+12025550100`.
    #[sample("+12025550100")]
    pub e164: String,
}

/// A phone number with its history.
#[model(extends = PhoneNumber)]
pub struct PhoneNumberDetail {
    /// When the team got the number: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// When the number was last changed: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: String,
    /// Whether the number takes calls.
    #[sample(true)]
    pub inbound_enabled: bool,
}

/// Which phone numbers to list, and in what order.
#[params(extends = ListParameters)]
pub struct ListPhoneNumbers {
    /// The field to sort by. A leading `-` reverses the order.
    #[sample("label")]
    pub sort: Option<String>,
}

/// Changes to a phone number: what is not given stays as it is.
#[params]
pub struct UpdatePhoneNumber {
    /// The agent that answers from now on. `null` (`Nullable::Null`) takes the number away from its agent.
    #[sample("agt_1")]
    pub agent_id: Nullable<Id<Agent>>,
    /// What to call the number.
    #[sample("Front desk")]
    pub label: Option<String>,
}
