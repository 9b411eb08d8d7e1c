//! JSON Schema, draft 2020-12: a view of the table.

use std::ptr;

use serde_json::{Map, Value, json};

use super::{Endpoint, EnumType, Field, Format, Kind, ObjectType, Output, UnionType};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

impl Kind {
    /// Returns the JSON Schema (draft 2020-12) of this type, as a whole document.
    ///
    /// The type itself is at the root, the types it refers to are in `$defs`. The schema is as tolerant as the SDK:
    ///
    /// - an enum lists the known values, each with its docs, and accepts any other string;
    /// - a model accepts unknown fields, and `null` for a field that is not required;
    /// - an input or parameters refuse unknown fields, and `null` unless it clears the field.
    ///
    /// Docs become `description`s, `#[default(..)]` and `#[sample(..)]` become `default` and `examples`, and a
    /// `#[secret]` of an input is `writeOnly`.
    ///
    /// ```
    /// use bimpeai::endpoints::agents;
    ///
    /// let schema = agents::CREATE.input_schema().unwrap();
    /// assert_eq!(schema["required"], serde_json::json!(["name"]));
    /// assert_eq!(schema["properties"]["rules"]["items"]["$ref"], "#/$defs/RuleInput");
    /// assert_eq!(schema["$defs"]["RuleInput"]["type"], "object");
    /// ```
    #[must_use]
    pub fn json_schema(&self) -> Value {
        document(|definitions| definitions.body(self))
    }
}

impl Endpoint {
    /// Returns the JSON Schema of the parameters or of the body; `None` without input. See [`Kind::json_schema`].
    #[must_use]
    pub fn input_schema(&self) -> Option<Value> {
        self.input().kind().map(|kind| kind.json_schema())
    }

    /// Returns the JSON Schema of the response's `data`: an object, an array for lists and pages, one event for a
    /// stream; `None` if nothing is returned. See [`Kind::json_schema`].
    #[must_use]
    pub fn output_schema(&self) -> Option<Value> {
        let kind = self.output().kind()?;
        Some(match self.output() {
            Output::List(_) | Output::Page(_) => document(|definitions| definitions.array(&kind, None)),
            _ => kind.json_schema(),
        })
    }
}

type Schema = Map<String, Value>;

fn document(root: impl FnOnce(&mut Definitions) -> Schema) -> Value {
    let mut definitions = Definitions::default();
    let mut schema = root(&mut definitions);
    let mut written = Map::new();
    while let Some((name, kind)) = definitions.pending.pop() {
        written.insert(name, definitions.body(&kind).into());
    }
    schema.insert("$schema".to_owned(), DRAFT.into());
    if !written.is_empty() {
        schema.insert("$defs".to_owned(), written.into());
    }
    schema.into()
}

/// The named types that a document refers to.
#[derive(Default)]
struct Definitions {
    /// The address of each type, and its name in `$defs`.
    names: Vec<(*const (), String)>,
    /// Those that have not been written yet.
    pending: Vec<(String, Kind)>,
}

impl Definitions {
    /// The schema of a type. Named types are referred to, so that a type may contain itself.
    fn schema(&mut self, kind: &Kind, format: Option<Format>) -> Schema {
        match kind {
            Kind::String => {
                let mut schema = typed("string");
                schema.extend(format.map(|format| ("format".to_owned(), format.as_str().into())));
                schema
            }
            Kind::Integer => typed("integer"),
            Kind::Number => typed("number"),
            Kind::Boolean => typed("boolean"),
            Kind::Any => Schema::new(),
            Kind::Array(item) => self.array(item, format),
            Kind::Map(value) => {
                let mut schema = typed("object");
                schema.insert("additionalProperties".to_owned(), self.schema(value, None).into());
                schema
            }
            Kind::Enum(ty) => self.reference(kind, ty.name, ptr::from_ref(*ty).cast()),
            Kind::Object(ty) => self.reference(kind, ty.name, ptr::from_ref(*ty).cast()),
            Kind::Union(ty) => self.reference(kind, ty.name, ptr::from_ref(*ty).cast()),
        }
    }

    /// The schema of a type, with the definition of a named one in place.
    fn body(&mut self, kind: &Kind) -> Schema {
        match kind {
            Kind::Enum(ty) => open_enum(ty),
            Kind::Object(ty) => self.object(ty, None),
            Kind::Union(ty) => self.union(ty),
            _ => self.schema(kind, None),
        }
    }

    fn reference(&mut self, kind: &Kind, name: &str, address: *const ()) -> Schema {
        let name = match self.names.iter().find(|(known, _)| *known == address) {
            Some((_, known)) => known.clone(),
            None => self.define(kind, name, address),
        };
        Schema::from_iter([("$ref".to_owned(), format!("#/$defs/{name}").into())])
    }

