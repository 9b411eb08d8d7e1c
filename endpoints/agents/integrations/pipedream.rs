//! Connectors provided by Pipedream.

use super::OnboardingUrl;
use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Connectors provided by Pipedream.
    resource agents.integrations.pipedream: PipedreamIntegrations where integration_id: PipedreamIntegration {
        /// Lists the apps an agent is connected to through Pipedream.
        list: GET "/agents/{agent_id}/integrations/pipedream" -> Vec<PipedreamIntegration>;
        /// Starts connecting an app. Returns the URL where a person continues in a browser.
        configure: POST "/agents/{agent_id}/integrations/pipedream/configure" (PipedreamConfigure) -> OnboardingUrl, idempotent;
        /// Disconnects an app.
        disconnect: DELETE "/agents/{agent_id}/integrations/pipedream/{integration_id}" -> (), idempotent;
    }
}

/// A connection to an app through Pipedream.
#[model]
pub struct PipedreamIntegration {
    /// The id of the connection.
    #[sample("int_1")]
    pub id: Id<PipedreamIntegration>,
    /// The family of the connector, such as `pipedream`. The API does not list the values.
    #[sample("pipedream")]
    pub channel_type: String,
    /// The configuration of the app.
    pub config: PipedreamIntegrationConfig,
}

/// The configuration of an app that is connected through Pipedream.
#[model]
pub struct PipedreamIntegrationConfig {
    /// The app's name in Pipedream's catalogue, such as `google-sheets`.
    #[sample("google-sheets")]
    pub app_slug: String,
    /// The display name.
    #[sample("Google Sheets")]
    pub app_name: Option<String>,
    /// The URL of the icon.
    #[format("uri")]
    #[sample("https://cdn.acme.example/sheets.svg")]
    pub app_icon: Option<String>,
    /// The URL of the server that provides the app's tools.
    #[format("uri")]
    #[sample("https://pipedream.example/mcp")]
    pub server_url: String,
}

/// An app to connect through Pipedream.
#[params]
pub struct PipedreamConfigure {
    /// The app's name in Pipedream's catalogue, such as `google-sheets`.
    #[sample("google-sheets")]
    pub app_slug: String,
    /// The display name.
    #[sample("Google Sheets")]
    pub app_name: Option<String>,
    /// The URL of the icon.
    #[format("uri")]
    #[sample("https://cdn.acme.example/sheets.svg")]
    pub app_icon: Option<String>,
}
