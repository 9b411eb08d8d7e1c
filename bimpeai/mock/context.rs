//! What a handler sees of the server while it answers one request.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::schema::Endpoint;

use super::answer::{Answer, Data, Inlined};
use super::listing::{Filter, Listing};
use super::route::{Role, Table};
use super::state::State;

/// Answers one endpoint in place of what the table alone would answer.
///
/// Register one with [`Builder::handler`](super::Builder::handler). Key, scope, input and the records in the path have
/// been checked before it is called.
pub type Handler = fn(&mut Context<'_>) -> Answer;

/// One request, and the state of the server.
pub struct Context<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) table: &'a Table,
    pub(crate) route: usize,
    pub(crate) ids: &'a [String],
    pub(crate) input: &'a Value,
    pub(crate) now: String,
}

impl Context<'_> {
    /// The endpoint that was called.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.table.route(self.route).endpoint
    }

    /// The ids in the path, in order.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        self.ids
    }

    /// The JSON body, or the query as an object typed by the table; `null` where there is none.
    #[must_use]
    pub fn input(&self) -> &Value {
        self.input
    }

    /// A text of the input; empty where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.input[name].as_str().unwrap_or_default()
    }

    /// The time by the server's clock, ISO-8601.
    #[must_use]
    pub fn now(&self) -> &str {
        &self.now
    }

    /// The next id with this prefix: `agt_1`, `agt_2`.
    pub fn new_id(&mut self, prefix: &str) -> String {
        self.state.store.new_id(prefix)
    }

    /// The records that `list` would list below these ids.
    #[must_use]
    pub fn records(&self, list: &Endpoint, ids: &[String]) -> Vec<Value> {
        let Some(collection) = self.collection(list) else { return Vec::new() };
        let instance = self.table.collections.get(collection).instance(ids);
        let shelf = self.state.store.shelf(&instance);
        shelf
            .into_iter()
            .flat_map(super::store::Shelf::iter)
            .map(|record| Value::Object(record.fields.clone()))
            .collect()
    }

    /// One record that `list` would list, by its id.
    #[must_use]
    pub fn record(&self, list: &Endpoint, ids: &[String], id: &str) -> Option<Value> {
        let collection = self.table.collections.get(self.collection(list)?);
        let record = self.state.store.get(&collection.instance(ids), id)?;
        Some(Value::Object(record.fields.clone()))
    }

    /// Adds a record to what `list` lists; what is missing is filled in. `null` if the id is taken.
    pub fn insert(&mut self, list: &Endpoint, ids: &[String], fields: Value) -> Value {
        let (Some(collection), Value::Object(fields)) = (self.collection(list), fields) else { return Value::Null };
        let collection = self.table.collections.get(collection);
        match self.state.store.insert(collection, ids, fields, &self.now) {
            Ok(record) => {
                self.state.announce(collection, ids, &record);
                Value::Object(record.fields.clone())
            }
            Err(_) => Value::Null,
        }
    }

    /// Changes a record that `list` lists; `None` if there is no such record.
    pub fn update(&mut self, list: &Endpoint, ids: &[String], id: &str, changes: &Map<String, Value>) -> Option<Value> {
        let collection = self.table.collections.get(self.collection(list)?);
        let instance = collection.instance(ids);
        let record = self.state.store.update(collection, &instance, id, changes, &self.now)?;
        Some(Value::Object(record.fields.clone()))
    }

    /// Removes a record that `list` lists, and all below it; whether there was one.
    pub fn remove(&mut self, list: &Endpoint, ids: &[String], id: &str) -> bool {
        let Some(collection) = self.collection(list) else { return false };
        let instance = self.table.collections.get(collection).instance(ids);
        self.state.store.remove(&instance, id).is_some()
    }

    /// Lists as the table says, with a further condition; `handled` are the parameters it stands for.
    pub fn list_where(&self, handled: &[&str], filter: &dyn Fn(&Map<String, Value>) -> bool) -> Answer {
        self.list(Some(filter), handled)
    }

    /// What the table alone makes of the request.
    pub fn usual(&mut self) -> Answer {
        let route = self.table.route(self.route);
        let Some(collection) = route.collection else { return self.sample() };
        match route.role {
            Role::List => self.list(None, &[]),
            Role::Create => self.create(collection),
            Role::Retrieve => self.retrieve(collection),
            Role::Update => self.change(collection),
            Role::Delete => self.delete(collection),
            Role::Events | Role::Ticket | Role::Sample => self.sample(),
        }
    }

    fn collection(&self, endpoint: &Endpoint) -> Option<usize> {
        self.table.route(self.table.index_of(endpoint)?).collection
    }

    pub(crate) fn sample(&self) -> Answer {
        Answer::data(self.endpoint().sample())
    }

    fn list(&self, filter: Option<&Filter<'_>>, handled: &[&str]) -> Answer {
        let route = self.table.route(self.route);
        let Some(collection) = route.collection else { return self.sample() };
        let collection = self.table.collections.get(collection);
        let empty = Map::new();
        let query = self.input.as_object().unwrap_or(&empty);
        let listing = Listing { collection, query, is_paged: route.endpoint.is_paginated(), filter, handled };
        listing.answer(self.state.store.shelf(&collection.instance(self.ids)))
    }

    fn create(&mut self, collection: usize) -> Answer {
        let collection = self.table.collections.get(collection);
        let fields = self.input.as_object().cloned().unwrap_or_default();
        match self.state.store.insert(collection, self.ids, fields, &self.now) {
            Ok(record) => {
                self.state.announce(collection, self.ids, &record);
                Answer::new(hyper::StatusCode::CREATED, Data::Record(record))
            }
            Err(taken) => Answer::error(409, "conflict", format!("{} {} exists already", collection.noun, taken.0)),
        }
    }

    /// The record, with what is listed below it where a detail holds that.
    fn retrieve(&self, collection: usize) -> Answer {
        let collection = self.table.collections.get(collection);
        let (id, instance) = item(self.ids, collection);
        let Some(record) = self.state.store.get(&instance, id) else {
            return Answer::not_found(collection.noun, id);
        };
        if collection.inlined.is_empty() {
            return Answer::new(hyper::StatusCode::OK, Data::Record(record.clone()));
        }
        let lists = collection.inlined.iter().map(|(field, below)| {
            let below = self.table.collections.get(*below);
            let instance = below.instance(self.ids);
            let items = self.state.store.shelf(&instance).into_iter().flat_map(super::store::Shelf::iter);
            Inlined { names: vec![*field], records: items.cloned().collect(), hidden: below.only_in_detail.clone() }
        });
        Answer::new(hyper::StatusCode::OK, Data::Detail(Arc::clone(record), lists.collect()))
    }

    fn change(&mut self, collection: usize) -> Answer {
        let collection = self.table.collections.get(collection);
        let (id, instance) = item(self.ids, collection);
        let empty = Map::new();
        let changes = self.input.as_object().unwrap_or(&empty);
        match self.state.store.update(collection, &instance, id, changes, &self.now) {
            Some(record) => Answer::new(hyper::StatusCode::OK, Data::Record(record)),
            None => Answer::not_found(collection.noun, id),
        }
    }

    fn delete(&mut self, collection: usize) -> Answer {
        let collection = self.table.collections.get(collection);
        let (id, instance) = item(self.ids, collection);
        match self.state.store.remove(&instance, id) {
            Some(_) => Answer::empty(),
            None => Answer::not_found(collection.noun, id),
        }
    }
}

/// The last id of the path, and the instance of the collection it is in.
fn item<'i>(ids: &'i [String], collection: &super::collection::Collection) -> (&'i str, String) {
    let (id, parents) = ids.split_last().map_or(("", &[][..]), |(id, parents)| (id.as_str(), parents));
    (id, collection.instance(parents))
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context")
            .field("endpoint", &self.endpoint().name())
            .field("ids", &self.ids)
            .finish_non_exhaustive()
    }
}
