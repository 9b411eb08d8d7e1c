//! Mistakes in the head of a block: one error, and the methods below are expanded all the same.

use super::endpoints::{block, methods};
use super::rows;
use crate::validate::Block;

const LINE: &str = "/// D.\na: GET \"/{kb_id}\" -> A;";

/// A head, the token of its mistake, a part of the message, and the accessor and the type of what is expanded.
const RESOURCES: &[(&str, &str, &str, &str)] = &[
    ("resorce things: Things", "resorce", "unknown `resorce`: write `resource`", "things: Things"),
    ("Resource things: Things", "Resource", "write `resource`", "things: Things"),
    ("mod things: Things", "mod", "expected `resource name: Type { .. }`", "things: Things"),
    ("pub resource things: Things", "pub", "remove it", "things: Things"),
    ("pub(crate) resource things: Things", "pub", "remove it", "things: Things"),
    ("things: Things", "things", "expected `resource name: Type { .. }`", "things: Things"),
    ("a.things: Things", "a", "expected `resource name: Type { .. }`", "a.things: Things"),
    ("things", "things", "expected `resource name: Type { .. }`", "things: Things"),
    (", resource things: Things", ",", "expected `resource name: Type { .. }`", "things: Things"),
    ("resource things", "things", "expected `: Type` after the accessor", "things: Things"),
    ("resource a.two_things", "two_things", "expected `: Type` after the accessor", "a.two_things: TwoThings"),
    ("resource things:", ":", "expected the name of the resource's type", "things: Things"),
    ("resource things Things", "Things", "expected `: Type` after the accessor", "things: Things"),
    ("resource things, Things", ",", "expected `: Type` after the accessor", "things: Things"),
    ("resource things, : Things", ",", "expected `: Type` after the accessor", "things: Things"),
    ("resource things things: Things", "things", "expected `: Type` after the accessor", "things: Things"),
    ("resource things:: Things", ":", "expected `.` between the names", "things.Things: Things"),
    ("resource a::things: Things", ":", "expected `.` between the names", "a.things: Things"),
    ("resource a..things: Things", ".", "unexpected `.`", "a.things: Things"),
    ("resource a.: Things", ":", "expected the name of the resource", "a: Things"),
    ("resource : Things", ":", "expected the name of the resource", "things: Things"),
    ("resource Things", "Things", "write `things`", "Things: Things"),
    ("resource match: Matches", "match", "`match` is a keyword", "match: Matches"),
    ("resource things: Self", "Self", "`Self` is a keyword", "things: Things"),
    ("resource things: a::Things", ":", "expected a name without a path", "things: Things"),
    ("resource things: Things<T>", "<", "expected `{ .. }` after the type", "things: Things"),
    ("resource things: Things,", ",", "expected `{ .. }` after the type", "things: Things"),
    ("resource things: Things;", ";", "expected `{ .. }` after the type", "things: Things"),
    ("resource things: Things where", "where", "expected a placeholder and its model", "things: Things"),
    ("resource things: Things where kb_id", "kb_id", "expected `:` and the model", "things: Things"),
    ("resource things: Things where kb_id:", ":", "expected the model whose id it is", "things: Things"),
    ("resource things: Things where kb_id Kb", "Kb", "expected `:` and the model", "things: Things"),
    ("resource things: Things where kb_id: Kb c_id: C", "c_id", "expected `,`", "things: Things"),
    ("resource things: Things where kb_id: Kb,,", ",", "expected a placeholder and its model", "things: Things"),
    ("resource things: Things where, kb_id: Kb", ",", "expected a placeholder and its model", "things: Things"),
    ("resource things: Things wher kb_id: Kb", "wher", "expected `{ .. }` after the type", "things: Things"),
    ("resource things: Things, where kb_id: Kb", ",", "expected `{ .. }` after the type", "things: Things"),
    ("resource things: Things where kb_id: Kb, kb_id: Kb", "kb_id", "is declared twice", "things: Things"),
    ("resource things: Things where kb_id: Vec<Kb>", "Vec<Kb>", "expected the name of a model", "things: Things"),
    ("resource things: Things where other_id: A", "other_id", "no path has the placeholder", "things: Things"),
    ("//! D.\nresource things: Things", "//! D.", "without `!`", "things: Things"),
    ("# resource things: Things", "#", "expected an attribute after `#`", "things: Things"),
];

