//! The HTTP client: the one that the SDK creates, or the caller's.

use std::time::Duration;

use reqwest::{Url, redirect, retry};

use super::base_url::check_tls;
use super::description;
use super::proxy::{Proxies, ProxySetting};
use crate::error::{Error, Result};

/// How long opening a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long an idle connection is kept: shorter than the 60 seconds after which load balancers usually close it, so that
/// a request does not meet a connection that is being closed.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(50);
/// After how long a silent HTTP/2 connection is pinged, and how long the reply may take. TCP alone does not notice a peer
/// whose kernel still acknowledges: every request on the connection would time out, and the next one would use it again.
const PING_INTERVAL: Duration = Duration::from_secs(20);
const PING_TIMEOUT: Duration = Duration::from_secs(10);
/// After how long a silent connection is probed by TCP, and how often; three probes without a reply end it. This is all
/// that notices a dead peer on HTTP/1.1.
const TCP_KEEPALIVE: Duration = Duration::from_secs(15);
const TCP_KEEPALIVE_PROBES: u32 = 3;

/// A change to reqwest's builder that the caller makes.
pub(super) type Configure = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;

/// What the caller set.
pub(super) struct HttpSettings {
    pub(super) client: Option<reqwest::Client>,
    pub(super) proxy: Option<ProxySetting>,
    pub(super) configure: Option<Configure>,
}

/// An HTTP client, and what is known of it.
pub(super) struct HttpClient {
    pub(super) http: reqwest::Client,
    pub(super) is_injected: bool,
    pub(super) stream_problem: Option<String>,
    pub(super) proxy: Option<String>,
}

impl HttpSettings {
    pub(super) fn build(self, base_url: &Url) -> Result<HttpClient> {
        let Some(http) = self.client else {
            return create(base_url, &self.proxy.unwrap_or(ProxySetting::Environment), self.configure);
        };
        let excluded = match (&self.proxy, &self.configure) {
            (Some(ProxySetting::None), _) => Some("no_proxy"),
            (Some(_), _) => Some("proxy"),
            (None, Some(_)) => Some("configure_http"),
            (None, None) => None,
        };
        if let Some(argument) = excluded {
            let problem = format!("cannot be combined with `{argument}` (make this setting on the HTTP client itself)");
            return Err(Error::usage("http_client", problem));
        }
        description::refuse_redirects(&http)?;
        let stream_problem = description::stream_problem(&http);
        Ok(HttpClient { http, is_injected: true, stream_problem, proxy: None })
    }
}

/// Creates the HTTP client for a base URL.
///
/// Certificates are loaded only where TLS is used: a machine without any, such as a slim container, can reach an
/// `http://` URL.
fn create(base_url: &Url, proxy: &ProxySetting, configure: Option<Configure>) -> Result<HttpClient> {
    check_tls("base_url", base_url)?;
    let proxies = Proxies::of(proxy, base_url)?;
    let needs_tls = base_url.scheme() == "https" || proxies.is_tls();
    let name = proxies.name.clone();
    let mut builder = proxies.apply(defaults());
    if !needs_tls {
        builder = without_certificates(builder);
    }
    let is_injected = configure.is_some();
    if let Some(configure) = configure {
        builder = configure(builder);
    }
    let http = fixed(builder).build().map_err(|error| not_created(is_injected, needs_tls).with_source(error))?;
    let stream_problem = if is_injected { description::stream_problem(&http) } else { None };
    // `configure` may have removed the proxies.
    let proxy = name.filter(|_| !is_injected || format!("{http:?}").contains("proxies: ["));
    Ok(HttpClient { http, is_injected, stream_problem, proxy })
}

fn not_created(is_configured: bool, needs_tls: bool) -> Error {
    let argument = if is_configured { "configure_http" } else { "http_client" };
    if !needs_tls {
        return Error::usage(argument, "the HTTP client could not be created");
    }
    let problem = "the HTTP client could not be created: TLS needs CA certificates, and this machine may have none \
                   (install the package `ca-certificates`, or set `SSL_CERT_FILE` or `SSL_CERT_DIR`)";
    Error::usage(argument, problem)
}

/// The settings that the caller can change with `configure_http`.
fn defaults() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_idle_timeout(POOL_IDLE_TIMEOUT)
        .http2_keep_alive_interval(PING_INTERVAL)
        .http2_keep_alive_timeout(PING_TIMEOUT)
        // Otherwise the next request after a pause finds the dead connection.
        .http2_keep_alive_while_idle(true)
        .tcp_keepalive(TCP_KEEPALIVE)
        .tcp_keepalive_interval(TCP_KEEPALIVE)
        .tcp_keepalive_retries(TCP_KEEPALIVE_PROBES)
        .tcp_nodelay(true)
}

/// The settings that the SDK relies on: its own retries and limits would be wrong with any other.
fn fixed(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    let builder = builder.redirect(redirect::Policy::none()).retry(retry::never()).referer(false);
    builder.no_gzip().no_brotli().no_deflate().no_zstd()
}

fn without_certificates(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    let builder = builder.tls_certs_only([]);
    builder
}
