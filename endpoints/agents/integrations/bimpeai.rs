//! Connectors that `BimpeAI` provides itself.

use super::OnboardingUrl;
use crate::endpoints::agents::Agent;
use crate::{Id, endpoints, model, params};

endpoints! {
    /// Connectors that `BimpeAI` provides itself: calendars, spreadsheets, payments, shops.
    resource agents.integrations.bimpeai: BimpeaiIntegrations where integration_id: BimpeaiIntegration {
        /// Lists these connectors and whether the agent is connected with them.
        list: GET "/agents/{agent_id}/integrations/bimpeai" -> Vec<BimpeaiIntegration>;
        /// Starts connecting one, and says where a person goes on in a browser.
        ///
        /// Which of the fields a type needs is not declared by the API; what is missing comes back as a
        /// `validation_error` (assumed).
        configure: POST "/agents/{agent_id}/integrations/bimpeai/configure" (BimpeaiConfigure) -> OnboardingUrl, idempotent;
        /// Disconnects one.
        disconnect: DELETE "/agents/{agent_id}/integrations/bimpeai/{integration_id}" -> (), idempotent;
    }
}

/// A connector that `BimpeAI` provides itself.
#[model]
pub struct BimpeaiIntegration {
    /// Identifies the connection; `None` while there is none.
    #[sample("int_1")]
    pub id: Option<Id<BimpeaiIntegration>>,
    /// The service behind it.
    #[sample("google_calendar")]
    pub r#type: BimpeaiIntegrationType,
    /// The name to show for it.
    #[sample("Google Calendar")]
    pub name: String,
    /// How the connection is doing, such as `active`. The API does not list the values.
    #[sample("active")]
    pub status: String,
    /// Whether the agent can use it now.
    #[sample(true)]
    pub is_connected: bool,
}

/// The services `BimpeAI` provides connectors to.
#[model]
pub enum BimpeaiIntegrationType {
    /// Bumpa, a shop system.
    Bumpa,
    /// Google Calendar.
    GoogleCalendar,
    /// Google Sheets.
    GoogleSheets,
    /// Paystack, payments.
    Paystack,
    /// Stripe, payments.
    Stripe,
}

/// A connector to connect.
#[params]
pub struct BimpeaiConfigure {
    /// The service to connect with.
    #[sample("google_calendar")]
    pub r#type: BimpeaiIntegrationType,
    /// The service's access token, for services that want one. Shown as `[redacted]` in `Debug`.
    #[secret]
    pub token: Option<String>,
    /// The public key, for payment services.
    pub public_key: Option<String>,
    /// The secret key, for payment services. Shown as `[redacted]` in `Debug`.
    #[secret]
    pub secret_key: Option<String>,
    /// The currency to take payments in: an ISO-4217 code such as `NGN`.
    #[sample("NGN")]
    pub currency: Option<String>,
}
