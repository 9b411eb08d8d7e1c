//! Starting and stopping servers, without leaks.

use std::collections::HashSet;
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use bimpeai::blocking;
use bimpeai::mock::Server;

use crate::support::in_own_process;

#[test]
fn two_hundred_servers_in_one_process() {
    in_own_process(module_path!(), "start_and_drop_many", "");
}

/// How many threads and open files this process has, on systems with `/proc`.
fn resources() -> [usize; 2] {
    ["/proc/self/task", "/proc/self/fd"].map(|of| std::fs::read_dir(of).map_or(0, Iterator::count))
}

#[test]
#[ignore = "run by two_hundred_servers_in_one_process"]
fn start_and_drop_many() {
    // What the first server initializes for all is not counted.
    use_and_drop(1);
    let before = resources();
    for _ in 0..10 {
        use_and_drop(20);
    }
    assert_eq!(resources(), before, "threads and open files");
}

fn use_and_drop(count: usize) {
    let servers: Vec<Server> = (0..count).map(|_| Server::start_blocking()).collect();
    let addresses: HashSet<_> = servers.iter().map(Server::address).collect();
    assert_eq!(addresses.len(), count);
    for (at, server) in servers.iter().enumerate() {
        let client = server.blocking_client();
        client.agents().create().name(agent_name(at)).send().unwrap();
        // Nothing is shared: each has its own agent only.
        let agents: Vec<_> = client.agents().list().items().map(|agent| agent.unwrap().name).collect();
        assert_eq!(agents, [agent_name(at)]);
    }
    drop(servers);
    for address in addresses {
        assert!(!is_served(address), "{address} is still open");
    }
}

fn agent_name(at: usize) -> String {
    format!("agent {at} of process {}", std::process::id())
}

/// Whether a server of this process is at the address. Another process may have taken the port in the meantime: most
/// likely a mock too, but not one with our agents.
fn is_served(address: SocketAddr) -> bool {
    if TcpStream::connect(address).is_err() {
        return false;
    }
    let client = blocking::Client::builder().api_key("sk_mock").base_url(format!("http://{address}")).max_retries(0);
    let agents = client.timeout(Duration::from_secs(1)).build().unwrap().agents().list().send();
    let is_ours = |name: &str| name.ends_with(&format!(" of process {}", std::process::id()));
    agents.is_ok_and(|page| page.data.iter().any(|agent| is_ours(&agent.name)))
}

#[test]
fn a_server_stops_with_requests_and_streams_open() {
    let server = Server::start_blocking();
    server.on(bimpeai::endpoints::agents::LIST).no_response();
    let client = server.blocking_client();
    let mut stream = {
        let agent = client.agents().create().name("A").send().unwrap();
        server.seed(bimpeai::endpoints::conversations::LIST, &[agent.id.as_str()], serde_json::json!({"id": "c"}));
        client.conversations().messages().stream(&agent.id, "c").reconnect(false).open()
    };
    std::thread::scope(|scope| {
        let hanging = scope.spawn(|| client.agents().list().max_retries(0).send());
        let waiting = scope.spawn(|| stream.next());
        while server.stream("c").connections() == 0 || server.received(bimpeai::endpoints::agents::LIST).count() == 0 {
            std::thread::yield_now();
        }
        drop(server);
        assert!(hanging.join().unwrap().unwrap_err().is_connection());
        assert!(waiting.join().unwrap().unwrap().unwrap_err().is_connection());
    });
}
