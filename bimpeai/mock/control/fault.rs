//! Faults that are set over HTTP.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::mock::script::FaultBuilder;
use crate::mock::state::ServerState;

use super::{Outcome, bad, endpoint};

/// The body of a request that sets a fault.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FaultRequest {
    endpoint: Option<String>,
    times: Option<u64>,
    #[serde(default)]
    always: bool,
    nth: Option<u64>,
    key: Option<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    delay_ms: u64,
    effect: EffectRequest,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum EffectRequest {
    Delay,
    NoResponse,
    Status(u16),
    Respond { status: u16, body: Value },
    Reset,
    ResetInHeaders(u64),
    ResetInBody(u64),
    TruncateBody(u64),
    DripMs(u64),
    WrongContentLength(u64),
    MalformedJson,
    Html,
    NoContent,
    HugeBody(u64),
    Gzip,
    GzipBomb(u64),
    Redirect(String),
    CloseIdle,
}

impl FaultRequest {
    pub(super) fn set(self, state: &ServerState) -> Outcome {
        let endpoint = self.endpoint.as_deref().map(|name| endpoint(state, name)).transpose()?;
        let mut fault = FaultBuilder::new(&state.faults, endpoint).nth(self.nth.unwrap_or(1));
        fault = match (self.times, self.always) {
            (Some(_), true) => return Err(bad("`times` and `always` exclude each other")),
            (times, false) => fault.times(times.unwrap_or(1)),
            (None, true) => fault.always(),
        };
        if let Some(key) = self.key {
            fault = fault.key(key);
        }
        for (name, value) in &self.headers {
            fault = fault.header(name, value);
        }
        if self.delay_ms > 0 {
            fault = fault.after_delay(Duration::from_millis(self.delay_ms));
        }
        self.effect.apply(fault);
        Ok(json!({}))
    }
}

impl EffectRequest {
    fn apply(self, fault: FaultBuilder<'_>) {
        match self {
            Self::Delay => fault.delay_only(),
            Self::NoResponse => fault.no_response(),
            Self::Status(status) => fault.status(status),
            Self::Respond { status, body } => fault.respond(status, body),
            Self::Reset => fault.reset(),
            Self::ResetInHeaders(bytes) => fault.reset_in_headers(bytes),
            Self::ResetInBody(bytes) => fault.reset_in_body(bytes),
            Self::TruncateBody(bytes) => fault.truncate_body(bytes),
            Self::DripMs(pause) => fault.drip(Duration::from_millis(pause)),
            Self::WrongContentLength(surplus) => fault.wrong_content_length(surplus),
            Self::MalformedJson => fault.malformed_json(),
            Self::Html => fault.html(),
            Self::NoContent => fault.no_content(),
            Self::HugeBody(bytes) => fault.huge_body(bytes),
            Self::Gzip => fault.gzip(),
            Self::GzipBomb(bytes) => fault.gzip_bomb(bytes),
            Self::Redirect(location) => fault.redirect(&location),
            Self::CloseIdle => fault.close_idle(),
        }
    }
}
