//! What a handler sees of the server while it handles one request.

use std::fmt;
use std::sync::Arc;

use hyper::StatusCode;
use serde_json::{Map, Value};

use crate::schema::{Endpoint, Output};

use super::collection::{Announcement, Collection};
use super::envelope::{Data, Inlined, List};
use super::listing::{Filter, Listing};
use super::members::item_fields;
use super::response::{Response, object_fields};
use super::routes::{Role, RouteId, Routes};
use super::store::{Record, Records, Store};

/// Handles the requests to one endpoint, in place of the default behavior that the table describes.
///
/// Register one with [`Builder::handler`](crate::mock::Builder::handler). Key, scope, input and the records in the path
/// have been checked before it is called.
pub type Handler = fn(&mut Context<'_>) -> Response;

/// One request, and access to the server's records.
pub struct Context<'a> {
    store: &'a mut Store,
    routes: &'a Routes,
    route: RouteId,
    ids: &'a [String],
    input: &'a Value,
    now: String,
    announcements: Vec<Announcement>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        store: &'a mut Store,
        routes: &'a Routes,
        route: RouteId,
        ids: &'a [String],
        input: &'a Value,
        now: String,
    ) -> Self {
        Self { store, routes, route, ids, input, now, announcements: Vec::new() }
    }

    /// The new records that streams are to deliver.
    pub(crate) fn into_announcements(self) -> Vec<Announcement> {
        self.announcements
    }
}

