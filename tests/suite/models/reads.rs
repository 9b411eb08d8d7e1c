//! What is read, what is refused, and what is written back.

use std::collections::BTreeSet;

use bimpeai::models::{
    AgentDetail, FlowStep, FlowTriggerKeyword, Workflow, WorkflowFaq, WorkflowGuide, WorkflowGuideInput,
};
use bimpeai::schema::{Field, Kind};
use serde_json::{Map, Value, json};

use super::our_name;
use super::recorded::{Much, RECORDED};
use super::types::{Type, type_of};
use crate::table::without_blanks;

fn again(ours: &Type, value: &Map<String, Value>) -> Value {
    (ours.again)(&Value::Object(value.clone())).unwrap_or_else(|error| panic!("{}: {error}: {value:?}", ours.name))
}

/// An answer under the names it is written back by.
fn renamed(model: &str, value: &Map<String, Value>) -> Value {
    value.iter().map(|(name, value)| (our_name(model, name).to_owned(), value.clone())).collect()
}

#[test]
fn a_whole_answer_of_either_revision_is_written_back_as_it_came() {
    for (name, model, revision) in RECORDED.responses() {
        let answer = RECORDED.object(model, revision, Much::All);
        let written = again(&type_of(name), &answer);
        assert_eq!(without_blanks(&written), without_blanks(&renamed(name, &answer)), "{name}, {revision}");
    }
}

#[test]
fn the_least_answer_of_either_revision_is_read() {
    for (name, model, revision) in RECORDED.responses() {
        let answer = RECORDED.object(model, revision, Much::Least);
        let written = again(&type_of(name), &answer);
        assert_eq!(without_blanks(&written), without_blanks(&answer.into()), "{name}, {revision}");
    }
}

#[test]
fn null_reads_as_nothing_or_as_an_empty_list() {
    for (name, model, revision) in RECORDED.responses() {
        let ours = type_of(name);
        for field in model.fields.iter().filter(|field| field.is_in(revision) && !field.always_there) {
            let mut answer = RECORDED.object(model, revision, Much::All);
            answer.insert(field.name.clone(), Value::Null);
            let field = ours.field(our_name(name, &field.name)).unwrap();
            let expected = match field.kind {
                Kind::Array(_) => Some(json!([])),
                Kind::Map(_) => Some(json!({})),
                _ => None,
            };
            assert_eq!(again(&ours, &answer).get(field.name), expected.as_ref(), "{name}: {}", field.name);
        }
    }
}

#[test]
fn a_required_field_that_is_missing_is_told_by_name() {
    for (name, model, revision) in RECORDED.responses().chain(RECORDED.inputs()) {
        let ours = type_of(name);
        for field in ours.kind.fields().iter().filter(|field| field.required) {
            let mut value = RECORDED.object(model, revision, Much::All);
            value.remove(field.name).unwrap();
            let error = (ours.again)(&value.into()).unwrap_err();
            assert!(error.contains(&format!("`{}`", field.name)), "{name}: {}: {error}", field.name);
        }
    }
}

#[test]
fn unknown_fields_are_kept_and_written_back() {
    let news = [json!("text"), json!(null), json!([]), json!({"a": {"b": [1.5, "ü"]}})];
    for (name, model, revision) in RECORDED.responses() {
        let mut answer = RECORDED.object(model, revision, Much::Least);
        for (at, value) in news.iter().enumerate() {
            answer.insert(format!("brand_new_{at}"), value.clone());
        }
        let written = again(&type_of(name), &answer);
        for (at, value) in news.iter().enumerate() {
            assert_eq!(written.get(format!("brand_new_{at}")), Some(value), "{name}, {revision}");
        }
    }
}

/// Inputs that are the same type as the model in responses. They keep unknown fields, so that what was received can be
/// sent back.
const SENT_AND_RECEIVED: [&str; 4] =
    ["FlowStepInput", "FlowTriggerKeywordInput", "MessageAttachment@input", "WorkflowFaqInput"];

