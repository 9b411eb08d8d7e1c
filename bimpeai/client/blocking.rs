//! The blocking client.

use std::fmt;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use reqwest::Method;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::builder::ClientBuilder;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Shared, Transport, sealed};
use crate::request::RawRequest;

/// The blocking client. Cheap to clone: clones share one connection pool and one thread.
///
/// It may be used, cloned, shared between threads and dropped anywhere, in `spawn_blocking` and in async code too: its
/// requests run on a thread of its own, which ends when the last clone is dropped. In async code a request blocks the
/// executor's thread until it is done, so prefer [`bimpeai::Client`](crate::Client) there.
///
/// ```
/// # #[cfg(feature = "mock")] {
/// # let server = bimpeai::mock::Server::start_blocking();
/// # let client = server.blocking_client();
/// # let _ = || -> bimpeai::Result<()> {
/// let client = bimpeai::blocking::Client::new("sk_...")?;
/// # Ok(()) };
/// let agent = client.agents().create().name("Support bot").send()?;
/// for agent in client.agents().list().limit(50).items() {
///     println!("{}", agent?.name);
/// }
/// # }
/// # Ok::<(), bimpeai::Error>(())
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    runtime: Arc<RuntimeThread>,
}

impl Client {
    /// Creates a client for the live API, with the default configuration.
    ///
    /// # Errors
    /// A usage error if the key is blank or not visible ASCII.
    pub fn new(api_key: impl Into<String>) -> Result<Self> {
        Self::builder().api_key(api_key).build()
    }

    /// Returns a builder to configure a client.
    pub fn builder() -> ClientBuilder<Client> {
        ClientBuilder::new()
    }

    /// Starts a request to an endpoint that the SDK does not declare; see
    /// [`Client::request`](crate::Client::request).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest<Client> {
        RawRequest::new(self.clone(), method, path.into())
    }

    /// Returns the base URL of requests, without `/api/v1/console`.
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    /// Starts the client's thread.
    pub(super) fn from_shared(shared: Shared) -> Result<Self> {
        let runtime = RuntimeThread::start().map_err(|error| {
            Error::new(ErrorKind::Usage, "the blocking client's thread could not be started").with_source(error)
        })?;
        Ok(Self { shared: Arc::new(shared), runtime: Arc::new(runtime) })
    }
}

impl sealed::Sealed for Client {}

impl Transport for Client {
    type Sent<T: Send + 'static> = Result<T>;

    fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    fn run<T: Send + 'static, U: Send + 'static>(
        &self,
        future: impl Future<Output = Result<T>> + Send + 'static,
        finish: impl FnOnce(Result<T>) -> Result<U> + Send + 'static,
    ) -> Result<U> {
        // `finish` decodes: on this thread, so that requests of several threads are decoded in parallel.
        finish(self.runtime.run(future).unwrap_or_else(|| Err(stopped())))
    }
}

/// Only a panic inside the HTTP library could stop the thread while the client exists.
fn stopped() -> Error {
    Error::new(ErrorKind::Connection, "the client's thread has stopped (create a new client)")
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("blocking::Client")
            .field("base_url", &self.shared.base_url)
            .field("timeout", &self.shared.timeout)
            .field("max_retries", &self.shared.max_retries)
            .finish_non_exhaustive()
    }
}

/// A thread with a tokio runtime, so that callers need none and idle connections are maintained.
struct RuntimeThread {
    handle: Handle,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl RuntimeThread {
    fn start() -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        let run = move || {
            let _ = runtime.block_on(stopped);
            // Waiting for a name lookup in flight could block the thread that drops the client.
            runtime.shutdown_background();
        };
        let thread = std::thread::Builder::new().name("bimpeai-blocking".to_owned()).spawn(run)?;
        Ok(Self { handle, stop: Some(stop), thread: Some(thread) })
    }

    /// Runs a future on the thread and waits for it, without entering an executor on this thread. `None` if the thread
    /// has stopped.
    fn run<T: Send + 'static>(&self, future: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let (sender, receiver) = mpsc::sync_channel(1);
        self.handle.spawn(async move {
            let _ = sender.send(future.await);
        });
        receiver.recv().ok()
    }
}

impl Drop for RuntimeThread {
    fn drop(&mut self) {
        drop(self.stop.take());
        let Some(thread) = self.thread.take() else { return };
        // The last clone may be dropped by a task on this very thread.
        if thread.thread().id() != std::thread::current().id() {
            let _ = thread.join();
        }
    }
}
