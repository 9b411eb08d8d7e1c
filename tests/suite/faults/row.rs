//! A row of the tables: a fault, and what the caller must see.

use std::error::Error as _;
use std::fmt::Write;
use std::sync::Mutex;
use std::time::Duration;

use bimpeai::{Client, ClientBuilder, Error, ErrorKind, blocking};

use crate::support::fault::bytes::AGENT;
use crate::support::fault::{FaultServer, Script, Step};
use crate::support::{FLAVOURS, Flavour, KEY, TestEnvironment, run};

pub(super) const RETRIES: u32 = 2;
const ALL_ATTEMPTS: u32 = RETRIES + 1;

/// The timeout of the rows that are about one.
pub(super) const SHORT: Duration = Duration::from_millis(150);
/// The timeout of all others: none of them may wait that long.
const LONG: Duration = Duration::from_secs(20);

/// The limit of the size of a body in these tests.
pub(super) const MAX_BODY: usize = 1 << 20;

/// The client's own backoff, with a random number of 0.5.
pub(super) const BACKOFF: [Duration; 2] = [Duration::from_millis(250), Duration::from_millis(500)];

type Configure = fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder;

/// One fault. Its functions read as a sentence: `row(name, server).is(lost())`.
pub(super) struct Row {
    name: String,
    start: Box<dyn Fn() -> FaultServer + Sync>,
    base_url: Option<String>,
    timeout: Duration,
    scheme: Option<&'static str>,
    http: Option<Configure>,
    expected: Expected,
}

/// What the caller sees.
#[derive(Clone)]
pub(super) struct Expected {
    kind: Option<ErrorKind>,
    status: Option<u16>,
    attempts: u32,
    may_have_been_sent: bool,
    waits: Vec<Duration>,
    texts: Vec<String>,
    retry_after: RetryAfter,
}

/// What `Error::retry_after` returns.
#[derive(Clone, Copy)]
enum RetryAfter {
    Is(Option<Duration>),
    /// Not looked at.
    Any,
}

/// A success, at the first attempt.
pub(super) fn ok() -> Expected {
    Expected {
        kind: None,
        status: Some(200),
        attempts: 1,
        may_have_been_sent: true,
        waits: Vec::new(),
        texts: Vec::new(),
        retry_after: RetryAfter::Is(None),
    }
}

/// A failure that another attempt would not change.
pub(super) fn once(kind: ErrorKind) -> Expected {
    Expected { kind: Some(kind), ..ok() }.without_status()
}

/// A failure that is retried, with the client's own backoff.
pub(super) fn retried(kind: ErrorKind) -> Expected {
    Expected { attempts: ALL_ATTEMPTS, waits: BACKOFF.to_vec(), ..once(kind) }
}

/// The connection was lost: the server may have done the work.
pub(super) fn lost() -> Expected {
    retried(ErrorKind::Connection)
}

/// No complete response in time: the server may have done the work.
pub(super) fn timed_out() -> Expected {
    retried(ErrorKind::Timeout)
}

/// No connection: certainly not sent, so the first retry follows at once. It counts.
pub(super) fn never_connected(kind: ErrorKind) -> Expected {
    Expected { waits: vec![BACKOFF[1]], may_have_been_sent: false, ..retried(kind) }
}

/// The server says that it did not process the request, again and again: sent again at once, once, without using up a
/// retry; then as any other failure.
pub(super) fn not_processed() -> Expected {
    Expected { attempts: ALL_ATTEMPTS + 1, may_have_been_sent: false, ..lost() }
}

/// The response is complete, or too large, and cannot be read.
pub(super) fn unreadable() -> Expected {
    once(ErrorKind::Decode).with_status(200)
}

impl Expected {
    pub(super) fn with_status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// No head arrived.
    pub(super) fn without_status(self) -> Self {
        Self { status: None, ..self }
    }

    pub(super) fn unsent(self) -> Self {
        Self { may_have_been_sent: false, ..self }
    }

    pub(super) fn after(self, attempts: u32, waits: &[Duration]) -> Self {
        Self { attempts, waits: waits.to_vec(), ..self }
    }

