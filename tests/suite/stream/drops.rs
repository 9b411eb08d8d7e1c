//! Dropping a stream closes its socket at once, and nothing is sent afterwards.

use std::time::Duration;

use super::environment::StreamEnvironment;
use super::{Messages, message, open, options};
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour};

/// An upper bound for "at once" on a machine that is busy with other tests.
const AT_ONCE: Duration = Duration::from_secs(2);
/// How long the tests watch for further requests.
const QUIET: Duration = Duration::from_millis(300);

/// The official TypeScript SDK leaves the socket open.
#[test]
fn dropping_an_open_stream_closes_its_socket_at_once() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::stream_with(|_, _| Reply::events([message("m_1")], End::Hold));
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(1), ["m_1"]);
        match messages {
            Messages::Async(stream, runtime) => {
                drop(stream);
                assert!(server.wait_for_close() < AT_ONCE);
                drop(runtime);
            }
            Messages::Blocking(stream) => {
                // The stream is dropped on another thread than its client.
                std::thread::spawn(move || drop(stream)).join().unwrap();
                assert!(server.wait_for_close() < AT_ONCE);
            }
        }
        std::thread::sleep(QUIET);
        assert_eq!(server.requests().len(), 2);
    }
}

#[test]
fn dropping_a_stream_closes_its_socket_even_if_the_server_keeps_sending() {
    for flavour in FLAVOURS {
        let endless: Vec<_> = (0..20_000).map(|number| message(&format!("m_{number}"))).collect();
        let server = ScriptedServer::stream_with(move |_, _| Reply::events(&endless, End::Hold));
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options!());
        assert_eq!(messages.ids(1), ["m_0"]);
        match messages {
            Messages::Async(stream, runtime) => {
                drop(stream);
                std::thread::sleep(QUIET);
                drop(runtime);
            }
            Messages::Blocking(stream) => {
                drop(stream);
                std::thread::sleep(QUIET);
            }
        }
        // Joins the server's thread: it was blocked in a write until the socket was closed.
        drop(server);
    }
}

/// The official TypeScript SDK keeps retrying after it was aborted.
#[test]
fn dropping_a_stream_while_it_connects_cancels_the_request() {
    for stops_at in ["POST", "GET"] {
        let server = ScriptedServer::respond_with(move |request| match request.method.as_str() {
            method if method == stops_at => Reply::nothing(End::Hold),
            _ => Reply::ticket("tkt_1"),
        });
        let messages = open(Flavour::Async, &server, &StreamEnvironment::new(), &options!());
        let Messages::Async(mut stream, runtime) = messages else { unreachable!() };
        let expected = if stops_at == "POST" { 1 } else { 2 };
        runtime.block_on(async {
            while server.requests().len() < expected {
                let next = futures::StreamExt::next(&mut stream);
                assert!(tokio::time::timeout(Duration::from_millis(5), next).await.is_err());
            }
        });
        drop(stream);
        assert!(server.wait_for_close() < AT_ONCE);
        std::thread::sleep(QUIET);
        assert_eq!(server.requests().len(), expected);
    }
}

#[test]
fn a_stream_that_was_never_polled_sends_nothing() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::stream_with(|_, _| Reply::events([message("m_1")], End::Hold));
        drop(open(flavour, &server, &StreamEnvironment::new(), &options!()));
        std::thread::sleep(QUIET);
        assert_eq!(server.requests().len(), 0);
    }
}

#[test]
fn a_stream_that_ended_has_closed_its_socket() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::stream_with(|_, _| Reply::events(["data: 123456789\n\n"], End::Hold));
        let options = options!(.limits({
            let mut limits = bimpeai::sse::Limits::default();
            limits.line = 10;
            limits
        }));
        let mut messages = open(flavour, &server, &StreamEnvironment::new(), &options);
        let error = messages.next().unwrap().unwrap_err();
        assert!(error.message().contains("10 bytes"), "{error}");
        assert!(server.wait_for_close() < AT_ONCE);
        assert!(messages.next().is_none());
    }
}

/// A blocking stream keeps its client alive, and can be used and dropped anywhere.
#[test]
fn a_blocking_stream_may_be_used_in_async_code() {
    let server = ScriptedServer::stream_with(|_, _| Reply::events([message("m_1")], End::Hold));
    let messages = open(Flavour::Blocking, &server, &StreamEnvironment::new(), &options!());
    let Messages::Blocking(mut stream) = messages else { unreachable!() };
    super::runtime().block_on(async move {
        assert_eq!(stream.next().unwrap().unwrap().id, "m_1");
        tokio::spawn(async move { drop(stream) }).await.unwrap();
    });
    assert!(server.wait_for_close() < AT_ONCE);
}
