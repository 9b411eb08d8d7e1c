//! What can be seen of an HTTP client that the caller made.
//!
//! reqwest exposes no getters; its `Debug` text shows some settings.

use crate::error::{Error, Result};

/// Refuses a client that follows redirects: it would send body, headers and API key to another host.
///
/// Only what is certain is refused. A policy made with `Policy::custom` cannot be seen into, and text of an unknown form
/// says nothing; for these the check of each response remains, which reports a redirect that was followed.
pub(super) fn refuse_redirects(http: &reqwest::Client) -> Result<()> {
    if !follows_redirects(&format!("{http:?}"), shows_redirects) {
        return Ok(());
    }
    let problem = "follows redirects, which would send the API key to another host (build it with \
                   `redirect(reqwest::redirect::Policy::none())`)";
    Err(Error::usage("http_client", problem))
}

/// reqwest shows the policy unless it is the default, which follows ten redirects.
fn follows_redirects(description: &str, is_shown: impl FnOnce() -> bool) -> bool {
    let settings = description.split_once("default_headers: {").map_or(description, |(settings, _)| settings);
    match settings.split_once("redirect_policy: ") {
        Some((_, policy)) => policy.trim_start_matches('"').starts_with("Policy(Limit("),
        None => is_shown(),
    }
}

/// Whether this version of reqwest shows a policy at all: otherwise every client would seem to have the default.
fn shows_redirects() -> bool {
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    // Loading the system's certificates would take time, and is not needed.
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    let builder = builder.tls_certs_only([]);
    builder.build().is_ok_and(|client| format!("{client:?}").contains("redirect_policy: \"Policy(None)\""))
}

/// Returns why a stream must not use the HTTP client, which adds credentials to every request; its default headers
/// cannot be removed from a request.
pub(super) fn stream_problem(http: &reqwest::Client) -> Option<String> {
    match credentials_of(&format!("{http:?}")) {
        Credentials::None => None,
        Credentials::Sent(name) => {
            Some(format!("adds {name} to every request; a stream must not carry it (use a client without it)"))
        }
        Credentials::Unknown => Some(
            "cannot be checked for credentials that it adds to every request; a stream must not carry any \
             (let the SDK create the HTTP client, or report this version of reqwest)"
                .to_owned(),
        ),
    }
}

/// The credentials that an HTTP client adds to every request.
#[derive(Debug, PartialEq, Eq)]
enum Credentials {
    None,
    Sent(&'static str),
    /// The description has a form that this code does not know.
    Unknown,
}

/// Finds the credentials in a description. Text of an unknown form is an error: otherwise a new version of reqwest would
/// switch this check off silently.
fn credentials_of(description: &str) -> Credentials {
    let Some((settings, headers)) = description.split_once("default_headers: {") else { return Credentials::Unknown };
    if settings.contains("cookie_store: true") {
        return Credentials::Sent("cookies");
    }
    // reqwest's own default is always there: without it, the names are not where this code looks for them.
    if !headers.contains("\"accept\": ") {
        return Credentials::Unknown;
    }
    // Quotes inside a header's value are escaped there, so only a name can match.
    let names = [
        ("\"authorization\": ", "an `Authorization` header"),
        ("\"cookie\": ", "a `Cookie` header"),
        ("\"proxy-authorization\": ", "a `Proxy-Authorization` header"),
    ];
    let sent = names.into_iter().find_map(|(mark, name)| headers.contains(mark).then_some(name));
    sent.map_or(Credentials::None, Credentials::Sent)
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderValue};
    use reqwest::redirect::Policy;

    use super::*;

    fn built(change: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder) -> reqwest::Client {
        change(reqwest::Client::builder()).build().unwrap()
    }

    fn described(headers: &[(&'static str, &'static str)]) -> String {
        let headers: HeaderMap =
            headers.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect();
        format!("{:?}", built(|builder| builder.default_headers(headers)))
    }

    #[test]
    fn a_client_that_follows_redirects_is_refused() {
        let note = |builder: reqwest::ClientBuilder| {
            let note = HeaderValue::from_static("redirect_policy: \"Policy(None)\"");
            builder.default_headers(HeaderMap::from_iter([(reqwest::header::REFERER, note)]))
        };
        for client in [built(|b| b), built(|b| b.redirect(Policy::limited(3))), built(note)] {
            let error = refuse_redirects(&client).unwrap_err();
            assert!(error.is_usage() && error.message().contains("Policy::none()"), "{error}");
        }
        let custom = Policy::custom(|attempt| attempt.error("refused"));
        for client in [built(|b| b.redirect(Policy::none())), built(|b| b.redirect(custom))] {
            refuse_redirects(&client).unwrap();
        }
    }

    #[test]
    fn a_description_that_does_not_show_redirects_refuses_nothing() {
        for text in ["", "Client", "Client { redirects: 10 }", "Client { redirect_policy: 10 }"] {
            assert!(!follows_redirects(text, || false), "{text:?}");
        }
    }

    #[test]
    fn credentials_are_found_in_the_description_of_this_version_of_reqwest() {
        assert_eq!(credentials_of(&described(&[])), Credentials::None);
        assert_eq!(credentials_of(&described(&[("x-note", "\"authorization\": ")])), Credentials::None);
        for (name, found) in [
            ("authorization", "an `Authorization` header"),
            ("cookie", "a `Cookie` header"),
            ("proxy-authorization", "a `Proxy-Authorization` header"),
        ] {
            assert_eq!(credentials_of(&described(&[(name, "x")])), Credentials::Sent(found), "{name}");
        }
        assert_eq!(
            credentials_of("Client { cookie_store: true, default_headers: {\"accept\": \"*/*\"} }"),
            Credentials::Sent("cookies")
        );
    }

    #[test]
    fn a_description_of_unknown_form_is_not_taken_for_one_without_credentials() {
        for text in ["", "Client", "Client { headers: {\"authorization\": \"x\"} }", "Client { default_headers: {} }"] {
            assert_eq!(credentials_of(text), Credentials::Unknown, "{text:?}");
        }
    }
}
