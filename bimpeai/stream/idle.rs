//! How long a stream has been silent while someone was waiting for it.

use std::task::{Context, Poll, ready};
use std::time::Duration;

use crate::environment::{Environment, Sleep};

/// Into how many steps the limit is divided.
const STEPS: u32 = 8;

/// A limit on silence that stands still while the caller does not poll.
///
/// Nobody tells a stream that it is no longer polled. Hence the limit is waited for in steps, one timer after the
/// other, and the next begins only at a poll: however long the caller was away, that counts as one step at most.
///
/// A timer that runs when something comes is left to run, for a new one with each message would cost more than the
/// message. That step is not counted, so silence is noticed up to one step late, and never early.
pub(super) struct Idle {
    limit: Option<Duration>,
    steps: u32,
    timer: Option<Sleep>,
    /// Whether something has come since the timer was started.
    is_interrupted: bool,
}

impl Idle {
    pub(super) fn new(limit: Option<Duration>) -> Self {
        Self { limit, steps: 0, timer: None, is_interrupted: false }
    }

    /// Something came.
    pub(super) fn reset(&mut self) {
        self.steps = 0;
        self.is_interrupted = self.timer.is_some();
    }

    /// Ready, with the limit, once the silence has lasted too long. To be asked only when there is nothing to read.
    pub(super) fn poll(&mut self, environment: &dyn Environment, cx: &mut Context<'_>) -> Poll<Duration> {
        let Some(limit) = self.limit else { return Poll::Pending };
        while self.steps < STEPS {
            let timer = self.timer.get_or_insert_with(|| environment.deadline(limit / STEPS));
            ready!(timer.as_mut().poll(cx));
            self.timer = None;
            self.steps += u32::from(!std::mem::take(&mut self.is_interrupted));
        }
        Poll::Ready(limit)
    }
}
