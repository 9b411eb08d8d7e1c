//! A stream before it is opened.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::EventStream;
use super::machine::Machine;
use super::plan::{StreamOptions, StreamPlan};
use crate::error::Result;
use crate::http::{IDEMPOTENCY_KEY, Shared, Transport};
use crate::request::Draft;
use crate::schema::{Endpoint, Model};
use crate::sse::Limits;

/// How many times in a row a stream reconnects: 5.
const DEFAULT_MAX_RETRIES: u32 = 5;
/// How long a stream may be silent: 120 seconds.
const DEFAULT_IDLE_TIMEOUT: Duration = Duration::from_secs(120);

/// A stream that has not been opened: of messages `T`, with a client `C`. See [the module](crate::stream) for how it
/// handles errors.
#[must_use = "a stream does nothing until it is opened"]
pub struct StreamRequest<C, T> {
    client: C,
    stream: Draft,
    ticket: Draft,
    options: StreamOptions,
    messages: PhantomData<fn() -> T>,
}

impl<C, T> StreamRequest<C, T> {
    #[doc(hidden)]
    pub fn __new(client: C, stream: &'static Endpoint, ticket: &'static Endpoint, ids: &[String]) -> Self {
        Self {
            client,
            ticket: Draft::new(ticket, ids),
            stream: Draft::new(stream, ids),
            options: StreamOptions {
                after: None,
                reconnect: true,
                max_retries: DEFAULT_MAX_RETRIES,
                idle_timeout: Some(DEFAULT_IDLE_TIMEOUT),
                limits: Limits::default(),
            },
            messages: PhantomData,
        }
    }

    /// Sets where the stream starts: after the message with this id, or after this time (ISO-8601). An empty string
    /// counts as not set. Default: new messages only.
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.options.after = Some(after.into());
        self
    }

    /// Sets whether the stream reconnects when the connection is lost. Default: `true`.
    ///
    /// With `false` there is one ticket and one connection: the stream ends when the server closes it, and any failure
    /// is its last item.
    pub fn reconnect(mut self, reconnect: bool) -> Self {
        self.options.reconnect = reconnect;
        self
    }

    /// Sets how many failures in a row are retried. Default: 5. The client's number does not apply to streams.
    ///
    /// Ticket and connection are one attempt, and every close by the server is a failure. The count is reset when a
    /// message is returned, and when a connection still delivers something 60 seconds after it was opened. The wait
    /// before an attempt is random, up to 0.5 s, doubled each time up to 8 s; it is never shorter than a `Retry-After`
    /// header or a `retry` field (of up to 60 s) asks for. A `Retry-After` longer than the client's
    /// [`max_retry_after`](crate::ClientBuilder::max_retry_after) ends the stream.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.options.max_retries = max_retries;
        self
    }

    /// Sets how long the stream may be silent (heartbeats count) before the connection is considered lost. Default:
    /// 120 seconds; `None` switches it off.
    ///
    /// Time in which the stream is not polled counts as an eighth of this at most; silence is noticed up to an eighth
    /// late.
    pub fn idle_timeout(mut self, idle_timeout: impl Into<Option<Duration>>) -> Self {
        self.options.idle_timeout = idle_timeout.into();
        self
    }

    /// Sets how long one attempt to open the stream may take, from the request for the ticket to the response's
    /// headers. Default: the client's timeout. An open stream has no time limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.stream = self.stream.timeout(timeout);
        self.ticket = self.ticket.timeout(timeout);
        self
    }

    /// Sets a header of the stream's requests. It replaces the client's and the SDK's own header of the same name.
    ///
    /// `Authorization`, `Proxy-Authorization` and `Cookie` are sent with the request for the ticket and never with the
    /// stream. An `Idempotency-Key` is not sent: every ticket has a new one. Set `X-Request-Id` to use your own request
    /// id; by default each ticket has one, and the stream has one for all its connections.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let (name, value) = (name.as_ref(), value.as_ref());
        self.ticket = self.ticket.header(name, value);
        if !IDEMPOTENCY_KEY.as_str().eq_ignore_ascii_case(name) {
            self.stream = self.stream.header(name, value);
        }
        self
    }

    /// Sets the maximum size of a line and of an event. Default: a line of 1 MiB, an event of 4 MiB and 16,384 lines.
    /// A larger one ends the stream with an error.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }
}

impl<C: Transport, T: Model> StreamRequest<C, T> {
    /// Opens the stream. The first poll, or the first call of `next` on the blocking client, sends the requests.
    ///
    /// A usage error, such as an invalid id, is the first and last item; nothing is sent then.
    pub fn open(self) -> EventStream<T, C> {
        let machine = machine(self.client.shared(), self.stream, self.ticket, self.options);
        EventStream::new(self.client, machine)
    }
}

fn machine(shared: &Arc<Shared>, stream: Draft, ticket: Draft, options: StreamOptions) -> Result<Machine> {
    let stream = stream.finish()?;
    let mut ticket = ticket.finish()?;
    ticket.options.headers.remove(IDEMPOTENCY_KEY);
    Ok(Machine::new(StreamPlan::new(Arc::clone(shared), ticket, stream, options)?))
}

impl<C, T> fmt::Debug for StreamRequest<C, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamRequest")
            .field("endpoint", &self.stream.endpoint())
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
