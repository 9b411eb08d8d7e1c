//! The idle timeout, the time after which a connection counts as healthy, and the timeout of opening one.

use std::time::{Duration, Instant};

use bimpeai::StreamMessageEvent;
use bimpeai::stream::EventStream;
use futures::StreamExt;

use super::environment::StreamEnvironment;
use super::{HEARTBEAT, Messages, message, open, options};
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour, HANGS};

#[test]
fn a_minute_without_failure_refills_the_budget() {
    for (minute, connections) in [(59, 2), (60, 3)] {
        for flavour in FLAVOURS {
            let server = ScriptedServer::stream_with(|turn, _| match turn {
                1 => Reply::events([message("m_1")], End::Hold),
                _ => Reply::nothing(End::Close),
            });
            let environment = StreamEnvironment::new();
            let mut messages = open(flavour, &server, &environment, &options!(.max_retries(1).reconnect(true)));
            // The first connection fails. Then a message arrives; below, a healthy minute without one.
            assert_eq!(messages.ids(1), ["m_1"]);
            assert_eq!(server.requests_of("GET").len(), 2);
            drop(messages);

            let server = ScriptedServer::stream_with(|turn, _| match turn {
                1 => Reply::events([""], End::Hold),
                _ => Reply::nothing(End::Close),
            });
            let environment = StreamEnvironment::new();
            let mut messages = open(flavour, &server, &environment, &options!(.max_retries(1)));
            let server = std::thread::scope(|scope| {
                let watched = environment.clone();
                let sender = scope.spawn(move || {
                    // The idle timeout is set only once the connection is open.
                    while !watched.deadlines().contains(&Duration::from_secs(15)) {
                        std::thread::sleep(Duration::from_millis(1));
                    }
                    watched.advance(Duration::from_secs(minute));
                    server.send(HEARTBEAT);
                    server.finish();
                    server
                });
                assert!(messages.only_error().is_connection());
                sender.join().unwrap()
            });
            assert_eq!(server.requests_of("GET").len(), connections, "{minute} s");
        }
    }
}

#[test]
fn the_idle_timeout_runs_only_while_the_stream_is_polled() {
    let server = ScriptedServer::stream_with(|turn, _| Reply::events([message(&format!("m_{turn}"))], End::Hold));
    let environment = StreamEnvironment::new();
    let Messages::Async(mut stream, runtime) = open(Flavour::Async, &server, &environment, &options!()) else {
        unreachable!()
    };
    let step = Duration::from_secs(15);
    runtime.block_on(async {
        assert_eq!(stream.next().await.unwrap().unwrap().id, "m_0");
        // Three days without a poll: each counts as one of the eight steps of the timeout.
        for _ in 0..3 {
            poll_until(&mut stream, || true).await;
            environment.advance(Duration::from_secs(24 * 3600));
            environment.lapse(step, 1);
            poll_until(&mut stream, || environment.remaining_lapses(step) == 0).await;
        }
        // Data resets the count; the step in which it arrives does not count.
        server.send(&message("m_9"));
        assert_eq!(stream.next().await.unwrap().unwrap().id, "m_9");
        environment.lapse(step, 1 + 7);
        poll_until(&mut stream, || environment.remaining_lapses(step) == 0).await;
        assert_eq!(server.requests_of("GET").len(), 1);
        environment.lapse(step, 1);
        assert_eq!(stream.next().await.unwrap().unwrap().id, "m_1");
    });
    assert_eq!(server.requests_of("GET").len(), 2);
}

/// Polls the stream, which has no item, until the condition holds.
async fn poll_until(stream: &mut EventStream<StreamMessageEvent>, condition: impl Fn() -> bool) {
    let started = Instant::now();
    loop {
        let next = tokio::time::timeout(Duration::from_millis(5), stream.next());
        assert!(next.await.is_err());
        if condition() {
            return;
        }
        assert!(started.elapsed() < HANGS);
    }
}

#[test]
fn the_idle_timeout_can_be_disabled() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events([message("m_1")], End::Hold)]);
        let environment = StreamEnvironment::new();
        let mut messages = open(flavour, &server, &environment, &options!(.idle_timeout(None)));
        assert_eq!(messages.ids(1), ["m_1"]);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(50));
                server.send(&message("m_2"));
            });
            assert_eq!(messages.ids(1), ["m_2"]);
        });
        // Only the timeouts of opening the connection were set.
        assert!(environment.deadlines().iter().all(|deadline| *deadline == Duration::from_secs(30)));
    }
}

#[test]
fn the_idle_timeout_is_an_error_without_reconnect() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events([HEARTBEAT], End::Hold)]);
        let environment = StreamEnvironment::new();
        environment.lapse(Duration::from_secs(1), 9);
        let options = options!(.reconnect(false).idle_timeout(Duration::from_secs(8)));
        let error = open(flavour, &server, &environment, &options).only_error();
        assert!(error.is_timeout() && error.message().contains("8 s"), "{error}");
        assert!(server.wait_for_close() < Duration::from_secs(2));
    }
}

#[test]
fn ticket_and_stream_share_one_timeout() {
    for hangs_at in ["POST", "GET"] {
        for flavour in FLAVOURS {
            let mut hangs = true;
            let server = ScriptedServer::respond_with(move |request| {
                if hangs && request.method == hangs_at {
                    hangs = false;
                    return Reply::nothing(End::Hold);
                }
                if request.method == "POST" { Reply::ticket("t") } else { Reply::events([message("m_1")], End::Hold) }
            });
            let environment = StreamEnvironment::new();
            let limit = Duration::from_secs(7);
            let mut messages = open(flavour, &server, &environment, &options!(.timeout(Duration::from_secs(7))));
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    while server.requests().last().is_none_or(|request| request.method != hangs_at) {
                        std::thread::sleep(Duration::from_millis(1));
                    }
                    environment.lapse(limit, 1);
                });
                assert_eq!(messages.ids(1), ["m_1"]);
            });
            // One deadline an attempt, however many requests it makes.
            let deadlines = environment.deadlines();
            assert!(deadlines.iter().filter(|deadline| **deadline == limit).count() <= 2, "{deadlines:?}");
            assert_eq!(environment.waits().len(), 1);
        }
    }
}

#[test]
fn an_error_response_whose_body_never_ends_times_out() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([
            Reply::chunked(503, &[], ["{\"message\":"], End::Hold),
            Reply::events([message("m_1")], End::Hold),
        ]);
        let environment = StreamEnvironment::new();
        let mut messages = open(flavour, &server, &environment, &options!());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while server.requests().len() < 2 {
                    std::thread::sleep(Duration::from_millis(1));
                }
                environment.lapse(Duration::from_secs(30), 1);
            });
            assert_eq!(messages.ids(1), ["m_1"]);
        });
    }
}
