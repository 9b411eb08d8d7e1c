//! The forms of `Retry-After`, on every status that is retried; dates count from the response's own `Date`.

use std::time::Duration;

use bimpeai::ErrorKind;

use super::row::{BACKOFF, Expected, check, once, retried, row, sends};
use crate::support::fault::bytes::{ERROR, response};

const STATUSES: [(u16, ErrorKind); 4] = [
    (408, ErrorKind::OtherStatus),
    (429, ErrorKind::RateLimit),
    (500, ErrorKind::InternalServer),
    (503, ErrorKind::InternalServer),
];

/// The clock of the server: years away from that of the tests' environment.
const DATE: &str = "Fri, 29 Sep 2017 16:26:37 GMT";
const IN_20_S: &str = "Fri, 29 Sep 2017 16:26:57 GMT";
const AGO: &str = "Fri, 29 Sep 2017 16:26:07 GMT";

/// What follows from a value.
#[derive(Clone, Copy)]
enum Then {
    Wait(u64),
    OwnBackoff,
    End,
}

impl Then {
    fn expected(self, kind: ErrorKind, status: u16) -> Expected {
        match self {
            Self::Wait(seconds) => retried(kind).after(3, &[Duration::from_secs(seconds); 2]),
            Self::OwnBackoff => retried(kind).after(3, &BACKOFF),
            Self::End => once(kind),
        }
        .with_status(status)
        .any_retry_after()
    }
}

#[test]
fn every_form_on_every_retried_status() {
    let forms = [
        ("7", Then::Wait(7)),
        (" 7 ", Then::Wait(7)),
        ("007", Then::Wait(7)),
        ("60", Then::Wait(60)),
        ("61", Then::End),
        ("99999999999999999999999999", Then::End),
        (IN_20_S, Then::Wait(20)),
        (AGO, Then::OwnBackoff),
        (DATE, Then::OwnBackoff),
        ("0", Then::OwnBackoff),
        ("", Then::OwnBackoff),
        ("-1", Then::OwnBackoff),
        ("1.5", Then::OwnBackoff),
        ("7, 8", Then::OwnBackoff),
        ("soon", Then::OwnBackoff),
        ("caf\u{e9}", Then::OwnBackoff),
    ];
    let mut rows = Vec::new();
    for (status, kind) in STATUSES {
        for (value, then) in forms {
            let headers = [("Date", DATE), ("Retry-After", value)];
            rows.push(row(
                format!("{status}, {value:?}"),
                sends(response(status, &headers, ERROR)),
                then.expected(kind, status),
            ));
        }
        let two = [("Date", DATE), ("Retry-After", "9"), ("Retry-After", "9")];
        let script = sends(response(status, &two, ERROR));
        rows.push(row(format!("{status}, twice the same"), script, Then::Wait(9).expected(kind, status)));
    }
    check(&rows);
}
