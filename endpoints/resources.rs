//! The handle types of all resources. A client returns the handles: `client.agents()`.

pub use super::agents::Agents;
pub use super::agents::actions::Actions;
pub use super::agents::calls::AgentCalls;
pub use super::agents::channels::Channels;
pub use super::agents::conversation_flows::ConversationFlows;
pub use super::agents::integrations::Integrations;
pub use super::agents::integrations::bimpeai::BimpeaiIntegrations;
pub use super::agents::integrations::custom_api::CustomApiIntegrations;
pub use super::agents::integrations::custom_api::tools::CustomApiTools;
pub use super::agents::integrations::mcp_server::McpServerIntegrations;
pub use super::agents::integrations::mcp_server::tools::McpServerTools;
pub use super::agents::integrations::pipedream::PipedreamIntegrations;
pub use super::agents::knowledge_bases::KnowledgeBases;
pub use super::calls::Calls;
pub use super::conversations::Conversations;
pub use super::conversations::messages::Messages;
pub use super::phone_numbers::PhoneNumbers;
pub use super::phone_numbers::requests::PhoneNumberRequests;
pub use super::workflows::Workflows;
