//! No name that a declaration uses can clash with a name of the expansion.

use bimpeai::Args;
use bimpeai::mock::Server;
use bimpeai_consumer::hygiene::named_visitor::api::Api;
use bimpeai_consumer::hygiene::resource::{FieldNames, InputNames, ValueNames};
use bimpeai_consumer::hygiene::{self, HygieneApi};
use serde_json::json;

#[test]
fn endpoints_of_any_name_can_be_called() {
    let server = Server::builder().endpoints(hygiene::named_visitor::ENDPOINTS).fixtures().start_blocking();
    let client = server.blocking_client();
    for endpoint in hygiene::named_visitor::ENDPOINTS {
        if !endpoint.name().ends_with(".stream") {
            endpoint.invoke(&client, Args::sample(endpoint)).unwrap();
        }
    }
    assert_eq!(client.named_visitor().retrieve("of_1").send().unwrap().id, "of_1");
}

#[test]
fn a_line_called_like_a_table_of_the_expansion_is_in_the_table() {
    let names: Vec<_> = hygiene::resource::ENDPOINTS.iter().map(|endpoint| endpoint.name()).collect();
    assert_eq!(names[..4], ["hygiene.parts", "hygiene.endpoint", "hygiene.fields", "hygiene.bodies"]);
}

#[test]
fn fields_of_any_name_are_read_and_written() {
    let value = json!({
        "map": "a", "name": "b", "value": ["c"], "serializer": "d", "deserializer": "e", "unknown": "f", "f": "g",
        "type": "h", "extra": "i", "further": 1,
    });
    let read: FieldNames = serde_json::from_value(value.clone()).unwrap();
    assert_eq!((read.more.as_deref(), read.extra.get("further")), (Some("i"), Some(json!(1))));
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
}

#[test]
fn setters_of_any_name_reach_the_body() {
    let server = Server::builder().endpoints(hygiene::ENDPOINTS).fixtures().start_blocking();
    let client = server.blocking_client();
    let handle = client.hygiene();
    let request =
        handle.fields("a", "b", "c", "d").call(1).request(2).parameters(3).items(["x"]).extra("y").r#type("z");
    request.send().unwrap();
    let sent = json!({"call": 1, "request": 2, "params": 3, "items": ["x"], "extra": "y", "type": "z"});
    server.received(hygiene::resource::FIELDS).json(sent).assert_once();

    handle.bodies("e", InputNames::builder().call(4).build()).send().unwrap();
    server.received(hygiene::resource::BODIES).json(json!({"call": 4, "value": 1})).ids(["e"]).assert_once();
}

#[test]
fn values_of_any_name_are_read() {
    assert_eq!(ValueNames::VALUES, ["some", "none", "ok", "err", "error", "value", "string"]);
    assert_eq!(ValueNames::from("none"), ValueNames::None);
}
