//! A machine without CA certificates, such as a slim container: `http` works, `https` says what is missing.

use std::process::Command;

use bimpeai::{Client, blocking};

/// Set in the child process, which sees no certificates: the variables below have to be set before a process starts.
const CHILD: &str = "BIMPEAI_TEST_WITHOUT_CERTIFICATES";

#[test]
fn certificates_are_needed_for_https_only() {
    if std::env::var_os(CHILD).is_some() {
        return check();
    }
    let empty = std::env::temp_dir().join(format!("bimpeai-no-certificates-{}", std::process::id()));
    std::fs::create_dir_all(&empty).unwrap();
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "certificates::certificates_are_needed_for_https_only", "--nocapture"])
        .env(CHILD, "1")
        .env("SSL_CERT_DIR", &empty)
        .env("SSL_CERT_FILE", empty.join("none.pem"))
        .output()
        .unwrap();
    std::fs::remove_dir(&empty).unwrap();
    let output = [child.stdout, child.stderr].concat();
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&output));
}

fn check() {
    let server = bimpeai::mock::Server::start_blocking();
    server.blocking_client().agents().list().send().unwrap();
    blocking::Client::builder().api_key("sk_1").base_url("http://localhost:1").build().unwrap();
    let internal = Client::builder().api_key("sk_1").base_url("http://10.0.0.1").allow_insecure_http(true);
    internal.build().unwrap();

    let error = Client::new("sk_1").unwrap_err();
    assert!(error.is_usage(), "{error}");
    assert!(error.message().starts_with("http_client: ") && error.message().contains("`ca-certificates`"), "{error}");
    assert!(std::error::Error::source(&error).is_some());
}
