//! The API's error codes.

use bimpeai_macros::model;

/// The `code` of an error response.
///
/// An open set: a code that this version does not know is kept and compared by its text.
#[model]
pub enum ErrorCode {
    /// The request failed validation; [`field_errors`](crate::Error::field_errors) lists the fields.
    ValidationError,
    /// The request is malformed.
    BadRequest,
    /// The caller could not be identified.
    Unauthorized,
    /// The request has no API key.
    ApiKeyMissing,
    /// The API key is not valid.
    ApiKeyInvalid,
    /// The API key has expired.
    ApiKeyExpired,
    /// The API key's scope does not cover the request.
    InsufficientScope,
    /// The request is not allowed.
    Forbidden,
    /// The object does not exist.
    NotFound,
    /// The request conflicts with the current state.
    Conflict,
    /// Too many requests in the current window.
    RateLimited,
    /// Too many requests.
    TooManyRequests,
    /// The endpoint is not implemented yet.
    NotImplemented,
    /// The team has as many agents as its plan allows.
    AgentLimitReached,
    /// The server failed.
    InternalError,
}
