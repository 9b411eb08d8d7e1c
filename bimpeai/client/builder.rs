//! The configuration of a client, and its checks.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use super::http_client::{Configure, HttpSettings};
use super::proxy::{self, ProxySetting};
use super::{Client, base_url, blocking};
use crate::error::{Error, Redactor, Result};
use crate::http::{self, Environment, Pacing, Shared, SharedBudget, System};

/// The base URL of the live API.
pub const DEFAULT_BASE_URL: &str = "https://api.bimpe.ai";
/// The default timeout of one attempt, body included: 30 seconds.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);
/// The default number of retries: 2.
pub const DEFAULT_MAX_RETRIES: u32 = 2;
/// The longest `Retry-After` that a request waits for: 60 seconds.
pub const DEFAULT_MAX_RETRY_AFTER: Duration = Duration::from_secs(60);
/// The largest body that is read, after decompression: 32 MiB.
const DEFAULT_MAX_BODY_BYTES: usize = 32 << 20;

const USER_AGENT: &str =
    concat!("bimpeai-rust/", env!("CARGO_PKG_VERSION"), " (Rust/", env!("BIMPEAI_RUSTC_VERSION"), "; ");

/// Configures a client; created by [`Client::builder`] and
/// [`blocking::Client::builder`](crate::blocking::Client::builder).
///
/// `build` checks everything. Its errors name the invalid argument and never contain a secret.
///
/// # Connections
///
/// The HTTP client that the SDK creates gives up a dead connection by itself. Its settings can be changed with
/// [`configure_http`](Self::configure_http):
///
/// | setting | value |
/// |---|---|
/// | opening a connection may take | 10 seconds |
/// | an idle connection is closed | after 50 seconds, before the usual 60 seconds of load balancers |
/// | an HTTP/2 connection is pinged | when it was silent for 20 seconds, idle or not; without a reply within 10 seconds it is closed |
/// | TCP keepalive | after 15 seconds, every 15 seconds; closed after 3 probes without a reply |
///
/// # Proxies
///
/// By default requests go through the proxy in the environment, as with curl: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and
/// `NO_PROXY`, in capital or small letters, which are read when the client is built. A loopback base URL (`localhost`,
/// `*.localhost`, `127.0.0.0/8`, `::1`) is never reached through them. [`proxy`](Self::proxy) and
/// [`no_proxy`](Self::no_proxy) replace the environment. The user name and password of a proxy are never printed.
#[must_use = "a builder does nothing until it is built"]
pub struct ClientBuilder<C = Client> {
    api_key: Option<SecretString>,
    base_url: String,
    timeout: Duration,
    deadline: Option<Duration>,
    max_retries: u32,
    max_retry_after: Duration,
    retry_budget: bool,
    max_in_flight: Option<usize>,
    pace_by_rate_limit: bool,
    max_body_bytes: usize,
    default_headers: Result<HeaderMap>,
    http: HttpSettings,
    insecure_http: bool,
    environment: Option<Arc<dyn Environment>>,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    pub(super) fn new() -> Self {
        Self {
            api_key: None,
            base_url: DEFAULT_BASE_URL.to_owned(),
            timeout: DEFAULT_TIMEOUT,
            deadline: None,
            max_retries: DEFAULT_MAX_RETRIES,
            max_retry_after: DEFAULT_MAX_RETRY_AFTER,
            retry_budget: true,
            max_in_flight: None,
            pace_by_rate_limit: false,
            max_body_bytes: DEFAULT_MAX_BODY_BYTES,
            default_headers: Ok(HeaderMap::new()),
            http: HttpSettings { client: None, proxy: None, configure: None },
            insecure_http: false,
            environment: None,
            client: PhantomData,
        }
    }

    /// Sets the team's API key, `sk_...`. Required: visible ASCII without spaces. It is never read from the environment.
    pub fn api_key(mut self, api_key: impl Into<String>) -> Self {
        self.api_key = Some(api_key.into().into());
        self
    }

