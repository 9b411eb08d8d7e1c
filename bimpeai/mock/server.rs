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

use crate::endpoint::Endpoint;
use crate::{Client, ClientBuilder, blocking, endpoints};

use super::access::{Key, Keys, RateLimit};
use super::clock::Clock;
use super::context::Handler;
use super::fault::FaultBuilder;
use super::log::RecordedRequest;
use super::received::Received;
use super::route::Table;
use super::serve::{fields, serve};
use super::state::State;
use super::stream::StreamHandle;
use super::wire::{Orders, Wire};

/// The key of a server that was given none.
const DEFAULT_KEY: &str = "sk_mock";

/// What the server's thread and its handle share.
pub(super) struct Shared {
    state: Mutex<State>,
    pub(super) table: Table,
    pub(super) keys: Keys,
    pub(super) clock: Clock,
    pub(super) rate_limit: Option<RateLimit>,
    pub(super) strict_enums: bool,
    pub(super) answers_fixtures: bool,
    pub(super) heartbeat: Option<Duration>,
    pub(super) ticket_life: Option<Duration>,
}

impl Shared {
    /// A test that panicked while it held the state must not take the others' answers with it.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
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
    shared: Arc<Shared>,
    address: SocketAddr,
    key: String,
    http: OnceLock<reqwest::Client>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Sets up a [`Server`].
#[must_use = "a builder does nothing until it is started"]
pub struct Builder {
    tables: Vec<&'static [&'static Endpoint]>,
    handlers: Vec<(&'static Endpoint, Handler)>,
    keys: Vec<Key>,
    port: u16,
    clock: Clock,
    rate_limit: Option<RateLimit>,
    strict_enums: bool,
    answers_fixtures: bool,
    heartbeat: Option<Duration>,
    ticket_life: Option<Duration>,
    log_capacity: usize,
}

impl Builder {
    fn new() -> Self {
        Self {
            tables: vec![endpoints::ALL],
            handlers: Vec::new(),
            keys: Vec::new(),
            port: 0,
            clock: Clock::system(),
            rate_limit: None,
            strict_enums: false,
            answers_fixtures: false,
            heartbeat: None,
            ticket_life: None,
            log_capacity: 10_000,
        }
    }

    /// Serves further endpoints, declared in another crate.
    pub fn endpoints(mut self, table: &'static [&'static Endpoint]) -> Self {
        self.tables.push(table);
        self
    }

    /// Answers an endpoint by a function of yours.
    pub fn handler(mut self, endpoint: &'static Endpoint, handler: Handler) -> Self {
        self.handlers.push((endpoint, handler));
        self
    }

    /// Takes this API key: a text, or a [`Key`] with scopes. The first is that of [`Server::client`]. Default: one
    /// key that may call everything.
    pub fn key(mut self, key: impl Into<Key>) -> Self {
        self.keys.push(key.into());
        self
    }

    /// The port. Default: 0, which takes a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The clock. Default: the system's.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Allows each key so many requests in each window, and refuses more with 429.
    pub fn rate_limit(mut self, requests: u64, window: Duration) -> Self {
        self.rate_limit = Some(RateLimit { requests, window });
        self
    }

    /// Refuses values that an enum does not list. By default they are taken: the older revision of the API sends
    /// free text where the newer has an enum.
    pub fn strict_enums(mut self) -> Self {
        self.strict_enums = true;
        self
    }

    /// Answers every call with its endpoint's sample, whatever exists; keys and inputs are checked all the same.
    pub fn fixtures(mut self) -> Self {
        self.answers_fixtures = true;
        self
    }

    /// Sends a heartbeat on open streams this often. Default: never.
    pub fn heartbeat(mut self, every: Duration) -> Self {
        self.heartbeat = Some(every);
        self
    }

    /// How long a ticket lives, by the server's clock. Default: as the sample says.
    pub fn ticket_life(mut self, life: Duration) -> Self {
        self.ticket_life = Some(life);
        self
    }

    /// How many requests are kept in the log. Default: 10,000.
    pub fn log_capacity(mut self, requests: usize) -> Self {
        self.log_capacity = requests;
        self
    }

    /// Starts the server.
    ///
    /// # Panics
    /// If the port cannot be had or no thread can be started.
    #[expect(clippy::unused_async, reason = "an async test reads better with it, and may need it one day")]
    pub async fn start(self) -> Server {
        self.start_blocking()
    }

