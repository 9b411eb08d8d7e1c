//! The stream as lines: the byte order mark, the three line ends, lines cut by chunks.

use std::collections::VecDeque;
use std::mem;

use bytes::Bytes;
use memchr::memchr2;

use super::LimitError;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A line without its end.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) bytes: &'a [u8],
    /// The current chunk.
    pub(super) chunk: &'a [u8],
    /// Where the line ends in the current chunk, if the chunk holds all of it.
    pub(super) end: Option<usize>,
}

#[derive(Default)]
pub(super) struct Lines {
    chunk: Bytes,
    position: usize,
    queued: VecDeque<Bytes>,
    /// The start of a line whose end is not yet there, from chunks before the current one.
    partial: Vec<u8>,
    /// `partial` is a line already given, kept only because that line borrowed it.
    given: bool,
    /// A CR ended the last line, so that an LF that comes next belongs to it.
    after_cr: bool,
    start: Start,
}

/// How far the decision about a byte order mark has got.
#[derive(Clone, Copy)]
enum Start {
    /// This many bytes of it have come, and nothing else.
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

    /// Drops the current chunk for the next one; false if there is none.
    pub(super) fn next_chunk(&mut self) -> bool {
        let next = self.queued.pop_front();
        let found = next.is_some();
        self.chunk = next.unwrap_or_default();
        self.position = 0;
        self.skip_bom();
        found
    }

    /// The next line that ends in the current chunk.
    pub(super) fn next_line(&mut self, limit: usize) -> Result<Option<Line<'_>>, LimitError> {
        if mem::take(&mut self.given) {
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
        self.given = !whole;
        let chunk = &*self.chunk;
        Ok(Some(Line {
            bytes: if whole { &chunk[start..end] } else { &self.partial },
            chunk,
            end: whole.then_some(end),
        }))
    }

    /// Takes the LF of a CRLF. Done only here, when the next byte is there, so that the CR could
    /// end its line at once.
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
                // What looked like a mark was the start of the first line.
                self.partial.extend_from_slice(&BOM[..count]);
                self.start = Start::Decided;
            }
        }
    }
}
