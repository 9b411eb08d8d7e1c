//! The tickets that open streams.

use std::collections::HashMap;
use std::time::SystemTime;

/// The tickets that have been issued and not used.
#[derive(Debug, Default)]
pub(crate) struct Tickets {
    issued: HashMap<String, IssuedTicket>,
    last: u64,
}

#[derive(Debug)]
struct IssuedTicket {
    ids: Vec<String>,
    expires: SystemTime,
}

impl Tickets {
    /// Returns a ticket that was never issued before.
    pub(crate) fn generate(&mut self) -> String {
        self.last += 1;
        format!("tkt_{}_{:016x}", self.last, self.last.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Lets a ticket open the stream below these ids once.
    pub(crate) fn issue(&mut self, ticket: &str, ids: &[String], expires: SystemTime) {
        self.issued.insert(ticket.to_owned(), IssuedTicket { ids: ids.to_vec(), expires });
    }

    /// Uses a ticket. Returns whether it opens the stream below these ids.
    pub(crate) fn redeem(&mut self, ticket: &str, ids: &[String], now: SystemTime) -> bool {
        self.issued.remove(ticket).is_some_and(|ticket| ticket.ids == ids && ticket.expires > now)
    }
}
