//! What the decoding of a response may use: the memory that its body leaves of the limit, and the body itself.
//!
//! serde hands nothing down to the types that are read, so it is kept per thread while a response is decoded. Outside of
//! that, as in a user's own `serde_json::from_str`, there is no limit.

use std::cell::{Cell, RefCell};

use bytes::Bytes;
use serde::de::Error;

use super::weigh::weigh;

/// Shorter bodies cannot become large, and are decoded without counting.
const COUNTED_BODY_BYTES: usize = 16 << 10;

/// What the result may use however large the body is: most of a body may be nothing, such as white space.
const ALWAYS: usize = 256 << 10;

thread_local! {
    static SCOPE: Scope = const { Scope { limit: Cell::new(0), remaining: Cell::new(None), body: RefCell::new(None) } };
}

struct Scope {
    limit: Cell<usize>,
    /// How many bytes may still be used; `None` if nothing is counted.
    remaining: Cell<Option<usize>>,
    body: RefCell<Option<Bytes>>,
}

/// Ends the scope also if decoding panics.
struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        SCOPE.with(|scope| {
            scope.remaining.set(None);
            scope.body.replace(None);
        });
    }
}

/// Decodes a body: body and result together stay within `limit` bytes, and a little more.
pub(crate) fn decoding<T>(body: &Bytes, limit: usize, decode: impl FnOnce() -> T) -> T {
    if body.len() < COUNTED_BODY_BYTES {
        return decode();
    }
    SCOPE.with(|scope| {
        scope.limit.set(limit);
        scope.remaining.set(Some(limit.saturating_sub(body.len()).saturating_add(ALWAYS)));
        scope.body.replace(Some(body.clone()));
    });
    let _guard = Guard;
    decode()
}

/// Whether memory is counted.
pub(super) fn is_counted() -> bool {
    SCOPE.with(|scope| scope.remaining.get().is_some())
}

/// Whether the limit has been passed while decoding.
pub(crate) fn is_exhausted() -> bool {
    SCOPE.with(|scope| scope.remaining.get() == Some(0))
}

/// Counts memory that is about to be used.
pub(super) fn charge<E: Error>(bytes: usize) -> Result<(), E> {
    SCOPE.with(|scope| {
        let Some(remaining) = scope.remaining.get() else { return Ok(()) };
        let left = remaining.saturating_sub(bytes);
        scope.remaining.set(Some(left));
        if left > 0 {
            return Ok(());
        }
        let limit = scope.limit.get();
        Err(E::custom(format_args!("the decoded body needs more than {limit} bytes (raise `max_body_bytes`)")))
    })
}

/// Counts the memory that JSON text needs as a `Value`.
pub(crate) fn charge_value<E: Error>(text: &[u8]) -> Result<(), E> {
    if is_counted() { charge(weigh(text)) } else { Ok(()) }
}

/// Counts the memory that the parser itself needs: text with an escape is collected before it is handed out, and so are the
/// levels of what is skipped.
pub(crate) fn charge_parser<E: Error>(body: &[u8]) -> Result<(), E> {
    if is_counted() { charge(scratch(body)) } else { Ok(()) }
}

/// The longest text with an escape, and the deepest nesting.
fn scratch(body: &[u8]) -> usize {
    let (mut longest, mut depth, mut deepest) = (0, 0_usize, 0);
    let mut rest = body;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'"' => {
                let (length, has_escape) = text_length(rest);
                if has_escape {
                    longest = longest.max(length);
                }
                rest = rest.get(length + 1..).unwrap_or_default();
            }
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    longest + deepest
}

/// Where the text ends whose first quotation mark has been read, and whether it has an escape.
fn text_length(text: &[u8]) -> (usize, bool) {
    let (mut at, mut has_escape) = (0, false);
    while let Some(found) = memchr::memchr2(b'"', b'\\', text.get(at..).unwrap_or_default()) {
        at += found;
        if text[at] == b'"' {
            return (at, has_escape);
        }
        has_escape = true;
        at += 2;
    }
    (text.len(), has_escape)
}

/// Text of the body, without a copy; `None` if it is not part of the body.
pub(super) fn share(text: &str) -> Option<Bytes> {
    SCOPE.with(|scope| {
        let body = scope.body.borrow();
        let body = body.as_ref()?;
        let (within, part) = (body.as_ptr_range(), text.as_bytes().as_ptr_range());
        (within.start <= part.start && part.end <= within.end).then(|| body.slice_ref(text.as_bytes()))
    })
}

/// The memory of collections. Strings cost an allocation beyond their text.
pub(crate) struct Growth;

impl Growth {
    const ALLOCATION: usize = 32;

    /// Makes room for one more item.
    pub(crate) fn make_room<T, E: Error>(items: &mut Vec<T>) -> Result<(), E> {
        if items.len() == items.capacity() {
            let more = items.len().max(4);
            charge(more.saturating_mul(size_of::<T>() + Self::ALLOCATION))?;
            items.reserve_exact(more);
        }
        Ok(())
    }

    /// Counts one more entry of a map: its nodes are at least half full.
    pub(crate) fn entry<T, E: Error>() -> Result<(), E> {
        charge(2 * size_of::<(String, T)>() + Self::ALLOCATION)
    }
}
