//! How testers reach an agent: the response of `agents.get_test_code`.

use crate::model;

/// The code that connects a tester with an agent, and the channels to send it on.
#[model]
pub struct AgentTestCode {
    /// The code.
    #[sample("TC-1")]
    pub code: String,
    /// The channels to send it on.
    pub channels: DeploymentChannels,
}

/// The test channels of an agent.
#[model]
pub struct DeploymentChannels {
    /// `WhatsApp`.
    pub whatsapp: DeploymentWhatsAppChannel,
    /// Instagram.
    pub instagram: DeploymentInstagramChannel,
    /// Messenger.
    pub messenger: DeploymentMessengerChannel,
    /// The phone.
    pub telephony: DeploymentTelephonyChannel,
}

/// How to test an agent on `WhatsApp`.
#[model]
pub struct DeploymentWhatsAppChannel {
    /// Whether the agent can be tested on this channel.
    #[sample(true)]
    pub is_enabled: bool,
    /// The first message to send. It contains the code.
    #[sample("Test TC-1")]
    pub start_message: String,
    /// The number to write to, in E.164 format such as `+12025550100`; `None` while the channel is disabled (assumed).
    #[sample("+12025550100")]
    pub phone_number: Option<String>,
    /// A URL that opens the chat with the first message filled in.
    #[format("uri")]
    #[sample("https://wa.example/12025550100?text=Test%20TC-1")]
    pub url: Option<String>,
}

/// How to test an agent on Instagram.
#[model]
pub struct DeploymentInstagramChannel {
    /// Whether the agent can be tested on this channel.
    #[sample(true)]
    pub is_enabled: bool,
    /// The first message to send. It contains the code.
    #[sample("Test TC-1")]
    pub start_message: String,
    /// The account to write to; `None` while the channel is disabled (assumed).
    #[sample("acme.test")]
    pub username: Option<String>,
    /// A URL that opens the chat.
    #[format("uri")]
    #[sample("https://ig.example/acme.test")]
    pub url: Option<String>,
}

/// How to test an agent on Messenger.
#[model]
pub struct DeploymentMessengerChannel {
    /// Whether the agent can be tested on this channel.
    #[sample(false)]
    pub is_enabled: bool,
    /// The first message to send. It contains the code.
    #[sample("Test TC-1")]
    pub start_message: String,
    /// The page to write to; `None` while the channel is disabled (assumed).
    pub page: Option<String>,
    /// A URL that opens the chat.
    #[format("uri")]
    pub url: Option<String>,
}

/// Whether an agent can be tested by phone.
#[model]
pub struct DeploymentTelephonyChannel {
    /// Whether the agent accepts test calls.
    #[sample(true)]
    pub is_enabled: bool,
}