    pub(super) fn retry_after(self, wait: Duration) -> Self {
        Self { retry_after: RetryAfter::Is(Some(wait)), ..self }
    }

    /// The waits say enough.
    pub(super) fn any_retry_after(self) -> Self {
        Self { retry_after: RetryAfter::Any, ..self }
    }

    /// `Display` contains this text.
    pub(super) fn says(mut self, text: &str) -> Self {
        self.texts.push(text.to_owned());
        self
    }
}

/// A fault of every connection: the script.
pub(super) fn row(name: impl Into<String>, script: Script, expected: Expected) -> Row {
    rows_of(name, vec![script], expected)
}

/// A fault that differs from connection to connection: the last script is repeated.
pub(super) fn rows_of(name: impl Into<String>, scripts: Vec<Script>, expected: Expected) -> Row {
    at_server(name, move || FaultServer::start(scripts.clone()), expected)
}

/// A fault of a server of another kind.
pub(super) fn at_server(
    name: impl Into<String>,
    start: impl Fn() -> FaultServer + Sync + 'static,
    expected: Expected,
) -> Row {
    Row { name: name.into(), start: Box::new(start), base_url: None, timeout: LONG, scheme: None, http: None, expected }
}

/// The server reads a request, sends these bytes, and closes the connection.
pub(super) fn sends(bytes: impl Into<Vec<u8>>) -> Script {
    vec![Step::Request, Step::Send(bytes.into())]
}

/// The server reads a request, sends these bytes, and does that.
pub(super) fn sends_then(bytes: impl Into<Vec<u8>>, then: Step) -> Script {
    vec![Step::Request, Step::Send(bytes.into()), Step::Settle, then]
}

impl Row {
    /// Each attempt may take only [`SHORT`].
    pub(super) fn short(mut self) -> Self {
        self.timeout = SHORT;
        self
    }

    /// With another base URL than the server's.
    pub(super) fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// The error also says this.
    pub(super) fn also_says(mut self, text: &str) -> Self {
        self.expected = self.expected.says(text);
        self
    }

    /// At the server's address, but by TLS.
    pub(super) fn https(mut self) -> Self {
        self.scheme = Some("https");
        self
    }

    /// With an HTTP client of these settings.
    pub(super) fn http(mut self, configure: Configure) -> Self {
        self.http = Some(configure);
        self
    }

    fn configure<C>(&self, builder: ClientBuilder<C>, url: String) -> ClientBuilder<C> {
        let builder = builder.api_key(KEY).base_url(url).allow_insecure_http(true);
        let builder = builder.timeout(self.timeout).max_retries(RETRIES).max_body_bytes(MAX_BODY);
        match self.http {
            Some(configure) => builder.http_client(http(configure)),
            None => builder,
        }
    }

    fn send(&self, flavour: Flavour, url: String) -> Outcome {
        let environment = TestEnvironment::new();
        let result = match flavour {
            Flavour::Async => {
                let client = self.configure(Client::builder(), url).environment(environment.clone()).build().unwrap();
                run(client.agents().create().name("A").send_with_response())
            }
            Flavour::Blocking => {
                let builder = self.configure(blocking::Client::builder(), url);
                let client = builder.environment(environment.clone()).build().unwrap();
                client.agents().create().name("A").send_with_response()
            }
        };
        let result = result.map(|response| (response.value.name, response.attempts));
        Outcome { result, waits: environment.waits() }
    }

    /// Sends a request to a server of its own. Returns what differs from the expectation.
    fn differences(&self, flavour: Flavour) -> Vec<String> {
        let server = (self.start)();
        let url = self.base_url.clone().unwrap_or_else(|| server.base_url());
        let (scheme, host) = url.split_once("://").unwrap();
        let base_url = format!("{}://{host}", self.scheme.unwrap_or(scheme));
        let outcome = self.send(flavour, base_url);
        let mut found = Differences(Vec::new());
        found.compare("waits", &self.expected.waits, &outcome.waits);
        match (&outcome.result, self.expected.kind) {
            (Ok((name, attempts)), None) => {
                found.compare("name", &"A", &name.as_str());
                found.compare("attempts", &self.expected.attempts, attempts);
            }
            (Err(error), Some(_)) => found.error(&self.expected, error, host),
            (result, kind) => found.0.push(format!("expected {kind:?}, not {result:?}")),
        }
        found.requests(&server, &outcome);
        found.0
    }
}

