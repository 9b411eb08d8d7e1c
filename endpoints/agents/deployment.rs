//! How a tester reaches an agent: the answer of `agents.get_test_code`.

use crate::model;

/// The code that connects a tester with an agent, and the channels to send it on.
#[model]
pub struct AgentTestCode {
    /// The code.
    #[sample("TC-1")]
    pub code: String,
    /// Where to send it.
    pub channels: DeploymentChannels,
}

/// The test channels of an agent.
#[model]
pub struct DeploymentChannels {
    /// Testing over `WhatsApp`.
    pub whatsapp: DeploymentWhatsAppChannel,
    /// Testing over Instagram.
    pub instagram: DeploymentInstagramChannel,
    /// Testing over Messenger.
    pub messenger: DeploymentMessengerChannel,
    /// Testing over the phone.
    pub telephony: DeploymentTelephonyChannel,
}

/// How to test over `WhatsApp`.
#[model]
pub struct DeploymentWhatsAppChannel {
    /// Whether the agent can be tested here.
    #[sample(true)]
    pub is_enabled: bool,
    /// The first message to send; it holds the code.
    #[sample("Test TC-1")]
    pub start_message: String,
    /// The number to write to, in E.164 form such as `+12025550100`; `None` while the channel is off (assumed).
    #[sample("+12025550100")]
    pub phone_number: Option<String>,
    /// A link that opens the chat with the first message filled in.
    #[sample("https://wa.example/12025550100?text=Test%20TC-1")]
    pub url: Option<String>,
}

/// How to test over Instagram.
#[model]
pub struct DeploymentInstagramChannel {
    /// Whether the agent can be tested here.
    #[sample(true)]
    pub is_enabled: bool,
    /// The first message to send; it holds the code.
    #[sample("Test TC-1")]
    pub start_message: String,
    /// The account to write to; `None` while the channel is off (assumed).
    #[sample("acme.test")]
    pub username: Option<String>,
    /// A link that opens the chat.
    #[sample("https://ig.example/acme.test")]
    pub url: Option<String>,
}

/// How to test over Messenger.
#[model]
pub struct DeploymentMessengerChannel {
    /// Whether the agent can be tested here.
    #[sample(false)]
    pub is_enabled: bool,
    /// The first message to send; it holds the code.
    #[sample("Test TC-1")]
    pub start_message: String,
    /// The page to write to; `None` while the channel is off (assumed).
    pub page: Option<String>,
    /// A link that opens the chat.
    pub url: Option<String>,
}

/// Whether an agent can be tested over the phone.
#[model]
pub struct DeploymentTelephonyChannel {
    /// Whether the agent takes test calls.
    #[sample(true)]
    pub is_enabled: bool,
}
