//! Which messages have been returned: where to resume, and what is a duplicate.

use std::borrow::Cow;

use memchr::memchr2;
use serde::Deserialize;
use serde_json::Value;

use super::recent::Recent;
use crate::response::{Undecodable, locate};
use crate::schema::Model;
use crate::sse::Event;

/// The position of the caller in the stream.
#[derive(Default)]
pub(super) struct Cursor {
    after: Option<String>,
    delivered: Recent,
    /// Messages that could not be decoded. Kept apart, because the server may send a valid copy later.
    unreadable: Recent,
}

impl Cursor {
    /// Starts after a message's id or a time.
    pub(super) fn new(after: Option<String>) -> Self {
        let mut cursor = Self::default();
        if let Some(after) = after.filter(|after| !after.is_empty()) {
            // The caller has that message, but some servers send it again.
            if let Some(vacancy) = cursor.delivered.vacancy(&after) {
                cursor.delivered.fill(vacancy);
            }
            cursor.after = Some(after);
        }
        cursor
    }

    /// The id of the last message that was returned.
    pub(super) fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }

    /// Decodes a message and marks it as returned; `None` if it is a duplicate.
    ///
    /// Duplicates are recognized by the id inside the message. The SSE id is a position in the stream, and frames without
    /// an id, such as heartbeats, leave it unchanged.
    pub(super) fn deliver<T: Model>(&mut self, event: &Event<'_>) -> Option<Result<T, Undecodable>> {
        let id = message_id(event.data);
        let id = id.as_deref().filter(|id| !id.is_empty());
        let vacancy = match id.map(|id| self.delivered.vacancy(id)) {
            Some(None) => return None,
            vacancy => vacancy.flatten(),
        };
        match serde_json::from_str(event.data) {
            Ok(message) => {
                if let Some(vacancy) = vacancy {
                    self.delivered.fill(vacancy);
                }
                self.advance(event.id.filter(|id| !id.is_empty()).or(id));
                Some(Ok(message))
            }
            Err(error) => {
                if let Some(id) = id {
                    let vacancy = self.unreadable.vacancy(id)?;
                    self.unreadable.fill(vacancy);
                }
                Some(Err(locate::<T>(event.data.as_bytes(), &error)))
            }
        }
    }

    fn advance(&mut self, id: Option<&str>) {
        if let Some(id) = id {
            let after = self.after.get_or_insert_default();
            after.clear();
            after.push_str(id);
        }
    }
}

/// The id of any message.
#[derive(Deserialize)]
struct Identified {
    id: Option<Value>,
}

/// The `id` field of a JSON object.
fn message_id(data: &str) -> Option<Cow<'_, str>> {
    if let Some(id) = leading_id(data) {
        return Some(Cow::Borrowed(id));
    }
    match serde_json::from_str::<Identified>(data).ok()?.id? {
        Value::String(id) => Some(Cow::Owned(id)),
        Value::Number(id) => Some(Cow::Owned(id.to_string())),
        _ => None,
    }
}

/// The id if it is the first field and unescaped, as the API sends it: that avoids parsing each message twice.
fn leading_id(data: &str) -> Option<&str> {
    let rest = data.strip_prefix('{')?.trim_ascii_start().strip_prefix("\"id\"")?;
    let rest = rest.trim_ascii_start().strip_prefix(':')?.trim_ascii_start().strip_prefix('"')?;
    let end = memchr2(b'"', b'\\', rest.as_bytes())?;
    rest[end..].starts_with('"').then_some(&rest[..end])
}
