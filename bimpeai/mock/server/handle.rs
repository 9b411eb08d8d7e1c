//! The handle of a running server.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;

use serde_json::Value;
use tokio::sync::oneshot;

use crate::client::{Client, ClientBuilder, blocking};
use crate::mock::assert::{Received, RecordedRequest};
use crate::mock::model::{Clock, Seed, SeedError, object_fields};
use crate::mock::script::{Fault, FaultBuilder, StreamHandle};
use crate::mock::state::ServerState;
use crate::schema::Endpoint;

use super::no_waiting::NoWaiting;

/// A running mock of the API, on a loopback port of its own.
///
/// It runs on its own thread, so it serves both async and blocking tests, and stops when it is dropped. Dropping it
/// panics if a fault that was set did not occur, because such a test tests nothing.
///
/// ```
/// use bimpeai::mock::Server;
/// let server = Server::start_blocking();
/// let client = server.blocking_client();
/// let agent = client.agents().create().name("A").send()?;
/// assert_eq!(client.agents().retrieve(&agent.id).send()?.name, "A");
///
/// server.on(bimpeai::endpoints::agents::RETRIEVE).status(404);
/// assert!(client.agents().retrieve(&agent.id).send().unwrap_err().is_not_found());
/// # Ok::<(), bimpeai::Error>(())
/// ```
pub struct Server {
    state: Arc<ServerState>,
    address: SocketAddr,
    key: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(super) fn new(
        state: Arc<ServerState>,
        address: SocketAddr,
        key: String,
        stop: oneshot::Sender<()>,
        thread: JoinHandle<()>,
    ) -> Self {
        Self { state, address, key, stop: Some(stop), thread: Some(thread) }
    }

    /// Returns the base URL for a client.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the first API key that it accepts.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.key
    }

    /// Returns an async client for this server.
    ///
    /// # Panics
    /// If the HTTP client cannot be created.
    #[must_use]
    pub fn client(&self) -> Client {
        self.set_up(Client::builder()).build().expect("a client for the mock server")
    }

    /// Returns a blocking client for this server.
    ///
    /// # Panics
    /// If no thread can be started.
    #[must_use]
    pub fn blocking_client(&self) -> blocking::Client {
        self.set_up(blocking::Client::builder()).build().expect("a client for the mock server")
    }

    /// Sets the server's address and key on a client builder, removes the waits between attempts ([`NoWaiting`]), and
    /// switches the retry budget off, so that a test may script as many faults as it needs.
    pub fn set_up<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        let builder = builder.base_url(self.base_url()).api_key(&self.key);
        builder.environment(Arc::new(NoWaiting::new())).retry_budget(false)
    }

    /// Returns the server's clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.state.api.clock
    }

    /// Starts to set a fault for an endpoint: `server.on(endpoints::agents::CREATE).times(2).status(503)`.
    pub fn on(&self, endpoint: &'static Endpoint) -> FaultBuilder<'_> {
        FaultBuilder::new(&self.state.faults, Some(endpoint))
    }

    /// Starts to set a fault for any endpoint.
    pub fn on_any(&self) -> FaultBuilder<'_> {
        FaultBuilder::new(&self.state.faults, None)
    }

    /// Returns a handle of a stream, by the last id in its path: the id of the conversation.
    ///
    /// If several endpoints stream, it is the one that has a record with this id, and of several the one that delivers
    /// the items of a list. For the others, use [`stream_of`](Self::stream_of).
    pub fn stream(&self, id: impl AsRef<str>) -> StreamHandle<'_> {
        StreamHandle::new(&self.state.api, &self.state.streams, None, id.as_ref())
    }

    /// Returns a handle of a stream of this endpoint, by the last id in its path.
    ///
    /// # Panics
    /// If the endpoint is not a stream.
    pub fn stream_of(&self, endpoint: &'static Endpoint, id: impl AsRef<str>) -> StreamHandle<'_> {
        assert!(endpoint.is_streamed(), "{endpoint} is not a stream");
        StreamHandle::new(&self.state.api, &self.state.streams, Some(endpoint), id.as_ref())
    }

    /// Inserts a record into what `list` lists, below these ids, with missing fields filled in. Returns the whole record.
    ///
    /// Unlike [`load`](Self::load) it does not check that parents exist and fields are known, so that a test can seed
    /// anything.
    ///
    /// # Panics
    /// If the endpoint is not a list, or the id exists already.
    pub fn seed(&self, list: &'static Endpoint, ids: &[&str], record: impl Into<Value>) -> Value {
        let api = &self.state.api;
        let route = api.routes.by_name(list.name()).filter(|route| api.routes.collection(*route).is_some());
        let route = route.unwrap_or_else(|| panic!("{list} is not a list"));
        let mut store = api.store();
        let inserted = api.insert(&mut store, route, ids, object_fields(record.into()));
        match inserted {
            Ok((record, announcement)) => {
                self.state.streams.publish(announcement);
                record
            }
            Err(id) => panic!("{list}: the id {id} already exists"),
        }
    }

    /// Adds the records of a seed to the existing ones: all of them, or none.
    ///
    /// # Errors
    /// If one is invalid; the error lists each problem with its line and path.
    pub fn load(&self, seed: &Seed) -> Result<(), SeedError> {
        self.state.load(seed)
    }

    /// Restores the state after the start: records, streams, faults, the request log and idempotency keys. Open streams
    /// are closed, and faults that did not occur are forgotten.
    pub fn reset(&self) {
        // The seed was valid when the server started.
        let _ = self.state.reset();
    }

    /// Returns all requests so far, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state.log.all()
    }

    /// Clears the request log.
    pub fn clear_requests(&self) {
        self.state.log.clear();
    }

    /// Returns the requests to an endpoint, for assertions.
    pub fn received(&self, endpoint: &'static Endpoint) -> Received {
        Received::new(Some(endpoint), self.requests())
    }

    /// Returns all requests, for assertions.
    pub fn received_any(&self) -> Received {
        Received::new(None, self.requests())
    }

    /// Asserts that every fault occurred as many times as it was set to. Dropping the server does the same.
    ///
    /// # Panics
    /// If one did not; the message names it.
    #[track_caller]
    pub fn verify(&self) {
        let unused = self.unused_faults();
        assert!(unused.is_empty(), "faults that were set did not occur:\n  {}", unused.join("\n  "));
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.state.faults.clear();
    }

    /// Describes the faults that have not occurred as many times as they were set to.
    #[must_use]
    pub fn unused_faults(&self) -> Vec<String> {
        self.state.faults.all().iter().filter_map(Fault::unused).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        if !std::thread::panicking() {
            self.verify();
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}
