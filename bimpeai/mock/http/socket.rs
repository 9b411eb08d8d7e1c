//! The socket of one connection, with faults that damage what hyper writes to it.
//!
//! hyper writes correct HTTP. Everything incorrect happens here, below it: bytes are delayed, replaced, counted and cut
//! off, so that a client meets the fault where it would occur in a real network.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Sleep;

use crate::mock::script::{CutPosition, Disconnect};

/// What happens to the response that hyper writes next.
#[derive(Debug)]
pub(super) enum SocketFault {
    Cut {
        at: CutPosition,
        disconnect: Disconnect,
    },
    Drip {
        pause: Duration,
    },
    /// Sends other bytes in place of hyper's, then closes the connection.
    Replace {
        bytes: Bytes,
    },
}

/// Controls the socket of one connection; shared by the socket and those who respond on it.
#[derive(Debug, Default)]
pub(crate) struct SocketControl(Mutex<Progress>);

/// How far the response has been written, and what happens to it.
#[derive(Debug, Default)]
struct Progress {
    fault: Option<SocketFault>,
    disconnect: Option<Disconnect>,
    written: u64,
    head_end: Option<u64>,
    tail: u32,
}

impl SocketControl {
    fn lock(&self) -> MutexGuard<'_, Progress> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts a new response: the faults of the last one are over.
    pub(crate) fn start_response(&self) {
        *self.lock() = Progress::default();
    }

    pub(super) fn set_fault(&self, fault: SocketFault) {
        self.lock().fault = Some(fault);
    }

    /// Ends the connection once everything written so far has been sent.
    pub(super) fn disconnect_after_flush(&self, disconnect: Disconnect) {
        self.lock().disconnect = Some(disconnect);
    }
}

const HEAD_END: u32 = u32::from_be_bytes(*b"\r\n\r\n");

impl Progress {
    /// Counts bytes that are about to be written, and returns how many of them come before the position of a cut.
    fn allow(&mut self, buf: &[u8], at: CutPosition) -> usize {
        let mut allowed = 0;
        for byte in buf {
            if self.reached(at) || (self.would_end_head(*byte) && matches!(at, CutPosition::Head(_))) {
                break;
            }
            self.count(*byte);
            allowed += 1;
        }
        allowed
    }

