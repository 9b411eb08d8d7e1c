//! A TLS failure is final: it is not retried, and the request was not sent.
//!
//! These tests have sockets of their own: what arrives here is a TLS handshake, which the scripted server cannot read.

use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bimpeai::{Client, Error};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::support::{KEY, TestEnvironment, run};

fn assert_final(base_url: &str) -> Error {
    let environment = TestEnvironment::new();
    let client = Client::builder().api_key(KEY).base_url(base_url).environment(environment.clone()).build().unwrap();
    let error = run(client.agents().create().name("A").send()).unwrap_err();
    assert!(error.is_connection() && !error.is_timeout(), "{error}");
    assert_eq!((error.attempts(), environment.waits().len()), (1, 0), "{error}");
    assert!(error.to_string().contains("TLS"), "{error}");
    assert!(!error.may_have_been_sent(), "{error}");
    error
}

/// A self-signed certificate.
#[test]
fn a_certificate_that_cannot_be_verified_is_final() {
    let signed = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signed.signing_key.serialize_der()));
    let config =
        ServerConfig::builder().with_no_client_auth().with_single_cert(vec![signed.cert.der().clone()], key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    listener.set_nonblocking(true).unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let _ = acceptor.accept(stream).await;
        }
    });
    assert_final(&format!("https://localhost:{port}"));
    assert_eq!(connections.load(Ordering::SeqCst), 1);
}

/// Plain HTTP where TLS is expected.
#[test]
fn a_server_without_tls_is_final() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = (&stream).write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            // Closing with unread bytes would reset the connection before the response is read.
            let _ = std::io::copy(&mut &stream, &mut std::io::sink());
        }
    });
    assert_final(&format!("https://127.0.0.1:{port}"));
}
