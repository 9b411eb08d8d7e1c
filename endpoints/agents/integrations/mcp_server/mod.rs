//! Connectors to MCP (Model Context Protocol) servers.

use super::auth::{IntegrationAuthConfig, IntegrationAuthType};
use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

pub mod tools;

endpoints! {
    /// Connectors to MCP servers, with the tools those offer.
    resource agents.integrations.mcp_server: McpServerIntegrations where integration_id: McpServerIntegration {
        /// Lists the MCP servers an agent is connected with.
        list: GET "/agents/{agent_id}/integrations/mcp_server" -> Vec<McpServerIntegration>;
        /// Connects an MCP server with an agent. Its tools come with `discover`.
        configure: POST "/agents/{agent_id}/integrations/mcp_server/configure" (McpServerConfigure) -> McpServerIntegration, idempotent;
        /// Disconnects an MCP server. Its tools go with it (assumed).
        disconnect: DELETE "/agents/{agent_id}/integrations/mcp_server/{integration_id}" -> (), idempotent;
        /// Asks the server for its tools, and brings the agent's list of them up to date.
        discover: POST "/agents/{agent_id}/integrations/mcp_server/{integration_id}/discover" -> McpServerDiscoverResult, idempotent;
        /// Tries the connection.
        ///
        /// A server that cannot be reached is an answer, not an error: look at [`McpServerTestResult::success`].
        test: POST "/agents/{agent_id}/integrations/mcp_server/{integration_id}/test" -> McpServerTestResult, idempotent;

        /// Tools: what the server offers.
        tools: tools::McpServerTools;
    }
}

/// A connection with an MCP server.
#[model]
pub struct McpServerIntegration {
    /// Identifies the connection.
    #[sample("int_1")]
    pub id: Id<McpServerIntegration>,
    /// How the server is reached. Secrets are not answered.
    pub config: McpServerConfig,
}

/// How an MCP server is reached.
#[model]
pub struct McpServerConfig {
    /// What the team calls the server.
    #[sample("Guild")]
    pub name: String,
    /// Its URL.
    #[sample("https://mcp.acme.example/api")]
    pub server_url: String,
    /// The protocol's transport.
    #[sample("streamable_http")]
    pub transport: McpServerTransport,
    /// How the connector authenticates.
    #[sample("bearer")]
    pub auth_type: IntegrationAuthType,
}

/// The transports of the Model Context Protocol.
#[model]
pub enum McpServerTransport {
    /// HTTP with server-sent events: the older one.
    HttpSse,
    /// Streamable HTTP: the newer one.
    #[sample]
    StreamableHttp,
}

/// An MCP server to connect.
#[params]
pub struct McpServerConfigure {
    /// What to call the server.
    #[sample("Guild")]
    pub name: String,
    /// Its URL.
    #[sample("https://mcp.acme.example/api")]
    pub server_url: String,
    /// The protocol's transport. Left to the API if not given.
    #[sample("streamable_http")]
    pub transport: Option<McpServerTransport>,
    /// How to prove oneself to the server. The API is expected to take `none` if it is not given.
    #[sample("bearer")]
    pub auth_type: Option<IntegrationAuthType>,
    /// What to prove oneself with. Its secrets are shown as `[redacted]` in `Debug`.
    #[sample({"token": "tok_1"})]
    pub auth_config: Option<IntegrationAuthConfig>,
}

/// What came of trying a connection.
#[model]
pub struct McpServerTestResult {
    /// Whether the server answered.
    #[sample(true)]
    pub success: bool,
    /// What happened, in words.
    #[sample("Connected")]
    pub message: String,
    /// What went wrong; `None` if nothing did.
    pub error: Option<String>,
    /// How many tools the server offers; `None` if it could not be asked.
    #[sample(1)]
    pub tools_count: Option<u64>,
}

/// What came of asking a server for its tools.
#[model]
pub struct McpServerDiscoverResult {
    /// How many tools the server offers.
    #[sample(1)]
    pub discovered: u64,
    /// How many of them are new.
    #[sample(1)]
    pub created: u64,
    /// How many were known and have changed.
    #[sample(0)]
    pub updated: u64,
    /// How many were switched off because the server no longer offers them.
    #[sample(0)]
    pub disabled: u64,
}
