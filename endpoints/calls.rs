//! Phone calls: the models, and the team-wide list. The calls of one agent are in
//! [`agents::calls`](crate::endpoints::agents::calls).

use crate::{Id, endpoints, model};

use super::conversations::messages::{MessageAttachment, StreamMessageRole};

endpoints! {
    /// Calls of the whole team. For those of one agent, which work today, see `agents().calls()`.
    resource calls: Calls {
        /// Lists the calls of the whole team.
        ///
        /// Declared by SDK revision 0.1.0.dev9, which says that the API answers 501 today; it starts to return data
        /// once the API does.
        list: GET "/calls" -> Vec<Call>, not_implemented;
    }
}

/// A phone call.
///
/// API revision 0.1.0.dev9 promises the id alone, so everything else may be `None`.
#[model(extendable)]
pub struct Call {
    /// Identifies the call.
    #[sample("cal_1")]
    pub id: Id<Call>,
    /// The number that called, in E.164 form such as `+12025550100`.
    #[sample("+12025550100")]
    pub source: Option<String>,
    /// The number that was called, in E.164 form.
    #[sample("+12025550101")]
    pub destination: Option<String>,
    /// How far the call has got.
    #[sample("ended")]
    pub status: Option<CallStatus>,
    /// Who called whom, such as `outbound` for a call the agent made. The API does not list the values.
    #[sample("outbound")]
    pub direction: Option<String>,
    /// When the call was asked for: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_on: Option<String>,
    /// How long the call took, in seconds; `None` until it has ended (assumed).
    #[sample(42)]
    pub duration_seconds: Option<u64>,
    /// Whether it was a test.
    #[sample(false)]
    pub is_test_call: Option<bool>,
    /// Why the call failed; `None` if it did not.
    pub error_reason: Option<String>,
    /// Why the call ended, such as `hangup`; `None` while it lasts.
    #[sample("hangup")]
    pub end_reason: Option<String>,
    /// When it began to ring: ISO-8601, UTC; `None` if it has not.
    #[sample("2026-03-01T08:00:01.000Z")]
    pub ringing_at: Option<String>,
    /// When it ended: ISO-8601, UTC; `None` while it lasts.
    #[sample("2026-03-01T08:00:47.000Z")]
    pub ended_at: Option<String>,
}

/// A phone call with what was said in it.
#[model(extends = Call)]
pub struct CallDetail {
    /// When the line was opened: ISO-8601, UTC; `None` if it has not been.
    #[sample("2026-03-01T08:00:00.500Z")]
    pub started_at: Option<String>,
    /// When somebody answered: ISO-8601, UTC; `None` if nobody did.
    #[sample("2026-03-01T08:00:05.000Z")]
    pub answered_at: Option<String>,
    /// What was said, oldest first (assumed); empty if nothing was.
    pub conversation_logs: Vec<CallMessage>,
}

/// How far a call has got.
#[model]
pub enum CallStatus {
    /// Waiting for its turn.
    Queued,
    /// Ringing at the other end.
    Ringing,
    /// Somebody answered; it is going on.
    Answered,
    /// Over, after somebody had answered.
    Ended,
    /// The line was taken.
    Busy,
    /// It could not be made.
    Failed,
    /// Called off before anybody answered.
    Cancelled,
}

/// Something that was said in a call.
#[model]
pub struct CallMessage {
    /// Identifies the message.
    #[sample("msg_1")]
    pub id: Id<CallMessage>,
    /// Who said it: `user` for the customer, `assistant` for the agent. The API does not list the values.
    #[sample("assistant")]
    pub role: StreamMessageRole,
    /// What was said, as text; `None` if there is no transcript.
    #[sample("Good morning, this is Acme Ltd.")]
    pub message: Option<String>,
    /// What kind of message, such as `text`.
    #[sample("text")]
    pub message_type: Option<String>,
    /// When it was said: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:06.000Z")]
    pub created_at: String,
    /// Files that belong to it.
    #[sample([])]
    pub attachments: Vec<MessageAttachment>,
}
