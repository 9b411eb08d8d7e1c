//! A proxy on the way: what it refuses is not the server's doing, and the error says so.

use std::time::Duration;

use bimpeai::{Client, Error, ErrorKind};

use crate::support::fault::bytes::{AGENT, response};
use crate::support::fault::{FaultServer, Script, Step};
use crate::support::{KEY, TestEnvironment, refused, run};

/// A request to `base_url` through a proxy of this address.
fn through(proxy: &str, base_url: &str) -> (Result<String, Error>, Vec<Duration>) {
    let environment = TestEnvironment::new();
    let builder = Client::builder().api_key(KEY).base_url(base_url).allow_insecure_http(true).proxy(proxy);
    let client = builder.environment(environment.clone()).timeout(Duration::from_secs(2)).build().unwrap();
    let result = run(client.agents().create().name("A").send());
    (result.map(|agent| agent.name), environment.waits())
}

fn with_password(server: &FaultServer) -> String {
    server.base_url().replace("http://", "http://user:s3cret@")
}

fn connect(status: &str) -> Script {
    vec![Step::Request, Step::Send(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").into_bytes())]
}

#[test]
fn a_refusal_of_the_proxy_names_the_proxy() {
    for (name, script, attempts, says) in [
        ("407", connect("407 Proxy Authentication Required"), 1, "asks for a user name and password"),
        ("403", connect("403 Forbidden"), 3, "did not connect to the host"),
        ("502", connect("502 Bad Gateway"), 3, "did not connect to the host"),
        ("closed", vec![Step::Request], 3, "did not connect to the host"),
    ] {
        let server = FaultServer::start(vec![script]);
        let (result, waits) = through(&with_password(&server), "https://api.example");
        let error = result.unwrap_err();
        let text = format!("{error} {error:?}");
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connection, attempts), "{name}: {text}");
        assert_eq!(waits.len(), attempts as usize - 1, "{name}: {waits:?}");
        assert!(!error.may_have_been_sent(), "{name}: {text}");
        assert!(text.contains(says) && text.contains(&server.base_url()), "{name}: {text}");
        assert!(!text.contains("s3cret") && !text.contains(KEY), "{name}: {text}");
        let requests = server.requests();
        assert!(requests.iter().all(|request| request.method == "CONNECT"), "{name}");
        assert!(requests.iter().all(|request| request.header("authorization").is_none()), "{name}: the key was sent");
    }
}

#[test]
fn a_proxy_that_cannot_be_reached_is_named() {
    let (_socket, address) = refused();
    for base_url in ["https://api.example", "http://api.example"] {
        let error = through(&format!("http://{address}"), base_url).0.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connection, 3), "{error}");
        assert!(error.to_string().contains(&format!("through the proxy http://{address}")), "{error}");
        assert!(!error.may_have_been_sent(), "{error}");
    }
}

/// A plain request is answered by the proxy itself.
#[test]
fn a_407_to_a_plain_request_is_a_status_and_not_retried() {
    let reply = response(407, &[("Proxy-Authenticate", "Basic")], "");
    let server = FaultServer::start(vec![vec![Step::Request, Step::Send(reply)]]);
    let error = through(&with_password(&server), "http://api.example").0.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::OtherStatus, 1), "{error}");
    assert!(error.to_string().contains("a proxy asks for a user name and password"), "{error}");
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error}");
}

#[test]
fn a_plain_request_goes_through_the_proxy() {
    let server = FaultServer::start(vec![vec![Step::Request, Step::Send(response(200, &[], AGENT))]]);
    let (name, _) = through(&server.base_url(), "http://api.example");
    assert_eq!(name.unwrap(), "A");
}
