//! Endpoints declared outside the SDK have everything that the SDK's own endpoints have.

use bimpeai::mock::Server;
use bimpeai::{Args, Nullable};
use bimpeai_consumer::NotesApi;
use bimpeai_consumer::notes::{self, Urgency};
use futures::TryStreamExt;

fn server() -> Server {
    Server::builder().endpoints(bimpeai_consumer::ENDPOINTS).start_blocking()
}

#[tokio::test]
async fn async_methods_builders_pages_and_errors() {
    let server = server();
    let client = server.client();
    let agent = client.agents().create().name("A").send().await.unwrap();
    let note = client.notes().create(&agent.id).text("first").urgency("low").send().await.unwrap();
    client.notes().create(&agent.id).text("second").send().await.unwrap();
    assert_eq!(client.notes().retrieve(&agent.id, &note.id).send().await.unwrap().text, "first");

    let updated = client.notes().update(&agent.id, &note.id).urgency(Nullable::Null).send().await.unwrap();
    assert_eq!((updated.text.as_str(), updated.urgency), ("first", None));
    let notes: Vec<_> = client.notes().list(&agent.id).limit(1).items().try_collect().await.unwrap();
    assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["first", "second"]);

    client.notes().delete(&agent.id, &note.id).send().await.unwrap();
    let error = client.notes().retrieve(&agent.id, &note.id).send().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.endpoint(), Some("notes.retrieve"));
    let refused = client.notes().retrieve(&agent.id, "..").send().await.unwrap_err();
    assert!(refused.is_usage() && refused.message().starts_with("note_id: "));
}

#[test]
fn blocking_methods_too() {
    let server = server();
    let client = server.blocking_client();
    let agent = client.agents().create().name("A").send().unwrap();
    let note = client.notes().create(&agent.id).text("now").urgency(Urgency::High).send_with_response().unwrap();
    assert!(note.idempotency_key.is_some());
    let found = client.notes().list(&agent.id).urgency("high").items().collect::<Result<Vec<_>, _>>().unwrap();
    assert_eq!(found, [note.value]);
}

#[test]
fn the_table_lists_them() {
    let names: Vec<_> = bimpeai_consumer::ENDPOINTS.iter().map(|endpoint| endpoint.name()).collect();
    let notes = ["notes.list", "notes.create", "notes.retrieve", "notes.update", "notes.delete"];
    assert_eq!(names, [&notes[..], &["shelves.list", "shelves.books.list", "shelves.books.lent"]].concat());
    let [text, urgency] = notes::CREATE.input().fields() else { panic!("two fields") };
    assert!(text.required && !text.nullable && !urgency.required && urgency.nullable);
}

#[test]
fn each_endpoint_has_a_fixture() {
    let server = Server::builder().endpoints(bimpeai_consumer::ENDPOINTS).fixtures().start_blocking();
    for endpoint in bimpeai_consumer::ENDPOINTS {
        endpoint.invoke(&server.blocking_client(), Args::sample(endpoint)).unwrap();
    }
}
