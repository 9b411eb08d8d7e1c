//! A decoder of `text/event-stream` that does no I/O.
//!
//! It follows the WHATWG HTML standard, section 9.2.5 "Parsing an event stream" and 9.2.6
//! "Interpreting an event stream", to the letter: the same bytes produce the same items, however they
//! are split into chunks. The standard sets no maximum sizes; [`Limits`] does.
//!
//! Feed the decoder with the chunks of the body, and take items until there are none left:
//!
//! ```
//! use std::time::Duration;
//! use bimpeai::sse::{Decoder, Item};
//!
//! # fn main() -> Result<(), bimpeai::sse::LimitError> {
//! let mut decoder = Decoder::new();
//! let mut seen = Vec::new();
//! let mut wait = Duration::from_secs(1);
//!
//! for chunk in ["retry: 5000\nid: m_1\nda", "ta: hello\r", "\n\r\n: a comment\n"] {
//!     decoder.feed(chunk.into());
//!     while let Some(item) = decoder.next_item()? {
//!         match item {
//!             Item::Event(event) => seen.push((event.id.map(str::to_owned), event.data.to_owned())),
//!             Item::Retry(time) => wait = time,
//!             _ => {}
//!         }
//!     }
//! }
//!
//! assert_eq!(seen, [(Some("m_1".to_owned()), "hello".to_owned())]);
//! assert_eq!(wait, Duration::from_secs(5));
//! assert_eq!(decoder.last_event_id(), "m_1");
//! # Ok(())
//! # }
//! ```
//!
//! Nothing has to be done at the end of a connection: an event without a blank line after it is
//! never returned, and its id is ignored. Use a new decoder for each connection.

mod frame;
mod lines;

use std::fmt;
use std::mem;
use std::time::Duration;

use bytes::Bytes;

use frame::{Frame, Signal};
use lines::Lines;

/// The maximum sizes that the decoder accepts.
///
/// A decoder uses at most a small multiple of these in memory, in addition to chunks whose items
/// have not been taken yet. The limits apply to the bytes, however they are split into chunks.
///
/// ```
/// use bimpeai::sse::{Decoder, Limits};
///
/// let mut limits = Limits::default();
/// limits.line = 64 * 1024;
/// let decoder = Decoder::with_limits(limits);
/// # let _ = decoder;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes in one line, without its line ending. Default: 1 MiB.
    ///
    /// This includes comments and fields that the standard ignores.
    pub line: usize,
    /// Bytes of data in one event, with the line feeds that join its lines. Default: 4 MiB.
    pub event: usize,
    /// `data` fields in one event. Default: 16,384.
    pub data_lines: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { line: 1024 * 1024, event: 4 * 1024 * 1024, data_lines: 16_384 }
    }
}

/// The stream exceeded one of the decoder's [`Limits`]; the value is that limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LimitError {
    /// A line is longer than [`Limits::line`] bytes.
    #[error("a line of the event stream is longer than {0} bytes")]
    Line(usize),
    /// The data of an event is longer than [`Limits::event`] bytes.
    #[error("the data of an event is longer than {0} bytes")]
    Event(usize),
    /// An event has more than [`Limits::data_lines`] `data` fields.
    #[error("an event has more than {0} data lines")]
    DataLines(usize),
}

/// One item of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Item<'a> {
    /// An event was dispatched.
    Event(Event<'a>),
    /// The server set the reconnection time, with a `retry` field in milliseconds.
    ///
    /// According to the standard this applies at once: the item precedes the event of the same
    /// frame, and is also returned if that frame has no data or never ends. A number of milliseconds
    /// that overflows 64 bits is clamped.
    Retry(Duration),
}

/// An event, borrowed from the decoder until its next call.
///
/// Invalid UTF-8 has been replaced by U+FFFD. The data is copied only if it has several `data`
/// fields, is invalid UTF-8, or arrived in several chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The event's type: its `event` field, or `message` if that is missing or empty.
    pub event: &'a str,
    /// The values of the `data` fields, joined by line feeds; may be empty.
    pub data: &'a str,
    /// The id in this frame; `Some("")` if the frame resets the id.
    pub id: Option<&'a str>,
    /// The last event id of the stream, that of this event or of an earlier frame; empty if none.
    pub last_event_id: &'a str,
}

/// Decodes one connection's event stream from chunks of bytes.
///
/// Time is linear in the number of bytes, however small the chunks. After a [`LimitError`] the
/// decoder frees its buffers and stays failed: [`feed`](Self::feed) ignores its argument and
/// [`next_item`](Self::next_item) returns the same error again. The
/// [`last_event_id`](Self::last_event_id) stays readable.
#[derive(Default)]
pub struct Decoder {
    limits: Limits,
    lines: Lines,
    frame: Frame,
    /// The frame's event has been returned; the frame is kept because the event borrows it.
    returned: bool,
    failed: Option<LimitError>,
}

impl Decoder {
    /// Creates a decoder with the default [`Limits`], at the start of a stream.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a decoder with the given limits, at the start of a stream.
    pub fn with_limits(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Adds the next bytes of the stream. An empty chunk has no effect.
    ///
    /// Call [`next_item`](Self::next_item) until it returns `None` before feeding more: no limit
    /// applies to chunks that are waiting.
    pub fn feed(&mut self, chunk: Bytes) {
        if self.failed.is_none() {
            self.lines.push(chunk);
        }
    }

    /// Returns the next item in the bytes fed so far, or `None` if more bytes are needed.
    ///
    /// A CR ends a line at once, without waiting for an LF that may follow.
    ///
    /// # Errors
    ///
    /// A [`LimitError`] once the stream has exceeded one of the [`Limits`], after all items before
    /// that point; from then on with each call.
    pub fn next_item(&mut self) -> Result<Option<Item<'_>>, LimitError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        if mem::take(&mut self.returned) {
            self.frame.clear();
        }
        match self.next_signal() {
            Ok(None) => Ok(None),
            Ok(Some(Signal::Retry(time))) => Ok(Some(Item::Retry(time))),
            Ok(Some(Signal::Dispatch)) => {
                self.returned = true;
                Ok(Some(Item::Event(self.frame.event(self.lines.chunk()))))
            }
            Err(error) => {
                self.fail(error);
                Err(error)
            }
        }
    }

    /// Returns the last event id as of the last blank line: where a client resumes.
    ///
    /// A frame without data produces no event but sets the id. Empty if no frame has set an id, or if
    /// one has reset it. Section 9.2.6 calls it the "last event ID string".
    pub fn last_event_id(&self) -> &str {
        self.frame.last_event_id()
    }

    fn next_signal(&mut self) -> Result<Option<Signal>, LimitError> {
        loop {
            while let Some(line) = self.lines.next_line(self.limits.line)? {
                if let Some(signal) = self.frame.accept(line, &self.limits)? {
                    return Ok(Some(signal));
                }
            }
            self.frame.detach(self.lines.chunk());
            if !self.lines.next_chunk() {
                return Ok(None);
            }
        }
    }

    fn fail(&mut self, error: LimitError) {
        self.failed = Some(error);
        self.lines = Lines::default();
        self.frame = mem::take(&mut self.frame).abandon();
    }
}

impl fmt::Debug for Decoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Without the buffers: they contain users' messages.
        f.debug_struct("Decoder").field("limits", &self.limits).field("failed", &self.failed).finish_non_exhaustive()
    }
}
