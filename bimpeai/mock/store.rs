//! The records: what was created, seeded and changed, by collection.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use serde_json::{Map, Value};

use super::collection::{Collection, empty, escape};

/// One record. It never changes; an update puts another in its place, so whoever answers with it needs no lock.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) fields: Map<String, Value>,
    listed: OnceLock<Bytes>,
    detailed: OnceLock<Bytes>,
}

impl Record {
    fn new(fields: Map<String, Value>) -> Arc<Self> {
        Arc::new(Self { fields, listed: OnceLock::new(), detailed: OnceLock::new() })
    }

    pub(crate) fn id(&self) -> Option<&str> {
        self.fields.get("id").and_then(Value::as_str)
    }

    /// Its JSON as an item of a list, without the fields that only a detail has. Made once.
    pub(crate) fn listed(&self, hidden: &[&str]) -> &Bytes {
        self.listed.get_or_init(|| {
            let shown = |field: &(&String, &Value)| !hidden.contains(&field.0.as_str());
            write_object(self.fields.iter().filter(shown))
        })
    }

    /// Its JSON with all its fields. Made once.
    pub(crate) fn detailed(&self) -> &Bytes {
        self.detailed.get_or_init(|| write_object(self.fields.iter()))
    }
}

fn write_object<'a>(fields: impl Iterator<Item = (&'a String, &'a Value)>) -> Bytes {
    let mut json = String::from("{");
    for (at, (name, value)) in fields.enumerate() {
        if at > 0 {
            json.push(',');
        }
        json.push_str(&Value::from(name.as_str()).to_string());
        json.push(':');
        json.push_str(&value.to_string());
    }
    json.push('}');
    Bytes::from(json)
}

/// The records of one instance of a collection, in the order they came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf {
    records: BTreeMap<u64, Arc<Record>>,
    places: HashMap<String, u64>,
}

impl Shelf {
    pub(crate) fn get(&self, id: &str) -> Option<&Arc<Record>> {
        self.records.get(self.places.get(id)?)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Record>> {
        self.records.values()
    }

    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }
}

/// All records.
#[derive(Debug, Clone, Default)]
pub(crate) struct Store {
    shelves: HashMap<String, Shelf>,
    last_ids: HashMap<String, u64>,
    next_place: u64,
}

/// Why a record was not taken in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Taken(pub(crate) String);

impl Store {
    pub(crate) fn shelf(&self, instance: &str) -> Option<&Shelf> {
        self.shelves.get(instance)
    }

    pub(crate) fn get(&self, instance: &str, id: &str) -> Option<&Arc<Record>> {
        self.shelves.get(instance)?.get(id)
    }

    /// Takes a record in: what is missing is filled with the collection's defaults, the ids of its parents, the time
    /// and a new id.
    pub(crate) fn insert(
        &mut self,
        collection: &Collection,
        ids: &[impl AsRef<str>],
        mut fields: Map<String, Value>,
        now: &str,
    ) -> Result<Arc<Record>, Taken> {
        let instance = collection.instance(ids);
        if let Some(id) = fields.get("id").and_then(Value::as_str).filter(|id| self.get(&instance, id).is_some()) {
            return Err(Taken(id.to_owned()));
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
        let place = self.next_place;
        self.next_place += 1;
        self.remember_id(record.id().unwrap_or_default());
        let shelf = self.shelves.entry(instance).or_default();
        shelf.places.insert(record.id().map_or_else(|| format!("#{place}"), ToOwned::to_owned), place);
        shelf.records.insert(place, Arc::clone(record));
    }

    /// `agt_1`, `agt_2`, ...: one sequence for each prefix, so that a run can be foretold.
    pub(crate) fn new_id(&mut self, prefix: &str) -> String {
        let last = self.last_ids.entry(prefix.to_owned()).or_default();
        *last += 1;
        format!("{prefix}{last}")
    }

    /// Ids that came with a seed are never given out again.
    fn remember_id(&mut self, id: &str) {
        let prefix = id.trim_end_matches(|last: char| last.is_ascii_digit());
        let Ok(number) = id[prefix.len()..].parse::<u64>() else { return };
        let last = self.last_ids.entry(prefix.to_owned()).or_default();
        *last = number.max(*last);
    }

    /// Changes a record: fields are replaced, `null` clears.
    pub(crate) fn update(
        &mut self,
        collection: &Collection,
        instance: &str,
        id: &str,
        changes: &Map<String, Value>,
        now: &str,
    ) -> Option<Arc<Record>> {
        let shelf = self.shelves.get_mut(instance)?;
        let slot = shelf.records.get_mut(shelf.places.get(id)?)?;
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

    /// Removes a record and all that is below it.
    pub(crate) fn remove(&mut self, instance: &str, id: &str) -> Option<Arc<Record>> {
        let shelf = self.shelves.get_mut(instance)?;
        let record = shelf.records.remove(&shelf.places.remove(id)?)?;
        let below = format!("{instance}/{}/", escape(id));
        self.shelves.retain(|path, _| !path.starts_with(&below));
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

/// A list is cleared by making it empty: the API answers no `null` in its place.
fn cleared(collection: &Collection, name: &str, value: &Value) -> Value {
    match collection.field(name) {
        Some(field) if value.is_null() => empty(&field.kind),
        _ => value.clone(),
    }
}
