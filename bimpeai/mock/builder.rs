//! How a server is set up and started.

use std::fmt;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::endpoints;
use crate::schema::Endpoint;

use super::Server;
use super::access::{Key, Keys, RateLimit};
use super::clock::Clock;
use super::context::Handler;
use super::log::RecordedRequest;
use super::route::Table;
use super::seed::Seed;
use super::server::{OnAnswer, Shared, accept};
use super::state::State;

/// The key of a server that was given none.
const DEFAULT_KEY: &str = "sk_mock";

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
    record_limits: Vec<(&'static Endpoint, usize)>,
    seed: Seed,
    has_control_plane: bool,
    on_answer: Option<OnAnswer>,
}

impl Builder {
    pub(super) fn new() -> Self {
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
            record_limits: Vec::new(),
            seed: Seed::new(),
            has_control_plane: false,
            on_answer: None,
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

    /// Starts with these records; several seeds add up.
    pub fn seed(mut self, seed: Seed) -> Self {
        self.seed = self.seed.and(seed);
        self
    }

    /// Lets `list` list so many records at most, and refuses to create more with 403: for agents, the API calls that
    /// `agent_limit_reached`.
    ///
    /// ```
    /// use bimpeai::{ErrorCode, endpoints::agents, mock::Server};
    /// let server = Server::builder().record_limit(agents::LIST, 1).start_blocking();
    /// let agents = server.blocking_client().agents();
    /// agents.create().name("The one").send()?;
    /// let error = agents.create().name("One too many").send().unwrap_err();
    /// assert_eq!(error.code(), Some(&ErrorCode::AgentLimitReached));
    /// # Ok::<(), bimpeai::Error>(())
    /// ```
    pub fn record_limit(mut self, list: &'static Endpoint, records: usize) -> Self {
        self.record_limits.push((list, records));
        self
    }

    /// Serves the control plane below `/_mock/`, so that tests in any language can drive the server; see
    /// [the module](super#the-control-plane). Default: off.
    pub fn control_plane(mut self) -> Self {
        self.has_control_plane = true;
        self
    }

    /// Calls this for each request once it is known what becomes of it, to log it. It is called on the server's
    /// thread, and must not wait for the server.
    pub fn on_answer(mut self, call: impl Fn(&RecordedRequest) + Send + Sync + 'static) -> Self {
        self.on_answer = Some(Box::new(call));
        self
    }

    /// Starts the server.
    ///
    /// # Panics
    /// If the port cannot be had, no thread can be started or the seed does not fit.
    #[expect(clippy::unused_async, reason = "an async test reads better with it, and may need it one day")]
    pub async fn start(self) -> Server {
        self.start_blocking()
    }

    /// Starts the server, outside of async code.
    ///
    /// # Panics
    /// If the port cannot be had, no thread can be started or the seed does not fit.
    #[must_use]
    pub fn start_blocking(self) -> Server {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        self.try_start().unwrap_or_else(|error| panic!("no mock server on {address}: {error}"))
    }

    /// Starts the server, or says why it cannot be started.
    ///
    /// # Errors
    /// If the port cannot be had, no thread can be started or the seed does not fit (`InvalidData`, around a
    /// [`SeedError`](super::SeedError)).
    pub fn try_start(mut self) -> std::io::Result<Server> {
        let listener = TcpListener::bind(("127.0.0.1", self.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        if self.keys.is_empty() {
            self.keys.push(Key::new(DEFAULT_KEY));
        }
        let key = self.keys[0].text.clone();
        let shared = Arc::new(self.shared());
        shared.reset().map_err(|error| std::io::Error::new(ErrorKind::InvalidData, error))?;
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
            record_limits: self.record_limits,
            log_capacity: self.log_capacity,
            seed: self.seed,
            has_control_plane: self.has_control_plane,
            on_answer: self.on_answer,
        }
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("port", &self.port).field("keys", &self.keys).finish_non_exhaustive()
    }
}
