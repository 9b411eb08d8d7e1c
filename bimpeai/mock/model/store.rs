//! The records: what was created, seeded and updated, by collection.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};

use super::collection::Collection;
use super::members::empty;
use super::path::escape;

/// One record. It is immutable: an update replaces it, so a response can hold it without a lock.
#[derive(Debug)]
pub(crate) struct Record {
    pub(super) fields: Map<String, Value>,
    listed: OnceLock<Box<RawValue>>,
    detailed: OnceLock<Box<RawValue>>,
}

impl Record {
    pub(super) fn new(fields: Map<String, Value>) -> Arc<Self> {
        Arc::new(Self { fields, listed: OnceLock::new(), detailed: OnceLock::new() })
    }

    pub(super) fn id(&self) -> Option<&str> {
        self.fields.get("id").and_then(Value::as_str)
    }

    /// Its JSON as an item of a list, without the fields that only a detail has. Serialized once.
    pub(super) fn listed(&self, hidden: &[&str]) -> &RawValue {
        self.listed.get_or_init(|| {
            let is_shown = |field: &(&String, &Value)| !hidden.contains(&field.0.as_str());
            serialize(&self.fields.iter().filter(is_shown).collect::<BTreeMap<_, _>>())
        })
    }

    /// Its JSON with all its fields. Serialized once.
    pub(super) fn detailed(&self) -> &RawValue {
        self.detailed.get_or_init(|| serialize(&self.fields))
    }
}

/// Only a key that is not a string cannot be serialized, and there is none.
fn serialize(fields: &impl Serialize) -> Box<RawValue> {
    to_raw_value(fields).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// The records of one instance of a collection, in the order they were added.
#[derive(Debug, Clone, Default)]
pub(crate) struct Records {
    by_position: BTreeMap<u64, Arc<Record>>,
    positions: HashMap<String, u64>,
}

impl Records {
    pub(super) fn get(&self, id: &str) -> Option<&Arc<Record>> {
        self.by_position.get(self.positions.get(id)?)
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Record>> {
        self.by_position.values()
    }

    pub(crate) fn len(&self) -> usize {
        self.by_position.len()
    }
}

/// All records.
#[derive(Debug, Clone, Default)]
pub(crate) struct Store {
    collections: HashMap<String, Records>,
    last_ids: HashMap<String, u64>,
    next_position: u64,
}

/// The id of a record that could not be inserted because another has it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DuplicateId(pub(super) String);

impl Store {
    pub(crate) fn records(&self, instance: &str) -> Option<&Records> {
        self.collections.get(instance)
    }

    pub(super) fn get(&self, instance: &str, id: &str) -> Option<&Arc<Record>> {
        self.collections.get(instance)?.get(id)
    }

    /// Whether any instance of a collection has a record with this id.
    pub(super) fn has_anywhere(&self, collection: &Collection, id: &str) -> bool {
        self.collections.iter().any(|(path, records)| records.get(id).is_some() && collection.has_instance(path))
    }

    /// Inserts a record. Missing fields are filled in: a new id, the ids of its parents, the time and the collection's
    /// defaults.
    pub(super) fn insert(
        &mut self,
        collection: &Collection,
        ids: &[impl AsRef<str>],
        mut fields: Map<String, Value>,
        now: &str,
    ) -> Result<Arc<Record>, DuplicateId> {
        let instance = collection.instance(ids);
        if let Some(id) = fields.get("id").and_then(Value::as_str).filter(|id| self.get(&instance, id).is_some()) {
            return Err(DuplicateId(id.to_owned()));
        }
        if let Some(prefix) = collection.id_prefix.as_ref().filter(|_| !fields.contains_key("id")) {
            fields.insert("id".to_owned(), self.new_id(prefix).into());
        }
        fill(collection, ids, &mut fields, now);
        let record = Record::new(fields);
        self.put(instance, &record);
        Ok(record)
    }

    fn put(&mut self, instance: String, record: &Arc<Record>) {
        let position = self.next_position;
        self.next_position += 1;
        self.reserve_id(record.id().unwrap_or_default());
        let records = self.collections.entry(instance).or_default();
        records.positions.insert(record.id().map_or_else(|| format!("#{position}"), ToOwned::to_owned), position);
        records.by_position.insert(position, Arc::clone(record));
    }

    /// Returns `agt_1`, `agt_2`, ...: one sequence per prefix, so that ids are predictable.
    pub(crate) fn new_id(&mut self, prefix: &str) -> String {
        let last = self.last_ids.entry(prefix.to_owned()).or_default();
        *last += 1;
        format!("{prefix}{last}")
    }

    /// Makes sure that the id of a seeded record is not generated again.
    fn reserve_id(&mut self, id: &str) {
        let prefix = id.trim_end_matches(|last: char| last.is_ascii_digit());
        let Ok(number) = id[prefix.len()..].parse::<u64>() else { return };
        let last = self.last_ids.entry(prefix.to_owned()).or_default();
        *last = number.max(*last);
    }

    /// Updates a record: fields are replaced, and `null` clears them.
    pub(super) fn update(
        &mut self,
        collection: &Collection,
        instance: &str,
        id: &str,
        changes: &Map<String, Value>,
        now: &str,
    ) -> Option<Arc<Record>> {
        let records = self.collections.get_mut(instance)?;
        let slot = records.by_position.get_mut(records.positions.get(id)?)?;
        let mut fields = slot.fields.clone();
        for (name, value) in changes {
            fields.insert(name.clone(), cleared(collection, name, value));
        }
        for stamp in stamps(collection, "updated_") {
            fields.insert(stamp.to_owned(), now.into());
        }
        *slot = Record::new(fields);
        Some(Arc::clone(slot))
    }

    /// Removes a record and everything below it.
    pub(super) fn remove(&mut self, instance: &str, id: &str) -> Option<Arc<Record>> {
        let records = self.collections.get_mut(instance)?;
        let record = records.by_position.remove(&records.positions.remove(id)?)?;
        let below = format!("{instance}/{}/", escape(id));
        self.collections.retain(|path, _| !path.starts_with(&below));
        Some(record)
    }
}

fn fill(collection: &Collection, ids: &[impl AsRef<str>], fields: &mut Map<String, Value>, now: &str) {
    for (listed_below, _) in &collection.inlined {
        fields.remove(*listed_below);
    }
    for (name, id) in collection.params.iter().zip(ids) {
        if collection.field(name).is_some() && !fields.contains_key(*name) {
            fields.insert((*name).to_owned(), id.as_ref().into());
        }
    }
    for stamp in stamps(collection, "created_").chain(stamps(collection, "updated_")) {
        fields.entry(stamp).or_insert_with(|| now.into());
    }
    for (name, value) in &collection.defaults {
        if !fields.contains_key(name) {
            fields.insert(name.clone(), value.clone());
        }
    }
    for (name, value) in fields.iter_mut().filter(|(_, value)| value.is_null()) {
        *value = cleared(collection, name, &Value::Null);
    }
}

fn stamps<'a>(collection: &'a Collection, prefix: &'static str) -> impl Iterator<Item = &'static str> + use<'a> {
    let names = collection.fields.iter().map(|field| field.name);
    names.filter(move |name| name.strip_prefix(prefix).is_some_and(|rest| matches!(rest, "at" | "on")))
}

/// A list is cleared by making it empty, since the API never returns `null` for a list.
fn cleared(collection: &Collection, name: &str, value: &Value) -> Value {
    match collection.field(name) {
        Some(field) if value.is_null() => empty(&field.kind),
        _ => value.clone(),
    }
}
