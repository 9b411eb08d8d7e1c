//! Overhead of the SDK over hand-written reqwest and `serde_json` code that does the same work.
//!
//! `cargo bench --features mock --bench overhead`
//!
//! Both send requests to one loopback server. The CPU time of the client's thread is measured, or wall time on systems
//! other than Linux. Rounds alternate, so that other load on the machine affects both alike; medians are compared.

use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::{Duration, Instant};

use bimpeai::{Agent, Client};
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue, USER_AGENT};
use serde::Deserialize;
use serde_json::{Value, json};

const ROUNDS: usize = 41;
const REQUESTS: usize = 200;

/// The envelope and the agent as one would write them for this purpose alone.
#[derive(Deserialize)]
struct Envelope<T> {
    #[expect(dead_code, reason = "decoded as in the SDK")]
    message: String,
    data: T,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded as in the SDK")]
struct PlainAgent {
    id: String,
    name: String,
    description: Option<String>,
    language: Option<String>,
    persona: Option<String>,
    workflow_id: Option<String>,
    timezone: Option<String>,
    logo: Option<String>,
    business_name: Option<String>,
    business_address: Option<String>,
    business_email: Option<String>,
    business_description: Option<String>,
    test_channel_code: Option<String>,
    status: Option<String>,
    status_reason: Option<String>,
    escalation_email: Option<String>,
    created_at: String,
    updated_at: String,
    system_prompt: Option<String>,
    agent_workflow_id: Option<String>,
    rules: Option<Vec<Value>>,
    #[serde(flatten)]
    extra: serde_json::Map<String, Value>,
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let agent = bimpeai::endpoints::agents::RETRIEVE.sample();
    let one = json!({"message": "ok", "data": agent}).to_string();
    let page: Vec<_> = (0..100).map(|_| agent.clone()).collect();
    let meta = json!({"total_count": 100, "page_count": 1, "current_page": 1, "limit": 100,
        "has_next_page": false, "has_previous_page": false});
    let page = json!({"message": "ok", "data": page, "meta": meta}).to_string();

    runtime.block_on(async {
        one_agent(serve(&one)).await;
        a_page(serve(&page)).await;
        decoding(page.as_bytes()).await;
    });
}

async fn one_agent(server: SocketAddr) {
    let (hand, client) = (Hand::new(server), client(server));
    let by_hand = async |n| {
        for _ in 0..n {
            black_box(hand.agent().await);
        }
    };
    let by_sdk = async |n| {
        for _ in 0..n {
            black_box(client.agents().retrieve("agt_1").send().await.expect("an agent"));
        }
    };
    compare("one agent over loopback, per request", REQUESTS, by_hand, by_sdk).await;
}

async fn a_page(server: SocketAddr) {
    let (hand, client) = (Hand::new(server), client(server));
    let by_hand = async |n| {
        for _ in 0..n {
            black_box(hand.agents().await);
        }
    };
    let by_sdk = async |n| {
        for _ in 0..n {
            black_box(client.agents().list().limit(100).send().await.expect("a page"));
        }
    };
    compare("a page of 100 agents over loopback, per request", REQUESTS / 10, by_hand, by_sdk).await;
}

async fn decoding(page: &[u8]) {
    let by_hand = async |n| {
        for _ in 0..n {
            black_box(serde_json::from_slice::<Envelope<Vec<PlainAgent>>>(page).expect("a page"));
        }
    };
    let by_sdk = async |n| {
        for _ in 0..n {
            black_box(serde_json::from_slice::<Envelope<Vec<Agent>>>(page).expect("a page"));
        }
    };
    compare("decoding a page of 100 agents, no network", REQUESTS / 10, by_hand, by_sdk).await;
}

fn client(server: SocketAddr) -> Client {
    Client::builder().api_key("sk_bench").base_url(format!("http://{server}")).build().expect("a client")
}

/// The same work by hand: the same headers, a timeout, the status checked, envelope and model decoded.
struct Hand {
    http: reqwest::Client,
    base: String,
    headers: HeaderMap,
}

impl Hand {
    fn new(server: SocketAddr) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer sk_bench"));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static("hand-written/1.0"));
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        Self { http, base: format!("http://{server}/api/v1/console"), headers }
    }

    async fn get<T: serde::de::DeserializeOwned>(&self, path: &str) -> T {
        let request = self
            .http
            .get(format!("{}{path}", self.base))
            .headers(self.headers.clone())
            .header("x-request-id", uuid::Uuid::new_v4().to_string())
            .timeout(Duration::from_secs(30));
        let response = request.send().await.expect("a response").error_for_status().expect("a success");
        let body = response.bytes().await.expect("a body");
        serde_json::from_slice::<Envelope<T>>(&body).expect("an envelope").data
    }

    async fn agent(&self) -> PlainAgent {
        self.get("/agents/agt_1").await
    }

    async fn agents(&self) -> Vec<PlainAgent> {
        self.get("/agents?page=1&limit=100").await
    }
}

async fn compare(what: &str, requests: usize, hand: impl AsyncFn(usize), sdk: impl AsyncFn(usize)) {
    hand(requests).await;
    sdk(requests).await;
    let (mut by_hand, mut by_sdk) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        by_hand.push(timed(&hand, requests).await);
        by_sdk.push(timed(&sdk, requests).await);
    }
    let (hand, sdk) = (median(by_hand), median(by_sdk));
    println!("{what}: by hand {hand:.1} us, SDK {sdk:.1} us, {:+.1} %", (sdk / hand - 1.0) * 100.0);
}

async fn timed(work: &impl AsyncFn(usize), requests: usize) -> f64 {
    let (cpu, wall) = (thread_cpu(), Instant::now());
    work(requests).await;
    let spent = match (cpu, thread_cpu()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => wall.elapsed(),
    };
    spent.as_secs_f64() * 1e6 / f64::from(u32::try_from(requests).unwrap_or(u32::MAX))
}

/// The CPU time of this thread; `None` on systems other than Linux.
fn thread_cpu() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Starts a server that sends the same response to every request.
fn serve(body: &str) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
    let response = format!("{head}{body}").into_bytes();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let response = response.clone();
            std::thread::spawn(move || respond(&stream, &response));
        }
    });
    address
}

fn respond(mut stream: &TcpStream, response: &[u8]) {
    let _ = stream.set_nodelay(true);
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    loop {
        line.clear();
        match reader.read_line(&mut line) {
            Ok(0) | Err(_) => return,
            Ok(2) if stream.write_all(response).is_err() => return,
            Ok(_) => {}
        }
    }
}
