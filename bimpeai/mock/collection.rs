//! The collections of the API: lists of like things, found in the endpoint table by their paths.
//!
//! A path that can be listed, or that has items below it (`/agents` of `/agents/{agent_id}`), is a collection. What
//! its items look like, which of their fields a caller may send and which only the server knows, stands in the table.

use serde_json::{Map, Value};

use crate::schema::{Endpoint, Output};
use crate::schema::{Field, Kind};

/// One segment of a path template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Segment {
    Literal(&'static str),
    Placeholder(&'static str),
}

pub(crate) fn segments(path: &'static str) -> impl Iterator<Item = Segment> {
    path.split('/').skip(1).map(|segment| {
        let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        name.map_or(Segment::Literal(segment), Segment::Placeholder)
    })
}

fn same_shape(one: &[Segment], other: &[Segment]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|pair| same_segment(*pair.0, *pair.1))
}

fn same_segment(one: Segment, other: Segment) -> bool {
    match (one, other) {
        (Segment::Placeholder(_), Segment::Placeholder(_)) => true,
        (one, other) => one == other,
    }
}

/// One collection, as the table describes it.
#[derive(Debug)]
pub(crate) struct Collection {
    pub(crate) path: &'static str,
    segments: Vec<Segment>,
    /// The names of the ids in its path.
    pub(crate) params: Vec<&'static str>,
    /// What an item is called in error codes and messages: `agent` for `/agents/{agent_id}`.
    pub(crate) noun: &'static str,
    /// All fields an item is known to have, over all endpoints that answer one.
    pub(crate) fields: Vec<Field>,
    /// What a new item gets where nothing was sent.
    pub(crate) defaults: Map<String, Value>,
    /// What the id of a new item begins with; none if items have no id.
    pub(crate) id_prefix: Option<String>,
    /// Fields that a detail has and an item of the list has not.
    pub(crate) only_in_detail: std::sync::Arc<[&'static str]>,
    /// Fields of a detail that hold what another collection lists.
    pub(crate) inlined: Vec<(&'static str, usize)>,
    /// The stream that tells of its new items.
    pub(crate) stream: Option<&'static Endpoint>,
}

/// The endpoints of one collection.
#[derive(Debug, Default, Clone, Copy)]
struct Members {
    list: Option<&'static Endpoint>,
    create: Option<&'static Endpoint>,
    retrieve: Option<&'static Endpoint>,
    update: Option<&'static Endpoint>,
}

/// All collections of the table.
#[derive(Debug)]
pub(crate) struct Collections(Vec<Collection>);

impl Collections {
    pub(crate) fn new(endpoints: &[&'static Endpoint]) -> Self {
        let mut paths: Vec<&'static str> = Vec::new();
        for endpoint in endpoints {
            let Some(path) = collection_path(endpoint) else { continue };
            let shape = segments(path).collect::<Vec<_>>();
            if !paths.iter().any(|known| same_shape(&segments(known).collect::<Vec<_>>(), &shape)) {
                paths.push(path);
            }
        }
        let mut collections = Self(paths.iter().map(|path| Collection::new(path, endpoints)).collect());
        collections.link();
        collections
    }

    pub(crate) fn get(&self, index: usize) -> &Collection {
        &self.0[index]
    }

    pub(crate) fn at(&self, shape: &[Segment]) -> Option<usize> {
        self.0.iter().position(|collection| same_shape(&collection.segments, shape))
    }

    /// The collection an endpoint works on: that of its own path, or of its path without the last placeholder.
    pub(crate) fn of(&self, endpoint: &Endpoint) -> Option<usize> {
        let mut shape = segments(endpoint.path()).collect::<Vec<_>>();
        if matches!(shape.last(), Some(Segment::Placeholder(_))) {
            shape.pop();
        }
        self.at(&shape)
    }

    /// A field of a detail that is called like a collection below it holds that collection's items.
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

    fn below(&self, parent: usize, field: &'static str) -> Option<(&'static str, usize)> {
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
        let segments = segments(path).collect::<Vec<_>>();
        let members = Members::new(&segments, endpoints);
        let fields = members.fields();
        let listed = members.list.map_or(&[][..], item_fields);
        let detailed = members.retrieve.map_or(&[][..], item_fields);
        let is_new = |field: &&Field| !listed.iter().any(|known| known.name == field.name);
        Self {
            path,
            params: segments.iter().filter_map(placeholder).collect(),
            noun: noun(&segments, endpoints),
            defaults: members.defaults(&fields),
            id_prefix: members.id_prefix(),
            only_in_detail: detailed
                .iter()
                .filter(|field| !listed.is_empty() && is_new(field))
                .map(|field| field.name)
                .collect(),
            inlined: Vec::new(),
            stream: members.stream(endpoints),
            fields,
            segments,
        }
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Where one collection is: the template with its ids filled in.
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
}

/// An id may hold a slash; in the path of an instance it must not.
pub(crate) fn escape(id: &str) -> std::borrow::Cow<'_, str> {
    if id.contains(['/', '%']) { id.replace('%', "%25").replace('/', "%2F").into() } else { id.into() }
}

fn placeholder(segment: &Segment) -> Option<&'static str> {
    match segment {
        Segment::Placeholder(name) => Some(name),
        Segment::Literal(_) => None,
    }
}

/// `agent` of `{agent_id}` where an item has a path of its own, else what the last segment says.
fn noun(collection: &[Segment], endpoints: &[&'static Endpoint]) -> &'static str {
    let of_item = endpoints.iter().find_map(|endpoint| {
        let shape = segments(endpoint.path()).collect::<Vec<_>>();
        let (last, rest) = shape.split_last()?;
        placeholder(last).filter(|_| same_shape(rest, collection))
    });
    let of_path = collection.iter().rev().find_map(|segment| match segment {
        Segment::Literal(text) => Some(*text),
        Segment::Placeholder(_) => None,
    });
    of_item.map(|name| name.strip_suffix("_id").unwrap_or(name)).or(of_path).unwrap_or("item")
}

fn item_kind(endpoint: &Endpoint) -> Option<Kind> {
    match endpoint.output() {
        Output::One(kind) | Output::List(kind) | Output::Page(kind) => Some(*kind),
        _ => None,
    }
}

fn item_fields(endpoint: &'static Endpoint) -> &'static [Field] {
    item_kind(endpoint).map_or(&[], |kind| kind.fields())
}

fn sample_item(endpoint: &Endpoint) -> Option<Map<String, Value>> {
    let sample = match endpoint.sample() {
        Value::Array(items) => items.into_iter().next()?,
        other => other,
    };
    match sample {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// The value of a field that was not sent.
pub(crate) fn empty(kind: &Kind) -> Value {
    match kind {
        Kind::Array(_) => Value::Array(Vec::new()),
        Kind::Map(_) => Value::Object(Map::new()),
        _ => Value::Null,
    }
}

impl Members {
    fn new(collection: &[Segment], endpoints: &[&'static Endpoint]) -> Self {
        let mut members = Self::default();
        for endpoint in endpoints.iter().filter(|endpoint| !endpoint.is_streamed()) {
            let shape = segments(endpoint.path()).collect::<Vec<_>>();
            let is_item =
                matches!(shape.split_last(), Some((Segment::Placeholder(_), rest)) if same_shape(rest, collection));
            let slot = match endpoint.method().as_str() {
                "GET" if same_shape(&shape, collection) => &mut members.list,
                "POST" if same_shape(&shape, collection) => &mut members.create,
                "GET" if is_item => &mut members.retrieve,
                "PATCH" | "PUT" if is_item => &mut members.update,
                _ => continue,
            };
            *slot = Some(endpoint);
        }
        members
    }

    /// In this order a field is described: the endpoint that only reads tells best what an item is.
    fn readers(&self) -> impl Iterator<Item = &'static Endpoint> {
        [self.list, self.retrieve, self.update].into_iter().flatten()
    }

    /// A field that only the answer to a create has is no field of the item; where nothing else answers items, it is
    /// all there is to go by.
    fn sources(&self) -> Vec<&'static Endpoint> {
        let readers = self.readers().collect::<Vec<_>>();
        if readers.iter().any(|endpoint| !item_fields(endpoint).is_empty()) {
            return readers;
        }
        self.create.into_iter().collect()
    }

    fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for endpoint in self.sources() {
            for field in item_fields(endpoint) {
                if !fields.iter().any(|known| known.name == field.name) {
                    fields.push(*field);
                }
            }
        }
        fields
    }

    /// What a caller could have sent and did not is empty; what only the server knows is as in the sample.
    fn defaults(&self, fields: &[Field]) -> Map<String, Value> {
        let mut sample = Map::new();
        for endpoint in self.sources() {
            for (name, value) in sample_item(endpoint).unwrap_or_default() {
                sample.entry(name).or_insert(value);
            }
        }
        let mut defaults = Map::new();
        for field in fields {
            let sampled = sample.remove(field.name).unwrap_or(Value::Null);
            let value = if self.takes(field.name) && !field.required { empty(&field.kind) } else { sampled };
            defaults.insert(field.name.to_owned(), value);
        }
        defaults.remove("id");
        defaults
    }

    fn takes(&self, name: &str) -> bool {
        let inputs = [self.create, self.update].into_iter().flatten().map(|endpoint| *endpoint.input());
        inputs.into_iter().any(|input| match input {
            crate::schema::Input::Json(Kind::Union { variants, .. }) => {
                variants.iter().any(|(_, kind)| kind.fields().iter().any(|field| field.name == name))
            }
            input => input.fields().iter().any(|field| field.name == name),
        })
    }

    /// `agt_` of a sample id `agt_1`.
    fn id_prefix(&self) -> Option<String> {
        let id = self.sources().into_iter().find_map(|endpoint| sample_item(endpoint)?.remove("id"))?;
        let text = id.as_str()?;
        let prefix = text.trim_end_matches(|last: char| last.is_ascii_digit());
        Some(if prefix.len() < text.len() { prefix.to_owned() } else { format!("{text}_") })
    }

    /// The stream of the same resource, if there is one: `x.stream` tells of what `x.list` lists.
    fn stream(&self, endpoints: &[&'static Endpoint]) -> Option<&'static Endpoint> {
        let list = self.list?;
        let resource = |name: &'static str| name.rsplit_once('.').map(|(resource, _)| resource);
        let is_sibling = |endpoint: &&&'static Endpoint| {
            endpoint.is_streamed()
                && resource(endpoint.name()) == resource(list.name())
                && endpoint.path_params() == list.path_params()
        };
        endpoints.iter().find(is_sibling).copied()
    }
}
