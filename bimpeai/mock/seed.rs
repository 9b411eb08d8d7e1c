//! What a server holds before the first call.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::schema::Endpoint;

use super::answer::fields;
use super::collection::Collection;
use super::route::{Table, resource_of};
use super::state::State;
use super::validate;

/// Records for a server to start with: from code, from JSON, or the demo data.
///
/// The JSON is an object that has a list of records for each resource, called as the client's methods are. A record
/// names its parents by the ids in its path; all else is optional, as far as the resource has it.
///
/// ```
/// use bimpeai::mock::{Seed, Server};
/// let seed = Seed::from_json(r#"{
///     "agents": [{"id": "agt_7", "name": "Front desk"}],
///     "agents.knowledge_bases": [{"agent_id": "agt_7", "name": "Opening hours", "type": "text"}]
/// }"#)?;
/// let server = Server::builder().seed(seed).start_blocking();
/// let client = server.blocking_client();
/// assert_eq!(client.agents().knowledge_bases().list("agt_7").send()?[0].name, "Opening hours");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "give it to `Builder::seed` or `Server::load`"]
pub struct Seed {
    records: Vec<Record>,
}

#[derive(Debug, Clone)]
struct Record {
    resource: String,
    /// Its place in the list of its resource.
    index: usize,
    origin: Origin,
    value: Value,
}

/// Where a record was written down.
#[derive(Debug, Clone, Default)]
struct Origin {
    file: Option<String>,
    line: Option<usize>,
}

const DEMO: &str = include_str!("demo.json");

impl Seed {
    /// No records.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more record of what `list` lists. It names its parents by the ids in its path.
    ///
    /// ```
    /// # use bimpeai::mock::{Seed, Server};
    /// use bimpeai::endpoints::{agents, conversations};
    /// use serde_json::json;
    /// let seed = Seed::new()
    ///     .record(agents::LIST, json!({"id": "agt_1", "name": "Front desk"}))
    ///     .record(conversations::LIST, json!({"agent_id": "agt_1", "channel_type": "whatsapp"}));
    /// # assert!(Server::builder().seed(seed).try_start().is_ok());
    /// ```
    pub fn record(mut self, list: &'static Endpoint, record: impl Into<Value>) -> Self {
        let resource = resource_of(list).to_owned();
        let index = self.records.iter().filter(|known| known.resource == resource).count();
        self.records.push(Record { resource, index, origin: Origin::default(), value: record.into() });
        self
    }

    /// Further records.
    pub fn and(mut self, other: Seed) -> Self {
        self.records.extend(other.records);
        self
    }

    /// A small business that is worth looking at: agents of different kinds, what they know and may do, their
    /// conversations and calls, workflows and phone numbers.
    ///
    /// # Panics
    /// Never: the tests load it.
    pub fn demo() -> Self {
        Self::from_json(DEMO).expect("the demo data is well-formed")
    }

    /// Reads records from JSON.
    ///
    /// # Errors
    /// If it is no JSON of that shape; the error names the line. What the records hold is checked when a server takes
    /// them in.
    pub fn from_json(json: &str) -> Result<Self, SeedError> {
        Self::parse(json, None)
    }

    /// Reads records from a JSON file.
    ///
    /// # Errors
    /// If the file cannot be read, or is no JSON of that shape; the error names the file and the line.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, SeedError> {
        let path = path.as_ref();
        let file = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(json) => Self::parse(&json, Some(&file)),
            Err(error) => {
                let origin = Origin { file: Some(file), line: None };
                Err(SeedError::one(origin, "", format!("cannot be read: {error}")))
            }
        }
    }

    fn parse(json: &str, file: Option<&str>) -> Result<Self, SeedError> {
        let origin = |line| Origin { file: file.map(str::to_owned), line: Some(line) };
        let lists: Lists<'_> = serde_json::from_str(json).map_err(|error| malformed(origin(error.line()), &error))?;
        let mut records = Vec::new();
        for (resource, items) in &lists.0 {
            for (index, item) in items.iter().enumerate() {
                // The part of the text that is this record.
                let start = item.get().as_ptr().addr() - json.as_ptr().addr();
                let line = 1 + json[..start].matches('\n').count();
                let value = serde_json::from_str(item.get()).map_err(|error| malformed(origin(line), &error))?;
                records.push(Record { resource: resource.to_string(), index, origin: origin(line), value });
            }
        }
        Ok(Self { records })
    }

    /// Puts the records into a state: all of them, or none and the faults of all.
    pub(super) fn apply(&self, table: &Table, state: &mut State, now: &str) -> Result<(), SeedError> {
        let mut faults = Vec::new();
        let mut placed = self.records.iter().filter_map(|record| record.place(table, &mut faults)).collect::<Vec<_>>();
        // Parents before children, in whatever order they were written.
        placed.sort_by_key(|placed| placed.ids.len());
        let mut store = state.store.clone();
        let mut announced = Vec::new();
        for Placed { record, collection, list, ids, fields } in placed {
            if let Some((noun, id)) = table.missing_parent(list, &ids, &store) {
                faults.push(record.fault("", &format!("{noun} {id} does not exist")));
                continue;
            }
            match store.insert(collection, &ids, fields, now) {
                Ok(stored) => announced.push((collection, ids, stored)),
                Err(taken) => faults.push(record.fault(".id", &format!("{} is taken", taken.0))),
            }
        }
        if !faults.is_empty() {
            return Err(SeedError { faults });
        }
        state.store = store;
        for (collection, ids, stored) in announced {
            state.announce(collection, &ids, &stored);
        }
        Ok(())
    }
}

