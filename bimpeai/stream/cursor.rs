//! What the caller has got: where to go on from, and what not to hand over again.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::Deserialize;
use serde_json::Value;

use crate::response::{Model, Undecodable, locate};
use crate::sse::Event;

/// How many ids are kept at least.
const REMEMBERED: usize = 1024;

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
            cursor.delivered.insert(&after);
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
        let id = message_id(event.data).filter(|id| !id.is_empty());
        if id.as_ref().is_some_and(|id| self.delivered.contains(id)) {
            return None;
        }
        match serde_json::from_str(event.data) {
            Ok(message) => {
                self.advance(event.id, id.as_deref());
                Some(Ok(message))
            }
            Err(error) => {
                let is_known = id.as_ref().is_some_and(|id| self.unreadable.contains(id));
                if let Some(id) = id.filter(|_| !is_known) {
                    self.unreadable.insert(&id);
                }
                (!is_known).then(|| Err(locate::<T>(event.data.as_bytes(), &error)))
            }
        }
    }

    fn advance(&mut self, sse_id: Option<&str>, message_id: Option<&str>) {
        if let Some(id) = message_id {
            self.delivered.insert(id);
        }
        if let Some(id) = sse_id.filter(|id| !id.is_empty()).or(message_id) {
            let after = self.after.get_or_insert_default();
            after.clear();
            after.push_str(id);
        }
    }
}

/// The most recent ids: between [`REMEMBERED`] and twice as many.
#[derive(Default)]
struct Recent {
    current: HashSet<Box<str>>,
    previous: HashSet<Box<str>>,
}

impl Recent {
    fn contains(&self, id: &str) -> bool {
        self.current.contains(id) || self.previous.contains(id)
    }

    fn insert(&mut self, id: &str) {
        if self.current.len() >= REMEMBERED {
            std::mem::swap(&mut self.current, &mut self.previous);
            self.current.clear();
        }
        self.current.insert(id.into());
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
    let rest = data.strip_prefix('{')?.trim_start().strip_prefix("\"id\"")?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let (id, _) = rest.split_once('"')?;
    (!id.contains('\\')).then_some(id)
}
