//! Checks of a declaration that need its types: the expansions evaluate them at compile time, so a mistake is an error at
//! the place that the macro chose, with the message of the panic.

use super::{Endpoint, Field, FieldType, Kind, ObjectType};

/// What a `#[sample(..)]` is written as.
#[derive(Debug, Clone, Copy)]
pub enum Sample {
    Null,
    Boolean,
    Integer,
    Float,
    String,
    Array(&'static [Sample]),
    Object(&'static [(&'static str, Sample)]),
    /// An expression: nothing is known.
    Other,
}

/// Text that is put together at compile time. What does not fit is cut off.
struct Text {
    bytes: [u8; 400],
    length: usize,
}

impl Text {
    const fn new(parts: &[&str]) -> Self {
        let mut text = Self { bytes: [0; 400], length: 0 };
        let mut part = 0;
        while part < parts.len() {
            let bytes = parts[part].as_bytes();
            let mut at = 0;
            while at < bytes.len() && text.length < text.bytes.len() {
                text.bytes[text.length] = bytes[at];
                text.length += 1;
                at += 1;
            }
            part += 1;
        }
        text
    }

    #[track_caller]
    const fn fail(&self) -> ! {
        let (text, _) = self.bytes.split_at(self.length);
        match std::str::from_utf8(text) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("this declaration is not valid"),
        }
    }
}

pub(super) const fn equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

const fn find(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    let mut at = 0;
    while at < fields.len() {
        if equal(fields[at].name, name) {
            return Some(&fields[at]);
        }
        at += 1;
    }
    None
}

/// The parameters of a GET: a query has text only, and no `null`.
#[track_caller]
pub const fn query(fields: &'static [Field]) {
    let mut at = 0;
    while at < fields.len() {
        let Field { name, kind, nullable, .. } = fields[at];
        let found = match kind {
            Kind::Array(_) => "a list",
            Kind::Object(_) | Kind::Map(_) | Kind::Union(_) => "an object",
            Kind::Any => "any JSON value",
            _ if nullable => "nullable",
            Kind::String | Kind::Integer | Kind::Number | Kind::Boolean | Kind::Enum(_) => "",
        };
        if !found.is_empty() {
            let advice =
                ", which the query of a GET cannot hold: use text, a number, a `bool` or an enum, or an `Option` of it";
            Text::new(&["`", name, "` is ", found, advice]).fail();
        }
        at += 1;
    }
}

/// The parameters of a line that returns a `Page`.
#[track_caller]
pub const fn page(fields: &'static [Field], params: &str) {
    let advice = "`: add `#[default(1)] pub page: u32`, or return a `Vec`";
    match find(fields, "page") {
        Some(Field { kind: Kind::Integer, .. }) => {}
        Some(_) => Text::new(&["`page` of `", params, "` must be a number: write `pub page: u32`"]).fail(),
        None => Text::new(&["a `Page` requires the parameter `page` in `", params, advice]).fail(),
    }
}

/// The path of methods that leads to a sub-resource, as its parent and its own header say.
#[track_caller]
pub const fn accessor(expected: &str, declared: &str) {
    if !equal(expected, declared) {
        let advice = ": write one of the two in both places";
        Text::new(&["the resource is `", expected, "` here and `", declared, "` in its own header", advice]).fail();
    }
}

/// A variant of a union: the tag is written beside its fields.
#[track_caller]
pub const fn tag(fields: &'static [Field], tag: &str) {
    if find(fields, tag).is_some() {
        let advice = "`, which is the union's tag: remove the field, or choose another tag";
        Text::new(&["the input of this variant has a field `", tag, advice]).fail();
    }
}

/// A `#[format(..)]`.
#[track_caller]
pub const fn format(kind: Kind) {
    match kind {
        Kind::String | Kind::Any => {}
        Kind::Array(item) => format(*item),
        _ => panic!("`#[format(..)]` is for text only: remove it"),
    }
}