    /// Two types of one name, from two modules, get two names.
    fn define(&mut self, kind: &Kind, name: &str, address: *const ()) -> String {
        let is_taken = |name: &String| self.names.iter().any(|(_, taken)| taken == name);
        let mut candidates = (1..).map(|n| if n == 1 { name.to_owned() } else { format!("{name}{n}") });
        let name = candidates.find(|name| !is_taken(name)).unwrap_or_default();
        self.names.push((address, name.clone()));
        self.pending.push((name.clone(), *kind));
        name
    }

    fn array(&mut self, item: &Kind, format: Option<Format>) -> Schema {
        let mut schema = typed("array");
        schema.insert("items".to_owned(), self.schema(item, format).into());
        schema
    }

    /// The schema of an object; a variant of a union also has the tag.
    fn object(&mut self, ty: &ObjectType, tag: Option<(&str, &str)>) -> Schema {
        let mut properties = Map::new();
        let mut required = Vec::new();
        if let Some((name, text)) = tag {
            properties.insert(name.to_owned(), json!({"const": text}));
            required.push(Value::from(name));
        }
        for field in ty.fields() {
            properties.insert(field.name.to_owned(), self.field(field, ty.open).into());
            required.extend(field.required.then(|| Value::from(field.name)));
        }
        let mut schema = typed("object");
        describe(&mut schema, Some(ty.name), ty.docs);
        schema.insert("properties".to_owned(), properties.into());
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        if !ty.open {
            schema.insert("additionalProperties".to_owned(), false.into());
        }
        schema
    }

    fn field(&mut self, field: &Field, in_model: bool) -> Schema {
        let mut schema = self.schema(&field.kind, field.format);
        if field.nullable || (in_model && !field.required) {
            schema = or_null(schema);
        }
        describe(&mut schema, None, field.docs);
        if let Some(default) = field.default() {
            schema.insert("default".to_owned(), default);
        }
        if let Some(sample) = field.sample().filter(|sample| !sample.is_null()) {
            schema.insert("examples".to_owned(), json!([sample]));
        }
        // What a response contains can be read.
        if field.secret && !in_model {
            schema.insert("writeOnly".to_owned(), true.into());
        }
        schema
    }

    fn union(&mut self, ty: &UnionType) -> Schema {
        let variants = ty.variants.iter().map(|variant| {
            let mut schema = match variant.kind {
                Kind::Object(object) => self.object(object, Some((ty.tag, variant.text))),
                // Not an object with known fields: only the tag is certain.
                _ => json!({"type": "object", "properties": {ty.tag: {"const": variant.text}}, "required": [ty.tag]})
                    .as_object()
                    .cloned()
                    .unwrap_or_default(),
            };
            describe(&mut schema, None, variant.docs);
            Value::from(schema)
        });
        let variants = variants.collect::<Vec<_>>();
        let mut schema = typed("object");
        describe(&mut schema, Some(ty.name), ty.docs);
        schema.insert("oneOf".to_owned(), variants.into());
        // OpenAPI's keyword; a JSON Schema may have any further ones.
        schema.insert("discriminator".to_owned(), json!({"propertyName": ty.tag}));
        schema
    }
}

/// The known values, and any other string: the set is open.
fn open_enum(ty: &EnumType) -> Schema {
    let known = ty.values.iter().map(|value| {
        let mut schema = Schema::from_iter([("const".to_owned(), value.text.into())]);
        describe(&mut schema, None, value.docs);
        Value::from(schema)
    });
    let unknown = json!({"type": "string", "description": "A value that this version of the SDK does not know."});
    let mut schema = typed("string");
    describe(&mut schema, Some(ty.name), ty.docs);
    schema.insert("anyOf".to_owned(), known.chain([unknown]).collect());
    schema.insert("examples".to_owned(), json!([ty.sample().text]));
    schema
}

fn typed(ty: &str) -> Schema {
    Schema::from_iter([("type".to_owned(), ty.into())])
}

fn describe(schema: &mut Schema, title: Option<&str>, docs: &str) {
    if let Some(title) = title {
        schema.insert("title".to_owned(), title.into());
    }
    if !docs.is_empty() {
        schema.insert("description".to_owned(), docs.into());
    }
}

fn or_null(mut schema: Schema) -> Schema {
    // Without a keyword, `null` is accepted already.
    if schema.is_empty() {
        return schema;
    }
    if let Some(ty) = schema.get_mut("type") {
        *ty = json!([*ty, "null"]);
        return schema;
    }
    Schema::from_iter([("anyOf".to_owned(), json!([schema, {"type": "null"}]))])
}
