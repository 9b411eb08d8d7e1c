//! All that a server remembers.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::SystemTime;

use serde_json::{Map, Value};

use crate::schema::Output;

use super::access::RateUse;
use super::collection::Collection;
use super::events::Hub;
use super::fault::Fault;
use super::idempotency::Ledger;
use super::log::Log;
use super::store::{Record, Store};

pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) log: Log,
    pub(crate) ledger: Ledger,
    pub(crate) rates: RateUse,
    pub(crate) hub: Hub,
    pub(crate) faults: Vec<Fault>,
    tickets: HashMap<String, Ticket>,
    last_ticket: u64,
}

struct Ticket {
    ids: Vec<String>,
    expires: SystemTime,
}

impl State {
    pub(crate) fn new(log_capacity: usize) -> Self {
        Self {
            store: Store::default(),
            log: Log::new(log_capacity),
            ledger: Ledger::default(),
            rates: RateUse::default(),
            hub: Hub::default(),
            faults: Vec::new(),
            tickets: HashMap::new(),
            last_ticket: 0,
        }
    }

    /// A text that no ticket had before.
    pub(crate) fn new_ticket(&mut self) -> String {
        self.last_ticket += 1;
        format!("tkt_{}_{:016x}", self.last_ticket, self.last_ticket.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Lets a ticket open the stream below these ids once.
    pub(crate) fn admit(&mut self, ticket: &str, ids: &[String], expires: SystemTime) {
        self.tickets.insert(ticket.to_owned(), Ticket { ids: ids.to_vec(), expires });
    }

    /// Uses a ticket up; whether it opens the stream below these ids.
    pub(crate) fn take_ticket(&mut self, ticket: &str, ids: &[String], now: SystemTime) -> bool {
        self.tickets.remove(ticket).is_some_and(|ticket| ticket.ids == ids && ticket.expires > now)
    }

    /// Tells the streams of a collection that it has a new record.
    pub(crate) fn announce(&mut self, collection: &Collection, ids: &[impl AsRef<str>], record: &Arc<Record>) {
        let Some(Output::Events(kind, _)) = collection.stream.map(crate::schema::Endpoint::output) else { return };
        let Some(id) = ids.last() else { return };
        let of_path = |name: &str| {
            let at = collection.params.iter().position(|param| *param == name)?;
            Some(Value::from(ids.get(at)?.as_ref()))
        };
        let event: Map<String, Value> = kind
            .fields()
            .iter()
            .map(|field| {
                let value = record.fields.get(field.name).cloned().or_else(|| of_path(field.name));
                (field.name.to_owned(), value.unwrap_or_default())
            })
            .collect();
        self.hub.stream(id.as_ref()).tell(&event);
    }
}
