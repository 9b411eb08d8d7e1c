//! The routes, built from the endpoint tables: which endpoint serves a method and path, and what it does with the
//! state.

use std::collections::HashMap;

use hyper::Method;
use percent_encoding::percent_decode_str;

use crate::schema::{Endpoint, Output};

use super::collection::{Collections, Segment, segments};
use super::context::Handler;
use super::store::Store;

/// What an endpoint does with the state, as far as its shape in the table tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    List,
    Create,
    Retrieve,
    Update,
    Delete,
    /// Opens a stream of events.
    Events,
    /// Gives the ticket that opens a stream.
    Ticket,
    /// Answers its sample.
    Sample,
}

/// One endpoint as it is served.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) role: Role,
    /// The collection it works on, as an index.
    pub(crate) collection: Option<usize>,
    /// What must exist for the path to lead anywhere.
    pub(crate) parents: Vec<Parent>,
    pub(crate) handler: Option<Handler>,
    /// Enum fields of the input that take any text.
    pub(crate) open_enums: Vec<&'static str>,
}

/// A record in the path: the collection it is in, and how many of the path's ids lead to it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parent {
    pub(crate) collection: usize,
    pub(crate) ids: usize,
}

/// All routes, and a trie to find them by.
#[derive(Debug)]
pub(crate) struct Table {
    nodes: Vec<Node>,
    routes: Vec<Route>,
    by_name: HashMap<&'static str, usize>,
    pub(crate) collections: Collections,
}

#[derive(Debug, Default)]
struct Node {
    literals: Vec<(&'static str, usize)>,
    placeholder: Option<usize>,
    methods: Vec<(Method, usize)>,
}

/// The outcome of a look-up.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Route {
        index: usize,
        ids: Vec<String>,
    },
    /// The path is served, by these methods.
    OtherMethods(Vec<Method>),
    Nothing,
}

impl Table {
    pub(crate) fn new(endpoints: &[&'static Endpoint], aliases: &[(&'static str, &'static Endpoint)]) -> Self {
        let collections = Collections::new(endpoints);
        let mut table = Self { nodes: vec![Node::default()], routes: Vec::new(), by_name: HashMap::new(), collections };
        for endpoint in endpoints {
            table.add(endpoint, endpoints);
        }
        for (path, endpoint) in aliases {
            if let Some(route) = table.index_of(endpoint) {
                table.insert(path, endpoint.method(), route);
            }
        }
        table
    }

    fn add(&mut self, endpoint: &'static Endpoint, all: &[&'static Endpoint]) {
        let collection = self.collections.of(endpoint);
        let route = Route {
            endpoint,
            role: role(endpoint, &self.collections, all),
            collection,
            parents: self.parents(endpoint.path()),
            handler: None,
            open_enums: Vec::new(),
        };
        let index = self.routes.len();
        self.routes.push(route);
        self.by_name.insert(endpoint.name(), index);
        self.insert(endpoint.path(), endpoint.method(), index);
    }

    fn insert(&mut self, path: &'static str, method: &Method, route: usize) {
        let mut node = 0;
        for segment in segments(path) {
            node = self.child(node, segment);
        }
        let methods = &mut self.nodes[node].methods;
        // The later declaration wins, so that a user can replace an endpoint of the SDK's own.
        methods.retain(|(known, _)| known != method);
        methods.push((method.clone(), route));
    }

    fn child(&mut self, parent: usize, segment: Segment) -> usize {
        let existing = match segment {
            Segment::Literal(text) => find(&self.nodes[parent].literals, text),
            Segment::Placeholder(_) => self.nodes[parent].placeholder,
        };
        if let Some(existing) = existing {
            return existing;
        }
        let new = self.nodes.len();
        self.nodes.push(Node::default());
        match segment {
            Segment::Literal(text) => self.nodes[parent].literals.push((text, new)),
            Segment::Placeholder(_) => self.nodes[parent].placeholder = Some(new),
        }
        new
    }

    fn parents(&self, path: &'static str) -> Vec<Parent> {
        let all = segments(path).collect::<Vec<_>>();
        let (mut parents, mut ids) = (Vec::new(), 0);
        for (at, segment) in all.iter().enumerate() {
            if !matches!(segment, Segment::Placeholder(_)) {
                continue;
            }
            ids += 1;
            if let Some(collection) = self.collections.at(&all[..at]) {
                parents.push(Parent { collection, ids });
            }
        }
        parents
    }

