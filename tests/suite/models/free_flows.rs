//! API revision 0.1.0.dev9 accepts any object as a flow, and returns it as it was sent.

use bimpeai::models::Workflow;
use serde_json::{Value, json};

fn workflow_with(flows: &Value) -> Workflow {
    let mut workflow = serde_json::to_value(Workflow::sample()).unwrap();
    workflow["flows"] = flows.clone();
    serde_json::from_value(workflow).unwrap()
}

#[test]
fn a_flow_of_any_shape_is_kept_and_written_back() {
    for flow in [
        json!({"name": "Booking", "trigger_keywords": ["menu"], "conversation_steps": []}),
        json!({"trigger_keywords": [{"keyword": "book"}], "conversation_steps": [], "priority": "high"}),
        json!({"name": 7, "is_active": "yes", "trigger_keywords": {"any": "menu"}, "conversation_steps": [1, [2]]}),
        json!({"trigger_keywords": [], "conversation_steps": [{"content": "a step without a type"}], "own": {"deep": 1.0}}),
    ] {
        let workflow = workflow_with(&json!([flow]));
        assert_eq!(workflow.flows.len(), 1, "{flow}");
        let written = serde_json::to_value(&workflow).unwrap();
        assert_eq!(written["flows"], json!([flow]), "{flow}");
        let again: Workflow = serde_json::from_value(written).unwrap();
        assert_eq!(again, workflow, "{flow}");
    }
}

#[test]
fn what_fits_is_typed_and_the_rest_is_in_extra() {
    let workflow = workflow_with(&json!([
        {"name": "Booking", "priority": "high", "trigger_keywords": ["menu"], "is_active": true, "own": 1},
    ]));
    let flow = &workflow.flows[0];
    assert_eq!((flow.name.as_deref(), flow.is_active, flow.priority), (Some("Booking"), Some(true), None));
    assert!(flow.trigger_keywords.is_empty());
    assert_eq!(flow.extra.get("priority"), Some(json!("high")));
    assert_eq!(flow.extra.get("trigger_keywords"), Some(json!(["menu"])));
    assert_eq!(flow.extra.get("own"), Some(json!(1)));
}

/// Only a model that asks for nothing takes any object: a rule without its fields is an error, and no rule without fields.
#[test]
fn an_object_without_required_fields_is_still_an_error() {
    let mut workflow = serde_json::to_value(Workflow::sample()).unwrap();
    workflow["rules"] = json!([{"id": 7}]);
    assert!(serde_json::from_value::<Workflow>(workflow).is_err());
}
