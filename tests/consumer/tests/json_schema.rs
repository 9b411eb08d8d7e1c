//! The JSON Schemas of the table, checked by a validator that is not ours.

use bimpeai::schema::{Kind, Schema};
use bimpeai::{Endpoint, endpoints};
use bimpeai_consumer::trees::{self, Care, Pair, Tree, TreeInput};
use bimpeai_consumer::{hygiene, notes, shelves};
use jsonschema::Validator;
use serde_json::{Value, json};

/// The endpoints of the SDK and of this crate.
fn tables() -> impl Iterator<Item = &'static Endpoint> {
    [endpoints::ALL, hygiene::ENDPOINTS, notes::ENDPOINTS, shelves::ENDPOINTS, trees::ENDPOINTS]
        .into_iter()
        .flatten()
        .copied()
}

/// A validator that checks formats too.
fn validator(schema: &Value) -> Validator {
    let options = jsonschema::options().with_draft(jsonschema::Draft::Draft202012).should_validate_formats(true);
    options.build(schema).unwrap_or_else(|error| panic!("{error}: {schema:#}"))
}

fn assert_valid(what: &str, schema: &Value, value: &Value) {
    if let Err(error) = validator(schema).validate(value) {
        panic!("{what}: {error} at {}: {value:#}\n{schema:#}", error.instance_path());
    }
}

#[test]
fn every_kind_of_every_endpoint_has_a_valid_schema() {
    fn visit(kind: &Kind, names: &mut Vec<String>) {
        let name = kind.type_name();
        if names.contains(&name) {
            return;
        }
        names.push(name);
        let schema = kind.json_schema();
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{kind:?}: {error}: {schema:#}"));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{kind:?}");
        match kind {
            Kind::Array(inner) | Kind::Map(inner) => visit(inner, names),
            Kind::Object(ty) => ty.fields().iter().for_each(|field| visit(&field.kind, names)),
            Kind::Union(ty) => ty.variants.iter().for_each(|variant| visit(&variant.kind, names)),
            _ => {}
        }
    }
    let mut names = Vec::new();
    for endpoint in tables() {
        for schema in [endpoint.input_schema(), endpoint.output_schema()].into_iter().flatten() {
            jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{endpoint}: {error}: {schema:#}"));
        }
        [endpoint.input().kind(), endpoint.output().kind()].iter().flatten().for_each(|kind| visit(kind, &mut names));
    }
    assert!(names.len() > 150, "{}", names.len());
}

#[test]
fn every_sample_is_valid_by_its_own_schema() {
    for endpoint in tables() {
        match endpoint.output_schema() {
            Some(schema) => assert_valid(endpoint.name(), &schema, &endpoint.sample()),
            None => assert!(endpoint.sample().is_null(), "{endpoint}"),
        }
        match endpoint.input_schema() {
            Some(schema) => assert_valid(endpoint.name(), &schema, &endpoint.sample_input()),
            None => assert!(endpoint.sample_input().is_null(), "{endpoint}"),
        }
    }
}

/// A value of another type.
fn wrong(kind: &Kind) -> Option<Value> {
    match kind {
        Kind::Any => None,
        Kind::Boolean => Some(json!("true")),
        Kind::Integer => Some(json!(1.5)),
        Kind::Number => Some(json!("1")),
        _ => Some(json!(7)),
    }
}

#[test]
fn an_input_of_a_wrong_shape_is_not_valid() {
    let mut count = 0;
    for endpoint in tables() {
        let Some(kind @ Kind::Object(ty)) = endpoint.input().kind() else { continue };
        let validator = validator(&kind.json_schema());
        let mut assert_invalid = |what: &str, change: &dyn Fn(&mut Value)| {
            let mut input = endpoint.sample_input();
            change(&mut input);
            assert!(!validator.is_valid(&input), "{endpoint}: {what}: {input:#}");
            count += 1;
        };
        assert_invalid("not an object", &|input| *input = json!([]));
        assert_eq!(ty.open, validator.is_valid(&json!({"brand_new": 1})), "{endpoint}");
        if !ty.open {
            assert_invalid("an unknown field", &|input| input["brand_new"] = json!(1));
        }
        for field in ty.fields() {
            if field.required {
                assert_invalid("a missing field", &|input| _ = input.as_object_mut().unwrap().remove(field.name));
            }
            if let Some(wrong) = wrong(&field.kind) {
                assert_invalid("a wrong type", &|input| input[field.name] = wrong.clone());
            }
            if !field.nullable && !ty.open {
                assert_invalid("null", &|input| input[field.name] = Value::Null);
            }
        }
    }
    assert!(count > 250, "{count}");
}

#[test]
fn a_schema_is_as_open_as_what_is_read() {
    let validator = validator(&Tree::KIND.json_schema());
    let tree = Tree::KIND.sample();
    for (name, value, is_valid) in [
        ("brand_new", json!({"of": "any type"}), true),
        ("wood", json!("a kind of wood that is not known yet"), true),
        ("wood", json!(1), false),
        ("wood", Value::Null, false),
        ("keeper", Value::Null, true),
        ("keeper", json!("not an address"), false),
        ("planted", json!("yesterday"), false),
        ("pages", Value::Null, true),
        ("pages", json!(["not a uri"]), false),
        ("id", Value::Null, false),
        ("parent", tree.clone(), true),
        ("parent", json!({"id": "tree_2"}), false),
        ("branches", json!([tree.clone()]), true),
        ("branches", json!([tree.clone(), 1]), false),
        ("nests", json!({"any": {"tree": null, "height": 1.5, "pin": 1}}), true),
        ("nests", json!({"any": {"tree": {}, "height": 1.5, "pin": 1}}), false),
    ] {
        let mut changed = tree.clone();
        changed[name] = value;
        assert_eq!(validator.is_valid(&changed), is_valid, "{changed:#}");
    }
}

#[test]
fn a_union_is_valid_by_its_tag() {
    let validator = validator(&TreeInput::KIND.json_schema());
    let planted = TreeInput::KIND.sample();
    for (care, is_valid) in [
        (json!({"type": "water", "litres": 1, "pin": 2}), true),
        (json!({"type": "shade", "from": planted.clone()}), true),
        (json!({"type": "shade", "from": {}}), false),
        (json!({"type": "water", "litres": 1, "pin": 2, "from": planted.clone()}), false),
        (json!({"type": "water", "from": planted.clone()}), false),
        (json!({"type": "fire", "litres": 1, "pin": 2}), false),
        (json!({"litres": 1, "pin": 2}), false),
        (Value::Null, true),
    ] {
        let mut input = planted.clone();
        input["care"] = care;
        assert_eq!(validator.is_valid(&input), is_valid, "{input:#}");
    }
}

#[test]
fn a_union_has_its_variants_with_their_tags() {
    let mut schema = Care::KIND.json_schema();
    schema.as_object_mut().unwrap().remove("$defs");
    assert_eq!(
        schema,
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Care",
            "description": "How a tree is cared for.",
            "type": "object",
            "discriminator": {"propertyName": "type"},
            "oneOf": [
                {
                    "title": "Water",
                    "description": "With water.",
                    "type": "object",
                    "properties": {
                        "type": {"const": "water"},
                        "litres": {"type": "integer", "description": "How much."},
                        "pin": {"type": "integer", "description": "What opens the tap.", "writeOnly": true},
                    },
                    "required": ["type", "litres", "pin"],
                    "additionalProperties": false,
                },
                {
                    "title": "Shade",
                    "description": "By a tree that stands beside it.",
                    "type": "object",
                    "properties": {
                        "type": {"const": "shade"},
                        "from": {"$ref": "#/$defs/TreeInput", "description": "The tree that gives it."},
                    },
                    "required": ["type", "from"],
                    "additionalProperties": false,
                },
            ],
        })
    );
}

