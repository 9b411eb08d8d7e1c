//! What the tests share: a scripted server, a log, an environment in which waits take no time, the recorded requests.

pub(crate) mod fault;
pub(crate) mod log;
pub(crate) mod recorded;
pub(crate) mod scripted;

use std::net::SocketAddr;
use std::process::Command;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, SystemTime};

use bimpeai::{Client, ClientBuilder, Environment, Sleep, blocking};
use tokio::net::TcpSocket;

pub(crate) const KEY: &str = "sk_test_golden";

/// How long anything may take before a test counts as hung.
pub(crate) const HANGS: Duration = Duration::from_secs(30);

/// An environment whose clock moves only when something sleeps, and whose random number is constant.
///
/// Streams have one of their own, `StreamEnvironment`, in which a test also decides when a deadline passes.
#[derive(Debug)]
pub(crate) struct TestEnvironment {
    state: Mutex<State>,
    random: f64,
}

#[derive(Debug)]
struct State {
    now: SystemTime,
    elapsed: Duration,
    waits: Vec<Duration>,
}

impl TestEnvironment {
    pub(crate) fn new() -> Arc<Self> {
        Self::at(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000), 0.5)
    }

    pub(crate) fn at(now: SystemTime, random: f64) -> Arc<Self> {
        let state = State { now, elapsed: Duration::ZERO, waits: Vec::new() };
        Arc::new(Self { state: Mutex::new(state), random })
    }

    /// Every wait, in order.
    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.state.lock().unwrap().waits.clone()
    }
}

impl Environment for TestEnvironment {
    fn now(&self) -> SystemTime {
        self.state.lock().unwrap().now
    }

    fn elapsed(&self) -> Duration {
        self.state.lock().unwrap().elapsed
    }

    fn sleep(&self, wait: Duration) -> Sleep {
        let mut state = self.state.lock().unwrap();
        state.now += wait;
        state.elapsed += wait;
        state.waits.push(wait);
        Box::pin(std::future::ready(()))
    }

    fn random(&self) -> f64 {
        self.random
    }
}

/// One for all tests: each further client would read the system's certificates again.
pub(crate) static HTTP: LazyLock<reqwest::Client> = LazyLock::new(|| {
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    // A pooled connection belongs to the runtime of the test that opened it.
    builder.retry(reqwest::retry::never()).pool_max_idle_per_host(0).build().unwrap()
});

fn configure<C>(builder: ClientBuilder<C>, base_url: &str, environment: &Arc<TestEnvironment>) -> ClientBuilder<C> {
    let builder = builder.api_key(KEY).base_url(base_url).http_client(HTTP.clone());
    builder.environment(environment.clone()).retry_budget(false)
}

pub(crate) fn client(base_url: &str, environment: &Arc<TestEnvironment>) -> Client {
    configure(Client::builder(), base_url, environment).build().unwrap()
}

pub(crate) fn blocking_client(base_url: &str, environment: &Arc<TestEnvironment>) -> blocking::Client {
    configure(blocking::Client::builder(), base_url, environment).build().unwrap()
}

/// An address that refuses connections as long as the socket lives: it is bound and does not listen, so that no other test
/// gets the port.
pub(crate) fn refused() -> (TcpSocket, SocketAddr) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let address = socket.local_addr().unwrap();
    (socket, address)
}

/// Runs a future to completion, on a runtime of its own.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Which client sends a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    Async,
    Blocking,
}

pub(crate) const FLAVOURS: [Flavour; 2] = [Flavour::Async, Flavour::Blocking];

/// Decodes the base64 of the data files.
pub(crate) fn base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for character in text.trim_end_matches('=').bytes() {
        let digit = ALPHABET.iter().position(|&c| c == character).expect("base64");
        bits = bits << 6 | u32::try_from(digit).expect("six bits");
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).expect("eight bits"));
        }
    }
    bytes
}

/// A cargo command in this package, without the network.
pub(crate) fn cargo(command: &str) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args([command, "--offline"]);
    cargo
}

/// Runs an ignored test in a process of its own, and prints the lines that start with `measured`.
pub(crate) fn in_own_process(module: &str, test: &str, server: &str) {
    let module = module.split_once("::").unwrap().1;
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("{module}::{test}"), "--ignored", "--nocapture"])
        .env("BIMPEAI_TEST_SERVER", server)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("1 passed"), "{text}");
    text.lines().filter(|line| line.starts_with("measured")).for_each(|line| println!("{line}"));
}