#[test]
fn an_input_rejects_unknown_fields_unless_it_is_also_received() {
    let mut kept = BTreeSet::new();
    for (name, model, revision) in RECORDED.inputs() {
        let mut input = input_of(name, RECORDED.object(model, revision, Much::Least));
        input.insert("nmae".to_owned(), "typo".into());
        let input = Value::Object(input);
        match (type_of(name).again)(&input) {
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
fn what_is_sent_and_received_can_be_built() {
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

/// The variants of a union are written without their tag, which the union adds.
fn input_of(name: &str, mut input: Map<String, Value>) -> Map<String, Value> {
    let mut unions = RECORDED.unions.values();
    if let Some(union) = unions.find(|union| union.variants.values().any(|variant| variant == name)) {
        input.remove(&union.tag);
    }
    input
}

#[test]
fn a_whole_input_is_sent_as_it_was_given_nulls_included() {
    for (name, model, revision) in RECORDED.inputs() {
        let ours = type_of(name);
        let whole = input_of(name, RECORDED.object(model, revision, Much::All));
        assert_eq!(again(&ours, &whole), Value::Object(whole.clone()), "{name}, {revision}");
        for field in model.fields.iter().filter(|field| field.is_nullable_in(revision)) {
            let mut cleared = whole.clone();
            cleared.insert(field.name.clone(), Value::Null);
            assert_eq!(again(&ours, &cleared), Value::Object(cleared.clone()), "{name}: {}", field.name);
        }
    }
}

#[test]
fn an_unknown_value_of_an_enum_is_kept_wherever_one_stands() {
    let mut tried = 0;
    for (name, model, revision) in RECORDED.responses().chain(RECORDED.inputs()) {
        let ours = type_of(name);
        for field in ours.kind.fields().iter().filter(|field| matches!(field.kind, Kind::Enum(_))) {
            let mut value = input_of(name, RECORDED.object(model, revision, Much::All));
            for new in ["brand_new", "", "Zwei Wörter"] {
                value.insert(field.name.to_owned(), new.into());
                assert_eq!(again(&ours, &value)[field.name], new, "{name}: {}", field.name);
                tried += 1;
            }
            value.insert(field.name.to_owned(), json!(1));
            assert!((ours.again)(&value.into()).is_err(), "{name}: {} is a text", field.name);
        }
    }
    assert!(tried > 60, "{tried}");
}

fn is_list_of_objects(field: &Field) -> bool {
    matches!(field.kind, Kind::Array(Kind::Object(_)))
}

/// Whether `models.json` says in words that a list of a model is read leniently.
fn is_lenient(model: &str, field: &str) -> bool {
    let said = RECORDED.lenient_reads.values().filter_map(|models| models.get(model));
    // "array items that are not objects are dropped from flows, rules and faq before validation; .."
    let mut lists = said.filter_map(|said| said.split(" before ").next());
    lists.any(|lists| lists.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == field))
}

#[test]
fn what_is_no_object_is_dropped_from_the_lists_that_are_read_leniently_and_from_no_other() {
    let strays = [json!(null), json!(1), json!("x"), json!([]), json!(true)];
    let mut lenient = BTreeSet::new();
    for (name, model, revision) in RECORDED.responses() {
        let ours = type_of(name);
        for field in ours.kind.fields().iter().filter(|field| is_list_of_objects(field)) {
            let answer = RECORDED.object(model, revision, Much::All);
            // Only what a revision has can be tried with it.
            let Some(Value::Array(items)) = answer.get(field.name) else { continue };
            let clean = again(&ours, &answer);
            for stray in &strays {
                let mut answer = answer.clone();
                let mixed = [std::slice::from_ref(stray), items, std::slice::from_ref(stray)].concat();
                answer.insert(field.name.to_owned(), mixed.into());
                let read = (ours.again)(&answer.into());
                if is_lenient(name, field.name) {
                    assert_eq!(read.as_ref(), Ok(&clean), "{name}: {}: {stray}", field.name);
                    lenient.insert(field.name);
                } else {
                    assert!(read.is_err(), "{name}: {} drops {stray} in silence", field.name);
                }
            }
        }
    }
    assert_eq!(lenient.into_iter().collect::<Vec<_>>(), ["faq", "flows", "rules"]);
}

#[test]
fn the_steps_of_setting_up_a_workflow_can_be_anything() {
    let steps = json!([[], [[]], 1, "x", null, {"title": "Connect"}]);
    let mut workflow = serde_json::to_value(Workflow::sample()).unwrap();
    workflow["setup_steps"] = steps.clone();
    let workflow: Workflow = serde_json::from_value(workflow).unwrap();
    assert_eq!(Value::from(workflow.setup_steps), steps);
}

#[test]
fn the_singular_keys_of_the_older_revision_fill_the_lists_of_an_agent() {
    let model = &RECORDED.models["AgentDetail"];
    let old = RECORDED.object(model, "0.1.0.dev9", Much::All);
    let agent: AgentDetail = serde_json::from_value(old.clone().into()).unwrap();
    let filled = (agent.integrations.len(), agent.channels.len(), agent.conversation_flows.len());
    assert_eq!((filled, agent.extra.len()), ((1, 1, 1), 0));

    // Where a server sends both, the newer name wins, whichever comes first.
    for swap in [false, true] {
        let lists = [("channels", json!([])), ("channel", old["channel"].clone())];
        let mut text: Vec<_> = lists.iter().map(|(name, list)| format!("{name:?}:{list}")).collect();
        if swap {
            text.reverse();
        }
        let least = Value::Object(RECORDED.object(model, "0.4.1", Much::Least)).to_string();
        let text = format!("{},{}}}", least.trim_end_matches('}'), text.join(","));
        let agent: AgentDetail = serde_json::from_str(&text).unwrap();
        assert!(agent.channels.is_empty(), "{text}");
    }
}

#[test]
fn both_spellings_of_the_guides_video_are_read_and_the_pythonic_one_is_written() {
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
fn of_two_spellings_the_one_that_says_something_is_read() {
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
