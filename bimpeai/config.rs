//! How a client is set up, and what is refused while it is.

use std::fmt;
use std::marker::PhantomData;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Url, redirect};
use secrecy::{ExposeSecret, SecretString};

use crate::client::{Client, Core};
use crate::environment::{Environment, System};
use crate::error::{Error, Result};
use crate::header;

/// Where the live API is.
pub const DEFAULT_BASE_URL: &str = "https://api.bimpe.ai";
/// How long one attempt may take, body included: 30 seconds.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);
/// How often a call is tried again after its first attempt: 2.
pub const DEFAULT_MAX_RETRIES: u32 = 2;
/// How long a connection may take to be made: 10 seconds.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// The longest `Retry-After` that is waited for: 60 seconds.
const DEFAULT_MAX_RETRY_AFTER: Duration = Duration::from_secs(60);
/// The largest body that is read, after decompression: 32 MiB.
const DEFAULT_MAX_BODY_BYTES: usize = 32 << 20;

const USER_AGENT: &str =
    concat!("bimpeai-rust/", env!("CARGO_PKG_VERSION"), " (Rust/", env!("BIMPEAI_RUSTC_VERSION"), "; ");

/// Sets up a client; see [`Client::builder`] and [`blocking::Client::builder`](crate::blocking::Client::builder).
///
/// Everything is checked by `build`, which names the argument that is wrong and never repeats a secret.
#[must_use = "a builder does nothing until it is built"]
pub struct ClientBuilder<C = Client> {
    api_key: Option<SecretString>,
    base_url: String,
    timeout: Duration,
    max_retries: u32,
    max_retry_after: Duration,
    max_body_bytes: usize,
    default_headers: Result<HeaderMap>,
    http_client: Option<reqwest::Client>,
    insecure_http: bool,
    environment: Option<Arc<dyn Environment>>,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    pub(crate) fn new() -> Self {
        Self {
            api_key: None,
            base_url: DEFAULT_BASE_URL.to_owned(),
            timeout: DEFAULT_TIMEOUT,
            max_retries: DEFAULT_MAX_RETRIES,
            max_retry_after: DEFAULT_MAX_RETRY_AFTER,
            max_body_bytes: DEFAULT_MAX_BODY_BYTES,
            default_headers: Ok(HeaderMap::new()),
            http_client: None,
            insecure_http: false,
            environment: None,
            client: PhantomData,
        }
    }

    /// The team's API key, `sk_...`. Required; visible ASCII without spaces. It is never read from the environment.
    pub fn api_key(mut self, api_key: impl Into<String>) -> Self {
        self.api_key = Some(api_key.into().into());
        self
    }

