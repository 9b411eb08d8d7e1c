//! The queue of one connection to a stream.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Waker;

use bytes::Bytes;

use super::scripted::End;

#[derive(Debug)]
pub(crate) enum Piece {
    Data(Bytes),
    End(End),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Data(bytes) => bytes.len(),
            Self::End(_) => 0,
        }
    }
}

/// The queue of one connection: a stream fills it, the body of the response empties it.
#[derive(Debug, Default)]
pub(crate) struct Feed(Mutex<Queue>);

#[derive(Debug, Default)]
struct Queue {
    pieces: VecDeque<Piece>,
    waker: Option<Waker>,
    is_closed: bool,
}

impl Feed {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn push(&self, pieces: impl IntoIterator<Item = Piece>) {
        let mut queue = self.lock();
        queue.pieces.extend(pieces);
        let waker = queue.waker.take();
        drop(queue);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Returns the next piece, or `None` if there is none yet; `waker` is then woken by the next.
    pub(crate) fn next(&self, waker: &Waker) -> Option<Piece> {
        let mut queue = self.lock();
        queue.waker = Some(waker.clone());
        queue.pieces.pop_front()
    }

    /// Marks the connection as closed.
    pub(crate) fn close(&self) {
        let mut queue = self.lock();
        queue.is_closed = true;
        queue.pieces.clear();
    }

    pub(super) fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    pub(super) fn queued_bytes(&self) -> usize {
        self.lock().pieces.iter().map(Piece::len).sum()
    }
}
