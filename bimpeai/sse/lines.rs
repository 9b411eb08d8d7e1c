//! Splitting the stream into lines: the byte order mark, the three line endings, lines across chunks.

use std::collections::VecDeque;
use std::mem;

use bytes::Bytes;
use memchr::memchr2;

use super::LimitError;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A line without its line ending.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) bytes: &'a [u8],
    /// The current chunk.
    pub(super) chunk: &'a [u8],
    /// Where the line ends in the current chunk, if the chunk contains all of it.
    pub(super) end: Option<usize>,
}

#[derive(Default)]
pub(super) struct Lines {
    chunk: Bytes,
    position: usize,
    queued: VecDeque<Bytes>,
    /// The start of an incomplete line, from chunks before the current one.
    partial: Vec<u8>,
    /// The line in `partial` has been returned; it is kept because the line borrows it.
    returned: bool,
    /// A CR ended the last line: an LF that follows belongs to it.
    after_cr: bool,
    start: Start,
}

/// Whether the stream starts with a byte order mark.
#[derive(Clone, Copy)]
enum Start {
    /// So far, only this many bytes of the mark have arrived.
    Matched(usize),
    Decided,
}

impl Default for Start {
    fn default() -> Self {
        Self::Matched(0)
    }
}

impl Lines {
    pub(super) fn push(&mut self, chunk: Bytes) {
        if !chunk.is_empty() {
            self.queued.push_back(chunk);
        }
    }

    pub(super) fn chunk(&self) -> &[u8] {
        &self.chunk
    }

    /// Replaces the current chunk by the next one; `false` if there is none.
    pub(super) fn next_chunk(&mut self) -> bool {
        let next = self.queued.pop_front();
        let found = next.is_some();
        self.chunk = next.unwrap_or_default();
        self.position = 0;
        self.skip_bom();
        found
    }

    /// Returns the next line that ends in the current chunk.
    pub(super) fn next_line(&mut self, limit: usize) -> Result<Option<Line<'_>>, LimitError> {
        if mem::take(&mut self.returned) {
            self.partial.clear();
        }
        self.skip_lf();
        let rest = &self.chunk[self.position..];
        let found = memchr2(b'\r', b'\n', rest);
        let part = &rest[..found.unwrap_or(rest.len())];
        if self.partial.len() + part.len() > limit {
            return Err(LimitError::Line(limit));
        }
        let start = self.position;
        let end = start + part.len();
        let whole = found.is_some() && self.partial.is_empty();
        if !whole {
            self.partial.extend_from_slice(part);
        }
        self.position = end;
        if found.is_none() {
            return Ok(None);
        }
        self.after_cr = self.chunk[end] == b'\r';
        self.position += 1;
        self.returned = !whole;
        let chunk = &*self.chunk;
        Ok(Some(Line {
            bytes: if whole { &chunk[start..end] } else { &self.partial },
            chunk,
            end: whole.then_some(end),
        }))
    }

    /// Skips the LF of a CRLF. Done here, when the next byte is available, so that the CR ends its line at once.
    fn skip_lf(&mut self) {
        if self.after_cr && self.position < self.chunk.len() {
            self.after_cr = false;
            if self.chunk[self.position] == b'\n' {
                self.position += 1;
            }
        }
    }

    fn skip_bom(&mut self) {
        while let Start::Matched(count) = self.start
            && let Some(&byte) = self.chunk.get(self.position)
        {
            if BOM[count] == byte {
                self.position += 1;
                self.start = match count + 1 {
                    3 => Start::Decided,
                    more => Start::Matched(more),
                };
            } else {
                // Not a mark: these bytes start the first line.
                self.partial.extend_from_slice(&BOM[..count]);
                self.start = Start::Decided;
            }
        }
    }
}
