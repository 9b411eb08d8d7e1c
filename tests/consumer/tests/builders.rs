//! Request builders: filled step by step, sent more than once, printed without secrets.

use bimpeai::mock::{RecordedRequest, Server};
use bimpeai::{Nullable, blocking};
use bimpeai_consumer::parcels::{self, Paper, Parcels, Seal, Speed, Wrapping};
use serde_json::{Value, json};

/// What every secret in these tests contains.
const SECRET: &str = "hunter2";

fn server() -> Server {
    Server::builder().endpoints(parcels::ENDPOINTS).fixtures().start_blocking()
}

fn parcels(client: &blocking::Client) -> Parcels<blocking::Client> {
    Parcels::__new(client.clone())
}

fn last(server: &Server) -> RecordedRequest {
    server.requests().pop().unwrap()
}

fn secret_seal() -> Seal {
    Seal::builder().colour("red").number(1).code(SECRET).build()
}

#[test]
fn optional_setters_do_not_change_the_type() {
    let server = server();
    let client = server.blocking_client();
    for (search, expected) in [(None, "page=1"), (Some("a"), "page=1&search=a")] {
        let mut request = parcels(&client).list();
        if let Some(search) = search {
            request = request.search(search);
        }
        request.send().unwrap();
        assert_eq!(last(&server).raw_query(), expected);
    }

    let mut request = parcels(&client).open().number(1).code("c");
    for owner_code in ["a", "b"] {
        request = request.owner_code(owner_code);
    }
    request.send().unwrap();
    assert_eq!(last(&server).raw_query(), "number=1&code=c&owner_code=b");
}

#[tokio::test]
async fn on_the_async_client_too() {
    let server = Server::start().await;
    let client = server.client();
    for search in [None, Some("a")] {
        let mut request = client.agents().list();
        if let Some(search) = search {
            request = request.search(search);
        }
        let again = request.clone().limit(5);
        request.send().await.unwrap();
        assert_eq!(last(&server).query_value("search"), search);
        again.send().await.unwrap();
        assert_eq!(last(&server).query_value("limit"), Some("5"));
    }
}

