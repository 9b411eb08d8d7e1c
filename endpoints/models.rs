//! All models, parameters and inputs of the API in one module.
//!
//! The types come first, followed by aliases: the names that the official SDKs use for the same types.

pub use super::agents::actions::{AgentAction, BulkActionIds, BulkActionUpdate};
pub use super::agents::calls::{ListCalls, MakeCall, MakeCallResult, MakeCallStatus};
pub use super::agents::channels::AgentChannel;
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
    AgentIntegration, IntegrationAction, IntegrationConfigField, IntegrationTool, OnboardingUrl,
};
pub use super::agents::knowledge_bases::{
    CreateKnowledgeBase, CreateKnowledgeBaseText, CreateKnowledgeBaseUrl, KnowledgeBase, KnowledgeBaseType,
    UpdateKnowledgeBase,
};
pub use super::agents::{
    Agent, AgentCreateResponse, AgentDetail, AgentLiveStatus, AgentLiveStatusValue, AgentPersona, CreateAgent,
    ListAgents, UpdateAgent, UpdateLiveStatus,
};
pub use super::calls::{Call, CallDetail, CallMessage, CallStatus};
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
    AnyFlow, Flow, FlowInput, FlowStep, FlowTriggerKeyword, FlowTriggerKeywordWeight, WorkflowFaq, WorkflowGuide,
    WorkflowGuideInput,
};
pub use super::workflows::{
    CloneWorkflow, CreateWorkflow, ListWorkflows, UpdateWorkflow, Workflow, WorkflowScope, WorkflowVisibility,
};

// Aliases.

/// Alias: the name of [`MessageAttachment`] in phone calls in SDK revision 0.4.1.
pub type CallMessageAttachment = MessageAttachment;

/// Alias: the name of [`AgentChannel`] in SDK revision 0.1.0.dev9.
pub type Channel = AgentChannel;

/// Alias: the name of [`FlowStep`] in requests in SDK revision 0.4.1.
pub type FlowStepInput = FlowStep;

/// Alias: the name of [`FlowTriggerKeyword`] in requests in SDK revision 0.4.1.
pub type FlowTriggerKeywordInput = FlowTriggerKeyword;

/// Alias: the name of [`AgentIntegration`] in SDK revision 0.1.0.dev9.
pub type Integration = AgentIntegration;

/// Alias: the name of [`AgentIntegration`] inside an [`AgentDetail`] in SDK revision 0.4.1, without `config_fields` and
/// `actions`.
pub type IntegrationSummary = AgentIntegration;

/// Alias: the name of [`KnowledgeBase`] in SDK revision 0.4.1.
pub type KnowledgeBaseItem = KnowledgeBase;

/// Alias: the name of [`KnowledgeBase`] inside an [`AgentDetail`] in SDK revision 0.4.1, without `url` and `content`.
pub type KnowledgeBaseSummary = KnowledgeBase;

/// Alias: another name of [`Workflow`] in SDK revision 0.4.1.
pub type WorkflowDetail = Workflow;

/// Alias: the name of [`WorkflowFaq`] in requests in SDK revision 0.4.1.
pub type WorkflowFaqInput = WorkflowFaq;

/// Alias: the name of [`Workflow`] in lists in SDK revision 0.1.0.dev9.
pub type WorkflowSummary = Workflow;
