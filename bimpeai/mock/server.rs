//! The server: how it is set up, started, asked and stopped.

use std::fmt;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::sync::oneshot;

use crate::schema::Endpoint;
use crate::{Client, ClientBuilder, blocking};

use super::access::{Keys, RateLimit};
use super::answer::fields;
use super::builder::Builder;
use super::clock::Clock;
use super::fault::FaultBuilder;
use super::log::RecordedRequest;
use super::no_waiting::NoWaiting;
use super::received::Received;
use super::route::Table;
use super::scripted::End;
use super::seed::{Seed, SeedError};
use super::serve::serve;
use super::state::State;
use super::stream::StreamHandle;
use super::wire::{Orders, Wire};

/// What the server's thread and its handle share.
pub(super) struct Shared {
    pub(super) state: Mutex<State>,
    pub(super) table: Table,
    pub(super) keys: Keys,
    pub(super) clock: Clock,
    pub(super) rate_limit: Option<RateLimit>,
    pub(super) strict_enums: bool,
    pub(super) answers_fixtures: bool,
    pub(super) heartbeat: Option<Duration>,
    pub(super) ticket_life: Option<Duration>,
    /// How many records a list holds at most.
    pub(super) record_limits: Vec<(&'static Endpoint, usize)>,
    pub(super) log_capacity: usize,
    pub(super) seed: Seed,
    pub(super) has_control_plane: bool,
    pub(super) on_answer: Option<OnAnswer>,
}

/// Told of each request once it is known what becomes of it.
pub(super) type OnAnswer = Box<dyn Fn(&RecordedRequest) + Send + Sync>;

impl Shared {
    /// A test that panicked while it held the state must not take the others' answers with it.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds records to those that are there.
    pub(super) fn load(&self, seed: &Seed) -> Result<(), SeedError> {
        seed.apply(&self.table, &mut self.state(), &self.clock.now_iso())
    }

    /// Begins anew, as after the start. Open streams are closed.
    pub(super) fn reset(&self) -> Result<(), SeedError> {
        let mut fresh = State::new(self.log_capacity);
        self.seed.apply(&self.table, &mut fresh, &self.clock.now_iso())?;
        let mut old = std::mem::replace(&mut *self.state(), fresh);
        old.hub.end_all(End::Close);
        Ok(())
    }
}

/// A running mock of the API, on a loopback port of its own.
///
/// It runs on a thread of its own, so it serves async and blocking tests alike, and ends when it is dropped. Dropping
/// it panics if a fault that was set never happened: such a test tests nothing.
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
    pub(super) shared: Arc<Shared>,
    pub(super) address: SocketAddr,
    pub(super) key: String,
    pub(super) http: OnceLock<reqwest::Client>,
    pub(super) stop: Option<oneshot::Sender<()>>,
    pub(super) thread: Option<JoinHandle<()>>,
}

pub(super) async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let _ = stream.set_nodelay(true);
        let orders = Arc::new(Orders::default());
        let io = TokioIo::new(Wire::new(stream, Arc::clone(&orders)));
        let shared = Arc::clone(&shared);
        let service = service_fn(move |request| serve(Arc::clone(&shared), Arc::clone(&orders), request));
        tokio::spawn(async move {
            // A connection that breaks, on purpose or not, concerns nobody but its client.
            let _ = http1::Builder::new().header_read_timeout(None).serve_connection(io, service).await;
        });
    }
}

impl Server {
    /// Starts a server with the defaults.
    ///
    /// # Panics
    /// If no port can be had or no thread can be started.
    pub async fn start() -> Self {
        Self::builder().start().await
    }

    /// Starts a server with the defaults, outside of async code.
    ///
    /// # Panics
    /// If no port can be had or no thread can be started.
    #[must_use]
    pub fn start_blocking() -> Self {
        Self::builder().start_blocking()
    }

