//! The SSE decoder, against 203 cases of other projects and against a reference implementation of the standard.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use bimpeai::sse::{Decoder, Event, Item, LimitError, Limits};
use bytes::Bytes;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

mod cases;
#[path = "../../../fuzz/reference.rs"]
mod reference;

use cases::cases;
use reference::{Outcome, decode, pull};

// Cases.

fn split(stream: &Bytes, cuts: &[usize]) -> Vec<Bytes> {
    let mut rest = stream.clone();
    let mut from = 0;
    let mut chunks: Vec<Bytes> = Vec::new();
    for cut in cuts {
        chunks.push(rest.split_to(cut - from));
        from = *cut;
    }
    chunks.push(rest);
    chunks
}

#[test]
fn cases_as_given_and_whole() {
    for case in cases() {
        case.check(case.chunks.clone(), "as given");
        case.check([case.stream()], "whole");
    }
}

#[test]
fn cases_byte_by_byte() {
    for case in cases() {
        case.check(reference::cut(&case.stream(), &[1]), "byte by byte");
    }
}

#[test]
fn cases_split_in_two() {
    for case in cases() {
        let stream = case.stream();
        if stream.len() <= 400 {
            for cut in 0..=stream.len() {
                case.check(split(&stream, &[cut]), &format!("cut at {cut}"));
            }
        }
    }
}

#[test]
fn cases_split_in_three() {
    for case in cases() {
        let stream = case.stream();
        if stream.len() <= 60 {
            for second in 0..=stream.len() {
                for first in 0..=second {
                    let how = format!("cut at {first} and {second}");
                    case.check(split(&stream, &[first, second]), &how);
                }
            }
        }
    }
}

#[test]
fn cases_pulled_only_at_the_end() {
    for case in cases() {
        let mut decoder = Decoder::with_limits(case.limits());
        for chunk in &case.chunks {
            decoder.feed(chunk.clone());
        }
        let mut items = Vec::new();
        let error = pull(&mut decoder, &mut items);
        let last_event_id = decoder.last_event_id().to_owned();
        case.compare(&Outcome { items, last_event_id, error }, "fed ahead");
    }
}

#[test]
fn cases_against_the_reference() {
    for case in cases() {
        case.compare(&reference::reference(&case.stream()), "by the reference");
    }
}

#[test]
fn the_largest_case_is_past_the_default_limit() {
    let cases = cases();
    let case = cases.iter().find(|case| case.name == "ld-large-one-chunk").expect("the case");
    let outcome = decode(case.chunks.clone(), Limits::default());
    assert_eq!(outcome.error, Some(LimitError::Line(1 << 20)));
    assert_eq!(outcome.items, []);
}

/// Run it after a change to the cases: `cargo test --features mock --test suite sse::write -- --ignored`.
#[test]
#[ignore = "writes the seeds of the fuzz target"]
fn write_the_seeds_of_the_fuzz_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/decoder");
    fs::create_dir_all(&folder).expect("a folder");
    for case in cases() {
        let stream = case.stream();
        if stream.len() > 5000 {
            continue;
        }
        // The input of the target: the number of chunk sizes, the sizes, the stream.
        let sizes: Option<Vec<u8>> = case.chunks.iter().map(|chunk| u8::try_from(chunk.len()).ok()).collect();
        let sizes = sizes.filter(|sizes| sizes.len() < 16).unwrap_or_default();
        let count = u8::try_from(sizes.len()).expect("fewer than 16");
        let seed = [&[count], &*sizes, &*stream].concat();
        fs::write(folder.join(&case.name), seed).expect("a seed is written");
    }
}

// Properties.

fn streams() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec!["\n", "\r", "\r\n", "\n\n"]).prop_map(Vec::from),
        6 => prop::sample::select(vec![
            "data", "data:", "data: ", "data:  x", "id", "id:", "id: ", "id: 7", "event:", "event: e",
            "retry:", "retry: 12", "retry: 99999999999999999999", "datax:", ": c", ":", " ", "Data: x",
        ]).prop_map(Vec::from),
        2 => prop::sample::select(vec!["x", "0", "\0", "\u{FEFF}", "\u{E9}", "\u{1F600}", "\u{2028}"])
            .prop_map(Vec::from),
        1 => prop::sample::select(vec![0xEF, 0xBB, 0xBF, 0xF0, 0x9F, 0x80, 0xC3, 0xFF, 0xED, 0xA0])
            .prop_map(|byte| vec![byte]),
    ];
    let start = prop_oneof![Just(&b""[..]), Just(&b"\xEF\xBB\xBF"[..]), Just(&b"\xEF\xBB"[..]), Just(&b"\xEF"[..]),];
    (start, prop::collection::vec(piece, 0..40)).prop_map(|(start, pieces)| [start, &pieces.concat()].concat())
}

