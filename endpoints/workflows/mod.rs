//! Workflows: the blueprints agents are made from. Flows, guide and faq are in [`parts`].

use serde_json::{Map, Value};

use crate::{Id, endpoints, model, params};

use super::rules::{Rule, RuleInput};

pub mod parts;

use parts::{AnyFlow, Flow, WorkflowFaq, WorkflowGuide, WorkflowGuideInput};

endpoints! {
    /// Workflows: the blueprints agents are made from.
    resource workflows: Workflows {
        /// Lists workflows, one page at a time.
        list: GET "/workflows" (ListWorkflows) -> Page<Workflow>;
        /// Creates a workflow.
        ///
        /// `name` is all that API revision 0.1.0.dev9 asks for. Revision 0.4.1 wants `system_prompt` as well, and
        /// answers `validation_error` without it (assumed, not observed).
        create: POST "/workflows" (CreateWorkflow) -> Workflow, idempotent;
        /// Fetches one workflow.
        retrieve: GET "/workflows/{workflow_id}" -> Workflow;
        /// Changes the fields that are given and leaves the others alone.
        update: PATCH "/workflows/{workflow_id}" (UpdateWorkflow) -> Workflow, idempotent;
        /// Deletes a workflow.
        delete: DELETE "/workflows/{workflow_id}" -> (), idempotent;
        /// Copies a workflow, such as a public one, into one the team owns.
        ///
        /// To copy the handle itself instead, write `Clone::clone(&workflows)`.
        clone: POST "/workflows/clone" (CloneWorkflow) -> Workflow, idempotent;
    }
}

/// A workflow.
///
/// A field that is `None` was `null` in the answer or not in it; so was a list that is empty. Lists of workflows leave
/// everything but `id`, `name`, `description`, `category`, `visibility`, `is_owner` and the times out in API revision
/// 0.1.0.dev9.
#[model]
pub struct Workflow {
    /// Identifies the workflow.
    #[sample("wfl_1")]
    pub id: Id<Workflow>,
    /// What its owner calls it.
    #[sample("Triage")]
    pub name: String,
    /// What it is for.
    #[sample("Sorts requests and answers the simple ones")]
    pub description: Option<String>,
    /// The group it is filed under.
    #[sample("support")]
    pub category: Option<String>,
    /// Who can see it.
    #[sample("private")]
    pub visibility: WorkflowVisibility,
    /// Whether it belongs to the team whose API key is used.
    #[sample(true)]
    pub is_owner: bool,
    /// The instructions agents made from it follow.
    #[sample("Sort requests and be brief.")]
    pub system_prompt: Option<String>,
    /// What agents say or do when a message calls for it.
    #[lenient]
    pub rules: Vec<Rule>,
    /// Guided dialogues. Free objects in API revision 0.1.0.dev9: what is not a known field is in a flow's `extra`.
    #[lenient]
    pub flows: Vec<Flow>,
    /// Words to find it by.
    #[sample(["v1"])]
    pub tags: Vec<String>,
    /// The kinds of integrations it makes use of.
    #[sample(["google_calendar"])]
    pub integrations: Vec<String>,
    /// The kinds of channels it is made for.
    #[sample(["whatsapp"])]
    pub channels: Vec<String>,
    /// The actions it makes use of, by name.
    #[sample(["create_event"])]
    pub actions: Vec<String>,
    /// How to set it up, for people; `None` if nobody wrote a guide.
    #[sample({"youtube_url": "https://video.acme.example/setup", "steps": ["Connect a channel"]})]
    pub guide: Option<WorkflowGuide>,
    /// Questions people ask about it, with answers.
    #[lenient]
    pub faq: Vec<WorkflowFaq>,
    /// The steps of setting it up. Their shape is not documented.
    #[sample([{"title": "Connect a channel"}])]
    pub setup_steps: Vec<Value>,
    /// How long setting it up takes. The unit is not documented.
    #[sample(10)]
    pub setup_time: Option<u64>,
    /// A video about it.
    #[sample("https://video.acme.example/triage")]
    pub video_url: Option<String>,
    /// When it was created: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// When it was last changed: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: String,
    /// Settings of the prompt, as a free object. Sent by API revision 0.1.0.dev9 only, empty otherwise.
    #[sample({"temperature": 0.5})]
    pub prompt_config: Map<String, Value>,
}

/// Who can see a workflow.
#[model]
pub enum WorkflowVisibility {
    /// The team that owns it.
    Private,
    /// Everybody.
    Public,
}

/// Whose workflows to list.
#[model]
pub enum WorkflowScope {
    /// The team's own.
    Owned,
    /// Those that everybody can see.
    Public,
    /// All that the team can use: its own and the public ones (assumed). Not known to API revision 0.1.0.dev9.
    Accessible,
}