#[test]
fn a_mistake_in_the_head_of_a_resource_keeps_its_methods() {
    rows("heads of resources", RESOURCES, |(head, token, message, expected)| {
        let (Some(Block::Resource(resource)), mistakes) = block(&format!("/// D.\n{head} {{ {LINE} }}")) else {
            panic!("no resource: {head}")
        };
        let [mistake] = &mistakes[..] else { panic!("{head}: {mistakes:?}") };
        assert_eq!(mistake.0.trim(), *token, "{head}: {}", mistake.1);
        assert!(mistake.1.contains(message), "{head}: {}", mistake.1);
        assert_eq!(methods(&resource), ["a"], "{head}");
        assert_eq!(format!("{}: {}", resource.accessor, resource.ty), *expected, "{head}");
    });
}

/// A head, the token of its mistake, a part of the message, and the trait.
const CLIENTS: &[(&str, &str, &str, Option<&str>)] = &[
    ("clint", "clint", "write `client`", None),
    ("clients", "clients", "write `client`", None),
    ("client trait", "trait", "expected the name of the trait", Some("Api")),
    ("client trait match", "match", "expected the name of the trait", Some("Api")),
    ("client NotesApi", "NotesApi", "write `client trait NotesApi`", Some("NotesApi")),
    ("client trait NotesApi: Clone", ":", "expected `client { .. }` or", Some("NotesApi")),
    ("client: Client", ":", "expected `client { .. }` or", None),
    ("client where", "where", "expected `client { .. }` or", None),
];

#[test]
fn a_mistake_in_the_head_of_a_client_keeps_its_resources() {
    rows("heads of clients", CLIENTS, |(head, token, message, api)| {
        let (Some(Block::Client(client)), mistakes) = block(&format!("/// D.\n{head} {{ /// D.\nnotes: a::Notes; }}"))
        else {
            panic!("no client: {head}")
        };
        let [mistake] = &mistakes[..] else { panic!("{head}: {mistakes:?}") };
        assert_eq!(mistake.0, *token, "{head}: {}", mistake.1);
        assert!(mistake.1.contains(message), "{head}: {}", mistake.1);
        assert_eq!(client.api.map(|api| api.to_string()).as_deref(), *api, "{head}");
        assert_eq!(client.resources.len(), 1, "{head}");
    });
}

/// Whole blocks.
const BLOCKS: &[(&str, &str, &str)] = &[
    ("", "", "expected `resource name: Type { .. }`"),
    ("/// D.\n", "/// D.", "expected `resource name: Type { .. }`"),
    ("/// D.\n{ }", "/// D.", "expected `resource name: Type { .. }`"),
    ("/// D.\nresource { }", "resource", "expected the name of the resource"),
    ("/// D.\nresource things: Things", "Things", "expected the declarations in `{ .. }`"),
    ("/// D.\nresource things: Things ( )", "(", "expected the declarations in `{ .. }`"),
    ("/// D.\nresource things: Things [ ]", "[", "expected the declarations in `{ .. }`"),
    ("/// D.\nresource things: Things { /// D.\na: b::B; };", ";", "unexpected `;` after the block"),
    ("/// D.\nresource things: Things { /// D.\na: b::B; } resource b: B { }", "resource", "expected one block"),
    ("resource things: Things { /// D.\na: GET \"/a\" -> A; }", "resource", "above the resource"),
    ("/// D.\nresource things: Things { }", "Things", "at least one endpoint"),
    ("client { /// D.\na: b::B; }", "client", "above `client`"),
    ("/// D.\nclient { }", "client", "at least one resource"),
    ("/// D.\nclient { /// D.\na: GET \"/a\" -> A; }", "GET", "a route belongs in a `resource` block"),
    ("/// D.\nclient { /// D.\nrequest: b::B; }", "request", "the client has a method of this name"),
    ("/// D.\nclient { /// D.\na: b::B; /// D.\nc: b::B; }", "b::B", "this is the type of `a` already"),
    ("/// D.\nclient { /// D.\na: b::B }", "B", "expected `;`"),
];

#[test]
fn each_mistake_in_a_block_is_reported_once() {
    rows("blocks", BLOCKS, |(source, token, message)| {
        let (_, mistakes) = block(source);
        let [mistake] = &mistakes[..] else { panic!("{source}: {mistakes:?}") };
        assert_eq!(mistake.0.trim(), *token, "{source}: {}", mistake.1);
        assert!(mistake.1.contains(message), "{source}: {}", mistake.1);
    });
}

#[test]
fn the_type_of_a_resource_without_a_body_is_declared_anyway() {
    for source in ["/// D.\nresource things: Things", "/// D.\nresource things: Things ( )"] {
        let (block, _) = block(source);
        assert!(matches!(block, Some(Block::Resource(resource)) if resource.ty == "Things"), "{source}");
    }
}
