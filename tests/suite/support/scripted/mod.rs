//! The raw-socket server of the tests: it sends exactly the bytes it is given, and records what it received.
//!
//! The mock (`bimpeai::mock::Server`) behaves like the API; this one does what no server should do.

mod received;
mod reply;

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::HANGS;
pub(crate) use received::Received;
pub(crate) use reply::{End, Reply};
use reply::{LAST_CHUNK, chunk};

/// Connections that are still open.
type Held = Arc<Mutex<Vec<TcpStream>>>;

/// Serves one connection after the other, and one request on each.
pub(crate) struct ScriptedServer {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    held: Held,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl ScriptedServer {
    /// Replies to request number n with reply number n, and to every further one with the last.
    pub(crate) fn start(replies: Vec<Reply>) -> Self {
        let mut turn = 0;
        Self::respond_with(move |_| {
            turn += 1;
            replies.get(turn - 1).or(replies.last()).cloned().unwrap_or_else(|| Reply::nothing(End::Close))
        })
    }

    /// Asks `respond` for the reply to each request.
    pub(crate) fn respond_with(respond: impl FnMut(&Received) -> Reply + Send + 'static) -> Self {
        Self::on(TcpListener::bind(("127.0.0.1", 0)).unwrap(), respond)
    }

    pub(crate) fn on(listener: TcpListener, mut respond: impl FnMut(&Received) -> Reply + Send + 'static) -> Self {
        let address = listener.local_addr().unwrap();
        let (received, held, stopped) = (Arc::default(), Held::default(), Arc::new(AtomicBool::new(false)));
        let worker = Worker { received: Arc::clone(&received), held: Arc::clone(&held) };
        let stop = Arc::clone(&stopped);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::Acquire) {
                    break;
                }
                // A client may disconnect at any time.
                let _ = stream.and_then(|stream| worker.serve(stream, &mut respond));
            }
        });
        Self { address, received, held, stopped, thread: Some(thread) }
    }

    /// Replies to every `POST` with a ticket, `tkt_1`, `tkt_2` and so on; asks `respond` for the replies to the other
    /// requests, which it numbers from 0.
    pub(crate) fn stream_with(mut respond: impl FnMut(usize, &Received) -> Reply + Send + 'static) -> Self {
        let (mut tickets, mut streams) = (0, 0);
        Self::respond_with(move |request| {
            if request.method == "POST" {
                tickets += 1;
                return Reply::ticket(&format!("tkt_{tickets}"));
            }
            streams += 1;
            respond(streams - 1, request)
        })
    }

    /// Replies to the streams with these, in order, and closes every further connection.
    pub(crate) fn streams(replies: impl IntoIterator<Item = Reply>) -> Self {
        let mut replies: Vec<_> = replies.into_iter().collect();
        replies.reverse();
        Self::stream_with(move |_, _| replies.pop().unwrap_or_else(|| Reply::nothing(End::Close)))
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// The requests with one method: `POST` for tickets, `GET` for streams.
    pub(crate) fn requests_of(&self, method: &str) -> Vec<Received> {
        self.requests().into_iter().filter(|request| request.method == method).collect()
    }

    /// The `after` of each stream.
    pub(crate) fn resumed_after(&self) -> Vec<Option<String>> {
        self.requests_of("GET").iter().map(|request| request.query_value("after")).collect()
    }

    /// Sends a chunk on the connection that was held last.
    pub(crate) fn send(&self, text: &str) {
        let held = self.wait_for_held();
        held.lock().unwrap().last().unwrap().write_all(&chunk(text.as_bytes())).unwrap();
    }

    /// Ends the body on the connection that was held last, and closes it.
    pub(crate) fn finish(&self) {
        let held = self.wait_for_held();
        let mut stream = held.lock().unwrap().pop().unwrap();
        stream.write_all(LAST_CHUNK).unwrap();
    }

    fn wait_for_held(&self) -> &Held {
        let started = Instant::now();
        while self.held.lock().unwrap().is_empty() {
            assert!(started.elapsed() < HANGS, "no connection is held");
            std::thread::sleep(Duration::from_millis(1));
        }
        &self.held
    }

    /// Waits until the client has closed the connection that was held last. Returns how long that took.
    pub(crate) fn wait_for_close(&self) -> Duration {
        let mut stream = self.wait_for_held().lock().unwrap().pop().unwrap();
        stream.set_read_timeout(Some(HANGS)).unwrap();
        let started = Instant::now();
        match stream.read(&mut [0; 64]) {
            // A client that closes with bytes unread resets the connection.
            Ok(0) => {}
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => {}
            other => panic!("the connection is still open: {other:?}"),
        }
        started.elapsed()
    }
}

impl Drop for ScriptedServer {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Release);
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
    fn serve(&self, mut stream: TcpStream, respond: &mut impl FnMut(&Received) -> Reply) -> io::Result<()> {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(HANGS))?;
        let request = Received::read(&mut stream)?;
        self.received.lock().unwrap().push(request.clone());
        let reply = respond(&request);
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
