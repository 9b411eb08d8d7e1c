//! An action that returns the record it addresses returns that record from the mock, changed by what was sent, and needs
//! no handler.

use std::time::{Duration, UNIX_EPOCH};

use bimpeai::mock::{Clock, Server};
use bimpeai::{Args, Endpoint, Error, Nullable, blocking};
use bimpeai_consumer::office::{self, OfficeApi, archive, orders};
use serde_json::{Value, json};

/// A server with two orders: `ord_2` has an address, the lines `line_1` and `line_2`, and a carrier.
fn server() -> (Server, blocking::Client) {
    let server = Server::builder().endpoints(office::ENDPOINTS).clock(Clock::fixed(UNIX_EPOCH)).start_blocking();
    let client = server.blocking_client();
    client.orders().create().customer("Bo").send().unwrap();
    client.orders().create().customer("Cy").address("1 Marina").send().unwrap();
    for article in ["Lamp", "Bulb"] {
        client.orders().add_line("ord_2").article(article).count(2).send().unwrap();
    }
    server.clock().advance(Duration::from_secs(1));
    (server, client)
}

fn args<const N: usize>(ids: [&str; N], input: Value) -> Args {
    let mut args = Args::default();
    args.ids = ids.map(str::to_owned).to_vec();
    args.input = input;
    args
}

/// Invokes an action on `ord_2` with its sample input.
fn act(client: &blocking::Client, endpoint: &Endpoint) -> Result<Value, Error> {
    endpoint.invoke(client, args(["ord_2"], endpoint.sample_input())).map(|response| response.value)
}

#[test]
fn an_action_changes_the_fields_that_the_record_has_and_returns_it() {
    let (_server, client) = server();
    let order =
        client.orders().cancel("ord_2").reason("Late").state("cancelled").address(Nullable::Null).send().unwrap();
    assert_eq!((order.id.as_str(), order.customer.as_str()), ("ord_2", "Cy"));
    assert_eq!((order.state.as_deref(), order.address.as_deref()), (Some("cancelled"), None));
    assert_eq!(order.updated_at.as_deref(), Some("1970-01-01T00:00:01.000Z"));
    assert!(order.extra.is_empty(), "the reason is not a field of an order: {order:?}");

    let [other, listed] = &client.orders().list().send().unwrap()[..] else { panic!("two orders") };
    assert_eq!(*listed, order, "it is stored");
    assert_eq!((other.customer.as_str(), other.state.as_deref()), ("Bo", Some("open")), "the other one is as it was");
    let detail = client.orders().retrieve("ord_2").send().unwrap();
    assert_eq!((detail.state, detail.lines.len()), (order.state, 2));
}

/// Whatever the method, the depth of the path and the model, as long as it is one of the record.
#[test]
fn every_model_of_the_record_is_filled_from_the_record() {
    let order = json!({"id": "ord_2", "customer": "Cy", "address": "1 Marina", "state": "open"});
    let lines =
        json!([{"id": "line_1", "article": "Lamp", "count": 2}, {"id": "line_2", "article": "Bulb", "count": 2}]);
    let with = |more: Value| {
        let mut fields = order.as_object().unwrap().clone();
        fields.extend(more.as_object().unwrap().clone());
        Value::Object(fields)
    };
    let cases: [(&Endpoint, Value); 6] = [
        (orders::SUMMARY, with(json!({}))),
        (orders::TOUCH, with(json!({}))),
        (orders::CANCEL, with(json!({"state": "cancelled"}))),
        (orders::SHIP, with(json!({"lines": lines, "carrier": "Post"}))),
        // The code is the sample: no other model has it.
        (orders::CONFIRM, with(json!({"message": "Thank you", "code": "C-1"}))),
        (orders::DELETE, with(json!({"lines": lines}))),
    ];
    for (endpoint, expected) in cases {
        let (_server, client) = server();
        let mut returned = act(&client, endpoint).unwrap();
        let fields = returned.as_object_mut().unwrap();
        fields.remove("updated_at");
        fields.retain(|_, value| !value.is_null());
        let mut expected = expected;
        expected.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        assert_eq!(returned, expected, "{endpoint}");
    }
}

#[test]
fn only_a_write_touches_the_record() {
    for (endpoint, updated) in [(orders::SUMMARY, false), (orders::TOUCH, true), (orders::SHIP, true)] {
        let (_server, client) = server();
        act(&client, endpoint).unwrap();
        let at = client.orders().retrieve("ord_2").send().unwrap().updated_at.unwrap();
        assert_eq!(at == "1970-01-01T00:00:01.000Z", updated, "{endpoint}: {at}");
    }
}