/// The routes of all resources of a client: two placeholders are the same, whatever their names.
#[track_caller]
pub const fn routes(endpoints: &[&'static Endpoint]) {
    let mut a = 0;
    while a < endpoints.len() {
        let mut b = a + 1;
        while b < endpoints.len() {
            if endpoints[a].has_route_of(endpoints[b]) {
                let names =
                    ["`", endpoints[a].name(), "` and `", endpoints[b].name(), "` have the same route: remove one"];
                Text::new(&names).fail();
            }
            b += 1;
        }
        a += 1;
    }
}

/// A `#[sample(..)]`, which is read as the field's type. `fields` are those of the object in it, which a [`Kind`] gives
/// at run time only: objects inside of that object are not checked.
#[track_caller]
pub const fn sample(ty: FieldType, fields: &'static [Field], sample: Sample) {
    if !(matches!(sample, Sample::Null) && (!ty.required || ty.nullable)) {
        fits(&ty.kind, fields, sample);
    }
}

#[track_caller]
const fn fits(kind: &Kind, fields: &'static [Field], sample: Sample) {
    let expected = match (kind, sample) {
        (Kind::Any, _)
        | (_, Sample::Other)
        | (Kind::Union(_), Sample::Object(_))
        | (Kind::String | Kind::Enum(_), Sample::String)
        | (Kind::Integer, Sample::Integer)
        | (Kind::Number, Sample::Integer | Sample::Float)
        | (Kind::Boolean, Sample::Boolean) => return,
        (Kind::Array(item), Sample::Array(samples)) => return items(item, fields, samples),
        (Kind::Map(item), Sample::Object(entries)) => return values(item, fields, entries),
        (Kind::Object(object), Sample::Object(entries)) => return members(object, fields, entries),
        (Kind::String, _) => "text, as in `#[sample(\"Support bot\")]`",
        (Kind::Enum(_), _) => "the text of a value, as in `#[sample(\"live\")]`",
        (Kind::Integer, _) => "a number without a fraction, as in `#[sample(60)]`",
        (Kind::Number, _) => "a number, as in `#[sample(0.5)]`",
        (Kind::Boolean, _) => "`true` or `false`",
        (Kind::Array(_), _) => "a list, as in `#[sample([\"v1\"])]`",
        (Kind::Map(_) | Kind::Object(_) | Kind::Union(_), _) => {
            "an object, as in `#[sample({\"name\": \"Front desk\"})]`"
        }
    };
    Text::new(&["the sample does not fit the field: it must be ", expected]).fail();
}

#[track_caller]
const fn items(item: &Kind, fields: &'static [Field], samples: &[Sample]) {
    let mut at = 0;
    while at < samples.len() {
        fits(item, fields, samples[at]);
        at += 1;
    }
}

#[track_caller]
const fn values(item: &Kind, fields: &'static [Field], entries: &[(&str, Sample)]) {
    let mut at = 0;
    while at < entries.len() {
        fits(item, fields, entries[at].1);
        at += 1;
    }
}

#[track_caller]
const fn members(object: &ObjectType, fields: &'static [Field], entries: &[(&'static str, Sample)]) {
    let mut at = 0;
    while at < entries.len() {
        let (name, value) = entries[at];
        match find(fields, name) {
            Some(Field { kind: Kind::Object(_), .. }) => {}
            Some(field) if matches!(value, Sample::Null) && (!field.required || field.nullable) => {}
            Some(field) => fits(&field.kind, &[], value),
            None if object.open || fields.is_empty() => {}
            None => Text::new(&["the sample does not fit: `", object.name, "` has no field `", name, "`"]).fail(),
        }
        at += 1;
    }
    let mut at = 0;
    while at < fields.len() {
        let Field { name, required, kind, .. } = fields[at];
        if required && !matches!(kind, Kind::Array(_) | Kind::Map(_)) && !has(entries, name) {
            Text::new(&["the sample does not fit: `", name, "` of `", object.name, "` is missing"]).fail();
        }
        at += 1;
    }
}

const fn has(entries: &[(&str, Sample)], name: &str) -> bool {
    let mut at = 0;
    while at < entries.len() {
        if equal(entries[at].0, name) {
            return true;
        }
        at += 1;
    }
    false
}
