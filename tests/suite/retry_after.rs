//! The Retry-After vectors of other projects, met by a whole call.

use std::time::{Duration, SystemTime};

use bimpeai::Client;
use serde_json::{Value, json};

use crate::support::scripted::{Answer, Scripted};
use crate::support::{KEY, TestEnvironment, run};

const LONGEST: Duration = Duration::from_secs(120);

fn vectors() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/retry-after-vectors.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What a client makes of one `Retry-After`: a wait in seconds, `null` for its own backoff, or `over`.
fn met(value: &str, status: u16, now: SystemTime) -> Value {
    // Its own backoff is then a sixteenth of a second, which no header can ask for.
    let environment = TestEnvironment::at(now, 0.125);
    let answers = vec![
        Answer::http(status, &[("Retry-After", value)], b""),
        Answer::json(200, &json!({"message": "ok", "data": []})),
    ];
    let server = Scripted::start(answers);
    let client = Client::builder().api_key(KEY).base_url(server.base_url()).environment(environment.clone());
    let client = client.max_retry_after(LONGEST).build().unwrap();
    match run(client.agents().list().send_with_response()) {
        Ok(_) => match environment.waits()[..] {
            [wait] if wait == Duration::from_micros(62_500) => Value::Null,
            [wait] => json!(wait.as_secs_f64()),
            ref waits => panic!("{waits:?}"),
        },
        Err(error) => {
            assert_eq!(error.attempts(), 1, "{value}");
            assert!(error.retry_after().unwrap() > LONGEST, "{value}");
            json!("over")
        }
    }
}

fn assert_met(value: &str, expected: &Value, now: SystemTime) {
    for status in [429, 408, 503] {
        let got = met(value, status, now);
        let same = |expected: &Value| match (expected.as_f64(), got.as_f64()) {
            (Some(expected), Some(got)) => (expected - got).abs() < f64::EPSILON,
            _ => *expected == got,
        };
        let fits = expected.as_array().map_or_else(|| same(expected), |either| either.iter().any(same));
        assert!(fits, "{status} {value:?}: {got}, not {expected}");
    }
}

fn now(vectors: &Value) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(vectors["now_epoch_s"].as_u64().unwrap())
}

#[test]
fn every_vector_is_met() {
    let vectors = vectors();
    let cases = vectors["retry_after"].as_array().unwrap();
    assert_eq!(cases.len(), 27);
    for case in cases {
        assert_met(case["value"].as_str().unwrap(), &case["wait"], now(&vectors));
    }
}

/// An instant before now is no wait; one after it is exactly as far away as it says.
#[test]
fn every_form_of_an_http_date_is_understood() {
    let vectors = vectors();
    let dates = vectors["http_dates"].as_array().unwrap();
    assert_eq!(dates.len(), 20);
    for date in dates {
        let epoch = date["epoch_s"].as_i64().unwrap();
        let value = date["value"].as_str().unwrap();
        let expected = if epoch > vectors["now_epoch_s"].as_i64().unwrap() { json!("over") } else { Value::Null };
        assert_met(value, &expected, now(&vectors));
        if let Ok(epoch) = u64::try_from(epoch) {
            let shortly_before = SystemTime::UNIX_EPOCH + Duration::from_secs(epoch) - Duration::from_secs(7);
            assert_met(value, &json!(7.0), shortly_before);
        }
    }
}