struct Outcome {
    result: Result<(String, u32), Error>,
    waits: Vec<Duration>,
}

struct Differences(Vec<String>);

impl Differences {
    fn compare<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, expected: &T, got: &T) {
        if expected != got {
            self.0.push(format!("{what}: expected {expected:?}, got {got:?}"));
        }
    }

    fn check(&mut self, holds: bool, what: impl Into<String>) {
        if !holds {
            self.0.push(what.into());
        }
    }

    fn error(&mut self, expected: &Expected, error: &Error, host: &str) {
        let text = error.to_string();
        self.compare("kind", &expected.kind.unwrap(), &error.kind());
        // Of a response that never became complete, only the kind and the cause matter.
        let status = error.status().map(|status| status.as_u16());
        if expected.status.is_some() || status != Some(200) {
            self.compare("status", &expected.status, &status);
        }
        self.compare("attempts", &expected.attempts, &error.attempts());
        self.compare("may_have_been_sent", &expected.may_have_been_sent, &error.may_have_been_sent());
        if let RetryAfter::Is(wait) = expected.retry_after {
            self.compare("retry_after", &wait, &error.retry_after());
        }
        for wanted in &expected.texts {
            self.check(text.contains(wanted.as_str()), format!("`{wanted}` is not in: {text}"));
        }
        if error.is_connection() {
            self.check(text.contains(host), format!("the host `{host}` is not in: {text}"));
        }
        self.check(text.starts_with("agents.create: "), format!("no endpoint in: {text}"));
        self.check(!text.contains(['\n', '\r']), format!("more than one line: {text:?}"));
        self.check(text.len() < 4000, format!("too long: {} bytes", text.len()));
        let mut everything = format!("{text} {error:?}");
        let mut source = error.source();
        while let Some(inner) = source {
            write!(everything, " {inner} {inner:?}").unwrap();
            source = inner.source();
        }
        self.check(!everything.contains(KEY), format!("the API key is in: {everything}"));
    }

    /// One request id, one idempotency key and one body over all attempts.
    fn requests(&mut self, server: &FaultServer, outcome: &Outcome) {
        let requests = server.requests();
        let Some(first) = requests.first() else { return };
        for request in &requests {
            for name in ["x-request-id", "idempotency-key"] {
                self.check(request.header(name).is_some(), format!("no {name}"));
                self.compare(name, &first.header(name), &request.header(name));
            }
            self.check(request.body == first.body, "another body");
        }
        if let Err(error) = &outcome.result {
            self.compare("error's key", &error.idempotency_key(), &first.header("idempotency-key"));
        }
        let attempts = outcome.result.as_ref().map_or_else(Error::attempts, |(_, attempts)| *attempts);
        self.compare("requests at the server", &(attempts as usize), &requests.len());
    }
}

/// An HTTP client as the SDK's own, but for these settings.
pub(super) fn http(configure: Configure) -> reqwest::Client {
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    configure(builder.retry(reqwest::retry::never()).no_proxy()).build().unwrap()
}

/// Checks all rows, async and blocking, several at a time. Lists every difference.
pub(super) fn check(rows: &[Row]) {
    const AT_A_TIME: usize = 8;
    let jobs: Vec<_> = rows.iter().flat_map(|row| FLAVOURS.map(|flavour| (row, flavour))).collect();
    let (jobs, failures) = (Mutex::new(jobs.into_iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                loop {
                    let next = jobs.lock().unwrap().next();
                    let Some((row, flavour)) = next else { return };
                    for difference in row.differences(flavour) {
                        failures.lock().unwrap().push(format!("{} ({flavour:?}): {difference}", row.name));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().unwrap();
    failures.sort();
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

/// The agent's response, right.
pub(super) fn right() -> Vec<u8> {
    crate::support::fault::bytes::response(200, &[], AGENT)
}
