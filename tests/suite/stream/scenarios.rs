//! The 40 reconnect scenarios of `tests/data/sse`, taken from the tests of other projects.

use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpSocket;

use super::environment::StreamEnvironment;
use super::{Configure, Messages, open_with};
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour, base64, run};

const IDLE_TIMEOUT: Duration = Duration::from_secs(80);
/// The idle timeout is waited for in eight steps, after the one in which the last bytes arrived.
const IDLE_STEP: Duration = Duration::from_secs(10);

struct Scenario(Value);

fn scenarios() -> Vec<Scenario> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/sse/reconnect-scenarios.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["scenarios"].as_array().unwrap().iter().cloned().map(Scenario).collect()
}

#[test]
fn all_scenarios_async_and_blocking() {
    let scenarios = scenarios();
    assert_eq!(scenarios.len(), 40);
    std::thread::scope(|scope| {
        for scenario in &scenarios {
            for flavour in FLAVOURS {
                scope.spawn(move || scenario.run(flavour));
            }
        }
    });
}

/// A scenario that is running.
struct Run<'s> {
    scenario: &'s Scenario,
    server: ScriptedServer,
    other_origin: ScriptedServer,
    environment: Arc<StreamEnvironment>,
    messages: Messages,
}

impl Configure for Scenario {
    fn configure<C: bimpeai::Transport>(
        &self,
        request: bimpeai::stream::StreamRequest<C, bimpeai::models::StreamMessageEvent>,
    ) -> bimpeai::stream::StreamRequest<C, bimpeai::models::StreamMessageEvent> {
        request.after(self.expect("client_after").as_str().unwrap_or_default()).idle_timeout(IDLE_TIMEOUT)
    }
}

impl Scenario {
    fn name(&self) -> &str {
        self.0["name"].as_str().unwrap()
    }

    fn expect(&self, what: &str) -> &Value {
        &self.0["expect"][what]
    }

    fn messages(&self) -> Vec<String> {
        let messages = self.expect("messages").as_array();
        match messages {
            Some(messages) => messages.iter().map(|id| id.as_str().unwrap().to_owned()).collect(),
            // Either outcome is allowed here: ours retries, as API clients do.
            None if self.name() == "wpt-status-503" => vec!["m_1".to_owned()],
            None => Vec::new(),
        }
    }

    /// Whether the stream ends by itself. It does on a redirect to another origin, where `any_of` allows both.
    fn ends(&self) -> bool {
        self.expect("outcome").is_string() || self.name().contains("cross-origin")
    }

    fn run(&self, flavour: Flavour) {
        let environment = StreamEnvironment::new();
        let other_origin = ScriptedServer::respond_with(|_| Reply::nothing(End::Close));
        let (server, address) = self.server(&environment, &other_origin.base_url());
        let base_url = format!("http://{address}");
        let mut messages = open_with(flavour, |b| b, |b| b, &base_url, &environment, self);
        let server = match server {
            Listening::Now(server) => server,
            Listening::Later(slot) => {
                assert_eq!(messages.ids(1), self.messages(), "{}", self.name());
                assert_eq!(environment.waits().len(), 2, "{}", self.name());
                drop(slot);
                return;
            }
        };
        let run = Run { scenario: self, server, other_origin, environment, messages };
        if self.ends() {
            run.check_the_end();
        } else if self.expect("drop_stream_after").is_u64() {
            run.check_an_early_drop();
        } else {
            run.check_messages();
        }
    }

    fn server(&self, environment: &Arc<StreamEnvironment>, other_origin: &str) -> (Listening, SocketAddr) {
        let connections = self.0["connections"].as_array().unwrap().clone();
        let refused = connections.iter().take_while(|connection| connection["refuse"] == true).count();
        let other_origin = other_origin.to_owned();
        let (socket, address) = crate::support::refused();
        let serve = move |listener| {
            let mut tickets = 0;
            let mut replies = connections.clone().into_iter().skip(refused).collect::<Vec<_>>().into_iter();
            let mut last = None;
            let other_origin = other_origin.clone();
            ScriptedServer::on(listener, move |request| {
                if request.method == "POST" {
                    tickets += 1;
                    return Reply::ticket(&format!("tkt_{tickets}"));
                }
                last = replies.next().or(last.take());
                reply(last.as_ref().unwrap(), &other_origin)
            })
        };
        if refused == 0 {
            let listener = run(async { listen(socket) });
            return (Listening::Now(serve(listener)), address);
        }
        let mut socket = Some(socket);
        let slot = Arc::new(Mutex::new(None));
        let filled = Arc::clone(&slot);
        environment.on_sleep(move |before| {
            if before + 1 == refused {
                *filled.lock().unwrap() = Some(serve(listen(socket.take().unwrap())));
            }
        });
        (Listening::Later(slot), address)
    }
}

