//! Validation of requests against the endpoint table: one `path: message` per problem.

use serde_json::{Map, Value};

use crate::schema::{EnumType, Field, Kind, UnionType};

/// Stands for a key that must not be repeated.
const MASK: &str = "[redacted]";

/// How strictly an input is validated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Strictness<'a> {
    /// Whether values that an enum does not list are refused.
    pub(crate) strict_enums: bool,
    /// Fields that accept any string all the same.
    pub(crate) open_enums: &'a [&'static str],
}

/// Returns the problems of a JSON body.
pub(crate) fn body(kind: &Kind, value: &Value, strictness: Strictness<'_>) -> Vec<String> {
    let mut check = Check::new(strictness);
    check.value("", kind, value);
    check.problems
}

/// Returns the problems of a record. No field is required, and every field may be `null`.
pub(crate) fn record(fields: &[Field], values: &Map<String, Value>) -> Vec<String> {
    let mut check = Check::new(Strictness { strict_enums: false, open_enums: &[] });
    for (name, value) in values {
        match fields.iter().find(|field| field.name == name) {
            Some(_) if value.is_null() => {}
            Some(field) => check.field_value(name, field, value),
            None => check.problem(name, "is not a known field"),
        }
    }
    check.problems
}

/// Returns the parameters of a query with the types of the table, or the problems of the query.
pub(crate) fn query(
    fields: &[Field],
    pairs: &[(String, String)],
    strictness: Strictness<'_>,
) -> Result<Map<String, Value>, Vec<String>> {
    let mut check = Check::new(strictness);
    let mut values = Map::new();
    for (name, text) in pairs {
        let Some(field) = fields.iter().find(|field| field.name == name) else {
            check.problem(name, "is not a known parameter");
            continue;
        };
        if values.contains_key(name) {
            check.problem(name, "is given more than once");
            continue;
        }
        let value = typed(&field.kind, text);
        check.value(name, &field.kind, &value);
        values.insert(name.clone(), value);
    }
    for field in fields.iter().filter(|field| field.required && !values.contains_key(field.name)) {
        check.problem(field.name, "is required");
    }
    if check.problems.is_empty() { Ok(values) } else { Err(check.problems) }
}

/// Parses a query value. One that does not parse as its type stays a string, which the validation then refuses.
fn typed(kind: &Kind, text: &str) -> Value {
    let parsed = match kind {
        Kind::Integer => text.parse::<i64>().ok().map(Value::from),
        Kind::Number => text.parse::<f64>().ok().map(Value::from),
        Kind::Boolean => text.parse::<bool>().ok().map(Value::from),
        Kind::Array(_) => Some(text.split(',').map(Value::from).collect()),
        _ => None,
    };
    parsed.unwrap_or_else(|| Value::from(text))
}

struct Check<'a> {
    strictness: Strictness<'a>,
    problems: Vec<String>,
    /// Whether the value is below a secret field, so that the client's own keys must not be repeated.
    in_secret: bool,
}

impl<'a> Check<'a> {
    fn new(strictness: Strictness<'a>) -> Self {
        Self { strictness, problems: Vec::new(), in_secret: false }
    }

    fn problem(&mut self, path: &str, message: impl AsRef<str>) {
        let path = if path.is_empty() { "body" } else { path };
        self.problems.push(format!("{path}: {}", message.as_ref()));
    }

    fn value(&mut self, path: &str, kind: &Kind, value: &Value) {
        let expected = match (kind, value) {
            (Kind::Any, _)
            | (Kind::String, Value::String(_))
            | (Kind::Number, Value::Number(_))
            | (Kind::Boolean, Value::Bool(_)) => return,
            (Kind::Integer, Value::Number(number)) if !number.is_f64() => return,
            (Kind::Enum(ty), Value::String(text)) => return self.one_of(path, ty, text),
            (Kind::Array(item), Value::Array(values)) => return self.items(path, item, values),
            (Kind::Map(item), Value::Object(values)) => {
                return values.iter().for_each(|(name, value)| self.value(&self.join_key(path, name), item, value));
            }
            (Kind::Object(ty), Value::Object(values)) => return self.object(path, ty.fields(), values, None),
            (Kind::Union(ty), Value::Object(values)) => return self.union(path, ty, values),
            (Kind::String | Kind::Enum(_), _) => "must be a string",
            (Kind::Integer, _) => "must be a whole number",
            (Kind::Number, _) => "must be a number",
            (Kind::Boolean, _) => "must be true or false",
            (Kind::Array(_), _) => "must be a list",
            (Kind::Map(_) | Kind::Object(_) | Kind::Union(_), _) => "must be an object",
        };
        self.problem(path, expected);
    }

