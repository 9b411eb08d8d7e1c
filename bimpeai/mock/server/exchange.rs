//! From a request that matches a route to its response.

use std::sync::Arc;

use bytes::Bytes;
use hyper::header::{HeaderName, HeaderValue};
use serde_json::Value;

use crate::mock::assert::RecordedRequest;
use crate::mock::http::{self, HttpResponse, SocketControl};
use crate::mock::model::validate::{self, Strictness};
use crate::mock::model::{Context, Records, Response, Role, Route, RouteId, Store};
use crate::mock::rules::{Fingerprint, Lookup, RateStatus, ScopedKey, StoredResponse, bearer};
use crate::mock::script::{Effect, Fault};
use crate::mock::state::ServerState;
use crate::schema::Input;

const IDEMPOTENCY_KEY: &str = "idempotency-key";
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// One request and its route, on the way to the response.
pub(super) struct Exchange<'s> {
    pub(super) state: &'s ServerState,
    pub(super) request: RecordedRequest,
    pub(super) request_id: String,
    route: RouteId,
}

impl<'s> Exchange<'s> {
    pub(super) fn new(state: &'s ServerState, request: RecordedRequest, request_id: String, route: RouteId) -> Self {
        Self { state, request, request_id, route }
    }

    pub(super) fn route(&self) -> &'s Route {
        self.state.api.routes.get(self.route)
    }

    /// Returns the response, with the effect of a fault if one was set.
    pub(super) async fn respond(&self, socket: &Arc<SocketControl>) -> HttpResponse {
        let key = bearer(self.request.headers());
        let Some(fault) = self.state.faults.affecting(self.route().endpoint, key) else {
            return self.undisturbed(socket);
        };
        if !fault.delay.is_zero() || matches!(fault.effect, Effect::NoResponse) {
            self.hold(&fault).await;
        }
        let mut response = if let Effect::Respond { status, body } = &fault.effect {
            http::replacement(*status, body.as_ref(), &self.request_id)
        } else {
            let mut response = self.undisturbed(socket);
            http::apply(&fault.effect, &mut response, socket);
            response
        };
        let effect = fault.effect.outcome().map_or_else(String::new, |effect| format!(", {effect}"));
        self.state.conclude(&self.request, format!("{}{effect}", response.status().as_str()));
        for (name, value) in &fault.headers {
            response.headers_mut().insert(name.clone(), value.clone());
        }
        response
    }

    /// Keeps the request in progress as long as a fault says, which may be for ever.
    async fn hold(&self, fault: &Fault) {
        let _in_flight = self.in_flight();
        tokio::time::sleep(fault.delay).await;
        if matches!(fault.effect, Effect::NoResponse) {
            self.state.conclude(&self.request, fault.effect.to_string());
            std::future::pending::<()>().await;
        }
    }

    /// The response without a fault.
    fn undisturbed(&self, socket: &Arc<SocketControl>) -> HttpResponse {
        if self.route().role == Role::Events {
            return self.open_stream(socket).unwrap_or_else(|refusal| self.write(&refusal));
        }
        let mut rate_limit = None;
        let mut response = match self.check(&mut rate_limit) {
            Ok((input, key)) => self.carry_out_once(&input, &key),
            Err(refusal) => self.write(&refusal),
        };
        response.headers_mut().extend(rate_limit.iter().flat_map(RateStatus::headers));
        response
    }

    fn write(&self, response: &Response) -> HttpResponse {
        http::write(response, &self.request_id)
    }

    /// Returns the input and the API key of a valid request, or its refusal.
    fn check(&self, rate_limit: &mut Option<RateStatus>) -> Result<(Value, String), Response> {
        let endpoint = self.route().endpoint;
        let key = self.state.keys.check(self.request.headers())?;
        self.state.keys.check_scope(&key, endpoint)?;
        if let Some(limit) = self.state.settings.rate_limit {
            let status = self.state.access().rates.count(&key, limit, self.state.api.clock.now());
            if let Some(refusal) = rate_limit.insert(status).refusal() {
                return Err(refusal);
            }
        }
        if endpoint.is_not_implemented() {
            return Err(Response::error(501, "not_implemented", "the endpoint is not implemented"));
        }
        Ok((self.input()?, key))
    }

    fn input(&self) -> Result<Value, Response> {
        let strict_enums = self.state.settings.strict_enums;
        let strictness = Strictness { strict_enums, open_enums: &self.route().open_enums };
        let kind = match self.route().endpoint.input() {
            Input::Json(kind) => kind,
            // A write declares no query and a read no body: anything else in the query is a problem.
            Input::Query(params) => {
                return validate::query(params.fields(), self.request.query(), strictness)
                    .map(Value::Object)
                    .map_err(Response::invalid);
            }
            Input::None => {
                return validate::query(&[], self.request.query(), strictness)
                    .map(|_| Value::Null)
                    .map_err(Response::invalid);
            }
        };
        let Ok(body) = serde_json::from_slice(self.request.body()) else {
            return Err(Response::error(400, "bad_request", "the body is not JSON"));
        };
        let problems = validate::body(kind, &body, strictness);
        if problems.is_empty() { Ok(body) } else { Err(Response::invalid(problems)) }
    }

    /// Carries out the request, unless its idempotency key was used before.
    fn carry_out_once(&self, input: &Value, key: &str) -> HttpResponse {
        let Some(key) = self.idempotency_key(key) else { return self.write(&self.carry_out(input)) };
        let lookup = self.state.access().idempotency.begin(&key, self.fingerprint());
        match lookup {
            Lookup::Refused(refusal) => self.write(&refusal),
            Lookup::Replay(stored) => {
                let mut response = http::json(stored.status, stored.body, &self.request_id);
                response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
                response
            }
            Lookup::New => {
                let response = self.write(&self.carry_out(input));
                let idempotency = &mut self.state.access().idempotency;
                if response.status().is_success() {
                    let stored = StoredResponse { status: response.status(), body: response.body().bytes() };
                    idempotency.finish(key, stored);
                } else {
                    idempotency.forget(&key);
                }
                response
            }
        }
    }

    /// The idempotency key, together with the API key. An endpoint that is not idempotent ignores the header, as a server
    /// that knows nothing of such keys does.
    fn idempotency_key(&self, key: &str) -> Option<ScopedKey> {
        let sent = self.request.header(IDEMPOTENCY_KEY).filter(|sent| !sent.is_empty());
        let sent = sent.filter(|_| self.route().endpoint.is_idempotent())?;
        Some((key.to_owned(), sent.to_owned()))
    }

    fn fingerprint(&self) -> Fingerprint {
        Fingerprint {
            method: self.request.method().clone(),
            path: self.request.path().to_owned(),
            body: Bytes::copy_from_slice(self.request.body()),
        }
    }

    /// Marks a new idempotency key as in progress until the guard is dropped.
    fn in_flight(&self) -> Option<InFlight<'_>> {
        let key = self.idempotency_key(bearer(self.request.headers())?)?;
        let lookup = self.state.access().idempotency.begin(&key, self.fingerprint());
        matches!(lookup, Lookup::New).then_some(InFlight { state: self.state, key })
    }

    fn carry_out(&self, input: &Value) -> Response {
        let (state, route, ids) = (self.state, self.route(), self.request.ids());
        let (api, returns_samples) = (&state.api, state.settings.returns_samples);
        let mut store = api.store();
        if let Some((noun, id)) = api.routes.missing_parent(self.route, ids, &store).filter(|_| !returns_samples) {
            return Response::not_found(noun, id);
        }
        if route.role == Role::Ticket {
            return self.issue_ticket();
        }
        if returns_samples {
            return Response::success(route.endpoint, route.endpoint.sample());
        }
        if let Some(refusal) = self.limit_reached(&store) {
            return refusal;
        }
        let mut context = Context::new(&mut store, &api.routes, self.route, ids, input, api.clock.now_iso());
        let response = match route.handler {
            Some(handler) => handler(&mut context),
            None => context.default_response(),
        };
        state.streams.publish(context.into_announcements());
        response
    }

    /// The refusal to create a record where the list holds as many as it may.
    fn limit_reached(&self, store: &Store) -> Option<Response> {
        let routes = &self.state.api.routes;
        if self.route().role != Role::Create {
            return None;
        }
        let limits = self.state.settings.record_limits.iter();
        let limits = limits.filter(|(list, _)| routes.share_collection(self.route, list));
        let limit = limits.map(|(_, limit)| *limit).min()?;
        let collection = routes.collection(self.route)?;
        let records = store.records(&collection.instance(self.request.ids())).map_or(0, Records::len);
        let message = format!("{} is limited to {limit}", collection.path);
        (records >= limit).then(|| Response::error(403, format!("{}_limit_reached", collection.noun), message))
    }
}

/// An idempotency key whose request is in progress. Once its client has disconnected, it is not.
struct InFlight<'s> {
    state: &'s ServerState,
    key: ScopedKey,
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.state.access().idempotency.forget(&self.key);
    }
}
