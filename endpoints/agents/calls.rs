//! Phone calls of one agent. The models are in [`calls`](crate::endpoints::calls).

use super::Agent;
use crate::endpoints::calls::{Call, CallDetail, CallStatus};
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Calls: the phone calls of an agent.
    resource agents.calls: AgentCalls {
        /// Lists the phone calls of an agent, one page at a time.
        list: GET "/agents/{agent_id}/calls" (ListCalls) -> Page<Call>;
        /// Starts a phone call by the agent.
        ///
        /// The response arrives before the call has ended. A busy line and a failed attempt are results, not errors:
        /// check [`MakeCallResult::status`].
        make: POST "/agents/{agent_id}/calls" (body: MakeCall) -> MakeCallResult, idempotent;
        /// Returns a phone call with its transcript.
        retrieve: GET "/agents/{agent_id}/calls/{call_id}" -> CallDetail;
    }
}

/// Parameters for listing phone calls.
#[params(extends = ListParameters)]
pub struct ListCalls {
    /// The field to sort by. A leading `-` reverses the order: `-created_on` lists the newest first.
    #[sample("-created_on")]
    pub sort: Option<String>,
    /// `true`: only test calls. `false`: only real calls. Default: both.
    #[sample(false)]
    pub is_test_call: Option<bool>,
    /// Only phone calls with this status.
    #[sample("ended")]
    pub status: Option<CallStatus>,
}

/// A phone call to start.
#[model(input)]
pub struct MakeCall {
    /// The number to call, in E.164 format such as `+12025550101`.
    #[sample("+12025550101")]
    pub destination: String,
    /// Whether this is a test call. How the server treats test calls is not documented.
    #[sample(false)]
    pub is_test_call: bool,
}

/// The result of starting a phone call.
#[model]
pub struct MakeCallResult {
    /// Whether the call was initiated.
    #[sample("initiated")]
    pub status: MakeCallStatus,
    /// The id of the call; `None` if there is none, as after `failed` (assumed).
    #[sample("cal_1")]
    pub call_id: Option<Id<Call>>,
    /// What went wrong, as text; `None` if nothing did.
    pub detail: Option<String>,
}

/// Whether a phone call was initiated.
#[model]
pub enum MakeCallStatus {
    /// The call was initiated: follow it with `agents.calls.retrieve`.
    Initiated,
    /// The line or the agent is busy.
    Busy,
    /// The call could not be initiated.
    Failed,
}
