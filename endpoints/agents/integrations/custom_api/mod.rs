//! Connectors to any HTTP API.

use super::auth::{IntegrationAuthConfig, IntegrationAuthType};
use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

pub mod tools;

endpoints! {
    /// Connectors to any HTTP API, with tools that you define.
    resource agents.integrations.custom_api: CustomApiIntegrations where integration_id: CustomApiIntegration {
        /// Lists the APIs an agent is connected to.
        list: GET "/agents/{agent_id}/integrations/custom_api" -> Vec<CustomApiIntegration>;
        /// Connects an agent to an API. The tools are added afterwards, one by one.
        configure: POST "/agents/{agent_id}/integrations/custom_api/configure" (CustomApiConfigure) -> CustomApiIntegration, idempotent;
        /// Disconnects an API. Its tools are deleted too (assumed).
        disconnect: DELETE "/agents/{agent_id}/integrations/custom_api/{integration_id}" -> (), idempotent;

        /// Tools: the requests an agent can send to the API.
        tools: tools::CustomApiTools;
    }
}

/// A connection to an HTTP API.
#[model]
pub struct CustomApiIntegration {
    /// The id of the connection.
    #[sample("int_1")]
    pub id: Id<CustomApiIntegration>,
    /// The configuration, without secrets.
    pub config: CustomApiConfig,
}

/// The configuration of an HTTP API.
#[model]
pub struct CustomApiConfig {
    /// The name of the API.
    #[sample("Shop")]
    pub name: String,
    /// The base of the tools' URL templates; `None` if those are full URLs (assumed).
    #[format("uri")]
    #[sample("https://shop.acme.example/v1")]
    pub base_url: Option<String>,
    /// How the connector authenticates.
    #[sample("bearer")]
    pub auth_type: IntegrationAuthType,
}

/// An HTTP API to connect.
#[params]
pub struct CustomApiConfigure {
    /// The name of the API.
    #[sample("Shop")]
    pub name: String,
    /// What the API is for.
    #[sample("Orders and stock")]
    pub description: Option<String>,
    /// The base of the tools' URL templates, such as `https://shop.acme.example/v1`.
    #[format("uri")]
    #[sample("https://shop.acme.example/v1")]
    pub base_url: Option<String>,
    /// How the connector authenticates with the API. Default: `none` (assumed).
    #[sample("bearer")]
    pub auth_type: Option<IntegrationAuthType>,
    /// The credentials. Secrets are shown as `[redacted]` in `Debug`.
    #[sample({"token": "tok_1"})]
    pub auth_config: Option<IntegrationAuthConfig>,
    /// A path for testing the connection, such as `/ping`.
    #[sample("/ping")]
    pub test_endpoint: Option<String>,
}
