//! The blocking client can be used and dropped anywhere, inside async code too, and leaves no thread behind.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant, SystemTime};

use bimpeai::mock::Server;
use bimpeai::{Environment, Sleep, blocking};

/// The number of threads of blocking clients in this process.
fn client_threads() -> usize {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let names = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok());
    // Linux cuts a thread's name to 15 bytes.
    names.filter(|name| name.trim_end() == &"bimpeai-blocking"[..15]).count()
}

fn create_and_retrieve(client: &blocking::Client) {
    let agent = client.agents().create().name("A").send().unwrap();
    assert_eq!(client.agents().retrieve(&agent.id).send().unwrap().name, "A");
}

#[test]
fn works_in_threads_that_share_it() {
    let server = Server::start_blocking();
    let client = server.blocking_client();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| create_and_retrieve(&client));
            let clone = client.clone();
            scope.spawn(move || create_and_retrieve(&clone));
        }
    });
    assert_eq!(client.agents().list().items().count(), 16);
}

#[tokio::test]
async fn works_on_a_current_thread_runtime() {
    let server = Server::start().await;
    let client = server.blocking_client();
    create_and_retrieve(&client);
    drop(client);
}

#[tokio::test(flavor = "multi_thread")]
async fn works_on_a_multi_thread_runtime() {
    let server = Server::start().await;
    let client = server.blocking_client();
    let task = tokio::spawn({
        let client = client.clone();
        async move {
            create_and_retrieve(&client);
            drop(client);
        }
    });
    task.await.unwrap();
    let clone = client.clone();
    tokio::task::spawn_blocking(move || create_and_retrieve(&clone)).await.unwrap();
    drop(client);
}

#[test]
fn works_in_another_executor() {
    let server = Server::start_blocking();
    let client = server.blocking_client();
    futures::executor::block_on(async {
        create_and_retrieve(&client);
        drop(client);
    });
}

/// Waits for a number of threads. Other tests in this process have clients too, so the number is not exact.
fn wait_until(reached: impl Fn(usize) -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !reached(client_threads()) {
        assert!(Instant::now() < deadline, "{} threads", client_threads());
        std::thread::yield_now();
    }
}

#[test]
fn the_thread_ends_with_the_last_clone() {
    let client = blocking::Client::new("sk_test").unwrap();
    let clone = client.clone();
    drop(client);
    assert!(clone.agents().retrieve("..").send().unwrap_err().is_usage());
    drop(clone);
    let clients: Vec<_> = (0..50).map(|_| blocking::Client::new("sk_test").unwrap()).collect();
    // A thread sets its name only once it runs.
    wait_until(|threads| threads >= 50);
    drop(clients);
    wait_until(|threads| threads < 30);
}

/// An environment that uses the client it belongs to, or panics, on the client's own thread.
#[derive(Debug)]
struct Reentrant {
    client: Arc<OnceLock<blocking::Client>>,
    seen: Mutex<Option<String>>,
    panics: AtomicBool,
}

impl Environment for Reentrant {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, _wait: Duration) -> Sleep {
        assert!(!self.panics.load(Ordering::SeqCst), "expected by this test");
        let error = self.client.get().unwrap().agents().retrieve("agt_1").send().unwrap_err();
        *self.seen.lock().unwrap() = Some(error.to_string());
        Box::pin(std::future::ready(()))
    }

    fn random(&self) -> f64 {
        0.0
    }
}

#[test]
fn neither_a_request_on_its_own_thread_nor_a_panic_there_stops_it() {
    let server = Server::start_blocking();
    server.on_any().times(1).status(503);
    let environment =
        Arc::new(Reentrant { client: Arc::default(), seen: Mutex::default(), panics: AtomicBool::new(false) });
    let builder = server.set_up(blocking::Client::builder()).environment(environment.clone());
    let client = builder.build().unwrap();
    environment.client.set(client.clone()).unwrap();

    create_and_retrieve(&client);
    let seen = environment.seen.lock().unwrap().take().unwrap();
    assert!(seen.contains("own thread"), "{seen}");

    environment.panics.store(true, Ordering::SeqCst);
    server.on_any().times(1).status(503);
    let error = client.agents().list().send().unwrap_err();
    assert!(error.is_connection() && error.message().contains("panicked"), "{error}");
    create_and_retrieve(&client);
}
