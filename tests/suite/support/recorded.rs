//! The requests recorded from the official Python SDK; see `tests/wire/README.md`.

use std::time::Duration;

use bimpeai::{Args, Client, ClientBuilder, Endpoint, Environment, blocking, endpoints};
use serde_json::Value;
use std::sync::Arc;

use super::{HTTP, KEY};

/// One line of `tests/wire/requests.jsonl`.
#[derive(Debug, Clone)]
pub(crate) struct Case(pub(crate) Value);

/// The cases of one kind (`single` or `flow`) that were recorded from one revision of the SDK.
pub(crate) fn cases(kind: &str, sdk: &str) -> Vec<Case> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire/requests.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().map(|line| Case(serde_json::from_str(line).unwrap()));
    lines.filter(|case| case.0["kind"] == kind && case.0["sdk"] == sdk).collect()
}

impl Case {
    pub(crate) fn name(&self) -> &str {
        self.0["case"].as_str().unwrap()
    }

    /// The name of the method in the Python SDK, as in `agents.list`.
    pub(crate) fn method(&self) -> &str {
        self.0["call"].as_str().unwrap()
    }

    /// The endpoint of our table that sends this request.
    pub(crate) fn endpoint(&self) -> &'static Endpoint {
        // 0.4.1 moved calls below the agent; the team-wide list of dev9 keeps its name.
        let moved = self.method().strip_prefix("calls.").filter(|_| self.0["sdk"] == "0.4.1");
        let name = moved.map_or_else(|| our_name(self.method()).to_owned(), |method| format!("agents.calls.{method}"));
        let found = endpoints::ALL.iter().find(|endpoint| endpoint.name() == name);
        found.unwrap_or_else(|| panic!("{name} is not in the table"))
    }

    /// The recorded arguments, for [`Endpoint::invoke`].
    pub(crate) fn args(&self) -> Args {
        let endpoint = self.endpoint();
        let inputs = &self.0["inputs"];
        let mut args = Args::default();
        args.ids = endpoint
            .path_params()
            .iter()
            .map(|id| inputs["path_params"][id.name].as_str().unwrap_or_else(|| panic!("{}", id.name)).to_owned())
            .collect();
        args.input = if endpoint.is_write() { inputs["body"].clone() } else { inputs["query"].clone() };
        let options = &inputs["options"];
        args.idempotency_key = options["idempotency_key"].as_str().map(str::to_owned);
        args.timeout = options["timeout"].as_f64().map(Duration::from_secs_f64);
        args.max_retries = options["max_retries"].as_u64().map(|n| n.try_into().unwrap());
        args.headers = pairs(&options["headers"]);
        args
    }

    fn configure<C>(&self, builder: ClientBuilder<C>, base_url: &str, env: Arc<dyn Environment>) -> ClientBuilder<C> {
        let client = &self.0["client"];
        let suffix = client["base_suffix"].as_str().unwrap_or_default();
        let mut builder = builder
            .api_key(client["api_key"].as_str().unwrap_or(KEY))
            .base_url(format!("{base_url}{suffix}"))
            .http_client(HTTP.clone())
            .environment(env)
            .retry_budget(false);
        if let Some(max_retries) = client["max_retries"].as_u64() {
            builder = builder.max_retries(max_retries.try_into().unwrap());
        }
        if let Some(timeout) = client["timeout"].as_f64() {
            builder = builder.timeout(Duration::from_secs_f64(timeout));
        }
        for (name, value) in pairs(&client["default_headers"]) {
            builder = builder.default_header(&name, &value);
        }
        builder
    }

    /// Why the client of this case cannot be built.
    pub(crate) fn refusal(&self) -> Option<bimpeai::Error> {
        let environment = super::TestEnvironment::new();
        self.configure(Client::builder(), "http://127.0.0.1:9", environment).build().err()
    }

    pub(crate) fn client(&self, base_url: &str, env: Arc<dyn Environment>) -> Client {
        self.configure(Client::builder(), base_url, env).build().unwrap()
    }

    pub(crate) fn blocking_client(&self, base_url: &str, env: Arc<dyn Environment>) -> blocking::Client {
        self.configure(blocking::Client::builder(), base_url, env).build().unwrap()
    }
}

/// The name in our table of a method of the Python SDK.
pub(crate) fn our_name(method: &str) -> &str {
    // In Rust, `clone` copies the handle.
    if method == "workflows.clone" { "workflows.clone_workflow" } else { method }
}

fn pairs(headers: &Value) -> Vec<(String, String)> {
    let object = headers.as_object().into_iter().flatten();
    object.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect()
}
