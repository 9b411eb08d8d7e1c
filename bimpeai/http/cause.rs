//! Why no complete response arrived: one table of causes.

use std::io;

use crate::error::ErrorKind;

/// Why no complete response arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The HTTP library could not build the request.
    Request,
    /// The host has no address, or none was found.
    Dns,
    /// The connection could not be opened.
    Connect,
    /// The connection could not be opened in time.
    ConnectTimeout,
    /// The proxy did not connect to the host.
    Proxy,
    /// The proxy asks for a user name and a password.
    ProxyAuthentication,
    /// The TLS certificate or handshake was rejected.
    Tls,
    /// An HTTP/2 server refused the request and says that it did not process it.
    NotProcessed,
    /// The response did not arrive in time.
    Timeout,
    /// The connection was lost while the response was awaited or read.
    Interrupted,
    /// What arrived is not HTTP.
    InvalidHttp,
    /// The head of the response is larger than the HTTP library reads, or has more headers.
    HeadTooLarge,
    /// The deadline of the request came before it could be sent.
    Deadline,
}

/// What follows from a cause.
struct Rule {
    kind: ErrorKind,
    /// Whether another attempt may succeed.
    is_retriable: bool,
    /// Whether the server may have processed the request: `false` is certain.
    may_have_been_processed: bool,
    /// Without the host, which the error adds.
    message: &'static str,
    /// The word of a trace.
    error_type: &'static str,
}

impl Cause {
    #[cfg(test)]
    pub(super) const ALL: [Self; 13] = [
        Self::Request,
        Self::Dns,
        Self::Connect,
        Self::ConnectTimeout,
        Self::Proxy,
        Self::ProxyAuthentication,
        Self::Tls,
        Self::NotProcessed,
        Self::Timeout,
        Self::Interrupted,
        Self::InvalidHttp,
        Self::HeadTooLarge,
        Self::Deadline,
    ];

    /// The table.
    const fn rule(self) -> Rule {
        use ErrorKind::{Connection, Decode, Timeout};
        let (kind, is_retriable, may_have_been_processed, error_type, message) = match self {
            Self::Request => (Connection, false, false, "request", "the request could not be built"),
            Self::Dns => (Connection, true, false, "dns", "the address of the host was not found"),
            Self::Connect => (Connection, true, false, "connect", "the connection could not be opened"),
            Self::ConnectTimeout => {
                (Timeout, true, false, "connect_timeout", "the connection could not be opened in time")
            }
            Self::Proxy => (Connection, true, false, "proxy", "the proxy did not connect to the host"),
            Self::ProxyAuthentication => {
                (Connection, false, false, "proxy_authentication", "the proxy asks for a user name and password")
            }
            Self::Tls => (Connection, false, false, "tls", "the server's TLS certificate or handshake was rejected"),
            Self::NotProcessed => {
                (Connection, true, false, "not_processed", "the server refused the request without processing it")
            }
            Self::Timeout => (Timeout, true, true, "timeout", "no complete response arrived in time"),
            Self::Interrupted => {
                (Connection, true, true, "interrupted", "the connection was lost before the response was complete")
            }
            Self::InvalidHttp => (Connection, true, true, "invalid_http", "the response is not valid HTTP"),
            Self::HeadTooLarge => (Decode, false, true, "head_too_large", "the head of the response is too large"),
            Self::Deadline => (Timeout, false, false, "deadline", "the request was not sent before its deadline"),
        };
        Rule { kind, is_retriable, may_have_been_processed, message, error_type }
    }

    pub(super) const fn kind(self) -> ErrorKind {
        self.rule().kind
    }

