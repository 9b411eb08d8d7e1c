//! The fault server: it does to a connection whatever its script says, byte by byte, over TCP, TLS or HTTP/2.
//!
//! Unlike [`ScriptedServer`](super::scripted::ScriptedServer) it serves all connections at once, keeps them alive, resets
//! them at any point, and counts what happened to them.

pub(crate) mod black_hole;
pub(crate) mod bytes;
pub(crate) mod http2;
mod script;
pub(crate) mod tls;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;

use super::HANGS;
use super::scripted::Received;
pub(crate) use script::{Script, Step};

/// Runs every fault server: they wait most of the time.
pub(super) static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());

/// What happened to a server so far.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) received: Mutex<Vec<Received>>,
    /// Requests, those included whose content is not recorded: raw HTTP/2 frames.
    pub(super) requests: AtomicUsize,
    pub(super) connections: AtomicUsize,
    /// Connections that the client has closed while the server held them.
    pub(super) closed: AtomicUsize,
    pub(super) bytes_sent: AtomicUsize,
}

impl Seen {
    /// Records a request. Returns its number.
    pub(super) fn record(&self, request: Received) -> usize {
        self.received.lock().unwrap().push(request);
        self.requests.fetch_add(1, Ordering::SeqCst)
    }
}

/// A server of scripts. It stops when it is dropped.
pub(crate) struct FaultServer {
    address: SocketAddr,
    scheme: &'static str,
    host: &'static str,
    seen: Arc<Seen>,
    task: JoinHandle<()>,
}

impl FaultServer {
    /// Serves connection number n by script number n, and every further one by the last.
    pub(crate) fn start(scripts: Vec<Script>) -> Self {
        Self::serve("http", "127.0.0.1", scripts, |stream, script, seen| async move {
            script::play(stream, &script, &seen).await
        })
    }

    /// The same over TLS, at `https://localhost`.
    pub(crate) fn start_tls(identity: tls::Identity, scripts: Vec<Script>) -> Self {
        let acceptor = identity.acceptor();
        Self::serve("https", "localhost", scripts, move |stream, script, seen| {
            let acceptor = acceptor.clone();
            async move { script::play(acceptor.accept(stream).await?, &script, &seen).await }
        })
    }

    /// Serves every connection with `serve`, which is given script n or the last.
    pub(super) fn serve<S, F>(
        scheme: &'static str,
        host: &'static str,
        scripts: Vec<S>,
        serve: impl Fn(TcpStream, S, Arc<Seen>) -> F + Send + 'static,
    ) -> Self
    where
        S: Clone + Send + Sync + 'static,
        F: Future<Output = std::io::Result<()>> + Send + 'static,
    {
        let listener = RUNTIME.block_on(TcpListener::bind(("127.0.0.1", 0))).unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Seen::default());
        let shared = Arc::clone(&seen);
        let task = RUNTIME.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let turn = shared.connections.fetch_add(1, Ordering::SeqCst);
                let script = scripts.get(turn).or(scripts.last()).expect("a script").clone();
                // A client may disconnect at any time.
                tokio::spawn(serve(stream, script, Arc::clone(&shared)));
            }
        });
        Self { address, scheme, host, seen, task }
    }

    pub(crate) fn base_url(&self) -> String {
        format!("{}://{}", self.scheme, self.host_and_port())
    }

    /// As errors name it.
    pub(crate) fn host_and_port(&self) -> String {
        format!("{}:{}", self.host, self.address.port())
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn requests(&self) -> Vec<Received> {
        self.seen.received.lock().unwrap().clone()
    }

    /// How many requests have arrived.
    pub(crate) fn request_count(&self) -> usize {
        self.seen.requests.load(Ordering::SeqCst)
    }

    pub(crate) fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn bytes_sent(&self) -> usize {
        self.seen.bytes_sent.load(Ordering::SeqCst)
    }

    /// Waits until the server has received this many requests.
    pub(crate) fn wait_for_requests(&self, count: usize) {
        wait_until("requests", || self.request_count() >= count);
    }

    /// Waits until the client has closed this many connections that the server held.
    pub(crate) fn wait_for_closed(&self, count: usize) {
        wait_until("closed connections", || self.seen.closed.load(Ordering::SeqCst) >= count);
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn wait_until(what: &str, is_true: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_true() {
        assert!(started.elapsed() < HANGS, "waited too long for {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}
