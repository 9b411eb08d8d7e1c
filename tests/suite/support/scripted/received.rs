//! A request as it arrived.

use std::io::{Error, ErrorKind, Read, Result};
use std::net::TcpStream;

use serde_json::Value;

#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// The raw path, without the query.
    pub(crate) path: String,
    /// The raw query, without the question mark.
    pub(crate) query: String,
    /// Names in lower case, in the order in which they arrived.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn query_pairs(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.query.as_bytes()).into_owned().collect()
    }

    pub(crate) fn query_value(&self, name: &str) -> Option<String> {
        self.query_pairs().into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Reads a request, all but its last byte: a socket that is closed with bytes unread is reset.
    pub(super) fn read(stream: &mut TcpStream) -> Result<Self> {
        let head_length = length_of_head(stream)?;
        let mut bytes = vec![0; head_length - 1];
        stream.read_exact(&mut bytes)?;
        let mut request = Self::parse(std::str::from_utf8(&bytes).map_err(|_| Error::from(ErrorKind::InvalidData))?);
        let body_length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
        if body_length > 0 {
            // The last byte of the head, and of the body all but the last, which is only looked at.
            let mut body = vec![0; body_length];
            stream.read_exact(&mut body)?;
            let mut last = [0];
            stream.peek(&mut last)?;
            request.body = [&body[1..], &last].concat();
        }
        Ok(request)
    }

    /// Parses a head, without its body.
    pub(in crate::support) fn parse(head: &str) -> Self {
        let mut lines = head.lines();
        let mut words = lines.next().unwrap().split(' ');
        let (method, target) = (words.next().unwrap(), words.next().unwrap());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let header = |line: &str| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        };
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: lines.map_while(header).collect(),
            body: Vec::new(),
        }
    }
}

/// Waits for a whole head and returns its length, without reading it.
fn length_of_head(stream: &TcpStream) -> Result<usize> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let available = stream.peek(&mut buffer)?;
        if available == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        if let Some(end) = buffer[..available].windows(4).position(|window| window == b"\r\n\r\n") {
            return Ok(end + 4);
        }
        std::thread::yield_now();
    }
}
