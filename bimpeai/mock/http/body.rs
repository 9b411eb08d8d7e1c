//! The bodies of responses: whole, generated, or a stream of events.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Frame, SizeHint};

use super::events::EventBody;

/// The body of a response.
#[derive(Debug)]
pub(crate) enum Body {
    Whole(Bytes),
    /// A body of any size that needs no memory.
    Repeat(Repeat),
    Events(Box<EventBody>),
}

/// `head`, then `times` times `chunk`, then `tail`.
#[derive(Debug, Clone)]
pub(crate) struct Repeat {
    pub(super) head: Bytes,
    pub(super) chunk: Bytes,
    pub(super) times: u64,
    pub(super) tail: Bytes,
}

impl Repeat {
    fn len(&self) -> u64 {
        (self.head.len() + self.tail.len()) as u64 + self.chunk.len() as u64 * self.times
    }

    fn next(&mut self) -> Option<Bytes> {
        if !self.head.is_empty() {
            return Some(std::mem::take(&mut self.head));
        }
        if self.times > 0 {
            self.times -= 1;
            return Some(self.chunk.clone());
        }
        if self.tail.is_empty() { None } else { Some(std::mem::take(&mut self.tail)) }
    }
}

impl Body {
    /// Returns the bytes of a whole body, and none of any other.
    pub(crate) fn bytes(&self) -> Bytes {
        match self {
            Self::Whole(bytes) => bytes.clone(),
            Self::Repeat(_) | Self::Events(_) => Bytes::new(),
        }
    }
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let data = match self.get_mut() {
            Self::Whole(bytes) if bytes.is_empty() => None,
            Self::Whole(bytes) => Some(std::mem::take(bytes)),
            Self::Repeat(repeat) => repeat.next(),
            Self::Events(events) => return events.poll_data(cx).map(|data| data.map(|data| Ok(Frame::data(data)))),
        };
        Poll::Ready(data.map(|data| Ok(Frame::data(data))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Self::Repeat(repeat) => SizeHint::with_exact(repeat.len()),
            Self::Events(_) => SizeHint::default(),
        }
    }
}
