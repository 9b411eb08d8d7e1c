//! The names of fields and parameters whose values must not be printed.

use std::collections::HashSet;

use serde_json::Value;

use crate::schema::{Endpoint, Kind, ObjectType};

pub(super) use crate::value::REDACTED as MASK;

/// Parts of names that mean a credential in any API. They catch what is misspelled, or declared without `#[secret]`.
const CREDENTIALS: [&str; 5] = ["api_key", "authorization", "password", "secret", "token"];

/// The names that the endpoint table marks as secret, wherever they occur.
#[derive(Debug, Default)]
pub(crate) struct SecretNames {
    names: HashSet<String>,
}

impl SecretNames {
    /// Collects the names from a table, in addition to those given.
    pub(crate) fn new(endpoints: &[&'static Endpoint], names: &[&str]) -> Self {
        let mut secrets = Collector::default();
        secrets.names.extend(names.iter().map(|name| name.to_ascii_lowercase()));
        for endpoint in endpoints {
            for kind in [endpoint.input().kind(), endpoint.output().kind()].into_iter().flatten() {
                secrets.kind(&kind);
            }
        }
        Self { names: secrets.names }
    }

    /// Whether a field, a parameter or a header of this name is secret.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.declares(name) || looks_secret(name)
    }

    fn declares(&self, name: &str) -> bool {
        self.names.contains(&name.to_ascii_lowercase())
    }

    /// Masks the secrets of a JSON value. Of a secret object or list nothing is left: its keys are the client's choice.
    pub(super) fn mask(&self, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    if self.hides(name, value) {
                        *value = MASK.into();
                    } else {
                        self.mask(value);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.mask(item)),
            _ => {}
        }
    }

    /// Whether the value of this field is secret. A number whose name only looks like that of a secret, such as
    /// `max_tokens`, is not.
    pub(super) fn hides(&self, name: &str, value: &Value) -> bool {
        match value {
            Value::Null => false,
            Value::Number(_) | Value::Bool(_) => self.declares(name),
            Value::String(_) | Value::Array(_) | Value::Object(_) => self.contains(name),
        }
    }

    /// Whether a text that is not JSON may contain a secret: the name of one occurs in it.
    pub(super) fn occur_in(&self, text: &str) -> bool {
        let text = text.to_ascii_lowercase();
        looks_secret(&text) || self.names.iter().any(|name| text.contains(name))
    }
}

fn looks_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    CREDENTIALS.iter().any(|word| name.contains(word))
}

#[derive(Default)]
struct Collector {
    names: HashSet<String>,
    /// The objects that have been visited: a type may contain itself.
    visited: HashSet<*const ObjectType>,
}

impl Collector {
    fn kind(&mut self, kind: &Kind) {
        match kind {
            Kind::Array(kind) | Kind::Map(kind) => self.kind(kind),
            Kind::Object(ty) => self.object(ty),
            Kind::Union(ty) => ty.variants.iter().for_each(|variant| self.kind(&variant.kind)),
            Kind::String | Kind::Integer | Kind::Number | Kind::Boolean | Kind::Any | Kind::Enum(_) => {}
        }
    }

    fn object(&mut self, ty: &'static ObjectType) {
        if !self.visited.insert(ty) {
            return;
        }
        for field in ty.fields() {
            if field.secret {
                self.names.insert(field.name.to_ascii_lowercase());
            }
            self.kind(&field.kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Field, FieldType, Schema as _};
    use serde_json::json;

    static INNER: ObjectType = ObjectType::new("Inner", "", || PIN, true);
    static OUTER: ObjectType = ObjectType::new("Outer", "", || LIST, true);
    const INNERS: Kind = Kind::Array(&Kind::Object(&INNER));
    const PIN: &[Field] = &[
        Field::new("pin", "", String::FIELD_TYPE).with_secret(),
        Field::new("again", "", FieldType { kind: Kind::Object(&INNER), required: false, nullable: false }),
    ];
    const LIST: &[Field] = &[
        Field::new("inner", "", FieldType { kind: INNERS, required: true, nullable: false }),
        Field::new("name", "", String::FIELD_TYPE),
    ];

    fn secrets() -> SecretNames {
        let mut collector = Collector::default();
        collector.names.insert("pass".to_owned());
        collector.object(&OUTER);
        SecretNames { names: collector.names }
    }

    #[test]
    fn secrets_of_the_table_are_masked_at_any_depth() {
        let mut body =
            json!({"inner": [{"PIN": "1", "again": {"pin": "2"}}], "name": "n", "pass": {"a": 1}, "myToken": "3"});
        secrets().mask(&mut body);
        let masked =
            json!({"inner": [{"PIN": MASK, "again": {"pin": MASK}}], "name": "n", "pass": MASK, "myToken": MASK});
        assert_eq!(body, masked);
    }

    #[test]
    fn a_secret_of_any_type_is_masked() {
        for (value, is_masked) in [
            (json!("1"), true),
            (json!(1), true),
            (json!(1.5), true),
            (json!(true), true),
            (json!(["1", 2]), true),
            (json!({"a": 1}), true),
            (json!(null), false),
        ] {
            let mut body = json!({"pin": value});
            secrets().mask(&mut body);
            assert_eq!(body["pin"] == MASK, is_masked, "{value}");
        }
        let mut body = json!({"max_tokens": 5, "tokens": ["a"]});
        secrets().mask(&mut body);
        assert_eq!(body, json!({"max_tokens": 5, "tokens": MASK}));
    }
}
