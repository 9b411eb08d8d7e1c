//! Samples: realistic values, computed from the table.

use std::ptr;

use serde_json::{Map, Value};

use super::{Field, Format, Kind, ObjectType};

impl Kind {
    /// Returns a realistic value, as the mock server sends it.
    ///
    /// Declared samples (`#[sample(..)]`) are used as they are; other values follow from the type, the format and the
    /// name of the field. An `Option` without a declared sample is `null` in a model and left out of an input. Where a
    /// type contains itself, the sample ends: with an empty list or with `null`.
    #[must_use]
    pub fn sample(&self) -> Value {
        Sampler::default().kind(self, "", None).unwrap_or_default()
    }
}

#[derive(Default)]
struct Sampler {
    /// The objects around the current value.
    around: Vec<&'static ObjectType>,
}

impl Sampler {
    /// Returns `None` for an object inside itself.
    fn kind(&mut self, kind: &Kind, name: &str, format: Option<Format>) -> Option<Value> {
        Some(match kind {
            Kind::String => Value::from(text(name, format)),
            Kind::Integer => Value::from(1),
            Kind::Number => Value::from(0.5),
            Kind::Boolean => Value::from(true),
            Kind::Any => Value::Null,
            Kind::Enum(ty) => Value::from(ty.sample().text),
            Kind::Array(item) => self.kind(item, name, format).into_iter().collect(),
            Kind::Map(_) => Value::Object(Map::new()),
            Kind::Object(ty) => self.object(ty)?,
            Kind::Union(ty) => ty.variants.iter().find_map(|variant| {
                let mut value = self.kind(&variant.kind, name, format)?;
                value.as_object_mut()?.insert(ty.tag.to_owned(), variant.text.into());
                Some(value)
            })?,
        })
    }

    fn object(&mut self, ty: &'static ObjectType) -> Option<Value> {
        if self.around.iter().any(|around| ptr::eq(*around, ty)) {
            return None;
        }
        self.around.push(ty);
        let fields = ty.fields().iter().filter_map(|field| Some((field.name.to_owned(), self.field(field, ty.open)?)));
        let value = fields.collect();
        self.around.pop();
        Some(value)
    }

    /// Returns `None` for what is left out. A model has all its fields.
    fn field(&mut self, field: &Field, in_model: bool) -> Option<Value> {
        let needed = if in_model { field.has_value } else { field.required };
        let value =
            field.sample().or_else(|| if needed { self.kind(&field.kind, field.name, field.format) } else { None });
        if in_model { Some(value.unwrap_or_default()) } else { value }
    }
}

/// Returns a text of the format, or one that fits the name of the field.
fn text(name: &str, format: Option<Format>) -> String {
    let format = format.or_else(|| match name {
        _ if name.ends_with("_at") || name.ends_with("_on") => Some(Format::DateTime),
        _ if name.ends_with("email") => Some(Format::Email),
        _ if name.ends_with("url") || name == "logo" => Some(Format::Uri),
        _ => None,
    });
    match (format, name) {
        (Some(Format::DateTime), _) => "2026-03-01T08:00:00.000Z".to_owned(),
        (Some(Format::Email), _) => "hello@acme.example".to_owned(),
        (Some(Format::Uri), _) => "https://acme.example/".to_owned(),
        (None, "") => "text".to_owned(),
        (None, "name") => "Acme".to_owned(),
        (None, _) if name.ends_with("_id") => format!("{}_1", name.trim_end_matches("_id")),
        (None, _) => name.to_owned(),
    }
}
