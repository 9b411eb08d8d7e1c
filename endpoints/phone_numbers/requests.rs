//! Requests for phone numbers.

use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Requests: asking for phone numbers, which people grant.
    resource phone_numbers.requests: PhoneNumberRequests {
        /// Lists the team's requests, one page at a time.
        list: GET "/phone-numbers/request" (ListPhoneNumberRequests) -> Page<PhoneNumberRequest>;
        /// Asks for phone numbers.
        ///
        /// Nothing comes back: the request is found by listing.
        create: POST "/phone-numbers/request" (CreatePhoneNumberRequest) -> (), idempotent;
    }
}

/// A request for phone numbers.
///
/// Only the id is sure to be there.
#[model]
pub struct PhoneNumberRequest {
    /// Identifies the request.
    #[sample("pnr_1")]
    pub id: Id<PhoneNumberRequest>,
    /// What has become of it, such as `pending`. The API does not list the values.
    #[sample("pending")]
    pub status: Option<String>,
    /// The business that asks.
    #[sample("Acme Ltd")]
    pub business_name: Option<String>,
    /// What the numbers are for.
    #[sample("Customer support")]
    pub intended_use: Option<String>,
    /// The region of the numbers.
    #[sample("ng")]
    pub region: Option<PhoneNumberRegion>,
    /// How many agents need a number.
    #[sample(1)]
    pub agent_count: Option<u64>,
    /// How many minutes of outgoing calls are expected. Per which time is not documented.
    #[sample(500)]
    pub outbound_minutes: Option<u64>,
    /// The number that was granted, in E.164 form; `None` until then.
    pub e164: Option<String>,
    /// The agent the number went to; `None` until then.
    pub agent_id: Option<Id<Agent>>,
    /// What the team calls the number; `None` until there is one.
    pub label: Option<String>,
    /// When the request was made: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: Option<String>,
    /// When the request last changed: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: Option<String>,
}

/// Where phone numbers can be had.
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

/// Which requests to list, and in what order.
#[params(extends = ListParameters)]
pub struct ListPhoneNumberRequests {}

/// A request for phone numbers.
#[params]
pub struct CreatePhoneNumberRequest {
    /// The business that asks.
    #[sample("Acme Ltd")]
    pub business_name: String,
    /// What the numbers are for.
    #[sample("Customer support")]
    pub intended_use: String,
    /// Where the numbers are to be.
    #[sample("ng")]
    pub region: PhoneNumberRegion,
    /// How many agents need a number.
    #[sample(1)]
    pub agent_count: u32,
    /// How many minutes of outgoing calls are expected. Per which time is not documented.
    #[sample(500)]
    pub outbound_minutes: u32,
    /// The agent on whose behalf the request is made.
    pub submitted_by_agent_id: Option<Id<Agent>>,
}
