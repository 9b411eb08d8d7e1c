//! The body of a response: read piece by piece, and decompressed here.
//!
//! Not by reqwest: it reads the first of several gzip members only, and its errors do not say whether the connection or the
//! data was at fault.

use std::io::Write;

use bytes::{Buf, Bytes, BytesMut};
use flate2::write::MultiGzDecoder;
use reqwest::header::{CONTENT_ENCODING, HeaderMap};

use super::headers::text;

/// How much compressed data is decompressed at once: at a ratio of at most 1,032 to 1, no more than 1 MiB comes out.
const STEP: usize = 1024;

/// Why a body cannot be read to its end.
#[derive(Debug)]
pub(crate) enum BodyError {
    /// The connection failed.
    Broken(reqwest::Error),
    /// The data arrived, and cannot be decompressed.
    Corrupt(std::io::Error),
}

/// The rest of a body.
pub(crate) struct Body {
    response: reqwest::Response,
    encoding: Encoding,
}

enum Encoding {
    Identity,
    Gzip { decoder: Box<MultiGzDecoder<Vec<u8>>>, unread: Bytes, has_begun: bool },
}

impl Body {
    /// Takes the body of a response. The error is the name of an encoding that was not asked for.
    pub(super) fn new(response: reqwest::Response) -> Result<Self, String> {
        Ok(Self { encoding: Encoding::of(response.headers())?, response })
    }

    /// Returns the next piece; `None` at the end.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, BodyError> {
        loop {
            if let Some(piece) = self.encoding.decompress()? {
                return Ok(Some(piece));
            }
            let Some(chunk) = self.response.chunk().await.map_err(BodyError::Broken)? else {
                return self.encoding.finish();
            };
            match &mut self.encoding {
                Encoding::Identity => return Ok(Some(chunk)),
                Encoding::Gzip { unread, .. } => *unread = chunk,
            }
        }
    }
}

impl Encoding {
    /// RFC 9110, section 8.4.1: `x-gzip` is another name of `gzip`.
    fn of(headers: &HeaderMap) -> Result<Self, String> {
        let name = text(headers, &CONTENT_ENCODING).unwrap_or_default().trim().to_ascii_lowercase();
        match name.as_str() {
            "" | "identity" => Ok(Self::Identity),
            "gzip" | "x-gzip" => Ok(Self::Gzip {
                decoder: Box::new(MultiGzDecoder::new(Vec::new())),
                unread: Bytes::new(),
                has_begun: false,
            }),
            _ => Err(name),
        }
    }

    /// Decompresses the next step of what has arrived; `None` if more must arrive.
    fn decompress(&mut self) -> Result<Option<Bytes>, BodyError> {
        let Self::Gzip { decoder, unread, has_begun } = self else { return Ok(None) };
        while unread.has_remaining() {
            *has_begun = true;
            let step = unread.split_to(unread.len().min(STEP));
            decoder.write_all(&step).and_then(|()| decoder.flush()).map_err(BodyError::Corrupt)?;
            if let Some(piece) = take(decoder.get_mut()) {
                return Ok(Some(piece));
            }
        }
        Ok(None)
    }

    /// The connection has ended; so must the compressed data.
    fn finish(&mut self) -> Result<Option<Bytes>, BodyError> {
        match self {
            // An empty body is not compressed, whatever its headers say.
            Self::Gzip { decoder, has_begun: true, .. } => {
                decoder.try_finish().map_err(BodyError::Corrupt)?;
                Ok(take(decoder.get_mut()))
            }
            _ => Ok(None),
        }
    }
}

fn take(bytes: &mut Vec<u8>) -> Option<Bytes> {
    (!bytes.is_empty()).then(|| std::mem::take(bytes).into())
}

/// What has been read of a body. Most bodies are one chunk, which is not copied.
#[derive(Default)]
pub(super) enum Collected {
    #[default]
    Nothing,
    One(Bytes),
    Many(BytesMut),
}

/// Whether a body ended within a limit.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    Cut,
}

impl Collected {
    /// Reads a body up to a limit. What arrived before an error is kept.
    pub(super) async fn read(&mut self, body: &mut Body, limit: usize) -> Result<Extent, BodyError> {
        while let Some(chunk) = body.chunk().await? {
            let left = limit - self.len();
            if chunk.len() > left {
                self.push(chunk.slice(..left));
                return Ok(Extent::Cut);
            }
            self.push(chunk);
        }
        Ok(Extent::Whole)
    }

    fn len(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::One(chunk) => chunk.len(),
            Self::Many(chunks) => chunks.len(),
        }
    }

    fn push(&mut self, chunk: Bytes) {
        *self = match std::mem::take(self) {
            Self::Nothing => Self::One(chunk),
            Self::One(first) => {
                let mut chunks = BytesMut::from(first);
                chunks.extend_from_slice(&chunk);
                Self::Many(chunks)
            }
            Self::Many(mut chunks) => {
                chunks.extend_from_slice(&chunk);
                Self::Many(chunks)
            }
        };
    }

    pub(super) fn into_bytes(self) -> Bytes {
        match self {
            Self::Nothing => Bytes::new(),
            Self::One(chunk) => chunk,
            Self::Many(chunks) => chunks.freeze(),
        }
    }
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    /// Decompresses data that arrives in chunks of `size`.
    fn decompress(data: &[u8], size: usize) -> Result<Vec<u8>, BodyError> {
        let headers = [(CONTENT_ENCODING, "gzip".parse().unwrap())].into_iter().collect();
        let mut encoding = Encoding::of(&headers).unwrap();
        let mut text = Vec::new();
        for chunk in data.chunks(size) {
            let Encoding::Gzip { unread, .. } = &mut encoding else { unreachable!() };
            *unread = Bytes::copy_from_slice(chunk);
            while let Some(piece) = encoding.decompress()? {
                assert!(piece.len() <= 1 << 21, "{} bytes at once", piece.len());
                text.extend_from_slice(&piece);
            }
        }
        text.extend(encoding.finish()?.unwrap_or_default());
        Ok(text)
    }

    #[test]
    fn gzip_is_decompressed_however_it_arrives() {
        let text = vec![b'x'; 3 << 20];
        let whole = gzip(&text);
        for size in [1, 7, 1000, whole.len()] {
            assert!(decompress(&whole, size).unwrap() == text, "{size}");
        }
        assert!(decompress(&[], 1).unwrap().is_empty());
    }

    /// RFC 1952, section 2.2: a file is a series of members.
    #[test]
    fn all_members_are_read() {
        let data = [gzip(b"one "), gzip(b""), gzip(b"two")].concat();
        for size in [1, 5, data.len()] {
            assert_eq!(decompress(&data, size).unwrap(), b"one two", "{size}");
        }
    }

    #[test]
    fn data_that_is_cut_or_corrupt_is_an_error() {
        let whole = gzip(b"some text that is long enough to be compressed, to be compressed");
        for end in 1..whole.len() {
            let outcome = decompress(&whole[..end], 3);
            assert!(matches!(outcome, Err(BodyError::Corrupt(_))), "{end}");
        }
        for data in
            [&b"plain text, and no gzip at all"[..], b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xff\xff\xff\xff"]
        {
            assert!(matches!(decompress(data, 4), Err(BodyError::Corrupt(_))), "{data:?}");
        }
    }
}
