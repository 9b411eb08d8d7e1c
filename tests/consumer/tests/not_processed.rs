//! An HTTP/2 server can say that it did not process a request (RFC 9113, sections 6.8 and 8.7): then a write is sent again,
//! with or without an idempotency key.
//!
//! The server here speaks just enough HTTP/2 for one response frame, so that every case is exact.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;

use bimpeai::mock::NoWaiting;
use bimpeai::{Args, Client, Endpoint, Error};
use bimpeai_consumer::office::tasks;

const PREFACE: usize = 24;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;

const NO_ERROR: u32 = 0;
const INTERNAL_ERROR: u32 = 2;
const REFUSED_STREAM: u32 = 7;
const ENHANCE_YOUR_CALM: u32 = 11;

/// What the server sends when it has received the headers of this stream.
type Reply = fn(u32) -> Vec<u8>;

fn frame(kind: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, 0], &stream.to_be_bytes(), payload].concat()
}

fn reset(stream: u32, code: u32) -> Vec<u8> {
    frame(RST_STREAM, stream, &code.to_be_bytes())
}

fn go_away(last_stream: u32, code: u32) -> Vec<u8> {
    frame(GOAWAY, 0, &[last_stream.to_be_bytes(), code.to_be_bytes()].concat())
}

fn serve(mut stream: TcpStream, reply: Reply) -> std::io::Result<()> {
    stream.read_exact(&mut [0; PREFACE])?;
    stream.write_all(&frame(SETTINGS, 0, &[]))?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head)?;
        let length = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
        stream.read_exact(&mut vec![0; length])?;
        if head[3] == HEADERS {
            let id = u32::from_be_bytes([head[5], head[6], head[7], head[8]]);
            stream.write_all(&reply(id))?;
            if reply(id)[3] == GOAWAY {
                // As a server that shuts down: the connection ends when all that it accepted is done.
                stream.shutdown(Shutdown::Write)?;
                // Closing with unread bytes would reset the connection before the client has read the frame.
                return std::io::copy(&mut stream, &mut std::io::sink()).map(drop);
            }
        }
    }
}

/// Sends a request to a server that replies with these frames. Returns the error.
fn send(endpoint: &Endpoint, reply: Reply) -> Error {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || serve(stream, reply));
        }
    });
    let client =
        Client::builder().api_key("sk").base_url(url).configure_http(reqwest::ClientBuilder::http2_prior_knowledge);
    let client = client.environment(Arc::new(NoWaiting::new())).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(endpoint.invoke(&client, Args::sample(endpoint))).unwrap_err()
}

#[test]
fn a_request_that_was_refused_unprocessed_is_retried_whatever_it_is() {
    let replies: [(&str, Reply); 3] = [
        ("REFUSED_STREAM", |id| reset(id, REFUSED_STREAM)),
        ("a GOAWAY that excludes it", |id| go_away(id - 1, NO_ERROR)),
        ("a GOAWAY with an error that excludes it", |id| go_away(id - 1, ENHANCE_YOUR_CALM)),
    ];
    for (name, reply) in replies {
        for endpoint in [tasks::CREATE, tasks::CREATE_KEYED, tasks::LIST] {
            let error = send(endpoint, reply);
            assert!(error.is_connection() && !error.is_timeout(), "{endpoint}, {name}: {error}");
            assert_eq!((error.attempts(), error.may_have_been_sent()), (4, false), "{endpoint}, {name}: {error}");
            assert!(error.message().contains("without processing it"), "{endpoint}, {name}: {error}");
        }
    }
}

#[test]
fn a_request_that_may_have_been_processed_is_retried_only_with_a_key() {
    let replies: [(&str, Reply); 2] = [
        ("INTERNAL_ERROR", |id| reset(id, INTERNAL_ERROR)),
        ("a GOAWAY that includes it, then the end of the connection", |id| go_away(id, NO_ERROR)),
    ];
    for (name, reply) in replies {
        for (endpoint, attempts) in [(tasks::CREATE, 1), (tasks::CREATE_KEYED, 3), (tasks::LIST, 3)] {
            let error = send(endpoint, reply);
            assert_eq!((error.attempts(), error.may_have_been_sent()), (attempts, true), "{endpoint}, {name}: {error}");
            assert_eq!(error.to_string().contains("not idempotent"), attempts == 1, "{endpoint}, {name}: {error}");
        }
    }
}