/// In any order, between optional ones, and twice: the last value counts.
#[test]
fn required_setters_can_be_called_in_any_order_and_again() {
    let server = server();
    let client = server.blocking_client();
    let create = || parcels(&client).create();
    for request in [
        create().text("a").receiver("per_1").speed("fast"),
        create().speed("fast").weight(0.1).receiver("per_1").text("a"),
        create().text("b").receiver("per_2").text("a").speed("slow").speed("fast").receiver("per_1"),
    ] {
        request.send().unwrap();
        let sent = String::from_utf8(last(&server).body().to_vec()).unwrap();
        assert_eq!(sent, r#"{"text":"a","receiver":"per_1","speed":"fast","weight":0.1}"#);
    }
}

#[test]
fn a_clone_is_a_request_of_its_own() {
    let server = server();
    let client = server.blocking_client();
    let base = parcels(&client).create().text("a").receiver("per_1").speed(Speed::Slow).remark("first");
    let other = base.clone().remark(Nullable::Null).idempotency_key("key-2");
    base.clone().send().unwrap();
    let first = last(&server);
    other.send().unwrap();
    let second = last(&server);
    assert_eq!(
        (first.json().unwrap()["remark"].as_str(), second.json().unwrap()["remark"].as_str()),
        (Some("first"), None)
    );
    assert_eq!(second.header("idempotency-key"), Some("key-2"));
    assert_ne!(first.header("idempotency-key"), second.header("idempotency-key"));
    base.send().unwrap();
    assert_eq!(last(&server).json(), first.json());

    let touch = parcels(&client).touch("par_1");
    touch.clone().send().unwrap();
    touch.send().unwrap();
    server.received(parcels::TOUCH).assert_times(2);

    let broken = parcels(&client).list().query("", 1);
    for request in [broken.clone(), broken] {
        assert!(request.send().unwrap_err().message().starts_with("name: "), "a clone keeps the mistake");
    }
}

#[test]
fn secrets_are_not_printed() {
    let client = server().blocking_client();
    let create = || parcels(&client).create();
    let seal = secret_seal();
    let paper = Paper::builder().colour("blue").words([]).seal(&seal).build();
    let shown = [
        format!("{0:?} {0:#?}", parcels(&client).open().code(SECRET)),
        format!("{0:?} {0:#?}", parcels(&client).open().owner_code(SECRET).number(1)),
        format!("{0:?} {0:#?}", create().seals([&seal])),
        format!("{0:?} {0:#?}", create().wrapping(Wrapping::from(seal.clone()))),
        format!("{0:?} {0:#?}", create().wrapping(Wrapping::from(paper.clone()))),
        format!("{0:?} {0:#?}", create().by_side(std::collections::HashMap::from([("top".to_owned(), seal.clone())]))),
        format!("{0:?} {0:#?}", parcels(&client).update("par_1").seal(&seal)),
        format!("{0:?} {0:#?}", parcels(&client).update("par_1").seals([&seal])),
        format!("{0:?} {0:#?}", parcels(&client).seal("par_1", seal.clone())),
        format!("{0:?} {0:#?}", parcels(&client).wrap("par_1", paper.clone())),
        format!("{0:?} {0:#?}", parcels(&client).label("par_1", vec![seal.clone()])),
        format!("{0:?} {0:#?}", Seal::builder().code(SECRET)),
        format!("{0:?} {0:#?}", Paper::builder().seal(&seal)),
        format!("{seal:?} {seal:#?} {paper:?} {paper:#?} {:?}", Wrapping::from(paper.clone())),
        format!("{0:?} {0:#?}", parcels(&client).list().query("pin", SECRET)),
        format!("{0:?} {0:#?}", create().field("pin", SECRET)),
        format!("{0:?} {0:#?}", parcels(&client).touch("par_1").field("pin", SECRET)),
        format!("{0:?} {0:#?}", parcels(&client).touch("par_1").header("X-Pin", SECRET)),
    ];
    for shown in shown {
        assert!(!shown.contains(SECRET), "{shown}");
    }
}

#[test]
fn what_is_not_secret_is_printed() {
    let client = server().blocking_client();
    let request = parcels(&client).create().text("Fragile").code(7).field("colour", "red").remark(Nullable::Null);
    let shown = format!("{request:?}");
    for part in
        ["CreateParcelBuilder", "parcels.create", r#""text":"Fragile""#, r#""code":"[redacted]""#, "colour", "null"]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(format!("{request:#?}").contains("\"text\": \"Fragile\""));
    assert!(format!("{:?}", parcels(&client).touch("par_7")).contains("par_7"));
}

#[test]
fn an_undeclared_query_parameter_is_sent() {
    let server = server();
    let client = server.blocking_client();
    server.on_any().always().respond(200, json!({"message": "ok", "data": []}));
    let table = [
        (parcels(&client).list().query("colour", "red & blue"), "page=1&colour=red+%26+blue"),
        (parcels(&client).list().query("a[]", 1).query("a[]", true), "page=1&a%5B%5D=1&a%5B%5D=true"),
        (parcels(&client).list().query("z", "é=").limit(2).query("z", ""), "page=1&limit=2&z=%C3%A9%3D&z="),
        (parcels(&client).list().query("z", 1).params(json!({"page": 3})), "page=3&z=1"),
    ];
    for (request, expected) in table {
        request.send().unwrap();
        assert_eq!(last(&server).raw_query(), expected);
    }
    let _ = parcels(&client).retrieve("par_1").query("deep", true).send();
    assert_eq!(last(&server).raw_query(), "deep=true", "of an endpoint without parameters");
    let _ = parcels(&client).touch("par_1").query("dry", true).send();
    assert_eq!((last(&server).raw_query(), last(&server).body()), ("dry=true", &b""[..]), "of a write");
}

#[tokio::test]
async fn an_undeclared_query_parameter_is_kept_on_every_page() {
    let server = Server::builder().endpoints(parcels::ENDPOINTS).start().await;
    let pages = |server: &Server| {
        for page in 1..=3 {
            let meta = json!({"total_count": 3, "current_page": page, "limit": 1, "has_next_page": page < 3});
            let data = json!([{"id": format!("par_{page}"), "sides": 6, "weight": 1.5, "first": {"value": 1}}]);
            server.on(parcels::LIST).respond(200, json!({"message": "ok", "data": data, "meta": meta}));
        }
    };
    let expected: Vec<_> = (1..=3).map(|page| format!("page={page}&limit=1&colour=red+%26+blue")).collect();
    let queries = |server: &Server| -> Vec<_> {
        let queries = server.requests().iter().map(|request| request.raw_query().to_owned()).collect();
        server.clear_requests();
        queries
    };

    pages(&server);
    let asynchronous = Parcels::__new(server.client()).list().limit(1).query("colour", "red & blue");
    let items: Vec<_> = futures::TryStreamExt::try_collect(asynchronous.items()).await.unwrap();
    assert_eq!((items.len(), queries(&server)), (3, expected.clone()));

    pages(&server);
    let client = server.blocking_client();
    tokio::task::spawn_blocking(move || {
        let walk = parcels(&client).list().limit(1).query("colour", "red & blue").pages();
        assert_eq!(walk.collect::<Result<Vec<_>, _>>().unwrap().len(), 3);
    })
    .await
    .unwrap();
    assert_eq!(queries(&server), expected);
}

#[test]
fn an_undeclared_field_is_sent() {
    let server = server();
    let client = server.blocking_client();
    server.on_any().always().respond(200, json!({"message": "ok", "data": null}));
    let handle = parcels(&client);
    let seal = Seal::builder().colour("red").number(1).build();
    let paper = Paper::builder().colour("blue").words([]).build();
    let nested = json!({"deep": [1, {"a": null}]});
    let sent = |send: bimpeai::Result<()>| {
        send.unwrap();
        String::from_utf8(last(&server).body().to_vec()).unwrap()
    };
    let table = [
        (
            sent(handle.update("par_1").text("t").field("z", &nested).send()),
            r#"{"text":"t","z":{"deep":[1,{"a":null}]}}"#,
        ),
        (sent(handle.update("par_1").field("z", 1).field("a", 0.1_f32).field("z", "2").send()), r#"{"a":0.1,"z":"2"}"#),
        (sent(handle.update("par_1").field("a\"b", None::<u8>).send()), r#"{"a\"b":null}"#),
        (
            sent(handle.seal("par_1", seal.clone()).field("shape", "round").send()),
            r#"{"colour":"red","number":1,"shape":"round"}"#,
        ),
        (
            sent(handle.wrap("par_1", paper).field("layers", 2).send()),
            r#"{"kind":"paper","colour":"blue","sheets":1,"words":[],"layers":2}"#,
        ),
        (sent(handle.touch("par_1").field("gently", true).send()), r#"{"gently":true}"#),
    ];
    for (sent, expected) in table {
        let (sent, expected): (Value, Value) =
            (serde_json::from_str(&sent).unwrap(), serde_json::from_str(expected).unwrap());
        assert_eq!(sent, expected);
    }
    handle.touch("par_1").field("gently", true).send().unwrap();
    assert_eq!(last(&server).header("content-type"), Some("application/json"));
}

#[test]
fn mistakes_with_undeclared_parameters_are_usage_errors() {
    let server = server();
    let client = server.blocking_client();
    let handle = parcels(&client);
    let not_json = std::collections::BTreeMap::from([(vec![1], 1)]);
    let seal = secret_seal();
    let table = [
        (handle.list().query("", 1).send().map(drop), "name: must not be empty"),
        (handle.update("par_1").field("", 1).send(), "name: must not be empty"),
        (handle.touch("par_1").field("", 1).send(), "name: must not be empty"),
        (handle.list().query("search", 1).send().map(drop), "search: is declared by `parcels.list` (use its setter)"),
        (handle.update("par_1").field("text", 1).send(), "text: is declared by `parcels.update` (use its setter)"),
        (handle.seal("par_1", seal.clone()).field("by", 1).send(), "by: is declared by `parcels.seal`"),
        (handle.wrap("par_1", seal.clone()).field("kind", "paper").send(), "kind: is already in the body"),
        (
            handle.label("par_1", vec![seal]).field("more", 1).send(),
            "more: cannot be added to a body that is not an object",
        ),
        (handle.list().field("more", 1).send().map(drop), "more: a GET request has no body (use `query`)"),
        (handle.retrieve("par_1").field("more", 1).send().map(drop), "more: a GET request has no body (use `query`)"),
        (handle.update("par_1").field("more", &not_json).send(), "more: cannot be serialized as JSON"),
    ];
    for (result, expected) in table {
        let error = result.unwrap_err();
        assert!(error.is_usage() && error.message().starts_with(expected), "{expected}: {error}");
        assert!(error.endpoint().is_some_and(|name| name.starts_with("parcels.")), "{error}");
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
    }
    let mut walk = handle.list().query("limit", 1).items();
    assert!(walk.next().unwrap().unwrap_err().message().starts_with("limit: is declared"));
    assert!(walk.next().is_none());
    server.received_any().assert_none();
}

#[test]
fn a_number_that_json_does_not_have_is_a_usage_error() {
    let server = server();
    let client = server.blocking_client();
    let create = || parcels(&client).create().text("a").receiver("per_1").speed("fast");
    for number in [f64::NAN, f64::INFINITY] {
        let error = create().filled(number).send().unwrap_err();
        assert!(error.is_usage() && error.message().starts_with("filled: "), "{error}");
    }
    assert!(create().weight(f32::NAN).send().unwrap_err().message().starts_with("weight: "));
    server.received_any().assert_none();
    create().filled(0.1).anything(Value::Null).send().unwrap();
    let sent = last(&server).json().unwrap();
    assert_eq!((&sent["filled"], sent.get("anything")), (&json!(0.1), Some(&Value::Null)));
}

#[test]
fn an_input_is_built_step_by_step() {
    let mut builder = Paper::builder();
    for colour in ["lost", "a"] {
        builder = builder.sheets(2).seal(Seal::builder().number(1).colour(colour).build());
    }
    let one = builder.clone().words(["x"]).colour("blue").build();
    let other = builder.colour(String::from("blue")).words([]).sheets(3).build();
    assert_eq!((one.sheets, one.words.len(), other.sheets, other.words.len()), (2, 1, 3, 0));
    assert_ne!(one, other);
    assert_eq!(one.clone(), one);
    assert_eq!(one.seal.as_ref().map(|seal| seal.colour.as_str()), Some("a"));
    assert!(format!("{:?}", Paper::builder().sheets(7)).contains('7'));
}

/// Of a crate that the SDK's types may grow in: a match needs a branch for the variants to come.
#[test]
fn a_match_on_a_union_has_a_branch_for_what_is_to_come() {
    let colour = |wrapping: &Wrapping| match wrapping {
        Wrapping::Paper(paper) => paper.colour.clone(),
        Wrapping::Sealed(seal) => seal.colour.clone(),
        _ => "none".to_owned(),
    };
    assert_eq!(colour(&secret_seal().into()), "red");
}
