//! Scripted faults: which requests they affect, and what they do.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::HeaderMap;

use crate::schema::Endpoint;

/// How a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disconnect {
    /// An orderly end of the TCP connection: the client reads end-of-file.
    Fin,
    /// A TCP reset.
    Reset,
}

/// A position in a response, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CutPosition {
    Start,
    /// Counted from the status line, and never past the headers.
    Head(u64),
    /// Counted from the end of the headers.
    Body(u64),
}

/// The faults of a server, in the order they were set.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    fn lock(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn add(&self, fault: Fault) {
        self.lock().push(fault);
    }

    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    pub(crate) fn all(&self) -> Vec<Fault> {
        self.lock().clone()
    }

    /// Returns the first fault that affects a request, if any.
    pub(crate) fn affecting(&self, endpoint: &Endpoint, key: Option<&str>) -> Option<Fault> {
        self.lock().iter_mut().find_map(|fault| fault.affects(endpoint, key).then(|| fault.clone()))
    }
}

/// One scripted fault.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// `None` for any endpoint.
    pub(crate) endpoint: Option<&'static Endpoint>,
    pub(super) key: Option<String>,
    /// How many matching requests pass first.
    pub(super) skip: u64,
    /// How many times it is still to occur; `None` for always.
    pub(crate) left: Option<u64>,
    pub(crate) used: u64,
    pub(crate) delay: Duration,
    pub(crate) headers: HeaderMap,
    pub(crate) effect: Effect,
}

/// What a fault does.
#[derive(Debug, Clone)]
pub(crate) enum Effect {
    /// Nothing but the delay.
    None,
    /// A response in place of the endpoint's. Without a body, it has the API's error body.
    Respond {
        status: StatusCode,
        body: Option<ScriptedBody>,
    },
    NoResponse,
    /// The endpoint's response, cut at a byte.
    Cut {
        at: CutPosition,
        disconnect: Disconnect,
    },
    /// The endpoint's response, one byte at a time.
    Drip {
        pause: Duration,
    },
    /// The endpoint's response with a `Content-Length` that is `surplus` bytes too large.
    WrongLength {
        surplus: u64,
    },
    /// The endpoint's response, compressed.
    Gzip,
    /// The endpoint's response, then an unannounced end of the kept-alive connection.
    CloseIdle,
}

impl Effect {
    /// The effect, unless the status of the response says it all.
    pub(crate) fn outcome(&self) -> Option<&Self> {
        Some(self).filter(|effect| !matches!(effect, Self::None | Self::Respond { .. }))
    }
}

/// The effect as reports name it: `status 503`, `a reset in the body`.
impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::None => "a delay",
            Self::Respond { status, .. } => return write!(f, "status {}", status.as_u16()),
            Self::NoResponse => "no response",
            Self::Cut { at: CutPosition::Start, disconnect: Disconnect::Reset } => "a reset",
            Self::Cut { at: CutPosition::Head(_), disconnect: Disconnect::Reset } => "a reset in the headers",
            Self::Cut { at: CutPosition::Body(_), disconnect: Disconnect::Reset } => "a reset in the body",
            Self::Cut { disconnect: Disconnect::Fin, .. } => "a truncated response",
            Self::Drip { .. } => "one byte at a time",
            Self::WrongLength { .. } => "a wrong Content-Length",
            Self::Gzip => "gzip",
            Self::CloseIdle => "a closed idle connection",
        };
        f.write_str(name)
    }
}

#[derive(Debug, Clone)]
pub(crate) enum ScriptedBody {
    Bytes(Bytes),
    /// A JSON string of about this many bytes.
    Huge(u64),
    /// This many bytes of blanks, compressed.
    GzipBomb(u64),
}

impl Fault {
    pub(super) fn new(endpoint: Option<&'static Endpoint>) -> Self {
        Self {
            endpoint,
            key: None,
            skip: 0,
            left: Some(1),
            used: 0,
            delay: Duration::ZERO,
            headers: HeaderMap::new(),
            effect: Effect::None,
        }
    }

    /// Counts a request, and returns whether the fault affects it.
    fn affects(&mut self, endpoint: &Endpoint, key: Option<&str>) -> bool {
        let matches = self.endpoint.is_none_or(|wanted| wanted.name() == endpoint.name())
            && self.key.as_deref().is_none_or(|wanted| key == Some(wanted));
        if !matches || self.left == Some(0) {
            return false;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        self.left = self.left.map(|left| left - 1);
        self.used += 1;
        true
    }

    /// Describes how many times it was expected and did not occur, if any.
    pub(crate) fn unused(&self) -> Option<String> {
        let missing = match self.left {
            Some(0) => return None,
            None if self.used > 0 => return None,
            Some(left) => format!("{left} more time(s)"),
            None => "at least once".to_owned(),
        };
        let endpoint = self.endpoint.map_or("any endpoint", Endpoint::name);
        Some(format!("{endpoint}: {} was expected {missing}", self.effect))
    }
}
