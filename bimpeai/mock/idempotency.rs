//! Idempotency keys: the same key and request get the stored answer, another request under the key is refused.

use std::collections::{HashMap, VecDeque};

use bytes::Bytes;
use hyper::{Method, StatusCode};

use super::answer::Answer;

/// How many answers are kept; the oldest go first.
const KEPT: usize = 10_000;

/// An idempotency key, and the API key it belongs to.
pub(crate) type Token = (String, String);

/// What makes two requests the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) body: Bytes,
}

/// An answer to give again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

/// What becomes of a request with a key.
#[derive(Debug)]
pub(crate) enum Verdict {
    New,
    Replay(Stored),
    Refused(Answer),
}

#[derive(Debug)]
struct Entry {
    fingerprint: Fingerprint,
    /// None while the request is being worked on.
    stored: Option<Stored>,
}

#[derive(Debug, Default)]
pub(crate) struct Ledger {
    entries: HashMap<Token, Entry>,
    order: VecDeque<Token>,
}

impl Ledger {
    /// Looks a key up, and notes a new one as being worked on.
    pub(crate) fn begin(&mut self, token: &Token, fingerprint: Fingerprint) -> Verdict {
        match self.entries.get(token) {
            None => {
                self.entries.insert(token.clone(), Entry { fingerprint, stored: None });
                Verdict::New
            }
            Some(entry) if entry.fingerprint != fingerprint => {
                refused("the Idempotency-Key was used with another request before")
            }
            Some(Entry { stored: Some(stored), .. }) => Verdict::Replay(stored.clone()),
            Some(_) => refused("a request with this Idempotency-Key is still being worked on"),
        }
    }

    pub(crate) fn finish(&mut self, token: Token, stored: Stored) {
        let Some(entry) = self.entries.get_mut(&token) else { return };
        entry.stored = Some(stored);
        self.order.push_back(token);
        if self.order.len() > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.entries.remove(&oldest);
        }
    }

    /// Forgets a key whose request came to nothing, so that it can be used again.
    pub(crate) fn forget(&mut self, token: &Token) {
        if self.entries.get(token).is_some_and(|entry| entry.stored.is_none()) {
            self.entries.remove(token);
        }
    }
}

fn refused(message: &str) -> Verdict {
    Verdict::Refused(Answer::error(409, "conflict", message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_new_then_in_flight_then_replayed() {
        let mut ledger = Ledger::default();
        let token = ("sk".to_owned(), "op-1".to_owned());
        let print =
            |body: &'static str| Fingerprint { method: Method::POST, path: "/a".to_owned(), body: Bytes::from(body) };
        let stored = Stored { status: StatusCode::CREATED, body: Bytes::from("{}") };

        assert!(matches!(ledger.begin(&token, print("1")), Verdict::New));
        assert!(matches!(ledger.begin(&token, print("1")), Verdict::Refused(_)));
        ledger.finish(token.clone(), stored.clone());
        assert!(matches!(ledger.begin(&token, print("1")), Verdict::Replay(again) if again == stored));
        assert!(matches!(ledger.begin(&token, print("2")), Verdict::Refused(_)));
        ledger.forget(&token);
        assert!(matches!(ledger.begin(&token, print("1")), Verdict::Replay(_)));
    }
}
