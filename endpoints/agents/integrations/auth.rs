//! How a connector authenticates with the service behind it.

use crate::model;

/// How a connector authenticates.
#[model]
pub enum IntegrationAuthType {
    /// No authentication.
    None,
    /// A bearer token: `token`.
    Bearer,
    /// HTTP basic authentication: `username` and `password`.
    Basic,
    /// An API key in a header: `api_key`, and `header_name` for the header.
    ApiKey,
    /// A scheme specific to the service.
    Custom,
}

/// The credentials of a connector.
///
/// Which fields belong to which [`IntegrationAuthType`] is not documented; the docs there follow the field names.
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
    /// The username for basic authentication.
    pub username: Option<String>,
    /// The password for basic authentication. Shown as `[redacted]` in `Debug`.
    #[secret]
    pub password: Option<String>,
}
