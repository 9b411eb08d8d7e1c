//! Removes secrets from values, as the table marks them.

use serde_json::Value;
use serde_path_to_error::{Error, Path, Segment};

use super::{Field, Kind};
use crate::value::REDACTED;

/// Replaces the value of a secret field, and the secrets inside of any other.
pub(crate) fn redact(field: &Field, value: &mut Value) {
    if field.secret {
        *value = REDACTED.into();
    } else {
        redact_kind(&field.kind, value);
    }
}

fn redact_kind(kind: &Kind, value: &mut Value) {
    match (kind, value) {
        (Kind::Array(kind), Value::Array(items)) => items.iter_mut().for_each(|item| redact_kind(kind, item)),
        (Kind::Map(kind), Value::Object(entries)) => entries.values_mut().for_each(|value| redact_kind(kind, value)),
        (Kind::Object(object), Value::Object(entries)) => {
            for field in object.fields() {
                if let Some(value) = entries.get_mut(field.name) {
                    redact(field, value);
                }
            }
        }
        (Kind::Union(union), value) => {
            let selected = union.variants.iter().find(|variant| value[union.tag] == variant.text);
            if let Some(variant) = selected {
                redact_kind(&variant.kind, value);
            }
        }
        _ => {}
    }
}

/// Where a value could not be read as this kind, and why. The value itself is repeated only if it is no secret.
pub(crate) fn mistake(kind: Kind, error: &Error<serde_json::Error>) -> (String, String) {
    let (path, is_secret) = place(kind, error.path().iter());
    let problem = if is_secret { "has the wrong type".to_owned() } else { error.inner().to_string() };
    (path, problem)
}

/// The path of the first secret on the way to a value of a response, whose `data` is of this kind.
pub(crate) fn secret_in(kind: Kind, path: &Path) -> Option<String> {
    let in_data = matches!(path.iter().next(), Some(Segment::Map { key }) if key == "data");
    let (prefix, start) = if in_data { ("data", 1) } else { ("", 0) };
    let (text, is_secret) = place(kind, path.iter().skip(start));
    let dot = if in_data && !text.starts_with('[') { "." } else { "" };
    is_secret.then(|| format!("{prefix}{dot}{text}"))
}

/// Whether values of this kind can hold a secret.
pub(crate) fn has_secret(kind: Kind) -> bool {
    // Types may hold themselves, and then it is found on the first levels or not at all.
    const LEVELS: u32 = 6;
    has_secret_within(kind, LEVELS)
}

fn has_secret_within(kind: Kind, levels: u32) -> bool {
    let Some(levels) = levels.checked_sub(1) else { return false };
    match kind {
        Kind::Array(item) | Kind::Map(item) => has_secret_within(*item, levels),
        Kind::Object(object) => {
            object.fields().iter().any(|field| field.secret || has_secret_within(field.kind, levels))
        }
        Kind::Union(union) => union.variants.iter().any(|variant| has_secret_within(variant.kind, levels)),
        _ => false,
    }
}

/// The path as text, up to the first secret, and whether there is one.
fn place<'a>(mut kind: Kind, path: impl Iterator<Item = &'a Segment>) -> (String, bool) {
    let mut text = String::new();
    for segment in path {
        match (segment, kind) {
            (Segment::Seq { index }, Kind::Array(item)) => {
                text = format!("{text}[{index}]");
                kind = *item;
            }
            (Segment::Map { key }, Kind::Map(value)) => {
                push_name(&mut text, key);
                kind = *value;
            }
            (Segment::Map { key }, Kind::Object(object)) => {
                push_name(&mut text, key);
                match object.fields().iter().find(|field| field.name == key) {
                    Some(field) if !field.secret => kind = field.kind,
                    // A secret, or an alias, which may be that of one.
                    _ => return (text, true),
                }
            }
            _ => return (text, false),
        }
    }
    (text, false)
}

fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
