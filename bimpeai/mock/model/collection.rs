//! The collections of an API, found in the endpoint table by their paths.
//!
//! A path that can be listed or that has items below it (`/agents` of `/agents/{agent_id}`) is a collection. The table
//! also says what its items look like, which fields a client may send and which only the server sets.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::schema::{Endpoint, Field, Output};

use super::members::{Members, item_fields, returns_item};
use super::path::{Segment, escape, same_shape, segments};
use super::store::Record;

/// The number of a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CollectionId(usize);

/// A new record, as a stream delivers it.
pub(crate) struct Announcement {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) id: String,
    pub(crate) event: Map<String, Value>,
}

/// One collection, as the table describes it.
#[derive(Debug)]
pub(crate) struct Collection {
    pub(crate) path: &'static str,
    segments: Vec<Segment>,
    /// The names of the ids in its path.
    pub(super) params: Vec<&'static str>,
    /// The name of an item in error codes and messages: `agent` for `/agents/{agent_id}`.
    pub(crate) noun: &'static str,
    /// All known fields of an item, over all endpoints that return one.
    pub(super) fields: Vec<Field>,
    /// The values of fields that were not sent.
    pub(super) defaults: Map<String, Value>,
    /// The prefix of new ids; `None` if items have no id.
    pub(super) id_prefix: Option<String>,
    /// Fields that a detail has and an item of the list does not.
    pub(super) only_in_detail: Arc<[&'static str]>,
    /// Fields of a detail that hold the items of another collection.
    pub(super) inlined: Vec<(&'static str, CollectionId)>,
    /// The endpoints that describe an item.
    sources: Vec<&'static Endpoint>,
    /// The stream that delivers its new items.
    stream: Option<&'static Endpoint>,
}

/// All collections of the table.
#[derive(Debug)]
pub(super) struct Collections(Vec<Collection>);

impl Collections {
    pub(super) fn new(endpoints: &[&'static Endpoint]) -> Self {
        let mut paths: Vec<&'static str> = Vec::new();
        for endpoint in endpoints {
            let Some(path) = collection_path(endpoint) else { continue };
            let shape = segments(path);
            if !paths.iter().any(|known| same_shape(&segments(known), &shape)) {
                paths.push(path);
            }
        }
        let mut collections = Self(paths.iter().map(|path| Collection::new(path, endpoints)).collect());
        collections.link();
        collections
    }

    pub(super) fn get(&self, id: CollectionId) -> &Collection {
        &self.0[id.0]
    }

    pub(super) fn at(&self, shape: &[Segment]) -> Option<CollectionId> {
        self.0.iter().position(|collection| same_shape(&collection.segments, shape)).map(CollectionId)
    }

    /// Whether a stream delivers the new items of a collection.
    pub(super) fn are_streamed_by(&self, endpoint: &Endpoint) -> bool {
        self.0.iter().any(|collection| collection.stream.is_some_and(|stream| stream.name() == endpoint.name()))
    }

    /// The collection an endpoint works on: its own path, or its path without the last placeholder.
    pub(super) fn of(&self, endpoint: &Endpoint) -> Option<CollectionId> {
        let mut shape = segments(endpoint.path());
        if matches!(shape.last(), Some(Segment::Placeholder(_))) {
            shape.pop();
        }
        self.at(&shape)
    }

    /// The collection of the record that a path addresses: that before its last placeholder.
    pub(super) fn addressed_by(&self, endpoint: &Endpoint) -> Option<CollectionId> {
        let shape = segments(endpoint.path());
        let last = shape.iter().rposition(|segment| segment.placeholder().is_some())?;
        self.at(&shape[..last])
    }

    /// A field of a detail that has the name of a collection below it holds the items of that collection.
    fn link(&mut self) {
        for index in 0..self.0.len() {
            let inlined =
                self.0[index].fields.iter().filter_map(|field| self.below(index, field.name)).collect::<Vec<_>>();
            let collection = &mut self.0[index];
            for (field, _) in &inlined {
                collection.defaults.remove(*field);
            }
            collection.inlined = inlined;
        }
    }

    fn below(&self, parent: usize, field: &'static str) -> Option<(&'static str, CollectionId)> {
        let mut shape = self.0[parent].segments.clone();
        shape.extend([Segment::Placeholder(""), Segment::Literal(field)]);
        Some((field, self.at(&shape)?))
    }
}

fn collection_path(endpoint: &Endpoint) -> Option<&'static str> {
    if matches!(endpoint.output(), Output::List(_) | Output::Page(_)) {
        return Some(endpoint.path());
    }
    let (parent, last) = endpoint.path().rsplit_once('/')?;
    (last.starts_with('{') && !parent.is_empty()).then_some(parent)
}

impl Collection {
    fn new(path: &'static str, endpoints: &[&'static Endpoint]) -> Self {
        let segments = segments(path);
        let members = Members::new(&segments, endpoints);
        let fields = members.fields();
        let listed = members.list.map_or(&[][..], item_fields);
        let detailed = members.retrieve.map_or(&[][..], item_fields);
        let is_new = |field: &&Field| !listed.iter().any(|known| known.name == field.name);
        Self {
            path,
            params: segments.iter().filter_map(|segment| segment.placeholder()).collect(),
            noun: noun(&segments, endpoints),
            defaults: members.defaults(&fields),
            id_prefix: members.id_prefix(),
            only_in_detail: detailed
                .iter()
                .filter(|field| !listed.is_empty() && is_new(field))
                .map(|field| field.name)
                .collect(),
            inlined: Vec::new(),
            sources: members.sources(),
            stream: members.stream(endpoints),
            fields,
            segments,
        }
    }

    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether an endpoint returns one of its items.
    pub(super) fn is_returned_by(&self, endpoint: &'static Endpoint) -> bool {
        self.sources.iter().any(|source| returns_item(endpoint, source))
    }

    /// Whether a field of an item is the list of another collection.
    pub(super) fn is_inlined(&self, name: &str) -> bool {
        self.inlined.iter().any(|(field, _)| *field == name)
    }

    /// The announcement of a new record on the stream of this collection, if there is one.
    pub(super) fn announce(&self, ids: &[impl AsRef<str>], record: &Record) -> Option<Announcement> {
        let endpoint = self.stream?;
        let Output::Events(kind, _) = endpoint.output() else { return None };
        let path_value = |name: &str| {
            let at = self.params.iter().position(|param| *param == name)?;
            Some(Value::from(ids.get(at)?.as_ref()))
        };
        let field_value = |field: &Field| {
            let value = record.fields.get(field.name).cloned().or_else(|| path_value(field.name));
            (field.name.to_owned(), value.unwrap_or_default())
        };
        let id = ids.last()?.as_ref().to_owned();
        Some(Announcement { endpoint, id, event: kind.fields().iter().map(field_value).collect() })
    }

    /// The path of one instance of the collection: the template with its ids filled in.
    pub(crate) fn instance(&self, ids: &[impl AsRef<str>]) -> String {
        let mut ids = ids.iter();
        let mut path = String::with_capacity(self.path.len() + 16);
        for segment in &self.segments {
            path.push('/');
            match segment {
                Segment::Literal(text) => path.push_str(text),
                Segment::Placeholder(_) => path.push_str(&escape(ids.next().map_or("", AsRef::as_ref))),
            }
        }
        path
    }

    /// Whether a path is one of [`instance`](Self::instance).
    pub(super) fn has_instance(&self, path: &str) -> bool {
        let mut parts = path.split('/').skip(1);
        let is_alike = |segment: &Segment| {
            parts.next().is_some_and(|part| segment.literal().is_none_or(|literal| literal == part))
        };
        self.segments.iter().all(is_alike) && parts.next().is_none()
    }
}

/// `agent` for `{agent_id}` where items have a path, else the last literal segment.
fn noun(collection: &[Segment], endpoints: &[&'static Endpoint]) -> &'static str {
    let of_item = endpoints.iter().find_map(|endpoint| {
        let shape = segments(endpoint.path());
        let (last, rest) = shape.split_last()?;
        last.placeholder().filter(|_| same_shape(rest, collection))
    });
    let of_path = collection.iter().rev().find_map(|segment| segment.literal());
    of_item.map(|name| name.strip_suffix("_id").unwrap_or(name)).or(of_path).unwrap_or("item")
}
