//! A future that is dropped closes its connection, and sends nothing more.

use std::time::Duration;

use bimpeai::Client;
use futures::future::{Either, select};

use crate::support::fault::bytes::{head, response};
use crate::support::fault::{FaultServer, Step};
use crate::support::{KEY, run};

/// Sends a request and drops its future when `happened` is done; then waits for `after`.
fn drop_when(server: &FaultServer, happened: impl FnOnce() + Send + 'static, after: impl FnOnce()) {
    let client = Client::builder().api_key(KEY).base_url(server.base_url()).build().unwrap();
    run(async {
        let request = client.agents().create().name("A").send();
        let happened = tokio::task::spawn_blocking(happened);
        match select(request, happened).await {
            Either::Right((happened, request)) => {
                happened.unwrap();
                drop(request);
            }
            Either::Left((result, _)) => panic!("{result:?}"),
        }
        // The future is gone, but the runtime, which owns the connection, goes on.
        tokio::time::sleep(Duration::from_millis(50)).await;
        after();
    });
}

#[test]
fn a_future_that_is_dropped_during_an_attempt_closes_its_connection() {
    let part = [&head(200, &[("Content-Length", "400")])[..], b"{"].concat();
    for script in [vec![Step::Request, Step::Hold], vec![Step::Request, Step::Send(part), Step::Hold]] {
        let server = std::sync::Arc::new(FaultServer::start(vec![script]));
        let waiting = std::sync::Arc::clone(&server);
        let happened = move || {
            waiting.wait_for_requests(1);
            std::thread::sleep(Duration::from_millis(30));
        };
        drop_when(&server, happened, || server.wait_for_closed(1));
        assert_eq!((server.connections(), server.requests().len()), (1, 1));
    }
}

/// The wait that the server asks for is a long one.
#[test]
fn a_future_that_is_dropped_during_a_wait_sends_nothing_more() {
    let busy = response(503, &[("Retry-After", "1")], "");
    let server = std::sync::Arc::new(FaultServer::start(vec![vec![Step::Request, Step::Send(busy)]]));
    let waiting = std::sync::Arc::clone(&server);
    let happened = move || {
        waiting.wait_for_requests(1);
        std::thread::sleep(Duration::from_millis(50));
    };
    drop_when(&server, happened, || std::thread::sleep(Duration::from_millis(1100)));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_future_that_was_never_polled_sends_nothing() {
    let server = FaultServer::start(vec![vec![Step::Request, Step::Hold]]);
    let client = Client::builder().api_key(KEY).base_url(server.base_url()).build().unwrap();
    run(async { drop(client.agents().create().name("A").send()) });
    assert_eq!(server.connections(), 0);
}