#[test]
fn a_record_below_another_is_found_by_both_ids() {
    let (_server, client) = server();
    let line = client.orders().recount("ord_2", "line_2").count(9).send().unwrap();
    assert_eq!((line.id.as_str(), line.article.as_str(), line.count), ("line_2", "Bulb", 9));
    let counts: Vec<_> = client.orders().lines("ord_2").send().unwrap().into_iter().map(|line| line.count).collect();
    assert_eq!(counts, [2, 9]);
    assert!(client.orders().recount("ord_1", "line_2").count(9).send().unwrap_err().is_not_found());
}

#[test]
fn a_record_that_does_not_exist_is_not_found() {
    let (_server, client) = server();
    let actions = [
        orders::CANCEL,
        orders::SHIP,
        orders::CONFIRM,
        orders::TOUCH,
        orders::SUMMARY,
        orders::DELETE,
        orders::RECEIPT,
    ];
    for endpoint in actions {
        let error = endpoint.invoke(&client, args(["ord_9"], endpoint.sample_input())).unwrap_err();
        assert!(error.is_not_found(), "{endpoint}: {error}");
        assert_eq!(error.message(), "order ord_9 does not exist");
    }
}

#[test]
fn the_input_of_an_action_is_validated() {
    let (_server, client) = server();
    for body in [json!({}), json!({"reason": 1}), json!({"reason": "Late", "customer": "Eve"})] {
        let request = client.request(bimpeai::http::Method::POST, "/orders/ord_2/cancel").json(&body);
        assert!(request.send::<Value>().unwrap_err().is_validation(), "{body}");
    }
    assert_eq!(client.orders().retrieve("ord_2").send().unwrap().customer, "Cy");
}

/// Its id and its name decide: a receipt has fields of an order only, and the state of an order is not one.
#[test]
fn an_action_that_returns_another_model_returns_its_sample_and_changes_nothing() {
    let (_server, client) = server();
    assert_eq!(act(&client, orders::RECEIPT).unwrap()["id"], "rec_1");
    assert_eq!(client.orders().set_state("ord_2").state("lost").send().unwrap().state, "open");
    assert_eq!(client.orders().retrieve("ord_2").send().unwrap().state.as_deref(), Some("open"));
}

#[test]
fn a_delete_returns_what_it_declares() {
    let (_server, client) = server();
    let deleted = client.orders().delete("ord_2").send().unwrap();
    assert_eq!((deleted.customer.as_str(), deleted.lines.len()), ("Cy", 2));
    assert!(client.orders().retrieve("ord_2").send().unwrap_err().is_not_found());

    client.orders().add_line("ord_1").article("Lamp").count(1).send().unwrap();
    assert!(client.orders().delete_line("ord_1", "line_3").send().unwrap().deleted);
    assert_eq!(client.orders().lines("ord_1").send().unwrap().len(), 0);
}

/// The example of CONTRIBUTING, on a record whose other endpoints are the SDK's.
#[tokio::test]
async fn an_action_on_a_record_of_the_sdk() {
    let server = Server::builder().endpoints(office::ENDPOINTS).start().await;
    let client = server.client();
    let agent = client.agents().create().name("Desk").send().await.unwrap();
    let base = bimpeai::models::CreateKnowledgeBase::text("Hours", "Nine to five.");
    client.agents().knowledge_bases().create(&agent.id, base).send().await.unwrap();

    let archived =
        client.archive().add(&agent.id).reason("Season is over").status_reason("archived").send().await.unwrap();
    assert_eq!((archived.name.as_str(), archived.status_reason.as_deref()), ("Desk", Some("archived")));
    assert_eq!(client.agents().list().send().await.unwrap().data, [archived]);
    let back = client.archive().remove(&agent.id).send().await.unwrap();
    assert_eq!((back.name.as_str(), back.knowledge_bases.len()), ("Desk", 1));
    assert_eq!(client.agents().retrieve(&agent.id).send().await.unwrap().name, "Desk", "it is not deleted");
    let error = client.archive().add("agt_9").reason("?").send().await.unwrap_err();
    assert!(error.is_not_found() && error.endpoint() == Some(archive::ADD.name()), "{error}");
}

#[test]
fn a_handler_can_start_from_the_record() {
    let server = Server::builder()
        .endpoints(office::ENDPOINTS)
        .handler(orders::CANCEL, |context| {
            let id = context.ids()[0].clone();
            let state = json!({"state": "refunded"});
            context.update(orders::LIST, &[], &id, state.as_object().unwrap());
            context.default_response()
        })
        .start_blocking();
    let client = server.blocking_client();
    let order = client.orders().create().customer("Bo").send().unwrap();
    let cancelled = client.orders().cancel(&order.id).reason("Late").send().unwrap();
    assert_eq!((cancelled.id, cancelled.state.as_deref()), (order.id, Some("refunded")));
}
