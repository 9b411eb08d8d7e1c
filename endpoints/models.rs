//! Every model, parameter type and input of the API in one place. All of them are at the crate's root too.

pub use super::agents::actions::{AgentAction, BulkActionIds, BulkActionUpdate};
pub use super::agents::calls::{ListCalls, MakeCall, MakeCallResult, MakeCallStatus};
pub use super::agents::channels::{AgentChannel, Channel};
pub use super::agents::conversation_flows::ConversationFlow;
pub use super::agents::deployment::{
    AgentTestCode, DeploymentChannels, DeploymentInstagramChannel, DeploymentMessengerChannel,
    DeploymentTelephonyChannel, DeploymentWhatsAppChannel,
};
pub use super::agents::integrations::auth::{IntegrationAuthConfig, IntegrationAuthType};
pub use super::agents::integrations::bimpeai::{BimpeaiConfigure, BimpeaiIntegration, BimpeaiIntegrationType};
pub use super::agents::integrations::custom_api::tools::{
    CustomApiCreateTool, ParameterDefinition, ParameterType, ToolHttpMethod, ToolResponseMapping,
};
pub use super::agents::integrations::custom_api::{CustomApiConfig, CustomApiConfigure, CustomApiIntegration};
pub use super::agents::integrations::mcp_server::{
    McpServerConfig, McpServerConfigure, McpServerDiscoverResult, McpServerIntegration, McpServerTestResult,
    McpServerTransport,
};
pub use super::agents::integrations::pipedream::{
    PipedreamConfigure, PipedreamIntegration, PipedreamIntegrationConfig,
};
pub use super::agents::integrations::{
    AgentIntegration, Integration, IntegrationAction, IntegrationConfigField, IntegrationSummary, IntegrationTool,
    OnboardingUrl,
};
pub use super::agents::knowledge_bases::{
    CreateKnowledgeBase, CreateKnowledgeBaseText, CreateKnowledgeBaseUrl, KnowledgeBase, KnowledgeBaseItem,
    KnowledgeBaseSummary, KnowledgeBaseType, UpdateKnowledgeBase,
};
pub use super::agents::{
    Agent, AgentCreateResponse, AgentDetail, AgentLiveStatus, AgentLiveStatusValue, AgentPersona, CreateAgent,
    ListAgents, UpdateAgent, UpdateLiveStatus,
};
pub use super::calls::{Call, CallDetail, CallMessage, CallMessageAttachment, CallStatus};
pub use super::conversations::messages::{
    ListMessages, Message, MessageAttachment, MessageRole, SendMessage, StreamHeartbeatEvent, StreamMessageEvent,
    StreamMessageRole, StreamTicket,
};
pub use super::conversations::{
    Conversation, ConversationAiStatus, ConversationChannel, ConversationDetail, CreateConversationMessage,
    ListConversations, MessageChannelType, SetAiStatus,
};
pub use super::phone_numbers::requests::{
    CreatePhoneNumberRequest, ListPhoneNumberRequests, PhoneNumberRegion, PhoneNumberRequest,
};
pub use super::phone_numbers::{ListPhoneNumbers, PhoneNumber, PhoneNumberDetail, UpdatePhoneNumber};
pub use super::rules::{Rule, RuleInput};
pub use super::workflows::parts::{
    AnyFlow, Flow, FlowInput, FlowStep, FlowStepInput, FlowTriggerKeyword, FlowTriggerKeywordInput,
    FlowTriggerKeywordWeight, WorkflowFaq, WorkflowFaqInput, WorkflowGuide, WorkflowGuideInput,
};
pub use super::workflows::{
    CloneWorkflow, CreateWorkflow, ListWorkflows, UpdateWorkflow, Workflow, WorkflowDetail, WorkflowScope,
    WorkflowSummary, WorkflowVisibility,
};
pub use crate::response::PaginationMeta;
