//! Redirects are never followed: the error says where the origin pointed, without the query.

use bimpeai::ErrorKind;

use super::row::{check, once, row, sends};
use crate::support::fault::bytes::response;
use crate::support::fault::{FaultServer, Script};

#[test]
fn a_redirect_is_an_error_that_names_its_target() {
    let target = FaultServer::start(vec![Script::new()]);
    let location = format!("{}/moved?token=sk_query", target.base_url());
    let to = |status: u16, location: &str| sends(response(status, &[("Location", location)], ""));
    let mut rows = Vec::new();
    for status in [301, 302, 303, 307, 308] {
        let other = || once(ErrorKind::OtherStatus).with_status(status);
        rows.extend([
            row(
                format!("{status} to another host"),
                to(status, "https://other.example/x?token=sk_query"),
                other().says("other.example"),
            ),
            row(format!("{status} to another port"), to(status, &location), other().says(&target.host_and_port())),
            row(format!("{status} to a path"), to(status, "/elsewhere"), other().says("/elsewhere")),
            row(format!("{status} to nowhere"), sends(response(status, &[], "")), other()),
            row(format!("{status} to what is not a URL"), to(status, "http://[::1"), other()),
        ]);
    }
    check(&rows);
    assert_eq!(target.connections(), 0);
    for status in [301, 302, 303, 307, 308] {
        let server = FaultServer::start(vec![to(status, &location)]);
        let client =
            bimpeai::blocking::Client::builder().api_key("sk_test").base_url(server.base_url()).build().unwrap();
        let error = client.agents().list().send().unwrap_err();
        assert!(!error.to_string().contains("sk_query"), "{error}");
    }
}

#[test]
fn other_statuses_of_the_3xx_class_are_errors_too() {
    let other = |status: u16| once(ErrorKind::OtherStatus).with_status(status);
    check(&[300, 304, 305, 399].map(|status| row(status.to_string(), sends(response(status, &[], "")), other(status))));
}
