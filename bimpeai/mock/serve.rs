//! From a request to its answer.

use std::convert::Infallible;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use hyper::{Request, Response, StatusCode};
use serde_json::Value;

use crate::http::API_PREFIX;
use crate::schema::{Endpoint, Input};

use super::answer::{Answer, Message, error_body, usual_code};
use super::body::ReplyBody;
use super::context::Context;
use super::events::EventBody;
use super::fault::{Effect, Fault};
use super::idempotency::{Fingerprint, Stored, Token, Verdict};
use super::log::{Inner, RecordedRequest};
use super::route::{Found, Role, Route};
use super::server::Shared;
use super::store::{Shelf, Store};
use super::wire::Orders;
use super::{control, spoil, validate};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const IDEMPOTENCY_KEY: &str = "idempotency-key";
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const EVENT_STREAM: HeaderValue = HeaderValue::from_static("text/event-stream");

/// The largest body that is taken in.
const MAX_BODY: usize = 64 << 20;

/// What is known of a request once it has been matched.
pub(super) struct Call<'s> {
    shared: &'s Shared,
    request: RecordedRequest,
    pub(super) request_id: String,
    route: usize,
}

/// The status, headers and body to write, as hyper takes them.
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: ReplyBody,
}

pub(super) async fn serve(
    shared: Arc<Shared>,
    orders: Arc<Orders>,
    request: Request<Incoming>,
) -> Result<Response<ReplyBody>, Infallible> {
    orders.begin();
    let (parts, body) = request.into_parts();
    let Ok(body) = Limited::new(body, MAX_BODY).collect().await else {
        return Ok(plain(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large", "").into_response());
    };
    if shared.has_control_plane
        && let Some(path) = parts.uri.path().strip_prefix(control::PREFIX)
    {
        let query = parts.uri.query().unwrap_or_default();
        return Ok(control::answer(&shared, &parts.method, path, query, &body.to_bytes()).into_response());
    }
    let raw_query = parts.uri.query().unwrap_or_default().to_owned();
    let path = parts.uri.path().to_owned();
    let found = match path.strip_prefix(API_PREFIX) {
        Some(path) => shared.table.find(&parts.method, path),
        None => Found::Nothing,
    };
    let (route, ids) = match &found {
        Found::Route { index, ids } => (Some(*index), ids.clone()),
        _ => (None, Vec::new()),
    };
    let sent_id = parts.headers.get(X_REQUEST_ID).and_then(|id| id.to_str().ok());
    let request_id = sent_id.map_or_else(|| uuid::Uuid::new_v4().to_string(), str::to_owned);
    let request = shared.state().log.add(Inner {
        number: 0,
        attempt: 0,
        at: shared.clock.now(),
        query: form_urlencoded::parse(raw_query.as_bytes()).into_owned().collect(),
        raw_query,
        path,
        method: parts.method,
        headers: parts.headers,
        body: body.to_bytes(),
        endpoint: route.map(|route| shared.table.route(route).endpoint),
        ids,
        outcome: OnceLock::new(),
    });
    let reply = match found {
        Found::Route { index, .. } => {
            let call = Call { shared: &shared, request: request.clone(), request_id, route: index };
            call.answer(&orders).await
        }
        Found::OtherMethods(methods) => {
            let allowed: Vec<_> = methods.iter().map(hyper::Method::as_str).collect();
            let message = format!("this path takes {}", allowed.join(", "));
            plain(StatusCode::METHOD_NOT_ALLOWED, &message, &request_id)
        }
        Found::Nothing => plain(StatusCode::NOT_FOUND, "there is no such route", &request_id),
    };
    shared.conclude(&request, reply.status.as_str().to_owned());
    Ok(reply.into_response())
}

fn plain(status: StatusCode, message: &str, request_id: &str) -> Reply {
    let body = error_body(status, usual_code(status), &Message::One(message.to_owned()), request_id);
    Reply::json(status, body, request_id)
}

impl Reply {
    pub(super) fn json(status: StatusCode, body: Bytes, request_id: &str) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, JSON);
        if !request_id.is_empty()
            && let Ok(id) = HeaderValue::from_str(request_id)
        {
            headers.insert(X_REQUEST_ID, id);
        }
        Self { status, headers, body: ReplyBody::Whole(body) }
    }

    fn into_response(self) -> Response<ReplyBody> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

impl Shared {
    /// Notes what becomes of a request. What was noted first stays.
    fn conclude(&self, request: &RecordedRequest, outcome: String) {
        if request.0.outcome.set(outcome).is_ok()
            && let Some(call) = &self.on_answer
        {
            call(request);
        }
    }
}

impl Call<'_> {
    fn route(&self) -> &Route {
        self.shared.table.route(self.route)
    }

    async fn answer(&self, orders: &Arc<Orders>) -> Reply {
        let Some(fault) = self.fault() else { return self.undisturbed(orders) };
        if !fault.delay.is_zero() || matches!(fault.effect, Effect::Silence) {
            self.hold(&fault).await;
        }
        let mut reply = match &fault.effect {
            Effect::Answer { status, body } => spoil::instead(self, *status, body.as_ref()),
            effect => {
                let reply = self.undisturbed(orders);
                spoil::spoil(reply, effect, orders)
            }
        };
        let effect = fault.effect.outcome().map_or_else(String::new, |effect| format!(", {effect}"));
        self.shared.conclude(&self.request, format!("{}{effect}", reply.status.as_str()));
        for (name, value) in &fault.headers {
            reply.headers.insert(name.clone(), value.clone());
        }
        reply
    }

    /// Works on the request as long as a fault says, which may be for ever.
    async fn hold(&self, fault: &Fault) {
        let _in_flight = self.in_flight();
        tokio::time::sleep(fault.delay).await;
        if matches!(fault.effect, Effect::Silence) {
            self.shared.conclude(&self.request, fault.effect.to_string());
            std::future::pending::<()>().await;
        }
    }

    fn fault(&self) -> Option<Fault> {
        let key = super::access::bearer(self.request.headers());
        let endpoint = self.route().endpoint;
        let mut state = self.shared.state();
        state.faults.iter_mut().find_map(|fault| fault.strikes(endpoint, key).then(|| fault.clone()))
    }

    fn undisturbed(&self, orders: &Arc<Orders>) -> Reply {
        if self.route().role == Role::Events {
            return self.open_stream(orders).unwrap_or_else(|refusal| self.reply(&refusal));
        }
        let mut rate = Vec::new();
        let mut reply = match self.checked(&mut rate) {
            Ok((input, key)) => self.once(&input, &key),
            Err(refusal) => self.reply(&refusal),
        };
        reply.headers.extend(rate.into_iter().map(|(name, value)| (Some(name), value)));
        reply
    }

    pub(super) fn reply(&self, answer: &Answer) -> Reply {
        let mut reply = Reply::json(answer.status, answer.body(&self.request_id), &self.request_id);
        for (name, value) in &answer.headers {
            reply.headers.insert(name.clone(), value.clone());
        }
        reply
    }

    /// The input and the API key, once nothing speaks against the request.
    fn checked(&self, rate: &mut Vec<(HeaderName, HeaderValue)>) -> Result<(Value, String), Answer> {
        let endpoint = self.route().endpoint;
        let key = self.shared.keys.check(self.request.headers())?;
        self.shared.keys.check_scope(&key, endpoint)?;
        if let Some(limit) = self.shared.rate_limit {
            let standing = self.shared.state().rates.count(&key, limit, self.shared.clock.now());
            rate.extend(standing.headers());
            if let Some(refusal) = standing.refusal() {
                return Err(refusal);
            }
        }
        if endpoint.is_not_implemented() {
            return Err(Answer::error(501, "not_implemented", "this endpoint is not served yet"));
        }
        Ok((self.input()?, key))
    }

    fn input(&self) -> Result<Value, Answer> {
        let rules = validate::Rules { strict_enums: self.shared.strict_enums, open_enums: &self.route().open_enums };
        let endpoint = self.route().endpoint;
        let kind = match endpoint.input() {
            Input::Json(kind) => kind,
            // A write declares no query and a read no body: whatever else comes is a fault.
            Input::Query(fields) => {
                return validate::query(fields, self.request.query(), rules)
                    .map(Value::Object)
                    .map_err(Answer::invalid);
            }
            Input::None => {
                return validate::query(&[], self.request.query(), rules).map(|_| Value::Null).map_err(Answer::invalid);
            }
        };
        let Ok(body) = serde_json::from_slice(self.request.body()) else {
            return Err(Answer::error(400, "bad_request", "the body is no JSON"));
        };
        let faults = validate::body(kind, &body, rules);
        if faults.is_empty() { Ok(body) } else { Err(Answer::invalid(faults)) }
    }

    /// Carries the request out, unless its idempotency key has been seen.
    fn once(&self, input: &Value, key: &str) -> Reply {
        let Some(token) = self.token(key) else { return self.reply(&self.carry_out(input)) };
        let verdict = self.shared.state().ledger.begin(&token, self.fingerprint());
        match verdict {
            Verdict::Refused(refusal) => self.reply(&refusal),
            Verdict::Replay(stored) => {
                let mut reply = Reply::json(stored.status, stored.body, &self.request_id);
                reply.headers.insert(REPLAYED, HeaderValue::from_static("true"));
                reply
            }
            Verdict::New => {
                let reply = self.reply(&self.carry_out(input));
                let mut state = self.shared.state();
                if reply.status.is_success() {
                    state.ledger.finish(token, Stored { status: reply.status, body: reply.body.bytes() });
                } else {
                    state.ledger.forget(&token);
                }
                reply
            }
        }
    }

    /// The idempotency key of a write, and whose it is.
    fn token(&self, key: &str) -> Option<Token> {
        let given = self.request.header(IDEMPOTENCY_KEY).filter(|given| !given.is_empty());
        let given = given.filter(|_| self.route().endpoint.is_write())?;
        Some((key.to_owned(), given.to_owned()))
    }

    fn fingerprint(&self) -> Fingerprint {
        Fingerprint {
            method: self.request.method().clone(),
            path: self.request.path().to_owned(),
            body: Bytes::copy_from_slice(self.request.body()),
        }
    }

    /// Keeps the request's idempotency key, if it is new, for as long as it is being worked on.
    fn in_flight(&self) -> Option<InFlight<'_>> {
        let key = super::access::bearer(self.request.headers())?;
        let token = self.token(key)?;
        let verdict = self.shared.state().ledger.begin(&token, self.fingerprint());
        matches!(verdict, Verdict::New).then_some(InFlight { shared: self.shared, token })
    }

    fn carry_out(&self, input: &Value) -> Answer {
        let (route, ids) = (self.route(), self.request.ids());
        let mut state = self.shared.state();
        let missing = self.shared.table.missing_parent(self.route, ids, &state.store);
        if let Some((noun, id)) = missing.filter(|_| !self.shared.answers_fixtures) {
            return Answer::not_found(noun, id);
        }
        if route.role == Role::Ticket {
            return self.ticket(&mut state);
        }
        let mut context = Context {
            state: &mut state,
            table: &self.shared.table,
            route: self.route,
            ids,
            input,
            now: self.shared.clock.now_iso(),
        };
        if self.shared.answers_fixtures {
            return context.sample();
        }
        if let Some(refusal) = self.limit_reached(&context.state.store) {
            return refusal;
        }
        match route.handler {
            Some(handler) => handler(&mut context),
            None => context.usual(),
        }
    }

    /// The refusal to create a record where there are as many as there may be.
    fn limit_reached(&self, store: &Store) -> Option<Answer> {
        let (table, route) = (&self.shared.table, self.route());
        let limits = self.shared.record_limits.iter().filter(|_| route.role == Role::Create);
        let of_collection = |list: &Endpoint| table.index_of(list).and_then(|list| table.route(list).collection);
        let limit =
            limits.filter(|(list, _)| of_collection(list) == route.collection).map(|(_, limit)| *limit).min()?;
        let collection = table.collections.get(route.collection?);
        let records = store.shelf(&collection.instance(self.request.ids())).map_or(0, Shelf::len);
        let message = format!("there can be no more than {limit} of {}", collection.path);
        (records >= limit).then(|| Answer::error(403, format!("{}_limit_reached", collection.noun), message))
    }

    /// A ticket, in an answer that is otherwise the sample.
    fn ticket(&self, state: &mut super::state::State) -> Answer {
        let mut data = self.route().endpoint.sample();
        let expires_in =
            self.shared.ticket_life.unwrap_or_else(|| Duration::from_secs(data["expires_in"].as_u64().unwrap_or(60)));
        let sampled = data["ticket"].as_str().filter(|_| self.shared.answers_fixtures).map(str::to_owned);
        let ticket = sampled.unwrap_or_else(|| state.new_ticket());
        state.admit(&ticket, self.request.ids(), self.shared.clock.now() + expires_in);
        if let Some(fields) = data.as_object_mut() {
            fields.insert("ticket".to_owned(), ticket.into());
            fields.insert("expires_in".to_owned(), expires_in.as_secs().into());
        }
        Answer::created(data)
    }

    fn open_stream(&self, orders: &Arc<Orders>) -> Result<Reply, Answer> {
        let (ids, now) = (self.request.ids(), self.shared.clock.now());
        let ticket = self.request.query_value("ticket").unwrap_or_default();
        let mut state = self.shared.state();
        if !state.take_ticket(ticket, ids, now) {
            return Err(Answer::error(
                401,
                "unauthorized",
                "the ticket is missing, used, expired or of another stream",
            ));
        }
        let stream = state.hub.stream(ids.last().map_or("", String::as_str));
        let (feed, status, mut headers, heartbeat) = match stream.script.pop_front() {
            Some(script) => (stream.connect_scripted(&script), script.status, script.headers, None),
            None => {
                let feed = stream.connect(self.request.query_value("after"));
                let heartbeat = self.shared.heartbeat.map(|every| (every, self.shared.clock.clone()));
                (feed, StatusCode::OK, HeaderMap::from_iter([(CONTENT_TYPE, EVENT_STREAM)]), heartbeat)
            }
        };
        if let (false, Ok(id)) = (headers.contains_key(X_REQUEST_ID), HeaderValue::from_str(&self.request_id)) {
            headers.insert(X_REQUEST_ID, id);
        }
        let body = EventBody::new(feed, Arc::clone(orders), heartbeat);
        Ok(Reply { status, headers, body: ReplyBody::Events(Box::new(body)) })
    }
}

/// An idempotency key whose request is still being worked on. A request whose client has gone is not.
struct InFlight<'s> {
    shared: &'s Shared,
    token: Token,
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.shared.state().ledger.forget(&self.token);
    }
}
