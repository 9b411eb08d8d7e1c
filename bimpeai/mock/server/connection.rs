//! Connections, and the requests on them.

use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;

use crate::http::API_PREFIX;
use crate::mock::assert::{RecordedRequest, RequestParts};
use crate::mock::control;
use crate::mock::http::{self, HttpResponse, Socket, SocketControl, X_REQUEST_ID};
use crate::mock::model::RouteMatch;
use crate::mock::state::ServerState;

use super::exchange::Exchange;

/// The largest request body that is read.
const MAX_BODY: usize = 64 << 20;

/// Accepts connections until it is dropped, and every connection with it.
pub(super) async fn accept(listener: TcpListener, state: Arc<ServerState>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let _ = stream.set_nodelay(true);
        let control = Arc::new(SocketControl::default());
        let io = TokioIo::new(Socket::new(stream, Arc::clone(&control)));
        let state = Arc::clone(&state);
        let service = service_fn(move |request| serve(Arc::clone(&state), Arc::clone(&control), request));
        tokio::spawn(async move {
            // A connection that fails, on purpose or not, concerns its client only.
            let _ = http1::Builder::new().header_read_timeout(None).serve_connection(io, service).await;
        });
    }
}

async fn serve(
    state: Arc<ServerState>,
    socket: Arc<SocketControl>,
    request: Request<Incoming>,
) -> Result<HttpResponse, Infallible> {
    socket.start_response();
    let (parts, body) = request.into_parts();
    let Ok(body) = Limited::new(body, MAX_BODY).collect().await else {
        return Ok(http::error(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large", ""));
    };
    let body = body.to_bytes();
    if state.settings.has_control_plane
        && let Some(path) = parts.uri.path().strip_prefix(control::PREFIX)
    {
        let query = parts.uri.query().unwrap_or_default();
        return Ok(control::respond(&state, &parts.method, path, query, &body));
    }
    let found = match parts.uri.path().strip_prefix(API_PREFIX) {
        Some(path) => state.api.routes.find(&parts.method, path),
        None => RouteMatch::None,
    };
    let sent_id = parts.headers.get(X_REQUEST_ID).and_then(|id| id.to_str().ok());
    let request_id = sent_id.map_or_else(|| uuid::Uuid::new_v4().to_string(), str::to_owned);
    let request = record(&state, parts, body, &found);
    let response = match found {
        RouteMatch::Route { id, .. } => Exchange::new(&state, request.clone(), request_id, id).respond(&socket).await,
        RouteMatch::OtherMethods(methods) => {
            let allowed = methods.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
            http::error(StatusCode::METHOD_NOT_ALLOWED, &format!("the path supports {allowed}"), &request_id)
        }
        RouteMatch::None => http::error(StatusCode::NOT_FOUND, "no route matches the path", &request_id),
    };
    state.conclude(&request, response.status().as_str().to_owned());
    Ok(response)
}

/// Adds a request to the log.
fn record(state: &ServerState, parts: Parts, body: Bytes, found: &RouteMatch) -> RecordedRequest {
    let (path, raw_query) = (parts.uri.path().to_owned(), parts.uri.query().unwrap_or_default().to_owned());
    let mut request = RequestParts::new(parts.method, path, raw_query, Arc::clone(&state.secrets));
    request.at = state.api.clock.now();
    request.headers = parts.headers;
    request.body = body;
    if let RouteMatch::Route { id, ids } = found {
        request.endpoint = Some(state.api.routes.get(*id).endpoint);
        request.ids.clone_from(ids);
    }
    state.log.add(request)
}
