//! Parameters and models that extend others.

use bimpeai::mock::Server;
use bimpeai::schema::Schema;
use bimpeai_consumer::NotesApi;
use bimpeai_consumer::shelves::{self, MovableShelf, Shelf, books};
use serde_json::json;

fn fields(endpoint: &bimpeai::Endpoint) -> Vec<(&'static str, &'static str)> {
    endpoint.input().fields().iter().map(|field| (field.name, field.docs)).collect()
}

#[test]
fn parameters_have_the_fields_of_their_base_in_order() {
    let page = ("page", "The page to fetch, counted from 1.");
    let limit = ("limit", "The number of items per page.");
    let search = ("search", "Only items that match this text.");
    assert_eq!(fields(shelves::LIST), [page, limit, search]);

    let title = ("search", "Only books with this text in their title.");
    let author = ("author", "The author to list.");
    assert_eq!(fields(books::LIST), [page, limit, title, author]);
    assert_eq!(fields(books::LENT), [page, limit, title, author, ("overdue", "Only books that are overdue.")]);
}

#[test]
fn a_field_declared_again_has_its_own_sample() {
    assert_eq!(shelves::LIST.sample_input(), json!({"limit": 20, "search": "text"}));
    assert_eq!(books::LIST.sample_input(), json!({"limit": 20, "search": "tide", "author": "author"}));
    assert_eq!(MovableShelf::KIND.sample()["place"], "in the lift");
}

#[tokio::test]
async fn inherited_setters_reach_the_query() {
    let server = Server::builder().endpoints(bimpeai_consumer::ENDPOINTS).fixtures().start().await;
    let client = server.client();
    client.shelves().books().list().author("Ada").limit(3).page(2).search("sea").send().await.unwrap();
    let log = server.received(books::LIST);
    log.query("author", "Ada").query("limit", "3").query("page", "2").query("search", "sea").assert_once();
}

#[test]
fn an_extending_model_converts_into_its_base() {
    let movable: MovableShelf = serde_json::from_value(json!({"name": "L", "weight": 2, "new": 1})).unwrap();
    let shelf = Shelf::from(movable);
    assert_eq!(
        (shelf.name.as_str(), shelf.place, shelf.extra.get_as("new").transpose().unwrap()),
        ("L", None, Some(1_u64))
    );
}
