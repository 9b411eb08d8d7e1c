//! A frame: the fields up to a blank line. It produces an event if it has data.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;
use std::time::Duration;

use memchr::memchr;

use super::lines::Line;
use super::{Event, LimitError, Limits};

/// What a line causes outside of its frame.
pub(super) enum Signal {
    Retry(Duration),
    Dispatch,
}

#[derive(Default)]
pub(super) struct Frame {
    name: String,
    data: FrameData,
    /// The data with replacement characters, if it is invalid UTF-8.
    repaired: String,
    /// The id in this frame. After the blank line it is in `last_event_id`.
    id: String,
    has_id: bool,
    last_event_id: String,
}

/// The data of one frame: nothing, one slice of the current chunk, or a buffer.
#[derive(Default)]
struct FrameData {
    lines: usize,
    slice: Option<Range<usize>>,
    buffer: Vec<u8>,
}

enum FrameField<'a> {
    Blank,
    Data(&'a [u8]),
    Event(&'a [u8]),
    Id(&'a [u8]),
    Retry(&'a [u8]),
    Ignored,
}

impl Frame {
    pub(super) fn accept(&mut self, line: Line<'_>, limits: &Limits) -> Result<Option<Signal>, LimitError> {
        match FrameField::parse(line.bytes) {
            FrameField::Blank => return Ok(self.end()),
            FrameField::Data(value) => self.data.add(value, line, limits)?,
            FrameField::Event(value) => assign(&mut self.name, value),
            FrameField::Id(value) if memchr(0, value).is_none() => {
                assign(&mut self.id, value);
                self.has_id = true;
            }
            FrameField::Retry(value) => return Ok(milliseconds(value).map(Signal::Retry)),
            FrameField::Id(_) | FrameField::Ignored => {}
        }
        Ok(None)
    }

    /// The event of the frame, after [`Signal::Dispatch`]; `chunk` is the current chunk.
    pub(super) fn event<'a>(&'a mut self, chunk: &'a [u8]) -> Event<'a> {
        let data = match text(self.data.bytes(chunk)) {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => {
                self.repaired = text;
                &self.repaired
            }
        };
        Event {
            event: if self.name.is_empty() { "message" } else { &self.name },
            data,
            id: self.has_id.then_some(&*self.last_event_id),
            last_event_id: &self.last_event_id,
        }
    }

    pub(super) fn last_event_id(&self) -> &str {
        &self.last_event_id
    }

    /// Copies data out of the current chunk before the chunk is dropped.
    pub(super) fn detach(&mut self, chunk: &[u8]) {
        self.data.detach(chunk);
    }

    pub(super) fn clear(&mut self) {
        self.name.clear();
        self.data.clear();
        self.has_id = false;
        // Rare, and up to three times as long as the data: not kept for reuse.
        self.repaired = String::new();
    }

    /// Drops everything but the last event id.
    pub(super) fn abandon(self) -> Self {
        Self { last_event_id: self.last_event_id, ..Self::default() }
    }

    fn end(&mut self) -> Option<Signal> {
        if self.has_id {
            // A frame without an id leaves the last one unchanged, so a swap does what a copy would.
            mem::swap(&mut self.last_event_id, &mut self.id);
        }
        if self.data.lines > 0 {
            return Some(Signal::Dispatch);
        }
        self.clear();
        None
    }
}

impl FrameData {
    fn add(&mut self, value: &[u8], line: Line<'_>, limits: &Limits) -> Result<(), LimitError> {
        if self.lines >= limits.data_lines {
            return Err(LimitError::DataLines(limits.data_lines));
        }
        let joint = usize::from(self.lines > 0);
        if joint + value.len() > limits.event - self.length() {
            return Err(LimitError::Event(limits.event));
        }
        if let (0, Some(end)) = (self.lines, line.end) {
            self.slice = Some(end - value.len()..end);
        } else {
            self.detach(line.chunk);
            self.buffer.extend_from_slice(&b"\n"[..joint]);
            self.buffer.extend_from_slice(value);
        }
        self.lines += 1;
        Ok(())
    }

    fn length(&self) -> usize {
        self.slice.as_ref().map_or(self.buffer.len(), Range::len)
    }

    fn bytes<'a>(&'a self, chunk: &'a [u8]) -> &'a [u8] {
        match &self.slice {
            Some(range) => &chunk[range.clone()],
            None => &self.buffer,
        }
    }

    fn detach(&mut self, chunk: &[u8]) {
        if let Some(range) = self.slice.take() {
            self.buffer.extend_from_slice(&chunk[range]);
        }
    }

    fn clear(&mut self) {
        self.lines = 0;
        self.slice = None;
        self.buffer.clear();
    }
}

impl<'a> FrameField<'a> {
    fn parse(line: &'a [u8]) -> Self {
        // By the first byte: no field name is a prefix of another, and most lines are one of these.
        match line.first() {
            None => Self::Blank,
            Some(b'd') => value(line, b"data").map_or(Self::Ignored, Self::Data),
            Some(b'e') => value(line, b"event").map_or(Self::Ignored, Self::Event),
            Some(b'i') => value(line, b"id").map_or(Self::Ignored, Self::Id),
            Some(b'r') => value(line, b"retry").map_or(Self::Ignored, Self::Retry),
            Some(_) => Self::Ignored,
        }
    }
}

/// The value of the line's field if the field has this name; empty for a field without a colon.
fn value<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    match line.strip_prefix(name)? {
        [] => Some(&[]),
        [b':', b' ', value @ ..] | [b':', value @ ..] => Some(value),
        _ => None,
    }
}

fn assign(target: &mut String, value: &[u8]) {
    target.clear();
    target.push_str(&text(value));
}

/// The bytes as text. Neither a line ending nor a colon can be part of a multi-byte sequence, so decoding each value
/// separately is the same as decoding the whole stream.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    // `from_utf8_lossy` alone would be correct, but is slower for valid text.
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

fn milliseconds(value: &[u8]) -> Option<Duration> {
    if value.is_empty() {
        return None;
    }
    let mut total = 0_u64;
    for byte in value {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        total = total.saturating_mul(10).saturating_add(digit);
    }
    Some(Duration::from_millis(total))
}
