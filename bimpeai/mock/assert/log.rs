//! The request log.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::recorded::{RecordedRequest, RequestParts};

/// The last requests, up to a limit.
#[derive(Debug)]
pub(crate) struct Log {
    entries: Mutex<Entries>,
    capacity: usize,
}

#[derive(Debug, Default)]
struct Entries {
    requests: VecDeque<RecordedRequest>,
    attempts: HashMap<String, u32>,
    received: u64,
}

impl Log {
    pub(crate) fn new(capacity: usize) -> Self {
        Self { entries: Mutex::default(), capacity }
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Numbers a request and adds it.
    pub(crate) fn add(&self, request: RequestParts) -> RecordedRequest {
        self.entries().add(request, self.capacity)
    }

    /// Returns all requests, oldest first.
    pub(crate) fn all(&self) -> Vec<RecordedRequest> {
        self.entries().requests.iter().cloned().collect()
    }

    /// Forgets all requests; the numbers go on.
    pub(crate) fn clear(&self) {
        let mut entries = self.entries();
        entries.requests.clear();
        entries.attempts.clear();
    }

    /// Forgets all requests; the numbers start at 1 again.
    pub(crate) fn reset(&self) {
        *self.entries() = Entries::default();
    }
}

impl Entries {
    fn add(&mut self, mut request: RequestParts, capacity: usize) -> RecordedRequest {
        self.received += 1;
        request.number = self.received;
        request.attempt = self.count_attempt(request.request_id(), capacity);
        let request = RecordedRequest::new(request);
        if self.requests.len() >= capacity
            && let Some(oldest) = self.requests.pop_front()
        {
            oldest.request_id().map(|id| self.attempts.remove(id));
        }
        if capacity > 0 {
            self.requests.push_back(request.clone());
        }
        request
    }

    fn count_attempt(&mut self, request_id: Option<&str>, capacity: usize) -> u32 {
        let Some(id) = request_id else { return 1 };
        if let Some(attempts) = self.attempts.get_mut(id) {
            *attempts += 1;
            return *attempts;
        }
        if capacity > 0 {
            self.attempts.insert(id.to_owned(), 1);
        }
        1
    }
}
