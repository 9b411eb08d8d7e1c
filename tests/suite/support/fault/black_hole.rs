//! A port that never answers: not even a connection is opened.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::{TcpSocket, TcpStream};

use super::RUNTIME;

/// A listener that accepts nothing and whose queue is full, so that the system drops every further attempt to connect.
pub(crate) struct BlackHole {
    address: SocketAddr,
    _listener: tokio::net::TcpListener,
    _queue: Vec<TcpStream>,
}

impl BlackHole {
    pub(crate) fn start() -> Self {
        RUNTIME.block_on(async {
            let socket = TcpSocket::new_v4().unwrap();
            socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
            let listener = socket.listen(1).unwrap();
            let address = listener.local_addr().unwrap();
            let mut queue = Vec::new();
            while let Ok(stream) = tokio::time::timeout(Duration::from_millis(200), TcpStream::connect(address)).await {
                queue.push(stream.unwrap());
            }
            Self { address, _listener: listener, _queue: queue }
        })
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// The address of a port that nothing listens on, and no other test gets: its socket is bound until the process ends.
pub(crate) fn refused_port() -> SocketAddr {
    let (socket, address) = crate::support::refused();
    std::mem::forget(socket);
    address
}
