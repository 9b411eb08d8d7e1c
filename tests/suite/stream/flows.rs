//! Every stream that was recorded from the official Python SDK is requested in the same way by ours.

use std::time::Duration;

use bimpeai::stream::StreamRequest;
use bimpeai::{Error, ErrorCode, ErrorKind, StreamMessageEvent, Transport};
use serde_json::{Map, Value, json};

use super::environment::StreamEnvironment;
use super::{Configure, Messages, runtime};
use crate::support::recorded::{Case, cases};
use crate::support::scripted::Received;
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour};
use crate::wire::{differences, is_v4_uuid};

/// Intentional differences: the flow (`*` for each), the start of the difference, and the reason.
const INTENDED_DIFFERENCES: &[(&str, &str, &str)] = &[
    ("*", "header x-request-id: absent when recorded", "the stream can be found in the server's log"),
    ("stream_after_empty_string", "query", "an empty `after` means none"),
    (
        "stream_ticket_429_retry_after",
        "uuid",
        "one layer of retries: the second ticket is another request, with a key of its own",
    ),
    ("stream_open_401", "requests", "a ticket that the server refuses is replaced once"),
];

/// The path of the stream in dev9, and in 0.4.1, which is the one of the SDK.
const MOVED: (&str, &str) = ("/conversations/cnv_51/messages/stream", "/conversations/cnv_51/stream");

#[test]
fn streams_recorded_from_dev9() {
    replay_all("0.1.0.dev9");
}

#[test]
fn streams_recorded_from_0_4_1() {
    replay_all("0.4.1");
}

fn replay_all(sdk: &str) {
    let flows: Vec<_> = cases("flow", sdk).into_iter().filter(|case| case.method().ends_with(".stream")).collect();
    assert_eq!(flows.len(), 19);
    for flow in flows {
        for flavour in FLAVOURS {
            Flow(flow.clone()).replay(flavour);
        }
    }
}

struct Flow(Case);

impl Configure for Flow {
    fn configure<C: Transport>(
        &self,
        mut request: StreamRequest<C, StreamMessageEvent>,
    ) -> StreamRequest<C, StreamMessageEvent> {
        for (name, value) in self.options() {
            request = match name.as_str() {
                "after" => request.after(value.as_str().unwrap()),
                "reconnect" => request.reconnect(value.as_bool().unwrap()),
                "max_retries" => request.max_retries(value.as_u64().unwrap().try_into().unwrap()),
                "timeout" => request.timeout(Duration::from_secs(value.as_u64().unwrap())),
                other => panic!("{other}"),
            };
        }
        request
    }
}

impl Flow {
    fn name(&self) -> &str {
        self.0.name().rsplit('/').next().unwrap()
    }

    fn options(&self) -> &Map<String, Value> {
        self.0.0["args"]["keyword"].as_object().unwrap()
    }

    fn exchanges(&self) -> &[Value] {
        self.0.0["exchanges"].as_array().unwrap()
    }

    fn is_intended(&self, part: &str) -> bool {
        let part = part.replace('"', "");
        INTENDED_DIFFERENCES
            .iter()
            .any(|(name, known, _)| (*name == "*" || *name == self.name()) && part.starts_with(known))
    }

    /// The replies to the requests of one method; the last one is repeated.
    fn replies(&self, method: &str) -> impl FnMut() -> Reply + Send + use<> {
        let exchanges = self.exchanges().iter().filter(|exchange| exchange["request"]["method"] == method);
        let mut responses = exchanges.map(|exchange| exchange["response"].clone()).collect::<Vec<_>>().into_iter();
        let mut last = None;
        move || {
            last = responses.next().or(last.take());
            reply(last.as_ref().unwrap())
        }
    }

    fn replay(&self, flavour: Flavour) {
        let (mut ticket, mut stream) = (self.replies("POST"), self.replies("GET"));
        let server =
            ScriptedServer::respond_with(move |request| if request.method == "POST" { ticket() } else { stream() });
        let mut messages = self.open(flavour, &server);
        let outcome = &self.0.0["outcome"];
        match outcome["returned"].as_array() {
            None => self.check_error(&messages.only_error(), &outcome["raised"]),
            Some(returned) if self.name() == "stream_bad_frames_skipped" => {
                let (ids, errors) = messages.rest();
                // A frame without a name is a message, and unreadable messages are reported.
                assert_eq!((json!(ids), errors.len()), (json!(["nameless", returned[0]]), 2));
            }
            Some(returned) => self.check_messages(&mut messages, returned),
        }
        drop(messages);
        self.check_requests(&server.requests());
    }

