//! A stream before it is opened.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::call::{Call, Plan};
use crate::client::{Client, Core, Transport};
use crate::endpoint::Endpoint;
use crate::error::{Error, Result};
use crate::header::IDEMPOTENCY_KEY;
use crate::prepare::Prepared;
use crate::response::Model;
use crate::sse::Limits;
use crate::{blocking, header};

use super::EventStream;
use super::connection::prepare_stream;
use super::machine::Machine;

/// How often in a row a stream is opened again: 5 times.
const DEFAULT_MAX_RETRIES: u32 = 5;
/// How long a stream may be silent: 120 seconds.
const DEFAULT_IDLE_TIMEOUT: Duration = Duration::from_secs(120);

/// A stream to open, of messages `T` with a client `C`. See [`stream`](crate::stream) for what it does about errors.
#[must_use = "a stream does nothing until it is opened"]
pub struct StreamRequest<C, T> {
    stream: Call<C, T>,
    ticket: Call<C, ()>,
    options: Options,
}

/// What can be set, besides what every call has.
#[derive(Debug)]
struct Options {
    after: Option<String>,
    reconnect: bool,
    max_retries: u32,
    idle_timeout: Option<Duration>,
    limits: Limits,
}

impl<C: Transport, T> StreamRequest<C, T> {
    #[doc(hidden)]
    pub fn new(client: C, stream: &'static Endpoint, ticket: &'static Endpoint, ids: &[String]) -> Self {
        Self {
            ticket: Call::new(client.clone(), ticket, ids),
            stream: Call::new(client, stream, ids),
            options: Options {
                after: None,
                reconnect: true,
                max_retries: DEFAULT_MAX_RETRIES,
                idle_timeout: Some(DEFAULT_IDLE_TIMEOUT),
                limits: Limits::default(),
            },
        }
    }

    /// Where to begin: after this message (its id), or after this time (ISO-8601). An empty text counts as not given;
    /// without it the stream begins with the messages to come.
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.options.after = Some(after.into());
        self
    }

    /// Whether a lost connection is opened again. Default: `true`.
    ///
    /// With `false` there is one ticket and one connection: the stream ends when the server closes it, and any failure
    /// is its last item.
    pub fn reconnect(mut self, reconnect: bool) -> Self {
        self.options.reconnect = reconnect;
        self
    }

    /// How many failures in a row are made up for. Default: 5; the client's own number does not count here.
    ///
    /// Ticket and connection are one attempt, and every close by the server is a failure. The row begins anew when a
    /// message is delivered, and when a connection still has something to say 60 seconds after it was opened. The wait
    /// before an attempt is drawn from up to 0.5 s, doubled each time up to 8 s; it is never shorter than a
    /// `Retry-After` header or a `retry` field (of up to 60 s) asks for. A `Retry-After` longer than the client's
    /// [`max_retry_after`](crate::ClientBuilder::max_retry_after) ends the stream.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.options.max_retries = max_retries;
        self
    }

    /// How long the stream may be silent, heartbeats included, before the connection counts as lost. Default: 120
    /// seconds; `None` for as long as it likes.
    ///
    /// Time in which the stream is not polled does not count, but for an eighth of this; and it may be noticed as much
    /// later.
    pub fn idle_timeout(mut self, idle_timeout: impl Into<Option<Duration>>) -> Self {
        self.options.idle_timeout = idle_timeout.into();
        self
    }

    /// How long one attempt to open the stream may take, from asking for the ticket to the answer's headers. Default:
    /// the client's timeout. An open stream has no time limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.stream = self.stream.timeout(timeout);
        self.ticket = self.ticket.timeout(timeout);
        self
    }

    /// A header of the stream's requests, in place of the client's or the SDK's own.
    ///
    /// `Authorization`, `Proxy-Authorization` and `Cookie` go out with the request for the ticket and never with the
    /// stream. An `Idempotency-Key` is not sent: every ticket has a fresh one. `X-Request-Id` is the place for an id of
    /// your own; by default each ticket has one, and the stream has one for all its connections.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.stream = self.stream.header(name.as_ref(), value.as_ref());
        self.ticket = self.ticket.header(name.as_ref(), value.as_ref());
        self
    }

    /// How large a line and an event may be. Default: a line of 1 MiB, an event of 4 MiB and 16,384 lines. One that is
    /// larger ends the stream with an error.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }

    fn machine(self) -> Result<(C, Machine)> {
        let Options { after, reconnect, max_retries, idle_timeout, limits } = self.options;
        let (client, stream) = self.stream.finish()?;
        let (_, mut ticket) = self.ticket.finish()?;
        ticket.options.headers.remove(IDEMPOTENCY_KEY);
        let core = Arc::clone(client.async_client().core());
        let prepared = check(&core, idle_timeout)
            .and_then(|()| prepare_stream(&core, &stream))
            .map_err(|error| error.at_endpoint(stream.name.clone()))?;
        let route = Route { core, ticket, stream, prepared, reconnect, max_retries, idle_timeout, limits };
        Ok((client, Machine::new(route, after)))
    }
}