    /// Sets the base URL of the API, without `/api/v1/console`. Default: [`DEFAULT_BASE_URL`].
    ///
    /// Trailing slashes are removed; a path before them is kept. A user name, password, query or fragment is an error,
    /// and so is plain `http` to anything but a loopback address (see
    /// [`allow_insecure_http`](Self::allow_insecure_http)).
    ///
    /// `https` needs CA certificates, and the feature `rustls` (on by default) or `native-tls`; without the feature it is an
    /// error. A loopback address is not reached through the environment's [proxies](Self#proxies).
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = base_url.into();
        self
    }

    /// Sets how long one attempt may take, from connecting to the end of the body. Default: [`DEFAULT_TIMEOUT`].
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long a request may take altogether: all attempts and the waits between them. Default: no limit.
    ///
    /// A wait that would pass the deadline ends the request at once, with its last error. The shorter of `deadline` and
    /// [`timeout`](Self::timeout) ends an attempt. Zero is an error.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Sets how many times a request is retried. Default: [`DEFAULT_MAX_RETRIES`]; 0 switches retries off, and with
    /// them the generated idempotency keys.
    ///
    /// For a read, or a write to an idempotent endpoint (every write of this API), these are retried:
    ///
    /// - connection errors and timeouts, except a rejected TLS certificate or handshake;
    /// - responses with status 408, 429 or 5xx, except 501.
    ///
    /// A write to an endpoint that is declared without `idempotent` is retried only if the server certainly did not
    /// process it:
    ///
    /// - the connection could not be opened: DNS, refused, not in time;
    /// - an HTTP/2 server refused it unprocessed (`REFUSED_STREAM`, or a `GOAWAY` that excludes it);
    /// - responses with status 429 or 503 that have a `Retry-After` header.
    ///
    /// These are never retried, because another attempt would not change them: 409, 501, any other status, responses that
    /// cannot be decoded, usage errors.
    ///
    /// What certainly reached nobody (the connection could not be opened, or an HTTP/2 server refused it unprocessed) is sent
    /// again at once, without a wait, but only once in a request. The HTTP/2 server's refusal uses up no retry, because such a
    /// server asks for the request to be sent again; so this one is repeated with `max_retries(0)` too.
    ///
    /// The wait before retry `n`, counted from 0, is random between 0 and `min(8 s, 0.5 s * 2^n)`: exponential backoff
    /// with full jitter. A `Retry-After` header (RFC 9110, section 10.2.3: seconds or an HTTP date, which is measured by the
    /// response's own `Date`) replaces it, unless it is 0 or past; a retry never comes earlier than that, and one longer than
    /// [`max_retry_after`](Self::max_retry_after) ends the request.
    ///
    /// A write to an idempotent endpoint has one `Idempotency-Key` for all its attempts, so a retry does not do the work
    /// twice. Any other has none, unless you set it with `idempotency_key`; it is retried like an idempotent one then.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = max_retries;
        self
    }

    /// Sets the longest `Retry-After` that a request waits for. Default: 60 seconds. A longer one ends the request at
    /// once, with [`Error::retry_after`] set.
    pub fn max_retry_after(mut self, max_retry_after: Duration) -> Self {
        self.max_retry_after = max_retry_after;
        self
    }

    /// Sets whether retries are limited by a budget, so that clients do not multiply the load of a server that is down.
    /// Default: `true`.
    ///
    /// A client, with all its clones, has 10 retries in hand. Each retry takes one; each success returns 0.2, and every
    /// 10 seconds return one, up to 10. When less than one is left, a request ends with its last error, which says so.
    pub fn retry_budget(mut self, enabled: bool) -> Self {
        self.retry_budget = enabled;
        self
    }

    /// Sets how many requests of the client and its clones may be in flight at once; others wait. Default: no limit. Zero
    /// is an error.
    pub fn max_in_flight(mut self, max_in_flight: usize) -> Self {
        self.max_in_flight = Some(max_in_flight);
        self
    }

    /// Sets whether requests wait for the time in `X-RateLimit-Reset` after a response with `X-RateLimit-Remaining: 0`,
    /// instead of being refused with status 429. Default: `false`.
    pub fn pace_by_rate_limit(mut self, enabled: bool) -> Self {
        self.pace_by_rate_limit = enabled;
        self
    }

    /// Sets the maximum size of a response, in bytes. Default: 32 MiB.
    ///
    /// It bounds the body after decompression, and the body together with what is decoded from it: a list of ten million
    /// empty strings is small as text and large in memory. Unknown fields are kept as text, and large ones share the body's
    /// memory. Past the limit, a request ends with an [`ErrorKind::Decode`](crate::ErrorKind::Decode).
    pub fn max_body_bytes(mut self, max_body_bytes: usize) -> Self {
        self.max_body_bytes = max_body_bytes;
        self
    }

    /// Adds a header to every request. The SDK's own headers replace one of the same name.
    ///
    /// A header that frames the message, such as `Content-Length`, `Transfer-Encoding` or `Host`, is a usage error, and
    /// so is `Idempotency-Key`.
    pub fn default_header(mut self, name: &str, value: &str) -> Self {
        if let Ok(headers) = &mut self.default_headers
            && let Err(error) = http::insert(headers, name, value)
        {
            self.default_headers = Err(error);
        }
        self
    }

    /// Adds headers to every request. The SDK's own headers replace those of the same name. What is an error for
    /// [`default_header`](Self::default_header) is one here.
    pub fn default_headers(mut self, headers: HeaderMap) -> Self {
        match (&mut self.default_headers, http::check_defaults(&headers)) {
            (Ok(own), Ok(())) => own.extend(headers),
            (Ok(_), Err(error)) => self.default_headers = Err(error),
            (Err(_), _) => {}
        }
        self
    }

    /// Sets the proxy of all requests: an `http://` or `https://` URL, which may contain a user name and a password. It
    /// replaces the environment's proxies, and is used for every base URL, loopback addresses and those in `NO_PROXY`
    /// included. See [the proxy policy](Self#proxies).
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.http.proxy = Some(ProxySetting::Url(url.into().into()));
        self
    }

    /// Sets that no proxy is used, whatever the environment says. See [the proxy policy](Self#proxies).
    pub fn no_proxy(mut self) -> Self {
        self.http.proxy = Some(ProxySetting::None);
        self
    }

    /// Sets a function that adjusts reqwest's builder before the HTTP client is created: for certificates, a resolver, a
    /// local address, or the settings in [Connections](Self#connections). A later function replaces an earlier one.
    ///
    /// Redirects, retries, the referer and decompression are set after it, because the SDK relies on them. Certificates
    /// of the system are loaded only for an `https` base URL or proxy; set a proxy with [`proxy`](Self::proxy), so that
    /// errors can name it.
    ///
    /// ```
    /// # #[cfg(feature = "rustls")]
    /// # fn example(certificate: reqwest::Certificate) -> bimpeai::Result<()> {
    /// let client = bimpeai::Client::builder()
    ///     .api_key("sk_...")
    ///     .configure_http(|http| http.tls_certs_merge([certificate]))
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn configure_http(
        mut self,
        configure: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.http.configure = Some(Box::new(configure) as Configure);
        self
    }

    /// Sets the HTTP client: for a connection pool shared with other code. To change a setting of the SDK's own client,
    /// use [`configure_http`](Self::configure_http), [`proxy`](Self::proxy) or [`no_proxy`](Self::no_proxy), which cannot
    /// be combined with this.
    ///
    /// Build it with `redirect(Policy::none())` and `retry(retry::never())`. A client that follows redirects is an error,
    /// because it sends body, headers and API key to another host. A policy made with `Policy::custom` cannot be checked:
    /// it must not follow either; a redirect that it follows is reported as an error, but only after the fact. Retries of
    /// the HTTP client cannot be checked, and are not counted as attempts.
    pub fn http_client(mut self, http_client: reqwest::Client) -> Self {
        self.http.client = Some(http_client);
        self
    }

    /// Sets whether the API key may be sent over plain `http` to any host. Only for trusted networks. Default: `false`.
    pub fn allow_insecure_http(mut self, allow: bool) -> Self {
        self.insecure_http = allow;
        self
    }

    /// Sets the source of time and randomness. For tests.
    pub fn environment(mut self, environment: Arc<dyn Environment>) -> Self {
        self.environment = Some(environment);
        self
    }

    fn build_shared(self) -> Result<Shared> {
        let api_key = self.api_key.unwrap_or_default();
        let authorization = authorization(api_key.expose_secret())?;
        let base_url = base_url::check(&self.base_url, self.insecure_http)?;
        check_limits(self.timeout, self.deadline, self.max_in_flight)?;
        let http = self.http.build(&base_url)?;
        let environment = self.environment.unwrap_or_else(|| Arc::new(System::new()));
        Ok(Shared {
            http: http.http,
            http_is_injected: http.is_injected,
            http_stream_problem: http.stream_problem,
            proxy: http.proxy,
            base_url: base_url.as_str().trim_end_matches('/').to_owned(),
            redactor: Redactor::new(api_key.expose_secret()),
            authorization,
            default_headers: self.default_headers?,
            user_agent: user_agent(),
            timeout: self.timeout,
            deadline: self.deadline,
            max_retries: self.max_retries,
            max_retry_after: self.max_retry_after,
            budget: SharedBudget::new(self.retry_budget, environment.elapsed()),
            pacing: Pacing::new(self.max_in_flight, self.pace_by_rate_limit),
            max_body_bytes: self.max_body_bytes,
            environment,
        })
    }
}