    fn one_of(&mut self, path: &str, ty: &EnumType, text: &str) {
        let is_open = !self.strictness.strict_enums || self.strictness.open_enums.contains(&path);
        if !is_open && !ty.texts().any(|known| known == text) {
            self.problem(path, format!("must be one of {}", ty.texts().collect::<Vec<_>>().join(", ")));
        }
    }

    fn items(&mut self, path: &str, kind: &Kind, values: &[Value]) {
        for (at, value) in values.iter().enumerate() {
            self.value(&join(path, &at.to_string()), kind, value);
        }
    }

    fn object(&mut self, path: &str, fields: &[Field], values: &Map<String, Value>, tag: Option<&str>) {
        for field in fields {
            self.field(&join(path, field.name), field, values.get(field.name));
        }
        for name in values.keys() {
            if tag != Some(name) && !fields.iter().any(|field| field.name == name) {
                self.problem(&self.join_key(path, name), "is not a known field");
            }
        }
    }

    fn field(&mut self, path: &str, field: &Field, value: Option<&Value>) {
        match value {
            None if field.required => self.problem(path, "is required"),
            None => {}
            Some(Value::Null) if field.nullable => {}
            Some(Value::Null) if !matches!(field.kind, Kind::Any) => self.problem(path, "must not be null"),
            Some(Value::String(text)) if field.required && text.trim().is_empty() => {
                self.problem(path, "must not be empty");
            }
            Some(value) => self.field_value(path, field, value),
        }
    }

    fn field_value(&mut self, path: &str, field: &Field, value: &Value) {
        let around = self.in_secret;
        self.in_secret |= field.secret;
        self.value(path, &field.kind, value);
        self.in_secret = around;
    }

    /// The path of a key that the client chose.
    fn join_key(&self, path: &str, key: &str) -> String {
        join(path, if self.in_secret { MASK } else { key })
    }

