//! The clients, and how they are configured.

mod base_url;
pub(crate) mod blocking;
mod builder;
mod description;
mod http_client;
mod proxy;
mod runtime;
mod runtime_thread;

use std::fmt;
use std::sync::Arc;

use reqwest::Method;

use crate::error::Result;
use crate::http::{ResponseFuture, Shared, Transport, sealed};
use crate::request::RawRequest;

pub use builder::{ClientBuilder, DEFAULT_BASE_URL, DEFAULT_MAX_RETRIES, DEFAULT_MAX_RETRY_AFTER, DEFAULT_TIMEOUT};

/// The asynchronous client. Cheap to clone: clones share one connection pool.
///
/// It runs on tokio. For code that is not asynchronous, use [`blocking::Client`](crate::blocking::Client).
///
/// # Runtime
///
/// A request must be polled on a tokio runtime with I/O and timers (`enable_all`), which must go on running while
/// connections are kept: use a client on one runtime only. Elsewhere a request is a usage error, because tokio panics there
/// (the panic is printed, and with `panic = "abort"` it ends the process). A stream is not guarded: polled there, it panics.
///
/// ```
/// # #[cfg(feature = "mock")]
/// # async fn example() -> bimpeai::Result<()> {
/// # let server = bimpeai::mock::Server::start().await;
/// # let (api_key, base_url) = ("sk_...", server.base_url());
/// # let client = bimpeai::Client::builder().api_key(server.api_key()).base_url(base_url).build()?;
/// # let _ = || -> bimpeai::Result<()> {
/// let client = bimpeai::Client::new("sk_...")?;
/// # Ok(()) };
/// let agent = client.agents().create().name("Support bot").send().await?;
/// let page = client.agents().list().limit(50).send().await?;
/// assert_eq!(page.data[0].id, agent.id);
/// # Ok(())
/// # }
/// # #[cfg(feature = "mock")]
/// # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
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

    /// Starts a request to an endpoint that the SDK does not declare, with the same authentication, retries and errors.
    ///
    /// `path` is the template below `/api/v1/console`; set its placeholders with
    /// [`path_param`](RawRequest::path_param).
    ///
    /// ```
    /// # #[cfg(feature = "mock")]
    /// # async fn example() -> bimpeai::Result<()> {
    /// # let server = bimpeai::mock::Server::start().await;
    /// # let client = server.client();
    /// # let agent = client.agents().create().name("A").send().await?;
    /// use bimpeai::{http::Method, json::Value};
    /// let agent: Value =
    ///     client.request(Method::GET, "/agents/{agent_id}").path_param("agent_id", &agent.id).send().await?;
    /// # Ok(())
    /// # }
    /// # #[cfg(feature = "mock")]
    /// # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
    /// ```
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest<Client> {
        RawRequest::new(self.clone(), method, path.into())
    }

    /// Returns the base URL of requests, without `/api/v1/console`.
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    fn from_shared(shared: Shared) -> Self {
        Self { shared: Arc::new(shared) }
    }
}

impl sealed::Sealed for Client {}

impl Transport for Client {
    type Sent<T: Send + 'static> = ResponseFuture<T>;

    fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    fn run<T: Send + 'static, U: Send + 'static>(
        &self,
        future: impl Future<Output = Result<T>> + Send + 'static,
        finish: impl FnOnce(Result<T>) -> Result<U> + Send + 'static,
    ) -> ResponseFuture<U> {
        ResponseFuture::new(async move { finish(runtime::require(future).await) })
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.shared.base_url)
            .field("proxy", &self.shared.proxy)
            .field("timeout", &self.shared.timeout)
            .field("deadline", &self.shared.deadline)
            .field("max_retries", &self.shared.max_retries)
            .finish_non_exhaustive()
    }
}
