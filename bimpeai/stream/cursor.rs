//! What the caller has got: where to go on from, and what not to hand over again.

use std::borrow::Cow;

use memchr::memchr2;
use serde::Deserialize;
use serde_json::Value;

use super::recent::Recent;
use crate::response::{Model, Undecodable, locate};
use crate::sse::Event;

/// Where the caller stands.
#[derive(Default)]
pub(super) struct Cursor {
    after: Option<String>,
    delivered: Recent,
    /// Messages that could not be read. Apart from the others, for the server may send a better copy.
    unreadable: Recent,
}

impl Cursor {
    /// A cursor at what the caller gave: a message's id or a time.
    pub(super) fn new(after: Option<String>) -> Self {
        let mut cursor = Self::default();
        if let Some(after) = after.filter(|after| !after.is_empty()) {
            // The caller has that message; some servers begin with it all the same.
            if let Some(vacancy) = cursor.delivered.vacancy(&after) {
                cursor.delivered.fill(vacancy);
            }
            cursor.after = Some(after);
        }
        cursor
    }

    /// The id of the last message that was delivered.
    pub(super) fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }

    /// Reads a message and takes note that it is delivered; `None` if it was before.
    ///
    /// The id inside the message tells whether it was. The SSE id does not: it stands for a place in the stream, and
    /// frames without one of their own, heartbeats among them, leave it as it is.
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

/// Any message, for its id.
#[derive(Deserialize)]
struct Identified {
    id: Option<Value>,
}

/// The `id` at the top of a JSON object, of any model.
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

/// The id where it stands first and unescaped, as in what the API sends: that saves reading each message twice.
fn leading_id(data: &str) -> Option<&str> {
    let rest = data.strip_prefix('{')?.trim_ascii_start().strip_prefix("\"id\"")?;
    let rest = rest.trim_ascii_start().strip_prefix(':')?.trim_ascii_start().strip_prefix('"')?;
    let end = memchr2(b'"', b'\\', rest.as_bytes())?;
    rest[end..].starts_with('"').then_some(&rest[..end])
}