    fn union(&mut self, path: &str, ty: &UnionType, values: &Map<String, Value>) {
        let known = || ty.variants.iter().map(|variant| variant.text).collect::<Vec<_>>().join(", ");
        let tag_path = join(path, ty.tag);
        match values.get(ty.tag) {
            None => self.problem(&tag_path, format!("is required: one of {}", known())),
            Some(Value::String(name)) => match ty.variants.iter().find(|variant| variant.text == name) {
                Some(variant) => self.object(path, variant.kind.fields(), values, Some(ty.tag)),
                None => self.problem(&tag_path, format!("must be one of {}", known())),
            },
            Some(_) => self.problem(&tag_path, "must be a string"),
        }
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Nullable;
    use crate::schema::{EnumValue, FieldType, ObjectType, Schema as _, Variant};
    use serde_json::json;

    const TEXT: &[Field] = &[Field::new("name", "", String::FIELD_TYPE)];
    const RULE: &[Field] = &[
        Field::new("id", "", String::FIELD_TYPE),
        Field::new("on", "", Nullable::<bool>::FIELD_TYPE),
        Field::new("tone", "", FieldType { kind: Kind::Enum(&TONE), required: false, nullable: false }),
    ];
    const RULE_LIST: Kind = Kind::Array(&Kind::Object(&RULES));
    const FIELDS: &[Field] = &[
        Field::new("name", "", String::FIELD_TYPE),
        Field::new("count", "", Option::<i64>::FIELD_TYPE),
        Field::new("rules", "", FieldType { kind: RULE_LIST, required: false, nullable: false }),
        Field::new("any", "", Option::<Value>::FIELD_TYPE),
    ];
    static TONE: EnumType = EnumType::new("Tone", "", &[EnumValue::new("warm", ""), EnumValue::new("cool", "")], 0);
    static RULES: ObjectType = ObjectType::new("Rule", "", || RULE, false);
    static OBJECT: ObjectType = ObjectType::new("Body", "", || FIELDS, false);
    static TONES: ObjectType = ObjectType::new("Tones", "", || &RULE[2..], false);
    static TEXTS: ObjectType = ObjectType::new("Text", "", || TEXT, false);
    static UNION: UnionType = UnionType::new("Content", "", "type", &[Variant::new("text", "", Kind::Object(&TEXTS))]);
    const STRICT: Strictness<'static> = Strictness { strict_enums: true, open_enums: &[] };

    fn problems(value: &Value) -> Vec<String> {
        body(&Kind::Object(&OBJECT), value, STRICT)
    }

    #[test]
    fn every_problem_is_reported_with_its_path() {
        let reported = problems(&json!({
            "nmae": 1, "count": 1.5,
            "rules": [{"id": "", "on": null}, {"on": "yes", "tone": "hot"}, 7],
        }));
        assert_eq!(
            reported,
            [
                "name: is required",
                "count: must be a whole number",
                "rules.0.id: must not be empty",
                "rules.1.id: is required",
                "rules.1.on: must be true or false",
                "rules.1.tone: must be one of warm, cool",
                "rules.2: must be an object",
                "nmae: is not a known field",
            ]
        );
    }

    #[test]
    fn a_valid_body_has_no_problems() {
        assert!(
            problems(
                &json!({"name": "x", "count": 2, "any": null, "rules": [{"id": "r", "on": null, "tone": "cool"}]})
            )
            .is_empty()
        );
        assert_eq!(problems(&json!({"name": null})), ["name: must not be null"]);
        assert_eq!(problems(&json!([])), ["body: must be an object"]);
    }

    #[test]
    fn keys_in_a_secret_are_not_repeated() {
        const CODES: &[Field] =
            &[Field::new("codes", "", FieldType { kind: Kind::Map(&CODE), required: false, nullable: false })
                .with_secret()];
        const CODE: Kind = Kind::Object(&RULES);
        static SECRETS: ObjectType = ObjectType::new("Secrets", "", || CODES, false);
        let value = json!({"codes": {"hunter2": {"id": "a", "hunter3": 1}}, "other": 1});
        assert_eq!(
            body(&Kind::Object(&SECRETS), &value, STRICT),
            ["codes.[redacted].[redacted]: is not a known field", "other: is not a known field"]
        );
    }

    #[test]
    fn an_open_enum_accepts_any_string() {
        let kind = Kind::Object(&TONES);
        let open = Strictness { strict_enums: true, open_enums: &["tone"] };
        assert!(body(&kind, &json!({"tone": "hot"}), open).is_empty());
        assert!(body(&kind, &json!({"tone": "hot"}), Strictness { strict_enums: false, open_enums: &[] }).is_empty());
    }

    #[test]
    fn a_union_is_validated_by_its_tag() {
        let kind = Kind::Union(&UNION);
        assert!(body(&kind, &json!({"type": "text", "name": "x"}), STRICT).is_empty());
        assert_eq!(
            body(&kind, &json!({"type": "text", "url": "x"}), STRICT),
            ["name: is required", "url: is not a known field"]
        );
        assert_eq!(body(&kind, &json!({"name": "x"}), STRICT), ["type: is required: one of text"]);
        assert_eq!(body(&kind, &json!({"type": "pdf"}), STRICT), ["type: must be one of text"]);
    }

    #[test]
    fn a_query_has_the_types_of_the_table() {
        let pairs = [("name", "a b"), ("count", "3")].map(|(name, text)| (name.to_owned(), text.to_owned()));
        let values = query(&FIELDS[..2], &pairs, STRICT);
        assert_eq!(values, Ok(json!({"name": "a b", "count": 3}).as_object().cloned().unwrap_or_default()));
        let wrong =
            [("count", "x"), ("count", "1"), ("other", "")].map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(
            query(&FIELDS[..2], &wrong, STRICT),
            Err(vec![
                "count: must be a whole number".into(),
                "count: is given more than once".into(),
                "other: is not a known parameter".into(),
                "name: is required".into()
            ])
        );
    }
}
