//! Responses as bytes, right and wrong ones.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

/// An agent in its envelope: what the requests of the tests expect.
pub(crate) const AGENT: &str = r#"{"message":"ok","data":{"id":"agt_1","name":"A","created_at":"t","updated_at":"t"}}"#;

/// The body of an error response.
pub(crate) const ERROR: &str = r#"{"message":"boom","code":"some_code"}"#;

/// A status line and headers, and the blank line. The connection is not used again, unless the headers say otherwise.
pub(crate) fn head(status: u16, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} Fault\r\n");
    if !headers.iter().any(|(name, _)| *name == "Connection") {
        head.push_str("Connection: close\r\n");
    }
    for (name, value) in headers {
        write!(head, "{name}: {value}\r\n").unwrap();
    }
    head.push_str("\r\n");
    head.into_bytes()
}

/// A response with the right `Content-Length`.
pub(crate) fn response(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Vec<u8> {
    let length = body.as_ref().len().to_string();
    let headers = [headers, &[("Content-Length", length.as_str())]].concat();
    [&head(status, &headers)[..], body.as_ref()].concat()
}

/// The head of a chunked response, and these bytes as they are.
pub(crate) fn chunked(status: u16, chunks: &str) -> Vec<u8> {
    [&head(status, &[("Transfer-Encoding", "chunked")])[..], chunks.as_bytes()].concat()
}

/// One chunk.
pub(crate) fn chunk(text: &str) -> String {
    format!("{:x}\r\n{text}\r\n", text.len())
}

pub(crate) fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}
