//! A reference implementation of the SSE decoder, and the property that the fuzz target and the tests check.
//!
//! It reads a whole stream at once and takes each step in the words of the WHATWG HTML standard (9.2.5
//! and 9.2.6), without regard to speed. It shares no code with the decoder.

use std::time::Duration;

use bimpeai::sse::{Decoder, Item, LimitError, Limits};
use bytes::Bytes;

/// An item that borrows nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owned {
    Event { event: String, data: String, id: Option<String>, last_event_id: String },
    Retry(Duration),
}

/// Everything that was decoded from a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) items: Vec<Owned>,
    pub(super) last_event_id: String,
    pub(super) error: Option<LimitError>,
}

/// Decodes the chunks. Pulls all items after each of them.
pub(super) fn decode(chunks: impl IntoIterator<Item = Bytes>, limits: Limits) -> Outcome {
    let mut decoder = Decoder::with_limits(limits);
    let mut items = Vec::new();
    let mut error = pull(&mut decoder, &mut items);
    for chunk in chunks {
        decoder.feed(chunk);
        error = pull(&mut decoder, &mut items);
    }
    Outcome { items, last_event_id: decoder.last_event_id().to_owned(), error }
}

/// Pulls items until there are none left. Returns the error, if there is one.
pub(super) fn pull(decoder: &mut Decoder, items: &mut Vec<Owned>) -> Option<LimitError> {
    loop {
        match decoder.next_item() {
            Ok(None) => return None,
            Ok(Some(Item::Retry(time))) => items.push(Owned::Retry(time)),
            Ok(Some(Item::Event(event))) => items.push(Owned::Event {
                event: event.event.to_owned(),
                data: event.data.to_owned(),
                id: event.id.map(str::to_owned),
                last_event_id: event.last_event_id.to_owned(),
            }),
            Ok(Some(_)) => unreachable!("an unknown kind of item"),
            Err(error) => return Some(error),
        }
    }
}

/// Cuts a stream into chunks of these sizes, repeatedly; of one byte if there are none.
pub(super) fn cut(stream: &Bytes, sizes: &[u8]) -> Vec<Bytes> {
    let mut rest = stream.clone();
    let mut chunks = Vec::new();
    let mut sizes = sizes.iter().cycle();
    while !rest.is_empty() {
        let size = sizes.next().map_or(1, |&size| usize::from(size));
        chunks.push(rest.split_to(size.min(rest.len())));
        if size == 0 {
            chunks.push(rest.split_to(1));
        }
    }
    chunks
}

/// The property: chunking changes nothing, and the outcome is what the standard says.
pub(super) fn check(stream: &[u8], sizes: &[u8]) {
    let stream = Bytes::copy_from_slice(stream);
    let chunks = cut(&stream, sizes);

    let whole = decode([stream.clone()], Limits::default());
    if whole.error.is_none() {
        assert_eq!(whole, reference(&stream), "against the standard");
    }
    assert_eq!(whole, decode(chunks.clone(), Limits::default()), "chunked against whole");

    let mut limits = Limits::default();
    (limits.line, limits.event, limits.data_lines) = (24, 40, 3);
    let whole = decode([stream], limits);
    assert_eq!(whole, decode(chunks, limits), "with small limits, chunked against whole");
}

/// Decodes a whole stream as the standard says.
pub(super) fn reference(stream: &[u8]) -> Outcome {
    let mut items = Vec::new();
    let mut data_buffer = String::new();
    let mut event_type_buffer = String::new();
    let mut last_event_id_buffer = String::new();
    let mut last_event_id_string = String::new();
    // Not in the standard: whether the event has an id of its own.
    let mut has_id = false;

    for line in lines(stream) {
        if line.is_empty() {
            last_event_id_string.clone_from(&last_event_id_buffer);
            if !data_buffer.is_empty() {
                if data_buffer.ends_with('\n') {
                    data_buffer.pop();
                }
                let event = match event_type_buffer.as_str() {
                    "" => "message".to_owned(),
                    name => name.to_owned(),
                };
                items.push(Owned::Event {
                    event,
                    data: data_buffer.clone(),
                    id: has_id.then(|| last_event_id_string.clone()),
                    last_event_id: last_event_id_string.clone(),
                });
            }
            data_buffer.clear();
            event_type_buffer.clear();
            has_id = false;
            continue;
        }
        if line.starts_with(':') {
            continue;
        }
        let (field, value) = match line.split_once(':') {
            Some((field, value)) => (field, value.strip_prefix(' ').unwrap_or(value)),
            None => (line.as_str(), ""),
        };
        match field {
            "event" => value.clone_into(&mut event_type_buffer),
            "data" => {
                data_buffer.push_str(value);
                data_buffer.push('\n');
            }
            "id" if !value.contains('\0') => {
                value.clone_into(&mut last_event_id_buffer);
                has_id = true;
            }
            "retry" if !value.is_empty() && value.chars().all(|c| c.is_ascii_digit()) => {
                let time = value.parse().unwrap_or(u64::MAX);
                items.push(Owned::Retry(Duration::from_millis(time)));
            }
            _ => {}
        }
    }
    Outcome { items, last_event_id: last_event_id_string, error: None }
}

/// The lines of a stream without their line ends; a last line without one is dropped.
fn lines(stream: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(stream);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let mut lines = vec![String::new()];
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' => lines.push(String::new()),
            other => lines.last_mut().expect("never empty").push(other),
        }
    }
    lines.pop();
    lines
}
