//! Responses as hyper writes them.

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};

use crate::mock::model::{Response, status_error_body};

use super::body::Body;

/// A response as hyper writes it. What a handler returns is a [`Response`].
pub(crate) type HttpResponse = hyper::Response<Body>;

pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Returns a response with a JSON body.
pub(crate) fn json(status: StatusCode, body: Bytes, request_id: &str) -> HttpResponse {
    let mut response = HttpResponse::new(Body::Whole(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, JSON);
    set_request_id(&mut response, request_id);
    response
}

/// Returns a response with the API's error body, for requests that match no endpoint.
pub(crate) fn error(status: StatusCode, message: &str, request_id: &str) -> HttpResponse {
    json(status, status_error_body(status, Some(message), request_id), request_id)
}

/// Returns what a handler returned, as hyper writes it.
pub(crate) fn write(response: &Response, request_id: &str) -> HttpResponse {
    let mut written = json(response.status, response.body(request_id), request_id);
    written.headers_mut().extend(response.headers.iter().cloned());
    written
}

pub(crate) fn set_request_id(response: &mut HttpResponse, request_id: &str) {
    if let (false, Ok(id)) = (request_id.is_empty(), HeaderValue::from_str(request_id)) {
        response.headers_mut().insert(X_REQUEST_ID, id);
    }
}