impl<T: Model> StreamRequest<Client, T> {
    /// Opens the stream, which happens when it is polled first.
    ///
    /// A mistake in an id or an option is its first and last item, before anything is sent.
    pub fn open(self) -> EventStream<T> {
        EventStream::new(self.machine().map(|(_, machine)| machine))
    }
}

impl<T: Model> StreamRequest<blocking::Client, T> {
    /// Opens the stream, which happens when its first item is asked for.
    ///
    /// A mistake in an id or an option is its first and last item, before anything is sent.
    pub fn open(self) -> blocking::EventStream<T> {
        let client = self.stream.client.clone();
        blocking::EventStream::new(client, EventStream::new(self.machine().map(|(_, machine)| machine)))
    }
}

impl<C, T> fmt::Debug for StreamRequest<C, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamRequest")
            .field("endpoint", &self.stream.plan.name)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// What all connections of a stream have in common.
pub(super) struct Route {
    pub(super) core: Arc<Core>,
    pub(super) ticket: Plan,
    pub(super) stream: Plan,
    pub(super) prepared: Prepared,
    pub(super) reconnect: bool,
    pub(super) max_retries: u32,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) limits: Limits,
}

impl Route {
    pub(super) fn span(&self) -> tracing::Span {
        tracing::debug_span!(
            "bimpeai.stream",
            endpoint = %self.stream.name,
            route = %self.stream.template,
            request_id = crate::prepare::text(&self.prepared.headers, &header::X_REQUEST_ID),
        )
    }
}

fn check(core: &Core, idle_timeout: Option<Duration>) -> Result<()> {
    if idle_timeout.is_some_and(|limit| limit.is_zero()) {
        return Err(Error::usage("idle_timeout", "must be longer than zero; `None` switches it off"));
    }
    let injected = core.http_is_injected.then(|| format!("{:?}", core.http));
    match injected.as_deref().and_then(credentials_of) {
        Some(name) => {
            let problem = format!("adds {name} to every request, also to a stream, which must carry none");
            Err(Error::usage("http_client", problem))
        }
        None => Ok(()),
    }
}

/// What an HTTP client of the caller's adds to every request. Its defaults cannot be taken out of a request, and its
/// description is the only place that tells them.
fn credentials_of(description: &str) -> Option<&'static str> {
    let (settings, headers) = description.split_once("default_headers: ")?;
    if settings.contains("cookie_store: true") {
        return Some("cookies");
    }
    // Quotes inside a header's value are escaped there, so only a name can match.
    [("\"authorization\": ", "an `Authorization` header"), ("\"cookie\": ", "a `Cookie` header")]
        .into_iter()
        .chain([("\"proxy-authorization\": ", "a `Proxy-Authorization` header")])
        .find_map(|(mark, name)| headers.contains(mark).then_some(name))
}
