//! What is read, what is rejected, and what is written back.

use std::collections::BTreeSet;

use bimpeai::models::{
    AgentDetail, FlowStep, FlowTriggerKeyword, Workflow, WorkflowFaq, WorkflowGuide, WorkflowGuideInput,
};
use bimpeai::schema::{Field, Kind};
use serde_json::{Map, Value, json};

use super::our_name;
use super::recorded::{Detail, RECORDED};
use super::types::{Type, type_of};
use crate::table::without_blanks;

fn round_trip(ours: &Type, value: &Map<String, Value>) -> Value {
    (ours.round_trip)(&Value::Object(value.clone())).unwrap_or_else(|error| panic!("{}: {error}: {value:?}", ours.name))
}

/// A response with the field names it is written back with.
fn renamed(model: &str, value: &Map<String, Value>) -> Value {
    value.iter().map(|(name, value)| (our_name(model, name).to_owned(), value.clone())).collect()
}

#[test]
fn a_response_with_all_fields_is_written_back_unchanged() {
    for (name, model, revision) in RECORDED.responses() {
        let response = RECORDED.object(model, revision, Detail::All);
        let written = round_trip(&type_of(name), &response);
        assert_eq!(without_blanks(&written), without_blanks(&renamed(name, &response)), "{name}, {revision}");
    }
}

#[test]
fn a_response_with_only_required_fields_is_read() {
    for (name, model, revision) in RECORDED.responses() {
        let response = RECORDED.object(model, revision, Detail::Required);
        let written = round_trip(&type_of(name), &response);
        assert_eq!(without_blanks(&written), without_blanks(&response.into()), "{name}, {revision}");
    }
}

#[test]
fn null_is_read_as_none_or_as_an_empty_list() {
    for (name, model, revision) in RECORDED.responses() {
        let ours = type_of(name);
        for field in model.fields.iter().filter(|field| field.is_in(revision) && !field.always_there) {
            let mut response = RECORDED.object(model, revision, Detail::All);
            response.insert(field.name.clone(), Value::Null);
            let field = ours.field(our_name(name, &field.name)).unwrap();
            let expected = match field.kind {
                Kind::Array(_) => Some(json!([])),
                Kind::Map(_) => Some(json!({})),
                _ => None,
            };
            assert_eq!(round_trip(&ours, &response).get(field.name), expected.as_ref(), "{name}: {}", field.name);
        }
    }
}

#[test]
fn the_error_of_a_missing_required_field_names_it() {
    for (name, model, revision) in RECORDED.responses().chain(RECORDED.inputs()) {
        let ours = type_of(name);
        for field in ours.kind.fields().iter().filter(|field| field.required) {
            let mut value = RECORDED.object(model, revision, Detail::All);
            value.remove(field.name).unwrap();
            let error = (ours.round_trip)(&value.into()).unwrap_err();
            assert!(error.contains(&format!("`{}`", field.name)), "{name}: {}: {error}", field.name);
        }
    }
}

#[test]
fn unknown_fields_are_kept_and_written_back() {
    let news = [json!("text"), json!(null), json!([]), json!({"a": {"b": [1.5, "ü"]}})];
    for (name, model, revision) in RECORDED.responses() {
        let mut response = RECORDED.object(model, revision, Detail::Required);
        for (at, value) in news.iter().enumerate() {
            response.insert(format!("brand_new_{at}"), value.clone());
        }
        let written = round_trip(&type_of(name), &response);
        for (at, value) in news.iter().enumerate() {
            assert_eq!(written.get(format!("brand_new_{at}")), Some(value), "{name}, {revision}");
        }
    }
}

/// Inputs that are the same type as the model in responses. They keep unknown fields, so that a received value can be
/// sent back.
const SENT_AND_RECEIVED: [&str; 4] =
    ["FlowStepInput", "FlowTriggerKeywordInput", "MessageAttachment@input", "WorkflowFaqInput"];