    fn open(&self, flavour: Flavour, server: &ScriptedServer) -> Messages {
        let ids: Vec<_> =
            self.0.0["args"]["positional"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let environment = StreamEnvironment::new();
        match flavour {
            Flavour::Async => {
                let client = self.0.client(&server.base_url(), environment);
                let request = client.conversations().messages().stream(ids[0], ids[1]);
                Messages::Async(self.configure(request).open(), runtime())
            }
            Flavour::Blocking => {
                let client = self.0.blocking_client(&server.base_url(), environment);
                let request = client.conversations().messages().stream(ids[0], ids[1]);
                Messages::Blocking(self.configure(request).open())
            }
        }
    }

    fn check_messages(&self, messages: &mut Messages, returned: &[Value]) {
        assert_eq!(json!(messages.ids(returned.len())), json!(returned), "{}", self.name());
        let options = self.options();
        if options.contains_key("reconnect") {
            assert!(messages.next().is_none(), "{}", self.name());
        } else if options.contains_key("max_retries") {
            // The last failure is reported; the official SDK ends without an error.
            assert!(messages.only_error().is_connection(), "{}", self.name());
        }
    }

    fn check_error(&self, error: &Error, raised: &Value) {
        let kind = match raised["type"].as_str().unwrap() {
            "AuthenticationError" => ErrorKind::Authentication,
            "PermissionDeniedError" => ErrorKind::PermissionDenied,
            "NotFoundError" => ErrorKind::NotFound,
            "ConflictError" => ErrorKind::Conflict,
            "InternalServerError" => ErrorKind::InternalServer,
            "APINotImplementedError" => ErrorKind::NotImplemented,
            other => panic!("{other}"),
        };
        assert_eq!(error.kind(), kind, "{}", self.name());
        assert_eq!(error.message(), raised["message"].as_str().unwrap(), "{}", self.name());
        assert_eq!(error.code().map(ErrorCode::as_str), raised["code"].as_str(), "{}", self.name());
        assert_eq!(error.request_id(), raised["request_id"].as_str(), "{}", self.name());
    }

    fn check_requests(&self, requests: &[Received]) {
        let name = self.name();
        let expected = self.exchanges().len() + if self.is_intended("requests") { 2 } else { 0 };
        assert_eq!(requests.len(), expected, "{name}: number of requests");
        let mut uuids = Map::new();
        for (exchange, request) in self.exchanges().iter().zip(requests) {
            let mut recorded = exchange["request"].clone();
            if let Some(path) = recorded["path"].as_str().filter(|path| path.ends_with(MOVED.0)) {
                recorded["path"] = json!(path.replace(MOVED.0, MOVED.1));
            }
            self.resolve(&mut recorded, request, &mut uuids);
            let mut differences = differences(&recorded, request);
            differences.retain(|difference| !self.is_intended(difference));
            assert!(differences.is_empty(), "{name}:\n{}", differences.join("\n"));
        }
    }

    /// Replaces each `<uuid#n>` with the value that was sent where it first occurred.
    fn resolve(&self, recorded: &mut Value, request: &Received, uuids: &mut Map<String, Value>) {
        for (header, value) in recorded["headers"].as_object_mut().unwrap() {
            let marker = value.as_str().unwrap().to_owned();
            if !marker.starts_with("<uuid#") {
                continue;
            }
            let sent = request.header(header).unwrap_or_default();
            assert!(is_v4_uuid(sent), "{}: {header}: {sent}", self.name());
            let is_known = uuids.values().any(|known| known == sent);
            let is_first = !uuids.contains_key(&marker);
            assert!(!(is_first && is_known), "{}: {header} is used twice", self.name());
            *value = match uuids.entry(marker).or_insert_with(|| json!(sent)) {
                _ if self.is_intended("uuid") => json!(sent),
                first => first.clone(),
            };
        }
    }
}

fn reply(response: &Value) -> Reply {
    let status = response["status"].as_u64().unwrap().try_into().unwrap();
    let headers: Vec<_> = response["headers"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect();
    let Some(events) = response["sse"].as_str() else { return Reply::json_with(status, &headers, &response["body"]) };
    let end = match response["end"].as_str().unwrap() {
        "clean" => End::Close,
        "abort" => End::Cut,
        other => panic!("{other}"),
    };
    Reply::chunked(status, &headers, [events], end)
}
