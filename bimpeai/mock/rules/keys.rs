//! API keys and their scopes.

use std::collections::HashMap;
use std::fmt;

use hyper::header::{AUTHORIZATION, HeaderMap};

use crate::mock::model::Response;
use crate::schema::Endpoint;

/// An API key that the server accepts.
///
/// The scope names of the live API are not known. The mock uses `<resource>:read` and `<resource>:write`, where the
/// resource is the first part of an endpoint's name (`agents:read`, `workflows:write`). `*` matches either half, or
/// everything.
///
/// ```
/// use bimpeai::mock::Key;
/// let reader = Key::new("sk_reader").scope("agents:read").scope("workflows:*");
/// let old = Key::new("sk_old").expired();
/// ```
#[derive(Clone)]
#[must_use]
pub struct Key {
    pub(crate) text: String,
    scopes: Option<Vec<String>>,
    is_expired: bool,
}

impl Key {
    /// Returns a key with access to every endpoint.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), scopes: None, is_expired: false }
    }

    /// Adds a scope, such as `agents:read`, `agents:*` or `*:read`. A key with scopes has access to nothing else.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.get_or_insert_default().push(scope.into());
        self
    }

    /// Makes the server refuse the key with 401 `api_key_expired`.
    pub fn expired(mut self) -> Self {
        self.is_expired = true;
        self
    }

    fn allows(&self, resource: &str, verb: &str) -> bool {
        let Some(scopes) = &self.scopes else { return true };
        let matches = |pattern: &str, text: &str| pattern == "*" || pattern == text;
        scopes.iter().any(|scope| match scope.split_once(':') {
            Some((resources, verbs)) => matches(resources, resource) && matches(verbs, verb),
            None => scope == "*",
        })
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("scopes", &self.scopes)
            .field("is_expired", &self.is_expired)
            .finish_non_exhaustive()
    }
}

/// The keys of a server.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    known: HashMap<String, Key>,
}

impl Keys {
    pub(crate) fn new(keys: Vec<Key>) -> Self {
        Self { known: keys.into_iter().map(|key| (key.text.clone(), key)).collect() }
    }

    /// Returns the key that a request carries, or its refusal.
    pub(crate) fn check(&self, headers: &HeaderMap) -> Result<String, Response> {
        let Some(sent) = bearer(headers) else {
            let message = "send the API key as `Authorization: Bearer <key>`";
            return Err(Response::error(401, "api_key_missing", message));
        };
        match self.known.get(sent) {
            Some(key) if key.is_expired => Err(Response::error(401, "api_key_expired", "the API key has expired")),
            Some(key) => Ok(key.text.clone()),
            None => Err(Response::error(401, "api_key_invalid", "the API key is unknown")),
        }
    }

    /// Checks that a key has the scope of an endpoint.
    pub(crate) fn check_scope(&self, key: &str, endpoint: &Endpoint) -> Result<(), Response> {
        let resource = endpoint.name().split('.').next().unwrap_or_default();
        let verb = if endpoint.is_write() { "write" } else { "read" };
        if self.known.get(key).is_none_or(|key| key.allows(resource, verb)) {
            return Ok(());
        }
        let message = format!("the API key lacks the scope {resource}:{verb}");
        Err(Response::error(403, "insufficient_scope", message))
    }
}

/// The key of an `Authorization: Bearer` header.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim()).filter(|key| !key.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_allow_what_they_name() {
        let key = Key::new("k").scope("agents:read").scope("workflows:*");
        assert!(key.allows("agents", "read") && key.allows("workflows", "write"));
        assert!(!key.allows("agents", "write") && !key.allows("calls", "read"));
        assert!(Key::new("k").allows("calls", "write") && Key::new("k").scope("*").allows("calls", "write"));
    }
}
