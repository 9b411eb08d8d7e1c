//! Rules: what an agent says or does when a message calls for it. Shared by agents (API revision 0.1.0.dev9) and
//! workflows; no endpoint of their own.

use crate::{Nullable, model};

/// A rule as the API answers it.
///
/// A field that is `None` was `null` in the answer or not in it.
#[model]
pub struct Rule {
    /// Tells the rule from the others beside it. Chosen by whoever wrote the rule.
    #[sample("rul_1")]
    pub id: String,
    /// What the team calls the rule.
    #[sample("Refunds")]
    pub name: Option<String>,
    /// What sets the rule off: a word or phrase in the customer's message.
    #[sample("refund")]
    pub trigger: Option<String>,
    /// What must hold besides the trigger, in words; `None` if nothing.
    pub condition: Option<String>,
    /// What the agent answers.
    #[sample("Please send me your order number.")]
    pub response: Option<String>,
    /// What the agent does besides answering; `None` if nothing.
    pub action: Option<String>,
    /// Whether the rule applies.
    #[sample(true)]
    pub enabled: Option<bool>,
}

/// A rule to send.
// Not the same type as `Rule`: all fields but two are required here, and `null` can be sent for those two.
#[model(input)]
pub struct RuleInput {
    /// Tells the rule from the others beside it. Yours to choose.
    #[sample("rul_1")]
    pub id: String,
    /// What to call the rule.
    #[sample("Refunds")]
    pub name: String,
    /// What sets the rule off: a word or phrase in the customer's message.
    #[sample("refund")]
    pub trigger: String,
    /// What the agent answers.
    #[sample("Please send me your order number.")]
    pub response: String,
    /// Whether the rule applies.
    #[sample(true)]
    pub enabled: bool,
    /// What must hold besides the trigger, in words. Absent and `null` both mean: nothing.
    pub condition: Nullable<String>,
    /// What the agent does besides answering. Absent and `null` both mean: nothing.
    pub action: Nullable<String>,
}
