//! The records that a server starts with.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::schema::Endpoint;

use super::collection::{Announcement, Collection};
use super::response::object_fields;
use super::routes::{RouteId, Routes, resource_of};
use super::store::Store;
use super::validate;

/// Records for a server to start with, from code or from JSON.
///
/// The JSON is an object with a list of records for each resource, named like the client's methods. A record names its
/// parents by the ids in its path. All other fields are optional; unknown ones are refused.
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
#[must_use = "pass it to `Builder::seed` or `Server::load`"]
pub struct Seed {
    records: Vec<SeedRecord>,
}

#[derive(Clone)]
struct SeedRecord {
    resource: String,
    /// Its index in the list of its resource.
    index: usize,
    origin: Origin,
    value: Value,
}

/// Without the values, which may be secret.
impl fmt::Debug for SeedRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.resource, self.index)
    }
}

/// Where a record comes from.
#[derive(Debug, Clone, Default)]
struct Origin {
    file: Option<String>,
    line: Option<usize>,
}

impl Seed {
    /// Returns a seed without records.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a record to what `list` lists. It names its parents by the ids in its path.
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
        self.records.push(SeedRecord { resource, index, origin: Origin::default(), value: record.into() });
        self
    }

    /// Adds the records of another seed.
    pub fn and(mut self, other: Seed) -> Self {
        self.records.extend(other.records);
        self
    }

    /// Parses records from JSON.
    ///
    /// # Errors
    /// If it is not JSON of that shape; the error names the line. The records themselves are validated when a server
    /// loads them.
    pub fn from_json(json: &str) -> Result<Self, SeedError> {
        Self::parse(json, None)
    }

    /// Reads records from a JSON file.
    ///
    /// # Errors
    /// If the file cannot be read or is not JSON of that shape; the error names the file and the line.
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
                // `item` is a slice of `json`, so its offset says on which line the record starts.
                let start = item.get().as_ptr().addr() - json.as_ptr().addr();
                let line = 1 + json[..start].matches('\n').count();
                let value = serde_json::from_str(item.get()).map_err(|error| malformed(origin(line), &error))?;
                records.push(SeedRecord { resource: resource.to_string(), index, origin: origin(line), value });
            }
        }
        Ok(Self { records })
    }

    /// Inserts the records into a store: all of them, or none. Returns what streams are to deliver.
    pub(crate) fn apply(&self, routes: &Routes, store: &mut Store, now: &str) -> Result<Vec<Announcement>, SeedError> {
        let mut problems = Vec::new();
        let mut placed =
            self.records.iter().filter_map(|record| record.place(routes, &mut problems)).collect::<Vec<_>>();
        // Parents before children, in whatever order they were written.
        placed.sort_by_key(|placed| placed.ids.len());
        let mut seeded = store.clone();
        let mut announcements = Vec::new();
        for Placed { record, collection, list, ids, fields } in placed {
            if let Some((noun, id)) = routes.missing_parent(list, &ids, &seeded) {
                problems.push(record.problem("", &format!("{noun} {id} does not exist")));
                continue;
            }
            match seeded.insert(collection, &ids, fields, now) {
                Ok(record) => announcements.extend(collection.announce(&ids, &record)),
                Err(duplicate) => problems.push(record.problem(".id", &format!("{} already exists", duplicate.0))),
            }
        }
        if !problems.is_empty() {
            return Err(SeedError { problems });
        }
        *store = seeded;
        Ok(announcements)
    }
}

fn malformed(origin: Origin, error: &serde_json::Error) -> SeedError {
    SeedError::one(origin, "", error.to_string())
}

/// A record, and where it belongs.
struct Placed<'a> {
    record: &'a SeedRecord,
    collection: &'a Collection,
    list: RouteId,
    ids: Vec<String>,
    fields: Map<String, Value>,
}

impl SeedRecord {
    fn place<'a>(&'a self, routes: &'a Routes, problems: &mut Vec<Problem>) -> Option<Placed<'a>> {
        let list = routes.by_name(&format!("{}.list", self.resource)).or(routes.by_name(&self.resource));
        let Some((list, collection)) = list.and_then(|list| Some((list, routes.collection(list)?))) else {
            let message = format!("is not a list of the API; expected one of {}", routes.resources().join(", "));
            problems.push(Problem { origin: self.origin.clone(), path: self.resource.clone(), message });
            return None;
        };
        if !self.value.is_object() {
            problems.push(self.problem("", "must be an object"));
            return None;
        }
        let mut fields = object_fields(self.value.clone());
        let before = problems.len();
        let ids = collection.params.iter().filter_map(|name| self.parent(name, &mut fields, problems)).collect();
        problems.extend(self.invalid_fields(routes, collection, &fields));
        (problems.len() == before).then_some(Placed { record: self, collection, list, ids, fields })
    }

    /// Takes the id of a parent out of the fields. If items have a field of that name, it is filled in again.
    fn parent(&self, name: &str, fields: &mut Map<String, Value>, problems: &mut Vec<Problem>) -> Option<String> {
        let problem = match fields.remove(name) {
            Some(Value::String(id)) if !id.is_empty() => return Some(id),
            Some(_) => "must be an id",
            None => "is required: the id of the parent",
        };
        problems.push(self.problem(&format!(".{name}"), problem));
        None
    }

    fn invalid_fields(&self, routes: &Routes, collection: &Collection, fields: &Map<String, Value>) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (name, below) in &collection.inlined {
            if fields.contains_key(*name) {
                let resource = routes.resource(*below).unwrap_or_default();
                problems.push(self.problem(&format!(".{name}"), &format!("belongs under {resource:?}")));
            }
        }
        for invalid in validate::record(&collection.fields, fields) {
            let (path, message) = invalid.split_once(": ").unwrap_or(("", &invalid));
            problems.push(self.problem(&format!(".{path}"), message));
        }
        problems
    }

    fn problem(&self, path: &str, message: &str) -> Problem {
        let path = format!("{}[{}]{path}", self.resource, self.index);
        Problem { origin: self.origin.clone(), path, message: message.to_owned() }
    }
}

/// The lists of a seed, in order. Unlike a map, it keeps both lists when a resource is given twice.
struct Lists<'j>(Vec<(Cow<'j, str>, Vec<&'j RawValue>)>);

impl<'de: 'j, 'j> Deserialize<'de> for Lists<'j> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListsVisitor;

        impl<'de> Visitor<'de> for ListsVisitor {
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

        deserializer.deserialize_map(ListsVisitor).map(Lists)
    }
}

/// Why a seed was refused: one line per problem, with the file, the line and the path where they are known.
#[derive(Debug, Clone)]
pub struct SeedError {
    problems: Vec<Problem>,
}

#[derive(Debug, Clone)]
struct Problem {
    origin: Origin,
    path: String,
    message: String,
}

impl SeedError {
    fn one(origin: Origin, path: &str, message: String) -> Self {
        Self { problems: vec![Problem { origin, path: path.to_owned(), message }] }
    }
}

impl fmt::Display for Problem {
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
        let lines = self.problems.iter().map(ToString::to_string).collect::<Vec<_>>();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for SeedError {}
