//! Phone calls: the models, and the list of the whole team. The calls of one agent are in
//! [`agents::calls`](crate::endpoints::agents::calls).

use crate::{Id, endpoints, model};

use super::conversations::messages::{MessageAttachment, StreamMessageRole};

endpoints! {
    /// Phone calls of the whole team. The API does not implement them yet: for one agent, use `agents().calls()`.
    resource calls: Calls {
        /// Lists the phone calls of the whole team.
        ///
        /// Declared by SDK revision 0.1.0.dev9, which documents that the API returns 501 today. This method returns
        /// data as soon as the API does.
        list: GET "/calls" -> Vec<Call>, not_implemented;
    }
}

/// A phone call.
///
/// API revision 0.1.0.dev9 guarantees only the id, so all other fields may be `None`.
#[model(extendable)]
pub struct Call {
    /// The id of the call.
    #[sample("cal_1")]
    pub id: Id<Call>,
    /// The number of the caller, in E.164 format such as `+12025550100`.
    #[sample("+12025550100")]
    pub source: Option<String>,
    /// The number that was called, in E.164 format.
    #[sample("+12025550101")]
    pub destination: Option<String>,
    /// The status of the call.
    #[sample("ended")]
    pub status: Option<CallStatus>,
    /// The direction, such as `outbound` for a call made by the agent. The API does not list the values.
    #[sample("outbound")]
    pub direction: Option<String>,
    /// The time the call was requested: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_on: Option<String>,
    /// The duration in seconds; `None` until the call has ended (assumed).
    #[sample(42)]
    pub duration_seconds: Option<u64>,
    /// Whether it is a test call.
    #[sample(false)]
    pub is_test_call: Option<bool>,
    /// Why the call failed; `None` if it did not.
    pub error_reason: Option<String>,
    /// Why the call ended, such as `hangup`; `None` during the call.
    #[sample("hangup")]
    pub end_reason: Option<String>,
    /// The time ringing started: ISO 8601, UTC; `None` if it has not.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:01.000Z")]
    pub ringing_at: Option<String>,
    /// The time the call ended: ISO 8601, UTC; `None` during the call.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:47.000Z")]
    pub ended_at: Option<String>,
}

/// A phone call with its transcript.
#[model(extends = Call)]
pub struct CallDetail {
    /// The time the line was opened: ISO 8601, UTC; `None` if it has not been.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.500Z")]
    pub started_at: Option<String>,
    /// The time the call was answered: ISO 8601, UTC; `None` if it was not.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:05.000Z")]
    pub answered_at: Option<String>,
    /// The transcript, oldest message first (assumed).
    pub conversation_logs: Vec<CallMessage>,
}

/// The status of a phone call.
#[model]
pub enum CallStatus {
    /// Waiting to be made.
    Queued,
    /// Ringing at the other end.
    Ringing,
    /// Answered and in progress.
    Answered,
    /// Ended after it was answered.
    Ended,
    /// The line was busy.
    Busy,
    /// The call could not be made.
    Failed,
    /// Cancelled before it was answered.
    Cancelled,
}

/// A message in the transcript of a phone call.
#[model]
pub struct CallMessage {
    /// The id of the message.
    #[sample("msg_1")]
    pub id: Id<CallMessage>,
    /// The speaker: `user` for the customer, `assistant` for the agent. The API does not list the values.
    #[sample("assistant")]
    pub role: StreamMessageRole,
    /// What was said, as text; `None` if it was not transcribed.
    #[sample("Good morning, this is Acme Ltd.")]
    pub message: Option<String>,
    /// The type of message, such as `text`. The API does not list the values.
    #[sample("text")]
    pub message_type: Option<String>,
    /// The time it was said: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:06.000Z")]
    pub created_at: String,
    /// The files that belong to the message.
    #[sample([])]
    pub attachments: Vec<MessageAttachment>,
}
