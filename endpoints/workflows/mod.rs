//! Workflows: the blueprints of agents. Flows, guides and FAQs are in [`parts`].

use serde_json::{Map, Value};

use crate::{Id, endpoints, model, params};

use super::rules::{Rule, RuleInput};

pub mod parts;

use parts::{AnyFlow, Flow, WorkflowFaq, WorkflowGuide, WorkflowGuideInput};

endpoints! {
    /// Workflows: the blueprints of agents.
    resource workflows: Workflows {
        /// Lists workflows, one page at a time.
        list: GET "/workflows" (ListWorkflows) -> Page<Workflow>;
        /// Creates a workflow.
        ///
        /// API revision 0.1.0.dev9 requires only `name`. Revision 0.4.1 also requires `system_prompt`, and returns
        /// `validation_error` without it (assumed, not observed).
        create: POST "/workflows" (CreateWorkflow) -> Workflow, idempotent;
        /// Returns a workflow.
        retrieve: GET "/workflows/{workflow_id}" -> Workflow;
        /// Updates a workflow. Fields that are not set stay unchanged.
        update: PATCH "/workflows/{workflow_id}" (UpdateWorkflow) -> Workflow, idempotent;
        /// Deletes a workflow.
        delete: DELETE "/workflows/{workflow_id}" -> (), idempotent;
        /// Copies a workflow, such as a public one, to a new one that the team owns.
        clone_workflow: POST "/workflows/clone" (CloneWorkflow) -> Workflow, idempotent;
    }
}

/// A workflow.
///
/// `None` means the field was `null` or missing in the response. So does an empty list. In API revision 0.1.0.dev9,
/// lists of workflows return only `id`, `name`, `description`, `category`, `visibility`, `is_owner` and the times.
#[model]
pub struct Workflow {
    /// The id of the workflow.
    #[sample("wfl_1")]
    pub id: Id<Workflow>,
    /// The name.
    #[sample("Triage")]
    pub name: String,
    /// What the workflow is for.
    #[sample("Sorts requests and answers the simple ones")]
    pub description: Option<String>,
    /// The category.
    #[sample("support")]
    pub category: Option<String>,
    /// Who can see the workflow.
    #[sample("private")]
    pub visibility: WorkflowVisibility,
    /// Whether it belongs to the team of the API key.
    #[sample(true)]
    pub is_owner: bool,
    /// The instructions for its agents.
    #[sample("Sort requests and be brief.")]
    pub system_prompt: Option<String>,
    /// The rules: what agents say or do when a message triggers them.
    #[lenient]
    pub rules: Vec<Rule>,
    /// The guided dialogues. API revision 0.1.0.dev9 allows any object: unknown fields are in a flow's `extra`.
    #[lenient]
    pub flows: Vec<Flow>,
    /// The tags.
    #[sample(["v1"])]
    pub tags: Vec<String>,
    /// The types of integrations it uses.
    #[sample(["google_calendar"])]
    pub integrations: Vec<String>,
    /// The types of channels it is made for.
    #[sample(["whatsapp"])]
    pub channels: Vec<String>,
    /// The actions it uses, by name.
    #[sample(["create_event"])]
    pub actions: Vec<String>,
    /// A setup guide for people; `None` if there is none.
    #[sample({"youtube_url": "https://video.acme.example/setup", "steps": ["Connect a channel"]})]
    pub guide: Option<WorkflowGuide>,
    /// Frequently asked questions, with answers.
    #[lenient]
    pub faq: Vec<WorkflowFaq>,
    /// The setup steps. Their shape is not documented.
    #[sample([{"title": "Connect a channel"}])]
    pub setup_steps: Vec<Value>,
    /// The setup time. The unit is not documented.
    #[sample(10)]
    pub setup_time: Option<u64>,
    /// The URL of a video.
    #[format("uri")]
    #[sample("https://video.acme.example/triage")]
    pub video_url: Option<String>,
    /// The time of creation: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// The time of the last update: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: String,
    /// The settings of the prompt, as a free-form object. Returned by API revision 0.1.0.dev9 only, otherwise empty.
    #[sample({"temperature": 0.5})]
    pub prompt_config: Map<String, Value>,
}

/// Who can see a workflow.
#[model]
pub enum WorkflowVisibility {
    /// The team that owns it.
    Private,
    /// Everyone.
    Public,
}

/// The workflows to list.
#[model]
pub enum WorkflowScope {
    /// Those the team owns.
    Owned,
    /// Those that everyone can see.
    Public,
    /// All that the team can use: its own and the public ones (assumed). Not supported by API revision 0.1.0.dev9.
    Accessible,
}

