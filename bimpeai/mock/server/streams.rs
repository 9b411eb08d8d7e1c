//! Tickets and the streams they open.

use std::sync::Arc;
use std::time::Duration;

use hyper::StatusCode;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use crate::mock::http::{self, Body, EventBody, HttpResponse, SocketControl, X_REQUEST_ID};
use crate::mock::model::Response;

use super::exchange::Exchange;

const EVENT_STREAM: HeaderValue = HeaderValue::from_static("text/event-stream");

/// The lifetime of a ticket whose sample has none.
const DEFAULT_LIFETIME: u64 = 60;

impl Exchange<'_> {
    /// The endpoint's sample, with a new ticket in it.
    pub(super) fn issue_ticket(&self) -> Response {
        let (settings, names) = (&self.state.settings, self.state.api.stream_fields);
        let mut data = self.route().endpoint.sample();
        let sampled = || Duration::from_secs(data[names.expires_in].as_u64().unwrap_or(DEFAULT_LIFETIME));
        let lifetime = settings.ticket_lifetime.unwrap_or_else(sampled);
        let sampled = data[names.ticket].as_str().filter(|_| settings.returns_samples).map(str::to_owned);
        let tickets = &mut self.state.access().tickets;
        let ticket = sampled.unwrap_or_else(|| tickets.generate());
        tickets.issue(&ticket, self.request.ids(), self.state.api.clock.now() + lifetime);
        if let Some(fields) = data.as_object_mut() {
            fields.insert(names.ticket.to_owned(), ticket.into());
            fields.insert(names.expires_in.to_owned(), lifetime.as_secs().into());
        }
        Response::success(self.route().endpoint, data)
    }

    pub(super) fn open_stream(&self, socket: &Arc<SocketControl>) -> Result<HttpResponse, Response> {
        let (state, ids, names) = (self.state, self.request.ids(), self.state.api.stream_fields);
        let ticket = self.request.query_value(names.ticket).unwrap_or_default();
        if !state.access().tickets.redeem(ticket, ids, state.api.clock.now()) {
            let message = "the ticket is missing, used, expired or for another stream";
            return Err(Response::error(401, "unauthorized", message));
        }
        let (endpoint, id) = (self.route().endpoint.name(), ids.last().map_or("", String::as_str));
        let (feed, status, headers, heartbeat) =
            state.streams.with(endpoint, id, |stream| match stream.next_script() {
                Some(script) => (stream.connect_scripted(&script), script.status, script.headers, None),
                None => {
                    let feed = stream.connect(self.request.query_value(names.after));
                    let heartbeat = state.settings.heartbeat.map(|every| (every, state.api.clock.clone()));
                    (feed, StatusCode::OK, HeaderMap::from_iter([(CONTENT_TYPE, EVENT_STREAM)]), heartbeat)
                }
            });
        let body = EventBody::new(feed, Arc::clone(socket), heartbeat);
        let mut response = HttpResponse::new(Body::Events(Box::new(body)));
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        if !response.headers().contains_key(X_REQUEST_ID) {
            http::set_request_id(&mut response, &self.request_id);
        }
        Ok(response)
    }
}
