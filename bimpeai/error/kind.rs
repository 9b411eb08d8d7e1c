//! The kinds of error, with one predicate each.

use super::Error;

macro_rules! kinds {
    ($($(#[$docs:meta])* $kind:ident $label:literal $(is $($other:ident)+)?;)*) => {
        /// The kind of an [`Error`].
        ///
        /// Covers the exception classes of the official SDKs, and the cases they have no class for.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[$docs])* $kind,)*
        }

        impl ErrorKind {
            pub(super) fn label(self) -> &'static str {
                match self {
                    $(ErrorKind::$kind => $label,)*
                }
            }
        }

        paste::paste! {
            impl Error {
                $(
                    #[doc = "Returns whether the kind is [`" $kind "`](ErrorKind::" $kind ")" $(" or one of its special cases (" $("[`" $other "`](ErrorKind::" $other ")")" "+ ")")? "."]
                    #[must_use]
                    pub fn [<is_ $kind:snake>](&self) -> bool {
                        matches!(self.0.kind, ErrorKind::$kind $($(| ErrorKind::$other)+)?)
                    }
                )*
            }
        }
    };
}

kinds! {
    /// The request is invalid and was not sent: an empty id, an illegal header, a missing key.
    #[default]
    Usage "usage error";
    /// No complete response arrived: connection refused, reset or closed, or TLS verification failed.
    Connection "connection error" is Timeout;
    /// No complete response arrived in time. A special case of `Connection`.
    Timeout "timeout";
    /// 400.
    BadRequest "bad request" is Validation;
    /// 400 with code `validation_error`; see [`field_errors`](Error::field_errors). A special case of `BadRequest`.
    Validation "validation error";
    /// 401: the API key is missing, invalid or expired.
    Authentication "authentication error";
    /// 403: the key's scope does not cover the request.
    PermissionDenied "permission denied";
    /// 404.
    NotFound "not found";
    /// 409.
    Conflict "conflict";
    /// 429; see [`retry_after`](Error::retry_after) and [`rate_limit`](Error::rate_limit).
    RateLimit "rate limited";
    /// 5xx, except 501.
    InternalServer "server error";
    /// 501: the endpoint is declared by the API but not implemented yet.
    NotImplemented "not implemented";
    /// Any other status that is not a success, 3xx included: redirects are never followed.
    OtherStatus "unexpected status";
    /// A successful response that cannot be decoded, or whose body is larger than the limit.
    Decode "unreadable response";
    /// The server's pagination does not advance; following it would never end.
    Pagination "pagination error";
    /// The server sent an event named `error` on a [stream](crate::stream), which continues.
    Stream "error event";
}
