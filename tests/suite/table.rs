//! Rules that hold for every endpoint of the table.

use std::collections::{BTreeMap, BTreeSet};

use bimpeai::mock::Server;
use bimpeai::{Args, Field, Input, endpoints};
use serde_json::Value;

use crate::faults::plain_endpoints;
use crate::support::run;

#[test]
fn every_endpoint_reads_the_fixture_of_the_mock() {
    let server = Server::builder().fixtures().start_blocking();
    let (client, blocking) = (server.client(), server.blocking_client());
    for endpoint in plain_endpoints() {
        let mut args = Args::sample(endpoint);
        args.max_retries = Some(0);
        let outcomes = [run(endpoint.invoke(&client, args.clone())), endpoint.invoke_blocking(&blocking, args)];
        for outcome in outcomes {
            if endpoint.is_not_implemented() {
                assert!(outcome.unwrap_err().is_not_implemented(), "{endpoint}");
                continue;
            }
            let value = outcome.unwrap_or_else(|error| panic!("{endpoint}: {error}")).value;
            let data = if endpoint.is_paginated() { &value["data"] } else { &value };
            assert_eq!(without_blanks(data), without_blanks(&endpoint.sample()), "{endpoint}");
        }
    }
}

/// Removes `null`, empty lists and empty objects: models omit `null` but write empty lists, samples do the opposite.
pub(crate) fn without_blanks(value: &Value) -> Value {
    let is_blank = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(_, value)| !is_blank(value));
            kept.map(|(name, value)| (name.clone(), without_blanks(value))).collect()
        }
        Value::Array(items) => items.iter().map(without_blanks).collect(),
        other => other.clone(),
    }
}

#[test]
fn names_and_routes_are_unique() {
    let names: BTreeSet<_> = endpoints::ALL.iter().map(|endpoint| endpoint.name()).collect();
    let routes: BTreeSet<_> =
        endpoints::ALL.iter().map(|endpoint| (endpoint.method().as_str(), endpoint.path())).collect();
    assert_eq!(names.len(), endpoints::ALL.len());
    assert_eq!(routes.len(), endpoints::ALL.len());
}

#[test]
fn every_endpoint_and_every_parameter_is_documented() {
    for endpoint in endpoints::ALL {
        assert!(!endpoint.docs().trim().is_empty(), "{endpoint}");
        for field in endpoint.input().fields() {
            assert!(!field.docs.trim().is_empty(), "{endpoint}: {}", field.name);
        }
    }
}

/// Every operation of `endpoints.json` (both revisions) is in the table. Whatever else is declared is newer than the
/// recording.
#[test]
fn the_table_contains_every_recorded_endpoint() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire/endpoints.json");
    let recorded: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut ours: BTreeMap<_, _> = endpoints::ALL.iter().map(|endpoint| (endpoint.name(), *endpoint)).collect();
    for operation in &recorded {
        let name = operation["call"].as_str().unwrap();
        // 0.4.1 moved calls below the agent; the team-wide list of dev9 keeps its name.
        let name =
            name.strip_prefix("calls.").map_or_else(|| name.to_owned(), |method| format!("agents.calls.{method}"));
        let endpoint = ours.remove(name.as_str()).unwrap_or_else(|| panic!("{name} is not declared"));
        assert_eq!(endpoint.method().as_str(), operation["method"], "{name}");
        assert_eq!(endpoint.path(), operation["path"], "{name}");
        assert_eq!(endpoint.is_paginated(), operation["paginated"] == true, "{name}");
        assert_eq!(endpoint.is_write(), operation["write"] == true, "{name}");
        assert_eq!(endpoint.path_params(), strings(&operation["path_params"]), "{name}");
        assert_fields(name.as_str(), endpoint.input(), operation);
    }
    assert!(recorded.len() >= 58);
    assert!(ours.contains_key("calls.list"), "the team-wide list of dev9");
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

fn assert_fields(name: &str, input: &Input, operation: &Value) {
    // A stream's query is an implementation detail; the variants of a union are compared in `wire`.
    if name.ends_with(".stream") || name == "agents.knowledge_bases.create" {
        return;
    }
    let recorded = operation["body"].as_array().or(operation["query"].as_array()).unwrap();
    let mut ours: BTreeMap<_, &Field> = input.fields().iter().map(|field| (field.name, field)).collect();
    for expected in recorded {
        let field_name = expected["name"].as_str().unwrap();
        let what = format!("{name}: {field_name}");
        let field = ours.remove(field_name).unwrap_or_else(|| panic!("{what} is not declared"));
        // A field is required only if every revision requires it.
        let required = match &expected["required_in"] {
            Value::Array(revisions) => {
                revisions.len() == expected["in"].as_array().unwrap().len() && requires_in_dev9(operation, expected)
            }
            _ => expected["required"] == true,
        };
        assert_eq!(field.required, required, "{what}: required");
        let nullable = expected["nullable_in"].as_array().is_some_and(|revisions| !revisions.is_empty());
        assert_eq!(field.nullable, nullable, "{what}: nullable");
    }
    // The recorded clients do not know the remaining fields.
    assert!(ours.values().all(|field| !field.required), "{name}: {:?}", ours.keys());
}

/// Whether dev9 allows the field to be required: it lacks the endpoint, or requires the field.
fn requires_in_dev9(operation: &Value, field: &Value) -> bool {
    let has = |list: &Value| list.as_array().unwrap().iter().any(|revision| revision == "0.1.0.dev9");
    !has(&operation["revisions"]) || has(&field["required_in"])
}
