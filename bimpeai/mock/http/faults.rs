//! What faults do to responses.

use std::io::Write;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::StatusCode;
use hyper::header::{CONNECTION, CONTENT_LENGTH, HeaderValue};

use crate::mock::model::{Response, status_error_body};
use crate::mock::script::{CutPosition, Disconnect, Effect, ScriptedBody};

use super::body::{Body, Repeat};
use super::response::{HttpResponse, write};
use super::socket::{SocketControl, SocketFault};

/// Returns the response in place of the endpoint's.
pub(crate) fn replacement(status: StatusCode, body: Option<&ScriptedBody>, request_id: &str) -> HttpResponse {
    let mut response = write(&Response::empty(), request_id);
    *response.status_mut() = status;
    *response.body_mut() = match body {
        None => Body::Whole(status_error_body(status, None, request_id)),
        Some(ScriptedBody::Bytes(bytes)) => Body::Whole(bytes.clone()),
        Some(ScriptedBody::Huge(bytes)) => Body::Repeat(huge(*bytes)),
        Some(ScriptedBody::GzipBomb(bytes)) => Body::Whole(gzip_bomb(*bytes)),
    };
    response
}

/// Damages the endpoint's response, or arranges that the socket does.
pub(crate) fn apply(effect: &Effect, response: &mut HttpResponse, socket: &SocketControl) {
    match effect {
        Effect::Cut { at, disconnect } => socket.set_fault(SocketFault::Cut { at: *at, disconnect: *disconnect }),
        Effect::Drip { pause } => socket.set_fault(SocketFault::Drip { pause: *pause }),
        Effect::WrongLength { surplus } => {
            socket.set_fault(SocketFault::Replace { bytes: wrong_length(response, *surplus) });
        }
        Effect::Gzip => *response.body_mut() = Body::Whole(gzip(&response.body().bytes())),
        // The disconnect follows the last byte, so the client takes the connection for a live one.
        Effect::CloseIdle => {
            let length = response.body().bytes().len() as u64;
            let at = CutPosition::Body(length);
            socket.set_fault(SocketFault::Cut { at, disconnect: Disconnect::Fin });
        }
        Effect::None | Effect::Respond { .. } | Effect::NoResponse => {}
    }
}

/// The response as hyper would write it, with a wrong length.
fn wrong_length(response: &HttpResponse, surplus: u64) -> Bytes {
    let body = response.body().bytes();
    let mut bytes = format!("HTTP/1.1 {}\r\n", response.status()).into_bytes();
    let length = HeaderValue::from(body.len() as u64 + surplus);
    let own = [(&CONTENT_LENGTH, &length), (&CONNECTION, &HeaderValue::from_static("close"))];
    for (name, value) in response.headers().iter().chain(own) {
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(&body);
    bytes.into()
}

const CHUNK: usize = 64 << 10;

fn huge(bytes: u64) -> Repeat {
    Repeat {
        head: Bytes::from_static(br#"{"message":"ok","data":""#),
        chunk: Bytes::from(vec![b'x'; CHUNK]),
        times: bytes.div_ceil(CHUNK as u64),
        tail: Bytes::from_static(br#""}"#),
    }
}

fn gzip(bytes: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default().into()
}

fn gzip_bomb(bytes: u64) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let chunk = vec![b' '; CHUNK];
    for _ in 0..bytes.div_ceil(CHUNK as u64) {
        let _ = encoder.write_all(&chunk);
    }
    encoder.finish().unwrap_or_default().into()
}
