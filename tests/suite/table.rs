//! Rules that hold for every endpoint of the table.

use std::collections::{BTreeMap, BTreeSet};

use bimpeai::http::{Method, StatusCode};
use bimpeai::mock::{Seed, Server};
use bimpeai::schema::{EnumType, Field, Format, Input, Kind, ObjectType, UnionType};
use bimpeai::{Args, Endpoint, endpoints};
use serde_json::{Value, json};

use crate::faults::plain_endpoints;
use crate::support::recorded::our_name;
use crate::support::run;

#[test]
fn every_endpoint_reads_the_fixture_of_the_mock() {
    let server = Server::builder().fixtures().start_blocking();
    let (client, blocking) = (server.client(), server.blocking_client());
    for endpoint in plain_endpoints() {
        let mut args = Args::sample(endpoint);
        args.max_retries = Some(0);
        let outcomes = [run(endpoint.invoke(&client, args.clone())), endpoint.invoke(&blocking, args)];
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
fn everything_in_the_table_is_documented() {
    let assert_docs = |what: &str, docs: &str| assert!(!docs.trim().is_empty(), "{what}");
    for endpoint in endpoints::ALL {
        assert_docs(endpoint.name(), endpoint.docs());
        assert_docs(endpoint.resource().name, endpoint.resource().docs);
    }
    let kinds = kinds();
    for kind in &kinds {
        let name = kind.type_name();
        let documented: Vec<_> = match kind {
            Kind::Object(ty) => ty.fields().iter().map(|field| (field.name, field.docs)).collect(),
            Kind::Enum(ty) => ty.values.iter().map(|value| (value.text, value.docs)).collect(),
            Kind::Union(ty) => ty.variants.iter().map(|variant| (variant.text, variant.docs)).collect(),
            _ => Vec::new(),
        };
        for (part, docs) in documented {
            assert_docs(&format!("{name}.{part}"), docs);
        }
        if let Kind::Object(ObjectType { docs, .. })
        | Kind::Enum(EnumType { docs, .. })
        | Kind::Union(UnionType { docs, .. }) = kind
        {
            assert_docs(&name, docs);
        }
    }
    assert!(kinds.len() > 90, "{}", kinds.len());
}

/// Every kind that an endpoint takes or returns, and what it consists of, once.
pub(crate) fn kinds() -> Vec<Kind> {
    fn visit(kind: Kind, kinds: &mut Vec<Kind>) {
        if kinds.iter().any(|known| format!("{known:?}") == format!("{kind:?}")) {
            return;
        }
        kinds.push(kind);
        match kind {
            Kind::Array(inner) | Kind::Map(inner) => visit(*inner, kinds),
            Kind::Object(ty) => ty.fields().iter().for_each(|field| visit(field.kind, kinds)),
            Kind::Union(ty) => ty.variants.iter().for_each(|variant| visit(variant.kind, kinds)),
            _ => {}
        }
    }
    let mut kinds = Vec::new();
    for endpoint in endpoints::ALL {
        let own = [endpoint.input().kind(), endpoint.output().kind()];
        own.into_iter().flatten().for_each(|kind| visit(kind, &mut kinds));
    }
    kinds
}

/// The docs say what a text means, the format says it to a program.
#[test]
fn a_time_a_url_and_an_email_address_have_their_format() {
    let mut formatted = 0;
    for kind in kinds() {
        for field in kind.fields() {
            let is_text = matches!(field.kind, Kind::String);
            let expected = match field.docs {
                docs if is_text && docs.contains("ISO 8601, UTC") => Some(Format::DateTime),
                docs if is_text && docs.contains("email address") => Some(Format::Email),
                // A template is not a URI: it has braces.
                _ if is_text && field.name.ends_with("url") || field.name == "logo" => Some(Format::Uri),
                _ => field.format.filter(|format| is_text && *format == Format::Uri && field.docs.contains("URL")),
            };
            assert_eq!(field.format, expected, "{}.{}", kind.type_name(), field.name);
            formatted += usize::from(expected.is_some());
        }
    }
    assert!(formatted > 45, "{formatted}");
}

#[test]
fn every_path_parameter_with_the_name_of_an_id_is_the_id_of_a_model() {
    for endpoint in endpoints::ALL {
        for param in endpoint.path_params().iter().filter(|param| param.name.ends_with("_id")) {
            let model = param.model.unwrap_or_else(|| panic!("{endpoint}: {}", param.name));
            assert!(kinds().iter().any(|kind| kind.type_name() == model), "{endpoint}: {model}");
        }
    }
}

/// With and without handlers: the table alone says what a status is.
#[test]
fn the_mock_responds_with_the_status_of_the_table() {
    let agent = Seed::new().record(endpoints::agents::LIST, json!({"id": "agent_1"}));
    for (builder, expected) in [(Server::builder().fixtures(), 50), (Server::builder().seed(agent), 20)] {
        let server = builder.start_blocking();
        let mut successes = 0;
        // Deletions last, as they take away what other endpoints need.
        let (deletions, others): (Vec<_>, Vec<_>) = plain_endpoints().partition(|e| e.method() == Method::DELETE);
        for endpoint in others.into_iter().chain(deletions) {
            if endpoint.invoke(&server.blocking_client(), Args::sample(endpoint)).is_ok() {
                let request = server.requests().pop().unwrap();
                assert_eq!(request.outcome(), Some(endpoint.success_status().as_str()), "{endpoint}");
                successes += 1;
            }
        }
        assert!(successes >= expected, "{successes}");
    }
}

#[test]
fn what_is_created_has_the_status_201() {
    // Of the recorded ones: a line that is added needs no line here.
    let is_recorded =
        |endpoint: &&&Endpoint| recorded().iter().any(|operation| recorded_name(operation) == endpoint.name());
    let created = endpoints::ALL.iter().filter(|endpoint| endpoint.success_status() == StatusCode::CREATED);
    let names: Vec<_> = created.filter(is_recorded).map(|endpoint| endpoint.name()).collect();
    let expected = [
        "agents.create",
        "agents.knowledge_bases.create",
        "agents.integrations.custom_api.configure",
        "agents.integrations.custom_api.tools.add",
        "agents.integrations.mcp_server.configure",
        "agents.calls.make",
        "workflows.create",
        "workflows.clone_workflow",
        "conversations.messages.send",
        "conversations.messages.stream_ticket",
        "phone_numbers.requests.create",
    ];
    assert_eq!(names, expected);
}

/// Every operation of `endpoints.json` (both revisions) is in the table. Whatever else is declared is newer than the
/// recording.
#[test]
fn the_table_contains_every_recorded_endpoint() {
    let recorded = recorded();
    let mut ours: BTreeMap<_, _> = endpoints::ALL.iter().map(|endpoint| (endpoint.name(), *endpoint)).collect();
    for operation in &recorded {
        let name = recorded_name(operation);
        let endpoint = ours.remove(name.as_str()).unwrap_or_else(|| panic!("{name} is not declared"));
        assert_eq!(endpoint.method().as_str(), operation["method"], "{name}");
        assert_eq!(endpoint.path(), operation["path"], "{name}");
        assert_eq!(endpoint.is_paginated(), operation["paginated"] == true, "{name}");
        assert_eq!(endpoint.is_write(), operation["write"] == true, "{name}");
        let path_params: Vec<_> = endpoint.path_params().iter().map(|param| param.name).collect();
        assert_eq!(path_params, strings(&operation["path_params"]), "{name}");
        assert_fields(name.as_str(), endpoint.input(), operation);
    }
    assert!(recorded.len() >= 58);
    assert!(ours.contains_key("calls.list"), "the team-wide list of dev9");
}

fn recorded() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire/endpoints.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The name of a recorded operation in this SDK.
fn recorded_name(operation: &Value) -> String {
    let name = operation["call"].as_str().unwrap();
    // 0.4.1 moved calls below the agent; the team-wide list of dev9 keeps its name.
    let moved = name.strip_prefix("calls.").map(|method| format!("agents.calls.{method}"));
    moved.unwrap_or_else(|| our_name(name).to_owned())
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
