//! The HTTP client that is created when the caller does not set one.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::{Url, redirect};

use crate::error::{Error, Result};

/// How long opening a connection may take: 10 seconds.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Creates the HTTP client for a base URL.
///
/// Certificates are loaded only where TLS is used: a machine without any, such as a slim container, can reach an
/// `http://` URL.
pub(super) fn create(base_url: &Url) -> Result<reqwest::Client> {
    if base_url.scheme() == "https" {
        return builder().build().map_err(|error| {
            let problem = "could not be created: TLS needs CA certificates, and this machine may have none (install \
                           the package `ca-certificates`, or set `SSL_CERT_FILE` or `SSL_CERT_DIR`)";
            Error::usage("http_client", problem).with_source(error)
        });
    }
    if is_loopback(base_url) {
        // The key must not go through the environment's proxy to reach this machine.
        return build(without_certificates(builder().no_proxy()));
    }
    // A proxy may be reached by TLS even though the base URL is not.
    builder().build().or_else(|_| build(without_certificates(builder())))
}

fn builder() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(CONNECT_TIMEOUT)
        .tcp_nodelay(true)
}

fn without_certificates(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    let builder = builder.tls_certs_only([]);
    builder
}

fn build(builder: reqwest::ClientBuilder) -> Result<reqwest::Client> {
    builder.build().map_err(|error| Error::usage("http_client", "could not be created").with_source(error))
}

/// Checks and normalizes a base URL. Errors do not contain the URL, which may contain a password.
pub(super) fn check_base_url(text: &str, insecure_http: bool) -> Result<Url> {
    let refuse = |problem: &str| Err(Error::usage("base_url", problem));
    let Ok(url) = Url::parse(text.trim_end_matches('/')) else {
        return refuse("must be an absolute URL, such as https://api.bimpe.ai");
    };
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return refuse("must begin with https:// (or http:// for a loopback address)");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("must not contain a user name or password (the API key is set with `api_key`)");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refuse("must not contain a query or fragment");
    }
    if url.scheme() == "http" && !insecure_http && !is_loopback(&url) {
        return refuse("must be https: plain http would send the API key unencrypted (see `allow_insecure_http`)");
    }
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.map_or(host == "localhost" || host.ends_with(".localhost"), |address| address.is_loopback())
}
