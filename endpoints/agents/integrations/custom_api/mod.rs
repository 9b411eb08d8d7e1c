//! Connectors to any HTTP API.

use super::auth::{IntegrationAuthConfig, IntegrationAuthType};
use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

pub mod tools;

endpoints! {
    /// Connectors to any HTTP API, with tools you describe.
    resource agents.integrations.custom_api: CustomApiIntegrations where integration_id: CustomApiIntegration {
        /// Lists the APIs an agent is connected with.
        list: GET "/agents/{agent_id}/integrations/custom_api" -> Vec<CustomApiIntegration>;
        /// Connects an API with an agent. Its tools are added afterwards, one by one.
        configure: POST "/agents/{agent_id}/integrations/custom_api/configure" (CustomApiConfigure) -> CustomApiIntegration, idempotent;
        /// Disconnects an API. Its tools go with it (assumed).
        disconnect: DELETE "/agents/{agent_id}/integrations/custom_api/{integration_id}" -> (), idempotent;

        /// Tools: the requests an agent may make to the API.
        tools: tools::CustomApiTools;
    }
}

/// A connection with an HTTP API.
#[model]
pub struct CustomApiIntegration {
    /// Identifies the connection.
    #[sample("int_1")]
    pub id: Id<CustomApiIntegration>,
    /// How the API is reached. Secrets are not answered.
    pub config: CustomApiConfig,
}

/// How an HTTP API is reached.
#[model]
pub struct CustomApiConfig {
    /// What the team calls the API.
    #[sample("Shop")]
    pub name: String,
    /// What the tools' URL templates are appended to; `None` if they are whole URLs (assumed).
    #[sample("https://shop.acme.example/v1")]
    pub base_url: Option<String>,
    /// How the connector authenticates.
    #[sample("bearer")]
    pub auth_type: IntegrationAuthType,
}

/// An HTTP API to connect.
#[params]
pub struct CustomApiConfigure {
    /// What to call the API.
    #[sample("Shop")]
    pub name: String,
    /// What the API is for.
    #[sample("Orders and stock")]
    pub description: Option<String>,
    /// What the tools' URL templates are appended to, such as `https://shop.acme.example/v1`.
    #[sample("https://shop.acme.example/v1")]
    pub base_url: Option<String>,
    /// How to prove oneself to the API. The server is expected to take `none` if it is not given.
    #[sample("bearer")]
    pub auth_type: Option<IntegrationAuthType>,
    /// What to prove oneself with. Its secrets are shown as `[redacted]` in `Debug`.
    #[sample({"token": "tok_1"})]
    pub auth_config: Option<IntegrationAuthConfig>,
    /// A path to try the connection with, such as `/ping`.
    #[sample("/ping")]
    pub test_endpoint: Option<String>,
}
