//! Credentials never travel on a stream, and tickets are never printed.

use std::time::Duration;

use bimpeai::{Client, ErrorKind, blocking};
use serde_json::json;

use super::environment::StreamEnvironment;
use super::{message, open, open_with, options};
use crate::support::log::Log;
use crate::support::scripted::{End, Reply, ScriptedServer};
use crate::support::{FLAVOURS, Flavour, KEY, in_own_process};
use crate::wire::is_v4_uuid;

/// The official SDKs send a default `Authorization` header with the stream.
#[test]
fn a_default_authorization_is_not_sent_with_the_stream() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events([message("m_1")], End::Hold)]);
        let with = |name| (name, "Bearer sk_default");
        let (first, second) = (with("Authorization"), with("Proxy-Authorization"));
        let mut messages = open_with(
            flavour,
            |builder| builder.default_header(first.0, first.1).default_header(second.0, second.1),
            |builder| builder.default_header(first.0, first.1).default_header(second.0, second.1),
            &server.base_url(),
            &StreamEnvironment::new(),
            &options!(),
        );
        assert_eq!(messages.ids(1), ["m_1"]);
        assert_eq!(server.requests()[0].header("authorization"), Some(&*format!("Bearer {KEY}")));
        assert_eq!(server.requests()[1].header("authorization"), None);
        assert_eq!(server.requests()[1].header("proxy-authorization"), None);
    }
}

/// A default header of a `reqwest::Client` cannot be removed from one request, so the stream is refused before any is
/// sent. The official Python SDK sends it.
#[test]
fn an_injected_client_with_a_default_authorization_is_refused() {
    for header in ["authorization", "cookie", "proxy-authorization"] {
        for flavour in FLAVOURS {
            let server = ScriptedServer::streams([Reply::events([message("m_1")], End::Hold)]);
            let mut messages = open_injected(flavour, &server, &[(header, "Bearer sk_http")]);
            let error = messages.only_error();
            assert!(error.is_usage(), "{error}");
            assert!(error.to_string().to_lowercase().contains(&format!("`{header}` header")), "{error}");
            assert!(!format!("{error} {error:?}").contains("sk_http"));
            assert_eq!(server.requests().len(), 0);
        }
    }
}

#[test]
fn an_injected_client_with_other_default_headers_is_accepted() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events([message("m_1")], End::Hold)]);
        let defaults = [("x-note", "\"authorization\": cookie_store: true"), ("x-team", "blue")];
        let mut messages = open_injected(flavour, &server, &defaults);
        assert_eq!(messages.ids(1), ["m_1"]);
        assert_eq!(server.requests()[1].header("x-team"), Some("blue"));
    }
}

fn open_injected(
    flavour: Flavour,
    server: &ScriptedServer,
    defaults: &[(&'static str, &'static str)],
) -> super::Messages {
    let mut headers = reqwest::header::HeaderMap::new();
    for (name, value) in defaults {
        headers.insert(*name, value.parse().unwrap());
    }
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    // This timeout is meant for ordinary requests; the stream must outlive it.
    let http = builder.timeout(Duration::from_millis(500)).default_headers(headers).build().unwrap();
    let environment = StreamEnvironment::new();
    let for_blocking = http.clone();
    let inject = |builder: bimpeai::ClientBuilder<Client>| builder.http_client(http);
    let inject_blocking = |builder: bimpeai::ClientBuilder<blocking::Client>| builder.http_client(for_blocking);
    open_with(flavour, inject, inject_blocking, &server.base_url(), &environment, &options!())
}

#[test]
fn the_timeout_of_an_injected_client_does_not_end_the_stream() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([Reply::events([message("m_1")], End::Hold)]);
        let mut messages = open_injected(flavour, &server, &[]);
        assert_eq!(messages.ids(1), ["m_1"]);
        std::thread::sleep(Duration::from_millis(700));
        server.send(&message("m_2"));
        assert_eq!(messages.ids(1), ["m_2"]);
        assert_eq!(server.requests().len(), 2);
    }
}

/// The official SDKs send a stream without a request id, and all tickets with the default one.
#[test]
fn the_stream_has_one_request_id_and_each_ticket_its_own() {
    for flavour in FLAVOURS {
        let server = ScriptedServer::streams([
            Reply::events([message("m_1")], End::Close),
            Reply::events([message("m_2")], End::Hold),
        ]);
        let mut messages = open_with(
            flavour,
            |builder| builder.default_header("X-Request-Id", "fixed"),
            |builder| builder.default_header("X-Request-Id", "fixed"),
            &server.base_url(),
            &StreamEnvironment::new(),
            &options!(),
        );
        assert_eq!(messages.ids(2), ["m_1", "m_2"]);
        let ids: Vec<_> = server.requests().iter().map(|r| r.header("x-request-id").unwrap().to_owned()).collect();
        assert!(ids.iter().all(|id| is_v4_uuid(id)), "{ids:?}");
        assert_eq!(ids[1], ids[3]);
        assert!(ids[0] != ids[1] && ids[0] != ids[2] && ids[1] != ids[2], "{ids:?}");
    }
}

