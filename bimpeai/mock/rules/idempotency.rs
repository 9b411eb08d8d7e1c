//! Idempotency keys: the same request with the same key gets the stored response; another request with it is refused.

use std::collections::{HashMap, VecDeque};

use bytes::Bytes;
use hyper::{Method, StatusCode};

use crate::mock::model::Response;

/// How many responses are kept; the oldest are dropped first.
const CAPACITY: usize = 10_000;

/// An idempotency key, and the API key it belongs to.
pub(crate) type ScopedKey = (String, String);

/// What makes two requests the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) body: Bytes,
}

/// A response to replay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredResponse {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

/// Whether a request with an idempotency key is to be carried out.
#[derive(Debug)]
pub(crate) enum Lookup {
    New,
    Replay(StoredResponse),
    Refused(Response),
}

#[derive(Debug)]
struct Entry {
    fingerprint: Fingerprint,
    /// `None` while the request is in progress.
    stored: Option<StoredResponse>,
}

/// The idempotency keys that were used, with the responses to their requests.
#[derive(Debug, Default)]
pub(crate) struct IdempotencyStore {
    entries: HashMap<ScopedKey, Entry>,
    order: VecDeque<ScopedKey>,
}

impl IdempotencyStore {
    /// Looks a key up, and marks a new one as in progress.
    pub(crate) fn begin(&mut self, key: &ScopedKey, fingerprint: Fingerprint) -> Lookup {
        match self.entries.get(key) {
            None => {
                self.entries.insert(key.clone(), Entry { fingerprint, stored: None });
                Lookup::New
            }
            Some(entry) if entry.fingerprint != fingerprint => {
                refused("the Idempotency-Key was used with a different request")
            }
            Some(Entry { stored: Some(stored), .. }) => Lookup::Replay(stored.clone()),
            Some(_) => refused("a request with this Idempotency-Key is still in progress"),
        }
    }

    /// Stores the response to a request that succeeded.
    pub(crate) fn finish(&mut self, key: ScopedKey, stored: StoredResponse) {
        let Some(entry) = self.entries.get_mut(&key) else { return };
        entry.stored = Some(stored);
        self.order.push_back(key);
        if self.order.len() > CAPACITY
            && let Some(oldest) = self.order.pop_front()
        {
            self.entries.remove(&oldest);
        }
    }

    /// Forgets a key whose request failed, so that it can be used again.
    pub(crate) fn forget(&mut self, key: &ScopedKey) {
        if self.entries.get(key).is_some_and(|entry| entry.stored.is_none()) {
            self.entries.remove(key);
        }
    }
}

fn refused(message: &str) -> Lookup {
    Lookup::Refused(Response::error(409, "conflict", message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_new_then_in_flight_then_replayed() {
        let mut store = IdempotencyStore::default();
        let key = ("sk".to_owned(), "op-1".to_owned());
        let print =
            |body: &'static str| Fingerprint { method: Method::POST, path: "/a".to_owned(), body: Bytes::from(body) };
        let stored = StoredResponse { status: StatusCode::CREATED, body: Bytes::from("{}") };

        assert!(matches!(store.begin(&key, print("1")), Lookup::New));
        assert!(matches!(store.begin(&key, print("1")), Lookup::Refused(_)));
        store.finish(key.clone(), stored.clone());
        assert!(matches!(store.begin(&key, print("1")), Lookup::Replay(again) if again == stored));
        assert!(matches!(store.begin(&key, print("2")), Lookup::Refused(_)));
        store.forget(&key);
        assert!(matches!(store.begin(&key, print("1")), Lookup::Replay(_)));
    }
}
