//! What the server does to one connection, step by step.

use std::io;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

use super::super::HANGS;
use super::super::scripted::Received;
use super::Seen;

/// The steps of one connection. After the last, it is closed in order: all that was sent arrives.
pub(crate) type Script = Vec<Step>;

#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Reads a whole request.
    Request,
    Send(Vec<u8>),
    /// Sends byte by byte, with this pause after each.
    Drip(Vec<u8>, Duration),
    /// Sends this many bytes of filler, or as many as the client takes.
    Flood(usize),
    /// Lets what was sent before arrive: a reset may overtake it.
    Settle,
    Reset,
    /// Sends bytes on the TCP connection, below TLS.
    SendBelowTls(&'static [u8]),
    /// Stays open and silent until the client closes the connection.
    Hold,
}

/// A connection that can be reset.
pub(super) trait Socket: AsyncRead + AsyncWrite + Unpin + Send {
    fn tcp(&self) -> &TcpStream;
}

impl Socket for TcpStream {
    fn tcp(&self) -> &TcpStream {
        self
    }
}

impl Socket for TlsStream<TcpStream> {
    fn tcp(&self) -> &TcpStream {
        self.get_ref().0
    }
}

pub(super) async fn play(mut socket: impl Socket, script: &[Step], seen: &Seen) -> io::Result<()> {
    for step in script {
        match step {
            Step::Request => {
                let request = read(&mut socket).await?;
                seen.record(request);
            }
            Step::Send(bytes) => send(&mut socket, bytes, seen).await?,
            Step::Drip(bytes, pause) => {
                for byte in bytes {
                    send(&mut socket, &[*byte], seen).await?;
                    tokio::time::sleep(*pause).await;
                }
            }
            Step::Flood(length) => flood(&mut socket, *length, seen).await?,
            Step::Settle => tokio::time::sleep(Duration::from_millis(40)).await,
            Step::SendBelowTls(bytes) => {
                socket.tcp().try_write(bytes)?;
            }
            Step::Reset => return socket.tcp().set_zero_linger(),
            Step::Hold => {
                if wait_for_close(&mut socket).await {
                    seen.closed.fetch_add(1, Ordering::SeqCst);
                }
                return Ok(());
            }
        }
    }
    socket.shutdown().await?;
    // Closing with bytes unread would reset the connection.
    wait_for_close(&mut socket).await;
    Ok(())
}

async fn send(socket: &mut impl Socket, bytes: &[u8], seen: &Seen) -> io::Result<()> {
    socket.write_all(bytes).await?;
    socket.flush().await?;
    seen.bytes_sent.fetch_add(bytes.len(), Ordering::SeqCst);
    Ok(())
}

async fn flood(socket: &mut impl Socket, length: usize, seen: &Seen) -> io::Result<()> {
    let filler = vec![b' '; 64 * 1024];
    let mut left = length;
    while left > 0 {
        let piece = left.min(filler.len());
        send(socket, &filler[..piece], seen).await?;
        left -= piece;
    }
    Ok(())
}

/// Returns whether the client has closed the connection.
async fn wait_for_close(socket: &mut impl Socket) -> bool {
    let mut sink = [0; 1024];
    let closed = async { while matches!(socket.read(&mut sink).await, Ok(1..)) {} };
    tokio::time::timeout(HANGS, closed).await.is_ok()
}

/// Reads one request.
async fn read(socket: &mut impl Socket) -> io::Result<Received> {
    let mut bytes = Vec::new();
    // Byte by byte, so that nothing of a next request is taken: heads are short.
    while !bytes.ends_with(b"\r\n\r\n") {
        bytes.push(socket.read_u8().await?);
    }
    let mut request = Received::parse(&String::from_utf8_lossy(&bytes));
    let length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
    request.body = vec![0; length];
    socket.read_exact(&mut request.body).await?;
    Ok(request)
}
