//! Models, inputs and enums match the recordings of both revisions of the API.

mod free_flows;
mod reads;
mod recorded;
mod secrets;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use bimpeai::schema::Kind;

use recorded::{Field, Model, RECORDED};
use types::{Type, type_of, values_of};

/// Fields whose name in revision 0.1.0.dev9 differs from the field they are read into.
const OLD_NAMES: [(&str, &str); 3] =
    [("integration", "integrations"), ("channel", "channels"), ("conversation_flow", "conversation_flows")];

/// Fields that the official SDKs read as plain strings, and whose values they declare elsewhere: for the input or for
/// another endpoint. They are read into that enum.
const DECLARED_ELSEWHERE: [(&str, &str, &str); 8] = [
    ("AgentLiveStatus", "status", "AgentLiveStatusValue"),
    ("CallMessage", "role", "StreamMessageRole"),
    ("Conversation", "channel_type", "ConversationChannel"),
    ("ConversationDetail", "channel_type", "ConversationChannel"),
    ("CustomApiConfig", "auth_type", "IntegrationAuthType"),
    ("McpServerConfig", "auth_type", "IntegrationAuthType"),
    ("Message", "role", "StreamMessageRole"),
    ("PhoneNumberRequest", "region", "PhoneNumberRegion"),
];

/// The enum that declares the values of a field which is recorded as a string.
fn declared_elsewhere(model: &str, field: &str) -> Option<&'static str> {
    let known = DECLARED_ELSEWHERE.iter().find(|(of, name, _)| (*of, *name) == (model, field));
    known.map(|(.., values)| *values)
}

/// The name of a recorded field in this SDK.
fn our_name<'a>(model: &str, field: &'a str) -> &'a str {
    let renamed = OLD_NAMES.iter().find(|(old, _)| model == "AgentDetail" && *old == field);
    renamed.map_or(field, |(_, new)| new)
}

/// The types of this SDK, each with the recorded models it represents: `Channel` and `AgentChannel` are one type.
fn by_type() -> Vec<(Type, Vec<(&'static str, &'static Model)>)> {
    let mut groups: BTreeMap<&str, (Type, Vec<_>)> = BTreeMap::new();
    for (name, model) in &RECORDED.models {
        let ours = type_of(name);
        groups.entry(ours.id).or_insert_with(|| (ours, Vec::new())).1.push((name.as_str(), model));
    }
    groups.into_values().collect()
}

/// The tag of a union is declared on the union, not on its variants.
fn is_tag(model: &str, field: &Field) -> bool {
    let mut unions = RECORDED.unions.values();
    unions.any(|union| union.tag == field.name && union.variants.values().any(|variant| variant == model))
}

fn fits(kind: &Kind, recorded: &str) -> bool {
    if let Some(item) = recorded.strip_prefix("array<").and_then(|rest| rest.strip_suffix('>')) {
        return matches!(kind, Kind::Array(of) if fits(of, item));
    }
    if let Some(name) = recorded.strip_prefix("enum:") {
        return matches!(kind, Kind::Enum(ty) if ty.texts().eq(values_of(name).iter().copied()));
    }
    match recorded {
        "string" => matches!(kind, Kind::String),
        "integer" => matches!(kind, Kind::Integer),
        "boolean" => matches!(kind, Kind::Boolean),
        "any" => matches!(kind, Kind::Any),
        "map<any>" => matches!(kind, Kind::Map(Kind::Any)),
        model => {
            let names = |kind: &Kind| kind.fields().iter().map(|field| field.name).collect::<Vec<_>>();
            matches!(kind, Kind::Object(_)) && names(kind) == names(&type_of(model).kind)
        }
    }
}

#[test]
fn every_model_and_input_of_both_revisions_has_its_fields_and_no_others() {
    for (ours, recorded) in by_type() {
        let mut left: BTreeSet<_> = ours.kind.fields().iter().map(|field| field.name).collect();
        for (name, model) in recorded {
            for field in model.fields.iter().filter(|field| !is_tag(name, field)) {
                let what = format!("{name}: {}", field.name);
                let declared = ours.field(our_name(name, &field.name)).unwrap_or_else(|| panic!("{what} is missing"));
                let fits = match declared_elsewhere(name, &field.name) {
                    Some(values) => fits(&declared.kind, &format!("enum:{values}")),
                    None => field.types().any(|kind| fits(&declared.kind, kind)),
                };
                assert!(fits, "{what}: {:?}", declared.kind);
                left.remove(declared.name);
            }
            // One revision may return the model and the other the model it extends.
            let inherited = model.parents().flat_map(|parent| &parent.fields);
            inherited.for_each(|field| _ = left.remove(field.name.as_str()));
        }
        assert!(left.is_empty(), "{}: no revision has {left:?}", ours.name);
    }
}

#[test]
fn a_model_requires_only_what_is_always_there() {
    for (ours, recorded) in by_type() {
        for declared in ours.kind.fields().iter().filter(|field| field.required) {
            for (name, model) in &recorded {
                let field = model.fields.iter().find(|field| our_name(name, &field.name) == declared.name);
                let always_there = field.is_some_and(|field| field.always_there);
                assert!(always_there, "{name}: {} is required", declared.name);
            }
        }
    }
}

/// The exceptions are guaranteed by the one revision that has the model, but their type reads the other revision too:
/// inherited fields of a model that both have, or a flow, which can be any object in 0.1.0.dev9.
#[test]
fn a_field_that_is_always_there_is_required() {
    let mut optional = BTreeSet::new();
    for (ours, recorded) in by_type() {
        for declared in ours.kind.fields().iter().filter(|field| !field.required) {
            let always_there = recorded.iter().all(|(name, model)| {
                model.fields.iter().any(|field| our_name(name, &field.name) == declared.name && field.always_there)
            });
            if always_there {
                optional.insert(format!("{}.{}", ours.name, declared.name));
            }
        }
    }
    let expected = [
        "AgentCreateResponse.description",
        "CallDetail.created_on",
        "CallDetail.destination",
        "CallDetail.direction",
        "CallDetail.is_test_call",
        "CallDetail.status",
        "ConversationDetail.needs_attention",
        "Flow.name",
    ];
    assert_eq!(optional.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn every_enum_has_the_values_of_both_revisions() {
    for (name, recorded) in &RECORDED.enums {
        if RECORDED
            .unions
            .values()
            .any(|union| union.variants.values().any(|of| *name == format!("{of}.{}", union.tag)))
        {
            continue;
        }
        let ours: BTreeSet<_> = values_of(name).iter().copied().collect();
        assert_eq!(ours, recorded.union.iter().map(String::as_str).collect(), "{name}");
    }
}

#[test]
fn a_union_has_its_tag_and_its_variants() {
    for (name, recorded) in &RECORDED.unions {
        let Kind::Union(union) = type_of(name).kind else { panic!("{name} is not a union") };
        assert_eq!(union.tag, recorded.tag, "{name}");
        let ours: Vec<_> = union.variants.iter().map(|variant| (variant.text, variant.kind.fields().len())).collect();
        let fields = |of: &String| type_of(of).kind.fields().len();
        let expected: Vec<_> = recorded.variants.iter().map(|(text, of)| (text.as_str(), fields(of))).collect();
        assert_eq!(ours, expected, "{name}");
    }
}
