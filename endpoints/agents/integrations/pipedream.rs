//! Connectors that Pipedream provides.

use super::OnboardingUrl;
use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Connectors that Pipedream provides.
    resource agents.integrations.pipedream: PipedreamIntegrations where integration_id: PipedreamIntegration {
        /// Lists the apps an agent is connected with through Pipedream.
        list: GET "/agents/{agent_id}/integrations/pipedream" -> Vec<PipedreamIntegration>;
        /// Starts connecting an app, and says where a person goes on in a browser.
        configure: POST "/agents/{agent_id}/integrations/pipedream/configure" (PipedreamConfigure) -> OnboardingUrl, idempotent;
        /// Disconnects an app.
        disconnect: DELETE "/agents/{agent_id}/integrations/pipedream/{integration_id}" -> (), idempotent;
    }
}

/// A connection with an app through Pipedream.
#[model]
pub struct PipedreamIntegration {
    /// Identifies the connection.
    #[sample("int_1")]
    pub id: Id<PipedreamIntegration>,
    /// The family of the connector, such as `pipedream`. The API does not list the values.
    #[sample("pipedream")]
    pub channel_type: String,
    /// Which app, and how it is reached.
    pub config: PipedreamIntegrationConfig,
}

/// An app that is connected through Pipedream.
#[model]
pub struct PipedreamIntegrationConfig {
    /// The app's name in Pipedream's catalogue, such as `google-sheets`.
    #[sample("google-sheets")]
    pub app_slug: String,
    /// The name to show for it.
    #[sample("Google Sheets")]
    pub app_name: Option<String>,
    /// The URL of its picture.
    #[sample("https://cdn.acme.example/sheets.svg")]
    pub app_icon: Option<String>,
    /// Where the app's tools are reached.
    #[sample("https://pipedream.example/mcp")]
    pub server_url: String,
}

/// An app to connect through Pipedream.
#[params]
pub struct PipedreamConfigure {
    /// The app's name in Pipedream's catalogue, such as `google-sheets`.
    #[sample("google-sheets")]
    pub app_slug: String,
    /// The name to show for it.
    #[sample("Google Sheets")]
    pub app_name: Option<String>,
    /// The URL of its picture.
    #[sample("https://cdn.acme.example/sheets.svg")]
    pub app_icon: Option<String>,
}
