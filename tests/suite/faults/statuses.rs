//! Once status and headers are in, they decide, whatever happens to the body.

use std::time::Duration;

use bimpeai::ErrorKind::{self, *};

use super::row::{Expected, Row, check, once, retried, row, sends, sends_then};
use crate::support::fault::bytes::{ERROR, chunk, chunked, head, response};
use crate::support::fault::{Script, Step};

/// The status, its kind, and whether it is retried.
const STATUSES: [(u16, ErrorKind, bool); 20] = [
    (400, BadRequest, false),
    (401, Authentication, false),
    (402, OtherStatus, false),
    (403, PermissionDenied, false),
    (404, NotFound, false),
    (405, OtherStatus, false),
    (408, OtherStatus, true),
    (409, Conflict, false),
    (410, OtherStatus, false),
    (418, OtherStatus, false),
    (422, OtherStatus, false),
    (429, RateLimit, true),
    (499, OtherStatus, false),
    (500, InternalServer, true),
    (501, NotImplemented, false),
    (502, InternalServer, true),
    (503, InternalServer, true),
    (504, InternalServer, true),
    (511, InternalServer, true),
    (599, InternalServer, true),
];

fn expected(status: u16, kind: ErrorKind, is_retried: bool) -> Expected {
    let expected = if is_retried { retried(kind) } else { once(kind) };
    expected.with_status(status).says(&status.to_string())
}

/// Checks every status with the same body.
fn check_all(script: impl Fn(u16) -> Script, change: impl Fn(Row) -> Row) {
    let rows = STATUSES.map(|(status, kind, is_retried)| {
        change(row(status.to_string(), script(status), expected(status, kind, is_retried)))
    });
    check(&rows);
}

/// The head of a body of 400 bytes, and its beginning.
fn part(status: u16, headers: &[(&str, &str)]) -> Vec<u8> {
    let headers = [headers, &[("Content-Length", "400")]].concat();
    [&head(status, &headers)[..], br#"{"message":"bo"#].concat()
}

#[test]
fn whole() {
    check_all(|status| sends(response(status, &[], ERROR)), |row| row.also_says("boom"));
}

#[test]
fn empty() {
    check_all(|status| sends(response(status, &[], "")), |row| row);
}

#[test]
fn closed_after_the_head() {
    check_all(|status| sends(head(status, &[("Content-Length", "400")])), |row| row);
}

#[test]
fn cut() {
    check_all(|status| sends(part(status, &[])), |row| row);
}

#[test]
fn cut_between_chunks() {
    check_all(|status| sends(chunked(status, &chunk(r#"{"message":"bo"#))), |row| row);
}

/// All of the message has come: it is not lost with the end of the body.
#[test]
fn cut_after_the_message() {
    let script = |status| sends([&head(status, &[("Content-Length", "400")])[..], ERROR.as_bytes()].concat());
    check_all(script, |row| row.also_says("boom"));
}

#[test]
fn reset() {
    check_all(|status| sends_then(part(status, &[]), Step::Reset), |row| row);
}

#[test]
fn late() {
    check_all(|status| sends_then(part(status, &[]), Step::Hold), Row::short);
}

#[test]
fn garbage_in_chunks() {
    check_all(|status| sends(chunked(status, "xyz\r\n{}\r\n")), |row| row);
}

#[test]
fn marked_gzip_but_plain() {
    check_all(|status| sends(response(status, &[("Content-Encoding", "gzip")], ERROR)), |row| row);
}

#[test]
fn not_utf8() {
    check_all(|status| sends(response(status, &[], b"\xff\xfe\x00 not text")), |row| row);
}

#[test]
fn the_wait_that_a_status_asks_for_is_kept_whatever_happens_to_the_body() {
    const WAIT: Duration = Duration::from_secs(7);
    let asks: &[(&str, &str)] = &[("Retry-After", "7")];
    let gzip: &[(&str, &str)] = &[("Retry-After", "7"), ("Content-Encoding", "gzip")];
    let mut rows = Vec::new();
    for (status, kind, is_retried) in STATUSES {
        let expected = || {
            let waits = if is_retried { vec![WAIT; 2] } else { Vec::new() };
            let attempts = if is_retried { 3 } else { 1 };
            once(kind).with_status(status).after(attempts, &waits).retry_after(WAIT)
        };
        rows.extend([
            row(format!("{status} whole"), sends(response(status, asks, ERROR)), expected()),
            row(format!("{status} cut"), sends(part(status, asks)), expected()),
            row(format!("{status} reset"), sends_then(part(status, asks), Step::Reset), expected()),
            row(format!("{status} late"), sends_then(part(status, asks), Step::Hold), expected()).short(),
            row(format!("{status} not gzip"), sends(response(status, gzip, ERROR)), expected()),
        ]);
    }
    check(&rows);
}
