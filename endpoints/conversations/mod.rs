//! Conversations between customers and an agent on a channel.

use crate::{Id, endpoints, model, params};

use super::agents::Agent;

pub mod messages;

use messages::{Message, MessageRole};

endpoints! {
    /// Conversations of an agent with its customers.
    resource conversations: Conversations {
        /// Lists the conversations of an agent, one page at a time.
        list: GET "/agents/{agent_id}/conversations" (ListConversations) -> Page<Conversation>;
        /// Returns a conversation.
        retrieve: GET "/agents/{agent_id}/conversations/{conversation_id}" -> ConversationDetail;
        /// Sends a message, and opens a conversation for it if there is none yet.
        ///
        /// The conversation is identified by `conversation_id`, or else by `channel_type` and `channel_user_id`
        /// (assumed). For an existing conversation, `messages().send()` is shorter.
        send: POST "/agents/{agent_id}/conversations/messages" (CreateConversationMessage) -> Message, idempotent;
        /// Pauses or resumes the agent in a conversation.
        set_ai_status: PATCH "/agents/{agent_id}/conversations/{conversation_id}/ai-status" (SetAiStatus) -> ConversationAiStatus, idempotent;

        /// Messages of a conversation, and the live stream of them.
        messages: messages::Messages;
    }
}

/// A conversation between a customer and an agent.
///
/// `None` means the field was `null` or missing in the response.
#[model(extendable)]
pub struct Conversation {
    /// The id of the conversation.
    #[sample("cnv_1")]
    pub id: Id<Conversation>,
    /// The type of the channel. That the values are those of `ConversationChannel` is assumed.
    #[sample("whatsapp")]
    pub channel_type: ConversationChannel,
    /// The id of the agent's channel.
    #[sample("chn_1")]
    pub channel_id: Option<String>,
    /// The id of the customer on that channel, such as a phone number.
    #[sample("+12025550101")]
    pub channel_user_id: Option<String>,
    /// The username of the customer on that channel.
    #[sample("customer")]
    pub channel_user_username: Option<String>,
    /// Whether it is a test.
    #[sample(false)]
    pub is_test_channel: bool,
    /// Whether the agent is paused, so that people can answer.
    #[sample(false)]
    pub is_ai_chat_paused: bool,
    /// Whether the conversation needs attention from a person. `None` with API revision 0.1.0.dev9.
    #[sample(false)]
    pub needs_attention: Option<bool>,
    /// The time of the last message: ISO 8601, UTC; `None` if there is none.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub last_message_at: Option<String>,
    /// The time the customer was last seen: ISO 8601, UTC; `None` if unknown.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub last_seen: Option<String>,
    /// The beginning of the last message.
    #[sample("I have a question about an invoice")]
    pub last_message_preview: Option<String>,
    /// The time of creation: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// The time of the last update: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: String,
    /// The name of the customer. API revision 0.4.1 returns it with single conversations only.
    #[sample("A. Customer")]
    pub full_name: Option<String>,
    /// The email address of the customer. API revision 0.4.1 returns it with single conversations only.
    #[format("email")]
    pub email: Option<String>,
    /// The phone number of the customer, in E.164 format. API revision 0.4.1 returns it with single conversations
    /// only.
    #[sample("+12025550101")]
    pub phone_number: Option<String>,
    /// The username of the customer on the channel, under its name in API revision 0.1.0.dev9.
    #[sample("customer")]
    pub channel_username: Option<String>,
}

/// A conversation with details of the customer.
#[model(extends = Conversation)]
pub struct ConversationDetail {
    /// The URL of the customer's profile picture; `None` if there is none, and with API revision 0.1.0.dev9.
    #[format("uri")]
    #[sample("https://cdn.acme.example/customer.png")]
    pub profile_picture: Option<String>,
}

/// Whether the agent is paused in a conversation, after a change.
#[model]
pub struct ConversationAiStatus {
    /// Whether the agent is paused. `None` if the server did not return it.
    #[sample(true)]
    pub is_ai_chat_paused: Option<bool>,
}

/// The type of channel of a conversation.
#[model]
pub enum ConversationChannel {
    /// `WhatsApp`.
    Whatsapp,
    /// Web chat.
    Webchat,
    /// Phone. Not supported by API revision 0.1.0.dev9.
    Telephony,
    /// `WhatsApp` tests.
    TestWhatsapp,
    /// Web chat tests. Not supported by API revision 0.1.0.dev9.
    TestWebchat,
    /// Phone tests. Not supported by API revision 0.1.0.dev9.
    TestTelephony,
    /// Messenger. API revision 0.1.0.dev9 only.
    Messenger,
    /// Instagram. API revision 0.1.0.dev9 only.
    Instagram,
    /// Messenger tests. API revision 0.1.0.dev9 only.
    TestMessenger,
    /// Instagram tests. API revision 0.1.0.dev9 only.
    TestInstagram,
}

/// The type of channel to open a conversation on.
// Not `ConversationChannel`: the API accepts fewer values here.
#[model]
pub enum MessageChannelType {
    /// `WhatsApp`.
    Whatsapp,
    /// Web chat.
    Webchat,
    /// Phone.
    Telephony,
}

/// Parameters for listing conversations.
#[params(extends = ListParameters)]
pub struct ListConversations {
    /// The field to sort by. A leading `-` reverses the order. Not supported by API revision 0.1.0.dev9.
    #[sample("-created_at")]
    pub sort: Option<String>,
    /// Only conversations on this channel.
    #[sample("whatsapp")]
    pub channel: Option<ConversationChannel>,
    /// `true`: only tests. `false`: only real conversations. Default: both. Not supported by API revision 0.1.0.dev9.
    #[sample(false)]
    pub is_test_channel: Option<bool>,
    /// `true`: only those with a paused agent. `false`: only those with an active agent. Not supported by API revision
    /// 0.1.0.dev9.
    #[sample(false)]
    pub is_ai_chat_paused: Option<bool>,
    /// `true`: only those that need attention. `false`: only those that do not. Not supported by API revision
    /// 0.1.0.dev9.
    #[sample(false)]
    pub needs_attention: Option<bool>,
}

/// A message to send, and the conversation to find or open for it.
#[params]
pub struct CreateConversationMessage {
    /// The text.
    #[sample("Hello, how can we help?")]
    pub message: String,
    /// Who the message is sent as. Default: chosen by the server.
    #[sample("assistant")]
    pub role: Option<MessageRole>,
    /// The conversation, if it exists already.
    pub conversation_id: Option<Id<Conversation>>,
    /// The channel to open the conversation on.
    #[sample("whatsapp")]
    pub channel_type: Option<MessageChannelType>,
    /// The id of the customer on the channel, such as a phone number.
    #[sample("+12025550101")]
    pub channel_user_id: Option<String>,
    /// The username of the customer on the channel.
    #[sample("customer")]
    pub channel_username: Option<String>,
    /// Whether it is a test. Default: chosen by the server.
    #[sample(false)]
    pub is_test_channel: Option<bool>,
}

/// Whether to pause the agent.
#[params]
pub struct SetAiStatus {
    /// `true` pauses the agent, so that people can answer. `false` resumes it.
    #[sample(true)]
    pub is_ai_chat_paused: bool,
}
