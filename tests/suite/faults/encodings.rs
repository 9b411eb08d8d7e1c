//! Compressed bodies, right and wrong ones.

use super::row::{MAX_BODY, check, lost, ok, row, sends, unreadable};
use crate::support::fault::bytes::{AGENT, chunked, gzip, head, response};

const GZIP: &[(&str, &str)] = &[("Content-Encoding", "gzip")];

fn marked(body: impl AsRef<[u8]>) -> Vec<u8> {
    response(200, GZIP, body)
}

#[test]
fn gzip_is_read() {
    let (first, second) = AGENT.split_at(20);
    // RFC 1952, section 2.2: a file may have several members, one after the other.
    let members = [gzip(first), gzip(second)].concat();
    let many: Vec<u8> = AGENT.bytes().flat_map(|byte| gzip([byte])).collect();
    let in_chunks = [
        &head(200, &[("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")])[..],
        &gzip(AGENT).iter().flat_map(|byte| [b"1\r\n" as &[u8], &[*byte], b"\r\n"].concat()).collect::<Vec<_>>(),
        b"0\r\n\r\n",
    ]
    .concat();
    check(&[
        row("right", sends(marked(gzip(AGENT))), ok()),
        row("in chunks of one byte", sends(in_chunks), ok()),
        row("two members", sends(marked(members)), ok()),
        row("a member for each byte", sends(marked(many)), ok()),
        row("an empty member first", sends(marked([gzip(""), gzip(AGENT)].concat())), ok()),
        row("not marked", sends(response(200, &[("Content-Encoding", "identity")], AGENT)), ok()),
    ]);
}

/// Another attempt would get the same bytes.
#[test]
fn a_complete_body_that_cannot_be_decompressed_is_final() {
    let right = gzip(AGENT);
    let mut checksum = right.clone();
    let at = checksum.len() - 6;
    checksum[at] ^= 0xFF;
    let mut middle = right.clone();
    middle[12] ^= 0xFF;
    check(&[
        row("plain", sends(marked(AGENT)), unreadable()),
        row("a wrong checksum", sends(marked(checksum)), unreadable()),
        row("a damaged byte", sends(marked(middle)), unreadable()),
        row(
            "garbage after the first member",
            sends(marked([&right[..], b"garbage garbage garbage"].concat())),
            unreadable(),
        ),
        row("empty", sends(marked("")), unreadable()),
        row("deflate", sends(response(200, &[("Content-Encoding", "deflate")], b"\x78\x9c\x01")), unreadable()),
        row("br", sends(response(200, &[("Content-Encoding", "br")], b"\x0b\x02\x80")), unreadable()),
    ]);
}

#[test]
fn a_compressed_body_whose_connection_is_lost_is_retried() {
    let right = gzip(AGENT);
    let announced = [&head(200, &[GZIP, &[("Content-Length", "4000")]].concat())[..], &right[..30]].concat();
    let garbage =
        String::from_utf8_lossy(&chunked(200, "xyz\r\n")).replace("Fault\r\n", "Fault\r\nContent-Encoding: gzip\r\n");
    check(&[
        row("cut", sends(announced), lost()),
        // As a proxy passes on what it has of a response that was cut behind it.
        row("cut, but of the announced length", sends(marked(&right[..right.len() - 20])), lost()),
        row("garbage in chunks", sends(garbage), lost()),
    ]);
}

/// A few kilobytes on the wire become more than the limit.
#[test]
fn a_bomb_is_final() {
    let too_large = || unreadable().says("max_body_bytes");
    let text = gzip(" ".repeat(64 << 20));
    let structure = gzip(format!(r#"{{"message":"ok","unknown":[{}0]}}"#, "0,".repeat(MAX_BODY)));
    check(&[
        row("of text", sends(marked(text)), too_large()),
        row("of structure", sends(marked(structure)), too_large()),
    ]);
}
