//! What is generated from the declarations: `endpoints/README.md`, and the exports of `endpoints/models.rs` and
//! `endpoints/resources.rs`. `UPDATE_REFERENCE=1` writes them.

mod exports;

use std::fmt::Write;

use bimpeai::schema::{Field, Kind};
use bimpeai::{
    Endpoint, endpoints,
    schema::{Input, Output},
};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/endpoints/README.md");

const HEAD: &str = "# Endpoint reference

Generated from `bimpeai::endpoints::ALL`. To change it, edit the declarations in this folder and run
`UPDATE_REFERENCE=1 cargo test --features mock --test suite reference`.

- The methods are those of the async client. The blocking client has the same methods, without `await`. Routes are
  relative to `/api/v1/console`.
- `.send()` sends the request. Paged lists also have `.items()` and `.pages()`; streams have `.open()` instead.
- Parameters are setters of the request builder. **Bold** parameters are required, which the compiler checks; the others
  can be set step by step. `.params(..)` sets all of them, from their struct or from JSON. `body` is an argument; its
  fields are listed. The setter of `type` is written `r#type`.
- The docs of a method or field say if only one revision of the API supports it.
";

#[test]
fn the_reference_matches_the_table() {
    let generated = reference();
    if is_update() {
        std::fs::write(PATH, &generated).unwrap();
    }
    let written = std::fs::read_to_string(PATH).unwrap_or_default();
    let difference = generated.lines().zip(written.lines()).find(|(generated, written)| generated != written);
    assert!(
        generated == written,
        "endpoints/README.md is out of date, run with UPDATE_REFERENCE=1; first difference: {difference:#?}"
    );
}

fn is_update() -> bool {
    std::env::var_os("UPDATE_REFERENCE").is_some()
}

fn reference() -> String {
    let mut page = HEAD.to_owned();
    for group in endpoints::ALL.chunk_by(|one, next| resource(one) == resource(next)) {
        let name = resource(group[0]);
        write!(page, "\n## {name}\n\n").unwrap();
        page.push_str("| method | description | route | parameters | returns |\n|---|---|---|---|---|\n");
        for endpoint in group {
            writeln!(page, "{}", row(endpoint)).unwrap();
        }
    }
    page
}

/// The first part of the name: `agents` of `agents.knowledge_bases.create`.
fn resource(endpoint: &Endpoint) -> &'static str {
    endpoint.name().split('.').next().unwrap()
}

fn row(endpoint: &Endpoint) -> String {
    let (method, path) = (endpoint.method(), endpoint.path());
    let cells =
        [usage(endpoint), summary(endpoint), format!("`{method} {path}`"), parameters(endpoint), returns(endpoint)];
    format!("| {} |", cells.join(" | "))
}

fn usage(endpoint: &Endpoint) -> String {
    let mut parts: Vec<&str> = endpoint.name().split('.').collect();
    let method = parts.pop().unwrap();
    let handles = parts.iter().flat_map(|handle| [".", handle, "()"]).collect::<String>();
    let mut arguments: Vec<_> = endpoint.path_params().iter().map(|param| param.name).collect();
    arguments.extend(endpoint.takes_body().then_some("body"));
    format!("`client{handles}.{method}({})`", arguments.join(", "))
}

/// The first paragraph of the docs.
fn summary(endpoint: &Endpoint) -> String {
    let paragraph = endpoint.docs().trim().split("\n\n").next().unwrap();
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parameters(endpoint: &Endpoint) -> String {
    if endpoint.is_streamed() {
        return "`after`".to_owned();
    }
    match (endpoint.input(), endpoint.input_type().filter(|_| endpoint.takes_body())) {
        (Input::Json(Kind::Union(union)), Some(body)) => {
            let variants = union
                .variants
                .iter()
                .map(|variant| format!("`{}` {}: {}", union.tag, variant.text, names(variant.kind.fields())));
            format!("`{body}`, {}", variants.collect::<Vec<_>>().join("; "))
        }
        (input, Some(body)) => format!("`{body}`: {}", names(input.fields())),
        (input, None) => names(input.fields()),
    }
}

fn names(fields: &[Field]) -> String {
    let names = fields.iter().map(
        |Field { name, required, .. }| {
            if *required { format!("**`{name}`**") } else { format!("`{name}`") }
        },
    );
    names.collect::<Vec<_>>().join(", ")
}

fn returns(endpoint: &Endpoint) -> String {
    let model = endpoint.output_type().unwrap_or_default();
    let returns = match endpoint.output() {
        Output::Empty => "nothing".to_owned(),
        Output::One(_) => format!("`{model}`"),
        Output::List(_) => format!("list of `{model}`"),
        Output::Page(_) => format!("pages of `{model}`"),
        Output::Events(_, ticket) => format!("stream of `{model}`, ticket from `{ticket}`"),
        other => panic!("{endpoint} returns {other:?}, which has no description here"),
    };
    if endpoint.is_not_implemented() { format!("{returns}; not implemented (501)") } else { returns }
}

/// A row contains every part of the declaration.
#[test]
fn a_row_reads_like_its_declaration() {
    assert_eq!(
        row(endpoints::agents::integrations::custom_api::tools::DELETE),
        "| `client.agents().integrations().custom_api().tools().delete(agent_id, integration_id, tool_id)` \
         | Deletes a tool. \
         | `DELETE /agents/{agent_id}/integrations/custom_api/{integration_id}/tools/{tool_id}` |  | nothing |"
    );
    assert_eq!(
        row(endpoints::agents::calls::MAKE),
        "| `client.agents().calls().make(agent_id, body)` | Starts a phone call by the agent. \
         | `POST /agents/{agent_id}/calls` | `MakeCall`: **`destination`**, **`is_test_call`** | `MakeCallResult` |"
    );
    assert_eq!(
        row(endpoints::agents::knowledge_bases::CREATE),
        "| `client.agents().knowledge_bases().create(agent_id, body)` \
         | Creates a knowledge base from a text or a URL. | `POST /agents/{agent_id}/knowledge_bases` \
         | `CreateKnowledgeBase`, `type` text: **`name`**, **`content`**, `description`; \
         `type` url: **`name`**, **`url`**, `description` | `KnowledgeBase` |"
    );
    assert_eq!(
        row(endpoints::calls::LIST),
        "| `client.calls().list()` | Lists the phone calls of the whole team. | `GET /calls` |  \
         | list of `Call`; not implemented (501) |"
    );
}
