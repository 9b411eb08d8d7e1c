//! The socket of one connection, with orders that spoil what hyper writes to it.
//!
//! hyper serves correct HTTP. Everything incorrect happens here, below it: bytes are held back, replaced, counted and
//! cut, so that a client meets the fault where it would meet it in the world.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Sleep;

/// How a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kill {
    /// An orderly end of the TCP connection: the client reads end-of-file.
    Fin,
    /// A TCP reset.
    Reset,
}

/// A position in an answer, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    Start,
    /// Counted from the status line, and never past the headers.
    Head(u64),
    /// Counted from the end of the headers.
    Body(u64),
}

/// What is to happen to the answer that hyper writes next.
#[derive(Debug)]
pub(crate) enum Plan {
    Cut {
        at: Position,
        kill: Kill,
    },
    Drip {
        pause: Duration,
    },
    /// Other bytes in place of hyper's, then the end of the connection.
    Replace {
        bytes: Bytes,
    },
}

/// The orders for one connection, shared by the socket and whoever answers on it.
#[derive(Debug, Default)]
pub(crate) struct Orders(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    plan: Option<Plan>,
    kill: Option<Kill>,
    written: u64,
    head_end: Option<u64>,
    tail: u32,
}

impl Orders {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new request has been read: what the last one's answer was ordered is over.
    pub(crate) fn begin(&self) {
        *self.lock() = State::default();
    }

    pub(crate) fn plan(&self, plan: Plan) {
        self.lock().plan = Some(plan);
    }

    /// Ends the connection once everything handed to it so far is on the wire.
    pub(crate) fn kill_after_flush(&self, kill: Kill) {
        self.lock().kill = Some(kill);
    }
}

const HEAD_END: u32 = u32::from_be_bytes(*b"\r\n\r\n");

impl State {
    /// Counts bytes that are about to be written, up to the position of a cut; gives how many may go.
    fn allow(&mut self, buf: &[u8], at: Position) -> usize {
        let mut allowed = 0;
        for byte in buf {
            if self.reached(at) || (self.would_end_head(*byte) && matches!(at, Position::Head(_))) {
                break;
            }
            self.count(*byte);
            allowed += 1;
        }
        allowed
    }

    fn reached(&self, at: Position) -> bool {
        match at {
            Position::Start => true,
            Position::Head(bytes) => self.written >= bytes,
            Position::Body(bytes) => self.head_end.is_some_and(|end| self.written - end >= bytes),
        }
    }

    fn would_end_head(&self, byte: u8) -> bool {
        self.head_end.is_none() && (self.tail << 8 | u32::from(byte)) == HEAD_END
    }

    fn count(&mut self, byte: u8) {
        self.written += 1;
        self.tail = self.tail << 8 | u32::from(byte);
        if self.head_end.is_none() && self.tail == HEAD_END {
            self.head_end = Some(self.written);
        }
    }
}

