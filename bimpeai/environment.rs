//! Where the client gets time and randomness from.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

/// A future that ends when a wait is over.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Time and randomness, as the client sees them.
///
/// The default reads the system's clock, sleeps on tokio's timer and draws from [`fastrand`]. A test puts its own in
/// with [`ClientBuilder::environment`](crate::ClientBuilder::environment), so that it neither waits nor flakes.
pub trait Environment: fmt::Debug + Send + Sync + 'static {
    /// The time of day, to compare HTTP dates with.
    fn now(&self) -> SystemTime;

    /// Time that never goes back, counted from any fixed point.
    fn elapsed(&self) -> Duration;

    /// Waits before the next attempt.
    fn sleep(&self, wait: Duration) -> Sleep;

    /// Ends when something has been awaited for too long: a stream that is silent, or does not open. By default on
    /// tokio's timer.
    ///
    /// Apart from [`sleep`](Self::sleep), so that a test that skips every wait does not make each stream look dead.
    fn deadline(&self, wait: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(wait))
    }

    /// A number in `0.0..1.0`, evenly spread.
    fn random(&self) -> f64;
}

/// The environment of a program that is not a test.
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