    pub(super) const fn message(self) -> &'static str {
        self.rule().message
    }

    pub(super) const fn error_type(self) -> &'static str {
        self.rule().error_type
    }

    pub(super) const fn is_retriable(self) -> bool {
        self.rule().is_retriable
    }

    pub(super) const fn may_have_been_processed(self) -> bool {
        self.rule().may_have_been_processed
    }

    /// Whether another attempt may follow at once, without a backoff: nothing reached the server, or nothing was processed.
    pub(super) const fn may_retry_at_once(self) -> bool {
        matches!(self, Self::Dns | Self::Connect | Self::ConnectTimeout | Self::NotProcessed)
    }

    pub(super) fn of(error: &reqwest::Error) -> Self {
        if error.is_builder() {
            return Self::Request;
        }
        if error.is_connect() {
            return Self::of_connect(error);
        }
        if error.is_timeout() {
            return Self::Timeout;
        }
        if is_not_processed(error) {
            return Self::NotProcessed;
        }
        Self::of_response(error)
    }

    fn of_connect(error: &reqwest::Error) -> Self {
        if let Some(cause) = of_proxy(error) {
            return cause;
        }
        if error.is_timeout() {
            return Self::ConnectTimeout;
        }
        if error.is_dns() {
            return Self::Dns;
        }
        if is_rejected_tls(error) { Self::Tls } else { Self::Connect }
    }

    fn of_response(error: &reqwest::Error) -> Self {
        let is_head_too_large = is_head_too_large(error);
        match sources(error).find_map(|e| e.downcast_ref::<hyper::Error>()) {
            Some(_) if is_head_too_large => Self::HeadTooLarge,
            Some(error) if error.is_parse() => Self::InvalidHttp,
            _ if io_kind(error) == Some(io::ErrorKind::InvalidInput) => Self::InvalidHttp,
            _ => Self::Interrupted,
        }
    }
}

/// Whether the data of a body is at fault, and not the connection: an HTTP client of the caller decompresses on its own.
pub(super) fn is_corrupt(error: &reqwest::Error) -> bool {
    let is_of_connection = |e: &(dyn std::error::Error + 'static)| e.is::<hyper::Error>() || e.is::<h2::Error>();
    error.is_decode() && !error.is_timeout() && !sources(error).any(is_of_connection)
}

/// Whether the head of the response has more bytes or more headers than the HTTP library reads. Hyper has a method for it
/// only as a server.
fn is_head_too_large(error: &reqwest::Error) -> bool {
    sources(error).any(|e| e.is::<hyper::Error>() && e.to_string().contains("too large"))
}

/// What the proxy's response to `CONNECT` says. Hyper-util does not export the type of its error.
fn of_proxy(error: &reqwest::Error) -> Option<Cause> {
    sources(error).find_map(|error| match error.to_string().strip_prefix("tunnel error: ")? {
        "proxy authorization required" => Some(Cause::ProxyAuthentication),
        "unsuccessful" | "unexpected end of file" | "proxy response headers too long" => Some(Cause::Proxy),
        _ => None,
    })
}

/// Whether the TLS handshake failed for a reason that another attempt does not change.
fn is_rejected_tls(error: &reqwest::Error) -> bool {
    // rustls reports what it rejects as `InvalidData`; OpenSSL has only the text.
    io_kind(error) == Some(io::ErrorKind::InvalidData) || sources(error).any(|e| e.to_string().contains("certificate"))
}

/// Whether an HTTP/2 server says that it did not process the request: RFC 9113, section 6.8, a GOAWAY whose last stream
/// is an earlier one (h2 reports it to the later ones only), and section 8.7, `REFUSED_STREAM`.
fn is_not_processed(error: &reqwest::Error) -> bool {
    let says_so = |error: &h2::Error| error.is_go_away() || error.reason() == Some(h2::Reason::REFUSED_STREAM);
    // After the status line it cannot be true.
    error.is_request()
        && sources(error).filter_map(|e| e.downcast_ref::<h2::Error>()).any(|e| e.is_remote() && says_so(e))
}

/// The kind of the innermost I/O error.
fn io_kind(error: &reqwest::Error) -> Option<io::ErrorKind> {
    let mut found = sources(error).filter_map(|e| e.downcast_ref::<io::Error>()).last()?;
    // An I/O error does not return the one it wraps as its source.
    while let Some(inner) = found.get_ref().and_then(|inner| inner.downcast_ref()) {
        found = inner;
    }
    Some(found.kind())
}

fn sources<'e>(
    error: &'e (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'e (dyn std::error::Error + 'static)> {
    std::iter::successors(error.source(), |error| error.source())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_certainly_not_processed_is_the_only_thing_sent_again_at_once() {
        for cause in Cause::ALL {
            if cause.may_retry_at_once() {
                assert!(cause.is_retriable() && !cause.may_have_been_processed(), "{cause:?}");
            }
        }
    }
}
