//! The body of an open stream.

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use tokio::time::{Instant, Interval, interval_at};

use crate::mock::model::Clock;
use crate::mock::script::{Disconnect, End, Feed, Piece, heartbeat};

use super::socket::SocketControl;

/// The body of an open stream: what its feed holds, and heartbeats in between.
#[derive(Debug)]
pub(crate) struct EventBody {
    feed: Arc<Feed>,
    socket: Arc<SocketControl>,
    heartbeat: Option<(Interval, Clock)>,
    must_flush: bool,
}

impl EventBody {
    pub(crate) fn new(feed: Arc<Feed>, socket: Arc<SocketControl>, heartbeat: Option<(Duration, Clock)>) -> Self {
        let heartbeat = heartbeat.map(|(every, clock)| (interval_at(Instant::now() + every, every), clock));
        Self { feed, socket, heartbeat, must_flush: false }
    }

    pub(super) fn poll_data(&mut self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        // Each piece is flushed by itself, so that a test decides where the stream is split.
        if std::mem::take(&mut self.must_flush) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        match self.feed.next(cx.waker()) {
            Some(Piece::Data(bytes)) if bytes.is_empty() => self.poll_data(cx),
            Some(Piece::Data(bytes)) => {
                self.must_flush = true;
                Poll::Ready(Some(bytes))
            }
            Some(Piece::End(end)) => self.poll_end(end),
            None => self.poll_heartbeat(cx),
        }
    }

    /// hyper flushes when a body is pending, and that flush ends the connection.
    fn poll_end(&mut self, end: End) -> Poll<Option<Bytes>> {
        self.heartbeat = None;
        match end {
            End::Close => return Poll::Ready(None),
            End::Cut => self.socket.disconnect_after_flush(Disconnect::Fin),
            End::Reset => self.socket.disconnect_after_flush(Disconnect::Reset),
            End::Hold => {}
        }
        Poll::Pending
    }

    fn poll_heartbeat(&mut self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let Some((interval, clock)) = &mut self.heartbeat else { return Poll::Pending };
        interval.poll_tick(cx).map(|_| {
            self.must_flush = true;
            Some(heartbeat(clock.now()))
        })
    }
}

impl Drop for EventBody {
    fn drop(&mut self) {
        self.feed.close();
    }
}
