//! Throughput of the SSE decoder.
//!
//! `cargo bench --bench sse_decoder`

use std::hint::black_box;
use std::time::{Duration, Instant};

use bimpeai::sse::{Decoder, Item};
use bytes::Bytes;

const STREAM_BYTES: usize = 4 << 20;
const ROUNDS: usize = 200;

fn main() {
    let messages = messages();
    println!("{:>12} {:>8}", "chunk", "GB/s");
    for size in [16, 1024, 16 * 1024] {
        println!("{:>10} B {:>8.2}", size, best(&chunks(&messages, size)));
    }
}

/// Messages as the API sends them, with a heartbeat after every tenth.
fn messages() -> Bytes {
    let mut stream = String::new();
    for number in 0_usize.. {
        if stream.len() >= STREAM_BYTES {
            break;
        }
        // From one sentence to twelve.
        let text = "The next free appointment is on Tuesday. ".repeat(1 + number % 12);
        let message = format!(
            "id: msg_{number:08}\nevent: message\ndata: {{\"id\":\"msg_{number:08}\",\
             \"conversation_id\":\"conv_01\",\"role\":\"assistant\",\"message\":\"{text}\",\
             \"message_type\":\"text\",\"created_at\":\"2026-01-01T00:00:00Z\"}}\n\n"
        );
        stream.push_str(&message);
        if number % 10 == 9 {
            stream.push_str("event: heartbeat\ndata: {}\n\n");
        }
    }
    stream.into()
}

fn chunks(stream: &Bytes, size: usize) -> Vec<Bytes> {
    // Each chunk is a buffer of its own, as it is when read from a socket.
    stream.chunks(size).map(Bytes::copy_from_slice).collect()
}

/// The throughput of the fastest round, which other processes disturbed least.
fn best(chunks: &[Bytes]) -> f64 {
    let bytes: usize = chunks.iter().map(Bytes::len).sum();
    let time = (0..ROUNDS).map(|_| round(chunks)).min().unwrap_or_default();
    gigabytes(bytes) / time.as_secs_f64()
}

fn round(chunks: &[Bytes]) -> Duration {
    let chunks = chunks.to_vec();
    let mut decoder = Decoder::new();
    let start = Instant::now();
    for chunk in chunks {
        decoder.feed(chunk);
        while let Ok(Some(item)) = decoder.next_item() {
            if let Item::Event(event) = item {
                black_box((event.event, event.data, event.id));
            }
        }
    }
    start.elapsed()
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
fn gigabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e9
}
