//! Requests for phone numbers.

use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Requests for phone numbers, which are granted manually.
    resource phone_numbers.requests: PhoneNumberRequests {
        /// Lists the team's requests for phone numbers, one page at a time.
        list: GET "/phone-numbers/request" (ListPhoneNumberRequests) -> Page<PhoneNumberRequest>;
        /// Requests phone numbers.
        ///
        /// The response is empty: list the requests to find the new one.
        create: POST "/phone-numbers/request" (CreatePhoneNumberRequest) -> (), idempotent;
    }
}

/// A request for phone numbers.
///
/// Only the id is guaranteed.
#[model]
pub struct PhoneNumberRequest {
    /// The id of the request.
    #[sample("pnr_1")]
    pub id: Id<PhoneNumberRequest>,
    /// The status, such as `pending`. The API does not list the values.
    #[sample("pending")]
    pub status: Option<String>,
    /// The name of the business.
    #[sample("Acme Ltd")]
    pub business_name: Option<String>,
    /// What the numbers are for.
    #[sample("Customer support")]
    pub intended_use: Option<String>,
    /// The region of the numbers.
    #[sample("ng")]
    pub region: Option<PhoneNumberRegion>,
    /// The number of agents that need a number.
    #[sample(1)]
    pub agent_count: Option<u64>,
    /// The expected minutes of outgoing calls. The period is not documented.
    #[sample(500)]
    pub outbound_minutes: Option<u64>,
    /// The number that was granted, in E.164 format; `None` until then.
    pub e164: Option<String>,
    /// The agent the number was assigned to; `None` until then.
    pub agent_id: Option<Id<Agent>>,
    /// The label of the number; `None` until there is one.
    pub label: Option<String>,
    /// The time of creation: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: Option<String>,
    /// The time of the last update: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: Option<String>,
}

/// A region where phone numbers are available.
#[model]
pub enum PhoneNumberRegion {
    /// The United States.
    Us,
    /// The United Kingdom.
    Uk,
    /// The European Union.
    Eu,
    /// Nigeria.
    #[sample]
    Ng,
}

/// Parameters for listing requests for phone numbers.
#[params(extends = ListParameters)]
pub struct ListPhoneNumberRequests {}

/// A request for phone numbers.
#[params]
pub struct CreatePhoneNumberRequest {
    /// The name of the business.
    #[sample("Acme Ltd")]
    pub business_name: String,
    /// What the numbers are for.
    #[sample("Customer support")]
    pub intended_use: String,
    /// The region of the numbers.
    #[sample("ng")]
    pub region: PhoneNumberRegion,
    /// The number of agents that need a number.
    #[sample(1)]
    pub agent_count: u32,
    /// The expected minutes of outgoing calls. The period is not documented.
    #[sample(500)]
    pub outbound_minutes: u32,
    /// The agent that submits the request.
    pub submitted_by_agent_id: Option<Id<Agent>>,
}
