//! Time for tests.

use std::time::{Duration, Instant, SystemTime};

use crate::http::{Environment, Sleep};

/// An [`Environment`] in which a client does not wait between its attempts.
///
/// The clients of a [`Server`](super::Server) live in it, so that a test that meets a fault takes no time over it. All
/// else is real: clocks, randomness, time limits, the silence of a stream. To have the waits too, set another with
/// [`ClientBuilder::environment`](crate::ClientBuilder::environment).
#[derive(Debug)]
pub struct NoWaiting {
    started: Instant,
}

impl NoWaiting {
    /// Such an environment.
    #[must_use]
    pub fn new() -> Self {
        Self { started: Instant::now() }
    }
}

impl Default for NoWaiting {
    fn default() -> Self {
        Self::new()
    }
}

impl Environment for NoWaiting {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    fn sleep(&self, _wait: Duration) -> Sleep {
        // Others get their turn, as they would while it slept.
        Box::pin(tokio::task::yield_now())
    }

    fn random(&self) -> f64 {
        fastrand::f64()
    }
}
