//! Random cuts and garbage in a valid response: no panic, no hang, no wrong value, and the status decides.

use std::time::Duration;

use bimpeai::Client;

use crate::support::fault::bytes::{AGENT, response};
use crate::support::fault::{FaultServer, Step};
use crate::support::{KEY, TestEnvironment, run};

const CASES: usize = 300;

/// Changes a response in one place.
fn changed(mut bytes: Vec<u8>, random: &mut fastrand::Rng) -> Vec<u8> {
    let at = random.usize(0..bytes.len());
    match random.u8(0..4) {
        0 => bytes.truncate(at),
        1 => bytes[at] = random.u8(..),
        2 => drop(bytes.splice(at..at, (0..random.usize(1..40)).map(|_| random.u8(..)).collect::<Vec<_>>())),
        _ => {
            let end = (at + random.usize(1..40)).min(bytes.len());
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
    }
    bytes
}

#[test]
fn a_damaged_response_is_never_taken_for_another_one() {
    let mut random = fastrand::Rng::with_seed(5);
    for case in 0..CASES {
        let status = [200, 201, 404, 503][random.usize(0..4)];
        let whole = response(status, &[("Content-Type", "application/json")], AGENT);
        let head = whole.windows(4).position(|end| end == b"\r\n\r\n").unwrap() + 4;
        let damaged = changed(whole.clone(), &mut random);
        let server = FaultServer::start(vec![vec![Step::Request, Step::Send(damaged.clone())]]);
        let builder = Client::builder().api_key(KEY).base_url(server.base_url()).environment(TestEnvironment::new());
        let client = builder.max_retries(0).timeout(Duration::from_millis(400)).build().unwrap();
        let outcome = run(client.agents().create().name("A").send());
        let shown = String::from_utf8_lossy(&damaged).into_owned();
        let has_whole_head = damaged.len() >= head && damaged[..head] == whole[..head];
        match outcome {
            // A changed letter of the name is still a name; the length says whether it is whole.
            Ok(agent) => assert!(status < 300 || !has_whole_head, "{case}: {agent:?} of {shown}"),
            Err(error) if has_whole_head && status >= 400 => {
                assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{case}: {error} of {shown}");
            }
            Err(error) => assert!(!error.is_usage(), "{case}: {error}"),
        }
    }
}
