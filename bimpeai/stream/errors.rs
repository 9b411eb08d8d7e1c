//! The errors of a stream.

use std::borrow::Cow;

use reqwest::StatusCode;
use serde_json::Value;

use super::plan::StreamPlan;
use crate::error::{Error, ErrorKind, Inner};
use crate::http::{X_REQUEST_ID, message_of, owned};
use crate::response::Undecodable;
use crate::sse::Event;

impl StreamPlan {
    /// An error of the connection.
    pub(super) fn broken(&self, kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Error {
        Error::new(kind, message).edit(|inner| {
            inner.endpoint = Some(self.stream.endpoint.clone());
            inner.request_id = owned(&self.prepared.headers, &X_REQUEST_ID);
            inner.attempts = 1;
            inner.sent = true;
            inner.retriable = true;
        })
    }

    pub(super) fn undecodable(&self, event: &Event<'_>, problem: Undecodable, request_id: Option<String>) -> Error {
        let excerpt = self.shared.excerpt(event.data.as_bytes());
        self.of_event(ErrorKind::Decode, event, request_id).edit(|inner| {
            inner.message = problem.message.into();
            inner.json_path = problem.path;
            inner.excerpt = Some(excerpt);
        })
    }

    /// Reads the data of an `error` event like the body of an error response.
    pub(super) fn error_event(&self, event: &Event<'_>, request_id: Option<String>) -> Error {
        let body: Value = serde_json::from_str(event.data).unwrap_or_default();
        let mut message = message_of(&body["message"]).unwrap_or_else(|| "the server sent an error event".to_owned());
        self.shared.redact(&mut message);
        let own_id = body["request_id"].as_str().filter(|id| !id.is_empty()).map(str::to_owned);
        self.of_event(ErrorKind::Stream, event, own_id.or(request_id)).edit(|inner| {
            inner.message = message.into();
            inner.code = body["code"].as_str().map(Into::into);
        })
    }

    fn of_event(&self, kind: ErrorKind, event: &Event<'_>, request_id: Option<String>) -> Error {
        Error::from_inner(Inner {
            kind,
            endpoint: Some(self.stream.endpoint.clone()),
            status: Some(StatusCode::OK),
            request_id,
            body: event.data.to_owned().into(),
            attempts: 1,
            sent: true,
            ..Inner::default()
        })
    }
}
