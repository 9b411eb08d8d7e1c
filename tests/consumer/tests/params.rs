//! Parameter structs are values, and `params` takes one whole.

use bimpeai::mock::{RecordedRequest, Server};
use bimpeai::{Args, Endpoint, Error, Nullable, blocking};
use bimpeai_consumer::parcels::{self, CreateParcel, ListParcels, OpenBox, Parcels, Speed, UpdateParcel};
use serde_json::{Value, json};

fn server() -> (Server, Parcels<blocking::Client>) {
    let server = Server::builder().endpoints(parcels::ENDPOINTS).fixtures().start_blocking();
    let handle = Parcels::__new(server.blocking_client());
    (server, handle)
}

fn last(server: &Server) -> RecordedRequest {
    server.requests().pop().unwrap()
}

#[test]
fn a_parameter_struct_is_a_value() {
    let mut list = ListParcels::default();
    assert_eq!((list.page, list.limit), (1, None));
    list.search = Some("a".to_owned());
    assert_eq!(list.clone(), list);
    assert_ne!(list, ListParcels::default());
    assert_eq!(serde_json::from_value::<ListParcels>(json!({"search": "a"})).unwrap(), list);
    assert_eq!(serde_json::to_value(&list).unwrap(), json!({"page": 1, "search": "a"}));
    assert_eq!(UpdateParcel::default(), serde_json::from_value(json!({})).unwrap());

    let open = OpenBox::new(7, "hunter2");
    assert_eq!((open.number, open.code.as_str(), &open.owner_code), (7, "hunter2", &None));
    assert_eq!(format!("{open:?}").matches("[redacted]").count(), 2);
    assert!(!format!("{open:#?}").contains("hunter2"));
    let create = CreateParcel::new("a", "per_1", Speed::Fast);
    assert_eq!((create.weight.to_string(), &create.sender), ("0.1".to_owned(), &Nullable::Absent));
}

#[test]
fn params_takes_the_struct_a_reference_or_json() {
    let (server, handle) = server();
    let mut create = CreateParcel::new("a", "per_1", "fast");
    create.sides = Some(vec![0.1, 0.7]);
    create.sender = Nullable::Null;
    let json = json!({"text": "a", "receiver": "per_1", "speed": "fast", "sides": [0.1, 0.7], "sender": null});
    let setters = handle.create().text("a").receiver("per_1").speed("fast").sides([0.1, 0.7]).sender(Nullable::Null);
    let requests = [
        setters.clone(),
        handle.create().params(&create),
        handle.create().params(create.clone()),
        handle.create().params(json.clone()),
        setters.clone().params(create),
    ];
    for request in requests {
        request.send().unwrap();
        let sent = String::from_utf8(last(&server).body().to_vec()).unwrap();
        // In the order of the declaration, and each number with its own digits.
        let expected = r#"{"text":"a","receiver":"per_1","speed":"fast","weight":0.1,"sides":[0.1,0.7],"sender":null}"#;
        assert_eq!(sent, expected);
    }
    assert_eq!(parcels::CREATE.input().fields()[3].default(), Some(json!(0.1)));
}

#[tokio::test]
async fn on_the_async_client_too() {
    let server = Server::start().await;
    let client = server.client();
    for params in [json!({"search": "a", "page": 2}), json!({"page": 2}), Value::Null] {
        client.agents().list().params(params.clone()).send().await.unwrap();
        assert_eq!(last(&server).query_value("search"), params["search"].as_str());
    }
    let error = client.agents().create().params(json!({"name": 1})).send().await.unwrap_err();
    assert!(error.is_usage() && error.message().starts_with("name: "), "{error}");
    server.received(bimpeai::endpoints::agents::CREATE).assert_none();
}

#[test]
fn params_overrides_setters_before_it_and_not_those_after_it() {
    let (server, handle) = server();
    let list: ListParcels = serde_json::from_value(json!({"limit": 5})).unwrap();
    let table = [
        (handle.list().search("lost").params(&list), "page=1&limit=5"),
        (handle.list().params(&list).search("kept").limit(9), "page=1&limit=9&search=kept"),
        (handle.list().page(4).params(&list).params(json!({"page": 2})), "page=2"),
    ];
    for (request, expected) in table {
        request.send().unwrap();
        assert_eq!(last(&server).raw_query(), expected);
    }
    handle.open().params(OpenBox::new(1, "c")).code("d").send().unwrap();
    assert_eq!(last(&server).raw_query(), "number=1&code=d");
    // What was forgotten is in the struct: the compiler knows.
    handle.open().number(3).params(json!({"number": 1, "code": "c"})).send().unwrap();
    assert_eq!(last(&server).raw_query(), "number=1&code=c");
}

