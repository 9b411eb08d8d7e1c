//! How the server reacts to one request.

use std::fmt::Write;

use serde_json::{Value, json};

/// The bytes that are sent back, written piece by piece, and what becomes of the connection afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(super) pieces: Vec<Vec<u8>>,
    pub(crate) end: End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The body is complete, and the connection is closed.
    Close,
    /// The connection is closed in the middle of a chunked body.
    Cut,
    /// The connection is reset.
    Reset,
    /// The connection stays open, and silent until a test sends more.
    Hold,
}

impl Reply {
    pub(crate) fn raw(pieces: Vec<Vec<u8>>, end: End) -> Self {
        Self { pieces, end }
    }

    /// Not a byte.
    pub(crate) fn nothing(end: End) -> Self {
        Self::raw(Vec::new(), end)
    }

    /// A response whose length is announced, unless the headers say otherwise.
    pub(crate) fn http(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let mut head = head(status, headers);
        let sets = |wanted: &str| headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted));
        if !sets("content-length") && !sets("transfer-encoding") && status != 204 {
            write!(head, "Content-Length: {}\r\n", body.len()).unwrap();
        }
        Self::raw(vec![[head.as_bytes(), b"\r\n", body].concat()], End::Close)
    }

    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::json_with(status, &[], body)
    }

    pub(crate) fn json_with(status: u16, headers: &[(&str, &str)], body: &Value) -> Self {
        Self::http(status, &[headers, &[("Content-Type", "application/json")]].concat(), body.to_string().as_bytes())
    }

    /// A ticket for a stream.
    pub(crate) fn ticket(ticket: &str) -> Self {
        Self::json(201, &json!({"message": "ok", "data": {"ticket": ticket, "expires_in": 60}}))
    }

    /// An event stream, each piece of it an HTTP chunk.
    pub(crate) fn events<P: AsRef<[u8]>>(pieces: impl IntoIterator<Item = P>, end: End) -> Self {
        Self::chunked(200, &[("Content-Type", "text/event-stream")], pieces, end)
    }

    pub(crate) fn chunked<P: AsRef<[u8]>>(
        status: u16,
        headers: &[(&str, &str)],
        pieces: impl IntoIterator<Item = P>,
        end: End,
    ) -> Self {
        let head = head(status, headers) + "Transfer-Encoding: chunked\r\n\r\n";
        let chunks = pieces.into_iter().map(|piece| chunk(piece.as_ref()));
        let mut pieces: Vec<_> = std::iter::once(head.into_bytes()).chain(chunks).collect();
        if end == End::Close {
            pieces.push(LAST_CHUNK.to_vec());
        }
        Self::raw(pieces, end)
    }
}

/// The status line and the headers, without the blank line.
fn head(status: u16, headers: &[(&str, &str)]) -> String {
    let mut head = format!("HTTP/1.1 {status} Scripted\r\n");
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("connection")) {
        head.push_str("Connection: close\r\n");
    }
    for (name, value) in headers {
        write!(head, "{name}: {value}\r\n").unwrap();
    }
    head
}

pub(super) const LAST_CHUNK: &[u8] = b"0\r\n\r\n";

pub(super) fn chunk(bytes: &[u8]) -> Vec<u8> {
    if bytes.is_empty() {
        return Vec::new();
    }
    [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat()
}