fn malformed(origin: Origin, error: &serde_json::Error) -> SeedError {
    SeedError::one(origin, "", error.to_string())
}

/// A record, and where it goes.
struct Placed<'a> {
    record: &'a Record,
    collection: &'a Collection,
    list: usize,
    ids: Vec<String>,
    fields: Map<String, Value>,
}

impl Record {
    fn place<'a>(&'a self, table: &'a Table, faults: &mut Vec<Fault>) -> Option<Placed<'a>> {
        let list = table.index_of_name(&format!("{}.list", self.resource)).or(table.index_of_name(&self.resource));
        let Some((list, collection)) = list.and_then(|list| Some((list, table.route(list).collection?))) else {
            let message = format!("is no list of the API; there are {}", table.lists().join(", "));
            faults.push(Fault { origin: self.origin.clone(), path: self.resource.clone(), message });
            return None;
        };
        if !self.value.is_object() {
            faults.push(self.fault("", "must be an object"));
            return None;
        }
        let collection = table.collections.get(collection);
        let mut fields = fields(self.value.clone());
        let before = faults.len();
        let ids = collection.params.iter().filter_map(|name| self.parent(name, &mut fields, faults)).collect();
        faults.extend(self.misfits(table, collection, &fields));
        (faults.len() == before).then_some(Placed { record: self, collection, list, ids, fields })
    }

    /// Takes the id of a parent out of the fields; what an item itself holds under that name is filled in again.
    fn parent(&self, name: &str, fields: &mut Map<String, Value>, faults: &mut Vec<Fault>) -> Option<String> {
        let problem = match fields.remove(name) {
            Some(Value::String(id)) if !id.is_empty() => return Some(id),
            Some(_) => "must be an id",
            None => "is required: the id of what this belongs to",
        };
        faults.push(self.fault(&format!(".{name}"), problem));
        None
    }

    fn misfits(&self, table: &Table, collection: &Collection, fields: &Map<String, Value>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (name, below) in &collection.inlined {
            if fields.contains_key(*name) {
                let resource = table.list_of(*below).unwrap_or_default();
                faults.push(self.fault(&format!(".{name}"), &format!("belongs under {resource:?}")));
            }
        }
        for misfit in validate::record(&collection.fields, fields) {
            let (path, message) = misfit.split_once(": ").unwrap_or(("", &misfit));
            faults.push(self.fault(&format!(".{path}"), message));
        }
        faults
    }

    fn fault(&self, path: &str, message: &str) -> Fault {
        let path = format!("{}[{}]{path}", self.resource, self.index);
        Fault { origin: self.origin.clone(), path, message: message.to_owned() }
    }
}

/// The lists of a seed, in order. Unlike with a map, a list that is given twice is not lost.
struct Lists<'j>(Vec<(Cow<'j, str>, Vec<&'j RawValue>)>);

impl<'de: 'j, 'j> Deserialize<'de> for Lists<'j> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Vec<(Cow<'de, str>, Vec<&'de RawValue>)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a list of records for each resource")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(entries)
            }
        }

        deserializer.deserialize_map(Entries).map(Lists)
    }
}

/// Why a seed was not taken: one line for each fault, with the file, the line and the path where they are known.
#[derive(Debug, Clone)]
pub struct SeedError {
    faults: Vec<Fault>,
}

#[derive(Debug, Clone)]
struct Fault {
    origin: Origin,
    path: String,
    message: String,
}

impl SeedError {
    fn one(origin: Origin, path: &str, message: String) -> Self {
        Self { faults: vec![Fault { origin, path: path.to_owned(), message }] }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.origin.line.map(|line| format!("line {line}"));
        let place = [self.origin.file.as_deref(), line.as_deref(), Some(self.path.as_str())];
        for part in place.into_iter().flatten().filter(|part| !part.is_empty()) {
            write!(f, "{part}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl fmt::Display for SeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.faults.iter().map(ToString::to_string).collect::<Vec<_>>();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for SeedError {}
