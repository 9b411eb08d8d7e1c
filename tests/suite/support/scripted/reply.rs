//! A server of tickets and streams that says exactly what it is told, over raw sockets.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::scripted::Received;

/// What one request is answered with: bytes, written piece by piece, then an end.
pub(super) struct Reply {
    pieces: Vec<Vec<u8>>,
    end: End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// What has been said is all: a body ends as it should.
    Close,
    /// The connection ends in the middle of the body.
    Cut,
    /// The same by a TCP reset.
    Reset,
    /// The connection stays open, and silent until a test says something.
    Hold,
}

impl Reply {
    pub(super) fn raw(pieces: Vec<Vec<u8>>, end: End) -> Self {
        Self { pieces, end }
    }

    /// No answer at all.
    pub(super) fn nothing(end: End) -> Self {
        Self::raw(Vec::new(), end)
    }

    pub(super) fn whole(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let length = format!("Content-Length: {}\r\n", body.len());
        let head = head(status, headers) + if status == 204 { "" } else { &length };
        Self::raw(vec![[head.as_bytes(), b"\r\n", body].concat()], End::Close)
    }

    pub(super) fn json(status: u16, headers: &[(&str, &str)], body: &Value) -> Self {
        Self::whole(status, &[headers, &[("Content-Type", "application/json")]].concat(), body.to_string().as_bytes())
    }

    pub(super) fn ticket(ticket: &str) -> Self {
        Self::json(201, &[], &json!({"message": "ok", "data": {"ticket": ticket, "expires_in": 60}}))
    }

    /// An event stream, each piece of it a chunk of its own.
    pub(super) fn events<P: AsRef<[u8]>>(pieces: impl IntoIterator<Item = P>, end: End) -> Self {
        Self::chunked(200, &[("Content-Type", "text/event-stream")], pieces, end)
    }

    pub(super) fn chunked<P: AsRef<[u8]>>(
        status: u16,
        headers: &[(&str, &str)],
        pieces: impl IntoIterator<Item = P>,
        end: End,
    ) -> Self {
        let head = head(status, headers) + "Transfer-Encoding: chunked\r\n\r\n";
        let chunks = pieces.into_iter().map(|piece| chunk(piece.as_ref()));
        let mut pieces: Vec<_> = std::iter::once(head.into_bytes()).chain(chunks).collect();
        if end == End::Close {
            pieces.push(b"0\r\n\r\n".to_vec());
        }
        Self::raw(pieces, end)
    }
}

fn head(status: u16, headers: &[(&str, &str)]) -> String {
    let lines = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
    format!("HTTP/1.1 {status} Scripted\r\nConnection: close\r\n") + &lines.collect::<String>()
}

