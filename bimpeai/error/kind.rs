//! The kinds of error, and for each the predicate that asks for it.

use super::Error;

macro_rules! kinds {
    ($($(#[$docs:meta])* $kind:ident $label:literal $(is $($other:ident)+)?;)*) => {
        /// What went wrong.
        ///
        /// The official SDKs' exception classes, and what they lack.
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
                    #[doc = "Whether it is [`" $kind "`](ErrorKind::" $kind ")" $(" or one of its special cases (" $("[`" $other "`](ErrorKind::" $other ")")" "+ ")")? "."]
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
    /// The call was wrong before anything was sent: an empty id, an illegal header, a missing key.
    #[default]
    Usage "usage error";
    /// No complete answer came: refused, reset, cut, or TLS that could not be verified.
    Connection "connection error" is Timeout;
    /// No complete answer came in time. A special case of `Connection`.
    Timeout "timeout";
    /// 400.
    BadRequest "bad request" is Validation;
    /// 400 with code `validation_error`; see [`field_errors`](Error::field_errors). A special case of `BadRequest`.
    Validation "validation error";
    /// 401: the API key is missing, wrong or expired.
    Authentication "authentication error";
    /// 403: the key's scope does not cover the call.
    PermissionDenied "permission denied";
    /// 404.
    NotFound "not found";
    /// 409.
    Conflict "conflict";
    /// 429; see [`retry_after`](Error::retry_after) and [`rate_limit`](Error::rate_limit).
    RateLimit "rate limited";
    /// 5xx, except 501.
    InternalServer "server error";
    /// 501: the API declares the endpoint but does not serve it yet.
    NotImplemented "not implemented";
    /// Any other status that is not a success, 3xx included: redirects are never followed.
    OtherStatus "unexpected status";
    /// A success whose body is not what the endpoint answers, or is larger than the limit.
    Decode "unreadable answer";
    /// The server's paging does not advance: following it would never end.
    Pagination "paging error";
    /// The server sent an event named `error` down a [stream](crate::stream), which goes on.
    Stream "error event";
}