    /// Where the API is, without `/api/v1/console`. Default: [`DEFAULT_BASE_URL`].
    ///
    /// Trailing slashes are dropped; a path before them is kept. User name, password, query and fragment are
    /// refused, and so is plain `http` to anything but a loopback address
    /// (see [`allow_insecure_http`](Self::allow_insecure_http)).
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = base_url.into();
        self
    }

    /// How long one attempt may take, from connecting to the end of the body. Default: [`DEFAULT_TIMEOUT`].
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How often a call is tried again after its first attempt. Default: [`DEFAULT_MAX_RETRIES`]; 0 switches
    /// retries off, and with them the automatic idempotency keys.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = max_retries;
        self
    }

    /// The longest `Retry-After` that is waited for. Default: 60 seconds. A longer one ends the call at once, with
    /// [`Error::retry_after`] set.
    pub fn max_retry_after(mut self, max_retry_after: Duration) -> Self {
        self.max_retry_after = max_retry_after;
        self
    }

    /// The largest body that is read, in bytes after decompression. Default: 32 MiB.
    pub fn max_body_bytes(mut self, max_body_bytes: usize) -> Self {
        self.max_body_bytes = max_body_bytes;
        self
    }

    /// A header for every request. The SDK's own headers win over it.
    pub fn default_header(mut self, name: &str, value: &str) -> Self {
        if let Ok(headers) = &mut self.default_headers
            && let Err(error) = header::insert(headers, name, value)
        {
            self.default_headers = Err(error);
        }
        self
    }

    /// Headers for every request. The SDK's own headers win over them.
    pub fn default_headers(mut self, headers: HeaderMap) -> Self {
        if let Ok(own) = &mut self.default_headers {
            own.extend(headers);
        }
        self
    }

    /// An HTTP client of your own: a proxy, a certificate store, a pool shared with others.
    ///
    /// Build it with `redirect(Policy::none())` and `retry(retry::never())`; a redirect it follows all the same is
    /// reported as an error.
    pub fn http_client(mut self, http_client: reqwest::Client) -> Self {
        self.http_client = Some(http_client);
        self
    }

    /// Lets the API key travel over plain `http` to any host. Meant for a trusted network only.
    pub fn allow_insecure_http(mut self, allow: bool) -> Self {
        self.insecure_http = allow;
        self
    }

    /// Where time and randomness come from. For tests.
    pub fn environment(mut self, environment: Arc<dyn Environment>) -> Self {
        self.environment = Some(environment);
        self
    }

    pub(crate) fn build_core(self) -> Result<Core> {
        let authorization = authorization(self.api_key.as_ref())?;
        let base_url = check_base_url(&self.base_url, self.insecure_http)?;
        if self.timeout.is_zero() {
            return Err(Error::usage("timeout", "must be longer than zero"));
        }
        Ok(Core {
            http_is_injected: self.http_client.is_some(),
            http: self.http_client.map_or_else(http_client, Ok)?,
            base_url,
            authorization,
            default_headers: self.default_headers?,
            user_agent: user_agent(),
            timeout: self.timeout,
            max_retries: self.max_retries,
            max_retry_after: self.max_retry_after,
            max_body_bytes: self.max_body_bytes,
            environment: self.environment.unwrap_or_else(|| Arc::new(System::new())),
        })
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.timeout)
            .field("max_retries", &self.max_retries)
            .finish_non_exhaustive()
    }
}

fn http_client() -> Result<reqwest::Client> {
    reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(CONNECT_TIMEOUT)
        .tcp_nodelay(true)
        .build()
        .map_err(|error| Error::usage("http_client", "could not be set up").with_source(error))
}

/// A key that is no header value would otherwise fail on every call, after retries, as a connection error.
fn authorization(api_key: Option<&SecretString>) -> Result<HeaderValue> {
    let key = api_key.map(ExposeSecret::expose_secret).unwrap_or_default();
    if key.trim().is_empty() {
        return Err(Error::usage("api_key", "is required and must not be blank"));
    }
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::usage(
            "api_key",
            "must be visible ASCII without spaces or line ends (was it read from a file with its newline?)",
        ));
    }
    let mut value = HeaderValue::try_from(format!("Bearer {key}"))
        .map_err(|_| Error::usage("api_key", "is not a legal header value"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn user_agent() -> HeaderValue {
    let text = format!("{USER_AGENT}{})", std::env::consts::OS);
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("bimpeai-rust"))
}

/// The problem is told without the URL, which may hold a password.
fn check_base_url(text: &str, insecure_http: bool) -> Result<String> {
    let refuse = |problem: &str| Err(Error::usage("base_url", problem));
    let Ok(url) = Url::parse(text.trim_end_matches('/')) else {
        return refuse("is not an absolute URL such as https://api.bimpe.ai");
    };
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return refuse("must begin with https:// (or http:// for a loopback address)");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("must not hold a user name or password: the API key goes into `api_key`");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refuse("must not hold a query or fragment");
    }
    if url.scheme() == "http" && !insecure_http && !is_loopback(&url) {
        return refuse("must be https: plain http would send the API key in the clear (see `allow_insecure_http`)");
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.map_or(host == "localhost" || host.ends_with(".localhost"), |address| address.is_loopback())
}
