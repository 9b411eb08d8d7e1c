//! Which requests go through a proxy. The environment is that of a child process: it is read when a client is built.

use std::process::Command;

use bimpeai::{Client, Error};

use crate::support::scripted::{Reply, ScriptedServer};
use crate::support::{KEY, run};

const BASE_URL: &str = "BIMPEAI_TEST_BASE_URL";
/// `none`, or the URL of an explicit proxy.
const EXPLICIT: &str = "BIMPEAI_TEST_PROXY";
const CHILD: &str = "connections_proxies::one_request_of_a_child_process";
/// A name that resolves nowhere: only a proxy responds to it.
const ELSEWHERE: &str = "http://api.invalid";

/// What decides about proxies, in both spellings.
const VARIABLES: [&str; 4] = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];

fn send(base_url: &str, explicit: Option<&str>) -> (Client, Error) {
    let builder = Client::builder().api_key(KEY).base_url(base_url).allow_insecure_http(true).max_retries(0);
    let client = match explicit {
        None => builder,
        Some("none") => builder.no_proxy(),
        Some(url) => builder.proxy(url),
    };
    let client = client.build().unwrap();
    let error = run(client.agents().list().send()).unwrap_err();
    (client, error)
}

#[test]
#[ignore = "runs in the child processes of the other tests"]
fn one_request_of_a_child_process() {
    let Ok(base_url) = std::env::var(BASE_URL) else { return };
    let (client, error) = send(&base_url, std::env::var(EXPLICIT).ok().as_deref());
    println!("{client:?} {error} {error:?}");
}

/// Sends a request in a child process with these variables only. Returns what the child printed.
fn send_with(variables: &[(&str, &str)], base_url: &str, explicit: Option<&str>) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", CHILD, "--ignored", "--nocapture"]).env(BASE_URL, base_url).env_remove("REQUEST_METHOD");
    for name in VARIABLES {
        child.env_remove(name).env_remove(name.to_lowercase());
    }
    let output = child.envs(variables.iter().copied()).envs(explicit.map(|url| (EXPLICIT, url))).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
    text
}

fn not_found() -> ScriptedServer {
    ScriptedServer::start(vec![Reply::http(404, &[], b"")])
}

#[test]
fn the_environment_decides_except_for_loopback_and_explicit_settings() {
    let (direct, proxy) = (not_found(), not_found());
    let address = proxy.base_url();
    let with_password = address.replace("http://", "http://user:proxy-password@");
    let (address, with_password, direct_url) = (address.as_str(), with_password.as_str(), direct.base_url());
    let localhost = direct_url.replace("127.0.0.1", "localhost");
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, Option<&'a str>, bool);
    let cases: [Case<'_>; 12] = [
        (&[], ELSEWHERE, None, false),
        (&[("HTTP_PROXY", address)], ELSEWHERE, None, true),
        (&[("http_proxy", with_password)], ELSEWHERE, None, true),
        (&[("ALL_PROXY", with_password)], ELSEWHERE, None, true),
        (&[("HTTPS_PROXY", address)], ELSEWHERE, None, false),
        (&[("ALL_PROXY", address), ("NO_PROXY", "api.invalid")], ELSEWHERE, None, false),
        (&[("ALL_PROXY", address)], ELSEWHERE, Some("none"), false),
        (&[("NO_PROXY", "*")], ELSEWHERE, Some(with_password), true),
        (&[("HTTP_PROXY", "http://127.0.0.1:1")], ELSEWHERE, Some(address), true),
        (&[("ALL_PROXY", address), ("HTTP_PROXY", address)], &direct_url, None, false),
        (&[("ALL_PROXY", address)], &localhost, None, false),
        // An explicit proxy is the caller's wish.
        (&[], &direct_url, Some(address), true),
    ];
    for (variables, base_url, explicit, is_proxied) in cases {
        let before = (proxy.requests().len(), direct.requests().len());
        let printed = send_with(variables, base_url, explicit);
        let case = format!("{variables:?}, {base_url}, {explicit:?}: {printed}");
        assert_eq!(proxy.requests().len() - before.0, usize::from(is_proxied), "{case}");
        let is_direct = !is_proxied && base_url != ELSEWHERE;
        assert_eq!(direct.requests().len() - before.1, usize::from(is_direct), "{case}");
        assert_eq!(printed.contains(&format!("proxy: Some({address:?})")), is_proxied, "{case}");
        assert!(!printed.contains("proxy-password"), "{case}");
    }
}

#[test]
fn a_proxy_gets_its_credentials() {
    let proxy = not_found();
    let url = proxy.base_url().replace("http://", "http://user:p%40ss@");
    let (_, error) = send(ELSEWHERE, Some(&url));
    assert!(error.is_not_found(), "{error}");
    // `user:p@ss`
    assert_eq!(proxy.requests()[0].header("proxy-authorization"), Some("Basic dXNlcjpwQHNz"));
}