/// A TCP stream under [`Orders`].
#[derive(Debug)]
pub(crate) struct Wire {
    stream: Option<TcpStream>,
    orders: Arc<Orders>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Wire {
    pub(crate) fn new(stream: TcpStream, orders: Arc<Orders>) -> Self {
        Self { stream: Some(stream), orders, pause: None }
    }

    fn poll_kill<T>(&mut self, kill: Kill, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        if let Some(stream) = &mut self.stream {
            match kill {
                Kill::Fin => {
                    // A socket that cannot be shut down is gone already.
                    let _ = ready!(Pin::new(stream).poll_shutdown(cx));
                }
                Kill::Reset => {
                    let _ = stream.set_zero_linger();
                }
            }
        }
        self.stream = None;
        Poll::Ready(Err(gone()))
    }

    fn poll_plain(&mut self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match &mut self.stream {
            Some(stream) => Pin::new(stream).poll_write(cx, buf),
            None => Poll::Ready(Err(gone())),
        }
    }

    fn poll_cut(&mut self, cx: &mut Context<'_>, buf: &[u8], at: Position, kill: Kill) -> Poll<io::Result<usize>> {
        let orders = Arc::clone(&self.orders);
        let mut state = orders.lock();
        if state.reached(at) {
            drop(state);
            return self.poll_kill(kill, cx);
        }
        // Counted only when it is written: the socket may take less than it is offered.
        let mut ahead =
            State { written: state.written, head_end: state.head_end, tail: state.tail, ..State::default() };
        let allowed = ahead.allow(buf, at);
        if allowed == 0 {
            drop(state);
            return self.poll_kill(kill, cx);
        }
        let written = ready!(self.poll_plain(cx, &buf[..allowed]))?;
        buf[..written].iter().for_each(|byte| state.count(*byte));
        let is_over = state.reached(at);
        drop(state);
        if is_over && written == buf.len() {
            // hyper may have nothing more to write, so the end must not wait for its next write.
            orders.kill_after_flush(kill);
        }
        Poll::Ready(Ok(written))
    }

    fn poll_drip(&mut self, cx: &mut Context<'_>, buf: &[u8], pause: Duration) -> Poll<io::Result<usize>> {
        if let Some(sleep) = &mut self.pause {
            ready!(sleep.as_mut().poll(cx));
            self.pause = None;
        }
        let written = ready!(self.poll_plain(cx, &buf[..1.min(buf.len())]))?;
        // A sleep of no time takes a millisecond all the same.
        self.pause = (!pause.is_zero()).then(|| Box::pin(tokio::time::sleep(pause)));
        Poll::Ready(Ok(written))
    }

    fn poll_replace(&mut self, cx: &mut Context<'_>, mut bytes: Bytes) -> Poll<io::Result<usize>> {
        while !bytes.is_empty() {
            match self.poll_plain(cx, &bytes) {
                Poll::Ready(Ok(written)) => bytes = bytes.split_off(written),
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => {
                    self.orders.plan(Plan::Replace { bytes });
                    return Poll::Pending;
                }
            }
        }
        self.orders.plan(Plan::Replace { bytes });
        self.poll_kill(Kill::Fin, cx)
    }
}

fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::BrokenPipe, "the connection was ended on purpose")
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Some(stream) => Pin::new(stream).poll_read(cx, buf),
            None => Poll::Ready(Ok(())),
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let step = {
            let mut state = self.orders.lock();
            match &mut state.plan {
                None => Step::Plain,
                Some(Plan::Cut { at, kill }) => Step::Cut(*at, *kill),
                Some(Plan::Drip { pause }) => Step::Drip(*pause),
                Some(Plan::Replace { bytes }) => Step::Replace(std::mem::take(bytes)),
            }
        };
        match step {
            Step::Plain => self.poll_plain(cx, buf),
            Step::Cut(at, kill) => self.poll_cut(cx, buf, at, kill),
            Step::Drip(pause) => self.poll_drip(cx, buf, pause),
            Step::Replace(bytes) => self.poll_replace(cx, bytes),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let kill = self.orders.lock().kill;
        if let Some(kill) = kill {
            return self.poll_kill(kill, cx);
        }
        match &mut self.stream {
            Some(stream) => Pin::new(stream).poll_flush(cx),
            None => Poll::Ready(Err(gone())),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Some(stream) => Pin::new(stream).poll_shutdown(cx),
            None => Poll::Ready(Ok(())),
        }
    }
}

enum Step {
    Plain,
    Cut(Position, Kill),
    Drip(Duration),
    Replace(Bytes),
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\na: b\r\n\r\nbody";

    fn allowed(at: Position, piece: usize) -> usize {
        let mut state = State::default();
        ANSWER.chunks(piece).map(|chunk| state.allow(chunk, at)).sum()
    }

    #[test]
    fn a_cut_lands_on_its_byte_however_hyper_writes() {
        for piece in 1..=ANSWER.len() {
            assert_eq!(allowed(Position::Start, piece), 0);
            assert_eq!(allowed(Position::Head(5), piece), 5);
            assert_eq!(allowed(Position::Body(0), piece), 25);
            assert_eq!(allowed(Position::Body(3), piece), 28);
            assert_eq!(allowed(Position::Body(400), piece), 29);
        }
    }

    #[test]
    fn a_cut_in_the_headers_never_lets_them_end() {
        assert_eq!(allowed(Position::Head(400), ANSWER.len()), 24);
    }
}
