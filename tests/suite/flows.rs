//! Recorded flows of several requests: pagination, retries, rate limits, idempotency.

use std::time::Duration;

use bimpeai::{Args, Error, ErrorKind};
use futures::TryStreamExt;
use serde_json::{Value, json};

use crate::support::recorded::{Case, cases};
use crate::support::scripted::{End, Received, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour, TestEnvironment, run};
use crate::wire::is_v4_uuid;

const REVISIONS: [&str; 2] = ["0.1.0.dev9", "0.4.1"];

/// The upper bounds of the first waits. Ours are intentionally not the recorded ones: the official SDK draws its jitter
/// from the upper half only.
const BACKOFF_BOUNDS: [Duration; 3] = [Duration::from_millis(500), Duration::from_secs(1), Duration::from_secs(2)];

fn flows(wanted: impl Fn(&str) -> bool) -> Vec<Case> {
    let all = REVISIONS.iter().flat_map(|sdk| cases("flow", sdk));
    all.filter(|case| !case.method().ends_with(".stream") && wanted(case.name().rsplit('/').next().unwrap())).collect()
}

fn replies(case: &Case) -> Vec<Reply> {
    case.0["exchanges"].as_array().unwrap().iter().map(|exchange| reply(case, exchange)).collect()
}

fn reply(case: &Case, exchange: &Value) -> Reply {
    let response = &exchange["response"];
    if response["drop"] == true {
        return Reply::nothing(End::Close);
    }
    let first = exchange["gap_s"].is_null();
    if case.name().ends_with("retry_read_timeout") && first {
        return Reply::nothing(End::Hold);
    }
    let headers: Vec<(String, String)> = response["headers"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
        .collect();
    let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let body = match &response["body"] {
        Value::String(text) => text.clone(),
        body => body.to_string(),
    };
    Reply::http(response["status"].as_u64().unwrap().try_into().unwrap(), &headers, body.as_bytes())
}

/// The arguments of a flow, which are recorded as they were passed to the Python SDK.
fn args(case: &Case) -> Args {
    let mut args = Args::default();
    let recorded = &case.0["args"];
    args.ids = recorded["positional"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    let mut keyword = recorded["keyword"].as_object().unwrap().clone();
    args.idempotency_key = keyword.remove("idempotency_key").and_then(|key| key.as_str().map(str::to_owned));
    args.max_retries = keyword.remove("max_retries").and_then(|n| n.as_u64()).map(|n| n.try_into().unwrap());
    let headers = keyword.remove("headers").unwrap_or_default();
    let headers = headers.as_object().into_iter().flatten();
    args.headers = headers.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect();
    args.input = Value::Object(keyword);
    args
}

/// Compares the requests. `<uuid#n>` stands for the same v4 UUID wherever it occurs.
fn assert_requests(case: &Case, got: &[Received]) {
    let exchanges = case.0["exchanges"].as_array().unwrap();
    assert_eq!(got.len(), exchanges.len(), "{}: number of attempts", case.name());
    let mut uuids = serde_json::Map::new();
    for (exchange, request) in exchanges.iter().zip(got) {
        let mut recorded = exchange["request"].clone();
        for (name, value) in recorded["headers"].as_object_mut().unwrap() {
            let marker = value.as_str().unwrap().to_owned();
            if marker.starts_with("<uuid#") {
                let sent = request.header(name).unwrap_or_default();
                assert!(is_v4_uuid(sent), "{}: {name}: {sent}", case.name());
                *value = uuids.entry(marker).or_insert_with(|| json!(sent)).clone();
            }
        }
        let differences = crate::wire::differences(&recorded, request);
        assert!(differences.is_empty(), "{}:\n{}", case.name(), differences.join("\n"));
    }
}

fn assert_waits(case: &Case, waits: &[Duration]) {
    let exchanges = case.0["exchanges"].as_array().unwrap();
    assert_eq!(waits.len() + 1, exchanges.len(), "{}: {waits:?}", case.name());
    for (turn, wait) in waits.iter().enumerate() {
        let response = &exchanges[turn]["response"];
        // The official SDKs send again at once after `Retry-After: 0`; here it is the client's own backoff.
        match response["headers"]["Retry-After"].as_str().filter(|seconds| *seconds != "0") {
            Some(seconds) => assert_eq!(*wait, Duration::from_secs(seconds.parse().unwrap()), "{}", case.name()),
            // The environment's random number is always 0.5.
            None => assert_eq!(*wait, BACKOFF_BOUNDS[turn] / 2, "{}", case.name()),
        }
    }
}

fn assert_error(case: &Case, error: &Error) {
    let raised = &case.0["outcome"]["raised"];
    let name = case.name();
    let kind = match raised["type"].as_str().unwrap() {
        "ValidationError" => ErrorKind::Validation,
        "BadRequestError" => ErrorKind::BadRequest,
        "AuthenticationError" => ErrorKind::Authentication,
        "PermissionDeniedError" => ErrorKind::PermissionDenied,
        "NotFoundError" => ErrorKind::NotFound,
        "ConflictError" => ErrorKind::Conflict,
        "RateLimitError" => ErrorKind::RateLimit,
        "InternalServerError" => ErrorKind::InternalServer,
        "APINotImplementedError" => ErrorKind::NotImplemented,
        "APIError" => ErrorKind::OtherStatus,
        other => panic!("{name}: {other}"),
    };
    assert_eq!(error.kind(), kind, "{name}");
    assert_eq!(error.status().map(|status| u64::from(status.as_u16())), raised["status"].as_u64(), "{name}");
    assert_eq!(error.code().map(bimpeai::ErrorCode::as_str), raised["code"].as_str(), "{name}");
    if name.ends_with("redirect_not_followed") {
        // If the response has no request id, ours is the one that was sent; the official SDK has none.
        assert!(is_v4_uuid(error.request_id().unwrap()), "{name}");
    } else {
        assert_eq!(error.request_id(), raised["request_id"].as_str(), "{name}");
        assert_eq!(error.message(), raised["message"].as_str().unwrap(), "{name}");
    }
    if let Some(fields) = raised["field_errors"].as_array() {
        let got: Vec<_> = error.field_errors().iter().map(|f| json!({"path": f.path, "message": f.message})).collect();
        assert_eq!(&got, fields, "{name}");
    }
    if raised.get("limit").is_some() {
        assert_eq!(error.retry_after().map(|wait| wait.as_secs()), raised["retry_after"].as_u64(), "{name}");
        let limit = error.rate_limit();
        let got = json!([limit.limit, limit.remaining, limit.reset_at]);
        assert_eq!(got, json!([raised["limit"], raised["remaining"], raised["reset_at"]]), "{name}");
    }
}

#[test]
fn retries_and_errors_are_as_recorded() {
    let cases = flows(|name| !name.starts_with("page_"));
    assert_eq!(cases.len(), 2 * 26);
    for case in &cases {
        for flavour in FLAVOURS {
            let server = ScriptedServer::start(replies(case));
            let environment = TestEnvironment::new();
            let outcome = match flavour {
                Flavour::Async => {
                    run(case.endpoint().invoke(&case.client(&server.base_url(), environment.clone()), args(case)))
                }
                Flavour::Blocking => {
                    let client = case.blocking_client(&server.base_url(), environment.clone());
                    case.endpoint().invoke(&client, args(case))
                }
            };
            assert_requests(case, &server.requests());
            assert_waits(case, &environment.waits());
            match (&case.0["outcome"], outcome) {
                (expected, Ok(response)) if expected.get("returned").is_some() => {
                    assert_eq!(response.value["id"], expected["returned"], "{}", case.name());
                    assert_eq!(response.attempts as usize, server.requests().len());
                }
                (_, Err(error)) => {
                    assert_error(case, &error);
                    assert_eq!(error.attempts() as usize, server.requests().len());
                }
                (_, Ok(_)) => panic!("{}: no error", case.name()),
            }
        }
    }
}

/// Evaluates `$collect` with the `pages()` of the typed builder that made the recorded request.
macro_rules! pages_of {
    ($client:expr, $case:expr, $args:expr, |$pages:ident| $collect:expr) => {{
        let (client, ids, input) = (&$client, &$args.ids, $args.input.clone());
        match $case.method() {
            "agents.list" => {
                let $pages = client.agents().list().params(input).pages();
                $collect
            }
            "workflows.list" => {
                let $pages = client.workflows().list().params(input).pages();
                $collect
            }
            "conversations.list" => {
                let $pages = client.conversations().list(&ids[0]).params(input).pages();
                $collect
            }
            "conversations.messages.list" => {
                let $pages = client.conversations().messages().list(&ids[0], &ids[1]).params(input).pages();
                $collect
            }
            "calls.list" => {
                let $pages = client.agents().calls().list(&ids[0]).params(input).pages();
                $collect
            }
            "phone_numbers.list" => {
                let $pages = client.phone_numbers().list().params(input).pages();
                $collect
            }
            "phone_numbers.requests.list" => {
                let $pages = client.phone_numbers().requests().list().params(input).pages();
                $collect
            }
            other => panic!("{other} is not paged"),
        }
    }};
}

#[test]
fn pages_are_walked_as_recorded() {
    let cases = flows(|name| name.starts_with("page_"));
    assert_eq!(cases.len(), 7 + 10);
    for case in &cases {
        for flavour in FLAVOURS {
            let server = ScriptedServer::start(replies(case));
            let environment = TestEnvironment::new();
            let args = args(case);
            let pages: Vec<Vec<String>> = match flavour {
                Flavour::Async => {
                    let client = case.client(&server.base_url(), environment);
                    run(async {
                        pages_of!(client, case, args, |pages| {
                            let ids = pages.map_ok(|page| page.data.iter().map(|item| item.id.to_string()).collect());
                            ids.try_collect().await.unwrap()
                        })
                    })
                }
                Flavour::Blocking => {
                    let client = case.blocking_client(&server.base_url(), environment);
                    pages_of!(client, case, args, |pages| {
                        pages.map(|page| page.unwrap().data.iter().map(|item| item.id.to_string()).collect()).collect()
                    })
                }
            };
            assert_requests(case, &server.requests());
            let returned = &case.0["outcome"]["returned"];
            match (returned, &returned["pages"]) {
                (_, Value::Array(expected)) => {
                    assert_eq!(&json!(pages).as_array().unwrap(), &expected, "{}", case.name());
                }
                (Value::Array(_), _) => assert_eq!(&json!(pages.concat()), returned, "{}", case.name()),
                _ => assert_eq!(json!(pages.concat()), returned["ids"], "{}", case.name()),
            }
        }
    }
}
