//! The routes, built from the endpoint tables: which endpoint serves a method and path, and what it does with the
//! records.

use std::collections::HashMap;

use hyper::Method;
use matchit::Router;
use percent_encoding::percent_decode_str;

use crate::schema::{Endpoint, Output};

use super::Handler;
use super::collection::{Collection, CollectionId, Collections};
use super::path::{Segment, normalized, segments};
use super::store::Store;

/// The number of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RouteId(usize);

/// What an endpoint does with the records, as far as its shape in the table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    List,
    Create,
    Retrieve,
    Update,
    Delete,
    /// Opens a stream of events.
    Events,
    /// Issues the ticket that opens a stream.
    Ticket,
    /// Works on one record and returns it: `/orders/{order_id}/cancel`, if that returns an order.
    Action,
    /// Returns its sample.
    Sample,
}

/// One endpoint, as it is served.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) role: Role,
    pub(crate) handler: Option<Handler>,
    /// Enum fields of the input that accept any string.
    pub(crate) open_enums: Vec<&'static str>,
    /// The collection it works on.
    pub(super) collection: Option<CollectionId>,
    /// The records in its path, which must exist.
    parents: Vec<Parent>,
}

/// A record in a path: the collection it is in, and how many of the path's ids lead to it.
#[derive(Debug, Clone, Copy)]
struct Parent {
    collection: CollectionId,
    ids: usize,
}

type Methods = Vec<(Method, RouteId)>;

/// All routes.
#[derive(Debug)]
pub(crate) struct Routes {
    paths: Router<Methods>,
    all: Vec<Route>,
    by_name: HashMap<&'static str, RouteId>,
    pub(super) collections: Collections,
}

/// The outcome of a look-up.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum RouteMatch {
    Route {
        id: RouteId,
        /// The ids in the path, decoded.
        ids: Vec<String>,
    },
    /// The path is served, with these methods.
    OtherMethods(Vec<Method>),
    None,
}

impl Routes {
    /// Builds the routes of all endpoints. Later endpoints and handlers replace earlier ones with the same route, so
    /// that users can replace those of the SDK.
    ///
    /// # Panics
    /// If a path is not a valid template, which `endpoints!` refuses to compile.
    pub(crate) fn new(
        endpoints: &[&'static Endpoint],
        aliases: &[(&'static str, &'static Endpoint)],
        handlers: impl IntoIterator<Item = (&'static Endpoint, Handler)>,
    ) -> Self {
        let mut routes = Self {
            paths: Router::new(),
            all: Vec::new(),
            by_name: HashMap::new(),
            collections: Collections::new(endpoints),
        };
        let mut paths = HashMap::new();
        for endpoint in endpoints {
            let id = routes.add(endpoint, endpoints);
            insert(&mut paths, endpoint.path(), endpoint.method(), id);
        }
        for (path, endpoint) in aliases {
            if let Some(id) = routes.by_name(endpoint.name()) {
                insert(&mut paths, path, endpoint.method(), id);
            }
        }
        for (path, methods) in paths {
            routes.paths.insert(path, methods).expect("a path template of `endpoints!`");
        }
        for (endpoint, handler) in handlers {
            if let Some(id) = routes.by_name(endpoint.name()) {
                routes.all[id.0].handler = Some(handler);
            }
        }
        routes
    }

    fn add(&mut self, endpoint: &'static Endpoint, all: &[&'static Endpoint]) -> RouteId {
        let id = RouteId(self.all.len());
        let (role, collection) = role(endpoint, &self.collections, all);
        self.all.push(Route {
            endpoint,
            role,
            collection,
            parents: self.parents(endpoint.path()),
            handler: None,
            open_enums: Vec::new(),
        });
        self.by_name.insert(endpoint.name(), id);
        id
    }

    fn parents(&self, path: &'static str) -> Vec<Parent> {
        let segments = segments(path);
        let (mut parents, mut ids) = (Vec::new(), 0);
        for (at, segment) in segments.iter().enumerate() {
            if !matches!(segment, Segment::Placeholder(_)) {
                continue;
            }
            ids += 1;
            if let Some(collection) = self.collections.at(&segments[..at]) {
                parents.push(Parent { collection, ids });
            }
        }
        parents
    }

    /// Finds the route of a path below the API's prefix. A literal segment takes precedence over a placeholder.
    pub(crate) fn find(&self, method: &Method, path: &str) -> RouteMatch {
        let Ok(found) = self.paths.at(path) else { return RouteMatch::None };
        let decoded = found.params.iter().map(|(_, id)| Some(percent_decode_str(id).decode_utf8().ok()?.into_owned()));
        let Some(ids) = decoded.collect::<Option<Vec<_>>>() else { return RouteMatch::None };
        match found.value.iter().find(|(known, _)| known == method) {
            Some((_, id)) => RouteMatch::Route { id: *id, ids },
            None => RouteMatch::OtherMethods(found.value.iter().map(|(method, _)| method.clone()).collect()),
        }
    }

    pub(crate) fn by_name(&self, name: &str) -> Option<RouteId> {
        self.by_name.get(name).copied()
    }

    pub(crate) fn get(&self, id: RouteId) -> &Route {
        &self.all[id.0]
    }

    /// The collection that an endpoint works on.
    pub(super) fn collection_of(&self, endpoint: &Endpoint) -> Option<&Collection> {
        self.collection(self.by_name(endpoint.name())?)
    }

    /// The collection that a route works on.
    pub(crate) fn collection(&self, route: RouteId) -> Option<&Collection> {
        self.get(route).collection.map(|id| self.collections.get(id))
    }

    /// Whether two endpoints work on the same collection.
    pub(crate) fn share_collection(&self, route: RouteId, endpoint: &Endpoint) -> bool {
        let other = self.by_name(endpoint.name()).and_then(|id| self.get(id).collection);
        other.is_some() && other == self.get(route).collection
    }

    /// The first record in a path that does not exist: what such a record is called, and its id.
    pub(crate) fn missing_parent<'i>(
        &self,
        route: RouteId,
        ids: &'i [String],
        store: &Store,
    ) -> Option<(&'static str, &'i str)> {
        self.get(route).parents.iter().find_map(|parent| {
            let collection = self.collections.get(parent.collection);
            let (id, above) = ids.get(..parent.ids)?.split_last()?;
            let exists = store.get(&collection.instance(above), id).is_some();
            (!exists).then_some((collection.noun, id.as_str()))
        })
    }

