//! Connectors to MCP (Model Context Protocol) servers.

use super::auth::{IntegrationAuthConfig, IntegrationAuthType};
use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

pub mod tools;

endpoints! {
    /// Connectors to MCP servers, with the tools they provide.
    resource agents.integrations.mcp_server: McpServerIntegrations where integration_id: McpServerIntegration {
        /// Lists the MCP servers an agent is connected to.
        list: GET "/agents/{agent_id}/integrations/mcp_server" -> Vec<McpServerIntegration>;
        /// Connects an agent to an MCP server. Use `discover` to load its tools.
        configure: POST "/agents/{agent_id}/integrations/mcp_server/configure" (McpServerConfigure) -> McpServerIntegration, idempotent;
        /// Disconnects an MCP server. Its tools are deleted too (assumed).
        disconnect: DELETE "/agents/{agent_id}/integrations/mcp_server/{integration_id}" -> (), idempotent;
        /// Queries the MCP server for its tools and updates the agent's list of them.
        discover: POST "/agents/{agent_id}/integrations/mcp_server/{integration_id}/discover" -> McpServerDiscoverResult, idempotent;
        /// Tests the connection.
        ///
        /// An unreachable MCP server is a result, not an error: check [`McpServerTestResult::success`].
        test: POST "/agents/{agent_id}/integrations/mcp_server/{integration_id}/test" -> McpServerTestResult, idempotent;

        /// Tools: what the MCP server provides.
        tools: tools::McpServerTools;
    }
}

/// A connection to an MCP server.
#[model]
pub struct McpServerIntegration {
    /// The id of the connection.
    #[sample("int_1")]
    pub id: Id<McpServerIntegration>,
    /// The configuration, without secrets.
    pub config: McpServerConfig,
}

/// The configuration of an MCP server.
#[model]
pub struct McpServerConfig {
    /// The name of the MCP server.
    #[sample("Guild")]
    pub name: String,
    /// The URL of the MCP server.
    #[format("uri")]
    #[sample("https://mcp.acme.example/api")]
    pub server_url: String,
    /// The transport.
    #[sample("streamable_http")]
    pub transport: McpServerTransport,
    /// How the connector authenticates.
    #[sample("bearer")]
    pub auth_type: IntegrationAuthType,
}

/// The transports of the Model Context Protocol.
#[model]
pub enum McpServerTransport {
    /// HTTP with server-sent events, the older transport.
    HttpSse,
    /// Streamable HTTP, the newer transport.
    #[sample]
    StreamableHttp,
}

/// An MCP server to connect.
#[params]
pub struct McpServerConfigure {
    /// The name of the MCP server.
    #[sample("Guild")]
    pub name: String,
    /// The URL of the MCP server.
    #[format("uri")]
    #[sample("https://mcp.acme.example/api")]
    pub server_url: String,
    /// The transport. Default: chosen by the server.
    #[sample("streamable_http")]
    pub transport: Option<McpServerTransport>,
    /// How the connector authenticates with the MCP server. Default: `none` (assumed).
    #[sample("bearer")]
    pub auth_type: Option<IntegrationAuthType>,
    /// The credentials. Secrets are shown as `[redacted]` in `Debug`.
    #[sample({"token": "tok_1"})]
    pub auth_config: Option<IntegrationAuthConfig>,
}

/// The result of testing a connection.
#[model]
pub struct McpServerTestResult {
    /// Whether the MCP server responded.
    #[sample(true)]
    pub success: bool,
    /// What happened, as text.
    #[sample("Connected")]
    pub message: String,
    /// What went wrong; `None` if nothing did.
    pub error: Option<String>,
    /// The number of tools the MCP server provides; `None` if it could not be queried.
    #[sample(1)]
    pub tools_count: Option<u64>,
}

/// The result of querying an MCP server for its tools.
#[model]
pub struct McpServerDiscoverResult {
    /// The number of tools the MCP server provides.
    #[sample(1)]
    pub discovered: u64,
    /// The number of new tools.
    #[sample(1)]
    pub created: u64,
    /// The number of known tools that changed.
    #[sample(0)]
    pub updated: u64,
    /// The number of tools that were disabled because the MCP server no longer provides them.
    #[sample(0)]
    pub disabled: u64,
}
