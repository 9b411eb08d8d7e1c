//! The blocking client can be used and dropped anywhere, inside async code too, and leaves no thread behind.

use std::time::{Duration, Instant};

use bimpeai::blocking;
use bimpeai::mock::Server;

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
