//! The asynchronous client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue};

use crate::config::ClientBuilder;
use crate::environment::Environment;
use crate::error::{Result, excerpt};
use crate::request::RawRequest;

/// Where the API's paths begin.
pub(crate) const API_PREFIX: &str = "/api/v1/console";

/// The asynchronous client. Cheap to clone: clones share one connection pool.
///
/// It runs on tokio. Code that is not asynchronous takes [`blocking::Client`](crate::blocking::Client).
///
/// ```
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
/// # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
/// ```
#[derive(Clone)]
pub struct Client {
    core: Arc<Core>,
}

/// What all clones of a client share.
pub(crate) struct Core {
    pub(crate) http: reqwest::Client,
    /// Whether the caller made the HTTP client, with settings of their own.
    pub(crate) http_is_injected: bool,
    pub(crate) base_url: String,
    pub(crate) authorization: HeaderValue,
    pub(crate) default_headers: HeaderMap,
    pub(crate) user_agent: HeaderValue,
    pub(crate) timeout: Duration,
    pub(crate) max_retries: u32,
    pub(crate) max_retry_after: Duration,
    pub(crate) max_body_bytes: usize,
    pub(crate) environment: Arc<dyn Environment>,
}

/// A server may echo the key in what it says; it is never shown.
impl Core {
    pub(crate) fn redact(&self, text: &mut String) {
        let key = self.authorization.to_str().unwrap_or_default().trim_start_matches("Bearer ");
        if !key.is_empty() && text.contains(key) {
            *text = text.replace(key, "[redacted]");
        }
    }

    pub(crate) fn excerpt(&self, body: &[u8]) -> String {
        let mut text = excerpt(body);
        self.redact(&mut text);
        text
    }
}

impl Client {
    /// A client with the defaults, for the live API.
    ///
    /// # Errors
    /// A usage error if the key is blank or not visible ASCII.
    pub fn new(api_key: impl Into<String>) -> Result<Self> {
        Self::builder().api_key(api_key).build()
    }

    /// Sets up a client.
    pub fn builder() -> ClientBuilder<Client> {
        ClientBuilder::new()
    }

    /// A request to an endpoint that the SDK does not declare yet, with the same authentication, retries and errors.
    ///
    /// `path` is the template below `/api/v1/console`; its placeholders are filled with
    /// [`path_param`](RawRequest::path_param).
    ///
    /// ```
    /// # async fn example() -> bimpeai::Result<()> {
    /// # let server = bimpeai::mock::Server::start().await;
    /// # let client = server.client();
    /// # let agent = client.agents().create().name("A").send().await?;
    /// use bimpeai::{Method, json::Value};
    /// let agent: Value =
    ///     client.request(Method::GET, "/agents/{agent_id}").path_param("agent_id", &agent.id).send().await?;
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
    /// ```
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest<Client> {
        RawRequest::new(self.clone(), method, path.into())
    }

    /// Where the client sends its requests, without `/api/v1/console`.
    pub fn base_url(&self) -> &str {
        &self.core.base_url
    }

    pub(crate) fn from_core(core: Core) -> Self {
        Self { core: Arc::new(core) }
    }

    pub(crate) fn core(&self) -> &Arc<Core> {
        &self.core
    }
}

impl ClientBuilder<Client> {
    /// Makes the client.
    ///
    /// # Errors
    /// A usage error that names the argument which is missing or wrong.
    pub fn build(self) -> Result<Client> {
        self.build_core().map(Client::from_core)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.core.base_url)
            .field("timeout", &self.core.timeout)
            .field("max_retries", &self.core.max_retries)
            .finish_non_exhaustive()
    }
}

/// Either client: [`Client`] or [`blocking::Client`](crate::blocking::Client). Resources and requests are generic
/// over it. It cannot be implemented elsewhere.
pub trait Transport: sealed::Sealed + Clone + fmt::Debug + Send + Sync + 'static {}

impl Transport for Client {}

pub(crate) mod sealed {
    pub trait Sealed {
        #[doc(hidden)]
        fn async_client(&self) -> &super::Client;
    }

    impl Sealed for super::Client {
        fn async_client(&self) -> &super::Client {
            self
        }
    }
}
