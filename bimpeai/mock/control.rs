//! The control plane: what a test in another language asks of a server, over HTTP.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use hyper::{Method, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::schema::Endpoint;

use super::fault::FaultBuilder;
use super::log::RecordedRequest;
use super::scripted::End;
use super::seed::Seed;
use super::serve::Reply;
use super::server::Shared;
use super::stream::StreamHandle;

/// All that begins so belongs to the control plane.
pub(super) const PREFIX: &str = "/_mock/";

/// What is answered, or the status and the words of a refusal.
type Outcome = Result<Value, (StatusCode, String)>;

pub(super) fn answer(shared: &Shared, method: &Method, path: &str, query: &str, body: &Bytes) -> Reply {
    let (status, answer) = match route(shared, method, path, query, body) {
        Ok(answer) => (StatusCode::OK, answer),
        Err((status, problem)) => (status, json!({"error": problem})),
    };
    Reply::json(status, Bytes::from(answer.to_string()), "")
}

fn route(shared: &Shared, method: &Method, path: &str, query: &str, body: &Bytes) -> Outcome {
    match (method.as_str(), path.split_once('/').unwrap_or((path, ""))) {
        ("POST", ("reset", "")) => shared.reset().map(|()| json!({})).map_err(|error| bad(error.to_string())),
        ("POST", ("seed", "")) => seed(shared, body),
        ("GET", ("faults", "")) => Ok(faults(shared)),
        ("POST", ("faults", "")) => read::<FaultOrder>(body)?.set(shared),
        ("DELETE", ("faults", "")) => {
            shared.state().faults.clear();
            Ok(json!({}))
        }
        ("GET", ("log", "")) => log(shared, query),
        ("DELETE", ("log", "")) => {
            shared.state().log.clear();
            Ok(json!({}))
        }
        ("GET", ("streams", id)) if !id.is_empty() => Ok(stream(&handle(shared, id)?)),
        ("POST", ("streams", id)) if !id.is_empty() => read::<StreamOrder>(body)?.follow(&handle(shared, id)?),
        _ => Err((StatusCode::NOT_FOUND, format!("the control plane does not know {method} {PREFIX}{path}"))),
    }
}

fn bad(problem: impl Into<String>) -> (StatusCode, String) {
    (StatusCode::BAD_REQUEST, problem.into())
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, (StatusCode, String)> {
    serde_json::from_slice(body).map_err(|error| bad(error.to_string()))
}

fn seed(shared: &Shared, body: &[u8]) -> Outcome {
    let json = std::str::from_utf8(body).map_err(|error| bad(error.to_string()))?;
    let seeded = Seed::from_json(json).and_then(|seed| shared.load(&seed));
    match seeded {
        Ok(()) => Ok(json!({})),
        Err(error) => Err(bad(error.to_string())),
    }
}

fn endpoint(shared: &Shared, name: &str) -> Result<&'static Endpoint, (StatusCode, String)> {
    let route = shared.table.index_of_name(name).ok_or_else(|| bad(format!("there is no endpoint {name:?}")))?;
    Ok(shared.table.route(route).endpoint)
}

fn faults(shared: &Shared) -> Value {
    let state = shared.state();
    let faults = state.faults.iter().map(|fault| {
        json!({
            "endpoint": fault.endpoint.map(Endpoint::name),
            "effect": fault.effect.to_string(),
            "used": fault.used,
            "left": fault.left,
        })
    });
    faults.collect()
}

fn log(shared: &Shared, query: &str) -> Outcome {
    let mut wanted = None;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "endpoint" => wanted = Some(endpoint(shared, &value)?.name()),
            other => return Err(bad(format!("there is no parameter {other:?}"))),
        }
    }
    let requests = shared.state().log.all();
    let is_wanted = |request: &&RecordedRequest| wanted.is_none() || request.endpoint().map(Endpoint::name) == wanted;
    Ok(requests.iter().filter(is_wanted).map(entry).collect())
}

fn entry(request: &RecordedRequest) -> Value {
    json!({
        "number": request.number(),
        "attempt": request.attempt(),
        "endpoint": request.endpoint().map(Endpoint::name),
        "method": request.method().as_str(),
        "path": request.path(),
        "ids": request.ids(),
        "query": request.masked_query(),
        "headers": request.masked_headers(),
        "body": if request.body().is_empty() { Value::Null } else { request.masked_body() },
        "outcome": request.outcome(),
    })
}

fn handle<'s>(shared: &'s Shared, id: &str) -> Result<StreamHandle<'s>, (StatusCode, String)> {
    let id = percent_encoding::percent_decode_str(id).decode_utf8().map_err(|error| bad(error.to_string()))?;
    Ok(StreamHandle::new(shared, &id))
}

fn stream(handle: &StreamHandle<'_>) -> Value {
    json!({"connections": handle.connections(), "opened": handle.opened()})
}

/// A fault, as it is ordered.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FaultOrder {
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
    effect: Effect,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Effect {
    Delay,
    NoAnswer,
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

impl FaultOrder {
    fn set(self, shared: &Shared) -> Outcome {
        let endpoint = self.endpoint.as_deref().map(|name| endpoint(shared, name)).transpose()?;
        let mut fault = FaultBuilder::new(shared, endpoint).nth(self.nth.unwrap_or(1));
        fault = match (self.times, self.always) {
            (Some(_), true) => return Err(bad("give either `times` or `always`")),
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

impl Effect {
    fn apply(self, fault: FaultBuilder<'_>) {
        match self {
            Self::Delay => fault.wait(),
            Self::NoAnswer => fault.no_answer(),
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

/// What a stream is to do, as it is ordered.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum StreamOrder {
    Push(Value),
    PushRaw(String),
    Heartbeat,
    End(EndOrder),
    Split(usize),
    Stall(bool),
    ReplayNext(usize),
    IgnoreAfter(bool),
    TellAll(bool),
    Refuse(u16),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum EndOrder {
    Close,
    Cut,
    Reset,
}

impl StreamOrder {
    fn follow(self, handle: &StreamHandle<'_>) -> Outcome {
        match self {
            Self::Push(event) if !event.is_object() => return Err(bad("an event must be an object")),
            Self::Push(event) => handle.push(event),
            Self::PushRaw(text) => handle.push_raw(text),
            Self::Heartbeat => handle.heartbeat(),
            Self::End(EndOrder::Close) => handle.end(End::Close),
            Self::End(EndOrder::Cut) => handle.end(End::Cut),
            Self::End(EndOrder::Reset) => handle.end(End::Reset),
            Self::Split(bytes) => handle.split(bytes),
            Self::Stall(stalled) => handle.stall(stalled),
            Self::ReplayNext(events) => handle.replay_next(events),
            Self::IgnoreAfter(ignores) => handle.ignore_after(ignores),
            Self::TellAll(all) => handle.tell_all(all),
            Self::Refuse(status) => handle.refuse(status),
        }
        Ok(stream(handle))
    }
}
