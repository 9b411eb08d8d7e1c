//! The types of this SDK, so that a rule can be checked for each of them.

use std::fmt::Debug;

use bimpeai::models;
use bimpeai::schema::{Field, Kind, Schema};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A type of the SDK.
pub(super) struct Type {
    pub(super) name: &'static str,
    /// The same for all names of one type.
    pub(super) id: &'static str,
    pub(super) kind: Kind,
    /// Reads a value and writes it back.
    pub(super) round_trip: fn(&Value) -> Result<Value, String>,
    /// Reads a value and prints it.
    pub(super) debug: fn(&Value) -> String,
}

impl Type {
    fn of<T: Schema + Serialize + DeserializeOwned + Debug>(name: &'static str) -> Self {
        Self {
            name,
            id: std::any::type_name::<T>(),
            kind: T::KIND,
            round_trip: |value| {
                // From text, like a response.
                let read: T = serde_json::from_str(&value.to_string()).map_err(|error| error.to_string())?;
                serde_json::to_value(read).map_err(|error| error.to_string())
            },
            debug: |value| {
                let read = T::deserialize(value).unwrap_or_else(|error| panic!("{value}: {error}"));
                format!("{read:?}\n{read:#?}")
            },
        }
    }

    pub(super) fn field(&self, name: &str) -> Option<&'static Field> {
        self.kind.fields().iter().find(|field| field.name == name)
    }
}

/// The type of this SDK that represents a recorded one.
pub(super) fn type_of(recorded: &str) -> Type {
    let name = recorded.trim_end_matches("@input").trim_end_matches("Body").trim_end_matches("Query");
    all().into_iter().find(|known| known.name == name).unwrap_or_else(|| panic!("unknown type {name}"))
}

macro_rules! types {
    ($($name:ident)*) => {
        vec![
            Type::of::<bimpeai::pagination::PaginationMeta>("PaginationMeta"),
            $(Type::of::<bimpeai::models::$name>(stringify!($name)),)*
        ]
    };
}

/// Every struct of the SDK, under each of its names.
pub(super) fn all() -> Vec<Type> {
    types! {
        Agent AgentAction AgentChannel AgentCreateResponse AgentDetail AgentIntegration AgentLiveStatus AgentTestCode
        BimpeaiConfigure BimpeaiIntegration BulkActionIds BulkActionUpdate
        Call CallDetail CallMessage CallMessageAttachment Channel CloneWorkflow
        Conversation ConversationAiStatus ConversationDetail ConversationFlow
        CreateAgent CreateConversationMessage CreateKnowledgeBase CreateKnowledgeBaseText CreateKnowledgeBaseUrl
        CreatePhoneNumberRequest CreateWorkflow
        CustomApiConfig CustomApiConfigure CustomApiCreateTool CustomApiIntegration
        DeploymentChannels DeploymentInstagramChannel DeploymentMessengerChannel DeploymentTelephonyChannel
        DeploymentWhatsAppChannel
        Flow FlowInput FlowStep FlowStepInput FlowTriggerKeyword FlowTriggerKeywordInput
        Integration IntegrationAction IntegrationAuthConfig IntegrationConfigField IntegrationSummary IntegrationTool
        KnowledgeBase KnowledgeBaseItem KnowledgeBaseSummary
        ListCalls ListConversations ListMessages ListPhoneNumbers
        MakeCall MakeCallResult
        McpServerConfig McpServerConfigure McpServerDiscoverResult McpServerIntegration McpServerTestResult
        Message MessageAttachment OnboardingUrl ParameterDefinition
        PhoneNumber PhoneNumberDetail PhoneNumberRequest
        PipedreamConfigure PipedreamIntegration PipedreamIntegrationConfig
        Rule RuleInput SendMessage SetAiStatus StreamHeartbeatEvent StreamMessageEvent StreamTicket
        ToolResponseMapping UpdateAgent UpdateKnowledgeBase UpdateLiveStatus UpdatePhoneNumber UpdateWorkflow
        Workflow WorkflowDetail WorkflowFaq WorkflowFaqInput WorkflowGuide WorkflowGuideInput WorkflowSummary
    }
}

/// The known values of the enum that represents a recorded one.
pub(super) fn values_of(recorded: &str) -> &'static [&'static str] {
    match recorded {
        "AgentLiveStatusValue" => models::AgentLiveStatusValue::VALUES,
        "AgentPersona" => models::AgentPersona::VALUES,
        "BimpeaiIntegrationType" => models::BimpeaiIntegrationType::VALUES,
        "CallStatus" => models::CallStatus::VALUES,
        "ConversationChannel" => models::ConversationChannel::VALUES,
        "CreateConversationMessageBody.channel_type" => models::MessageChannelType::VALUES,
        "ErrorCode" => bimpeai::ErrorCode::VALUES,
        "FlowTriggerKeyword.weight" | "FlowTriggerKeywordInput.weight" => models::FlowTriggerKeywordWeight::VALUES,
        "IntegrationAuthType" => models::IntegrationAuthType::VALUES,
        "KnowledgeBase.type" | "KnowledgeBaseSummary.type" => models::KnowledgeBaseType::VALUES,
        "MakeCallStatus" => models::MakeCallStatus::VALUES,
        "McpServerTransport" => models::McpServerTransport::VALUES,
        "MessageRole" => models::MessageRole::VALUES,
        "ParameterType" => models::ParameterType::VALUES,
        "PhoneNumberRegion" => models::PhoneNumberRegion::VALUES,
        "StreamMessageRole" => models::StreamMessageRole::VALUES,
        "ToolHttpMethod" => models::ToolHttpMethod::VALUES,
        "WorkflowScope" => models::WorkflowScope::VALUES,
        "WorkflowVisibility" => models::WorkflowVisibility::VALUES,
        other => panic!("unknown enum {other}"),
    }
}
