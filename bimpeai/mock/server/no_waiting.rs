//! Time without waits, for tests.

use std::time::{Duration, Instant, SystemTime};

use crate::http::{Environment, Sleep};

/// An [`Environment`] in which a client does not wait between its attempts.
///
/// The clients of a [`Server`](crate::mock::Server) use it, so that a test with retries takes no time. Everything else
/// is real: clocks, randomness, timeouts, the silence of a stream. To get the waits too, set another environment with
/// [`ClientBuilder::environment`](crate::ClientBuilder::environment).
#[derive(Debug)]
pub struct NoWaiting {
    started: Instant,
}

impl NoWaiting {
    /// Returns the environment.
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
        // Other tasks run, as they would during a sleep.
        Box::pin(tokio::task::yield_now())
    }

    fn random(&self) -> f64 {
        fastrand::f64()
    }
}