proptest! {
    #![proptest_config(Config {
        cases: 2000,
        rng_seed: RngSeed::Fixed(20),
        failure_persistence: None,
        ..Config::default()
    })]

    #[test]
    fn chunking_changes_nothing(stream in streams(), sizes in prop::collection::vec(0..8_u8, 0..8)) {
        reference::check(&stream, &sizes);
    }

    #[test]
    fn any_bytes_are_decoded_as_the_standard_says(
        stream in prop::collection::vec(any::<u8>(), 0..200),
        sizes in prop::collection::vec(0..20_u8, 0..8),
    ) {
        reference::check(&stream, &sizes);
    }
}

// What neither the cases nor the reference cover.

fn event(decoder: &mut Decoder) -> Event<'_> {
    match decoder.next_item() {
        Ok(Some(Item::Event(event))) => event,
        other => panic!("no event but {other:?}"),
    }
}

fn fed(chunk: &'static str) -> Decoder {
    let mut decoder = Decoder::new();
    decoder.feed(Bytes::from_static(chunk.as_bytes()));
    decoder
}

#[test]
fn an_events_own_id_differs_from_the_last_event_id() {
    let mut decoder = fed("id: 1\ndata: a\n\ndata: b\n\nid: 2\nid: 3\0\ndata: c\n\nid\ndata: d\n\n");
    let mut ids = Vec::new();
    while let Some(Item::Event(event)) = decoder.next_item().expect("within the limits") {
        ids.push((event.id.map(str::to_owned), event.last_event_id.to_owned()));
    }
    let ids: Vec<_> = ids.iter().map(|(id, last)| (id.as_deref(), &**last)).collect();
    assert_eq!(ids, [(Some("1"), "1"), (None, "1"), (Some("2"), "2"), (Some(""), "")]);
}

#[test]
fn an_id_takes_effect_at_the_blank_line() {
    let mut decoder = fed("id: 1\n");
    assert_eq!(decoder.next_item(), Ok(None));
    assert_eq!(decoder.last_event_id(), "");
    decoder.feed(Bytes::from_static(b"\n"));
    assert_eq!(decoder.next_item(), Ok(None));
    assert_eq!(decoder.last_event_id(), "1");
}

#[test]
fn a_retry_is_an_item_before_its_event_or_without_one() {
    let mut decoder = fed("data: a\nretry: 10\n\nretry: 20\n\nretry: 30\nretry: 4x\nretry: 5");
    let retry = |time| Ok(Some(Item::Retry(Duration::from_millis(time))));
    assert_eq!(decoder.next_item(), retry(10));
    assert_eq!(event(&mut decoder).data, "a");
    assert_eq!(decoder.next_item(), retry(20));
    assert_eq!(decoder.next_item(), retry(30));
    assert_eq!(decoder.next_item(), Ok(None));
}

#[test]
fn a_cr_ends_its_line_without_waiting_for_an_lf() {
    let mut decoder = fed("data: a\r\r");
    assert_eq!(event(&mut decoder).data, "a");
    decoder.feed(Bytes::from_static(b"\ndata: b\n\n"));
    assert_eq!(event(&mut decoder).data, "b");
}

#[test]
fn data_in_one_chunk_is_not_copied() {
    let first = Bytes::from("id: 1\r\ndata: {\"a\": 1}\r\nevent: x\r\n\r\ndata:second\n\nda");
    let second = Bytes::from("ta: cut\n\ndata: third\n\ndata: two\ndata: lines\n\n");
    let mut decoder = Decoder::new();

    decoder.feed(first.clone());
    assert!(addresses(&first).contains(&address(event(&mut decoder), "{\"a\": 1}")));
    assert!(addresses(&first).contains(&address(event(&mut decoder), "second")));
    assert_eq!(decoder.next_item(), Ok(None));

    decoder.feed(second.clone());
    assert!(!addresses(&second).contains(&address(event(&mut decoder), "cut")));
    assert!(addresses(&second).contains(&address(event(&mut decoder), "third")));
    assert!(!addresses(&second).contains(&address(event(&mut decoder), "two\nlines")));
}

fn addresses(chunk: &Bytes) -> Range<*const u8> {
    chunk.as_ptr_range()
}

