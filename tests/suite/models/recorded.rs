//! `models.json`: the models, inputs and enums of both official SDKs, and values generated from it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value, json};

pub(super) const REVISIONS: [&str; 2] = ["0.1.0.dev9", "0.4.1"];

/// How deep a recursive type is filled in.
const DEPTH: usize = 4;

#[derive(Deserialize)]
pub(super) struct Recorded {
    pub(super) models: BTreeMap<String, Model>,
    pub(super) enums: BTreeMap<String, Enum>,
    pub(super) unions: BTreeMap<String, Union>,
    /// By revision and model: which of its lists are read leniently, as prose.
    pub(super) lenient_reads: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Deserialize)]
pub(super) struct Model {
    kind: String,
    pub(super) revisions: Vec<String>,
    pub(super) fields: Vec<Field>,
    #[serde(default)]
    extends: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub(super) struct Field {
    pub(super) name: String,
    r#type: String,
    #[serde(default)]
    type_by_version: BTreeMap<String, String>,
    r#in: Vec<String>,
    required_in: Vec<String>,
    nullable_in: Vec<String>,
    pub(super) always_there: bool,
}

#[derive(Deserialize)]
pub(super) struct Enum {
    values: BTreeMap<String, Vec<String>>,
    pub(super) union: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Union {
    pub(super) tag: String,
    pub(super) variants: BTreeMap<String, String>,
}

/// Which fields of a model are filled in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Those that the revision requires.
    Required,
    /// All fields of the revision.
    All,
}

pub(super) static RECORDED: LazyLock<Recorded> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire/models.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
});

impl Recorded {
    /// Every model in responses, with each revision that has it.
    pub(super) fn responses(&self) -> impl Iterator<Item = (&str, &Model, &'static str)> {
        self.models_of("response")
    }

    /// Every type in requests, with each revision that has it.
    pub(super) fn inputs(&self) -> impl Iterator<Item = (&str, &Model, &'static str)> {
        self.models_of("input")
    }

    fn models_of(&self, kind: &str) -> impl Iterator<Item = (&str, &Model, &'static str)> {
        let models = self.models.iter().filter(move |(_, model)| model.kind == kind);
        models.flat_map(|(name, model)| {
            let has = |revision: &&str| model.revisions.iter().any(|known| known == revision);
            REVISIONS.into_iter().filter(has).map(move |revision| (name.as_str(), model, revision))
        })
    }

    /// A value of a model, with the fields of a revision.
    pub(super) fn object(&self, model: &Model, revision: &str, detail: Detail) -> Map<String, Value> {
        self.object_at(model, revision, detail, 0)
    }

    fn object_at(&self, model: &Model, revision: &str, detail: Detail, depth: usize) -> Map<String, Value> {
        let detail = if depth < DEPTH { detail } else { Detail::Required };
        let wanted = |field: &&Field| match detail {
            Detail::Required => field.is_required_in(revision),
            Detail::All => field.is_in(revision),
        };
        let fields = model.fields.iter().filter(wanted);
        fields.map(|field| (field.name.clone(), self.value(field.type_in(revision), revision, detail, depth))).collect()
    }

    fn value(&self, kind: &str, revision: &str, detail: Detail, depth: usize) -> Value {
        if let Some(item) = kind.strip_prefix("array<").and_then(|rest| rest.strip_suffix('>')) {
            return if detail == Detail::All { json!([self.value(item, revision, detail, depth)]) } else { json!([]) };
        }
        if let Some(name) = kind.strip_prefix("enum:") {
            return self.enums[name].values[revision].last().unwrap().as_str().into();
        }
        match kind {
            "string" => json!("a text"),
            "integer" => json!(7),
            "boolean" => json!(true),
            "any" => json!({"deep": [1, {"deeper": null}]}),
            "map<any>" => json!({"free": [true, null, "x"]}),
            model => {
                // `MessageAttachment` is a response in one revision and an input in the other.
                let known =
                    [model.to_owned(), format!("{model}@input")].into_iter().filter_map(|name| self.models.get(&name));
                let model = known.into_iter().find(|model| model.revisions.iter().any(|known| known == revision));
                self.object_at(model.unwrap(), revision, detail, depth + 1).into()
            }
        }
    }
}

impl Model {
    /// The models it extends.
    pub(super) fn parents(&self) -> impl Iterator<Item = &Model> {
        self.extends.values().map(|parent| &RECORDED.models[parent])
    }
}

impl Field {
    pub(super) fn is_in(&self, revision: &str) -> bool {
        self.r#in.iter().any(|known| known == revision)
    }

    pub(super) fn is_required_in(&self, revision: &str) -> bool {
        self.required_in.iter().any(|known| known == revision)
    }

    pub(super) fn is_nullable_in(&self, revision: &str) -> bool {
        self.nullable_in.iter().any(|known| known == revision)
    }

    pub(super) fn type_in(&self, revision: &str) -> &str {
        self.type_by_version.get(revision).unwrap_or(&self.r#type)
    }

    /// Its types in all revisions.
    pub(super) fn types(&self) -> impl Iterator<Item = &str> {
        REVISIONS.into_iter().filter(|revision| self.is_in(revision)).map(|revision| self.type_in(revision))
    }
}
