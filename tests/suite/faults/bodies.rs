//! Faults of the body of a success.

use bimpeai::ErrorKind;

use super::row::{MAX_BODY, check, lost, ok, once, row, sends, sends_then, timed_out, unreadable};
use crate::support::fault::bytes::{AGENT, chunk, chunked, head, response};
use crate::support::fault::{FaultServer, Step};

const PART: &str = r#"{"message":"ok","da"#;

/// The head of a body of this length, and its beginning.
fn announced(length: usize, body: &str) -> Vec<u8> {
    [&head(200, &[("Content-Length", &length.to_string())])[..], body.as_bytes()].concat()
}

#[test]
fn a_connection_that_is_lost_after_the_head_is_retried() {
    check(&[
        row("closed after the head", sends(announced(400, "")), lost()),
        row("reset after the head", sends_then(announced(400, ""), Step::Reset), lost()),
        row("closed inside the body", sends(announced(400, PART)), lost()),
        row("reset inside the body", sends_then(announced(400, PART), Step::Reset), lost()),
        row("closed inside a chunk", sends(chunked(200, &format!("50\r\n{PART}"))), lost()),
        row("reset inside a chunk", sends_then(chunked(200, &format!("50\r\n{PART}")), Step::Reset), lost()),
        row("closed between chunks", sends(chunked(200, &chunk(PART))), lost()),
        row("reset between chunks", sends_then(chunked(200, &chunk(PART)), Step::Reset), lost()),
        row("no last chunk", sends(chunked(200, &chunk(AGENT))), lost()),
        row("one byte short", sends(announced(AGENT.len() + 1, AGENT)), lost()),
        row("silent after the head", sends_then(announced(400, ""), Step::Hold), timed_out()).short(),
        row("silent inside the body", sends_then(announced(400, PART), Step::Hold), timed_out()).short(),
        row("silent between chunks", sends_then(chunked(200, &chunk(PART)), Step::Hold), timed_out()).short(),
        row("slower than the timeout", drip(), timed_out()).short(),
    ]);
}

fn drip() -> Vec<Step> {
    let pause = std::time::Duration::from_millis(20);
    vec![Step::Request, Step::Send(announced(AGENT.len(), "")), Step::Drip(AGENT.into(), pause)]
}

#[test]
fn bad_chunks_are_a_lost_connection() {
    let rows = [
        ("a size of letters", "xyz\r\n{}\r\n0\r\n\r\n".to_owned()),
        ("a size below zero", "-5\r\n{}\r\n0\r\n\r\n".to_owned()),
        ("a size that overflows", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n".to_owned()),
        ("no size", "\r\n{}\r\n0\r\n\r\n".to_owned()),
        ("longer than its size", format!("5\r\n{AGENT}\r\n0\r\n\r\n")),
        ("garbage after the first", format!("{}garbage garbage", chunk(PART))),
        ("no line end after the last size", format!("{}0garbage\r\n\r\n", chunk(AGENT))),
    ];
    check(&rows.map(|(name, chunks)| row(name, sends(chunked(200, &chunks)), lost())));
}

#[test]
fn a_right_body_in_an_unusual_frame_is_read() {
    let pieces: String = AGENT.chars().map(|letter| chunk(&letter.to_string())).collect();
    let until_close = [&head(200, &[("Connection", "close")])[..], AGENT.as_bytes()].concat();
    let extension = format!("{:x};name=\"value\"\r\n{AGENT}\r\n0\r\n\r\n", AGENT.len());
    let bom = format!("\u{feff}{AGENT}");
    check(&[
        row("chunks of one byte", sends(chunked(200, &format!("{pieces}0\r\n\r\n"))), ok()),
        row("a chunk extension", sends(chunked(200, &extension)), ok()),
        row("trailers", sends(chunked(200, &format!("{}0\r\nX-Sum: 1\r\n\r\n", chunk(AGENT)))), ok()),
        row("until the connection closes", sends(until_close), ok()),
        row("more bytes than announced", sends(format_longer()), ok()),
        row("no content type", sends(response(200, &[], AGENT)), ok()),
        row("another content type", sends(response(200, &[("Content-Type", "text/html")], AGENT)), ok()),
        row("spaces around it", sends(response(200, &[], format!("\r\n {AGENT} \r\n"))), ok()),
        row("a byte order mark", sends(response(200, &[], bom)), ok()),
        row("status 299", sends(response(299, &[], AGENT)), ok()),
    ]);
}

fn format_longer() -> Vec<u8> {
    [&response(200, &[], AGENT)[..], b"and more, which nobody asked for"].concat()
}

/// Another attempt would not change these, and the write was done.
#[test]
fn a_complete_body_that_cannot_be_read_is_final() {
    let agent = |data: &str| format!(r#"{{"message":"ok","data":{data}}}"#);
    let invalid = [br#"{"message":"ok","data":{"id":"agt_1","name":""#, &b"\xff\xfe"[..], br#""}}"#].concat();
    let rows: [(&str, Vec<u8>); 13] = [
        ("empty", Vec::new()),
        ("HTML", "<!doctype html><html><title>Sign in</title></html>".into()),
        ("text", "OK".into()),
        ("an array", "[]".into()),
        ("a number", "7".into()),
        ("null", "null".into()),
        ("no envelope", r#"{"id":"agt_1","name":"A"}"#.into()),
        ("no data", r#"{"message":"ok"}"#.into()),
        ("null data", agent("null").into()),
        ("data of the wrong type", agent("[1]").into()),
        ("cut JSON of the right length", PART.into()),
        ("two documents", format!("{AGENT}{AGENT}").into()),
        ("invalid UTF-8", invalid),
    ];
    check(&rows.map(|(name, body)| row(name, sends(response(200, &[], body)), unreadable())));
    let shorter = [&head(200, &[("Content-Length", "20")])[..], AGENT.as_bytes()].concat();
    let nesting = response(200, &[], format!(r#"{{"message":"ok","data":{}"#, "[".repeat(100_000)));
    check(&[
        row("longer than announced", sends(shorter), unreadable()),
        row("deep nesting", sends(nesting), unreadable()),
        row("204", sends(head(204, &[])), once(ErrorKind::Decode).with_status(204)),
    ]);
}

#[test]
fn a_body_over_the_limit_is_final_and_the_rest_is_not_read() {
    const SENT: usize = 200 << 20;
    let too_large = || unreadable().says("max_body_bytes");
    let flood = |head: Vec<u8>| vec![Step::Request, Step::Send(head), Step::Flood(SENT)];
    let announced = head(200, &[("Content-Length", &SENT.to_string())]);
    let until_close = head(200, &[]);
    check(&[
        row("200 MiB, announced", flood(announced.clone()), too_large()),
        row("200 MiB, until the connection closes", flood(until_close), too_large()),
        row("the limit and one byte", sends(response(200, &[], " ".repeat(MAX_BODY + 1))), too_large()),
        row("the limit", sends(response(200, &[], padded(MAX_BODY))), ok()),
    ]);
    let server = FaultServer::start(vec![flood(announced)]);
    let client = bimpeai::blocking::Client::builder().api_key("sk").base_url(server.base_url());
    let client = client.max_body_bytes(MAX_BODY).build().unwrap();
    assert!(client.agents().list().send().unwrap_err().is_decode());
    // The limit, and what is in the buffers of the sockets on both sides.
    assert!(server.bytes_sent() < MAX_BODY + (32 << 20), "{} bytes", server.bytes_sent());
}

fn padded(length: usize) -> String {
    format!("{AGENT}{}", " ".repeat(length - AGENT.len()))
}
