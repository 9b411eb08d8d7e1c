//! Time that the test controls.

use std::collections::HashMap;
use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Poll, Waker};
use std::time::{Duration, SystemTime};

use bimpeai::{Environment, Sleep};

/// The clock moves when something sleeps, which takes no time, and when a test advances it. A deadline passes only when
/// a test lets it.
///
/// Ordinary requests have a simpler one, `TestEnvironment`, whose deadlines are real.
pub(super) struct StreamEnvironment {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    elapsed: Duration,
    waits: Vec<Duration>,
    deadlines: Vec<Duration>,
    is_held: bool,
    lapses: HashMap<Duration, u32>,
    wakers: Vec<Waker>,
    on_sleep: Option<Box<dyn FnMut(usize) + Send>>,
}

impl State {
    fn poll_deadline(&mut self, length: Duration, waker: &Waker) -> Poll<()> {
        match self.lapses.get_mut(&length) {
            Some(times) if *times > 0 => {
                *times -= 1;
                self.elapsed += length;
                Poll::Ready(())
            }
            _ => {
                self.wakers.push(waker.clone());
                Poll::Pending
            }
        }
    }
}

impl StreamEnvironment {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self { state: Arc::default() })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Every wait before another attempt, in order.
    pub(super) fn waits(&self) -> Vec<Duration> {
        self.state().waits.clone()
    }

    /// Every deadline that was set, in order.
    pub(super) fn deadlines(&self) -> Vec<Duration> {
        self.state().deadlines.clone()
    }

    /// Makes every wait from now on endless.
    pub(super) fn hold_waits(&self) {
        self.state().is_held = true;
    }

    /// Advances the clock.
    pub(super) fn advance(&self, by: Duration) {
        self.state().elapsed += by;
    }

    /// Lets `times` deadlines of this length pass, pending and future ones.
    pub(super) fn lapse(&self, length: Duration, times: u32) {
        let mut state = self.state();
        *state.lapses.entry(length).or_default() += times;
        let wakers = std::mem::take(&mut state.wakers);
        drop(state);
        wakers.into_iter().for_each(Waker::wake);
    }

    /// How many of the deadlines that were let pass have not been reached yet.
    pub(super) fn remaining_lapses(&self, length: Duration) -> u32 {
        self.state().lapses.get(&length).copied().unwrap_or_default()
    }

    /// Runs `callback` before each wait, with the number of waits so far.
    pub(super) fn on_sleep(&self, callback: impl FnMut(usize) + Send + 'static) {
        self.state().on_sleep = Some(Box::new(callback));
    }
}

impl Environment for StreamEnvironment {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000) + self.elapsed()
    }

    fn elapsed(&self) -> Duration {
        self.state().elapsed
    }

    fn sleep(&self, wait: Duration) -> Sleep {
        let mut state = self.state();
        let before = state.waits.len();
        if let Some(callback) = &mut state.on_sleep {
            callback(before);
        }
        state.waits.push(wait);
        state.elapsed += wait;
        if state.is_held { Box::pin(std::future::pending()) } else { Box::pin(std::future::ready(())) }
    }

    fn deadline(&self, wait: Duration) -> Sleep {
        self.state().deadlines.push(wait);
        let state = Arc::clone(&self.state);
        Box::pin(poll_fn(move |cx| state.lock().unwrap().poll_deadline(wait, cx.waker())))
    }

    fn random(&self) -> f64 {
        0.5
    }
}

impl fmt::Debug for StreamEnvironment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StreamEnvironment")
    }
}
