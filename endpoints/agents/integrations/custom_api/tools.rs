//! Tools of a custom API: the requests an agent may make to it.

use serde_json::{Map, Value};

use super::CustomApiIntegration;
use crate::endpoints::agents::Agent;
use crate::endpoints::agents::integrations::IntegrationTool;
use crate::endpoints::agents::integrations::auth::IntegrationAuthType;
use crate::{endpoints, model};

endpoints! {
    /// Tools: the requests an agent may make to a custom API.
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
    /// What to call the tool.
    #[sample("Find order")]
    pub name: String,
    /// The method of the request.
    #[sample("GET")]
    pub http_method: ToolHttpMethod,
    /// Where the request goes: a path below the API's base URL, with parameters in braces (`/orders/{order_id}`).
    #[sample("/orders/{order_id}")]
    pub url_template: String,
    /// What the tool does. The agent's model decides by it when to use the tool.
    #[sample("Looks an order up by its number")]
    pub description: Option<String>,
    /// The parameters that go into the URL.
    #[sample([{"name": "order_id", "type": "string", "description": "The number on the receipt", "required": true}])]
    pub url_params: Option<Vec<ParameterDefinition>>,
    /// The parameters that go into the body.
    pub body_params: Option<Vec<ParameterDefinition>>,
    /// Headers to send, by name. Shown as `[redacted]` in `Debug`, since keys are often sent this way.
    #[secret]
    pub headers_template: Option<Map<String, Value>>,
    /// The body to send, as an object whose strings may hold parameters (`{{lines}}`).
    pub body_template: Option<Map<String, Value>>,
    /// How to prove oneself, if not as the API's connection says (assumed).
    pub auth_type: Option<IntegrationAuthType>,
    /// What to prove oneself with, as a free object. Shown as `[redacted]` in `Debug`.
    #[secret]
    pub auth_config: Option<Map<String, Value>>,
    /// What the agent gets to see of the answer.
    pub response_mapping: Option<ToolResponseMapping>,
    /// The group to file the tool under.
    #[sample("orders")]
    pub category: Option<String>,
    /// Whether a person has to agree each time.
    #[sample(false)]
    pub require_human_approval: Option<bool>,
    /// How long the request may take. The unit is not documented. Not the timeout of this SDK's own call: that is
    /// `.timeout(..)` on the request.
    #[sample(30)]
    pub timeout: Option<u64>,
}

/// The method of a tool's request.
#[model]
pub enum ToolHttpMethod {
    /// Reads.
    #[rename("GET")]
    Get,
    /// Creates, or sets something going.
    #[rename("POST")]
    Post,
    /// Replaces.
    #[rename("PUT")]
    Put,
    /// Deletes.
    #[rename("DELETE")]
    Delete,
    /// Changes in part.
    #[rename("PATCH")]
    Patch,
}

/// A parameter of a tool, which the agent's model fills in.
#[model(input)]
pub struct ParameterDefinition {
    /// The parameter's name, as it stands in the templates.
    #[sample("order_id")]
    pub name: String,
    /// The type of its value.
    #[sample("string")]
    pub r#type: ParameterType,
    /// What the value means. The agent's model goes by it.
    #[sample("The number on the receipt")]
    pub description: String,
    /// Whether the tool cannot do without it. The server decides if not given.
    #[sample(true)]
    pub required: Option<bool>,
    /// What the items are, if the value is an array.
    pub items: Option<Box<ParameterDefinition>>,
    /// What the fields are, if the value is an object: JSON Schema by field name.
    pub properties: Option<Map<String, Value>>,
}

/// The type of a tool parameter's value.
#[model]
pub enum ParameterType {
    /// Text.
    String,
    /// Any number.
    Number,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A list; `items` says of what.
    Array,
    /// An object; `properties` says with which fields.
    Object,
}

/// What an agent gets to see of the answer to a tool's request.
#[model(input)]
pub struct ToolResponseMapping {
    /// The part of the answer to hand on, such as `data.id`. The syntax is not documented.
    #[sample("data.id")]
    pub path: Option<String>,
    /// What to tell the agent if it worked.
    #[sample("Found it")]
    pub success_message: Option<String>,
    /// What to tell the agent if it did not.
    #[sample("No such order")]
    pub error_message: Option<String>,
}
