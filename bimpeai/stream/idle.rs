//! The idle timeout of a stream.

use std::task::{Context, Poll, ready};
use std::time::Duration;

use crate::http::{Environment, Sleep};

/// The number of steps that the limit is divided into.
const STEPS: u32 = 8;

/// A limit on silence that pauses while the caller does not poll.
///
/// A stream cannot observe that its caller has stopped polling. So the limit is divided into steps, one timer each, and a step
/// starts only when the stream is polled: however long the caller was away, it counts as one step at most.
///
/// A timer that is running when something arrives keeps running, because a new timer for each message would cost more
/// than the message. That step is not counted, so silence is noticed up to one step late, and never early.
pub(super) struct Idle {
    limit: Option<Duration>,
    steps: u32,
    timer: Option<Sleep>,
    /// Whether something has arrived since the timer was started.
    is_interrupted: bool,
}

impl Idle {
    pub(super) fn new(limit: Option<Duration>) -> Self {
        Self { limit, steps: 0, timer: None, is_interrupted: false }
    }

    /// Notes that something arrived.
    pub(super) fn reset(&mut self) {
        self.steps = 0;
        self.is_interrupted = self.timer.is_some();
    }

    /// Completes with the limit once the silence has lasted too long. Only to be called when there is nothing to read.
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
