//! What a bomb does to a client: small on the wire, large when it is decoded. Memory is measured in a process of its own.

use std::io::Write as _;

use bimpeai::blocking::Client;
use flate2::{Compression, write::GzEncoder};
use reqwest::Method;
use serde_json::Value;

use crate::support::in_own_process;
use crate::support::scripted::{Reply, ScriptedServer};

/// The start and the end of a body, and what is repeated between them. Each holds a value per few bytes.
const BOMBS: [(&str, &str, &str, &str); 16] = [
    ("unknown list", r#"{"message":"ok","data":{"id":"a","u":[0"#, ",0", "]}}"),
    ("unknown fields", r#"{"message":"ok","data":{"id":"a""#, r#","a":0"#, "}}"),
    ("list of texts", r#"{"message":"ok","data":{"tags":[""#, r#"","#, r#""]}}"#),
    ("list of any", r#"{"message":"ok","data":{"setup_steps":[0"#, ",0", "]}}"),
    ("list of lists", r#"{"message":"ok","data":{"setup_steps":[0"#, ",[0]", "]}}"),
    ("list of objects", r#"{"message":"ok","data":{"setup_steps":[0"#, r#",{"a":0}"#, "]}}"),
    ("free object", r#"{"message":"ok","data":{"prompt_config":{"b":0"#, r#","a":0"#, "}}}"),
    ("items", r#"{"message":"ok","data":[0"#, ",{}", "]}"),
    ("lenient items", r#"{"message":"ok","data":{"flows":[0"#, ",{}", "]}}"),
    ("nesting", r#"{"message":"ok","data":[0"#, ",[[[[", "]}"),
    ("meta", r#"{"message":"ok","data":{},"meta":{"a":[0"#, ",0", "]}}"),
    ("text", r#"{"message":"ok","data":{"name":""#, "xxxx", r#""}}"#),
    ("escaped text", r#"{"message":"ok","data":{"name":""#, r"\u00e9", r#""}}"#),
    ("value of an enum", r#"{"message":"ok","data":{"visibility":""#, "xxxx", r#""}}"#),
    ("unknown text", r#"{"message":"ok","data":{"id":"a","u":""#, "xxxx", r#""}}"#),
    ("long texts", r#"{"message":"ok","data":{"tags":[""#, r#"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",""#, r#""]}}"#),
];

fn body(start: &str, repeated: &str, end: &str, size: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(start.as_bytes()).unwrap();
    let block = repeated.repeat(4096);
    for _ in 0..size / block.len() {
        encoder.write_all(block.as_bytes()).unwrap();
    }
    encoder.write_all(end.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn peak_kib() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Serves a body that is so many tenths of the limit, and measures what the requests use.
fn measure((name, start, repeated, end): (&str, &str, &str, &str), limit_mib: usize, tenths: usize, requests: &[&str]) {
    // A small one first: what the code itself needs is in memory then, and is not measured.
    let sizes = [200 << 10, limit_mib * 1024 * 1024 * tenths / 10];
    let bodies = sizes.map(|size| body(start, repeated, end, size));
    for request in requests {
        let replies = bodies.iter().map(|body| Reply::http(200, &[("Content-Encoding", "gzip")], body));
        let server = ScriptedServer::start(replies.collect());
        println!("{name}, {limit_mib} MiB, {tenths}/10 {request}");
        in_own_process(module_path!(), "explode", &format!("{limit_mib} {request} {}", server.base_url()));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_bomb_stays_under_the_limit() {
    for bomb in BOMBS {
        for tenths in [7, 3] {
            measure(bomb, 8, tenths, &["retrieve", "list", "items", "any"]);
        }
    }
}

/// 31 KB on the wire became 527 MiB once.
#[test]
#[cfg(target_os = "linux")]
fn an_unknown_list_as_large_as_the_default_limit_is_kept_without_a_copy() {
    measure(BOMBS[0], 32, 9, &["retrieve"]);
}

#[test]
#[ignore = "run by a_bomb_stays_under_the_limit"]
fn explode() {
    let Ok(server) = std::env::var("BIMPEAI_TEST_SERVER") else { return };
    let [limit, part, url] = server.split(' ').collect::<Vec<_>>()[..] else { panic!() };
    let limit: usize = limit.parse().unwrap();
    let client =
        Client::builder().api_key("sk").base_url(url).max_body_bytes(limit << 20).max_retries(0).build().unwrap();
    let send = || match part {
        "retrieve" => client.workflows().retrieve("w").send().map(drop).err(),
        "list" => client.workflows().list().send().map(drop).err(),
        "items" => client.workflows().list().items().take(9).last().and_then(Result::err),
        _ => client.request(Method::GET, "/any").send::<Value>().map(drop).err(),
    };
    drop(send().map(|error| error.to_string()));
    let before = peak_kib();
    let kept = send();
    let grown = peak_kib() - before;
    println!("measured {grown} KiB; {:?}", kept.map(|error| error.to_string().chars().take(110).collect::<String>()));
    assert!(grown <= limit * 1024 + 2048, "{grown} KiB");
}
