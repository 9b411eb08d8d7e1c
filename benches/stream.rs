//! Throughput of a message stream from the socket to a typed value, compared with hand-written reqwest code.
//!
//! `cargo bench --bench stream`
//!
//! Each requests a ticket, opens the stream and reads the same bytes from the same server. The hand-written reader splits
//! at blank lines and decodes what follows `data: `. It supports one kind of line end and one `data` line per event; it
//! has no ids, event names or limits, and does not detect duplicates. It notices a dead connection only with a read
//! timeout, which is measured separately, with the length of our idle timeout.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bimpeai::{Client, StreamMessageEvent};
use bytes::{Buf, BytesMut};
use futures::StreamExt;
use memchr::memmem;

const MESSAGES: usize = 50_000;
const ROUNDS: usize = 21;
/// The size of the server's writes.
const WRITE_BYTES: usize = 16 * 1024;

fn main() {
    let base_url = serve();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = Client::builder().api_key("sk_bench").base_url(&base_url).build().expect("a client");
    let http = reqwest::Client::new();
    let with_read_timeout =
        reqwest::Client::builder().read_timeout(Duration::from_secs(120)).build().expect("an HTTP client");
    let (mut ours, mut by_hand, mut with_timeout) = (Vec::new(), Vec::new(), Vec::new());
    // In turns, so that other load on the machine affects all of them alike.
    for _ in 0..ROUNDS {
        ours.push(time(|| runtime.block_on(receive(&client))));
        by_hand.push(time(|| runtime.block_on(receive_by_hand(&http, &base_url))));
        with_timeout.push(time(|| runtime.block_on(receive_by_hand(&with_read_timeout, &base_url))));
    }
    println!("{:>22} {:>14} {:>14}", "", "best", "median");
    report("bimpeai", &ours);
    report("by hand", &by_hand);
    report("by hand, read timeout", &with_timeout);
    println!("bimpeai takes {:.2} times as long as by hand (median of {ROUNDS} pairs)", ratio(&ours, &by_hand));
    println!("and {:.2} times as long as by hand with a read timeout", ratio(&ours, &with_timeout));
}

/// The median of the ratios of neighbouring rounds, which met the same load: it varies less than the ratio of the bests.
fn ratio(ours: &[Duration], theirs: &[Duration]) -> f64 {
    let mut ratios: Vec<_> = ours.iter().zip(theirs).map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ROUNDS / 2]
}

fn time(run: impl FnOnce() -> usize) -> Duration {
    let started = Instant::now();
    assert_eq!(run(), MESSAGES);
    started.elapsed()
}

fn report(name: &str, times: &[Duration]) {
    let mut sorted = times.to_vec();
    sorted.sort();
    let rate = |time: Duration| f64::from(u32::try_from(MESSAGES).unwrap_or(u32::MAX)) / time.as_secs_f64();
    println!("{name:>22} {:>10.0} m/s {:>10.0} m/s", rate(sorted[0]), rate(sorted[ROUNDS / 2]));
}

async fn receive(client: &Client) -> usize {
    let mut messages = client.conversations().messages().stream("agt_1", "cnv_1").reconnect(false).open();
    let mut count = 0;
    while let Some(message) = messages.next().await {
        let message: StreamMessageEvent = message.expect("a message");
        count += usize::from(message.message.is_some());
    }
    count
}

async fn receive_by_hand(http: &reqwest::Client, base_url: &str) -> usize {
    let conversation = format!("{base_url}/api/v1/console/agents/agt_1/conversations/cnv_1");
    let ticket =
        http.post(format!("{conversation}/stream-ticket")).bearer_auth("sk_bench").send().await.expect("a ticket");
    let ticket: serde_json::Value = serde_json::from_slice(&ticket.bytes().await.expect("a body")).expect("JSON");
    let ticket = ticket["data"]["ticket"].as_str().expect("a ticket");
    let request = http.get(format!("{conversation}/stream?ticket={ticket}")).header("Accept", "text/event-stream");
    let mut body = request.send().await.expect("a stream").bytes_stream();
    let (mut buffer, mut count) = (BytesMut::new(), 0);
    while let Some(chunk) = body.next().await {
        buffer.extend_from_slice(&chunk.expect("a chunk"));
        while let Some(end) = memmem::find(&buffer, b"\n\n") {
            if let Some(start) = memmem::find(&buffer[..end], b"data: ") {
                let message: StreamMessageEvent = serde_json::from_slice(&buffer[start + 6..end]).expect("a message");
                count += usize::from(message.message.is_some());
            }
            buffer.advance(end + 2);
        }
    }
    count
}

/// Starts a server of tickets and of one stream, which is prepared in advance.
fn serve() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    let stream: Arc<[u8]> = stream().into();
    std::thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let stream = Arc::clone(&stream);
            std::thread::spawn(move || respond(socket, &stream));
        }
    });
    format!("http://{address}")
}

fn respond(mut socket: TcpStream, stream: &[u8]) -> std::io::Result<()> {
    let mut request = [0; 4096];
    let length = socket.read(&mut request)?;
    if request[..length].starts_with(b"POST") {
        let body = br#"{"message":"ok","data":{"ticket":"tkt_1","expires_in":60}}"#;
        write!(socket, "HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len())?;
        return socket.write_all(body);
    }
    socket.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")?;
    stream.chunks(WRITE_BYTES).try_for_each(|bytes| socket.write_all(bytes))
}

/// The body. Each message is an HTTP chunk of its own, as from a server that flushes after each.
fn stream() -> Vec<u8> {
    let mut body = Vec::new();
    for number in 0..MESSAGES {
        let text = "The next free appointment is on Tuesday. ".repeat(1 + number % 6);
        let event = format!(
            "id: msg_{number:08}\nevent: message\ndata: {{\"id\":\"msg_{number:08}\",\"conversation_id\":\"cnv_1\",\
             \"role\":\"assistant\",\"message\":\"{text}\",\"message_type\":\"text\",\
             \"created_at\":\"2026-01-01T00:00:00Z\"}}\n\n"
        );
        body.extend_from_slice(format!("{:x}\r\n{event}\r\n", event.len()).as_bytes());
    }
    body.extend_from_slice(b"0\r\n\r\n");
    body
}
