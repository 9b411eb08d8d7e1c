//! Phone numbers of a team.

use crate::{Id, Nullable, endpoints, model, params};

use super::agents::Agent;

pub mod requests;

endpoints! {
    /// Phone numbers of the team, and the agents they are assigned to.
    resource phone_numbers: PhoneNumbers {
        /// Lists the team's phone numbers, one page at a time.
        list: GET "/phone-numbers" (ListPhoneNumbers) -> Page<PhoneNumber>;
        /// Returns a phone number.
        retrieve: GET "/phone-numbers/{phone_number_id}" -> PhoneNumberDetail;
        /// Assigns a phone number to an agent, unassigns it (`agent_id` null), or renames it.
        update: PATCH "/phone-numbers/{phone_number_id}" (UpdatePhoneNumber) -> PhoneNumberDetail, idempotent;

        /// Requests for phone numbers.
        requests: requests::PhoneNumberRequests;
    }
}

/// A phone number of a team.
#[model(extendable)]
pub struct PhoneNumber {
    /// The id of the number.
    #[sample("num_1")]
    pub id: Id<PhoneNumber>,
    /// The agent it is assigned to; `None` if unassigned.
    #[sample("agt_1")]
    pub agent_id: Option<Id<Agent>>,
    /// The label of the number; `None` if it has none.
    #[sample("Main line")]
    pub label: Option<String>,
    /// The number, in E.164 format such as `+12025550100`.
    #[sample("+12025550100")]
    pub e164: String,
}

/// A phone number with its times and settings.
#[model(extends = PhoneNumber)]
pub struct PhoneNumberDetail {
    /// The time the team received the number: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// The time of the last update: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: String,
    /// Whether the number accepts incoming calls.
    #[sample(true)]
    pub inbound_enabled: bool,
}

/// Parameters for listing phone numbers.
#[params(extends = ListParameters)]
pub struct ListPhoneNumbers {
    /// The field to sort by. A leading `-` reverses the order.
    #[sample("label")]
    pub sort: Option<String>,
}

/// Changes to a phone number. Fields that are not set stay unchanged.
#[params]
pub struct UpdatePhoneNumber {
    /// The agent to assign the number to. `null` (`Nullable::Null`) unassigns it.
    #[sample("agt_1")]
    pub agent_id: Nullable<Id<Agent>>,
    /// New label.
    #[sample("Front desk")]
    pub label: Option<String>,
}