#[test]
fn an_input_rejects_unknown_fields_unless_it_is_also_received() {
    let mut kept = BTreeSet::new();
    for (name, model, revision) in RECORDED.inputs() {
        let mut input = input_of(name, RECORDED.object(model, revision, Detail::Required));
        input.insert("nmae".to_owned(), "typo".into());
        let input = Value::Object(input);
        match (type_of(name).round_trip)(&input) {
            Ok(sent) => {
                assert_eq!(sent, input, "{name}");
                kept.insert(name);
            }
            Err(error) => assert!(error.contains("nmae"), "{name}: {error}"),
        }
    }
    assert_eq!(kept, BTreeSet::from(SENT_AND_RECEIVED));
}

#[test]
fn types_that_are_sent_and_received_can_be_constructed() {
    let step = FlowStep::new("message").content("When?").action("book").followup("See you then.");
    let sent = json!({"type": "message", "content": "When?", "action": "book", "followup": "See you then."});
    assert_eq!(serde_json::to_value(step).unwrap(), sent);
    assert_eq!(serde_json::to_value(FlowStep::new("action")).unwrap(), json!({"type": "action"}));
    let keyword = FlowTriggerKeyword::new("book").weight("high");
    assert_eq!(serde_json::to_value(keyword).unwrap(), json!({"keyword": "book", "weight": "high"}));
    assert_eq!(serde_json::to_value(FlowTriggerKeyword::new("book")).unwrap(), json!({"keyword": "book"}));
    let faq = WorkflowFaq::new("Why?", "Because.");
    assert_eq!(serde_json::to_value(faq).unwrap(), json!({"question": "Why?", "answer": "Because."}));
}

/// Removes the tag from the variant of a union: the union adds it.
fn input_of(name: &str, mut input: Map<String, Value>) -> Map<String, Value> {
    let mut unions = RECORDED.unions.values();
    if let Some(union) = unions.find(|union| union.variants.values().any(|variant| variant == name)) {
        input.remove(&union.tag);
    }
    input
}

#[test]
fn an_input_is_sent_unchanged_including_nulls() {
    for (name, model, revision) in RECORDED.inputs() {
        let ours = type_of(name);
        let whole = input_of(name, RECORDED.object(model, revision, Detail::All));
        assert_eq!(round_trip(&ours, &whole), Value::Object(whole.clone()), "{name}, {revision}");
        for field in model.fields.iter().filter(|field| field.is_nullable_in(revision)) {
            let mut cleared = whole.clone();
            cleared.insert(field.name.clone(), Value::Null);
            assert_eq!(round_trip(&ours, &cleared), Value::Object(cleared.clone()), "{name}: {}", field.name);
        }
    }
}

#[test]
fn an_unknown_value_of_an_enum_is_kept_in_every_field() {
    let mut count = 0;
    for (name, model, revision) in RECORDED.responses().chain(RECORDED.inputs()) {
        let ours = type_of(name);
        for field in ours.kind.fields().iter().filter(|field| matches!(field.kind, Kind::Enum(_))) {
            let mut value = input_of(name, RECORDED.object(model, revision, Detail::All));
            for new in ["brand_new", "", "Zwei Wörter"] {
                value.insert(field.name.to_owned(), new.into());
                assert_eq!(round_trip(&ours, &value)[field.name], new, "{name}: {}", field.name);
                count += 1;
            }
            value.insert(field.name.to_owned(), json!(1));
            assert!((ours.round_trip)(&value.into()).is_err(), "{name}: {} accepts a number", field.name);
        }
    }
    assert!(count > 60, "{count}");
}

fn is_list_of_objects(field: &Field) -> bool {
    matches!(field.kind, Kind::Array(Kind::Object(_)))
}

/// Whether `models.json` says, in prose, that a list of a model is read leniently. The rules of agents are the same lists.
fn is_lenient(model: &str, field: &str) -> bool {
    let model = if field == "rules" { "Workflow" } else { model };
    let notes = RECORDED.lenient_reads.values().filter_map(|models| models.get(model));
    // "array items that are not objects are dropped from flows, rules and faq before validation; .."
    let mut lists = notes.filter_map(|note| note.split(" before ").next());
    lists.any(|lists| lists.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == field))
}

