//! A server that answers exactly what it is told, byte for byte, one connection after the other.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;

/// What one connection is answered with. Every connection is closed after its answer.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// These bytes, then the end.
    Raw(Vec<u8>),
    /// Nothing at all, until the client gives up.
    Silence,
    /// The end, before the first byte.
    Drop,
}

impl Answer {
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::http(status, &[("Content-Type", "application/json")], body.to_string().as_bytes())
    }

    pub(crate) fn http(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let mut head = format!("HTTP/1.1 {status} Scripted\r\n");
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let given = |wanted: &str| headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted));
        if !given("content-length") && !given("transfer-encoding") && status != 204 {
            let _ = write!(head, "Content-Length: {}\r\n", body.len());
        }
        if !given("connection") {
            head.push_str("Connection: close\r\n");
        }
        head.push_str("\r\n");
        Self::Raw([head.as_bytes(), body].concat())
    }
}

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// The raw path, without the query.
    pub(crate) path: String,
    /// The raw query, without the question mark.
    pub(crate) query: String,
    /// Names in lower case, in the order they came.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn query_pairs(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.query.as_bytes()).into_owned().collect()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

pub(crate) struct Scripted {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    stop: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Scripted {
    /// Answers connection number n with answer number n, and every further one with the last.
    pub(crate) fn start(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let received = Arc::new(Mutex::new(Vec::new()));
        let (stop, stopped) = mpsc::channel::<()>();
        let log = Arc::clone(&received);
        let thread = std::thread::spawn(move || {
            let mut open = Vec::new();
            for (turn, stream) in listener.incoming().enumerate() {
                if !matches!(stopped.try_recv(), Err(mpsc::TryRecvError::Empty)) {
                    break;
                }
                let answer = answers.get(turn).or(answers.last()).cloned();
                if let (Ok(stream), Some(answer)) = (stream, answer) {
                    serve(stream, answer, &log, &mut open);
                }
            }
        });
        Self { address, received, stop: Some(stop), thread: Some(thread) }
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        drop(self.stop.take());
        // The thread waits for a connection; this one wakes it.
        let _ = TcpStream::connect(self.address);
        let _ = self.thread.take().unwrap().join();
    }
}

fn serve(stream: TcpStream, answer: Answer, log: &Mutex<Vec<Received>>, open: &mut Vec<TcpStream>) {
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut reader = BufReader::new(stream);
    let Some(request) = read_request(&mut reader) else { return };
    log.lock().unwrap().push(request);
    let mut stream = reader.into_inner();
    match answer {
        Answer::Raw(bytes) => {
            let _ = stream.write_all(&bytes);
            let _ = stream.flush();
        }
        Answer::Silence => open.push(stream),
        Answer::Drop => {}
    }
}

fn read_request(reader: &mut impl BufRead) -> Option<Received> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length").and_then(|(_, n)| n.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Received { method, path: path.to_owned(), query: query.to_owned(), headers, body })
}
