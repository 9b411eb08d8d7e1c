//! HTTP/2 servers: one by the `h2` crate, one of raw frames for what that crate does not send.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use h2::Reason;
use h2::server::{Connection, SendResponse};
use hyper::{Request, Response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::super::scripted::Received;
use super::{FaultServer, Seen};

/// What the server does to one request.
#[derive(Debug, Clone)]
pub(crate) enum Stream {
    Respond(&'static str),
    /// `RST_STREAM` instead of a response.
    Reset(Reason),
    /// The head of a response with this status and the beginning of its body, then `RST_STREAM`.
    ResetBody(u16, Reason),
}

impl FaultServer {
    /// Treats request number n as `streams[n]`, and every further one as the last, over all connections.
    pub(crate) fn start_http2(streams: Vec<Stream>) -> Self {
        Self::serve("http", "127.0.0.1", vec![Arc::new(streams)], |stream, streams, seen| async move {
            let mut connection = h2::server::handshake(stream).await.map_err(io::Error::other)?;
            serve(&mut connection, &streams, &seen).await.map_err(io::Error::other)
        })
    }

    /// Sends these frames, made for the id of its stream, when the head of a request arrives. A GOAWAY ends the connection.
    pub(crate) fn start_frames(frames: fn(u32) -> Vec<u8>) -> Self {
        Self::serve("http", "127.0.0.1", vec![frames], |stream, frames, seen| async move {
            serve_frames(stream, frames, &seen).await
        })
    }
}

async fn serve(
    connection: &mut Connection<TcpStream, Bytes>,
    streams: &[Stream],
    seen: &Seen,
) -> Result<(), h2::Error> {
    while let Some(request) = connection.accept().await {
        let (request, response) = request?;
        let turn = record(&request, seen);
        answer(&streams[turn.min(streams.len() - 1)], response)?;
    }
    Ok(())
}

/// Records the head of a request. Returns its number.
fn record<B>(request: &Request<B>, seen: &Seen) -> usize {
    let headers = request.headers().iter();
    seen.record(Received {
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        headers: headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect(),
        body: Vec::new(),
    })
}

fn answer(stream: &Stream, mut response: SendResponse<Bytes>) -> Result<(), h2::Error> {
    let head = |status: u16| Response::builder().status(status).body(()).unwrap();
    match stream {
        Stream::Respond(body) => {
            let mut sent = response.send_response(head(200), false)?;
            sent.send_data(Bytes::from_static(body.as_bytes()), true)
        }
        Stream::Reset(reason) => {
            response.send_reset(*reason);
            Ok(())
        }
        Stream::ResetBody(status, reason) => {
            let mut sent = response.send_response(head(*status), false)?;
            sent.send_data(Bytes::from_static(br#"{"message":"#), false)?;
            let reason = *reason;
            // A reset drops what has not left yet: the head must go first.
            tokio::spawn(async move {
                tokio::time::sleep(std::time::Duration::from_millis(40)).await;
                sent.send_reset(reason);
            });
            Ok(())
        }
    }
}

const PREFACE: usize = 24;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;

fn frame(kind: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, 0], &stream.to_be_bytes(), payload].concat()
}

pub(crate) fn rst_stream(stream: u32, reason: Reason) -> Vec<u8> {
    frame(RST_STREAM, stream, &u32::from(reason).to_be_bytes())
}

/// The streams up to `last` are processed, the others are not (RFC 9113, section 6.8).
pub(crate) fn go_away(last: u32, reason: Reason, debug_data: &str) -> Vec<u8> {
    frame(GOAWAY, 0, &[&last.to_be_bytes(), &u32::from(reason).to_be_bytes(), debug_data.as_bytes()].concat())
}

async fn serve_frames(mut stream: TcpStream, frames: fn(u32) -> Vec<u8>, seen: &Seen) -> io::Result<()> {
    stream.read_exact(&mut [0; PREFACE]).await?;
    stream.write_all(&frame(SETTINGS, 0, &[])).await?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).await?;
        let length = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
        stream.read_exact(&mut vec![0; length]).await?;
        if head[3] != HEADERS {
            continue;
        }
        let id = u32::from_be_bytes([head[5], head[6], head[7], head[8]]);
        seen.requests.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let reply = frames(id);
        stream.write_all(&reply).await?;
        if reply[3] == GOAWAY {
            stream.shutdown().await?;
            // Closing with bytes unread would reset the connection before the client has read the frame.
            return tokio::io::copy(&mut stream, &mut tokio::io::sink()).await.map(drop);
        }
    }
}
