//! `models.json`: what the official SDKs of both revisions say of models, inputs and enums, and values made from it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value, json};

pub(super) const REVISIONS: [&str; 2] = ["0.1.0.dev9", "0.4.1"];

/// How deep a type that contains itself is spelled out.
const DEPTH: usize = 4;

#[derive(Deserialize)]
pub(super) struct Recorded {
    pub(super) models: BTreeMap<String, Model>,
    pub(super) enums: BTreeMap<String, Enum>,
    pub(super) unions: BTreeMap<String, Union>,
    /// Model by revision, and which of its lists are read leniently, in words.
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

/// How much of a model is spelled out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Much {
    /// What the revision requires.
    Least,
    /// Every field that the revision has.
    All,
}

pub(super) static RECORDED: LazyLock<Recorded> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire/models.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
});

impl Recorded {
    /// Every model the server answers with, under each revision that has it.
    pub(super) fn responses(&self) -> impl Iterator<Item = (&str, &Model, &'static str)> {
        self.models_of("response")
    }

    /// Every type a caller sends, under each revision that has it.
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

    /// A value of a model as a revision spells it.
    pub(super) fn object(&self, model: &Model, revision: &str, much: Much) -> Map<String, Value> {
        self.object_at(model, revision, much, 0)
    }

    fn object_at(&self, model: &Model, revision: &str, much: Much, depth: usize) -> Map<String, Value> {
        let much = if depth < DEPTH { much } else { Much::Least };
        let wanted = |field: &&Field| match much {
            Much::Least => field.is_required_in(revision),
            Much::All => field.is_in(revision),
        };
        let fields = model.fields.iter().filter(wanted);
        fields.map(|field| (field.name.clone(), self.value(field.type_in(revision), revision, much, depth))).collect()
    }

    fn value(&self, kind: &str, revision: &str, much: Much, depth: usize) -> Value {
        if let Some(item) = kind.strip_prefix("array<").and_then(|rest| rest.strip_suffix('>')) {
            return if much == Much::All { json!([self.value(item, revision, much, depth)]) } else { json!([]) };
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
                // `MessageAttachment` is an answer in one revision and an input in the other.
                let known =
                    [model.to_owned(), format!("{model}@input")].into_iter().filter_map(|name| self.models.get(&name));
                let model = known.into_iter().find(|model| model.revisions.iter().any(|known| known == revision));
                self.object_at(model.unwrap(), revision, much, depth + 1).into()
            }
        }
    }
}

impl Model {
    /// The models whose fields it has too.
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
