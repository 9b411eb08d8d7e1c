//! The blocking form of a stream.

use std::fmt;
use std::iter::FusedIterator;

use futures::StreamExt;

use super::EventStream as AsyncEventStream;
use crate::blocking::{Client, stopped};
use crate::error::Result;
use crate::response::Model;

/// The messages of an open stream, as an iterator; made by
/// [`StreamRequest::open`](crate::stream::StreamRequest::open). See [`stream`](crate::stream) for what it does about
/// errors.
///
/// `next` waits until a message comes. Nothing is sent before it is called, and nothing is read ahead but what the last
/// read of the socket brought. Dropping it, from any thread, closes the connection; nothing is sent afterwards.
#[must_use = "an iterator does nothing until it is advanced"]
pub struct EventStream<T> {
    client: Client,
    /// None once it has ended.
    stream: Option<AsyncEventStream<T>>,
}

impl<T: Model> EventStream<T> {
    pub(super) fn new(client: Client, stream: AsyncEventStream<T>) -> Self {
        Self { client, stream: Some(stream) }
    }

    /// Where a later stream can go on: the id of the last message that was delivered, else what
    /// [`after`](crate::stream::StreamRequest::after) was given. `None` too once the stream has ended.
    #[must_use]
    pub fn last_id(&self) -> Option<&str> {
        self.stream.as_ref()?.last_id()
    }

    /// Whether it has ended: tells an error that ended it from one that did not.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.stream.is_none()
    }
}

impl<T: Model> Iterator for EventStream<T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        let mut stream = self.stream.take()?;
        let ready = stream.take_ready();
        let (stream, item) = if ready.is_some() {
            (stream, ready)
        } else {
            let wait = async move {
                let item = stream.next().await;
                (stream, item)
            };
            match self.client.run(wait) {
                Some(waited) => waited,
                None => return Some(Err(stopped())),
            }
        };
        self.stream = (!stream.has_ended()).then_some(stream);
        item
    }
}

impl<T: Model> FusedIterator for EventStream<T> {}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("blocking::EventStream").field("stream", &self.stream).finish_non_exhaustive()
    }
}