fn chunk(bytes: &[u8]) -> Vec<u8> {
    if bytes.is_empty() {
        return Vec::new();
    }
    [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat()
}

/// Connections that are still open.
type Held = Arc<Mutex<Vec<TcpStream>>>;

pub(super) struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    held: Held,
    stops: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Asks for the answer to each request, in the order they come.
    pub(super) fn start(answer: impl FnMut(&Received) -> Reply + Send + 'static) -> Self {
        Self::on(TcpListener::bind(("127.0.0.1", 0)).unwrap(), answer)
    }

    pub(super) fn on(listener: TcpListener, mut answer: impl FnMut(&Received) -> Reply + Send + 'static) -> Self {
        let address = listener.local_addr().unwrap();
        let (received, held, stops) = (Arc::default(), Held::default(), Arc::new(AtomicBool::new(false)));
        let mut worker = Worker { received: Arc::clone(&received), held: Arc::clone(&held) };
        let stopped = Arc::clone(&stops);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::Acquire) {
                    break;
                }
                // A client may leave at any time.
                let _ = stream.and_then(|stream| worker.serve(stream, &mut answer));
            }
        });
        Self { address, received, held, stops, thread: Some(thread) }
    }

    /// Gives every request a ticket, `tkt_1`, `tkt_2` and so on, and asks for the answers to the others.
    pub(super) fn of_streams(mut answer: impl FnMut(usize, &Received) -> Reply + Send + 'static) -> Self {
        let (mut tickets, mut streams) = (0, 0);
        Self::start(move |request| {
            if request.method == "POST" {
                tickets += 1;
                return Reply::ticket(&format!("tkt_{tickets}"));
            }
            streams += 1;
            answer(streams - 1, request)
        })
    }

    /// Answers the streams with these, one after the other, and all further ones with nothing.
    pub(super) fn scripted(replies: impl IntoIterator<Item = Reply>) -> Self {
        let mut replies: Vec<_> = replies.into_iter().collect();
        replies.reverse();
        Self::of_streams(move |_, _| replies.pop().unwrap_or_else(|| Reply::nothing(End::Close)))
    }

    pub(super) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(super) fn requests(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// The requests of one kind: `POST` for tickets, `GET` for streams.
    pub(super) fn requests_of(&self, method: &str) -> Vec<Received> {
        self.requests().into_iter().filter(|request| request.method == method).collect()
    }

    /// Where each connection was to go on.
    pub(super) fn resumed_after(&self) -> Vec<Option<String>> {
        let after = |request: &Received| {
            request.query_pairs().into_iter().find(|(name, _)| name == "after").map(|(_, value)| value)
        };
        self.requests_of("GET").iter().map(after).collect()
    }

    /// Says something on the connection that was held last.
    pub(super) fn say(&self, text: &str) {
        let held = self.wait_for_held();
        held.lock().unwrap().last().unwrap().write_all(&chunk(text.as_bytes())).unwrap();
    }

    /// Ends the connection that was held last, as it should end.
    pub(super) fn close(&self) {
        let held = self.wait_for_held();
        let mut stream = held.lock().unwrap().pop().unwrap();
        stream.write_all(b"0\r\n\r\n").unwrap();
    }

    fn wait_for_held(&self) -> &Held {
        let begun = Instant::now();
        while self.held.lock().unwrap().is_empty() {
            assert!(begun.elapsed() < super::HANGS, "no connection is held");
            std::thread::sleep(Duration::from_millis(1));
        }
        &self.held
    }

    /// Waits until the client has closed the connection that was held last, and tells how long that took.
    pub(super) fn wait_for_close(&self) -> Duration {
        let mut stream = self.wait_for_held().lock().unwrap().pop().unwrap();
        stream.set_read_timeout(Some(super::HANGS)).unwrap();
        let begun = Instant::now();
        match stream.read(&mut [0; 64]) {
            // A client that leaves with bytes unread resets the connection.
            Ok(0) => {}
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {}
            other => panic!("the connection is still open: {other:?}"),
        }
        begun.elapsed()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stops.store(true, Ordering::Release);
        // The thread waits for a connection; this one wakes it.
        let _ = TcpStream::connect(self.address);
        let _ = self.thread.take().unwrap().join();
    }
}

struct Worker {
    received: Arc<Mutex<Vec<Received>>>,
    held: Held,
}

impl Worker {
    fn serve(&mut self, mut stream: TcpStream, answer: &mut impl FnMut(&Received) -> Reply) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(super::HANGS))?;
        let request = read_request(&mut stream)?;
        self.received.lock().unwrap().push(request.clone());
        let reply = answer(&request);
        // A socket that is closed with bytes unread is reset, so one is left for that.
        if reply.end != End::Reset {
            stream.read_exact(&mut [0])?;
        }
        for piece in reply.pieces {
            stream.write_all(&piece)?;
        }
        if reply.end == End::Hold {
            self.held.lock().unwrap().push(stream);
        }
        Ok(())
    }
}

/// Reads a request without a body, all but its last byte.
fn read_request(stream: &mut TcpStream) -> std::io::Result<Received> {
    let mut buffer = vec![0; 64 * 1024];
    let length = loop {
        let there = stream.peek(&mut buffer)?;
        if there == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(end) = buffer[..there].windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        std::thread::yield_now();
    };
    stream.read_exact(&mut buffer[..length - 1])?;
    Ok(parse(std::str::from_utf8(&buffer[..length]).unwrap()))
}

fn parse(head: &str) -> Received {
    let mut lines = head.lines();
    let mut words = lines.next().unwrap().split(' ');
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let header = |line: &str| line.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
    Received {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: lines.map_while(header).collect(),
        body: Vec::new(),
    }
}
