//! `endpoints/README.md` is what the table says. `UPDATE_REFERENCE=1` writes it anew.

use std::fmt::Write;

use bimpeai::schema::{Field, Kind};
use bimpeai::{
    Endpoint, endpoints,
    schema::{Input, Output},
};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/endpoints/README.md");

const HEAD: &str = "# Which call does what

Generated from `bimpeai::endpoints::ALL`: change the declarations in this folder, then run
`UPDATE_REFERENCE=1 cargo test --features mock --test suite reference`.

- Calls are written as for the async client; the blocking one has the same, without `await`. Paths are below
  `/api/v1/console`.
- A call ends in `.send()`, on a page in `.items()` or `.pages()` too, on a stream in `.open()`.
- Parameters are setters between the call and its end. **Bold** ones are required, and the compiler asks for them.
  `body` is an argument; its fields are listed. The setter of `type` is written `r#type`.
- What only one revision of the API knows is told in the docs of the method or field.
";

#[test]
fn the_reference_is_what_the_table_says() {
    let said = reference();
    if std::env::var_os("UPDATE_REFERENCE").is_some() {
        std::fs::write(PATH, &said).unwrap();
    }
    let written = std::fs::read_to_string(PATH).unwrap_or_default();
    let differs = said.lines().zip(written.lines()).find(|(said, written)| said != written);
    assert!(said == written, "endpoints/README.md is out of date, run with UPDATE_REFERENCE=1; first: {differs:#?}");
}

fn reference() -> String {
    let mut page = HEAD.to_owned();
    for group in endpoints::ALL.chunk_by(|one, next| resource(one) == resource(next)) {
        let name = resource(group[0]);
        write!(page, "\n## {name}\n\n| call | does | route | parameters | answer |\n|---|---|---|---|---|\n").unwrap();
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
        [call(endpoint), summary(endpoint), format!("`{method} {path}`"), parameters(endpoint), answer(endpoint)];
    format!("| {} |", cells.join(" | "))
}

fn call(endpoint: &Endpoint) -> String {
    let mut parts: Vec<&str> = endpoint.name().split('.').collect();
    let method = parts.pop().unwrap();
    let handles = parts.iter().flat_map(|handle| [".", handle, "()"]).collect::<String>();
    let mut arguments = endpoint.path_params().to_vec();
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
        (Input::Json(Kind::Union { tag, variants }), Some(body)) => {
            let variants = variants.iter().map(|(name, kind)| format!("`{tag}` {name}: {}", names(kind.fields())));
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

fn answer(endpoint: &Endpoint) -> String {
    let model = endpoint.output_type().unwrap_or_default();
    let answer = match endpoint.output() {
        Output::Empty => "nothing".to_owned(),
        Output::One(_) => format!("one `{model}`"),
        Output::List(_) => format!("list of `{model}`"),
        Output::Page(_) => format!("pages of `{model}`"),
        Output::Events(_, ticket) => format!("stream of `{model}`, ticket from `{ticket}`"),
        other => panic!("{endpoint} answers with {other:?}: say here how that reads"),
    };
    if endpoint.is_not_implemented() { format!("{answer}; 501 today") } else { answer }
}

/// A row names every part of the declaration it stands for.
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
        "| `client.agents().calls().make(agent_id, body)` | Has the agent call somebody. \
         | `POST /agents/{agent_id}/calls` | `MakeCall`: **`destination`**, **`is_test_call`** | one `MakeCallResult` |"
    );
    assert_eq!(
        row(endpoints::agents::knowledge_bases::CREATE),
        "| `client.agents().knowledge_bases().create(agent_id, body)` \
         | Creates a knowledge base, from a text or from a URL. | `POST /agents/{agent_id}/knowledge_bases` \
         | `CreateKnowledgeBase`, `type` text: **`name`**, **`content`**, `description`; \
         `type` url: **`name`**, **`url`**, `description` | one `KnowledgeBase` |"
    );
    assert_eq!(
        row(endpoints::calls::LIST),
        "| `client.calls().list()` | Lists the calls of the whole team. | `GET /calls` |  | list of `Call`; 501 today |"
    );
}
