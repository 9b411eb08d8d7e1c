//! What a fault makes of an answer.

use std::io::Write;
use std::sync::Arc;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::StatusCode;
use hyper::header::{CONNECTION, CONTENT_LENGTH, HeaderValue};

use super::answer::{Answer, scripted_error_body};
use super::body::{Repeat, ReplyBody};
use super::fault::{Body, Effect};
use super::serve::{Call, Reply};
use super::wire::{Kill, Orders, Plan, Position};

/// An answer in place of the endpoint's.
pub(super) fn instead(call: &Call<'_>, status: StatusCode, body: Option<&Body>) -> Reply {
    let mut reply = call.reply(&Answer::empty());
    reply.status = status;
    reply.body = match body {
        None => ReplyBody::Whole(scripted_error_body(status, &call.request_id)),
        Some(Body::Bytes(bytes)) => ReplyBody::Whole(bytes.clone()),
        Some(Body::Huge(bytes)) => ReplyBody::Repeat(huge(*bytes)),
        Some(Body::GzipBomb(bytes)) => ReplyBody::Whole(gzip_bomb(*bytes)),
    };
    reply
}

/// The endpoint's answer, spoiled.
pub(super) fn spoil(mut reply: Reply, effect: &Effect, orders: &Arc<Orders>) -> Reply {
    match effect {
        Effect::Cut { at, kill } => orders.plan(Plan::Cut { at: *at, kill: *kill }),
        Effect::Drip { pause } => orders.plan(Plan::Drip { pause: *pause }),
        Effect::WrongLength { surplus } => orders.plan(Plan::Replace { bytes: wrong_length(&reply, *surplus) }),
        Effect::Gzip => reply.body = ReplyBody::Whole(gzip(&reply.body.bytes())),
        // The end comes only after the last byte, so the client takes the connection for a live one.
        Effect::CloseIdle => {
            let length = reply.body.bytes().len() as u64;
            orders.plan(Plan::Cut { at: Position::Body(length), kill: Kill::Fin });
        }
        Effect::None | Effect::Answer { .. } | Effect::Silence => {}
    }
    reply
}

/// The answer as it would be written, but for its length.
fn wrong_length(reply: &Reply, surplus: u64) -> Bytes {
    let body = reply.body.bytes();
    let mut bytes = format!("HTTP/1.1 {}\r\n", reply.status).into_bytes();
    let length = HeaderValue::from(body.len() as u64 + surplus);
    let own = [(&CONTENT_LENGTH, &length), (&CONNECTION, &HeaderValue::from_static("close"))];
    for (name, value) in reply.headers.iter().chain(own) {
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
