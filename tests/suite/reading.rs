//! Responses are read tolerantly where nothing is lost, and unknown fields are kept to the letter.

use bimpeai::Extra;
use bimpeai::models::{Agent, Workflow};
use serde::Deserialize;
use serde_json::{Value, json};

/// A workflow as JSON text, with further members.
fn workflow(members: &str) -> String {
    let least = json!({"id": "w", "name": "W", "visibility": "private", "is_owner": true, "created_at": "t", "updated_at": "t"});
    format!("{},{members}}}", least.to_string().trim_end_matches('}'))
}

#[test]
fn an_integer_is_read_in_every_spelling_that_loses_nothing() {
    for (written, expected) in [
        ("7", Some(7)),
        ("7.0", Some(7)),
        ("1e3", Some(1000)),
        ("\"7\"", Some(7)),
        ("\"7.0\"", Some(7)),
        ("\"1e3\"", Some(1000)),
        ("0", Some(0)),
        ("18446744073709551615", Some(u64::MAX)),
        ("\"18446744073709551615\"", Some(u64::MAX)),
        ("18446744073709551616", None),
        ("7.5", None),
        ("\"7.5\"", None),
        ("\"x\"", None),
        ("\"\"", None),
        ("\"NaN\"", None),
        ("-1", None),
        ("\"-1\"", None),
        ("-1.0", None),
        // The float that is read may be another number than the one that was written.
        ("9007199254740993.0", None),
        ("true", None),
        ("[7]", None),
        ("{}", None),
    ] {
        let text = workflow(&format!("\"setup_time\":{written}"));
        let read: Result<Workflow, _> = serde_json::from_str(&text);
        assert_eq!(read.as_ref().ok().and_then(|workflow| workflow.setup_time), expected, "{written}: {read:?}");
        assert_eq!(read.is_ok(), expected.is_some(), "{written}");
        let value: Value = serde_json::from_str(&text).unwrap();
        let through_value = serde_json::from_value::<Workflow>(value).ok().and_then(|workflow| workflow.setup_time);
        assert_eq!(through_value, expected, "{written} in a `Value`");
    }
}

#[test]
fn unknown_fields_are_written_back_to_the_letter() {
    let members = r#""z":1e3,"a":1.0,"big":123456789012345678901234567890,"ü\n":{"b":[ 1,2 ],"a":null},"s":"\u0041""#;
    let read: Workflow = serde_json::from_str(&workflow(members)).unwrap();
    let written = serde_json::to_string(&read).unwrap();
    let end = r#""z":1e3,"a":1.0,"big":123456789012345678901234567890,"ü\n":{"b":[ 1,2 ],"a":null},"s":"\u0041"}"#;
    assert!(written.ends_with(end), "{written}");

    let extra = &read.extra;
    assert_eq!(extra.names().collect::<Vec<_>>(), ["z", "a", "big", "ü\n", "s"]);
    assert_eq!((extra.len(), extra.is_empty(), extra.contains("s"), extra.contains("t")), (5, false, true, false));
    assert_eq!((extra.text("big"), extra.text("t")), (Some("123456789012345678901234567890"), None));
    assert_eq!(extra.get("ü\n"), Some(json!({"a": null, "b": [1, 2]})));
    assert_eq!(extra.get_as::<u32>("s").map(|read| read.is_err()), Some(true));
    assert_eq!(extra.get_as::<String>("s").unwrap().unwrap(), "A");
    let again: Workflow = serde_json::from_str(&written).unwrap();
    assert_eq!(again, read);
}

#[test]
fn extra_can_be_filled_and_compared() {
    let mut extra = Extra::new();
    extra.insert("a", [1, 2]).unwrap();
    extra.insert("b \"q\"", "x").unwrap();
    extra.insert("a", json!({"k": 1})).unwrap();
    assert_eq!(serde_json::to_string(&extra).unwrap(), r#"{"b \"q\"":"x","a":{"k":1}}"#);
    assert_eq!(extra, serde_json::from_str(r#"{"a": {"k": 1}, "b \"q\"": "x"}"#).unwrap());
    assert_ne!(extra, serde_json::from_str(r#"{"a": {"k": 2}, "b \"q\"": "x"}"#).unwrap());
    assert_ne!(extra, Extra::default());
    assert_eq!(format!("{extra:?}"), r#"{"b \"q\"": "x", "a": {"k":1}}"#);
    extra.insert("long", "x".repeat(5000)).unwrap();
    assert!(format!("{extra:?}").len() < 500);
}

/// Not `serde_json`'s text: a `Value`, and the buffer of `flatten` and `untagged`.
#[test]
fn unknown_fields_survive_other_deserializers() {
    #[derive(Deserialize)]
    struct Flattened {
        #[serde(flatten)]
        workflow: Workflow,
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Workflow(Box<Workflow>),
    }
    let text = workflow(
        r#""n":1.5,"o":{"a":[1,"x",null,true]},"l":[],"t":"x","u":null,"flows":[1,{"new":2}],"setup_time":"7""#,
    );
    let direct: Workflow = serde_json::from_str(&text).unwrap();
    let value: Workflow = serde_json::from_value(serde_json::from_str(&text).unwrap()).unwrap();
    let reader: Workflow = serde_json::from_reader(text.as_bytes()).unwrap();
    let flattened = serde_json::from_str::<Flattened>(&text).unwrap().workflow;
    let Untagged::Workflow(untagged) = serde_json::from_str(&text).unwrap();
    for read in [value, reader, flattened, *untagged] {
        assert_eq!(read, direct);
        assert_eq!(serde_json::to_value(&read).unwrap(), serde_json::to_value(&direct).unwrap());
    }
    assert_eq!(direct.flows[0].extra.get("new"), Some(json!(2)));
}

/// Unknown fields may be nested as deep as they like; `get` reads as deep as `serde_json` does.
#[test]
fn deep_nesting_is_kept_or_an_error_but_no_crash() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let read: Workflow = serde_json::from_str(&workflow(&format!("\"deep\":{deep}"))).unwrap();
    assert_eq!(read.extra.text("deep"), Some(deep.as_str()));
    assert_eq!(read.extra.get("deep"), None);
    assert!(read.extra.get_as::<Value>("deep").unwrap().is_err());
    assert!(serde_json::to_string(&read).unwrap().contains(&deep));
    assert!(serde_json::from_str::<Workflow>(&workflow(&format!("\"setup_steps\":{deep}"))).is_err());
}

#[test]
fn an_error_inside_of_a_lenient_list_has_a_path() {
    let rules = json!([null, 1, {"id": "r"}, {"id": 7}]);
    let agent = json!({"id": "a", "name": "A", "created_at": "t", "updated_at": "t", "rules": rules});
    let agent =
        serde_path_to_error::deserialize::<_, Agent>(&mut serde_json::Deserializer::from_str(&agent.to_string()));
    assert_eq!(agent.unwrap_err().path().to_string(), "rules[3].id");
}
