//! The control plane: how a test in another language drives a server, over HTTP.

mod fault;
mod stream;

use bytes::Bytes;
use hyper::{Method, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::schema::Endpoint;

use super::assert::RecordedRequest;
use super::http::{self, HttpResponse};
use super::model::Seed;
use super::script::StreamHandle;
use super::state::ServerState;
use fault::FaultRequest;
use stream::StreamAction;

/// The prefix of all paths of the control plane.
pub(super) const PREFIX: &str = "/_mock/";

/// The JSON of a success, or the status and the message of an error.
type Outcome = Result<Value, (StatusCode, String)>;

pub(super) fn respond(state: &ServerState, method: &Method, path: &str, query: &str, body: &Bytes) -> HttpResponse {
    let (status, json) = match dispatch(state, method, path, query, body) {
        Ok(json) => (StatusCode::OK, json),
        Err((status, message)) => (status, json!({"error": message})),
    };
    http::json(status, Bytes::from(json.to_string()), "")
}

fn dispatch(state: &ServerState, method: &Method, path: &str, query: &str, body: &Bytes) -> Outcome {
    match (method.as_str(), path.split_once('/').unwrap_or((path, ""))) {
        ("POST", ("reset", "")) => state.reset().map(|()| json!({})).map_err(|error| bad(error.to_string())),
        ("POST", ("seed", "")) => seed(state, body),
        ("GET", ("faults", "")) => Ok(faults(state)),
        ("POST", ("faults", "")) => parse::<FaultRequest>(body)?.set(state),
        ("DELETE", ("faults", "")) => {
            state.faults.clear();
            Ok(json!({}))
        }
        ("GET", ("log", "")) => log(state, query),
        ("DELETE", ("log", "")) => {
            state.log.clear();
            Ok(json!({}))
        }
        ("GET", ("streams", id)) if !id.is_empty() => Ok(connections(&handle(state, id, query)?)),
        ("POST", ("streams", id)) if !id.is_empty() => parse::<StreamAction>(body)?.apply(&handle(state, id, query)?),
        _ => Err((StatusCode::NOT_FOUND, format!("the control plane has no route {method} {PREFIX}{path}"))),
    }
}

fn bad(message: impl Into<String>) -> (StatusCode, String) {
    (StatusCode::BAD_REQUEST, message.into())
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, (StatusCode, String)> {
    serde_json::from_slice(body).map_err(|error| bad(error.to_string()))
}

fn seed(state: &ServerState, body: &[u8]) -> Outcome {
    let json = std::str::from_utf8(body).map_err(|error| bad(error.to_string()))?;
    let loaded = Seed::from_json(json).and_then(|seed| state.load(&seed));
    match loaded {
        Ok(()) => Ok(json!({})),
        Err(error) => Err(bad(error.to_string())),
    }
}

fn endpoint(state: &ServerState, name: &str) -> Result<&'static Endpoint, (StatusCode, String)> {
    let routes = &state.api.routes;
    let route = routes.by_name(name).ok_or_else(|| bad(format!("unknown endpoint {name:?}")))?;
    Ok(routes.get(route).endpoint)
}

fn faults(state: &ServerState) -> Value {
    let faults = state.faults.all();
    let faults = faults.iter().map(|fault| {
        json!({
            "endpoint": fault.endpoint.map(Endpoint::name),
            "effect": fault.effect.to_string(),
            "used": fault.used,
            "left": fault.left,
        })
    });
    faults.collect()
}

/// The endpoint that a query names, if it names one.
fn named_endpoint(state: &ServerState, query: &str) -> Result<Option<&'static Endpoint>, (StatusCode, String)> {
    let mut named = None;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "endpoint" => named = Some(endpoint(state, &value)?),
            other => return Err(bad(format!("unknown parameter {other:?}"))),
        }
    }
    Ok(named)
}

fn log(state: &ServerState, query: &str) -> Outcome {
    let wanted = named_endpoint(state, query)?.map(Endpoint::name);
    let requests = state.log.all();
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

fn handle<'s>(state: &'s ServerState, id: &str, query: &str) -> Result<StreamHandle<'s>, (StatusCode, String)> {
    let id = percent_encoding::percent_decode_str(id).decode_utf8().map_err(|error| bad(error.to_string()))?;
    let endpoint = named_endpoint(state, query)?;
    if let Some(other) = endpoint.filter(|endpoint| !endpoint.is_streamed()) {
        return Err(bad(format!("{:?} is not a stream", other.name())));
    }
    Ok(StreamHandle::new(&state.api, &state.streams, endpoint, &id))
}

fn connections(handle: &StreamHandle<'_>) -> Value {
    json!({"connections": handle.connections(), "opened": handle.opened()})
}