/// Begins to listen. Needs a runtime.
fn listen(socket: TcpSocket) -> TcpListener {
    let listener = socket.listen(128).unwrap().into_std().unwrap();
    listener.set_nonblocking(false).unwrap();
    listener
}

/// When the port accepts connections.
enum Listening {
    Now(ScriptedServer),
    /// After the connections that are refused.
    Later(Arc<Mutex<Option<ScriptedServer>>>),
}

fn reply(connection: &Value, other_origin: &str) -> Reply {
    let headers: Vec<(String, String)> = connection["headers"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.clone(), value.as_str().unwrap().replace("{OTHER_ORIGIN}", other_origin)))
        .collect();
    let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let pieces = connection["send"].as_array().unwrap().iter().map(|piece| base64(piece.as_str().unwrap()));
    let status = connection["status"].as_u64().unwrap().try_into().unwrap();
    if status == 204 || status == 205 {
        // 204 and 205 have no body.
        return Reply::http(status, &headers, b"");
    }
    let end = match connection["end"].as_str().unwrap() {
        "close" => End::Close,
        "rst" => End::Reset,
        "hold" | "stall" => End::Hold,
        other => panic!("{other}"),
    };
    Reply::chunked(status, &headers, pieces, end)
}

impl Run<'_> {
    fn check_messages(mut self) {
        let name = self.scenario.name();
        let expected = self.scenario.messages();
        let stalls = self.scenario.0["connections"][0]["end"] == "stall";
        let mut got = self.messages.ids(usize::from(stalls));
        if stalls {
            self.environment.lapse(IDLE_STEP, 9);
        }
        got.extend(self.messages.ids(expected.len() - got.len()));
        assert_eq!(got, expected, "{name}");
        self.check_requests();
        drop(self.messages);
        self.server.wait_for_close();
    }

    fn check_the_end(mut self) {
        let name = self.scenario.name();
        let (got, errors) = self.messages.rest();
        assert_eq!(got, self.scenario.messages(), "{name}");
        assert_eq!(errors.len(), 1, "{name}: {errors:?}");
        // A response without a stream is not a connection error.
        assert!(!errors[0].is_connection(), "{name}: {}", errors[0]);
        assert_eq!(self.messages.next().map(drop), None, "{name}");
        self.check_requests();
        assert_eq!(self.other_origin.requests().len(), 0, "{name}");
    }

    fn check_an_early_drop(mut self) {
        let name = self.scenario.name();
        assert_eq!(self.messages.ids(1), self.scenario.messages(), "{name}");
        let is_open = self.scenario.expect("drop_when").is_null();
        if !is_open {
            self.environment.hold_waits();
            self.wait_for_the_close();
        }
        drop(self.messages);
        if is_open {
            self.server.wait_for_close();
        }
        std::thread::sleep(Duration::from_millis(self.scenario.expect("wait_ms").as_u64().unwrap()));
        assert_eq!(self.server.requests().len(), 2, "{name}");
    }

    /// Polls until the stream has noticed that the server closed. A blocking stream cannot be dropped while it waits.
    fn wait_for_the_close(&mut self) {
        let Messages::Async(stream, runtime) = &mut self.messages else { return };
        runtime.block_on(async {
            while self.environment.waits().is_empty() {
                let next = futures::StreamExt::next(stream);
                assert!(tokio::time::timeout(Duration::from_millis(5), next).await.is_err());
            }
        });
    }

    fn check_requests(&self) {
        let (scenario, name) = (self.scenario, self.scenario.name());
        let resumed = self.server.resumed_after();
        for (turn, accepted) in scenario.expect("resume").as_array().into_iter().flatten().enumerate() {
            let after = Value::from(resumed[turn].clone());
            match accepted {
                Value::Array(accepted) => assert!(accepted.contains(&after), "{name}: {turn}: {after}"),
                _ => assert_eq!(after, Value::Null, "{name}: {turn}"),
            }
        }
        if let Some(expected) = scenario.expect("connections").as_u64().or(scenario.expect("max_connections").as_u64())
        {
            assert_eq!(resumed.len() as u64, expected, "{name}");
        }
        for (turn, delay) in scenario.expect("min_delay_ms").as_array().into_iter().flatten().skip(1).enumerate() {
            let waited = self.environment.waits()[turn].as_millis();
            assert!(waited >= u128::from(delay.as_u64().unwrap()), "{name}: {waited}");
        }
        self.check_headers();
    }

    fn check_headers(&self) {
        let request = self.server.requests_of("GET").remove(0);
        let expected = self.scenario.expect("request");
        for (header, value) in expected["headers"].as_object().into_iter().flatten() {
            assert_eq!(request.header(header), value.as_str(), "{}", self.scenario.name());
        }
        for header in expected["absent_headers"].as_array().into_iter().flatten() {
            assert_eq!(request.header(header.as_str().unwrap()), None, "{}", self.scenario.name());
        }
    }
}