    /// Sets up a server.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// Where it is, as a client takes it.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The first API key it takes.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.key
    }

    /// An async client of it.
    ///
    /// # Panics
    /// If the TLS library cannot be set up.
    #[must_use]
    pub fn client(&self) -> Client {
        self.set_up(Client::builder()).build().expect("a client of the mock server")
    }

    /// A blocking client of it.
    ///
    /// # Panics
    /// If the TLS library cannot be set up or no thread can be started.
    #[must_use]
    pub fn blocking_client(&self) -> blocking::Client {
        self.set_up(blocking::Client::builder()).build().expect("a client of the mock server")
    }

    /// Gives a client's builder the server's address and key, and spares the client the waits between its attempts
    /// ([`NoWaiting`]).
    pub fn set_up<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        let http = self.http.get_or_init(|| {
            let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
            // A proxy of the environment would be asked for a loopback address.
            http.retry(reqwest::retry::never()).no_proxy().build().unwrap_or_default()
        });
        let builder = builder.base_url(self.base_url()).api_key(&self.key).http_client(http.clone());
        builder.environment(Arc::new(NoWaiting::new()))
    }

    /// Its clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// Sets a fault for an endpoint: `server.on(endpoints::agents::CREATE).times(2).status(503)`.
    pub fn on(&self, endpoint: &'static Endpoint) -> FaultBuilder<'_> {
        FaultBuilder::new(&self.shared, Some(endpoint))
    }

    /// Sets a fault for whatever is called next.
    pub fn on_any(&self) -> FaultBuilder<'_> {
        FaultBuilder::new(&self.shared, None)
    }

    /// The stream of a conversation, or of whatever the last id in a stream's path names.
    pub fn stream(&self, id: impl AsRef<str>) -> StreamHandle<'_> {
        StreamHandle::new(&self.shared, id.as_ref())
    }

    /// Puts a record where `list` lists it, below these ids; what is missing is filled in. Gives the whole record.
    ///
    /// # Panics
    /// If the endpoint lists nothing or the id is taken. Whether parents exist and fields are known is not checked, so
    /// that a test can seed what it likes; [`load`](Self::load) checks.
    pub fn seed(&self, list: &'static Endpoint, ids: &[&str], record: impl Into<Value>) -> Value {
        let table = &self.shared.table;
        let collection = table.index_of(list).and_then(|route| table.route(route).collection);
        let collection = table.collections.get(collection.unwrap_or_else(|| panic!("{list} lists nothing")));
        let now = self.shared.clock.now_iso();
        let mut state = self.state();
        let record = state.store.insert(collection, ids, fields(record.into()), &now);
        match record {
            Ok(record) => {
                state.announce(collection, ids, &record);
                Value::Object(record.fields.clone())
            }
            Err(taken) => panic!("{list}: the id {} is taken", taken.0),
        }
    }

    /// Adds the records of a seed to those that are there: all of them, or none.
    ///
    /// # Errors
    /// If one does not fit; the error names each fault with its line and path.
    pub fn load(&self, seed: &Seed) -> Result<(), SeedError> {
        self.shared.load(seed)
    }

    /// Begins anew, as after the start: records, streams, faults, the request log and idempotency keys. Open streams
    /// are closed. Faults that did not happen are forgotten.
    pub fn reset(&self) {
        // The seed was good when the server started.
        let _ = self.shared.reset();
    }

    /// All requests so far, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state().log.all()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.state().log.clear();
    }

    /// The requests to an endpoint, for assertions.
    pub fn received(&self, endpoint: &'static Endpoint) -> Received {
        let requests = self.requests();
        Received::new(Some(endpoint), requests)
    }

    /// All requests, for assertions.
    pub fn received_any(&self) -> Received {
        Received::new(None, self.requests())
    }

    /// Checks that every fault that was set has happened as often as it was to.
    ///
    /// # Panics
    /// If one has not; the message names it. Dropping the server checks the same.
    #[track_caller]
    pub fn verify(&self) {
        let unused = self.unused_faults();
        assert!(unused.is_empty(), "faults that were set did not happen:\n  {}", unused.join("\n  "));
    }

    /// Forgets the faults that have not happened.
    pub fn clear_faults(&self) {
        self.state().faults.clear();
    }

    /// The faults that were set and have not happened as often as they were to.
    #[must_use]
    pub fn unused_faults(&self) -> Vec<String> {
        self.state().faults.iter().filter_map(super::fault::Fault::unused).collect()
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state()
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
