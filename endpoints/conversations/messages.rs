//! Messages of a conversation, and the live stream of them.

use super::Conversation;
use crate::endpoints::agents::Agent;
use crate::{Extra, Id, endpoints, model, params};

endpoints! {
    /// Messages: what was said in a conversation, and the live stream of it.
    resource conversations.messages: Messages {
        /// Lists the messages of a conversation, one page at a time.
        list: GET "/agents/{agent_id}/conversations/{conversation_id}/messages" (ListMessages) -> Page<Message>;
        /// Sends a message into a conversation.
        send: POST "/agents/{agent_id}/conversations/{conversation_id}/messages" (SendMessage) -> Message, idempotent;
        /// Fetches one message. Not part of API revision 0.1.0.dev9.
        retrieve: GET "/agents/{agent_id}/conversations/{conversation_id}/messages/{message_id}" -> Message;
        /// Fetches a ticket for a stream you open yourself. `stream` fetches its own.
        stream_ticket: POST "/agents/{agent_id}/conversations/{conversation_id}/stream-ticket" -> StreamTicket, idempotent;
        /// Streams new messages of a conversation as they come.
        ///
        /// A ticket is fetched for each connection, the stream itself carries no API key. If the connection drops it
        /// is opened again, after the last message you were given.
        stream: GET "/agents/{agent_id}/conversations/{conversation_id}/stream" -> Events<StreamMessageEvent>, ticket = stream_ticket;
    }
}

/// A message in a conversation.
#[model]
pub struct Message {
    /// Identifies the message.
    #[sample("msg_1")]
    pub id: Id<Message>,
    /// Who wrote the message (that the values are those of the stream is assumed).
    #[sample("user")]
    pub role: StreamMessageRole,
    /// The text; `None` for a message that has none, such as a picture.
    #[sample("What are your opening hours?")]
    pub message: Option<String>,
    /// What kind of message, such as `text`. The API does not list the values.
    #[sample("text")]
    pub message_type: Option<String>,
    /// When it was sent: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
    /// Files sent with it. Empty with API revision 0.1.0.dev9.
    pub attachments: Vec<MessageAttachment>,
}

/// A file that goes with a message: read from one, or sent with one.
#[model]
pub struct MessageAttachment {
    /// What kind of file, such as `image` or `file`. The API does not list the values.
    #[sample("image")]
    pub r#type: String,
    /// Where the file is.
    #[sample("https://cdn.acme.example/receipt.png")]
    pub url: String,
}

impl MessageAttachment {
    /// A file to send with a message, by its kind (`image`, `file`) and the URL it can be fetched from.
    pub fn new(r#type: impl Into<String>, url: impl Into<String>) -> Self {
        Self { r#type: r#type.into(), url: url.into(), extra: Extra::new() }
    }
}

/// What it takes to open a stream: good for one connection, and for a short time.
#[model]
pub struct StreamTicket {
    /// The ticket, for the `ticket` parameter of the stream's URL. Shown as `[redacted]` in `Debug`.
    #[secret]
    #[sample("tkt_1")]
    pub ticket: String,
    /// How long it is good for, in seconds.
    #[sample(60)]
    pub expires_in: u64,
}

/// A message as it comes out of a stream.
#[model]
pub struct StreamMessageEvent {
    /// Identifies the message. A later stream can go on from here.
    #[sample("msg_1")]
    pub id: Id<Message>,
    /// The conversation it belongs to.
    #[sample("cnv_1")]
    pub conversation_id: Id<Conversation>,
    /// Who said it.
    #[sample("user")]
    pub role: StreamMessageRole,
    /// The text; `None` for a message that has none, such as a picture.
    #[sample("What are your opening hours?")]
    pub message: Option<String>,
    /// What kind of message, such as `text`. The API does not list the values.
    #[sample("text")]
    pub message_type: Option<String>,
    /// When it was sent: ISO-8601, UTC.
    #[sample("2026-03-01T08:00:00.000Z")]
    pub created_at: String,
}

/// What the server sends to keep a stream open. The SDK reads these itself; you meet them only on a stream you open
/// yourself.
#[model]
pub struct StreamHeartbeatEvent {
    /// The server's time, as a Unix time stamp. Whether in seconds or milliseconds is not documented.
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
    /// A person of the business. The name is from the API's beginnings in restaurants (assumed).
    RestaurantUser,
    /// The customer, under another name. When the API uses which is not documented.
    Customer,
}

/// Who a message is sent as. Sending accepts fewer values than [`StreamMessageRole`] has, so it has its own type.
#[model]
pub enum MessageRole {
    /// The customer. Useful in tests: the agent answers (assumed).
    User,
    /// The agent, or the people behind it.
    Assistant,
}

/// Which messages to list, and in what order.
#[params(extends = ListParameters)]
pub struct ListMessages {
    /// Only messages that match this text. Not supported by API revision 0.1.0.dev9.
    #[sample("hours")]
    pub search: Option<String>,
    /// The field to sort by. A leading `-` reverses the order. Not supported by API revision 0.1.0.dev9.
    #[sample("-created_at")]
    pub sort: Option<String>,
}

/// A message to send into a conversation.
#[params]
pub struct SendMessage {
    /// The text.
    #[sample("We are open from 9 to 5.")]
    pub message: String,
    /// Who says it. Left to the server if not given; not known to API revision 0.1.0.dev9.
    #[sample("assistant")]
    pub role: Option<MessageRole>,
    /// Files to send along. API revision 0.1.0.dev9 only.
    pub attachments: Option<Vec<MessageAttachment>>,
}
