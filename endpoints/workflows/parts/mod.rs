//! What a workflow is made of: flows, guide and faq.

use crate::{Nullable, model};

mod any_flow;

pub use any_flow::AnyFlow;

/// A guided dialogue, as the API answers it.
///
/// API revision 0.1.0.dev9 lets a flow be any object, so nothing is sure to be there; what is not a field here is in
/// `extra`.
#[model]
pub struct Flow {
    /// What the team calls the flow.
    #[sample("Booking")]
    pub name: Option<String>,
    /// What it is for.
    #[sample("Books an appointment")]
    pub description: Option<String>,
    /// The group it is filed under.
    #[sample("hospitality")]
    pub category: Option<String>,
    /// Which flow goes first if several fit. Whether high or low wins is not documented.
    #[sample(1)]
    pub priority: Option<i64>,
    /// Whether agents use it.
    #[sample(true)]
    pub is_active: Option<bool>,
    /// The words that set it off.
    pub trigger_keywords: Vec<FlowTriggerKeyword>,
    /// What happens in it, in order.
    pub conversation_steps: Vec<FlowStep>,
}

/// A word that sets a flow off, as the API answers it.
#[model]
pub struct FlowTriggerKeyword {
    /// The word.
    #[sample("book")]
    pub keyword: String,
    /// How much it counts.
    #[sample("high")]
    pub weight: Option<FlowTriggerKeywordWeight>,
}

/// How much a word counts towards setting a flow off.
#[model]
pub enum FlowTriggerKeywordWeight {
    /// Much.
    High,
    /// Somewhat.
    Medium,
    /// Little.
    Low,
}

/// A step of a flow, as the API answers it.
#[model]
pub struct FlowStep {
    /// What kind of step, such as `message` or `action`. The API does not list the kinds.
    #[sample("message")]
    pub r#type: String,
    /// What the agent says; `None` if this step says nothing.
    #[sample("When would you like to come?")]
    pub content: Option<String>,
    /// What the agent does; `None` if this step does nothing.
    pub action: Option<String>,
    /// What the agent says afterwards; `None` if nothing.
    pub followup: Option<String>,
}

/// A guided dialogue to send, as API revision 0.4.1 describes it. [`AnyFlow`] takes other shapes.
#[model(input)]
pub struct FlowInput {
    /// What to call the flow.
    #[sample("Booking")]
    pub name: String,
    /// What it is for.
    #[sample("Books an appointment")]
    pub description: Nullable<String>,
    /// The group to file it under.
    pub category: Nullable<String>,
    /// Which flow goes first if several fit. Whether high or low wins is not documented.
    #[sample(1)]
    pub priority: Option<i64>,
    /// Whether agents use it. Left to the server if not given.
    #[sample(true)]
    pub is_active: Option<bool>,
    /// The words that set it off.
    #[sample([{"keyword": "book", "weight": "high"}])]
    pub trigger_keywords: Option<Vec<FlowTriggerKeywordInput>>,
    /// What happens in it, in order.
    #[sample([{"type": "message", "content": "When would you like to come?"}])]
    pub conversation_steps: Option<Vec<FlowStepInput>>,
}

/// A word to set a flow off.
#[model(input)]
pub struct FlowTriggerKeywordInput {
    /// The word.
    #[sample("book")]
    pub keyword: String,
    /// How much it counts. Left to the server if not given.
    #[sample("high")]
    pub weight: Option<FlowTriggerKeywordWeight>,
}

/// A step of a flow to send.
#[model(input)]
pub struct FlowStepInput {
    /// What kind of step, such as `message` or `action`. The API does not list the kinds.
    #[sample("message")]
    pub r#type: String,
    /// What the agent says.
    #[sample("When would you like to come?")]
    pub content: Option<String>,
    /// What the agent does.
    pub action: Option<String>,
    /// What the agent says afterwards.
    pub followup: Option<String>,
}

/// How to set a workflow up, for people, as the API answers it.
#[model]
pub struct WorkflowGuide {
    /// A video about it. Read from `youtubeUrl` too, which is what the TypeScript SDK expects.
    #[alias("youtubeUrl")]
    #[sample("https://video.acme.example/setup")]
    pub youtube_url: Option<String>,
    /// What to do, in order.
    #[sample(["Connect a channel"])]
    pub steps: Vec<String>,
}

/// How to set a workflow up, for people.
#[model(input)]
pub struct WorkflowGuideInput {
    /// What to do, in order.
    #[sample(["Connect a channel"])]
    pub steps: Vec<String>,
    /// A video about it.
    #[sample("https://video.acme.example/setup")]
    pub youtube_url: Option<String>,
}

/// A question about a workflow with its answer, as the API answers it.
#[model]
pub struct WorkflowFaq {
    /// The question.
    #[sample("Do I need a phone number?")]
    pub question: String,
    /// Its answer.
    #[sample("Only for calls.")]
    pub answer: String,
}

/// A question about a workflow with its answer.
#[model(input)]
pub struct WorkflowFaqInput {
    /// The question.
    #[sample("Do I need a phone number?")]
    pub question: String,
    /// Its answer.
    #[sample("Only for calls.")]
    pub answer: String,
}
