//! The names of fields and parameters whose values must not be printed.

use std::collections::HashSet;

use serde_json::Value;

use crate::schema::{Endpoint, Kind, ObjectType};

/// What a masked value is replaced with.
pub(super) const MASK: &str = "[redacted]";

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

    pub(super) fn contains(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.names.contains(&name) || CREDENTIALS.iter().any(|word| name.contains(word))
    }

    /// Masks the secrets of a JSON value. A secret may be an object: its keys are then the client's choice.
    pub(super) fn mask(&self, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    if self.contains(name) && (value.is_string() || value.is_object()) {
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

    #[test]
    fn secrets_of_the_table_are_masked_at_any_depth() {
        let mut collector = Collector::default();
        collector.names.insert("pass".to_owned());
        collector.object(&OUTER);
        let secrets = SecretNames { names: collector.names };
        let mut body =
            json!({"inner": [{"PIN": "1", "again": {"pin": "2"}}], "name": "n", "pass": {"a": 1}, "myToken": "3"});
        secrets.mask(&mut body);
        let masked =
            json!({"inner": [{"PIN": MASK, "again": {"pin": MASK}}], "name": "n", "pass": MASK, "myToken": MASK});
        assert_eq!(body, masked);
    }
}
