//! The request log on standard output, one line per request.
//!
//! Whoever started the program may never read what it prints, and writing to a full pipe blocks. So the server only
//! queues lines; a thread of its own writes them. Lines that do not fit into the queue are dropped and counted.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use bimpeai::mock::RecordedRequest;

/// How many lines may wait to be written.
const QUEUED_LINES: usize = 1024;

/// How long the end of the program waits for lines that are still queued.
const FLUSH_TIME: Duration = Duration::from_secs(1);

/// Queues lines for standard output. Clones share one queue.
#[derive(Clone)]
pub(crate) struct Log {
    lines: SyncSender<String>,
    dropped: Arc<AtomicU64>,
}

/// Ends when everything that was queued has been written.
pub(crate) struct Written(Receiver<()>);

impl Log {
    /// Starts the thread that writes.
    pub(crate) fn start() -> io::Result<(Self, Written)> {
        let (lines, queue) = sync_channel(QUEUED_LINES);
        let (done, written) = sync_channel(1);
        thread::Builder::new().name("log".to_owned()).spawn(move || {
            write_all(&queue);
            let _ = done.send(());
        })?;
        Ok((Self { lines, dropped: Arc::default() }, Written(written)))
    }

    /// Queues one line: outcome, method, path and query, endpoint.
    pub(crate) fn request(&self, request: &RecordedRequest) {
        let outcome = request.outcome().unwrap_or_default();
        let endpoint = request.endpoint().map_or("no such endpoint", |endpoint| endpoint.name());
        self.line(format!("{outcome:<4} {} ({endpoint})", request.target()));
    }

    /// Queues a line, after a line about those that were dropped before it.
    pub(crate) fn line(&self, line: String) {
        let dropped = self.dropped.swap(0, Ordering::Relaxed);
        let is_reported = dropped == 0
            || self.lines.try_send(format!("dropped {dropped} lines: standard output is read too slowly")).is_ok();
        let unreported = if is_reported { 0 } else { dropped };
        let is_queued = is_reported && self.lines.try_send(line).is_ok();
        self.dropped.fetch_add(unreported + u64::from(!is_queued), Ordering::Relaxed);
    }
}

/// A closed standard output does not stop the server, so the queue is emptied in any case.
fn write_all(queue: &Receiver<String>) {
    let mut out = io::stdout();
    for line in queue {
        let _ = writeln!(out, "{line}");
    }
}

impl Written {
    /// Waits for the thread, which ends once all [`Log`]s are gone, but not for a pipe that nobody reads.
    pub(crate) fn wait(self) {
        let _ = self.0.recv_timeout(FLUSH_TIME);
    }
}
