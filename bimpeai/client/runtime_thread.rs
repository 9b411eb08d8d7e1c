//! The thread on which the blocking client's requests run.

use std::sync::mpsc;
use std::thread::JoinHandle;

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tracing::Instrument;
use tracing::instrument::WithSubscriber;

use crate::error::{Error, ErrorKind, Result};

/// A thread with a tokio runtime, so that callers need none and idle connections are maintained.
pub(super) struct RuntimeThread {
    handle: Handle,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    /// The process that has the thread: a fork copies the client, but not the thread.
    process: u32,
}

impl RuntimeThread {
    pub(super) fn start() -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        let run = move || {
            let _ = runtime.block_on(stopped);
            // Waiting for a name lookup in flight could block the thread that drops the client.
            runtime.shutdown_background();
        };
        let thread = std::thread::Builder::new().name("bimpeai-blocking".to_owned()).spawn(run)?;
        Ok(Self { handle, stop: Some(stop), thread: Some(thread), process: std::process::id() })
    }

    /// Runs a request on the thread and waits for it, without entering an executor on this thread.
    pub(super) fn run<T: Send + 'static>(
        &self,
        request: impl Future<Output = Result<T>> + Send + 'static,
    ) -> Result<T> {
        self.check_caller()?;
        let (sender, receiver) = mpsc::sync_channel(1);
        // What is traced there belongs to the caller's span and subscriber.
        let request = request.in_current_span().with_current_subscriber();
        self.handle.spawn(async move {
            let _ = sender.send(request.await);
        });
        receiver.recv().unwrap_or_else(|_| Err(self.unfinished()))
    }

    /// Refuses to wait where the wait would never end.
    fn check_caller(&self) -> Result<()> {
        if self.is_forked() {
            let problem = "was created before this process was forked, and its thread is in the parent process (create \
                           the client after the fork)";
            return Err(Error::usage("blocking::Client", problem));
        }
        if self.is_current() {
            let problem = "was called on its own thread, where it would wait for itself (call it on another thread, not \
                           in an `Environment` or a `tracing` layer)";
            return Err(Error::usage("blocking::Client", problem));
        }
        Ok(())
    }

    fn is_forked(&self) -> bool {
        std::process::id() != self.process
    }

    fn is_current(&self) -> bool {
        self.thread.as_ref().is_some_and(|thread| thread.thread().id() == std::thread::current().id())
    }

    /// A request was dropped before it ended: it panicked, or the thread has stopped.
    fn unfinished(&self) -> Error {
        let message = if self.thread.as_ref().is_none_or(JoinHandle::is_finished) {
            "the client's thread has stopped (create a new client)"
        } else {
            "the request panicked on the client's thread, in an `Environment`, a `tracing` layer or the HTTP library (the \
             panic's message is on stderr; the client goes on working)"
        };
        // Where it was is unknown.
        Error::new(ErrorKind::Connection, message).edit(|inner| inner.sent = true)
    }
}

impl Drop for RuntimeThread {
    fn drop(&mut self) {
        let (stop, thread) = (self.stop.take(), self.thread.take());
        if self.is_forked() {
            // The copy of a lock may be held for ever, and there is no thread to wake or to wait for.
            return std::mem::forget((stop, thread));
        }
        drop(stop);
        // The last clone may be dropped by a task on this very thread.
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != std::thread::current().id()) {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forking needs `unsafe`: here the thread belongs to another process from the start.
    #[test]
    fn a_forked_process_gets_an_error_and_does_not_wait() {
        let mut thread = RuntimeThread::start().unwrap();
        thread.process += 1;
        let error = thread.run(std::future::pending::<Result<()>>()).unwrap_err();
        assert!(error.is_usage() && error.message().contains("after the fork"), "{error}");
        // Would wait for ever: the thread was not told to stop.
        drop(thread);
    }

    #[test]
    fn a_panic_is_the_error_of_one_request() {
        let thread = RuntimeThread::start().unwrap();
        let error = thread.run::<()>(async { panic!("expected by this test") }).unwrap_err();
        assert!(error.is_connection() && error.message().contains("panicked"), "{error}");
        assert!(error.may_have_been_sent(), "{error}");
        assert_eq!(thread.run(std::future::ready(Ok(1))).unwrap(), 1);
    }

    #[test]
    fn a_thread_that_has_stopped_is_an_error() {
        let mut thread = RuntimeThread::start().unwrap();
        drop(thread.stop.take());
        thread.thread.take().unwrap().join().unwrap();
        let error = thread.run(std::future::ready(Ok(()))).unwrap_err();
        assert!(error.message().contains("has stopped"), "{error}");
    }
}