impl Context<'_> {
    /// Returns the endpoint of the request.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.routes.get(self.route).endpoint
    }

    /// Returns the ids in the path, in order.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        self.ids
    }

    /// Returns the JSON body, or the query as an object with the types of the table; `null` if there is neither.
    #[must_use]
    pub fn input(&self) -> &Value {
        self.input
    }

    /// Returns a string of the input; empty if there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.input[name].as_str().unwrap_or_default()
    }

    /// Returns the time of the server's clock as ISO-8601.
    #[must_use]
    pub fn now(&self) -> &str {
        &self.now
    }

    /// Returns the next id with this prefix: `agt_1`, `agt_2`.
    pub fn new_id(&mut self, prefix: &str) -> String {
        self.store.new_id(prefix)
    }

    /// Returns the records that `list` lists below these ids.
    #[must_use]
    pub fn records(&self, list: &Endpoint, ids: &[String]) -> Vec<Value> {
        let Some(collection) = self.routes.collection_of(list) else { return Vec::new() };
        let records = self.store.records(&collection.instance(ids)).into_iter().flat_map(Records::iter);
        records.map(|record| Value::Object(record.fields.clone())).collect()
    }

    /// Returns one record that `list` lists, by its id.
    #[must_use]
    pub fn record(&self, list: &Endpoint, ids: &[String], id: &str) -> Option<Value> {
        let collection = self.routes.collection_of(list)?;
        let record = self.store.get(&collection.instance(ids), id)?;
        Some(Value::Object(record.fields.clone()))
    }

    /// Inserts a record into what `list` lists, with missing fields filled in. Returns the whole record, or `null` if
    /// the id exists already.
    pub fn insert(&mut self, list: &Endpoint, ids: &[String], fields: Value) -> Value {
        let (Some(collection), Value::Object(fields)) = (self.routes.collection_of(list), fields) else {
            return Value::Null;
        };
        match self.store.insert(collection, ids, fields, &self.now) {
            Ok(record) => {
                self.announcements.extend(collection.announce(ids, &record));
                Value::Object(record.fields.clone())
            }
            Err(_) => Value::Null,
        }
    }

    /// Updates a record that `list` lists. Returns the whole record, or `None` if it does not exist.
    pub fn update(&mut self, list: &Endpoint, ids: &[String], id: &str, changes: &Map<String, Value>) -> Option<Value> {
        let collection = self.routes.collection_of(list)?;
        let instance = collection.instance(ids);
        let record = self.store.update(collection, &instance, id, changes, &self.now)?;
        Some(Value::Object(record.fields.clone()))
    }

    /// Removes a record that `list` lists, and everything below it. Returns whether it existed.
    pub fn remove(&mut self, list: &Endpoint, ids: &[String], id: &str) -> bool {
        let Some(collection) = self.routes.collection_of(list) else { return false };
        self.store.remove(&collection.instance(ids), id).is_some()
    }

    /// Returns the default list, with an additional condition. `parameters` names the query parameters that the
    /// condition implements.
    pub fn list_where(&self, parameters: &[&str], filter: &dyn Fn(&Map<String, Value>) -> bool) -> Response {
        self.list(Some(filter), parameters)
    }

    /// Returns `data` with the endpoint's [`success_status`](Endpoint::success_status).
    pub fn success(&self, data: impl Into<Value>) -> Response {
        Response::success(self.endpoint(), data.into())
    }

    /// Carries out the request as the server does without a handler, and returns the response.
    pub fn default_response(&mut self) -> Response {
        let Some(collection) = self.routes.collection(self.route) else { return self.sample() };
        match self.routes.get(self.route).role {
            Role::List => self.list(None, &[]),
            Role::Create => self.create(collection),
            Role::Retrieve => self.retrieve(collection),
            Role::Update => self.change(collection),
            Role::Delete => self.delete(collection),
            Role::Action => self.act(collection),
            Role::Events | Role::Ticket | Role::Sample => self.sample(),
        }
    }

    fn sample(&self) -> Response {
        self.success(self.endpoint().sample())
    }

    fn list(&self, filter: Option<&Filter<'_>>, handled: &[&str]) -> Response {
        let Some(collection) = self.routes.collection(self.route) else { return self.sample() };
        let empty = Map::new();
        let query = self.input.as_object().unwrap_or(&empty);
        let listing = Listing { collection, query, is_paged: self.endpoint().is_paginated(), filter, handled };
        listing.respond(self.store.records(&collection.instance(self.ids)))
    }

    fn create(&mut self, collection: &Collection) -> Response {
        let fields = self.input.as_object().cloned().unwrap_or_default();
        match self.store.insert(collection, self.ids, fields, &self.now) {
            Ok(record) => {
                self.announcements.extend(collection.announce(self.ids, &record));
                Response::new(self.endpoint().success_status(), Data::Record(record))
            }
            Err(duplicate) => {
                Response::error(409, "conflict", format!("{} {} already exists", collection.noun, duplicate.0))
            }
        }
    }

    /// The record, and the items of the collections below it that a detail contains.
    fn retrieve(&self, collection: &Collection) -> Response {
        let (id, instance) = item(self.ids, collection);
        let Some(record) = self.store.get(&instance, id) else {
            return Response::not_found(collection.noun, id);
        };
        if collection.inlined.is_empty() {
            return Response::new(StatusCode::OK, Data::Record(Arc::clone(record)));
        }
        Response::new(StatusCode::OK, Data::Detail(Arc::clone(record), self.inlined(collection)))
    }

    /// The items of the collections below the record in the path that a detail contains.
    fn inlined(&self, collection: &Collection) -> Vec<Inlined> {
        let lists = collection.inlined.iter().map(|(field, below)| {
            let below = self.routes.collections.get(*below);
            let records = self.store.records(&below.instance(self.ids)).into_iter().flat_map(Records::iter);
            let list = List { records: records.cloned().collect(), hidden: Arc::clone(&below.only_in_detail) };
            Inlined { names: vec![*field], list }
        });
        lists.collect()
    }

    fn change(&mut self, collection: &Collection) -> Response {
        let (id, instance) = item(self.ids, collection);
        let empty = Map::new();
        let changes = self.input.as_object().unwrap_or(&empty);
        match self.store.update(collection, &instance, id, changes, &self.now) {
            Some(record) => Response::new(StatusCode::OK, Data::Record(record)),
            None => Response::not_found(collection.noun, id),
        }
    }

    fn delete(&mut self, collection: &Collection) -> Response {
        let (id, instance) = item(self.ids, collection);
        // With the record, everything below it is removed.
        let lists = self.inlined(collection);
        match self.store.remove(&instance, id) {
            Some(_) if matches!(self.endpoint().output(), Output::Empty) => Response::empty(),
            Some(record) if collection.is_returned_by(self.endpoint()) => self.as_declared(collection, &record, lists),
            Some(_) => self.sample(),
            None => Response::not_found(collection.noun, id),
        }
    }

    /// Changes the record by what was sent, and returns it. What its models do not have, such as the reason of the
    /// action, is not stored.
    fn act(&mut self, collection: &Collection) -> Response {
        let (id, instance) = item(self.ids, collection);
        let record = if self.endpoint().is_write() {
            self.store.update(collection, &instance, id, &self.changes(collection), &self.now)
        } else {
            self.store.get(&instance, id).cloned()
        };
        match record {
            Some(record) => self.as_declared(collection, &record, self.inlined(collection)),
            None => Response::not_found(collection.noun, id),
        }
    }

    /// The fields of the record that were sent.
    fn changes(&self, collection: &Collection) -> Map<String, Value> {
        let is_known = |name: &str| collection.field(name).is_some() || self.declares(name);
        let is_own = |name: &str| name != "id" && is_known(name) && !collection.is_inlined(name);
        let sent = self.input.as_object().into_iter().flatten().filter(|(name, _)| is_own(name));
        sent.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// Whether the model that the endpoint returns has this field.
    fn declares(&self, name: &str) -> bool {
        item_fields(self.endpoint()).iter().any(|field| field.name == name)
    }

    /// A record in the model that the endpoint returns: without the fields that only another model of the record has,
    /// and with the sample of those that only this one has.
    fn as_declared(&self, collection: &Collection, record: &Record, mut lists: Vec<Inlined>) -> Response {
        lists.retain(|list| list.names.iter().any(|name| self.declares(name)));
        let mut fields = record.fields.clone();
        fields.retain(|name, _| self.declares(name) || collection.field(name).is_none());
        for (name, value) in object_fields(self.endpoint().sample()) {
            if !collection.is_inlined(&name) {
                fields.entry(name).or_insert(value);
            }
        }
        Response::new(StatusCode::OK, Data::Detail(Record::new(fields), lists))
    }
}

/// The last id of the path, and the instance of the collection that the item is in.
fn item<'i>(ids: &'i [String], collection: &Collection) -> (&'i str, String) {
    let (id, parents) = ids.split_last().map_or(("", &[][..]), |(id, parents)| (id.as_str(), parents));
    (id, collection.instance(parents))
}

impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context")
            .field("endpoint", &self.endpoint().name())
            .field("ids", &self.ids)
            .finish_non_exhaustive()
    }
}