    /// Starts the server, outside of async code.
    ///
    /// # Panics
    /// If the port cannot be had or no thread can be started.
    #[must_use]
    pub fn start_blocking(self) -> Server {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        self.try_start().unwrap_or_else(|error| panic!("no mock server on {address}: {error}"))
    }

    /// Starts the server, or says why it cannot be started.
    ///
    /// # Errors
    /// If the port cannot be had or no thread can be started.
    pub fn try_start(mut self) -> std::io::Result<Server> {
        let listener = TcpListener::bind(("127.0.0.1", self.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        if self.keys.is_empty() {
            self.keys.push(Key::new(DEFAULT_KEY));
        }
        let key = self.keys[0].text.clone();
        let shared = Arc::new(self.shared());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let serving = Arc::clone(&shared);
        let run = move || {
            runtime.block_on(async move {
                tokio::select! {
                    () = accept(listener, serving) => {}
                    _ = stopped => {}
                }
            });
        };
        let thread = std::thread::Builder::new().name("bimpeai-mock".to_owned()).spawn(run)?;
        Ok(Server { shared, address, key, http: OnceLock::new(), stop: Some(stop), thread: Some(thread) })
    }

    fn shared(self) -> Shared {
        let all: Vec<&'static Endpoint> = self.tables.iter().flat_map(|table| table.iter().copied()).collect();
        let mut table = Table::new(&all, endpoints::semantics::ALIASES);
        for (endpoint, handler) in endpoints::semantics::HANDLERS.iter().copied().chain(self.handlers) {
            if let Some(route) = table.index_of(endpoint) {
                table.route_mut(route).handler = Some(handler);
            }
        }
        let mut keys = Keys::default();
        self.keys.into_iter().for_each(|key| keys.add(key));
        Shared {
            state: Mutex::new(State::new(self.log_capacity)),
            table,
            keys,
            clock: self.clock,
            rate_limit: self.rate_limit,
            strict_enums: self.strict_enums,
            answers_fixtures: self.answers_fixtures,
            heartbeat: self.heartbeat,
            ticket_life: self.ticket_life,
        }
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("port", &self.port).field("keys", &self.keys).finish_non_exhaustive()
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
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

    /// Gives a client's builder the server's address and key.
    pub fn set_up<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        let http = self.http.get_or_init(|| {
            let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
            // A proxy of the environment would be asked for a loopback address.
            http.retry(reqwest::retry::never()).no_proxy().build().unwrap_or_default()
        });
        builder.base_url(self.base_url()).api_key(&self.key).http_client(http.clone())
    }

    /// Its clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// Sets a fault for an endpoint: `server.on(endpoints::agents::CREATE).times(2).status(503)`.
    pub fn on(&self, endpoint: &'static Endpoint) -> FaultBuilder<'_> {
        FaultBuilder::new(self, Some(endpoint))
    }

    /// Sets a fault for whatever is called next.
    pub fn on_any(&self) -> FaultBuilder<'_> {
        FaultBuilder::new(self, None)
    }

    /// The stream of a conversation, or of whatever the last id in a stream's path names.
    pub fn stream(&self, id: impl AsRef<str>) -> StreamHandle<'_> {
        StreamHandle::new(self, id.as_ref())
    }

    /// Puts a record where `list` lists it, below these ids; what is missing is filled in. Gives the whole record.
    ///
    /// # Panics
    /// If the endpoint lists nothing, a parent does not exist is not checked, or the id is taken.
    pub fn seed(&self, list: &'static Endpoint, ids: &[&str], record: impl Into<Value>) -> Value {
        let table = &self.shared.table;
        let collection = table.index_of(list).and_then(|route| table.route(route).collection);
        let collection = table.collections.get(collection.unwrap_or_else(|| panic!("{list} lists nothing")));
        let now = self.shared.clock.now_iso();
        let record = self.state().store.insert(collection, ids, fields(record.into()), &now);
        match record {
            Ok(record) => Value::Object(record.fields.clone()),
            Err(taken) => panic!("{list}: the id {} is taken", taken.0),
        }
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
        let unused = self.unused();
        assert!(unused.is_empty(), "faults that were set did not happen:\n  {}", unused.join("\n  "));
    }

    /// Forgets the faults that have not happened.
    pub fn clear_faults(&self) {
        self.state().faults.clear();
    }

    fn unused(&self) -> Vec<String> {
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
