//! Faults before and inside the head of the response.

use bimpeai::ErrorKind;

use super::row::{check, lost, ok, once, right, row, sends, sends_then, timed_out};
use crate::support::fault::Step;
use crate::support::fault::bytes::{AGENT, ERROR, response};

const PART: &str = "HTTP/1.1 200 OK\r\nContent-Le";

#[test]
fn a_connection_that_is_lost_before_or_inside_the_head_is_retried() {
    let drip = || vec![Step::Request, Step::Drip(right(), std::time::Duration::from_millis(20))];
    check(&[
        row("closed before the request is read", Vec::new(), lost()),
        row("closed before the head", vec![Step::Request], lost()),
        row("reset before the head", vec![Step::Request, Step::Reset], lost()),
        row("closed inside the head", sends(PART), lost()),
        row("reset inside the head", sends_then(PART, Step::Reset), lost()),
        row("silent before the head", vec![Step::Request, Step::Hold], timed_out()).short(),
        row("silent inside the head", sends_then(PART, Step::Hold), timed_out()).short(),
        row("slower than the timeout", drip(), timed_out()).short(),
    ]);
}

/// Something answers, but it is not a server of HTTP; or the response was damaged on its way.
#[test]
fn a_malformed_head_is_a_lost_connection() {
    let body = AGENT;
    let malformed = |head: &str| sends(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()));
    check(&[
        row("text without a head", sends("hello\r\n"), lost()),
        row("HTML without a head", sends("<html><body>hello</body></html>"), lost()),
        row("bytes", sends(vec![0, 255, 1, 254, b'\r', b'\n', b'\r', b'\n']), lost()),
        row("another protocol", sends("SSH-2.0-OpenSSH_9.6\r\n"), lost()),
        row("status 000", malformed("HTTP/1.1 000 Zero\r\n"), lost()),
        row("status of two digits", malformed("HTTP/1.1 20 OK\r\n"), lost()),
        row("status of letters", malformed("HTTP/1.1 abc OK\r\n"), lost()),
        row("a header name with a space", malformed("HTTP/1.1 200 OK\r\nX Bad: 1\r\n"), lost()),
        row("a header value with NUL", malformed("HTTP/1.1 200 OK\r\nX-Bad: a\0b\r\n"), lost()),
        row("two Content-Lengths that differ", malformed("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n"), lost()),
        row("Content-Length of letters", sends("HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n"), lost()),
        row("Content-Length below zero", sends("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"), lost()),
    ]);
}

#[test]
fn an_unusual_head_is_read() {
    let informed = |first: &str| sends([first.as_bytes(), &right()].concat());
    let other = |status: u16| once(ErrorKind::OtherStatus).with_status(status);
    check(&[
        row("100 first", informed("HTTP/1.1 100 Continue\r\n\r\n"), ok()),
        row("103 first", informed("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), ok()),
        row("100 alone", sends("HTTP/1.1 100 Continue\r\n\r\n"), lost()),
        row("bytes above ASCII in a header", sends(high_bytes()), ok()),
        row("99 headers", sends(response_with_headers(98)), ok()),
        row("status 999", sends(response(999, &[], ERROR)), other(999).says("boom")),
        row("HTTP/1.0", sends(format!("HTTP/1.0 200 OK\r\n\r\n{AGENT}")), ok()),
        row("no reason phrase", sends(format!("HTTP/1.1 200\r\nContent-Length: {}\r\n\r\n{AGENT}", AGENT.len())), ok()),
    ]);
}

fn high_bytes() -> Vec<u8> {
    [b"HTTP/1.1 200 OK\r\nX-Name: caf\xe9\xff\r\n" as &[u8], &right()["HTTP/1.1 200 Fault\r\n".len()..]].concat()
}

/// A response with this many headers beside its `Content-Length`.
fn response_with_headers(count: usize) -> Vec<u8> {
    let names: Vec<_> = (0..count).map(|n| format!("X-Header-{n}")).collect();
    let headers: Vec<_> = names.iter().map(|name| (name.as_str(), "1")).collect();
    response(200, &headers, AGENT)
}

/// Another attempt would get the same head.
#[test]
fn a_head_that_is_too_large_is_final() {
    let long = |bytes: usize| response(200, &[("X-Long", &"x".repeat(bytes))], AGENT);
    let too_large = || once(ErrorKind::Decode).without_status().says("head");
    check(&[
        row("500 KiB", sends(long(500 * 1024)), too_large()),
        row("150 headers", sends(response_with_headers(150)), too_large()),
        row("1000 headers", sends(response_with_headers(1000)), too_large()),
    ]);
}