/// Parameters for listing workflows.
#[params(extends = ListParameters)]
pub struct ListWorkflows {
    /// The workflows to list. Default: chosen by the server.
    #[sample("owned")]
    pub scope: Option<WorkflowScope>,
}

/// A new workflow.
#[params]
pub struct CreateWorkflow {
    /// The name.
    #[sample("Triage")]
    pub name: String,
    /// The instructions for its agents. Required by API revision 0.4.1.
    #[sample("Sort requests and be brief.")]
    pub system_prompt: Option<String>,
    /// What the workflow is for.
    #[sample("Sorts requests and answers the simple ones")]
    pub description: Option<String>,
    /// The category.
    #[sample("support")]
    pub category: Option<String>,
    /// The rules: what agents say or do when a message triggers them.
    pub rules: Option<Vec<RuleInput>>,
    /// The guided dialogues: [`FlowInput`](parts::FlowInput)s or any JSON objects.
    #[sample([{"name": "Booking", "trigger_keywords": [{"keyword": "book", "weight": "high"}]}])]
    pub flows: Option<Vec<AnyFlow>>,
    /// The tags.
    #[sample(["v1"])]
    pub tags: Option<Vec<String>>,
    /// The types of integrations it uses. Not supported by API revision 0.1.0.dev9.
    pub integrations: Option<Vec<String>>,
    /// The types of channels it is made for. Not supported by API revision 0.1.0.dev9.
    pub channels: Option<Vec<String>>,
    /// The actions it uses, by name. Not supported by API revision 0.1.0.dev9.
    pub actions: Option<Vec<String>>,
    /// A setup guide for people. Not supported by API revision 0.1.0.dev9.
    pub guide: Option<WorkflowGuideInput>,
    /// Frequently asked questions, with answers. Not supported by API revision 0.1.0.dev9.
    pub faq: Option<Vec<WorkflowFaq>>,
    /// The setup steps, of any shape. Not supported by API revision 0.1.0.dev9.
    pub setup_steps: Option<Vec<Value>>,
    /// The setup time. The unit is not documented. Not supported by API revision 0.1.0.dev9.
    pub setup_time: Option<u64>,
    /// The URL of a video. Not supported by API revision 0.1.0.dev9.
    #[format("uri")]
    pub video_url: Option<String>,
    /// The settings of the prompt, as a free-form object. API revision 0.1.0.dev9 only.
    pub prompt_config: Option<Map<String, Value>>,
}

/// Changes to a workflow. Fields that are not set stay unchanged. A list replaces the existing one (assumed).
#[params]
pub struct UpdateWorkflow {
    /// New name.
    #[sample("Triage 2")]
    pub name: Option<String>,
    /// New instructions for its agents.
    #[sample("Sort requests, then ask for the order number.")]
    pub system_prompt: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// New category.
    pub category: Option<String>,
    /// New rules.
    pub rules: Option<Vec<RuleInput>>,
    /// New guided dialogues: [`FlowInput`](parts::FlowInput)s or any JSON objects.
    pub flows: Option<Vec<AnyFlow>>,
    /// New tags.
    #[sample(["v2"])]
    pub tags: Option<Vec<String>>,
    /// New types of integrations. Not supported by API revision 0.1.0.dev9.
    pub integrations: Option<Vec<String>>,
    /// New types of channels. Not supported by API revision 0.1.0.dev9.
    pub channels: Option<Vec<String>>,
    /// New actions, by name. Not supported by API revision 0.1.0.dev9.
    pub actions: Option<Vec<String>>,
    /// New setup guide for people. Not supported by API revision 0.1.0.dev9.
    pub guide: Option<WorkflowGuideInput>,
    /// New frequently asked questions, with answers. Not supported by API revision 0.1.0.dev9.
    pub faq: Option<Vec<WorkflowFaq>>,
    /// New setup steps, of any shape. Not supported by API revision 0.1.0.dev9.
    pub setup_steps: Option<Vec<Value>>,
    /// New setup time. The unit is not documented. Not supported by API revision 0.1.0.dev9.
    pub setup_time: Option<u64>,
    /// URL of a new video. Not supported by API revision 0.1.0.dev9.
    #[format("uri")]
    pub video_url: Option<String>,
    /// New settings of the prompt, as a free-form object. API revision 0.1.0.dev9 only.
    pub prompt_config: Option<Map<String, Value>>,
}

/// A workflow to copy.
#[params]
pub struct CloneWorkflow {
    /// The workflow to copy: a public one or one that the team owns.
    #[sample("wfl_1")]
    pub source_workflow_id: Id<Workflow>,
}