#[test]
fn an_input_has_all_that_was_declared() {
    let schema = Care::KIND.json_schema();
    assert_eq!(
        schema["$defs"]["TreeInput"],
        json!({
            "title": "TreeInput",
            "description": "A tree to plant.",
            "type": "object",
            "properties": {
                "wood": {"$ref": "#/$defs/Wood", "description": "What kind of tree it is."},
                "branches": {"type": "array", "items": {"$ref": "#/$defs/TreeInput"}, "description": "Its branches."},
                "stem": {"$ref": "#/$defs/TreeInput", "description": "The tree that it is grafted on."},
                "care": {
                    "anyOf": [{"$ref": "#/$defs/Care"}, {"type": "null"}],
                    "description": "How it is cared for.",
                },
                "rings": {"type": "integer", "description": "How many rings it has.", "default": 1},
                "pins": {
                    "type": "array",
                    "items": {"type": "integer"},
                    "description": "Codes of its boxes.",
                    "writeOnly": true,
                },
                "codes": {
                    "type": "object",
                    "additionalProperties": {"type": "integer"},
                    "description": "Codes of its keepers.",
                    "examples": [{"ada": 1}],
                    "writeOnly": true,
                },
            },
            "required": ["wood", "branches", "pins"],
            "additionalProperties": false,
        })
    );
}

#[test]
fn an_enum_has_its_known_values_and_is_open() {
    let schema = Tree::KIND.json_schema();
    assert_eq!(
        schema["$defs"]["Wood"],
        json!({
            "title": "Wood",
            "description": "What kind of tree it is.",
            "type": "string",
            "anyOf": [
                {"const": "hard", "description": "Hard."},
                {"const": "soft", "description": "Soft."},
                {"type": "string", "description": "A value that this version of the SDK does not know."},
            ],
            "examples": ["soft"],
        })
    );
}

#[test]
fn two_types_of_one_name_have_two_definitions() {
    let schema = Pair::KIND.json_schema();
    assert_eq!(schema["properties"]["one"]["$ref"], "#/$defs/Twin");
    assert_eq!(schema["properties"]["other"]["$ref"], "#/$defs/Twin2");
    assert_eq!(schema["$defs"]["Twin"]["required"], json!(["a"]));
    assert_eq!(schema["$defs"]["Twin2"]["required"], json!(["b"]));
}
