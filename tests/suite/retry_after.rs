//! `Retry-After` is honoured on every retried status, from the header to the wait.
//!
//! The forms of the header (`tests/data/retry-after-vectors.json`) are unit-tested in the crate, where it is parsed.

use std::time::{Duration, SystemTime};

use bimpeai::{Client, Error};

use crate::support::scripted::{Reply, ScriptedServer};
use crate::support::{KEY, TestEnvironment, run};
use serde_json::json;

const LONGEST: Duration = Duration::from_secs(120);
const STATUSES: [u16; 3] = [429, 408, 503];

/// Sends a request whose first response has this header. Returns the wait before the second.
fn wait_after(status: u16, retry_after: &str) -> Result<Duration, Error> {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_696_004_797);
    let environment = TestEnvironment::at(now, 0.125);
    let server = ScriptedServer::start(vec![
        Reply::http(status, &[("Retry-After", retry_after)], b""),
        Reply::json(200, &json!({"message": "ok", "data": []})),
    ]);
    let client = Client::builder().api_key(KEY).base_url(server.base_url()).environment(environment.clone());
    let client = client.max_retry_after(LONGEST).build().unwrap();
    run(client.agents().list().send_with_response())?;
    match environment.waits()[..] {
        [wait] => Ok(wait),
        ref waits => panic!("{waits:?}"),
    }
}

#[test]
fn seconds_and_dates_are_waited_for() {
    for status in STATUSES {
        assert_eq!(wait_after(status, "20").unwrap(), Duration::from_secs(20), "{status}");
        let date = wait_after(status, "Fri, 29 Sep 2023 16:26:57 GMT").unwrap();
        assert_eq!(date, Duration::from_secs(20), "{status}");
        assert_eq!(wait_after(status, "120").unwrap(), LONGEST, "{status}");
    }
}

#[test]
fn a_malformed_or_past_value_means_the_clients_own_backoff() {
    for status in STATUSES {
        for value in ["soon", "-10", "Fri, 29 Sep 2023 16:26:27 GMT"] {
            // 0.125 of the first step, half a second: no header can ask for this.
            assert_eq!(wait_after(status, value).unwrap(), Duration::from_micros(62_500), "{status} {value}");
        }
    }
}

#[test]
fn a_wait_longer_than_the_limit_ends_the_request() {
    for status in STATUSES {
        let error = wait_after(status, "121").unwrap_err();
        assert_eq!(error.attempts(), 1, "{status}");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(121)), "{status}");
    }
}