    fn reached(&self, at: CutPosition) -> bool {
        match at {
            CutPosition::Start => true,
            CutPosition::Head(bytes) => self.written >= bytes,
            CutPosition::Body(bytes) => self.head_end.is_some_and(|end| self.written - end >= bytes),
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

/// A TCP stream under the control of a [`SocketControl`].
#[derive(Debug)]
pub(crate) struct Socket {
    stream: Option<TcpStream>,
    control: Arc<SocketControl>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Socket {
    pub(crate) fn new(stream: TcpStream, control: Arc<SocketControl>) -> Self {
        Self { stream: Some(stream), control, pause: None }
    }

    fn poll_disconnect<T>(&mut self, disconnect: Disconnect, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        if let Some(stream) = &mut self.stream {
            match disconnect {
                Disconnect::Fin => {
                    // A socket that cannot be shut down is closed already.
                    let _ = ready!(Pin::new(stream).poll_shutdown(cx));
                }
                Disconnect::Reset => {
                    let _ = stream.set_zero_linger();
                }
            }
        }
        self.stream = None;
        Poll::Ready(Err(disconnected()))
    }

    fn poll_plain(&mut self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match &mut self.stream {
            Some(stream) => Pin::new(stream).poll_write(cx, buf),
            None => Poll::Ready(Err(disconnected())),
        }
    }

    fn poll_cut(
        &mut self,
        cx: &mut Context<'_>,
        buf: &[u8],
        at: CutPosition,
        disconnect: Disconnect,
    ) -> Poll<io::Result<usize>> {
        let control = Arc::clone(&self.control);
        let mut progress = control.lock();
        if progress.reached(at) {
            drop(progress);
            return self.poll_disconnect(disconnect, cx);
        }
        // On a copy: bytes count once they are written, and the socket may accept fewer.
        let mut ahead = Progress {
            written: progress.written,
            head_end: progress.head_end,
            tail: progress.tail,
            ..Progress::default()
        };
        let allowed = ahead.allow(buf, at);
        if allowed == 0 {
            drop(progress);
            return self.poll_disconnect(disconnect, cx);
        }
        let written = ready!(self.poll_plain(cx, &buf[..allowed]))?;
        buf[..written].iter().for_each(|byte| progress.count(*byte));
        let is_over = progress.reached(at);
        drop(progress);
        if is_over && written == buf.len() {
            // hyper may have nothing more to write, so the disconnect must not wait for its next write.
            control.disconnect_after_flush(disconnect);
        }
        Poll::Ready(Ok(written))
    }

    fn poll_drip(&mut self, cx: &mut Context<'_>, buf: &[u8], pause: Duration) -> Poll<io::Result<usize>> {
        if let Some(sleep) = &mut self.pause {
            ready!(sleep.as_mut().poll(cx));
            self.pause = None;
        }
        let written = ready!(self.poll_plain(cx, &buf[..1.min(buf.len())]))?;
        // Even a sleep of zero takes a millisecond.
        self.pause = (!pause.is_zero()).then(|| Box::pin(tokio::time::sleep(pause)));
        Poll::Ready(Ok(written))
    }

    fn poll_replace(&mut self, cx: &mut Context<'_>, mut bytes: Bytes) -> Poll<io::Result<usize>> {
        while !bytes.is_empty() {
            match self.poll_plain(cx, &bytes) {
                Poll::Ready(Ok(written)) => bytes = bytes.split_off(written),
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => {
                    self.control.set_fault(SocketFault::Replace { bytes });
                    return Poll::Pending;
                }
            }
        }
        self.control.set_fault(SocketFault::Replace { bytes });
        self.poll_disconnect(Disconnect::Fin, cx)
    }
}

fn disconnected() -> io::Error {
    io::Error::new(io::ErrorKind::BrokenPipe, "the connection was closed by a fault")
}

impl AsyncRead for Socket {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Some(stream) => Pin::new(stream).poll_read(cx, buf),
            None => Poll::Ready(Ok(())),
        }
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let step = {
            let mut progress = self.control.lock();
            match &mut progress.fault {
                None => NextWrite::Plain,
                Some(SocketFault::Cut { at, disconnect }) => NextWrite::Cut(*at, *disconnect),
                Some(SocketFault::Drip { pause }) => NextWrite::Drip(*pause),
                Some(SocketFault::Replace { bytes }) => NextWrite::Replace(std::mem::take(bytes)),
            }
        };
        match step {
            NextWrite::Plain => self.poll_plain(cx, buf),
            NextWrite::Cut(at, disconnect) => self.poll_cut(cx, buf, at, disconnect),
            NextWrite::Drip(pause) => self.poll_drip(cx, buf, pause),
            NextWrite::Replace(bytes) => self.poll_replace(cx, bytes),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let disconnect = self.control.lock().disconnect;
        if let Some(disconnect) = disconnect {
            return self.poll_disconnect(disconnect, cx);
        }
        match &mut self.stream {
            Some(stream) => Pin::new(stream).poll_flush(cx),
            None => Poll::Ready(Err(disconnected())),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Some(stream) => Pin::new(stream).poll_shutdown(cx),
            None => Poll::Ready(Ok(())),
        }
    }
}

enum NextWrite {
    Plain,
    Cut(CutPosition, Disconnect),
    Drip(Duration),
    Replace(Bytes),
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESPONSE: &[u8] = b"HTTP/1.1 200 OK\r\na: b\r\n\r\nbody";

    fn allowed(at: CutPosition, piece: usize) -> usize {
        let mut progress = Progress::default();
        RESPONSE.chunks(piece).map(|chunk| progress.allow(chunk, at)).sum()
    }

    #[test]
    fn a_cut_is_exact_however_hyper_writes() {
        for piece in 1..=RESPONSE.len() {
            assert_eq!(allowed(CutPosition::Start, piece), 0);
            assert_eq!(allowed(CutPosition::Head(5), piece), 5);
            assert_eq!(allowed(CutPosition::Body(0), piece), 25);
            assert_eq!(allowed(CutPosition::Body(3), piece), 28);
            assert_eq!(allowed(CutPosition::Body(400), piece), 29);
        }
    }

    #[test]
    fn headers_that_are_cut_never_end() {
        assert_eq!(allowed(CutPosition::Head(400), RESPONSE.len()), 24);
    }
}
