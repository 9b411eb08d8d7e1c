//! Integrations of an agent: the outside services it may use. Each family of connectors is a file of its own.

use super::Agent;
use crate::{Id, endpoints, model};

pub mod auth;
pub mod bimpeai;
pub mod custom_api;
pub mod mcp_server;
pub mod pipedream;

endpoints! {
    /// Integrations: the outside services an agent may use.
    resource agents.integrations: Integrations {
        /// Lists the integrations of an agent, of every family.
        list: GET "/agents/{agent_id}/integrations" -> Vec<AgentIntegration>;

        /// Connectors that `BimpeAI` provides itself: calendars, spreadsheets, payments, shops.
        bimpeai: bimpeai::BimpeaiIntegrations;
        /// Connectors to any HTTP API, with tools you describe.
        custom_api: custom_api::CustomApiIntegrations;
        /// Connectors to MCP servers, with the tools those offer.
        mcp_server: mcp_server::McpServerIntegrations;
        /// Connectors that Pipedream provides.
        pipedream: pipedream::PipedreamIntegrations;
    }
}

/// An integration of an agent, whatever its family. Called `Integration` in SDK revision 0.1.0.dev9.
#[model]
pub struct AgentIntegration {
    /// Identifies the integration.
    #[sample("int_1")]
    pub id: Id<AgentIntegration>,
    /// What kind of integration, such as `google_calendar`.
    #[sample("google_calendar")]
    pub r#type: String,
    /// The name to show for it. `None` with API revision 0.1.0.dev9.
    #[sample("Google Calendar")]
    pub name: Option<String>,
    /// How the connection is doing, such as `active`. The API does not list the values.
    #[sample("active")]
    pub status: String,
    /// Whether the agent can use it now.
    #[sample(true)]
    pub is_connected: bool,
    /// What has to be filled in to connect it.
    pub config_fields: Vec<IntegrationConfigField>,
    /// What the agent may do with it.
    pub actions: Vec<IntegrationAction>,
}

/// Something to fill in to connect an integration.
#[model]
pub struct IntegrationConfigField {
    /// The key to send the value under.
    #[sample("calendar_id")]
    pub key: String,
    /// What to call it in a form.
    #[sample("Calendar")]
    pub label: String,
    /// What kind of value, such as `string`. The API does not list the kinds.
    #[sample("string")]
    pub r#type: String,
    /// Whether it must be filled in.
    #[sample(true)]
    pub required: bool,
}

/// Something an agent may do with an integration.
#[model]
pub struct IntegrationAction {
    /// The name the agent's model knows the action by.
    #[sample("create_event")]
    pub action_name: String,
    /// The name to show for it.
    #[sample("Create event")]
    pub name: String,
    /// What it does; `None` if nobody said.
    #[sample("Puts an appointment into the calendar")]
    pub description: Option<String>,
    /// The group it is filed under.
    #[sample("calendar")]
    pub category: String,
    /// Whether the agent may use it.
    #[sample(true)]
    pub is_enabled: bool,
    /// Whether a person has to agree each time.
    #[sample(false)]
    pub require_human_approval: bool,
}

/// A tool of a custom API or of an MCP server: something the agent may call.
#[model]
pub struct IntegrationTool {
    /// Identifies the tool.
    #[sample("tol_1")]
    pub id: Id<IntegrationTool>,
    /// The name the agent's model knows the tool by.
    #[sample("find_order")]
    pub action_name: String,
    /// The name to show for it.
    #[sample("Find order")]
    pub name: String,
    /// What it does; `None` if nobody said.
    #[sample("Looks an order up by its number")]
    pub description: Option<String>,
    /// The group it is filed under.
    #[sample("orders")]
    pub category: String,
    /// Whether the agent may use it.
    #[sample(true)]
    pub is_enabled: bool,
}

/// Where to go on, in a browser, to connect an integration.
#[model]
pub struct OnboardingUrl {
    /// The page at which a person finishes connecting. It may carry a token, and is shown as `[redacted]` in `Debug`.
    #[secret]
    #[sample("https://connect.bimpe.example/onboarding/1")]
    pub onboarding_url: String,
}
