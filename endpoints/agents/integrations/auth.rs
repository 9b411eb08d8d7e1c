//! How a connector proves itself to the service behind it.

use crate::model;

/// How a connector proves itself.
#[model]
pub enum IntegrationAuthType {
    /// Not at all.
    None,
    /// By a bearer token: `token`.
    Bearer,
    /// By HTTP basic authentication: `username` and `password`.
    Basic,
    /// By an API key in a header: `api_key`, and `header_name` for the header.
    ApiKey,
    /// In a way of the service's own.
    Custom,
}

/// What a connector proves itself with.
///
/// Which fields go with which [`IntegrationAuthType`] is not documented; what stands there is what the names suggest.
#[model(input)]
pub struct IntegrationAuthConfig {
    /// The bearer token. Shown as `[redacted]` in `Debug`.
    #[secret]
    #[sample("tok_1")]
    pub token: Option<String>,
    /// The API key. Shown as `[redacted]` in `Debug`.
    #[secret]
    pub api_key: Option<String>,
    /// The header to send the API key in, such as `X-Api-Key`.
    pub header_name: Option<String>,
    /// The name for basic authentication.
    pub username: Option<String>,
    /// The password for basic authentication. Shown as `[redacted]` in `Debug`.
    #[secret]
    pub password: Option<String>,
}
