//! Secrets are sent, but never printed.

use std::collections::BTreeSet;

use bimpeai::mock::Server;
use bimpeai::{Args, Endpoint, endpoints};
use serde_json::{Value, json};

use super::recorded::{Detail, RECORDED};
use super::types::type_of;
use crate::support::run;

const SECRET: &str = "s3cr3t-value";

/// The fields that hold a secret, by JSON name: `auth_config` and `headers_template` where they are free-form objects.
const TEXTS: [&str; 5] = ["secret_key", "token", "password", "api_key", "ticket"];
const OBJECTS: [&str; 2] = ["auth_config", "headers_template"];

/// Fills in a secret in every field that holds one, and records the fields.
fn hide(value: &mut Value, path: &str, places: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = format!("{path}.{name}");
                if TEXTS.contains(&name.as_str()) && value.is_string() {
                    *value = SECRET.into();
                } else if OBJECTS.contains(&name.as_str()) && value.get("free").is_some() {
                    *value = json!({"Authorization": SECRET, "any": {"deep": [SECRET]}});
                } else {
                    hide(value, &path, places);
                    continue;
                }
                places.insert(path);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| hide(item, path, places)),
        _ => {}
    }
}

#[test]
fn no_model_or_input_prints_a_secret() {
    let mut places = BTreeSet::new();
    for (name, model) in &RECORDED.models {
        let revision = model.revisions.last().unwrap();
        let mut value = Value::Object(RECORDED.object(model, revision, Detail::All));
        let before = places.len();
        hide(&mut value, name, &mut places);
        if places.len() == before {
            continue;
        }
        let ours = type_of(name);
        let printed = (ours.debug)(&value);
        assert!(!printed.contains(SECRET), "{name}: {printed}");
        assert!(printed.contains("[redacted]"), "{name}: {printed}");
        assert_eq!((ours.round_trip)(&value), Ok(value), "{name}: a redacted secret is still written");
    }
    let expected = [
        "BimpeaiConfigureBody.secret_key",
        "BimpeaiConfigureBody.token",
        "CustomApiConfigureBody.auth_config.api_key",
        "CustomApiConfigureBody.auth_config.password",
        "CustomApiConfigureBody.auth_config.token",
        "CustomApiCreateToolBody.auth_config",
        "CustomApiCreateToolBody.headers_template",
        "IntegrationAuthConfig.api_key",
        "IntegrationAuthConfig.password",
        "IntegrationAuthConfig.token",
        "McpServerConfigureBody.auth_config.api_key",
        "McpServerConfigureBody.auth_config.password",
        "McpServerConfigureBody.auth_config.token",
        "StreamTicket.ticket",
    ];
    assert_eq!(places.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_secret_is_sent_but_not_printed_in_the_request_log() {
    let senders: [(&Endpoint, &str); 4] = [
        (endpoints::agents::integrations::bimpeai::CONFIGURE, "BimpeaiConfigureBody"),
        (endpoints::agents::integrations::custom_api::CONFIGURE, "CustomApiConfigureBody"),
        (endpoints::agents::integrations::custom_api::tools::ADD, "CustomApiCreateToolBody"),
        (endpoints::agents::integrations::mcp_server::CONFIGURE, "McpServerConfigureBody"),
    ];
    let server = Server::builder().fixtures().start_blocking();
    for (endpoint, input) in senders {
        let mut body = Value::Object(RECORDED.object(&RECORDED.models[input], "0.4.1", Detail::All));
        hide(&mut body, "", &mut BTreeSet::new());
        let mut args = Args::sample(endpoint);
        args.input = body.clone();
        run(endpoint.invoke(&server.client(), args)).unwrap_or_else(|error| panic!("{endpoint}: {error}"));
        let sent = server.requests().pop().unwrap();
        assert!(body.to_string().contains(SECRET), "{endpoint}");
        assert_eq!(sent.json(), Some(body), "{endpoint}");
        for printed in [format!("{sent}"), format!("{sent:?}"), format!("{sent:#?}"), format!("{server:?}")] {
            assert!(!printed.contains(SECRET), "{endpoint}: {printed}");
        }
        assert!(format!("{sent}").contains("[redacted]"), "{endpoint}: {sent}");
    }
}
