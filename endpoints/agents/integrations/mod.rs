//! Integrations of an agent: the external services it can use. Each family of connectors has its own module.

use super::Agent;
use crate::{Id, endpoints, model};

pub mod auth;
pub mod bimpeai;
pub mod custom_api;
pub mod mcp_server;
pub mod pipedream;

endpoints! {
    /// Integrations: the external services an agent can use.
    resource agents.integrations: Integrations {
        /// Lists the integrations of an agent, across all families.
        list: GET "/agents/{agent_id}/integrations" -> Vec<AgentIntegration>;

        /// Connectors provided by `BimpeAI`: calendars, spreadsheets, payments, shops.
        bimpeai: bimpeai::BimpeaiIntegrations;
        /// Connectors to any HTTP API, with tools that you define.
        custom_api: custom_api::CustomApiIntegrations;
        /// Connectors to MCP servers, with the tools they provide.
        mcp_server: mcp_server::McpServerIntegrations;
        /// Connectors provided by Pipedream.
        pipedream: pipedream::PipedreamIntegrations;
    }
}

/// An integration of an agent, of any family.
#[model]
pub struct AgentIntegration {
    /// The id of the integration.
    #[sample("int_1")]
    pub id: Id<AgentIntegration>,
    /// The type of integration, such as `google_calendar`. The API does not list the values.
    #[sample("google_calendar")]
    pub r#type: String,
    /// The display name. `None` with API revision 0.1.0.dev9.
    #[sample("Google Calendar")]
    pub name: Option<String>,
    /// The status of the connection, such as `active`. The API does not list the values.
    #[sample("active")]
    pub status: String,
    /// Whether the agent can currently use it.
    #[sample(true)]
    pub is_connected: bool,
    /// The fields to fill in to connect it.
    pub config_fields: Vec<IntegrationConfigField>,
    /// The actions the agent can perform with it.
    pub actions: Vec<IntegrationAction>,
}

/// A field to fill in to connect an integration.
#[model]
pub struct IntegrationConfigField {
    /// The key to send the value under.
    #[sample("calendar_id")]
    pub key: String,
    /// The label of the field in a form.
    #[sample("Calendar")]
    pub label: String,
    /// The type of the value, such as `string`. The API does not list the types.
    #[sample("string")]
    pub r#type: String,
    /// Whether the field is required.
    #[sample(true)]
    pub required: bool,
}

/// An action that an agent can perform with an integration.
#[model]
pub struct IntegrationAction {
    /// The name of the action for the agent's language model.
    #[sample("create_event")]
    pub action_name: String,
    /// The display name.
    #[sample("Create event")]
    pub name: String,
    /// The description; `None` if there is none.
    #[sample("Puts an appointment into the calendar")]
    pub description: Option<String>,
    /// The category.
    #[sample("calendar")]
    pub category: String,
    /// Whether the agent can use it.
    #[sample(true)]
    pub is_enabled: bool,
    /// Whether each use requires approval by a person.
    #[sample(false)]
    pub require_human_approval: bool,
}

/// A tool of a custom API or an MCP server, which the agent can use.
#[model]
pub struct IntegrationTool {
    /// The id of the tool.
    #[sample("tol_1")]
    pub id: Id<IntegrationTool>,
    /// The name of the tool for the agent's language model.
    #[sample("find_order")]
    pub action_name: String,
    /// The display name.
    #[sample("Find order")]
    pub name: String,
    /// The description; `None` if there is none.
    #[sample("Looks an order up by its number")]
    pub description: Option<String>,
    /// The category.
    #[sample("orders")]
    pub category: String,
    /// Whether the agent can use it.
    #[sample(true)]
    pub is_enabled: bool,
}

/// The page where a person finishes connecting an integration.
#[model]
pub struct OnboardingUrl {
    /// The URL of the page, for a browser. It may contain a token, so it is shown as `[redacted]` in `Debug`.
    #[format("uri")]
    #[secret]
    #[sample("https://connect.bimpe.example/onboarding/1")]
    pub onboarding_url: String,
}
