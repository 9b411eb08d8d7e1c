//! How a server is configured and started.

use std::fmt;
use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::mock::assert::{Log, RecordedRequest, SecretNames};
use crate::mock::model::{Api, ApiState, Clock, Handler, Routes, Seed};
use crate::mock::rules::{Key, Keys, RatePolicy};
use crate::mock::state::{ServerState, Settings};
use crate::schema::Endpoint;

use super::connection::accept;
use super::handle::Server;

/// The API key of a server for which none was set.
const DEFAULT_KEY: &str = "sk_mock";

/// Configures a [`Server`].
#[must_use = "a builder does nothing until it is started"]
pub struct Builder {
    api: Api,
    tables: Vec<&'static [&'static Endpoint]>,
    handlers: Vec<(&'static Endpoint, Handler)>,
    keys: Vec<Key>,
    port: u16,
    clock: Clock,
    log_capacity: usize,
    settings: Settings,
}

impl Builder {
    pub(crate) fn new(api: Api) -> Self {
        Self {
            api,
            tables: vec![api.endpoints],
            handlers: api.handlers.to_vec(),
            keys: Vec::new(),
            port: 0,
            clock: Clock::system(),
            log_capacity: 10_000,
            settings: Settings::default(),
        }
    }

    /// Serves additional endpoints, declared in another crate.
    pub fn endpoints(mut self, table: &'static [&'static Endpoint]) -> Self {
        self.tables.push(table);
        self
    }

    /// Handles the requests to an endpoint with a function of yours.
    pub fn handler(mut self, endpoint: &'static Endpoint, handler: Handler) -> Self {
        self.handlers.push((endpoint, handler));
        self
    }

    /// Accepts an API key: a string, or a [`Key`] with scopes. [`Server::client`] uses the first. Default: one key with
    /// access to every endpoint.
    pub fn key(mut self, key: impl Into<Key>) -> Self {
        self.keys.push(key.into());
        self
    }

    /// Sets the port. Default: 0, which selects a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets the clock. Default: the system clock.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Allows each key this many requests per window, and refuses more with 429.
    pub fn rate_limit(mut self, requests: u64, window: Duration) -> Self {
        self.settings.rate_limit = Some(RatePolicy { requests, window });
        self
    }

    /// Refuses values that an enum does not list. By default they are accepted, because the older revision of the API
    /// has free text where the newer one has enums.
    pub fn strict_enums(mut self) -> Self {
        self.settings.strict_enums = true;
        self
    }

    /// Returns the endpoint's sample for every request, whatever exists. Keys and inputs are still checked.
    pub fn fixtures(mut self) -> Self {
        self.settings.returns_samples = true;
        self
    }

    /// Sends a heartbeat on open streams at this interval. Default: never.
    pub fn heartbeat(mut self, every: Duration) -> Self {
        self.settings.heartbeat = Some(every);
        self
    }

    /// Sets the lifetime of a ticket, by the server's clock. Default: that of the sample.
    pub fn ticket_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.ticket_lifetime = Some(lifetime);
        self
    }

    /// Sets how many requests the log keeps. Default: 10,000.
    pub fn log_capacity(mut self, requests: usize) -> Self {
        self.log_capacity = requests;
        self
    }

    /// Adds records to start with. Several seeds are combined.
    pub fn seed(mut self, seed: Seed) -> Self {
        self.settings.seed = std::mem::take(&mut self.settings.seed).and(seed);
        self
    }

    /// Limits how many records `list` holds. Creating more is refused with 403 and a code named after the record:
    /// `agent_limit_reached` for agents.
    ///
    /// ```
    /// use bimpeai::{ErrorCode, endpoints::agents, mock::Server};
    /// let server = Server::builder().record_limit(agents::LIST, 1).start_blocking();
    /// let agents = server.blocking_client().agents();
    /// agents.create().name("The one").send()?;
    /// let error = agents.create().name("Over the limit").send().unwrap_err();
    /// assert_eq!(error.code(), Some(&ErrorCode::AgentLimitReached));
    /// # Ok::<(), bimpeai::Error>(())
    /// ```
    pub fn record_limit(mut self, list: &'static Endpoint, records: usize) -> Self {
        self.settings.record_limits.push((list, records));
        self
    }

    /// Serves the control plane below `/_mock/`, so that tests in any language can drive the server; see the
    /// [module](crate::mock#the-control-plane). Default: off.
    pub fn control_plane(mut self) -> Self {
        self.settings.has_control_plane = true;
        self
    }

    /// Calls a function for each request once its outcome is known, for logging. It runs on the server's only thread:
    /// whatever blocks it blocks the server.
    pub fn on_response(mut self, callback: impl Fn(&RecordedRequest) + Send + Sync + 'static) -> Self {
        self.settings.on_response = Some(Box::new(callback));
        self
    }

    /// Starts the server.
    ///
    /// # Panics
    /// If the port is not available, no thread can be started or the seed is invalid.
    #[expect(
        clippy::unused_async,
        reason = "async tests expect an async constructor, and starting may need to wait one day"
    )]
    pub async fn start(self) -> Server {
        self.start_blocking()
    }

    /// Starts the server from code that is not async.
    ///
    /// # Panics
    /// If the port is not available, no thread can be started or the seed is invalid.
    #[must_use]
    pub fn start_blocking(self) -> Server {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        self.try_start().unwrap_or_else(|error| panic!("the mock server cannot start on {address}: {error}"))
    }

    /// Starts the server.
    ///
    /// # Errors
    /// If the port is not available, no thread can be started or the seed is invalid (`InvalidData`, with a
    /// [`SeedError`](crate::mock::SeedError) as its source).
    pub fn try_start(mut self) -> io::Result<Server> {
        let listener = TcpListener::bind(("127.0.0.1", self.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        if self.keys.is_empty() {
            self.keys.push(Key::new(DEFAULT_KEY));
        }
        let key = self.keys[0].text.clone();
        let state = Arc::new(self.state());
        state.reset().map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let serving = Arc::clone(&state);
        let run = move || {
            runtime.block_on(async move {
                tokio::select! {
                    () = accept(listener, serving) => {}
                    _ = stopped => {}
                }
            });
        };
        let thread = std::thread::Builder::new().name("bimpeai-mock".to_owned()).spawn(run)?;
        Ok(Server::new(state, address, key, stop, thread))
    }

    fn state(self) -> ServerState {
        let endpoints: Vec<&'static Endpoint> = self.tables.iter().flat_map(|table| table.iter().copied()).collect();
        let routes = Routes::new(&endpoints, self.api.aliases, self.handlers);
        let secrets = SecretNames::new(&endpoints, &[self.api.stream_fields.ticket]);
        let api = ApiState::new(routes, self.clock, self.api.stream_fields);
        ServerState::new(api, Log::new(self.log_capacity), secrets, Keys::new(self.keys), self.settings)
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("port", &self.port).field("keys", &self.keys).finish_non_exhaustive()
    }
}
