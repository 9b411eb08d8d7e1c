//! Everything that a server knows, shared by its thread, its handle and the control plane.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::schema::Endpoint;

use super::assert::{Log, RecordedRequest, SecretNames};
use super::model::{ApiState, Seed, SeedError, Store};
use super::rules::{Access, Keys, RatePolicy};
use super::script::{Faults, Streams};

/// What a server knows. Each part locks itself; where two locks are held, that of the records is taken first.
pub(super) struct ServerState {
    pub(super) api: ApiState,
    pub(super) streams: Streams,
    pub(super) faults: Faults,
    pub(super) log: Log,
    pub(super) secrets: Arc<SecretNames>,
    pub(super) keys: Keys,
    pub(super) settings: Settings,
    access: Mutex<Access>,
}

/// How a server behaves, as its builder says.
#[derive(Default)]
pub(super) struct Settings {
    pub(super) rate_limit: Option<RatePolicy>,
    pub(super) strict_enums: bool,
    /// Whether every endpoint returns its sample.
    pub(super) returns_samples: bool,
    pub(super) heartbeat: Option<Duration>,
    pub(super) ticket_lifetime: Option<Duration>,
    /// How many records a list holds at most.
    pub(super) record_limits: Vec<(&'static Endpoint, usize)>,
    pub(super) seed: Seed,
    pub(super) has_control_plane: bool,
    pub(super) on_response: Option<OnResponse>,
}

/// Called for each request once its outcome is known.
pub(super) type OnResponse = Box<dyn Fn(&RecordedRequest) + Send + Sync>;

impl ServerState {
    pub(super) fn new(api: ApiState, log: Log, secrets: SecretNames, keys: Keys, settings: Settings) -> Self {
        Self {
            api,
            streams: Streams::default(),
            faults: Faults::default(),
            log,
            secrets: Arc::new(secrets),
            keys,
            settings,
            access: Mutex::default(),
        }
    }

    pub(super) fn access(&self) -> MutexGuard<'_, Access> {
        self.access.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds the records of a seed to the existing ones: all of them, or none.
    pub(super) fn load(&self, seed: &Seed) -> Result<(), SeedError> {
        let mut store = self.api.store();
        let announcements = seed.apply(&self.api.routes, &mut store, &self.api.clock.now_iso())?;
        self.streams.publish(announcements);
        Ok(())
    }

    /// Restores the state after the start. Open streams are closed.
    pub(super) fn reset(&self) -> Result<(), SeedError> {
        let mut seeded = Store::default();
        let now = self.api.clock.now_iso();
        let announcements = self.settings.seed.apply(&self.api.routes, &mut seeded, &now)?;
        let mut store = self.api.store();
        *store = seeded;
        self.log.reset();
        self.faults.clear();
        *self.access() = Access::default();
        self.streams.reset();
        self.streams.publish(announcements);
        Ok(())
    }

    /// Sets the outcome of a request, unless it is set already.
    pub(super) fn conclude(&self, request: &RecordedRequest, outcome: String) {
        if request.conclude(outcome)
            && let Some(on_response) = &self.settings.on_response
        {
            on_response(request);
        }
    }
}