impl ClientBuilder<Client> {
    /// Creates the client.
    ///
    /// # Errors
    /// A usage error that names the argument that is missing or invalid.
    pub fn build(self) -> Result<Client> {
        self.build_shared().map(Client::from_shared)
    }
}

impl ClientBuilder<blocking::Client> {
    /// Creates the client, and starts its thread.
    ///
    /// # Errors
    /// A usage error that names the argument that is missing or invalid, or says that the thread could not be started.
    pub fn build(self) -> Result<blocking::Client> {
        self.build_shared().and_then(blocking::Client::from_shared)
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A URL that was not checked may contain a password, and headers may contain anything.
        let base_url = base_url::check(&self.base_url, true);
        let headers = self.default_headers.as_ref().ok();
        f.debug_struct("ClientBuilder")
            .field("api_key", &self.api_key)
            .field("base_url", &base_url.as_ref().map_or("invalid", |url| url.as_str()))
            .field("timeout", &self.timeout)
            .field("deadline", &self.deadline)
            .field("max_retries", &self.max_retries)
            .field("max_retry_after", &self.max_retry_after)
            .field("retry_budget", &self.retry_budget)
            .field("max_in_flight", &self.max_in_flight)
            .field("pace_by_rate_limit", &self.pace_by_rate_limit)
            .field("max_body_bytes", &self.max_body_bytes)
            .field("default_headers", &headers.map(|headers| headers.keys().collect::<Vec<_>>()))
            .field("allow_insecure_http", &self.insecure_http)
            .field("http_client", &self.http.client.is_some())
            .field("proxy", &proxy::describe(self.http.proxy.as_ref().unwrap_or(&ProxySetting::Environment)))
            .field("configure_http", &self.http.configure.is_some())
            .field("environment", &self.environment.is_some())
            .finish()
    }
}

fn check_limits(timeout: Duration, deadline: Option<Duration>, max_in_flight: Option<usize>) -> Result<()> {
    for (argument, duration) in [("timeout", Some(timeout)), ("deadline", deadline)] {
        if duration.is_some_and(|duration| duration.is_zero()) {
            return Err(Error::usage(argument, "must be longer than zero"));
        }
    }
    if max_in_flight == Some(0) {
        return Err(Error::usage("max_in_flight", "must be at least 1 (leave it out for no limit)"));
    }
    Ok(())
}

/// A key that is not a valid header value would otherwise fail on every request, after retries, as a connection error.
fn authorization(key: &str) -> Result<HeaderValue> {
    if key.trim().is_empty() {
        return Err(Error::usage("api_key", "is required and must not be blank"));
    }
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::usage(
            "api_key",
            "must be visible ASCII without spaces or line breaks (was it read from a file with its newline?)",
        ));
    }
    let mut value = HeaderValue::try_from(format!("Bearer {key}"))
        .map_err(|_| Error::usage("api_key", "is not a valid header value"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn user_agent() -> HeaderValue {
    let text = format!("{USER_AGENT}{})", std::env::consts::OS);
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("bimpeai-rust"))
}
