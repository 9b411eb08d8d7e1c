//! Connections: a silent one is left, a setting of the caller's reaches the HTTP client, what cannot work is refused.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bimpeai::http::Method;
use bimpeai::json::Value;
use bimpeai::{Client, ClientBuilder};

use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{KEY, run};

fn frame(kind: u8, flags: u8, stream: [u8; 4], payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, flags], &stream, payload].concat()
}

/// Speaks just enough HTTP/2 (RFC 9113) to respond with status 404, or to nothing at all.
fn serve(mut stream: TcpStream, is_silent: bool) -> std::io::Result<()> {
    const HEADERS: u8 = 1;
    const SETTINGS: u8 = 4;
    const END_STREAM_AND_HEADERS: u8 = 5;
    /// HPACK, RFC 7541, appendix A: `:status: 404`.
    const NOT_FOUND: [u8; 1] = [0x8d];
    stream.read_exact(&mut [0; 24])?;
    stream.write_all(&frame(SETTINGS, 0, [0; 4], &[]))?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head)?;
        let length = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
        stream.read_exact(&mut vec![0; length])?;
        if head[3] == HEADERS && !is_silent {
            let id = [head[5], head[6], head[7], head[8]];
            stream.write_all(&frame(HEADERS, END_STREAM_AND_HEADERS, id, &NOT_FOUND))?;
        }
    }
}

/// The kernel acknowledges, the server does not respond: only pings notice.
#[test]
fn a_silent_http2_connection_is_left_within_half_a_minute() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let is_silent = counted.fetch_add(1, Ordering::SeqCst) == 0;
            std::thread::spawn(move || serve(stream, is_silent));
        }
    });
    let builder = Client::builder().api_key(KEY).base_url(url).timeout(Duration::from_secs(2)).max_retries(0);
    let client = builder.configure_http(reqwest::ClientBuilder::http2_prior_knowledge).build().unwrap();
    run(async {
        let started = Instant::now();
        loop {
            let error = client.request(Method::GET, "/agents").send::<Value>().await.unwrap_err();
            if error.is_not_found() {
                break;
            }
            assert!(error.is_connection(), "{error}");
            // 20 s until the ping, 10 s without a reply, one attempt, and room for a busy machine.
            assert!(started.elapsed() < Duration::from_secs(50), "{error}");
        }
    });
    assert_eq!(connections.load(Ordering::SeqCst), 2);
}

#[test]
fn redirects_are_not_followed_whatever_the_caller_configures() {
    let other = ScriptedServer::start(vec![Reply::nothing(End::Close)]);
    let location = other.base_url();
    let server = ScriptedServer::start(vec![Reply::http(307, &[("Location", &location)], b"")]);
    let builder = Client::builder().api_key(KEY).base_url(server.base_url());
    let configured = builder
        .configure_http(|http| http.redirect(reqwest::redirect::Policy::limited(5)).referer(true).user_agent("mine"));
    let client = configured.build().unwrap();
    let error = run(client.agents().list().send()).unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307), "{error}");
    assert!(other.requests().is_empty());
    assert_eq!(server.requests()[0].header("referer"), None);
}

#[test]
fn what_cannot_work_is_refused_when_the_client_is_built() {
    let none = || reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let builder = || Client::builder().api_key(KEY);
    let cases: [(&str, &str, ClientBuilder); 9] = [
        ("deadline", "longer than zero", builder().deadline(Duration::ZERO)),
        ("timeout", "longer than zero", builder().timeout(Duration::ZERO)),
        ("max_in_flight", "at least 1", builder().max_in_flight(0)),
        ("http_client", "Policy::none()", builder().http_client(reqwest::Client::new())),
        ("http_client", "`proxy`", builder().http_client(none()).proxy("http://u:secret@127.0.0.1:1")),
        ("http_client", "`no_proxy`", builder().no_proxy().http_client(none())),
        ("http_client", "`configure_http`", builder().configure_http(|http| http).http_client(none())),
        ("proxy", "http://", builder().proxy("socks5://u:secret@127.0.0.1:1")),
        ("proxy", "absolute URL", builder().proxy("secret")),
    ];
    for (argument, problem, builder) in cases {
        let printed = format!("{builder:?}");
        let error = builder.build().unwrap_err();
        assert!(error.is_usage() && error.message().starts_with(&format!("{argument}: ")), "{error}");
        assert!(error.message().contains(problem), "{error}");
        for text in [printed, format!("{error} {error:?}")] {
            assert!(!text.contains("secret") && !text.contains(KEY), "{text}");
        }
    }
    builder().timeout(Duration::from_secs(9)).deadline(Duration::from_secs(1)).build().unwrap();
    builder().http_client(none()).build().unwrap();
}

#[test]
fn a_runtime_without_a_part_that_is_needed_is_an_error() {
    let server = ScriptedServer::start(vec![Reply::nothing(End::Close)]);
    let client = Client::builder().api_key(KEY).base_url(server.base_url()).build().unwrap();
    let mut builders = [(); 3].map(|()| tokio::runtime::Builder::new_current_thread());
    builders[1].enable_time();
    builders[2].enable_io();
    let list = || client.agents().list().send();
    let errors = builders.map(|mut builder| builder.build().unwrap().block_on(list()).unwrap_err());
    for error in errors.into_iter().chain([futures::executor::block_on(list()).unwrap_err()]) {
        assert!(error.is_usage() && error.message().starts_with("runtime: "), "{error}");
    }
    assert!(server.requests().is_empty());
}
