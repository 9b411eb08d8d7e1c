//! The endpoints of one collection, and what they say about its items.

use serde_json::{Map, Value};

use crate::schema::{Endpoint, Field, Input, Kind, Output};

use super::path::{Segment, same_shape, segments};

/// The endpoints of one collection.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Members {
    pub(super) list: Option<&'static Endpoint>,
    create: Option<&'static Endpoint>,
    pub(super) retrieve: Option<&'static Endpoint>,
    update: Option<&'static Endpoint>,
}

impl Members {
    pub(super) fn new(collection: &[Segment], endpoints: &[&'static Endpoint]) -> Self {
        let mut members = Self::default();
        for endpoint in endpoints.iter().filter(|endpoint| !endpoint.is_streamed()) {
            let shape = segments(endpoint.path());
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

    /// The endpoints that return items, the most reliable description of a field first.
    fn readers(&self) -> impl Iterator<Item = &'static Endpoint> {
        [self.list, self.retrieve, self.update].into_iter().flatten()
    }

    /// The endpoints that describe an item. A field that only the response to a create has does not belong to the item;
    /// but where no other endpoint returns items, the create is all there is.
    pub(super) fn sources(&self) -> Vec<&'static Endpoint> {
        let readers = self.readers().collect::<Vec<_>>();
        if readers.iter().any(|endpoint| !item_fields(endpoint).is_empty()) {
            return readers;
        }
        self.create.into_iter().collect()
    }

    pub(super) fn fields(&self) -> Vec<Field> {
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

    /// The values of a new item: empty for what the client could have sent, the sample for what only the server knows.
    pub(super) fn defaults(&self, fields: &[Field]) -> Map<String, Value> {
        let mut sample = Map::new();
        for endpoint in self.sources() {
            for (name, value) in sample_item(endpoint).unwrap_or_default() {
                sample.entry(name).or_insert(value);
            }
        }
        let mut defaults = Map::new();
        for field in fields {
            let sampled = sample.remove(field.name).unwrap_or(Value::Null);
            let value = if self.accepts(field.name) && !field.required { empty(&field.kind) } else { sampled };
            defaults.insert(field.name.to_owned(), value);
        }
        defaults.remove("id");
        defaults
    }

    fn accepts(&self, name: &str) -> bool {
        let inputs = [self.create, self.update].into_iter().flatten().map(|endpoint| *endpoint.input());
        inputs.into_iter().any(|input| match input {
            Input::Json(Kind::Union(union)) => {
                union.variants.iter().any(|variant| variant.kind.fields().iter().any(|field| field.name == name))
            }
            input => input.fields().iter().any(|field| field.name == name),
        })
    }

    /// The prefix `agt_` of a sample id `agt_1`.
    pub(super) fn id_prefix(&self) -> Option<String> {
        let id = self.sources().into_iter().find_map(|endpoint| sample_item(endpoint)?.remove("id"))?;
        let text = id.as_str()?;
        let prefix = text.trim_end_matches(|last: char| last.is_ascii_digit());
        Some(if prefix.len() < text.len() { prefix.to_owned() } else { format!("{text}_") })
    }

    /// The stream of the same resource, if there is one: `x.stream` delivers what `x.list` lists. An event that needs
    /// what no item has is another, such as `x.typing`.
    pub(super) fn stream(&self, endpoints: &[&'static Endpoint]) -> Option<&'static Endpoint> {
        let list = self.list?;
        let resource = |name: &'static str| name.rsplit_once('.').map(|(resource, _)| resource);
        let is_known = |field: &Field| {
            !field.required
                || has(item_fields(list), field.name)
                || list.path_params().iter().any(|param| param.name == field.name)
        };
        let delivers_items = |endpoint: &&&'static Endpoint| {
            matches!(endpoint.output(), Output::Events(kind, _) if kind.fields().iter().all(is_known))
                && resource(endpoint.name()) == resource(list.name())
                && endpoint.path_params() == list.path_params()
        };
        endpoints.iter().find(delivers_items).copied()
    }
}

fn item_kind(endpoint: &Endpoint) -> Option<Kind> {
    match endpoint.output() {
        Output::One(kind) | Output::List(kind) | Output::Page(kind) => Some(*kind),
        _ => None,
    }
}

pub(super) fn item_fields(endpoint: &'static Endpoint) -> &'static [Field] {
    item_kind(endpoint).map_or(&[], |kind| kind.fields())
}

/// Whether an endpoint returns one item of those that `source` returns: its model is the same, or the same with more or
/// fewer fields, as its name says too (`Order` and `OrderDetail`).
///
/// Both conditions are needed: a `Receipt` may have the few fields of an order, and an `OrderStatus` is no order.
pub(super) fn returns_item(endpoint: &'static Endpoint, source: &'static Endpoint) -> bool {
    let Output::One(_) = endpoint.output() else { return false };
    let (name, item) = (endpoint.output_type().unwrap_or_default(), source.output_type().unwrap_or_default());
    let (fields, item_fields) = (item_fields(endpoint), item_fields(source));
    let extends = name.contains(item.as_str()) && contains_all(fields, item_fields);
    let reduces = item.contains(name.as_str()) && contains_all(item_fields, fields);
    has(fields, "id") && has(item_fields, "id") && (extends || reduces)
}

fn contains_all(fields: &[Field], others: &[Field]) -> bool {
    others.iter().all(|other| has(fields, other.name))
}

fn has(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| field.name == name)
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
pub(super) fn empty(kind: &Kind) -> Value {
    match kind {
        Kind::Array(_) => Value::Array(Vec::new()),
        Kind::Map(_) => Value::Object(Map::new()),
        _ => Value::Null,
    }
}
