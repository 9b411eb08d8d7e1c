//! Messages of a conversation, and the live stream of them.

use super::Conversation;
use crate::endpoints::agents::Agent;
use crate::{Extra, Id, endpoints, model, params};

endpoints! {
    /// Messages of a conversation, and the live stream of them.
    resource conversations.messages: Messages {
        /// Lists the messages of a conversation, one page at a time.
        list: GET "/agents/{agent_id}/conversations/{conversation_id}/messages" (ListMessages) -> Page<Message>;
        /// Sends a message to a conversation.
        send: POST "/agents/{agent_id}/conversations/{conversation_id}/messages" (SendMessage) -> Message, idempotent;
        /// Returns a message. Not supported by API revision 0.1.0.dev9.
        retrieve: GET "/agents/{agent_id}/conversations/{conversation_id}/messages/{message_id}" -> Message;
        /// Creates a ticket for a stream that you open yourself. `stream` creates its own.
        stream_ticket: POST "/agents/{agent_id}/conversations/{conversation_id}/stream-ticket" -> StreamTicket, idempotent;
        /// Streams new messages of a conversation as they arrive.
        ///
        /// Each connection uses a new ticket; the API key is not sent on the stream itself. If the connection is lost,
        /// the stream reconnects and resumes after the last message you received.
        stream: GET "/agents/{agent_id}/conversations/{conversation_id}/stream" -> Events<StreamMessageEvent>, ticket = stream_ticket;
    }
}

/// A message in a conversation.
#[model]
pub struct Message {
    /// The id of the message.
    #[sample("msg_1")]
    pub id: Id<Message>,
    /// Who wrote the message. That the values are those of the stream is assumed.
    #[sample("user")]
    pub role: StreamMessageRole,
    /// The text; `None` for a message without text, such as a picture.
    #[sample("What are your opening hours?")]
    pub message: Option<String>,
    /// The type of message, such as `text`. The API does not list the values.
    #[sample("text")]
    pub message_type: Option<String>,
    /// The time it was sent: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// The attached files. Empty with API revision 0.1.0.dev9.
    pub attachments: Vec<MessageAttachment>,
}

/// A file that is attached to a message. Used in responses and in requests.
#[model]
pub struct MessageAttachment {
    /// The type of file, such as `image` or `file`. The API does not list the values.
    #[sample("image")]
    pub r#type: String,
    /// The URL of the file.
    #[format("uri")]
    #[sample("https://cdn.acme.example/receipt.png")]
    pub url: String,
}

impl MessageAttachment {
    /// Creates an attachment to send, from a type such as `image` or `file` and the URL of the file.
    pub fn new(r#type: impl Into<String>, url: impl Into<String>) -> Self {
        Self { r#type: r#type.into(), url: url.into(), extra: Extra::new() }
    }
}

/// A ticket that opens a stream. It is valid for one connection and for a short time.
#[model]
pub struct StreamTicket {
    /// The ticket, for the `ticket` parameter of the stream's URL. Shown as `[redacted]` in `Debug`.
    #[secret]
    #[sample("tkt_1")]
    pub ticket: String,
    /// The lifetime of the ticket, in seconds.
    #[sample(60)]
    pub expires_in: u64,
}

/// A message received from a stream.
#[model]
pub struct StreamMessageEvent {
    /// The id of the message. A later stream can resume after it.
    #[sample("msg_1")]
    pub id: Id<Message>,
    /// The id of the conversation.
    #[sample("cnv_1")]
    pub conversation_id: Id<Conversation>,
    /// Who wrote the message.
    #[sample("user")]
    pub role: StreamMessageRole,
    /// The text; `None` for a message without text, such as a picture.
    #[sample("What are your opening hours?")]
    pub message: Option<String>,
    /// The type of message, such as `text`. The API does not list the values.
    #[sample("text")]
    pub message_type: Option<String>,
    /// The time it was sent: ISO 8601, UTC.
    #[format("date-time")]
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
}

/// The event that the server sends to keep a stream open. The SDK handles it; it is of use only on a stream that you
/// open yourself.
#[model]
pub struct StreamHeartbeatEvent {
    /// The server's time, as a Unix timestamp. Whether in seconds or milliseconds is not documented.
    #[sample(1_772_352_000)]
    pub ts: i64,
}

/// Who wrote a message. The official SDKs declare the values for streams only, hence the name.
#[model]
pub enum StreamMessageRole {
    /// The customer.
    User,
    /// The agent.
    Assistant,
    /// A person of the business. The name comes from the API's origin in restaurants (assumed).
    RestaurantUser,
    /// The customer, under another name. When the API uses which name is not documented.
    Customer,
}

/// Who a message is sent as.
// Not `StreamMessageRole`: the API accepts fewer values here.
#[model]
pub enum MessageRole {
    /// The customer. Useful for tests, because the agent replies (assumed).
    User,
    /// The agent, or people of the business.
    Assistant,
}

/// Parameters for listing messages.
#[params(extends = ListParameters)]
pub struct ListMessages {
    /// Only messages that match this text. Not supported by API revision 0.1.0.dev9.
    #[sample("hours")]
    pub search: Option<String>,
    /// The field to sort by. A leading `-` reverses the order. Not supported by API revision 0.1.0.dev9.
    #[sample("-created_at")]
    pub sort: Option<String>,
}

/// A message to send to a conversation.
#[params]
pub struct SendMessage {
    /// The text.
    #[sample("We are open from 9 to 5.")]
    pub message: String,
    /// Who the message is sent as. Default: chosen by the server. Not supported by API revision 0.1.0.dev9.
    #[sample("assistant")]
    pub role: Option<MessageRole>,
    /// Files to attach. API revision 0.1.0.dev9 only.
    pub attachments: Option<Vec<MessageAttachment>>,
}
