//! No connection: a request that was certainly not sent. The first retry follows at once; TLS failures are final.

use bimpeai::ErrorKind;

use super::row::{
    Expected, Row, SHORT, at_server, check, lost, never_connected, ok, once, right, row, sends, timed_out,
};
use crate::support::fault::black_hole::{BlackHole, refused_port};
use crate::support::fault::tls::{Identity, trusting};
use crate::support::fault::{FaultServer, Script, Step};

/// A server that no request reaches.
fn unreached(name: &str, base_url: impl Into<String>, expected: Expected) -> Row {
    row(name, Vec::new(), expected).base_url(base_url)
}

#[test]
fn a_connection_that_is_never_opened() {
    let black_hole = BlackHole::start();
    let refused = format!("http://{}", refused_port());
    let connection = || never_connected(ErrorKind::Connection);
    check(&[
        unreached("the host does not exist", "http://no-such-host.invalid:8080", connection()).http(|http| http),
        unreached("the port is refused", refused, connection().says("refused")),
        unreached("no answer, connect timeout", black_hole.base_url(), never_connected(ErrorKind::Timeout))
            .http(|http| http.connect_timeout(SHORT)),
        // The timeout of the attempt does not say how far it got.
        unreached("no answer, timeout of the attempt", black_hole.base_url(), timed_out()).short(),
    ]);
}

fn tls(name: &str, identity: Identity, script: Script, expected: Expected) -> Row {
    at_server(name, move || FaultServer::start_tls(identity, vec![script.clone()]), expected).http(trusting)
}

fn rejected() -> Expected {
    once(ErrorKind::Connection).without_status().unsent().says("TLS")
}

#[test]
fn tls_that_cannot_be_verified_is_final() {
    let right = || sends(right());
    let plain = || vec![Step::Send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".to_vec())];
    check(&[
        tls("right", Identity::Right, right(), ok()),
        tls("self-signed", Identity::SelfSigned, right(), rejected().says("certificate")),
        tls("another host's certificate", Identity::OtherHost, right(), rejected().says("certificate")),
        tls("expired", Identity::Expired, right(), rejected().says("expired")),
        row("https to a port without TLS", plain(), rejected()).https().http(trusting),
    ]);
}

#[test]
fn a_connection_with_tls_can_be_lost_like_any_other() {
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"message\":".to_vec();
    let then = |step: Step| vec![Step::Request, Step::Send(cut.clone()), Step::Settle, step];
    check(&[
        tls("closed inside the body", Identity::Right, sends(cut.clone()), lost()),
        tls("reset inside the body", Identity::Right, then(Step::Reset), lost()),
        tls("a bad record inside the body", Identity::Right, then(Step::SendBelowTls(b"no TLS record at all")), lost()),
        tls("silent inside the body", Identity::Right, then(Step::Hold), timed_out()).short(),
        row("reset in the handshake", vec![Step::Reset], never_connected(ErrorKind::Connection)).https().http(trusting),
    ]);
}

/// The server waits for a handshake, and does not understand what arrives.
#[test]
fn http_to_a_port_with_tls_is_a_lost_connection() {
    let server = FaultServer::start_tls(Identity::Right, vec![Vec::new()]);
    check(&[row("http to a port with TLS", Vec::new(), lost()).base_url(format!("http://{}", server.address()))]);
}
