//! What all connections of a stream have in common.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CACHE_CONTROL, COOKIE, HeaderValue, PROXY_AUTHORIZATION,
};

use crate::error::{Error, Result};
use crate::http::{self, Plan, Prepared, Shared};
use crate::sse::Limits;

pub(super) const EVENT_STREAM: &str = "text/event-stream";

/// The two requests of every connection, and the settings of the stream.
pub(super) struct StreamPlan {
    pub(super) shared: Arc<Shared>,
    pub(super) ticket: Plan,
    pub(super) stream: Plan,
    pub(super) prepared: Prepared,
    pub(super) options: StreamOptions,
}

/// What can be set on a stream, in addition to the options of every request.
#[derive(Debug)]
pub(super) struct StreamOptions {
    pub(super) after: Option<String>,
    pub(super) reconnect: bool,
    pub(super) max_retries: u32,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) limits: Limits,
}

impl StreamPlan {
    pub(super) fn new(shared: Arc<Shared>, ticket: Plan, stream: Plan, options: StreamOptions) -> Result<Self> {
        let prepared = check(&shared, options.idle_timeout)
            .and_then(|()| prepare(&shared, &stream))
            .map_err(|error| error.at_endpoint(stream.endpoint.clone()))?;
        Ok(Self { shared, ticket, stream, prepared, options })
    }

    pub(super) fn span(&self) -> tracing::Span {
        tracing::debug_span!(
            "bimpeai.stream",
            endpoint = %self.stream.endpoint,
            route = %self.stream.template,
            request_id = http::text(&self.prepared.headers, &http::X_REQUEST_ID),
        )
    }
}

/// What the stream's request sends, on every connection.
///
/// The ticket alone authenticates the stream: no other credential goes out with it.
fn prepare(shared: &Shared, plan: &Plan) -> Result<Prepared> {
    let mut prepared = http::prepare(shared, plan)?;
    for credentials in [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE] {
        prepared.headers.remove(credentials);
    }
    // A proxy that compresses a stream may hold it back.
    prepared.headers.remove(ACCEPT_ENCODING);
    prepared.headers.insert(ACCEPT, HeaderValue::from_static(EVENT_STREAM));
    // WHATWG HTML, section 9.2.2: the cache mode of the request is "no-store".
    prepared.headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(prepared)
}

fn check(shared: &Shared, idle_timeout: Option<Duration>) -> Result<()> {
    if idle_timeout.is_some_and(|limit| limit.is_zero()) {
        return Err(Error::usage("idle_timeout", "must be longer than zero (`None` switches it off)"));
    }
    if !shared.http_is_injected {
        return Ok(());
    }
    match credentials_of(&format!("{:?}", shared.http)) {
        Credentials::None => Ok(()),
        Credentials::Sent(name) => {
            let problem = format!("adds {name} to every request; a stream must not carry it (use a client without it)");
            Err(Error::usage("http_client", problem))
        }
        Credentials::Unknown => Err(Error::usage(
            "http_client",
            "cannot be checked for credentials that it adds to every request; a stream must not carry any \
             (let the SDK create the HTTP client, or report this version of reqwest)",
        )),
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

/// Finds the credentials in the `Debug` text of the caller's HTTP client. Its default headers cannot be removed from a
/// request, and reqwest exposes them nowhere else. Text of an unknown form is an error: otherwise a new version of
/// reqwest would switch this check off silently.
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
    use reqwest::header::HeaderMap;

    use super::*;

    fn described(headers: &[(&'static str, &'static str)]) -> String {
        let headers: HeaderMap =
            headers.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect();
        format!("{:?}", reqwest::Client::builder().default_headers(headers).build().unwrap())
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