/// Which workflows to list, and in what order.
#[params(extends = ListParameters)]
pub struct ListWorkflows {
    /// Whose workflows. Left to the server if not given.
    #[sample("owned")]
    pub scope: Option<WorkflowScope>,
}

/// A new workflow.
#[params]
pub struct CreateWorkflow {
    /// What to call it.
    #[sample("Triage")]
    pub name: String,
    /// The instructions agents made from it follow. Required by API revision 0.4.1.
    #[sample("Sort requests and be brief.")]
    pub system_prompt: Option<String>,
    /// What it is for.
    #[sample("Sorts requests and answers the simple ones")]
    pub description: Option<String>,
    /// The group to file it under.
    #[sample("support")]
    pub category: Option<String>,
    /// What agents say or do when a message calls for it.
    pub rules: Option<Vec<RuleInput>>,
    /// Guided dialogues: [`FlowInput`](parts::FlowInput)s, or free JSON objects.
    #[sample([{"name": "Booking", "trigger_keywords": [{"keyword": "book", "weight": "high"}]}])]
    pub flows: Option<Vec<AnyFlow>>,
    /// Words to find it by.
    #[sample(["v1"])]
    pub tags: Option<Vec<String>>,
    /// The kinds of integrations it makes use of. Not known to API revision 0.1.0.dev9.
    pub integrations: Option<Vec<String>>,
    /// The kinds of channels it is made for. Not known to API revision 0.1.0.dev9.
    pub channels: Option<Vec<String>>,
    /// The actions it makes use of, by name. Not known to API revision 0.1.0.dev9.
    pub actions: Option<Vec<String>>,
    /// How to set it up, for people. Not known to API revision 0.1.0.dev9.
    pub guide: Option<WorkflowGuideInput>,
    /// Questions people ask about it, with answers. Not known to API revision 0.1.0.dev9.
    pub faq: Option<Vec<WorkflowFaq>>,
    /// The steps of setting it up, of any shape. Not known to API revision 0.1.0.dev9.
    pub setup_steps: Option<Vec<Value>>,
    /// How long setting it up takes. The unit is not documented. Not known to API revision 0.1.0.dev9.
    pub setup_time: Option<u64>,
    /// A video about it. Not known to API revision 0.1.0.dev9.
    pub video_url: Option<String>,
    /// Settings of the prompt, as a free object. API revision 0.1.0.dev9 only.
    pub prompt_config: Option<Map<String, Value>>,
}

/// Changes to a workflow: what is not given stays as it is. A list that is given replaces the old one (assumed).
#[params]
pub struct UpdateWorkflow {
    /// A new name.
    #[sample("Triage 2")]
    pub name: Option<String>,
    /// New instructions for the agents made from it.
    #[sample("Sort requests, then ask for the order number.")]
    pub system_prompt: Option<String>,
    /// What it is for from now on.
    pub description: Option<String>,
    /// Another group to file it under.
    pub category: Option<String>,
    /// What agents say or do when a message calls for it, from now on.
    pub rules: Option<Vec<RuleInput>>,
    /// New guided dialogues: [`FlowInput`](parts::FlowInput)s, or free JSON objects.
    pub flows: Option<Vec<AnyFlow>>,
    /// New words to find it by.
    #[sample(["v2"])]
    pub tags: Option<Vec<String>>,
    /// The kinds of integrations it makes use of now. Not known to API revision 0.1.0.dev9.
    pub integrations: Option<Vec<String>>,
    /// The kinds of channels it is made for now. Not known to API revision 0.1.0.dev9.
    pub channels: Option<Vec<String>>,
    /// The actions it makes use of now, by name. Not known to API revision 0.1.0.dev9.
    pub actions: Option<Vec<String>>,
    /// How to set it up now, for people. Not known to API revision 0.1.0.dev9.
    pub guide: Option<WorkflowGuideInput>,
    /// New questions and answers about it. Not known to API revision 0.1.0.dev9.
    pub faq: Option<Vec<WorkflowFaq>>,
    /// New steps of setting it up, of any shape. Not known to API revision 0.1.0.dev9.
    pub setup_steps: Option<Vec<Value>>,
    /// How long setting it up takes now. The unit is not documented. Not known to API revision 0.1.0.dev9.
    pub setup_time: Option<u64>,
    /// Another video about it. Not known to API revision 0.1.0.dev9.
    pub video_url: Option<String>,
    /// New settings of the prompt, as a free object. API revision 0.1.0.dev9 only.
    pub prompt_config: Option<Map<String, Value>>,
}

/// A workflow to copy.
#[params]
pub struct CloneWorkflow {
    /// The workflow to copy: a public one, or one of the team's own.
    #[sample("wfl_1")]
    pub source_workflow_id: Id<Workflow>,
}
