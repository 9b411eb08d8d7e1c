//! Connectors provided by `BimpeAI`.

use super::OnboardingUrl;
use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Connectors provided by `BimpeAI`: calendars, spreadsheets, payments, shops.
    resource agents.integrations.bimpeai: BimpeaiIntegrations where integration_id: BimpeaiIntegration {
        /// Lists the connectors, and whether the agent is connected to them.
        list: GET "/agents/{agent_id}/integrations/bimpeai" -> Vec<BimpeaiIntegration>;
        /// Starts connecting a service. Returns the URL where a person continues in a browser.
        ///
        /// The API does not declare which fields a type requires. It returns a `validation_error` that lists missing
        /// ones (assumed).
        configure: POST "/agents/{agent_id}/integrations/bimpeai/configure" (BimpeaiConfigure) -> OnboardingUrl, idempotent;
        /// Disconnects a service.
        disconnect: DELETE "/agents/{agent_id}/integrations/bimpeai/{integration_id}" -> (), idempotent;
    }
}

/// A connector provided by `BimpeAI`.
#[model]
pub struct BimpeaiIntegration {
    /// The id of the connection; `None` while not connected.
    #[sample("int_1")]
    pub id: Option<Id<BimpeaiIntegration>>,
    /// The service behind it.
    #[sample("google_calendar")]
    pub r#type: BimpeaiIntegrationType,
    /// The display name.
    #[sample("Google Calendar")]
    pub name: String,
    /// The status of the connection, such as `active`. The API does not list the values.
    #[sample("active")]
    pub status: String,
    /// Whether the agent can currently use it.
    #[sample(true)]
    pub is_connected: bool,
}

/// The services that `BimpeAI` provides connectors to.
#[model]
pub enum BimpeaiIntegrationType {
    /// Bumpa (shops).
    Bumpa,
    /// Google Calendar.
    GoogleCalendar,
    /// Google Sheets.
    GoogleSheets,
    /// Paystack (payments).
    Paystack,
    /// Stripe (payments).
    Stripe,
}

/// A service to connect.
#[params]
pub struct BimpeaiConfigure {
    /// The service.
    #[sample("google_calendar")]
    pub r#type: BimpeaiIntegrationType,
    /// The access token, for services that require one. Shown as `[redacted]` in `Debug`.
    #[secret]
    pub token: Option<String>,
    /// The public key, for payment services.
    pub public_key: Option<String>,
    /// The secret key, for payment services. Shown as `[redacted]` in `Debug`.
    #[secret]
    pub secret_key: Option<String>,
    /// The currency of payments, as an ISO 4217 code such as `NGN`.
    #[sample("NGN")]
    pub currency: Option<String>,
}
