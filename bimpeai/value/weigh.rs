//! How much memory JSON text needs as a `serde_json::Value`.

use memchr::memchr2;
use serde_json::Value;

const VALUE: usize = size_of::<Value>();
/// A list allocates four items at first, and twice of what it has whenever it is full.
const LIST: usize = 4 * VALUE;
/// An object allocates a node of eleven entries at first.
const OBJECT: usize = 11 * (size_of::<String>() + VALUE) + 24;
/// A node of a large object is at least half full; each name is an allocation of its own.
const ENTRY: usize = 2 * size_of::<String>() + VALUE + 32;

/// An upper bound. Strings are no longer than their text.
pub(super) fn weigh(text: &[u8]) -> usize {
    let mut bytes = 2 * VALUE;
    let mut rest = text;
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        bytes += match first {
            b',' => 2 * VALUE,
            b':' => ENTRY,
            b'[' if !closes(tail, b']') => LIST,
            b'{' if !closes(tail, b'}') => OBJECT,
            b'"' => {
                rest = after_string(tail);
                tail.len() - rest.len()
            }
            _ => 0,
        };
    }
    bytes
}

/// Whether a list or an object is empty.
fn closes(text: &[u8], end: u8) -> bool {
    text.trim_ascii_start().first() == Some(&end)
}

/// What follows a string, of which the opening quote has been read.
fn after_string(mut text: &[u8]) -> &[u8] {
    while let Some(at) = memchr2(b'"', b'\\', text) {
        if text[at] == b'"' {
            return &text[at + 1..];
        }
        text = text.get(at + 2..).unwrap_or_default();
    }
    &[]
}