#[test]
fn only_lenient_lists_drop_items_that_are_not_objects() {
    let strays = [json!(null), json!(1), json!("x"), json!([]), json!(true)];
    let mut lenient = BTreeSet::new();
    for (name, model, revision) in RECORDED.responses() {
        let ours = type_of(name);
        for field in ours.kind.fields().iter().filter(|field| is_list_of_objects(field)) {
            let response = RECORDED.object(model, revision, Detail::All);
            // Not every revision has the field.
            let Some(Value::Array(items)) = response.get(field.name) else { continue };
            let clean = round_trip(&ours, &response);
            for stray in &strays {
                let mut response = response.clone();
                let mixed = [std::slice::from_ref(stray), items, std::slice::from_ref(stray)].concat();
                response.insert(field.name.to_owned(), mixed.into());
                let read = (ours.round_trip)(&response.into());
                if is_lenient(name, field.name) {
                    assert_eq!(read.as_ref(), Ok(&clean), "{name}: {}: {stray}", field.name);
                    lenient.insert(field.name);
                } else {
                    assert!(read.is_err(), "{name}: {} silently drops {stray}", field.name);
                }
            }
        }
    }
    assert_eq!(lenient.into_iter().collect::<Vec<_>>(), ["faq", "flows", "rules"]);
}

#[test]
fn setup_steps_can_be_any_json() {
    let steps = json!([[], [[]], 1, "x", null, {"title": "Connect"}]);
    let mut workflow = serde_json::to_value(Workflow::sample()).unwrap();
    workflow["setup_steps"] = steps.clone();
    let workflow: Workflow = serde_json::from_value(workflow).unwrap();
    assert_eq!(Value::from(workflow.setup_steps), steps);
}

#[test]
fn the_singular_keys_of_the_older_revision_fill_the_lists_of_an_agent() {
    let model = &RECORDED.models["AgentDetail"];
    let old = RECORDED.object(model, "0.1.0.dev9", Detail::All);
    let agent: AgentDetail = serde_json::from_value(old.clone().into()).unwrap();
    let filled = (agent.integrations.len(), agent.channels.len(), agent.conversation_flows.len());
    assert_eq!((filled, agent.extra.len()), ((1, 1, 1), 0));

    // If a server sends both, the list with items is read, in either order.
    for (empty, swap) in [("[]", false), ("[]", true), ("null", false), ("null", true)] {
        for [filled, blank] in [["channels", "channel"], ["channel", "channels"]] {
            let mut text = [format!("{filled:?}:{}", old["channel"]), format!("{blank:?}:{empty}")];
            if swap {
                text.reverse();
            }
            let least = Value::Object(RECORDED.object(model, "0.4.1", Detail::Required)).to_string();
            let text = format!("{},{}}}", least.trim_end_matches('}'), text.join(","));
            let agent: AgentDetail = serde_json::from_str(&text).unwrap();
            assert_eq!(agent.channels.len(), 1, "{text}");
        }
    }
}

#[test]
fn both_names_of_the_video_url_are_read_and_snake_case_is_written() {
    let spelled = |name: &str| json!({name: "https://video.example/1", "steps": ["Go"]});
    let ours = spelled("youtube_url");
    for name in ["youtube_url", "youtubeUrl"] {
        let guide: WorkflowGuide = serde_json::from_value(spelled(name)).unwrap();
        assert_eq!(guide.youtube_url.as_deref(), Some("https://video.example/1"), "{name}");
        assert_eq!(serde_json::to_value(guide).unwrap(), ours, "{name}");
    }
    let input = WorkflowGuideInput::builder().steps(["Go"]).youtube_url("https://video.example/1").build();
    assert_eq!(serde_json::to_value(input).unwrap(), ours);
}

#[test]
fn of_two_names_the_one_with_a_value_is_read() {
    for (text, expected) in [
        (r#"{"youtube_url": null, "youtubeUrl": "b"}"#, Some("b")),
        (r#"{"youtubeUrl": "b", "youtube_url": null}"#, Some("b")),
        (r#"{"youtube_url": "a", "youtubeUrl": "b"}"#, Some("a")),
        (r#"{"youtubeUrl": "b", "youtube_url": "a"}"#, Some("a")),
        (r#"{"youtubeUrl": null, "youtube_url": null}"#, None),
    ] {
        let guide: WorkflowGuide = serde_json::from_str(text).unwrap();
        assert_eq!(guide.youtube_url.as_deref(), expected, "{text}");
    }
}
