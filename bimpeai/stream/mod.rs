//! Live streams of messages.
//!
//! A stream is opened in two steps: the client requests a ticket with the API key, then opens the stream with the ticket
//! and without the key. When the connection is lost, the stream requests a new ticket, resumes after the last message
//! it returned, and discards duplicates.
//!
//! ```
//! # #[cfg(feature = "mock")]
//! # async fn example() -> bimpeai::Result<()> {
//! # let server = bimpeai::mock::Server::start().await;
//! # let client = server.client();
//! # let agent = client.agents().create().name("A").send().await?;
//! # client.conversations().send(&agent.id).message("Hi").send().await?;
//! # let conversation = client.conversations().list(&agent.id).send().await?.data.remove(0);
//! # server.stream(&conversation.id).replay_all(true);
//! let mut messages = client.conversations().messages().stream(&agent.id, &conversation.id).open();
//! while let Some(message) = messages.try_next().await? {
//!     println!("{}: {}", message.role, message.message.unwrap_or_default());
//! #   break;
//! }
//! # Ok(())
//! # }
//! # #[cfg(feature = "mock")]
//! # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
//! ```
//!
//! # When a stream ends
//!
//! An item that is an error does not end the stream; `None` does. A message that cannot be decoded
//! ([`ErrorKind::Decode`](crate::ErrorKind::Decode) with a [`json_path`](crate::Error::json_path) or an excerpt) and an
//! event named `error` ([`ErrorKind::Stream`](crate::ErrorKind::Stream)) are returned as they arrive, and the stream
//! continues. Any other error is the last item:
//!
//! | event | what the stream does |
//! |---|---|
//! | the connection is refused, cut, closed, or silent for [`idle_timeout`](StreamRequest::idle_timeout) | reconnects |
//! | 408, 429 or 5xx (not 501) from either step | reconnects, not before `Retry-After` |
//! | the above, [`max_retries`](StreamRequest::max_retries) times in a row without a message | ends with the last error |
//! | 401 from the second step | requests a new ticket at once; ends at the second 401 in a row |
//! | 401 from the first step, any other status, a redirect | ends with the error |
//! | a response that is not `text/event-stream`, an event past the [`Limits`](crate::sse::Limits) | ends with the error |
//! | any of these with [`reconnect(false)`](StreamRequest::reconnect) | ends with the error |
//! | the server closes the stream, with `reconnect(false)` | ends |

mod budget;
mod connection;
mod cursor;
mod errors;
mod idle;
mod machine;
mod plan;
mod recent;
mod request;

use std::fmt;
use std::iter::FusedIterator;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures::Stream;
use futures::stream::FusedStream;

use crate::error::{Error, Result};
use crate::http::{ResponseFuture, Transport};
use crate::schema::Model;

use machine::Machine;
pub use request::StreamRequest;

/// An open stream of messages; created by [`StreamRequest::open`].
///
/// A [`Stream`] on the async client, an [`Iterator`] on the blocking one. Nothing is sent before it is polled, and
/// nothing is read ahead except what the last read of the socket returned. Dropping it, from any thread, closes the
/// connection; nothing is sent afterwards.
#[must_use = "a stream does nothing until it is polled"]
pub struct EventStream<T, C> {
    client: C,
    /// None once the stream has ended, or if it could not start.
    machine: Option<Box<Machine>>,
    problem: Option<Error>,
    messages: PhantomData<fn() -> T>,
}

/// What waiting for an item on the blocking client's thread returns: the stream's state comes back with the item.
type Waited<T> = (Box<Machine>, Option<Result<T>>);

impl<T: Model, C: Transport> EventStream<T, C> {
    fn new(client: C, machine: Result<Machine>) -> Self {
        let (machine, problem) = match machine {
            Ok(machine) => (Some(Box::new(machine)), None),
            Err(problem) => (None, Some(problem)),
        };
        Self { client, machine, problem, messages: PhantomData }
    }

    /// Returns where a later stream can resume: the id of the last message that was returned, else what
    /// [`after`](StreamRequest::after) was set to. `None` also once the stream has ended.
    #[must_use]
    pub fn last_id(&self) -> Option<&str> {
        self.machine.as_ref()?.last_id()
    }

    /// Returns whether the stream has ended; distinguishes an error that ended it from one that did not.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.machine.is_none() && self.problem.is_none()
    }

    /// Drops the state as soon as the stream has ended.
    fn settle(&mut self) {
        self.machine.take_if(|machine| machine.has_ended());
    }
}

// Nothing in a stream is pinned: its futures are boxed.
impl<T, C> Unpin for EventStream<T, C> {}

impl<T: Model, C: Transport<Sent<T> = ResponseFuture<T>>> EventStream<T, C> {
    /// Waits for the next message; returns `None` once the stream has ended.
    pub async fn next(&mut self) -> Option<Result<T>> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Waits for the next message; returns `None` once the stream has ended. Like [`next`](Self::next), for use with `?`.
    ///
    /// # Errors
    /// See [the module](crate::stream#when-a-stream-ends). Not every error ends the stream.
    pub async fn try_next(&mut self) -> Result<Option<T>> {
        self.next().await.transpose()
    }
}

impl<T: Model, C: Transport<Sent<T> = ResponseFuture<T>>> Stream for EventStream<T, C> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        if let Some(problem) = self.problem.take() {
            return Poll::Ready(Some(Err(problem)));
        }
        let Some(machine) = &mut self.machine else { return Poll::Ready(None) };
        let item = machine.poll_next(cx);
        self.settle();
        item
    }
}

impl<T: Model, C: Transport<Sent<T> = ResponseFuture<T>>> FusedStream for EventStream<T, C> {
    fn is_terminated(&self) -> bool {
        self.is_ended()
    }
}

impl<T: Model, C: Transport<Sent<Waited<T>> = Result<Waited<T>>>> Iterator for EventStream<T, C> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        if let Some(problem) = self.problem.take() {
            return Some(Err(problem));
        }
        let mut machine = self.machine.take()?;
        let ready = machine.take_ready();
        let item = if ready.is_some() {
            self.machine = Some(machine);
            ready
        } else {
            match self.client.run(wait(machine), |waited| waited) {
                Ok((machine, item)) => {
                    self.machine = Some(machine);
                    item
                }
                Err(error) => return Some(Err(error)),
            }
        };
        self.settle();
        item
    }
}

impl<T: Model, C: Transport<Sent<Waited<T>> = Result<Waited<T>>>> FusedIterator for EventStream<T, C> {}

async fn wait<T: Model>(mut machine: Box<Machine>) -> Result<Waited<T>> {
    let item = std::future::poll_fn(|cx| machine.poll_next(cx)).await;
    Ok((machine, item))
}

impl<T, C> fmt::Debug for EventStream<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("machine", &self.machine).finish_non_exhaustive()
    }
}
