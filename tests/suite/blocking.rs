//! The blocking client works wherever it is put, and leaves nothing behind.

use std::time::{Duration, Instant};

use bimpeai::blocking;
use bimpeai::mock::Server;

/// How many threads of blocking clients this process has.
fn client_threads() -> usize {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let names = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok());
    // Linux cuts a thread's name to 15 bytes.
    names.filter(|name| name.trim_end() == &"bimpeai-blocking"[..15]).count()
}

fn use_it(client: &blocking::Client) {
    let agent = client.agents().create().name("A").send().unwrap();
    assert_eq!(client.agents().retrieve(&agent.id).send().unwrap().name, "A");
}

#[test]
fn in_plain_code_and_shared_by_threads() {
    let server = Server::start_blocking();
    let client = server.blocking_client();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| use_it(&client));
            let clone = client.clone();
            scope.spawn(move || use_it(&clone));
        }
    });
    assert_eq!(client.agents().list().items().count(), 16);
}

#[tokio::test]
async fn inside_async_code_on_one_thread() {
    let server = Server::start().await;
    let client = server.blocking_client();
    use_it(&client);
    drop(client);
}

#[tokio::test(flavor = "multi_thread")]
async fn inside_async_code_on_many_threads() {
    let server = Server::start().await;
    let client = server.blocking_client();
    let task = tokio::spawn({
        let client = client.clone();
        async move {
            use_it(&client);
            drop(client);
        }
    });
    task.await.unwrap();
    let clone = client.clone();
    tokio::task::spawn_blocking(move || use_it(&clone)).await.unwrap();
    drop(client);
}

#[test]
fn inside_another_executor() {
    let server = Server::start_blocking();
    let client = server.blocking_client();
    futures::executor::block_on(async {
        use_it(&client);
        drop(client);
    });
}

/// Other tests of this process have clients of their own, so the number is watched until it is where it must come.
fn wait_until(reached: impl Fn(usize) -> bool) {
    let patience = Instant::now() + Duration::from_secs(20);
    while !reached(client_threads()) {
        assert!(Instant::now() < patience, "{} threads", client_threads());
        std::thread::yield_now();
    }
}

#[test]
fn its_thread_ends_with_the_last_clone() {
    let client = blocking::Client::new("sk_test").unwrap();
    let clone = client.clone();
    drop(client);
    assert!(clone.agents().retrieve("..").send().unwrap_err().is_usage());
    drop(clone);
    let clients: Vec<_> = (0..50).map(|_| blocking::Client::new("sk_test").unwrap()).collect();
    // A thread gives itself its name once it runs.
    wait_until(|threads| threads >= 50);
    drop(clients);
    wait_until(|threads| threads < 30);
}
