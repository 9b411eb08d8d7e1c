//! Reads `tests/data/sse/decoder-cases.json`, and compares what a decoder returns with what a case expects.
//!
//! A chunk is base64, or a piece of base64 with the number of its repetitions.

use std::fs;
use std::time::Duration;

use bimpeai::sse::Limits;
use bytes::Bytes;
use serde_json::Value;

use super::reference::{Outcome, Owned, decode};
use crate::support::base64;

pub(super) struct Case {
    pub(super) name: String,
    pub(super) chunks: Vec<Bytes>,
    expected: Vec<Value>,
    last_event_id: String,
    retry: Option<Duration>,
    /// The piece that a large case repeats; of its data only the length is recorded.
    repeated: Bytes,
}

impl Case {
    pub(super) fn stream(&self) -> Bytes {
        self.chunks.concat().into()
    }

    pub(super) fn check(&self, chunks: impl IntoIterator<Item = Bytes>, how: &str) {
        self.compare(&decode(chunks, self.limits()), how);
    }

    /// The default limits, raised for the largest case.
    pub(super) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        if self.name == "ld-large-one-chunk" {
            (limits.line, limits.event) = (8 << 20, 8 << 20);
        }
        limits
    }

    pub(super) fn compare(&self, outcome: &Outcome, how: &str) {
        let name = &self.name;
        assert_eq!(outcome.error, None, "{name}, {how}");
        assert_eq!(outcome.last_event_id, self.last_event_id, "{name}, {how}: last event id");
        let mut expected = self.expected.iter();
        let mut retry = None;
        let mut last_retry = None;
        for item in &outcome.items {
            match item {
                Owned::Retry(time) => {
                    retry = Some(*time);
                    last_retry = retry;
                }
                Owned::Event { event, data, last_event_id, .. } => {
                    let wanted = expected.next().unwrap_or_else(|| panic!("{name}, {how}: {item:?}"));
                    assert_eq!(wanted["event"], **event, "{name}, {how}: event");
                    assert_eq!(wanted["id"], **last_event_id, "{name}, {how}: id");
                    self.compare_data(wanted, data, how);
                    if let Some(time) = wanted.get("retry") {
                        assert_eq!(milliseconds(time), retry, "{name}, {how}: retry");
                    }
                    retry = None;
                }
            }
        }
        assert_eq!(expected.next(), None, "{name}, {how}: an event is missing");
        assert_eq!(last_retry, self.retry, "{name}, {how}: final retry");
    }

    fn compare_data(&self, wanted: &Value, data: &str, how: &str) {
        if let Some(text) = wanted.get("data") {
            assert_eq!(text, data, "{}, {how}: data", self.name);
        } else {
            // Stricter than the hash in the file, which is that of the repeated piece.
            assert_eq!(wanted["data_len"], data.len(), "{}, {how}: length", self.name);
            let as_sent = self.repeated == data.as_bytes();
            assert!(as_sent, "{}, {how}: data", self.name);
        }
    }
}

pub(super) fn cases() -> Vec<Case> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/sse/decoder-cases.json");
    let text = fs::read_to_string(path).expect("the cases are readable");
    let file: Value = serde_json::from_str(&text).expect("the cases are JSON");
    assert_eq!(file["format"], "sse-cases-v1");
    let cases: Vec<Case> = array(&file["cases"]).iter().map(case).collect();
    assert_eq!(cases.len(), 203);
    cases
}

fn case(value: &Value) -> Case {
    let chunks = array(&value["chunks"]);
    let repeated = chunks.iter().find(|chunk| chunk.is_object()).map(chunk);
    Case {
        name: string(&value["name"]),
        chunks: chunks.iter().map(chunk).collect(),
        expected: array(&value["expected"]).clone(),
        last_event_id: string(&value["final_last_event_id"]),
        retry: milliseconds(&value["final_retry_ms"]),
        repeated: repeated.unwrap_or_default(),
    }
}

fn chunk(value: &Value) -> Bytes {
    if value.is_string() {
        return base64(&string(value)).into();
    }
    let count = value["repeat"].as_u64().expect("a count");
    let piece = base64(&string(&value["b64"]));
    piece.repeat(usize::try_from(count).expect("a small count")).into()
}

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().expect("an array")
}

fn string(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

fn milliseconds(value: &Value) -> Option<Duration> {
    value.as_u64().map(Duration::from_millis)
}
