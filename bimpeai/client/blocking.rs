//! The blocking client.

use std::fmt;
use std::sync::Arc;

use reqwest::Method;

use super::builder::ClientBuilder;
use super::runtime_thread::RuntimeThread;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Shared, Transport, sealed};
use crate::request::RawRequest;

/// The blocking client. Cheap to clone: clones share one connection pool and one thread.
///
/// It may be used, cloned, shared between threads and dropped anywhere, in `spawn_blocking` and in async code too: its
/// requests run on a thread of its own, which ends when the last clone is dropped. In async code a request blocks the
/// executor's thread until it is done, so prefer [`bimpeai::Client`](crate::Client) there.
///
/// Two uses are errors, because a request would wait for ever: in a process that was forked after the client was created
/// (the thread stays in the parent process; create the client after the fork), and on the client's own thread (from an
/// [`Environment`](crate::Environment), or from a `tracing` layer while a request is running). A panic there is an error
/// of that one request; the client goes on working.
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
        finish(self.runtime.run(future))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("blocking::Client")
            .field("base_url", &self.shared.base_url)
            .field("proxy", &self.shared.proxy)
            .field("timeout", &self.shared.timeout)
            .field("deadline", &self.shared.deadline)
            .field("max_retries", &self.shared.max_retries)
            .finish_non_exhaustive()
    }
}
