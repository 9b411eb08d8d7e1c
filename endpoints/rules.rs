//! Rules: what an agent says or does when a message triggers it. Shared by agents (API revision 0.1.0.dev9) and
//! workflows; they have no endpoint of their own.

use crate::{Nullable, model};

/// A rule, as returned by the API.
///
/// `None` means the field was `null` or missing in the response.
#[model]
pub struct Rule {
    /// The id of the rule, unique within its list. Chosen by the author of the rule.
    #[sample("rul_1")]
    pub id: String,
    /// The name of the rule.
    #[sample("Refunds")]
    pub name: Option<String>,
    /// The trigger: a word or phrase in the customer's message.
    #[sample("refund")]
    pub trigger: Option<String>,
    /// An additional condition, as text; `None` if there is none.
    pub condition: Option<String>,
    /// The reply of the agent.
    #[sample("Please send me your order number.")]
    pub response: Option<String>,
    /// What the agent does in addition to replying; `None` if nothing.
    pub action: Option<String>,
    /// Whether the rule applies.
    #[sample(true)]
    pub enabled: Option<bool>,
}

/// A rule to send.
// Not the same type as `Rule`: all fields but two are required here, and `null` can be sent for those two.
#[model(input)]
pub struct RuleInput {
    /// The id of the rule, unique within its list. You choose it.
    #[sample("rul_1")]
    pub id: String,
    /// The name of the rule.
    #[sample("Refunds")]
    pub name: String,
    /// The trigger: a word or phrase in the customer's message.
    #[sample("refund")]
    pub trigger: String,
    /// The reply of the agent.
    #[sample("Please send me your order number.")]
    pub response: String,
    /// Whether the rule applies.
    #[sample(true)]
    pub enabled: bool,
    /// An additional condition, as text. Absent and `null` both mean no condition.
    pub condition: Nullable<String>,
    /// What the agent does in addition to replying. Absent and `null` both mean nothing.
    pub action: Nullable<String>,
}
