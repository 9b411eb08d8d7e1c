//! Which proxy requests go through.

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use super::base_url::{check_tls, is_loopback};
use crate::error::{Error, Result};

/// What the caller set.
pub(super) enum ProxySetting {
    /// The environment's, as reqwest and curl read it.
    Environment,
    None,
    /// A URL, which may contain a password.
    Url(SecretString),
}

/// The proxy policy of one client.
pub(super) struct Proxies {
    policy: Policy,
    /// The proxy of the base URL, as `scheme://host:port`: never with its user name and password.
    pub(super) name: Option<String>,
}

enum Policy {
    Environment,
    None,
    Explicit(Box<reqwest::Proxy>),
}

impl Proxies {
    /// Decides which proxy requests to the base URL go through.
    pub(super) fn of(setting: &ProxySetting, base_url: &Url) -> Result<Self> {
        match setting {
            ProxySetting::Url(url) => Self::explicit(url.expose_secret()),
            // The key must not go through the environment's proxy to reach this machine.
            ProxySetting::Environment if !is_loopback(base_url) => {
                Ok(Self { policy: Policy::Environment, name: from_matcher(&Matcher::from_system(), base_url) })
            }
            ProxySetting::Environment | ProxySetting::None => Ok(Self { policy: Policy::None, name: None }),
        }
    }

    fn explicit(text: &str) -> Result<Self> {
        let url = check(text)?;
        let name = name(url.scheme(), url.host_str().unwrap_or_default(), url.port_or_known_default());
        // reqwest's error could contain the URL.
        let proxy = reqwest::Proxy::all(url).map_err(|_| Error::usage("proxy", "cannot be used as a proxy's URL"))?;
        Ok(Self { policy: Policy::Explicit(Box::new(proxy)), name: Some(name) })
    }

    pub(super) fn apply(self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        match self.policy {
            Policy::Environment => builder,
            Policy::None => builder.no_proxy(),
            Policy::Explicit(proxy) => builder.proxy(*proxy),
        }
    }

    /// Whether the proxy itself is reached by TLS.
    pub(super) fn is_tls(&self) -> bool {
        self.name.as_ref().is_some_and(|name| name.starts_with("https:"))
    }
}

/// The name of the proxy in the environment that requests to a URL go through.
fn from_matcher(environment: &Matcher, base_url: &Url) -> Option<String> {
    let proxy = environment.intercept(&base_url.as_str().parse().ok()?)?;
    let uri = proxy.uri();
    let scheme = uri.scheme_str().unwrap_or("http");
    let default_port = match scheme {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    };
    Some(name(scheme, uri.host()?, uri.port_u16().or(default_port)))
}

fn name(scheme: &str, host: &str, port: Option<u16>) -> String {
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    format!("{scheme}://{host}{port}")
}

/// What `Debug` prints.
pub(super) fn describe(setting: &ProxySetting) -> String {
    match setting {
        ProxySetting::Environment => "the environment's".to_owned(),
        ProxySetting::None => "none".to_owned(),
        ProxySetting::Url(url) => {
            Proxies::explicit(url.expose_secret()).ok().and_then(|proxies| proxies.name).unwrap_or("invalid".to_owned())
        }
    }
}

/// Checks the URL of a proxy. Errors do not contain it: it may contain a password.
fn check(text: &str) -> Result<Url> {
    let refuse = |problem: &str| Err(Error::usage("proxy", problem));
    let Ok(url) = Url::parse(text) else {
        return refuse("must be an absolute URL, such as http://proxy.example:8080");
    };
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return refuse("must begin with http:// or https:// (for SOCKS use `configure_http`)");
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return refuse("must not contain a path, query or fragment");
    }
    check_tls("proxy", &url)?;
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explicit(url: &str) -> Result<Proxies> {
        Proxies::of(&ProxySetting::Url(url.to_owned().into()), &Url::parse("https://api.example").unwrap())
    }

    #[test]
    fn a_proxy_is_named_without_its_password() {
        for (url, expected) in [
            ("http://proxy.example:8080", "http://proxy.example:8080"),
            ("http://user:pass-word@proxy.example/", "http://proxy.example:80"),
            ("http://user%40x:p%2Fw@[::1]:3128", "http://[::1]:3128"),
        ] {
            assert_eq!(explicit(url).unwrap().name.as_deref(), Some(expected), "{url}");
            assert_eq!(describe(&ProxySetting::Url(url.to_owned().into())), expected, "{url}");
            let environment = Matcher::builder().all(url).no("internal.example").build();
            let through = |base_url: &str| from_matcher(&environment, &Url::parse(base_url).unwrap());
            assert_eq!(through("https://api.example/base").as_deref(), Some(expected), "{url}");
            assert_eq!(through("https://api.internal.example"), None, "{url}");
        }
    }

    #[test]
    fn an_invalid_proxy_is_refused_without_printing_it() {
        let invalid = ["", " ", "secret", "proxy:secret", "socks5://u:secret@host", "http://", "ftp://secret@host:1"];
        let with_more = ["http://u:secret@host/path", "http://u:secret@host?query", "http://u:secret@host:99999"];
        for url in invalid.into_iter().chain(with_more) {
            let error = explicit(url).err().unwrap();
            assert!(error.is_usage() && error.message().starts_with("proxy: "), "{url}: {error}");
            assert!(!format!("{error} {error:?}").contains("secret"), "{url}: {error:?}");
            assert_eq!(describe(&ProxySetting::Url(url.to_owned().into())), "invalid", "{url}");
        }
    }

    #[test]
    fn a_loopback_address_is_never_reached_through_the_environments_proxy() {
        for url in ["http://localhost:1", "https://127.0.0.1", "http://[::1]", "http://api.localhost"] {
            let proxies = Proxies::of(&ProxySetting::Environment, &Url::parse(url).unwrap()).unwrap();
            assert!(matches!(proxies.policy, Policy::None), "{url}");
        }
    }
}
