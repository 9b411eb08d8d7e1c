//! Tools of a custom API: the requests an agent can send to it.

use serde_json::{Map, Value};

use super::CustomApiIntegration;
use crate::endpoints::agents::Agent;
use crate::endpoints::agents::integrations::IntegrationTool;
use crate::endpoints::agents::integrations::auth::IntegrationAuthType;
use crate::{endpoints, model};

endpoints! {
    /// Tools: the requests an agent can send to a custom API.
    resource agents.integrations.custom_api.tools: CustomApiTools where integration_id: CustomApiIntegration, tool_id: IntegrationTool {
        /// Lists the tools of an API.
        list: GET "/agents/{agent_id}/integrations/custom_api/{integration_id}/tools" -> Vec<IntegrationTool>;
        /// Adds a tool to an API.
        add: POST "/agents/{agent_id}/integrations/custom_api/{integration_id}/tools" (body: CustomApiCreateTool) -> IntegrationTool, idempotent;
        /// Deletes a tool.
        delete: DELETE "/agents/{agent_id}/integrations/custom_api/{integration_id}/tools/{tool_id}" -> (), idempotent;
    }
}

/// A tool to add to a custom API.
///
/// ```
/// use bimpeai::models::{CustomApiCreateTool, ParameterDefinition, ParameterType, ToolHttpMethod};
///
/// let order_id = ParameterDefinition::builder()
///     .name("order_id")
///     .r#type(ParameterType::String)
///     .description("The number on the receipt")
///     .required(true)
///     .build();
/// let tool = CustomApiCreateTool::builder()
///     .name("Find order")
///     .http_method(ToolHttpMethod::Get)
///     .url_template("/orders/{order_id}")
///     .url_params([order_id])
///     .build();
/// ```
#[model(input)]
pub struct CustomApiCreateTool {
    /// The name of the tool.
    #[sample("Find order")]
    pub name: String,
    /// The HTTP method.
    #[sample("GET")]
    pub http_method: ToolHttpMethod,
    /// The URL: a path below the API's base URL, with parameters in braces (`/orders/{order_id}`).
    #[sample("/orders/{order_id}")]
    pub url_template: String,
    /// What the tool does. The agent's language model uses it to decide when to use the tool.
    #[sample("Looks an order up by its number")]
    pub description: Option<String>,
    /// The parameters in the URL.
    #[sample([{"name": "order_id", "type": "string", "description": "The number on the receipt", "required": true}])]
    pub url_params: Option<Vec<ParameterDefinition>>,
    /// The parameters in the body.
    pub body_params: Option<Vec<ParameterDefinition>>,
    /// The headers, by name. Shown as `[redacted]` in `Debug`, because headers often contain keys.
    #[secret]
    pub headers_template: Option<Map<String, Value>>,
    /// The body, as an object whose strings may contain parameters (`{{lines}}`).
    pub body_template: Option<Map<String, Value>>,
    /// How the tool authenticates. Default: like the API's connection (assumed).
    pub auth_type: Option<IntegrationAuthType>,
    /// The credentials, as a free-form object. Shown as `[redacted]` in `Debug`.
    #[secret]
    pub auth_config: Option<Map<String, Value>>,
    /// How the response is presented to the agent.
    pub response_mapping: Option<ToolResponseMapping>,
    /// The category of the tool.
    #[sample("orders")]
    pub category: Option<String>,
    /// Whether each use requires approval by a person.
    #[sample(false)]
    pub require_human_approval: Option<bool>,
    /// The timeout of the tool's request. The unit is not documented. For the timeout of a request of this SDK, use
    /// `.timeout(..)` on the request builder.
    #[sample(30)]
    pub timeout: Option<u64>,
}

/// The HTTP method of a tool's request.
#[model]
pub enum ToolHttpMethod {
    /// Reads.
    #[rename("GET")]
    Get,
    /// Creates, or starts an operation.
    #[rename("POST")]
    Post,
    /// Replaces.
    #[rename("PUT")]
    Put,
    /// Deletes.
    #[rename("DELETE")]
    Delete,
    /// Updates in part.
    #[rename("PATCH")]
    Patch,
}

/// A parameter of a tool. The agent's language model provides the value.
#[model(input)]
pub struct ParameterDefinition {
    /// The name, as used in the templates.
    #[sample("order_id")]
    pub name: String,
    /// The type of its value.
    #[sample("string")]
    pub r#type: ParameterType,
    /// What the value means, for the agent's language model.
    #[sample("The number on the receipt")]
    pub description: String,
    /// Whether the parameter is required. Default: chosen by the server.
    #[sample(true)]
    pub required: Option<bool>,
    /// The definition of the items, if the value is an array.
    pub items: Option<Box<ParameterDefinition>>,
    /// The fields, if the value is an object: JSON Schema by field name.
    pub properties: Option<Map<String, Value>>,
}

/// The type of a tool parameter's value.
#[model]
pub enum ParameterType {
    /// A string.
    String,
    /// Any number.
    Number,
    /// An integer.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// An array, whose items are defined by `items`.
    Array,
    /// An object, whose fields are defined by `properties`.
    Object,
}

/// How the response to a tool's request is presented to the agent.
#[model(input)]
pub struct ToolResponseMapping {
    /// The part of the response to pass on, such as `data.id`. The syntax is not documented.
    #[sample("data.id")]
    pub path: Option<String>,
    /// The message for the agent on success.
    #[sample("Found it")]
    pub success_message: Option<String>,
    /// The message for the agent on failure.
    #[sample("No such order")]
    pub error_message: Option<String>,
}
