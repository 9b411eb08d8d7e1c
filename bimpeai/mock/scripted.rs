//! Connections of a stream that follow a script.

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

/// How a connection of a stream ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum End {
    /// The body ends as it should.
    Close,
    /// The connection ends in the middle of the chunked body, with an orderly TCP end.
    Cut,
    /// The connection is reset.
    Reset,
    /// It stays open, and nothing comes any more.
    Hold,
}

/// What the next connection to a stream does in place of what it should:
/// see [`StreamHandle::script`](super::StreamHandle::script).
///
/// ```
/// use bimpeai::mock::{End, ScriptedConnection};
/// let halved = ScriptedConnection::new().piece("id: m1\nev").piece("ent: message\n").end(End::Reset);
/// let refused = ScriptedConnection::status(503).header("retry-after", "2");
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct ScriptedConnection {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) pieces: Vec<Bytes>,
    pub(crate) end: End,
}

impl ScriptedConnection {
    /// An event stream that sends nothing and is closed.
    pub fn new() -> Self {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"))]);
        Self { status: StatusCode::OK, headers, pieces: Vec::new(), end: End::Close }
    }

    /// An answer with this status, without headers and body. A number that is no status becomes 500.
    pub fn status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, headers: HeaderMap::new(), pieces: Vec::new(), end: End::Close }
    }

    /// Sets a header; one that is not legal is left out.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Bytes to send in a chunk of their own, flushed before the next.
    pub fn piece(mut self, bytes: impl Into<Bytes>) -> Self {
        self.pieces.push(bytes.into());
        self
    }

    /// How the connection ends. Default: [`End::Close`].
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
