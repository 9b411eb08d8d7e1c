//! What the API is and holds: routes and collections derived from the endpoint table, the records in them, and the
//! responses made of both.

mod api;
mod clock;
mod collection;
mod context;
mod envelope;
mod listing;
mod members;
mod path;
mod response;
mod routes;
mod seed;
mod store;
pub(super) mod validate;

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Map, Value};

pub(crate) use api::{Api, StreamFields};
pub use clock::Clock;
pub(super) use clock::parse_iso;
pub(super) use collection::Announcement;
pub use context::{Context, Handler};
pub(super) use envelope::status_error_body;
pub use response::Response;
pub(super) use response::object_fields;
pub(super) use routes::{Role, Route, RouteId, RouteMatch, Routes};
pub use seed::{Seed, SeedError};
pub(super) use store::{Records, Store};

/// The routes of an API and its records.
pub(super) struct ApiState {
    pub(super) routes: Routes,
    pub(super) clock: Clock,
    pub(super) stream_fields: StreamFields,
    store: Mutex<Store>,
}

impl ApiState {
    pub(super) fn new(routes: Routes, clock: Clock, stream_fields: StreamFields) -> Self {
        Self { routes, clock, stream_fields, store: Mutex::default() }
    }

    /// The records. A test that panicked while it held them must not make every later request panic too.
    pub(super) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Inserts a record into what a route lists, without any check. Returns the whole record and what a stream is to
    /// deliver, or the id that exists already.
    pub(super) fn insert(
        &self,
        store: &mut Store,
        list: RouteId,
        ids: &[&str],
        fields: Map<String, Value>,
    ) -> Result<(Value, Vec<Announcement>), String> {
        let Some(collection) = self.routes.collection(list) else { return Ok((Value::Null, Vec::new())) };
        match store.insert(collection, ids, fields, &self.clock.now_iso()) {
            Ok(record) => {
                let announcement = collection.announce(ids, &record).into_iter().collect();
                Ok((Value::Object(record.fields.clone()), announcement))
            }
            Err(duplicate) => Err(duplicate.0),
        }
    }
}
