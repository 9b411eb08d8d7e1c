//! Live streams of messages: nothing missed, nothing twice.
//!
//! A stream is opened in two steps: a ticket, fetched with the API key, then the stream itself, which carries the
//! ticket and no key. When the connection is lost the stream fetches a fresh ticket and goes on after the last
//! message it delivered; messages that the server sends again are dropped.
//!
//! ```
//! # async fn example() -> bimpeai::Result<()> {
//! # let server = bimpeai::mock::Server::start().await;
//! # let client = server.client();
//! # let agent = client.agents().create().name("A").send().await?;
//! # client.conversations().send(&agent.id).message("Hi").send().await?;
//! # let conversation = client.conversations().list(&agent.id).send().await?.data.remove(0);
//! # server.stream(&conversation.id).replay_all(true);
//! use futures::TryStreamExt;
//!
//! let mut messages = client.conversations().messages().stream(&agent.id, &conversation.id).open();
//! while let Some(message) = messages.try_next().await? {
//!     println!("{}: {}", message.role, message.message.unwrap_or_default());
//! #   break;
//! }
//! # Ok(())
//! # }
//! # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
//! ```
//!
//! # When a stream ends
//!
//! An item that is an error does not by itself end the stream; `None` does. One message that cannot be read
//! ([`ErrorKind::Decode`](crate::ErrorKind::Decode) with a [`json_path`](crate::Error::json_path) or an excerpt) and an
//! event named `error` ([`ErrorKind::Stream`](crate::ErrorKind::Stream)) are told as they come, and the stream goes on.
//! All else is the last item:
//!
//! | what happened | what the stream does |
//! |---|---|
//! | the connection was refused, cut, closed or silent for [`idle_timeout`](StreamRequest::idle_timeout) | opens another |
//! | 408, 429 or 5xx (not 501) from either step | opens another, not before `Retry-After` |
//! | that [`max_retries`](StreamRequest::max_retries) times in a row with no message between | ends with the last error |
//! | 401 from the second step | fetches another ticket at once; ends the second time in a row |
//! | 401 from the first step, any other status, a redirect | ends with the error |
//! | an answer that is no `text/event-stream`, an event past the [`Limits`](crate::sse::Limits) | ends with the error |
//! | any of these with [`reconnect(false)`](StreamRequest::reconnect) | ends with the error |
//! | the server closes, with `reconnect(false)` | ends |

pub(crate) mod blocking;
mod budget;
mod connection;
mod cursor;
mod errors;
mod idle;
mod machine;
mod recent;
mod request;

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures::Stream;
use futures::stream::FusedStream;

use crate::error::{Error, Result};
use crate::response::Model;

use machine::Machine;
pub use request::StreamRequest;

/// The messages of an open stream, as a [`Stream`]; made by [`StreamRequest::open`].
///
/// Nothing is sent before it is polled, and nothing is read ahead but what the last read of the socket brought.
/// Dropping it closes the connection; nothing is sent afterwards.
///
/// [`FusedStream::is_terminated`] tells an error that ended the stream from one that did not.
#[must_use = "a stream does nothing until it is polled"]
pub struct EventStream<T> {
    /// None once the stream has ended, or if it could not begin.
    machine: Option<Box<Machine>>,
    problem: Option<Error>,
    messages: PhantomData<fn() -> T>,
}

impl<T: Model> EventStream<T> {
    fn new(machine: Result<Machine>) -> Self {
        let (machine, problem) = match machine {
            Ok(machine) => (Some(Box::new(machine)), None),
            Err(problem) => (None, Some(problem)),
        };
        Self { machine, problem, messages: PhantomData }
    }

    /// Where a later stream can go on: the id of the last message that was delivered, else what
    /// [`after`](StreamRequest::after) was given. `None` too once the stream has ended.
    #[must_use]
    pub fn last_id(&self) -> Option<&str> {
        self.machine.as_ref()?.last_id()
    }

    fn has_ended(&self) -> bool {
        self.machine.is_none() && self.problem.is_none()
    }

    /// The next message, if it is here already.
    fn take_ready(&mut self) -> Option<Result<T>> {
        let item = self.machine.as_mut()?.take_ready();
        self.settle();
        item
    }

    /// Lets go of all there was as soon as the stream has ended.
    fn settle(&mut self) {
        self.machine.take_if(|machine| machine.has_ended());
    }
}

impl<T: Model> Stream for EventStream<T> {
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

impl<T: Model> FusedStream for EventStream<T> {
    fn is_terminated(&self) -> bool {
        self.has_ended()
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("machine", &self.machine).finish_non_exhaustive()
    }
}
