//! The base URL: what it may be, and what is a loopback address.

use std::net::IpAddr;

use reqwest::Url;

use crate::error::{Error, Result};

/// Whether this build can open TLS connections.
pub(super) const HAS_TLS: bool = cfg!(any(feature = "rustls", feature = "native-tls"));

/// Checks and normalizes a base URL. Errors do not contain the URL, which may contain a password.
pub(super) fn check(text: &str, insecure_http: bool) -> Result<Url> {
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

/// Checks that the client that the SDK creates can open a URL. Without TLS every request would fail, and only then.
pub(super) fn check_tls(argument: &str, url: &Url) -> Result<()> {
    if HAS_TLS || url.scheme() != "https" {
        return Ok(());
    }
    let problem = "is https, but this build has no TLS (enable the feature `rustls` or `native-tls` of `bimpeai`)";
    Err(Error::usage(argument, problem))
}

pub(super) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    let name = host.strip_suffix('.').unwrap_or(host);
    let is_local_name = name == "localhost" || name.ends_with(".localhost");
    address.map_or(is_local_name, |address| address.to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_addresses_are_known_in_every_spelling() {
        let loopback = [
            "http://localhost",
            "http://LOCALHOST:8080",
            "http://localhost.",
            "http://mock.localhost",
            "http://127.0.0.1",
            "http://127.9.9.9:1",
            "http://127.1",
            "http://2130706433",
            "http://[::1]:80",
            "http://[::ffff:127.0.0.1]",
        ];
        for url in loopback {
            assert!(is_loopback(&Url::parse(url).unwrap()), "{url}");
        }
        let other = ["http://localhost.example", "http://128.0.0.1", "http://[::2]", "http://127.0.0.1.example"];
        for url in other.iter().chain(&["http://notlocalhost", "http://10.0.0.1"]) {
            assert!(!is_loopback(&Url::parse(url).unwrap()), "{url}");
        }
    }

    /// With TLS in one of `cargo test --no-default-features` and `cargo test`, without it in the other.
    #[test]
    fn https_is_refused_in_a_build_without_tls() {
        let https = crate::Client::new("sk_test");
        let secure_proxy =
            crate::Client::builder().api_key("sk_test").base_url("http://localhost").proxy("https://p:1");
        for (argument, built) in [("base_url", https), ("proxy", secure_proxy.build())] {
            assert_eq!(built.is_ok(), HAS_TLS, "{built:?}");
            let Err(error) = built else { continue };
            assert!(error.is_usage() && error.message().starts_with(&format!("{argument}: ")), "{error}");
            assert!(error.message().contains("feature `rustls`"), "{error}");
        }
        let none = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        crate::Client::builder().api_key("sk_test").http_client(none).build().unwrap();
    }
}