    /// The endpoint whose stream an id leads to, as the last id of its path: one that has a record with this id, else
    /// one whose ids are not those of records, else any. A stream of records goes before any other, wherever it is
    /// declared. `None` only if no endpoint streams.
    pub(crate) fn stream_of(&self, id: &str, store: &Store) -> Option<&'static Endpoint> {
        let streams = self.all.iter().filter(|route| route.role == Role::Events && self.is_served(route.endpoint));
        let addressed = streams.map(|route| (route.endpoint, self.collections.addressed_by(route.endpoint)));
        let mut addressed: Vec<_> =
            addressed.map(|(stream, of)| (stream, of.map(|of| self.collections.get(of)))).collect();
        addressed.sort_by_key(|(stream, _)| !self.collections.are_streamed_by(stream));
        let has_record = addressed.iter().find(|(_, of)| of.is_some_and(|of| store.has_anywhere(of, id)));
        let found = has_record.or_else(|| addressed.iter().find(|(_, of)| of.is_none())).or_else(|| addressed.first());
        found.map(|(stream, _)| *stream)
    }

    /// Whether no other endpoint replaces this one.
    fn is_served(&self, endpoint: &Endpoint) -> bool {
        let served = self.find(endpoint.method(), endpoint.path());
        matches!(served, RouteMatch::Route { id, .. } if self.by_name(endpoint.name()) == Some(id))
    }

    /// The names of all resources that can be listed, as a seed names them.
    pub(super) fn resources(&self) -> Vec<&'static str> {
        let lists = self.all.iter().filter(|route| route.role == Role::List);
        lists.map(|route| resource_of(route.endpoint)).collect()
    }

    /// The name of the resource that lists a collection.
    pub(super) fn resource(&self, collection: CollectionId) -> Option<&'static str> {
        let is_list = |route: &&Route| route.role == Role::List && route.collection == Some(collection);
        self.all.iter().find(is_list).map(|route| resource_of(route.endpoint))
    }
}

/// Templates that differ in the names of their placeholders only are one path.
fn insert(paths: &mut HashMap<String, Methods>, path: &'static str, method: &Method, route: RouteId) {
    let methods = paths.entry(normalized(path)).or_default();
    methods.retain(|(known, _)| known != method);
    methods.push((method.clone(), route));
}

/// The resource that `agents.knowledge_bases.list` lists is `agents.knowledge_bases`.
pub(super) fn resource_of(list: &Endpoint) -> &'static str {
    list.name().strip_suffix(".list").unwrap_or(list.name())
}

/// The role of an endpoint, and the collection it works on.
fn role(
    endpoint: &'static Endpoint,
    collections: &Collections,
    all: &[&'static Endpoint],
) -> (Role, Option<CollectionId>) {
    let collection = collections.of(endpoint);
    let role = if endpoint.is_streamed() {
        Role::Events
    } else if is_ticket(endpoint, all) {
        Role::Ticket
    } else {
        collection.map_or(Role::Sample, |collection| role_in(collections.get(collection), endpoint))
    };
    match collections.addressed_by(endpoint).filter(|record| collections.get(*record).is_returned_by(endpoint)) {
        Some(record) if role == Role::Sample => (Role::Action, Some(record)),
        _ => (role, collection),
    }
}

fn role_in(collection: &Collection, endpoint: &Endpoint) -> Role {
    match (endpoint.method(), collection.path == endpoint.path()) {
        (&Method::GET, true) => Role::List,
        (&Method::POST, true) => Role::Create,
        (&Method::GET, false) => Role::Retrieve,
        (&Method::PATCH | &Method::PUT, false) => Role::Update,
        (&Method::DELETE, false) => Role::Delete,
        _ => Role::Sample,
    }
}

fn is_ticket(endpoint: &Endpoint, all: &[&'static Endpoint]) -> bool {
    all.iter().any(|other| matches!(other.output(), Output::Events(_, ticket) if *ticket == endpoint.name()))
}
