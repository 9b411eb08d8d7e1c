//! Time and randomness, injectable for tests.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

/// A future that completes when a wait is over.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The client's source of time and randomness.
///
/// The default uses the system's clock, tokio's timer and [`fastrand`]. Tests set their own with
/// [`ClientBuilder::environment`](crate::ClientBuilder::environment), so that they are fast and deterministic.
pub trait Environment: fmt::Debug + Send + Sync + 'static {
    /// Returns the current time, which HTTP dates are compared with.
    fn now(&self) -> SystemTime;

    /// Returns the monotonic time since any fixed point.
    fn elapsed(&self) -> Duration;

    /// Returns a future that waits before the next attempt.
    fn sleep(&self, wait: Duration) -> Sleep;

    /// Returns a future that completes when a deadline has passed: a stream did not open or was silent for too long.
    /// Default: tokio's timer.
    ///
    /// Separate from [`sleep`](Self::sleep), so that a test which skips waits does not make every stream time out.
    fn deadline(&self, wait: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(wait))
    }

    /// Returns a uniformly distributed number in `0.0..1.0`.
    fn random(&self) -> f64;
}

/// The default environment.
#[derive(Debug)]
pub(crate) struct System {
    started: std::time::Instant,
}

impl System {
    pub(crate) fn new() -> Self {
        Self { started: std::time::Instant::now() }
    }
}

impl Environment for System {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    fn sleep(&self, wait: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(wait))
    }

    fn random(&self) -> f64 {
        fastrand::f64()
    }
}
