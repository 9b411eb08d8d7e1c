//! HTTP/2: a request that the server did not process is sent again at once, once, without using up a retry.

use bimpeai::{Client, ErrorKind};
use h2::Reason;

use super::row::{Expected, RETRIES, Row, at_server, check, http, lost, not_processed, ok, retried};
use crate::support::fault::FaultServer;
use crate::support::fault::bytes::AGENT;
use crate::support::fault::http2::{Stream, go_away, rst_stream};
use crate::support::{KEY, TestEnvironment, run};

fn streams(name: &str, streams: Vec<Stream>, expected: Expected) -> Row {
    at_server(name, move || FaultServer::start_http2(streams.clone()), expected)
        .http(reqwest::ClientBuilder::http2_prior_knowledge)
}

fn frames(name: &str, frames: fn(u32) -> Vec<u8>, expected: Expected) -> Row {
    at_server(name, move || FaultServer::start_frames(frames), expected)
        .http(reqwest::ClientBuilder::http2_prior_knowledge)
}

#[test]
fn a_request_that_was_not_processed_is_sent_again_at_once() {
    let refused = || Stream::Reset(Reason::REFUSED_STREAM);
    let lost_then = || Stream::Reset(Reason::INTERNAL_ERROR);
    let right = || Stream::Respond(AGENT);
    check(&[
        streams("right", vec![right()], ok()),
        streams("refused once", vec![refused(), right()], ok().after(2, &[])),
        streams("refused twice", vec![refused(), refused(), right()], ok().after(3, &super::row::BACKOFF[..1])),
        streams("refused always", vec![refused()], not_processed()),
        streams("refused, then lost", vec![refused(), lost_then()], lost().after(RETRIES + 2, &super::row::BACKOFF)),
        frames("GOAWAY that excludes it", |id| go_away(id - 1, Reason::NO_ERROR, ""), not_processed()),
        frames("GOAWAY with an error", |id| go_away(id - 1, Reason::ENHANCE_YOUR_CALM, ""), not_processed()),
        frames("RST_STREAM as a frame", |id| rst_stream(id, Reason::REFUSED_STREAM), not_processed()),
    ]);
}

#[test]
fn a_request_that_may_have_been_processed_is_retried_with_a_backoff() {
    let part = |status| vec![Stream::ResetBody(status, Reason::INTERNAL_ERROR)];
    check(&[
        streams("RST_STREAM INTERNAL_ERROR", vec![Stream::Reset(Reason::INTERNAL_ERROR)], lost()),
        streams("RST_STREAM CANCEL", vec![Stream::Reset(Reason::CANCEL)], lost()),
        streams("RST_STREAM PROTOCOL_ERROR", vec![Stream::Reset(Reason::PROTOCOL_ERROR)], lost()),
        streams("RST_STREAM in the body", part(200), lost()),
        // A part of a response has come: it was processed, whatever the reason says.
        streams("REFUSED_STREAM in the body", vec![Stream::ResetBody(200, Reason::REFUSED_STREAM)], lost()),
        streams("RST_STREAM in the body of a 503", part(503), retried(ErrorKind::InternalServer).with_status(503)),
        streams("RST_STREAM in the body of a 404", part(404), super::row::once(ErrorKind::NotFound).with_status(404)),
        frames("GOAWAY that includes it", |id| go_away(id, Reason::NO_ERROR, ""), lost()),
        frames("bytes that are not frames", |_| b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec(), lost()),
    ]);
}

/// The text of a GOAWAY is the server's; the row checks that the API key is printed nowhere.
#[test]
fn the_debug_data_of_a_goaway_is_redacted() {
    let echo = |id| go_away(id, Reason::ENHANCE_YOUR_CALM, &format!("Authorization: Bearer {KEY}"));
    let excluded = |id| go_away(id - 1, Reason::ENHANCE_YOUR_CALM, &format!("key\r\n{KEY}"));
    check(&[frames("includes it", echo, lost()), frames("excludes it", excluded, not_processed())]);
}

/// The retry that is free needs no `max_retries`.
#[test]
fn a_request_that_was_not_processed_is_sent_again_without_retries() {
    let refused = || Stream::Reset(Reason::REFUSED_STREAM);
    for (streams, attempts) in [(vec![refused(), Stream::Respond(AGENT)], None), (vec![refused()], Some(2))] {
        let server = FaultServer::start_http2(streams);
        let environment = TestEnvironment::new();
        let client = Client::builder().api_key(KEY).base_url(server.base_url()).max_retries(0);
        let client = client.http_client(http(reqwest::ClientBuilder::http2_prior_knowledge));
        let client = client.environment(environment.clone()).build().unwrap();
        let result = run(client.agents().create().name("A").send());
        assert_eq!(
            result.map_err(|error| (error.attempts(), error.may_have_been_sent())).err(),
            attempts.map(|n| (n, false))
        );
        assert_eq!((server.requests().len(), environment.waits()), (2, Vec::new()));
    }
}
