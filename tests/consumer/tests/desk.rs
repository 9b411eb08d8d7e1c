//! A user's tests of their own code: the README shows this file.

use bimpeai::endpoints::agents;
use bimpeai::mock::{Seed, Server};
use bimpeai_consumer::desk::open_desk;
use serde_json::json;

#[tokio::test]
async fn an_existing_desk_is_found() {
    let seed = Seed::new().record(agents::LIST, json!({"id": "agt_7", "name": "Front desk"}));
    let server = Server::builder().seed(seed).start().await;
    assert_eq!(open_desk(&server.client(), "Front desk").await.unwrap(), "agt_7");
    server.received(agents::CREATE).assert_none();
}

#[tokio::test]
async fn a_lost_response_creates_no_second_desk() {
    let server = Server::start().await;
    server.on(agents::CREATE).status(503);
    server.on(agents::CREATE).reset_in_body(20);
    open_desk(&server.client(), "Front desk").await.unwrap();
    server.received(agents::CREATE).json(json!({"name": "Front desk"})).assert_times(3);
    assert_eq!(server.client().agents().list().send().await.unwrap().data.len(), 1);
}
