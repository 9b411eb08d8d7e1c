//! A million messages, a thousand streams. The client runs in a process of its own, so that its memory can be measured.

use std::time::{Duration, Instant};

use bimpeai::Client;
use futures::StreamExt;

use super::{message, runtime};
use crate::support::KEY;
use crate::support::in_own_process;
use crate::support::scripted::{End, Reply, ScriptedServer};

/// The number of messages between two cuts.
const CONNECTION: usize = 1000;
const MESSAGES: usize = 1_000_000;

/// The client of that process; `None` if the test was started by hand.
fn client() -> Option<Client> {
    let base_url = std::env::var("BIMPEAI_TEST_SERVER").ok()?;
    Some(Client::builder().api_key(KEY).base_url(base_url).build().unwrap())
}

/// Resident memory in KiB; `None` where there is no `/proc`.
fn memory() -> Option<u32> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[test]
fn a_million_messages_with_a_cut_every_thousand() {
    let server = ScriptedServer::stream_with(|_, request| {
        let after = request.query_pairs().into_iter().find(|(name, _)| name == "after");
        let first: usize = after.map_or(0, |(_, id)| id.strip_prefix("m_").unwrap().parse::<usize>().unwrap() + 1);
        // The last message is repeated, and the next one is cut.
        let sent = first.saturating_sub(1)..first + CONNECTION;
        let text: String = sent.map(|number| message(&format!("m_{number}"))).collect();
        let cut = message(&format!("m_{}", first + CONNECTION));
        Reply::events([text.as_str(), &cut[..cut.len() / 2]], End::Cut)
    });
    in_own_process(module_path!(), "receive_many", &server.base_url());
}

#[test]
#[ignore = "run by a_million_messages_with_a_cut_every_thousand"]
fn receive_many() {
    let Some(client) = client() else { return };
    let environment = super::environment::StreamEnvironment::new();
    let base_url = client.base_url().to_owned();
    let client = Client::builder().api_key(KEY).base_url(base_url).environment(environment).build().unwrap();
    let mut stream = client.conversations().messages().stream("a", "c").open();
    let started = Instant::now();
    let mut early = None;
    runtime().block_on(async {
        for number in 0..MESSAGES {
            let message = stream.next().await.unwrap().unwrap();
            assert_eq!(message.id, format!("m_{number}").as_str());
            if number == MESSAGES / 5 {
                early = memory();
            }
        }
    });
    let time = started.elapsed();
    if let (Some(early), Some(late)) = (early, memory()) {
        println!(
            "measured: {MESSAGES} messages in {time:.1?}, {early} KiB after a fifth of them, {late} KiB after all"
        );
        assert!(late < early + 2048, "memory grows: {early} KiB, then {late} KiB");
    }
}

const STREAMS: u32 = 1000;

#[test]
fn a_thousand_idle_streams() {
    let server = ScriptedServer::stream_with(|_, _| Reply::events([message("m_1")], End::Hold));
    in_own_process(module_path!(), "hold_many", &server.base_url());
}

#[test]
#[ignore = "run by a_thousand_idle_streams"]
fn hold_many() {
    let Some(client) = client() else { return };
    let runtime = runtime();
    let ours = hold(&runtime, |number| {
        let mut stream = client.conversations().messages().stream("a", number.to_string()).open();
        async move {
            stream.next().await.unwrap().unwrap();
            stream
        }
    });
    let http = reqwest::Client::new();
    let url = format!("{}/by_hand", client.base_url());
    let by_hand = hold(&runtime, |_| {
        let request = http.get(&url);
        async move {
            let mut stream = request.send().await.unwrap().bytes_stream();
            stream.next().await.unwrap().unwrap();
            Box::pin(stream)
        }
    });
    let (Some(ours), Some(by_hand)) = (ours, by_hand) else { return };
    println!("measured: {ours:.1} KiB for each of {STREAMS} idle streams, {by_hand:.1} KiB with reqwest by hand");
    assert!(ours < 64.0, "{ours:.1} KiB a stream");
}

/// Opens many streams and waits for more on each. Returns the memory of one, in KiB.
fn hold<S: futures::Stream + Unpin + Send + 'static, F: Future<Output = S> + Send + 'static>(
    runtime: &tokio::runtime::Runtime,
    mut open: impl FnMut(u32) -> F,
) -> Option<f64> {
    let mut hold = |count: u32| {
        for number in 0..count {
            let (notify, opened) = tokio::sync::oneshot::channel();
            let stream = open(number);
            runtime.spawn(async move {
                let mut stream = stream.await;
                notify.send(()).unwrap();
                stream.next().await;
            });
            // One after the other: the memory that opening one takes is reused for the next.
            runtime.block_on(opened).unwrap();
        }
        std::thread::sleep(Duration::from_millis(100));
        memory()
    };
    // What all streams share is allocated by the first few, and not counted.
    let before = hold(10)?;
    let after = hold(STREAMS)?;
    Some(f64::from(after.saturating_sub(before)) / f64::from(STREAMS))
}
