//! Chunking changes nothing, and the decoder returns what the standard says.
//!
//! The input is the number of chunk sizes (modulo 16), the sizes, then the stream. The seeds are the
//! cases of the test suite:
//!
//! ```sh
//! cargo test --features mock --test suite sse::write -- --ignored
//! cargo +nightly fuzz run decoder
//! ```

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reference.rs"]
mod reference;

fuzz_target!(|input: &[u8]| {
    let Some((&count, rest)) = input.split_first() else {
        return;
    };
    let (sizes, stream) = rest.split_at(rest.len().min(usize::from(count % 16)));
    reference::check(stream, sizes);
});