fn address(event: Event<'_>, data: &str) -> *const u8 {
    assert_eq!(event.data, data);
    event.data.as_ptr()
}

/// With chunks of one byte this would take forever if each chunk rescanned the bytes before it.
#[test]
fn time_is_linear_in_long_lines_and_events() {
    let line = [b"data:", &*vec![b'x'; (1 << 20) - 5], b"\n\n"].concat();
    let comments = [&*b":\n".repeat(1 << 19), b"data: x\n\n"].concat();
    let fields = [&*b"data: 12345678\n".repeat(16_384), b"\n"].concat();
    for stream in [line, comments, fields] {
        let stream = Bytes::from(stream);
        let outcome = decode(reference::cut(&stream, &[1]), Limits::default());
        assert_eq!(outcome, decode([stream], Limits::default()));
        assert_eq!((outcome.items.len(), outcome.error), (1, None));
    }
}

fn limits(line: usize, event: usize, data_lines: usize) -> Limits {
    let mut limits = Limits::default();
    (limits.line, limits.event, limits.data_lines) = (line, event, data_lines);
    limits
}

/// Decodes a stream whole and byte by byte. Returns the error, which must be the same.
fn error(stream: &'static str, limits: Limits) -> Option<LimitError> {
    let stream = Bytes::from_static(stream.as_bytes());
    let whole = decode([stream.clone()], limits);
    assert_eq!(whole, decode(reference::cut(&stream, &[1]), limits));
    whole.error
}

#[test]
fn a_limit_is_the_largest_size_that_passes() {
    let line = |stream| error(stream, limits(10, 99, 99));
    assert_eq!(line("data: 7890\r\n:234567890\rid: 567890\n"), None);
    assert_eq!(line("data: 78901\n"), Some(LimitError::Line(10)));
    assert_eq!(line(":2345678901\n"), Some(LimitError::Line(10)));
    assert_eq!(line("no end in sight"), Some(LimitError::Line(10)));
    assert_eq!(line("\u{FEFF}data: 7890\n\n"), None);

    let event = |stream| error(stream, limits(99, 5, 99));
    assert_eq!(event("data: 12345\n\ndata: 12\ndata: 34\n\ndata: 12345\n\n"), None);
    assert_eq!(event("data: 123456\n\n"), Some(LimitError::Event(5)));
    assert_eq!(event("data: 12\ndata: 345\n\n"), Some(LimitError::Event(5)));
    assert_eq!(event("data: 12345\ndata\n\n"), Some(LimitError::Event(5)));

    let lines = |stream| error(stream, limits(99, 99, 2));
    assert_eq!(lines("data\ndata\n\ndata\n:\ndata\n\n"), None);
    assert_eq!(lines("data\ndata\ndata"), None);
    assert_eq!(lines("data\ndata\ndata\n"), Some(LimitError::DataLines(2)));

    assert_eq!(error("\n\ndata:\n\n", limits(5, 0, 1)), None);
    assert_eq!(error(":", limits(0, 0, 0)), Some(LimitError::Line(0)));
}

#[test]
fn the_decoder_stays_failed_after_a_limit() {
    let mut decoder = Decoder::with_limits(limits(8, 99, 99));
    decoder.feed(Bytes::from_static(b"id: 1\ndata: a\n\nid: 2\ndata: too long\n\ndata: b\n\n"));
    assert_eq!(event(&mut decoder).data, "a");
    for _ in 0..3 {
        assert_eq!(decoder.next_item(), Err(LimitError::Line(8)));
        assert_eq!(decoder.last_event_id(), "1");
        decoder.feed(Bytes::from_static(b"\n\ndata: c\n\n"));
    }
}

#[test]
fn endless_lines_and_events_end_in_an_error() {
    for (piece, wanted) in [
        (&b"xxxxxxxx"[..], LimitError::Line(1 << 20)),
        (b"data: 0123456789012345678901234567890123456789\ndata:\n", LimitError::DataLines(16_384)),
        (b"data\n", LimitError::DataLines(16_384)),
    ] {
        let chunk = Bytes::from(piece.repeat(1000));
        let chunks = std::iter::repeat_n(chunk, 1000);
        assert_eq!(decode(chunks, Limits::default()).error, Some(wanted));
    }
}

#[test]
fn debug_shows_no_content() {
    let mut decoder = fed("id: secret\ndata: secret\n\ndata: secret");
    assert_eq!(event(&mut decoder).data, "secret");
    assert!(!format!("{decoder:?}").contains("secret"));
}