#[test]
fn json_that_does_not_fit_is_a_usage_error_that_names_the_field() {
    let (server, handle) = server();
    let fitting = json!({"text": "a", "receiver": "per_1", "speed": "fast"});
    let with = |name: &str, value: Value| {
        let mut params = fitting.clone();
        params[name] = value;
        params
    };
    let seal = |code: Value| json!({"colour": "red", "number": 1, "code": code});
    let table = [
        (with("text", json!(1)), "text: ", "expected a string"),
        (with("receiver", json!(7)), "receiver: ", "expected a string"),
        (with("sender", json!(7)), "sender: ", "expected a string"),
        (with("openers", json!(["a", 7])), "openers[1]: ", "expected a string"),
        (with("speed", json!(null)), "speed: ", "null"),
        (with("weight", json!("heavy")), "weight: ", "f32"),
        (with("sides", json!([1, "b"])), "sides[1]: ", "f32"),
        (with("seals", json!([seal(json!("x")), seal(json!(1))])), "seals[1].code: ", "has the wrong type"),
        (with("seals", json!([{"colour": "red"}])), "seals[0]: ", "missing field `number`"),
        (with("seals", json!([{"colour": "red", "number": 256}])), "seals[0].number: ", "256"),
        (with("by_side", json!({"top": seal(json!(1))})), "by_side.top.code: ", "has the wrong type"),
        (with("wrapping", json!({"kind": "paper", "colour": 1})), "wrapping: ", "colour: invalid type"),
        (with("wrapping", json!({"kind": "paper", "seal": seal(json!(1))})), "wrapping: ", "seal.code: has the wrong"),
        (with("wrapping", json!({"kind": "silk"})), "wrapping: ", "silk"),
        (with("wrapping", json!({"colour": "red"})), "wrapping: ", "kind"),
        (with("colour", json!("red")), "params: ", "unknown field `colour`"),
        (json!({"text": "a", "speed": "fast"}), "params: ", "missing field `receiver`"),
        (json!({}), "params: ", "missing field `text`"),
        (json!(null), "params: ", "missing field `text`"),
        (json!([]), "params: ", "an object (CreateParcel)"),
        (json!("a"), "params: ", "an object (CreateParcel)"),
    ];
    for (params, path, problem) in table {
        let error = handle.create().params(params.clone()).send().unwrap_err();
        assert!(error.is_usage() && error.message().starts_with(path), "{params}: {error}");
        assert!(error.message().contains(problem), "{params}: {error}");
        assert_eq!(error.endpoint(), Some("parcels.create"));
        // A setter after it does not make up for it.
        assert!(handle.create().params(params).text("b").send().is_err());
    }
    server.received(parcels::CREATE).assert_none();
}

#[test]
fn a_walk_begins_with_the_error_and_ends_there() {
    let (server, handle) = server();
    for params in [json!({"limit": "many"}), json!({"colour": "red"}), json!({"sender": 7}), json!({"page": -1})] {
        let mut items = handle.list().params(params.clone()).items();
        let error = items.next().unwrap().unwrap_err();
        assert!(error.is_usage(), "{params}: {error}");
        assert!(items.next().is_none(), "{params}");
        assert!(handle.list().params(params).pages().next().unwrap().unwrap_err().is_usage());
    }
    server.received_any().assert_none();
}

/// The error of a request with this input, whose arguments are not printed either.
fn invoke(server: &Server, endpoint: &Endpoint, input: Value) -> Error {
    let mut args = Args::sample(endpoint);
    args.input = input;
    assert!(!format!("{args:?}").contains("73519"));
    endpoint.invoke(&server.blocking_client(), args).unwrap_err()
}

#[test]
fn a_secret_of_the_wrong_type_is_not_repeated_by_the_error() {
    let (server, handle) = server();
    let seal = json!({"colour": "red", "number": 1, "code": 73519});
    let errors = [
        handle.open().params(json!({"number": 1, "code": 73519})).send().unwrap_err(),
        handle.open().params(json!({"number": 1, "code": "c", "owner_code": [73519]})).send().unwrap_err(),
        handle.update("par_1").params(json!({"seal": seal})).send().unwrap_err(),
        handle.create().params(json!({"code": "73519"})).send().unwrap_err(),
        handle.create().params(json!({"seals": [{"code": 73519}]})).send().unwrap_err(),
        handle.create().params(json!({"by_side": {"top": {"code": 73519}}})).send().unwrap_err(),
        handle.create().params(json!({"wrapping": {"kind": "sealed", "code": 73519}})).send().unwrap_err(),
        handle.create().params(json!({"wrapping": {"kind": "paper", "seal": {"code": 73519}}})).send().unwrap_err(),
        invoke(&server, parcels::OPEN, json!({"number": 1, "code": 73519})),
        invoke(&server, parcels::SEAL, json!({"code": 73519})),
        invoke(&server, parcels::WRAP, json!({"kind": "sealed", "code": 73519})),
        invoke(&server, parcels::LABEL, json!([{"code": 73519}])),
    ];
    for error in errors {
        assert!(error.is_usage() && !format!("{error} {error:?}").contains("73519"), "{error:?}");
    }
    server.received_any().assert_none();
}
