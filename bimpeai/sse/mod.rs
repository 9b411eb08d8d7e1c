//! A decoder of `text/event-stream` that does no I/O.
//!
//! It follows the WHATWG HTML standard, section 9.2.5 "Parsing an event stream" and 9.2.6
//! "Interpreting an event stream", to the letter: the same bytes give the same items however they
//! are cut into chunks. Where the standard leaves the size of things open, [`Limits`] sets it.
//!
//! The decoder is fed with what the socket gives, then pulled until it has nothing more:
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
//! The end of a connection needs no call: an event that was not ended by a blank line is never
//! given, and its id never counts. Use a new decoder for each connection.

mod frame;
mod lines;

use std::fmt;
use std::mem;
use std::time::Duration;

use bytes::Bytes;

use frame::{Frame, Signal};
use lines::Lines;

/// How much of a stream the decoder is willing to hold.
///
/// The memory that a decoder uses is at most a small multiple of these, besides the chunks that
/// were fed and not yet pulled. The limits depend on the bytes alone, not on how they are chunked.
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
    /// Bytes in one line, its end not counted; 1 MiB by default.
    ///
    /// Comments and fields that the standard ignores count too.
    pub line: usize,
    /// Bytes of data in one event, with the line feeds that join its lines; 4 MiB by default.
    pub event: usize,
    /// `data` fields in one event; 16,384 by default.
    pub data_lines: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { line: 1024 * 1024, event: 4 * 1024 * 1024, data_lines: 16_384 }
    }
}

/// The stream went past one of the decoder's [`Limits`]; the value is that limit.
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

/// One thing that a stream said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Item<'a> {
    /// An event was dispatched.
    Event(Event<'a>),
    /// The server set the reconnection time, with a `retry` field in milliseconds.
    ///
    /// As the standard has it this applies at once: it comes before the event of the same frame,
    /// and also if that frame has no data or never ends. A number of milliseconds that does not
    /// fit in 64 bits is given as the largest that does.
    Retry(Duration),
}

/// An event, borrowed from the decoder until its next call.
///
/// Invalid UTF-8 was replaced by U+FFFD in every part. The data is copied only if the server sent
/// it in several `data` fields or invalid, or if the event came in several chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The event's type: its `event` field, or `message` without one or with an empty one.
    pub event: &'a str,
    /// The values of the `data` fields, joined by line feeds; can be empty.
    pub data: &'a str,
    /// The id that this very frame carries, `Some("")` when it sets the id back to nothing.
    pub id: Option<&'a str>,
    /// The last event id of the stream, that of this event or of an earlier frame; empty if none.
    pub last_event_id: &'a str,
}

/// Decodes one connection's event stream from chunks of bytes.
///
/// Time is linear in the number of bytes, however small the chunks. After a [`LimitError`] the
/// decoder has let go of all it held and stays failed: [`feed`](Self::feed) ignores what it is
/// given and [`next_item`](Self::next_item) gives the same error again. The
/// [`last_event_id`](Self::last_event_id) stays readable.
#[derive(Default)]
pub struct Decoder {
    limits: Limits,
    lines: Lines,
    frame: Frame,
    /// The frame is that of an event already given, kept only because the event borrowed it.
    given: bool,
    failed: Option<LimitError>,
}

impl Decoder {
    /// A decoder with the default [`Limits`], at the start of a stream.
    pub fn new() -> Self {
        Self::default()
    }

    /// A decoder with the given limits, at the start of a stream.
    pub fn with_limits(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Hands over the bytes that come next in the stream; an empty chunk is nothing.
    ///
    /// Call [`next_item`](Self::next_item) until it gives `None` before feeding more: chunks that
    /// are not pulled are kept, and no limit applies to them.
    pub fn feed(&mut self, chunk: Bytes) {
        if self.failed.is_none() {
            self.lines.push(chunk);
        }
    }

    /// The next item in the bytes fed so far, or `None` when it takes more bytes.
    ///
    /// A line counts as ended at a CR, without waiting for the LF that may follow it.
    ///
    /// # Errors
    ///
    /// A [`LimitError`] once the stream went past one of the [`Limits`], after every item before
    /// that point; from then on at each call.
    pub fn next_item(&mut self) -> Result<Option<Item<'_>>, LimitError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        if mem::take(&mut self.given) {
            self.frame.clear();
        }
        match self.next_signal() {
            Ok(None) => Ok(None),
            Ok(Some(Signal::Retry(time))) => Ok(Some(Item::Retry(time))),
            Ok(Some(Signal::Dispatch)) => {
                self.given = true;
                Ok(Some(Item::Event(self.frame.event(self.lines.chunk()))))
            }
            Err(error) => {
                self.fail(error);
                Err(error)
            }
        }
    }

    /// The last event id as of the last blank line: what a client resumes after.
    ///
    /// A frame without data gives no event but does set it. Empty if no frame set an id, or if one
    /// set it back to nothing. Section 9.2.6 calls it the "last event ID string".
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
        // Not the buffers: they hold what users wrote to each other.
        f.debug_struct("Decoder").field("limits", &self.limits).field("failed", &self.failed).finish_non_exhaustive()
    }
}
