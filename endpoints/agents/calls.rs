//! Calls of one agent. The models are those of [`calls`](crate::endpoints::calls).

use super::Agent;
use crate::endpoints::calls::{Call, CallDetail, CallStatus};
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Calls: an agent's phone calls.
    resource agents.calls: AgentCalls {
        /// Lists an agent's calls, one page at a time.
        list: GET "/agents/{agent_id}/calls" (ListCalls) -> Page<Call>;
        /// Has the agent call somebody.
        ///
        /// The answer comes before the call is over. A busy line and a failed attempt are answers too, not errors:
        /// look at [`MakeCallResult::status`].
        make: POST "/agents/{agent_id}/calls" (body: MakeCall) -> MakeCallResult, idempotent;
        /// Fetches one call with what was said in it.
        retrieve: GET "/agents/{agent_id}/calls/{call_id}" -> CallDetail;
    }
}

/// Which calls to list, and in what order.
#[params(extends = ListParameters)]
pub struct ListCalls {
    /// The field to sort by. A leading `-` reverses the order: `-created_on` lists the newest first.
    #[sample("-created_on")]
    pub sort: Option<String>,
    /// `true`: only test calls. `false`: only real ones. Not given: both.
    #[sample(false)]
    pub is_test_call: Option<bool>,
    /// Only calls with this status.
    #[sample("ended")]
    pub status: Option<CallStatus>,
}

/// A call to make.
#[model(input)]
pub struct MakeCall {
    /// The number to call, in E.164 form such as `+12025550101`.
    #[sample("+12025550101")]
    pub destination: String,
    /// Whether this is a test. What the server does differently then is not documented.
    #[sample(false)]
    pub is_test_call: bool,
}

/// What came of a call to make.
#[model]
pub struct MakeCallResult {
    /// Whether the call is under way.
    #[sample("initiated")]
    pub status: MakeCallStatus,
    /// The call; `None` if there is none, as after `failed` (assumed).
    #[sample("cal_1")]
    pub call_id: Option<Id<Call>>,
    /// What went wrong, in words; `None` if nothing did.
    pub detail: Option<String>,
}

/// Whether a call got under way.
#[model]
pub enum MakeCallStatus {
    /// Under way: follow it with `agents.calls.retrieve`.
    Initiated,
    /// The line is taken, or the agent is.
    Busy,
    /// It could not be made.
    Failed,
}
