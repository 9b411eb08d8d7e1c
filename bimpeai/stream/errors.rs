//! The errors of a stream.

use std::borrow::Cow;

use reqwest::StatusCode;
use serde_json::Value;

use super::plan::StreamPlan;
use crate::error::{Error, ErrorKind, Inner, Redactor};
use crate::http::{X_REQUEST_ID, message_of, owned};
use crate::response::Undecodable;
use crate::sse::Event;

impl StreamPlan {
    /// An error of the connection.
    pub(super) fn broken(&self, kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Error {
        Error::new(kind, message).edit(|inner| {
            inner.endpoint = Some(self.stream.endpoint.clone());
            inner.host = Some(self.shared.host());
            inner.request_id = owned(&self.prepared.headers, &X_REQUEST_ID);
            inner.attempts = 1;
            inner.sent = true;
            inner.retriable = true;
        })
    }

    pub(super) fn undecodable(&self, event: &Event<'_>, problem: Undecodable, origin: &Origin) -> Error {
        let excerpt = (!problem.may_hold_secret).then(|| origin.redactor.excerpt(event.data.as_bytes()));
        origin.error(Inner {
            message: problem.message.into(),
            json_path: problem.path,
            excerpt,
            ..self.of_event(ErrorKind::Decode, event, origin.request_id.clone())
        })
    }

    /// Reads the data of an `error` event like the body of an error response.
    pub(super) fn error_event(&self, event: &Event<'_>, origin: &Origin) -> Error {
        let body: Value = serde_json::from_str(event.data).unwrap_or_default();
        let message = message_of(&body["message"]).unwrap_or_else(|| "the server sent an error event".to_owned());
        let own_id = body["request_id"].as_str().filter(|id| !id.is_empty()).map(str::to_owned);
        origin.error(Inner {
            message: message.into(),
            code: body["code"].as_str().map(Into::into),
            ..self.of_event(ErrorKind::Stream, event, own_id.or(origin.request_id.clone()))
        })
    }

    fn of_event(&self, kind: ErrorKind, event: &Event<'_>, request_id: Option<String>) -> Inner {
        Inner {
            kind,
            endpoint: Some(self.stream.endpoint.clone()),
            host: Some(self.shared.host()),
            status: Some(StatusCode::OK),
            request_id,
            body: event.data.to_owned().into(),
            attempts: 1,
            sent: true,
            ..Inner::default()
        }
    }
}

/// What the errors of an open connection need of it.
#[derive(Clone)]
pub(super) struct Origin {
    /// The response's, else the one that was sent.
    pub(super) request_id: Option<String>,
    /// Removes the key and the ticket.
    pub(super) redactor: Redactor,
}

impl Origin {
    fn error(&self, inner: Inner) -> Error {
        Error::sealed(self.redactor.seal(inner))
    }
}