    /// Finds the route of a path below the API's prefix; a literal segment is preferred to a placeholder.
    pub(crate) fn find(&self, method: &Method, path: &str) -> Found {
        let Some(path) = path.strip_prefix('/') else { return Found::Nothing };
        let mut ids = Vec::new();
        let Some(node) = self.walk(0, path, &mut ids) else { return Found::Nothing };
        let methods = &self.nodes[node].methods;
        match methods.iter().find(|(known, _)| known == method) {
            Some((_, index)) => Found::Route { index: *index, ids },
            None => Found::OtherMethods(methods.iter().map(|(method, _)| method.clone()).collect()),
        }
    }

    fn walk(&self, node: usize, path: &str, ids: &mut Vec<String>) -> Option<usize> {
        let (segment, rest) = path.split_once('/').map_or((path, None), |(segment, rest)| (segment, Some(rest)));
        let node = &self.nodes[node];
        let enter = |next: usize, ids: &mut Vec<String>| match rest {
            Some(rest) => self.walk(next, rest, ids),
            None => Some(next).filter(|next| !self.nodes[*next].methods.is_empty()),
        };
        if let Some(found) = find(&node.literals, segment).and_then(|next| enter(next, ids)) {
            return Some(found);
        }
        let next = node.placeholder.filter(|_| !segment.is_empty())?;
        ids.push(percent_decode_str(segment).decode_utf8().ok()?.into_owned());
        let found = enter(next, ids);
        if found.is_none() {
            ids.pop();
        }
        found
    }

    pub(crate) fn index_of(&self, endpoint: &Endpoint) -> Option<usize> {
        self.index_of_name(endpoint.name())
    }

    pub(crate) fn index_of_name(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// What the first record in a path is called that does not exist, and its id.
    pub(crate) fn missing_parent<'i>(
        &self,
        route: usize,
        ids: &'i [String],
        store: &Store,
    ) -> Option<(&'static str, &'i str)> {
        self.route(route).parents.iter().find_map(|parent| {
            let collection = self.collections.get(parent.collection);
            let (id, above) = ids.get(..parent.ids)?.split_last()?;
            let exists = store.get(&collection.instance(above), id).is_some();
            (!exists).then_some((collection.noun, id.as_str()))
        })
    }

    /// The endpoint that streams, if there is one and no other.
    pub(crate) fn only_stream(&self) -> Option<&'static Endpoint> {
        let mut streams = self.routes.iter().filter(|route| route.role == Role::Events);
        let only = streams.next()?;
        streams.next().is_none().then_some(only.endpoint)
    }

    /// The names of all lists, as a seed calls them.
    pub(crate) fn lists(&self) -> Vec<&'static str> {
        let lists = self.routes.iter().filter(|route| route.role == Role::List);
        lists.map(|route| resource_of(route.endpoint)).collect()
    }

    /// The name of the list of a collection.
    pub(crate) fn list_of(&self, collection: usize) -> Option<&'static str> {
        let is_list = |route: &&Route| route.role == Role::List && route.collection == Some(collection);
        self.routes.iter().find(is_list).map(|route| resource_of(route.endpoint))
    }

    pub(crate) fn route(&self, index: usize) -> &Route {
        &self.routes[index]
    }

    pub(crate) fn route_mut(&mut self, index: usize) -> &mut Route {
        &mut self.routes[index]
    }
}

/// What is listed by `agents.knowledge_bases.list` is called `agents.knowledge_bases`.
pub(crate) fn resource_of(list: &Endpoint) -> &'static str {
    list.name().strip_suffix(".list").unwrap_or(list.name())
}

fn find(literals: &[(&'static str, usize)], segment: &str) -> Option<usize> {
    literals.iter().find(|(text, _)| *text == segment).map(|(_, node)| *node)
}

fn role(endpoint: &'static Endpoint, collections: &Collections, all: &[&'static Endpoint]) -> Role {
    if endpoint.is_streamed() {
        return Role::Events;
    }
    if is_ticket(endpoint, all) {
        return Role::Ticket;
    }
    let Some(collection) = collections.of(endpoint) else { return Role::Sample };
    let on_collection = collections.get(collection).path == endpoint.path();
    match (endpoint.method(), on_collection) {
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
