//! `#[cfg(..)]` and `#[deprecated]` on every part of a declaration. That it compiles without a warning is a test, too.

use bimpeai::mock::Server;
use bimpeai::schema::{Kind, Schema};
use bimpeai::{Args, blocking};
use bimpeai_consumer::growing::{self, CreatePlant, Food, PlantState, Plants, Salt};
use serde_json::json;

fn server() -> (Server, blocking::Client, Plants<blocking::Client>) {
    let server = Server::builder().endpoints(growing::ENDPOINTS).fixtures().start_blocking();
    let client = server.blocking_client();
    let handle = Plants::__new(client.clone());
    (server, client, handle)
}

fn names(fields: &[bimpeai::schema::Field]) -> Vec<&'static str> {
    fields.iter().map(|field| field.name).collect()
}

#[test]
fn the_table_has_what_exists_and_nothing_else() {
    let lines: Vec<_> = growing::ENDPOINTS.iter().map(|endpoint| endpoint.name()).collect();
    let expected = ["list", "create", "retrieve", "feed", "water", "relocate", "pots.retrieve"];
    assert_eq!(lines, expected.map(|name| format!("plants.{name}")));

    assert_eq!(names(growing::LIST.input().fields()), ["page", "height", "size"]);
    assert_eq!(names(growing::CREATE.input().fields()), ["name", "height", "size", "owner"]);
    let required: Vec<_> = growing::CREATE.input().fields().iter().map(|field| field.required).collect();
    assert_eq!(required, [true, true, true, false]);
    assert_eq!(names(growing::Plant::FIELDS), ["id", "height", "size", "state"]);
    assert_eq!(names(Salt::FIELDS), ["grams", "name", "mineral"]);

    let Kind::Union(food) = Food::KIND else { panic!("a union") };
    assert_eq!(food.variants.iter().map(|variant| variant.text).collect::<Vec<_>>(), ["salt", "ash"]);
    let Kind::Enum(states) = PlantState::KIND else { panic!("an enum") };
    assert_eq!(states.texts().collect::<Vec<_>>(), PlantState::VALUES);
    assert_eq!((PlantState::VALUES, states.sample().text), (&["green", "yellow", "dry"][..], "yellow"));
    assert_eq!(PlantState::from("blue").as_str(), "blue", "an unknown value");
    assert!(matches!(PlantState::from("blue"), PlantState::Unknown(_)));
}

#[test]
fn every_endpoint_that_exists_can_be_called() {
    let (server, client, _) = server();
    for endpoint in growing::ENDPOINTS {
        endpoint.invoke(&client, Args::sample(endpoint)).unwrap();
        server.received(endpoint).assert_once();
    }
}

/// The type of a builder has no place for a parameter that may not exist, so the request checks it.
#[test]
fn a_required_parameter_with_a_cfg_is_checked_when_the_request_is_sent() {
    let (server, _, handle) = server();
    #[allow(deprecated)]
    let request = || handle.create().height(1).size(2);
    let error = request().send().unwrap_err();
    assert!(error.is_usage(), "{error}");
    assert_eq!(error.message(), "name: is required (set it before `send`)");
    assert_eq!((error.endpoint(), error.may_have_been_sent()), (Some("plants.create"), false));
    server.received_any().assert_none();

    request().name("Fern").send().unwrap();
    server.received(growing::CREATE).json(json!({"name": "Fern", "height": 1, "size": 2})).assert_once();
    request().params(CreatePlant::new("Fern", 1, 2)).send().unwrap();
    let error = request().params(json!({"height": 1, "size": 2})).send().unwrap_err();
    assert_eq!(error.message(), "params: missing field `name`");
    server.received_any().assert_times(2);
}

#[test]
#[allow(deprecated)]
fn what_is_deprecated_works() {
    let (server, _, handle) = server();
    handle.water("pla_1").litres(2).send().unwrap();
    server.received(growing::WATER).json(json!({"litres": 2})).assert_once();
    handle.list().height(3).size(4).send().unwrap();
    server.received(growing::LIST).query("height", "3").query("size", "4").assert_once();
    handle.create().name("Fern").height(1).size(2).owner("Ada").send().unwrap();
    server
        .received(growing::CREATE)
        .json(json!({"name": "Fern", "height": 1, "size": 2, "owner": "Ada"}))
        .assert_once();
    handle.pots().retrieve("pot_1").send().unwrap();
    assert_eq!(PlantState::Yellow, "yellow");

    let salt = Salt::builder().name("a").mineral("b").grams(3).build();
    handle.feed("pla_1", salt).send().unwrap();
    server.received(growing::FEED).json(json!({"kind": "salt", "grams": 3, "name": "a", "mineral": "b"})).assert_once();
    let ash: Food = serde_json::from_value(json!({"kind": "ash", "grams": 3})).unwrap();
    assert!(matches!(ash, Food::Ash(_)));
    let moon = serde_json::from_value::<Food>(json!({"kind": "moon"})).unwrap_err();
    assert!(moon.to_string().contains("unknown variant `moon`, expected `salt` or `ash`"), "{moon}");
}

#[test]
fn a_private_module_may_declare_endpoints() {
    let (_server, client, _) = server();
    let (endpoints, request) = growing::greenhouses(&client);
    assert_eq!(endpoints, 2);
    assert!(format!("{request:?}").contains("greenhouses.open"));
}
