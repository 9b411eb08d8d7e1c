//! Conversations: what customers and an agent say to each other on a channel.

use crate::{Id, endpoints, model, params};

use super::agents::Agent;

pub mod messages;

use messages::{Message, MessageRole};

endpoints! {
    /// Conversations of an agent with its customers.
    resource conversations: Conversations {
        /// Lists an agent's conversations, one page at a time.
        list: GET "/agents/{agent_id}/conversations" (ListConversations) -> Page<Conversation>;
        /// Fetches one conversation.
        retrieve: GET "/agents/{agent_id}/conversations/{conversation_id}" -> ConversationDetail;
        /// Sends a message, and opens the conversation for it if there is none yet.
        ///
        /// The conversation is the one of `conversation_id`, or else that of `channel_type` and `channel_user_id`
        /// (assumed). To write to a conversation at hand, `messages().send()` is shorter.
        send: POST "/agents/{agent_id}/conversations/messages" (CreateConversationMessage) -> Message, idempotent;
        /// Stops the agent from answering in a conversation, or lets it answer again.
        set_ai_status: PATCH "/agents/{agent_id}/conversations/{conversation_id}/ai-status" (SetAiStatus) -> ConversationAiStatus, idempotent;

        /// Messages: what was said in a conversation, and the live stream of it.
        messages: messages::Messages;
    }
}

/// A conversation between a customer and an agent.
///
/// A field that is `None` was `null` in the answer or not in it.
#[model(extendable)]
pub struct Conversation {
    /// Identifies the conversation.
    #[sample("cnv_1")]
    pub id: Id<Conversation>,
    /// The kind of channel it takes place on.
    #[sample("whatsapp")]
    pub channel_type: ConversationChannel,
    /// The agent's channel it takes place on.
    #[sample("chn_1")]
    pub channel_id: Option<String>,
    /// The customer's id on that channel, such as a phone number.
    #[sample("+12025550101")]
    pub channel_user_id: Option<String>,
    /// The customer's name on that channel.
    #[sample("customer")]
    pub channel_user_username: Option<String>,
    /// Whether it is a test.
    #[sample(false)]
    pub is_test_channel: bool,
    /// Whether the agent keeps silent, so that people can answer.
    #[sample(false)]
    pub is_ai_chat_paused: bool,
    /// Whether a person should have a look. `None` with API revision 0.1.0.dev9.
    #[sample(false)]
    pub needs_attention: Option<bool>,
    /// When the last message was sent: ISO-8601, UTC; `None` if there is none.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub last_message_at: Option<String>,
    /// When the customer was last there: ISO-8601, UTC; `None` if not known.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub last_seen: Option<String>,
    /// How the last message begins.
    #[sample("I have a question about an invoice")]
    pub last_message_preview: Option<String>,
    /// When the conversation began: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// When the conversation last changed: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub updated_at: String,
    /// The customer's name. API revision 0.4.1 sends it with single conversations only.
    #[sample("A. Customer")]
    pub full_name: Option<String>,
    /// The customer's e-mail address. API revision 0.4.1 sends it with single conversations only.
    pub email: Option<String>,
    /// The customer's phone number, in E.164 form. API revision 0.4.1 sends it with single conversations only.
    #[sample("+12025550101")]
    pub phone_number: Option<String>,
    /// The customer's name on the channel, under the name API revision 0.1.0.dev9 sends it by.
    #[sample("customer")]
    pub channel_username: Option<String>,
}

/// A conversation with all that is known of the customer.
#[model(extends = Conversation)]
pub struct ConversationDetail {
    /// The URL of the customer's picture; `None` if there is none, and with API revision 0.1.0.dev9.
    #[sample("https://cdn.acme.example/customer.png")]
    pub profile_picture: Option<String>,
}

/// Whether the agent keeps silent in a conversation, after a change.
#[model]
pub struct ConversationAiStatus {
    /// `true`: the agent keeps silent. `None` if the server did not say.
    #[sample(true)]
    pub is_ai_chat_paused: Option<bool>,
}

/// The kind of channel a conversation takes place on.
#[model]
pub enum ConversationChannel {
    /// `WhatsApp`.
    Whatsapp,
    /// The chat on a web page.
    Webchat,
    /// The phone. Not known to API revision 0.1.0.dev9.
    Telephony,
    /// Tests over `WhatsApp`.
    TestWhatsapp,
    /// Tests in the web chat. Not known to API revision 0.1.0.dev9.
    TestWebchat,
    /// Tests over the phone. Not known to API revision 0.1.0.dev9.
    TestTelephony,
    /// Messenger. API revision 0.1.0.dev9 only.
    Messenger,
    /// Instagram. API revision 0.1.0.dev9 only.
    Instagram,
    /// Tests over Messenger. API revision 0.1.0.dev9 only.
    TestMessenger,
    /// Tests over Instagram. API revision 0.1.0.dev9 only.
    TestInstagram,
}

/// The kinds of channel a conversation can be opened on. Sending accepts fewer values than [`ConversationChannel`]
/// has, so it has its own type.
#[model]
pub enum MessageChannelType {
    /// `WhatsApp`.
    Whatsapp,
    /// The chat on a web page.
    Webchat,
    /// The phone.
    Telephony,
}

/// Which conversations to list, and in what order.
#[params(extends = ListParameters)]
pub struct ListConversations {
    /// The field to sort by. A leading `-` reverses the order. Not supported by API revision 0.1.0.dev9.
    #[sample("-created_at")]
    pub sort: Option<String>,
    /// Only conversations on this channel.
    #[sample("whatsapp")]
    pub channel: Option<ConversationChannel>,
    /// `true`: only tests. `false`: only real ones. Not given: both. Not known to API revision 0.1.0.dev9.
    #[sample(false)]
    pub is_test_channel: Option<bool>,
    /// Only those in which the agent keeps silent, or (`false`) answers. Not known to API revision 0.1.0.dev9.
    #[sample(false)]
    pub is_ai_chat_paused: Option<bool>,
    /// Only those a person should look at, or (`false`) need not. Not known to API revision 0.1.0.dev9.
    #[sample(false)]
    pub needs_attention: Option<bool>,
}

/// A message to send, with what it takes to find or open its conversation.
#[params]
pub struct CreateConversationMessage {
    /// The text.
    #[sample("Hello, how can we help?")]
    pub message: String,
    /// Who says it. Left to the server if not given.
    #[sample("assistant")]
    pub role: Option<MessageRole>,
    /// The conversation, if there is one already.
    pub conversation_id: Option<Id<Conversation>>,
    /// The channel to open the conversation on.
    #[sample("whatsapp")]
    pub channel_type: Option<MessageChannelType>,
    /// The customer's id on the channel, such as a phone number.
    #[sample("+12025550101")]
    pub channel_user_id: Option<String>,
    /// The customer's name on the channel.
    #[sample("customer")]
    pub channel_username: Option<String>,
    /// Whether it is a test. Left to the server if not given.
    #[sample(false)]
    pub is_test_channel: Option<bool>,
}

/// Whether the agent is to keep silent.
#[params]
pub struct SetAiStatus {
    /// `true`: the agent keeps silent, so that people can answer. `false`: it answers again.
    #[sample(true)]
    pub is_ai_chat_paused: bool,
}
