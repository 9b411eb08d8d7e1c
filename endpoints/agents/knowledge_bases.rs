//! Knowledge bases of an agent: the texts and web pages it draws on.

use super::Agent;
use crate::{Id, Nullable, endpoints, model, params};

endpoints! {
    /// Knowledge bases: the texts and web pages an agent draws on.
    resource agents.knowledge_bases: KnowledgeBases where kb_id: KnowledgeBase {
        /// Lists the knowledge bases of an agent.
        list: GET "/agents/{agent_id}/knowledge_bases" -> Vec<KnowledgeBase>;
        /// Creates a knowledge base from a text or a URL.
        create: POST "/agents/{agent_id}/knowledge_bases" (body: CreateKnowledgeBase) -> KnowledgeBase, idempotent;
        /// Updates a knowledge base. Fields that are not set stay unchanged.
        update: PATCH "/agents/{agent_id}/knowledge_bases/{kb_id}" (UpdateKnowledgeBase) -> KnowledgeBase, idempotent;
        /// Deletes a knowledge base.
        delete: DELETE "/agents/{agent_id}/knowledge_bases/{kb_id}" -> (), idempotent;
    }
}

/// A text or web page that an agent draws on.
#[model]
pub struct KnowledgeBase {
    /// The id of the knowledge base.
    #[sample("kb_1")]
    pub id: Id<KnowledgeBase>,
    /// The source of the content.
    #[sample("text")]
    pub r#type: KnowledgeBaseType,
    /// The name.
    #[sample("FAQ")]
    pub name: String,
    /// The description; `None` if there is none.
    #[sample("Opening hours and returns")]
    pub description: Option<String>,
    /// The URL of the web page. `None` for a text, inside an `AgentDetail`, and with API revision 0.1.0.dev9.
    #[format("uri")]
    pub url: Option<String>,
    /// The text. `None` for a URL (assumed), inside an `AgentDetail`, and with API revision 0.1.0.dev9.
    #[sample("We are open from 9 to 5.")]
    pub content: Option<String>,
}

/// The source of the content of a knowledge base.
#[model]
pub enum KnowledgeBaseType {
    /// A text.
    Text,
    /// A web page.
    Url,
}

/// A new knowledge base: a text or a web page.
///
/// ```
/// use bimpeai::models::CreateKnowledgeBase;
///
/// let faq = CreateKnowledgeBase::text("FAQ", "We are open from 9 to 5.").description("Opening hours");
/// let docs = CreateKnowledgeBase::url("Docs", "https://docs.acme.example/");
/// ```
#[model(input, tag = "type")]
pub enum CreateKnowledgeBase {
    /// From a text.
    Text(CreateKnowledgeBaseText),
    /// From a web page.
    Url(CreateKnowledgeBaseUrl),
}

impl CreateKnowledgeBase {
    /// Creates a knowledge base from a text.
    pub fn text(name: impl Into<String>, content: impl Into<String>) -> Self {
        Self::Text(CreateKnowledgeBaseText {
            name: name.into(),
            content: content.into(),
            description: Nullable::Absent,
        })
    }

    /// Creates a knowledge base from a web page, which the server reads (when and how often is not documented).
    pub fn url(name: impl Into<String>, url: impl Into<String>) -> Self {
        Self::Url(CreateKnowledgeBaseUrl { name: name.into(), url: url.into(), description: Nullable::Absent })
    }

    /// Sets the description.
    pub fn description(mut self, description: impl Into<Nullable<String>>) -> Self {
        let field = match &mut self {
            Self::Text(text) => &mut text.description,
            Self::Url(url) => &mut url.description,
        };
        *field = description.into();
        self
    }
}

/// A new knowledge base from a text.
#[model(input)]
pub struct CreateKnowledgeBaseText {
    /// The name.
    #[sample("FAQ")]
    pub name: String,
    /// The text.
    #[sample("We are open from 9 to 5.")]
    pub content: String,
    /// What it is about. Absent and `null` both mean no description.
    #[sample("Opening hours and returns")]
    pub description: Nullable<String>,
}

/// A new knowledge base from a web page.
#[model(input)]
pub struct CreateKnowledgeBaseUrl {
    /// The name.
    #[sample("Docs")]
    pub name: String,
    /// The URL of the web page.
    #[format("uri")]
    #[sample("https://docs.acme.example/")]
    pub url: String,
    /// What it is about. Absent and `null` both mean no description.
    #[sample("The manual")]
    pub description: Nullable<String>,
}

/// Changes to a knowledge base. Fields that are not set stay unchanged, `null` clears a field.
#[params]
pub struct UpdateKnowledgeBase {
    /// New name.
    #[sample("FAQ 2026")]
    pub name: Option<String>,
    /// New description.
    #[sample("Opening hours, returns and warranty")]
    pub description: Nullable<String>,
    /// New text, for knowledge bases created from a text.
    pub content: Nullable<String>,
    /// New URL, for knowledge bases created from a URL.
    #[format("uri")]
    pub url: Nullable<String>,
}
