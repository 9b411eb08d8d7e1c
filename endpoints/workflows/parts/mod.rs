//! The parts of a workflow: flows, guide and FAQ.

use crate::{Extra, Nullable, model};

mod any_flow;

pub use any_flow::AnyFlow;

/// A guided dialogue, as returned by the API.
///
/// API revision 0.1.0.dev9 allows any object as a flow, so every field may be missing. Fields that are not declared
/// here are in `extra`.
#[model]
pub struct Flow {
    /// The name of the flow.
    #[sample("Booking")]
    pub name: Option<String>,
    /// What the flow is for.
    #[sample("Books an appointment")]
    pub description: Option<String>,
    /// The category of the flow.
    #[sample("hospitality")]
    pub category: Option<String>,
    /// The priority when several flows match. Whether high or low values win is not documented.
    #[sample(1)]
    pub priority: Option<i64>,
    /// Whether agents use the flow.
    #[sample(true)]
    pub is_active: Option<bool>,
    /// The keywords that trigger the flow.
    pub trigger_keywords: Vec<FlowTriggerKeyword>,
    /// The steps, in order.
    pub conversation_steps: Vec<FlowStep>,
}

/// A guided dialogue to send, as described by API revision 0.4.1. [`AnyFlow`] accepts other shapes.
// Not the same type as `Flow`: `name` is required here, and `null` can be sent for `description` and `category`.
#[model(input)]
pub struct FlowInput {
    /// The name of the flow.
    #[sample("Booking")]
    pub name: String,
    /// What the flow is for.
    #[sample("Books an appointment")]
    pub description: Nullable<String>,
    /// The category of the flow.
    pub category: Nullable<String>,
    /// The priority when several flows match. Whether high or low values win is not documented.
    #[sample(1)]
    pub priority: Option<i64>,
    /// Whether agents use the flow. Default: chosen by the server.
    #[sample(true)]
    pub is_active: Option<bool>,
    /// The keywords that trigger the flow.
    #[sample([{"keyword": "book", "weight": "high"}])]
    pub trigger_keywords: Option<Vec<FlowTriggerKeyword>>,
    /// The steps, in order.
    #[sample([{"type": "message", "content": "When would you like to come?"}])]
    pub conversation_steps: Option<Vec<FlowStep>>,
}

/// A keyword that triggers a flow. Used in responses and in requests.
#[model]
pub struct FlowTriggerKeyword {
    /// The keyword.
    #[sample("book")]
    pub keyword: String,
    /// The weight of the keyword. Default: chosen by the server.
    #[sample("high")]
    pub weight: Option<FlowTriggerKeywordWeight>,
}

impl FlowTriggerKeyword {
    /// Creates a keyword to send.
    pub fn new(keyword: impl Into<String>) -> Self {
        Self { keyword: keyword.into(), weight: None, extra: Extra::new() }
    }

    /// Sets the weight.
    #[must_use]
    pub fn weight(mut self, weight: impl Into<FlowTriggerKeywordWeight>) -> Self {
        self.weight = Some(weight.into());
        self
    }
}

/// The weight of a keyword that triggers a flow.
#[model]
pub enum FlowTriggerKeywordWeight {
    /// High weight.
    High,
    /// Medium weight.
    Medium,
    /// Low weight.
    Low,
}

/// A step of a flow. Used in responses and in requests.
#[model]
pub struct FlowStep {
    /// The type of step, such as `message` or `action`. The API does not list the values.
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

impl FlowStep {
    /// Creates a step to send, of a type such as `message` or `action`.
    pub fn new(r#type: impl Into<String>) -> Self {
        Self { r#type: r#type.into(), content: None, action: None, followup: None, extra: Extra::new() }
    }

    /// Sets what the agent says.
    #[must_use]
    pub fn content(mut self, content: impl Into<String>) -> Self {
        self.content = Some(content.into());
        self
    }

    /// Sets what the agent does.
    #[must_use]
    pub fn action(mut self, action: impl Into<String>) -> Self {
        self.action = Some(action.into());
        self
    }

    /// Sets what the agent says afterwards.
    #[must_use]
    pub fn followup(mut self, followup: impl Into<String>) -> Self {
        self.followup = Some(followup.into());
        self
    }
}

/// A setup guide for people, as returned by the API.
#[model]
pub struct WorkflowGuide {
    /// The URL of a video. Also read from `youtubeUrl`, the name in the TypeScript SDK.
    #[format("uri")]
    #[alias("youtubeUrl")]
    #[sample("https://video.acme.example/setup")]
    pub youtube_url: Option<String>,
    /// The steps, in order.
    #[sample(["Connect a channel"])]
    pub steps: Vec<String>,
}

/// A setup guide for people, to send.
// Not the same type as `WorkflowGuide`: `steps` is required here.
#[model(input)]
pub struct WorkflowGuideInput {
    /// The steps, in order.
    #[sample(["Connect a channel"])]
    pub steps: Vec<String>,
    /// The URL of a video.
    #[format("uri")]
    #[sample("https://video.acme.example/setup")]
    pub youtube_url: Option<String>,
}

/// A frequently asked question about a workflow, with its answer. Used in responses and in requests.
#[model]
pub struct WorkflowFaq {
    /// The question.
    #[sample("Do I need a phone number?")]
    pub question: String,
    /// The answer.
    #[sample("Only for calls.")]
    pub answer: String,
}

impl WorkflowFaq {
    /// Creates a question with its answer, to send.
    pub fn new(question: impl Into<String>, answer: impl Into<String>) -> Self {
        Self { question: question.into(), answer: answer.into(), extra: Extra::new() }
    }
}
