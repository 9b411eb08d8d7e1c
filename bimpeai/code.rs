//! The API's error codes.

use bimpeai_macros::model;

/// The `code` of an error answer.
///
/// An open set: a code this version does not know is kept and compared by its text.
#[model]
pub enum ErrorCode {
    /// The request has faults; [`field_errors`](crate::Error::field_errors) lists them.
    ValidationError,
    /// The request is wrong.
    BadRequest,
    /// The caller is not known.
    Unauthorized,
    /// No API key was sent.
    ApiKeyMissing,
    /// The API key is not valid.
    ApiKeyInvalid,
    /// The API key has expired.
    ApiKeyExpired,
    /// The API key's scope does not cover the call.
    InsufficientScope,
    /// The call is not allowed.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// The request contradicts the present state.
    Conflict,
    /// Too many requests in too short a time.
    RateLimited,
    /// Too many requests.
    TooManyRequests,
    /// The endpoint is not served yet.
    NotImplemented,
    /// The team has as many agents as its plan allows.
    AgentLimitReached,
    /// The server failed.
    InternalError,
}
