//! The plan of a request: everything that is known before a client sends it.

use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue};

use super::headers::IDEMPOTENCY_KEY;

/// What the caller sets for one request.
#[derive(Debug, Clone, Default)]
pub(crate) struct RequestOptions {
    pub(crate) idempotency_key: Option<HeaderValue>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) max_retries: Option<u32>,
    pub(crate) headers: HeaderMap,
}

/// A request as pure data. It names no client: any client can send it, any number of times.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The endpoint's name, for errors and traces.
    pub(crate) endpoint: Cow<'static, str>,
    pub(crate) method: Method,
    /// Whether the server processes writes with the same `Idempotency-Key` once, however often they are sent. Without
    /// meaning for a read.
    pub(crate) idempotent: bool,
    pub(crate) template: Cow<'static, str>,
    pub(crate) path: String,
    pub(crate) query: Query,
    pub(crate) body: Option<Bytes>,
    pub(crate) options: RequestOptions,
}

impl Plan {
    /// Whether the request may change something: its method is not safe (RFC 9110, section 9.2.1: GET, HEAD, OPTIONS and
    /// TRACE are).
    pub(crate) fn is_write(&self) -> bool {
        !self.method.is_safe()
    }

    /// Whether a key is generated if the caller sets none.
    pub(super) fn takes_key(&self) -> bool {
        self.is_write() && self.idempotent
    }

    /// Whether the request may be sent again although the server may have processed an earlier attempt.
    ///
    /// A caller who sets a key knows that the server honours it, whatever the endpoint's line says.
    pub(super) fn is_repeatable(&self) -> bool {
        let has_key = self.options.idempotency_key.is_some() || self.options.headers.contains_key(IDEMPOTENCY_KEY);
        !self.is_write() || self.idempotent || has_key
    }

    /// The page that is requested, counted from 1.
    pub(crate) fn page(&self) -> u64 {
        self.query.page.unwrap_or(1)
    }

    /// The same request for another page.
    pub(crate) fn at_page(&self, page: u64) -> Self {
        Self { query: self.query.at_page(page), ..self.clone() }
    }
}

/// An encoded query, split around its `page`, so that the plan of another page is a copy with another number.
#[derive(Debug, Clone, Default)]
pub(crate) struct Query {
    before: String,
    page: Option<u64>,
    after: String,
}

impl Query {
    /// Takes a query encoded as `application/x-www-form-urlencoded`.
    pub(crate) fn new(encoded: String) -> Self {
        let mut start = 0;
        for pair in encoded.split('&') {
            if let Some(page) = pair.strip_prefix("page=").and_then(|page| page.parse().ok()) {
                let after = encoded[start + pair.len()..].to_owned();
                return Self { before: encoded[..start].to_owned(), page: Some(page), after };
            }
            start += pair.len() + 1;
        }
        Self { before: encoded, page: None, after: String::new() }
    }

    /// Adds more of an encoded query at the end.
    pub(crate) fn append(&mut self, encoded: &str) {
        let mut text = String::new();
        self.push_to(&mut text);
        if !text.is_empty() && !encoded.is_empty() {
            text.push('&');
        }
        text.push_str(encoded);
        *self = Self::new(text);
    }

    pub(super) fn push_to(&self, url: &mut String) {
        url.push_str(&self.before);
        if let Some(page) = self.page {
            url.push_str("page=");
            url.push_str(&page.to_string());
        }
        url.push_str(&self.after);
    }

    fn at_page(&self, page: u64) -> Self {
        let mut query = Self { page: Some(page), ..self.clone() };
        if self.page.is_none() && !query.before.is_empty() {
            query.before.push('&');
        }
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(query: &Query) -> String {
        let mut text = String::new();
        query.push_to(&mut text);
        text
    }

    #[test]
    fn what_is_appended_comes_last() {
        let mut query = Query::default();
        for (part, whole) in
            [("", ""), ("a=1", "a=1"), ("", "a=1"), ("page=2&b=3", "a=1&page=2&b=3"), ("a=4", "a=1&page=2&b=3&a=4")]
        {
            query.append(part);
            assert_eq!(text(&query), whole);
        }
        assert_eq!(query.page, Some(2));
    }

    #[test]
    fn another_page_changes_only_the_page() {
        for (query, page, third) in [
            ("", None, "page=3"),
            ("page=1", Some(1), "page=3"),
            ("page=2&limit=50", Some(2), "page=3&limit=50"),
            ("search=a%26page%3D9&page=1&sort=-x", Some(1), "search=a%26page%3D9&page=3&sort=-x"),
            ("limit=50", None, "limit=50&page=3"),
            ("subpage=7", None, "subpage=7&page=3"),
        ] {
            let parsed = Query::new(query.to_owned());
            assert_eq!((text(&parsed).as_str(), parsed.page), (query, page));
            assert_eq!(text(&parsed.at_page(3)), third, "{query}");
            assert_eq!(text(&parsed.at_page(4).at_page(3)), third, "{query}");
        }
    }
}