const SECRET: &str = "SECRET-TICKET-1f9c";

/// Every reply through which the ticket could get into an error or a trace.
fn replies_that_repeat_the_ticket() -> Vec<Reply> {
    let echo = json!({"message": [format!("ticket: {SECRET} has expired")], "code": "validation_error"});
    let elsewhere = format!("/login?ticket={SECRET}");
    vec![
        Reply::events([message("m_1")], End::Close),
        Reply::events([message("m_2")], End::Cut),
        Reply::nothing(End::Reset),
        Reply::json(503, &json!({"message": format!("no such ticket {SECRET}")})),
        Reply::json(401, &json!({"message": format!("no such ticket {SECRET}")})),
        Reply::json_with(302, &[("Location", &elsewhere)], &json!({"message": format!("see {SECRET}")})),
        Reply::json(400, &echo),
    ]
}

/// The official Python SDK logs the URL with the ticket. In a process of its own, see [`Log::traced`].
#[test]
fn the_ticket_is_never_printed() {
    in_own_process(module_path!(), "print_everything", "");
}

#[test]
#[ignore = "run by the_ticket_is_never_printed"]
fn print_everything() {
    let log = Log::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    log.traced(|| {
        for skipped in 0..7 {
            let mut replies = replies_that_repeat_the_ticket().into_iter().skip(skipped);
            let server = ScriptedServer::respond_with(move |request| match request.method.as_str() {
                "POST" => Reply::ticket(SECRET),
                _ => replies.next().unwrap_or_else(|| Reply::nothing(End::Cut)),
            });
            let builder = Client::builder().api_key(KEY).base_url(server.base_url());
            let client = builder.environment(StreamEnvironment::new()).build().unwrap();
            let mut stream = client.conversations().messages().stream("agt_1", "cnv_1").open();
            while let Some(item) = runtime.block_on(stream.next()) {
                log.debug(&stream);
                if let Err(error) = item {
                    log.error(&error);
                }
            }
        }
    });
    let text = log.text();
    assert!(text.contains("bimpeai.stream") && text.contains("/stream"), "{text}");
    log.assert_no(&[SECRET, "ticket=", KEY]);
}

#[test]
fn a_ticket_in_an_unreadable_response_is_not_printed() {
    let bodies = [
        json!({"message": "ok", "date": {"ticket": SECRET}}),
        json!({"message": "ok", "data": SECRET}),
        json!({"message": "ok", "data": {"ticket": [SECRET]}}),
    ];
    for body in bodies {
        for flavour in FLAVOURS {
            let body = body.clone();
            let server = ScriptedServer::respond_with(move |_| Reply::json(201, &body));
            let error = open(flavour, &server, &StreamEnvironment::new(), &options!()).only_error();
            assert_eq!(error.kind(), ErrorKind::Decode);
            assert!(!format!("{error} {error:?} {:?}", error.body()).contains(SECRET), "{error:?}");
            assert_eq!(server.requests().len(), 1);
        }
    }
}

/// The official Python SDK keeps the cookies of the ticket's response and sends them with the stream.
#[test]
fn cookies_are_neither_stored_nor_sent() {
    for flavour in FLAVOURS {
        let mut turn = 0;
        let server = ScriptedServer::respond_with(move |request| {
            turn += 1;
            let data = json!({"message": "ok", "data": {"ticket": format!("tkt_{turn}")}});
            match request.method.as_str() {
                "POST" => Reply::json_with(201, &[("Set-Cookie", "sid=abc; Path=/")], &data),
                _ => Reply::events([message(&format!("m_{turn}"))], End::Close),
            }
        });
        let mut messages = open_with(
            flavour,
            |builder| builder.default_header("Cookie", "mine=1"),
            |builder| builder.default_header("Cookie", "mine=1"),
            &server.base_url(),
            &StreamEnvironment::new(),
            &options!(),
        );
        messages.ids(2);
        for request in server.requests_of("GET") {
            assert_eq!(request.header("cookie"), None);
        }
        assert_eq!(server.requests_of("POST")[1].header("cookie"), Some("mine=1"));
    }
}
