//! Tools of an MCP server.

use super::McpServerIntegration;
use crate::endpoints;
use crate::endpoints::agents::Agent;
use crate::endpoints::agents::integrations::IntegrationTool;

endpoints! {
    /// Tools: what an MCP server provides.
    resource agents.integrations.mcp_server.tools: McpServerTools where integration_id: McpServerIntegration {
        /// Lists the tools of an MCP server, as of the last `discover`.
        list: GET "/agents/{agent_id}/integrations/mcp_server/{integration_id}/tools" -> Vec<IntegrationTool>;
    }
}
