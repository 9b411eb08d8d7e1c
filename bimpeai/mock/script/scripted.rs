//! Scripted connections of a stream.

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

/// How a connection of a stream ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum End {
    /// The body ends properly.
    Close,
    /// The connection is closed in the middle of the chunked body, with an orderly end of TCP.
    Cut,
    /// The connection is reset.
    Reset,
    /// The connection stays open, and nothing more is sent.
    Hold,
}

/// What the next connection to a stream sends in place of the stream's events; see
/// [`StreamHandle::script`](crate::mock::StreamHandle::script).
///
/// ```
/// use bimpeai::mock::{End, ScriptedConnection};
/// let halved = ScriptedConnection::new().chunk("id: m1\nev").chunk("ent: message\n").end(End::Reset);
/// let refused = ScriptedConnection::status(503).header("retry-after", "2");
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct ScriptedConnection {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(super) chunks: Vec<Bytes>,
    pub(super) end: End,
}

impl ScriptedConnection {
    /// Returns an event stream that is closed without an event.
    pub fn new() -> Self {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"))]);
        Self { status: StatusCode::OK, headers, chunks: Vec::new(), end: End::Close }
    }

    /// Returns a response with this status, without headers and body. A number that is not a status becomes 500.
    pub fn status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, headers: HeaderMap::new(), chunks: Vec::new(), end: End::Close }
    }

    /// Sets a header. An invalid header is ignored.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Adds bytes that are sent as a chunk of their own, flushed before the next.
    pub fn chunk(mut self, bytes: impl Into<Bytes>) -> Self {
        self.chunks.push(bytes.into());
        self
    }

    /// Sets how the connection ends. Default: [`End::Close`].
    pub fn end(mut self, end: End) -> Self {
        self.end = end;
        self
    }
}

impl Default for ScriptedConnection {
    fn default() -> Self {
        Self::new()
    }
}
