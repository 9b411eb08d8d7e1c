//! Parsing and validating blocks: the result, and each mistake with the token it is reported under.

use proc_macro2::TokenStream;

use crate::ast::{self, Declaration, Input};
use crate::errors::Errors;
use crate::validate::{self, Block, Output, Resource};

/// Parses and checks a resource whose body this is.
fn resource(body: &str) -> (Resource, Errors) {
    let source = format!("/// Docs.\nresource things: Things where kb_id: KnowledgeBase {{ {body} }}");
    let mut errors = Errors::default();
    let tokens: TokenStream = source.parse().expect("tokens");
    let block = ast::block(tokens, &mut errors).map(|block| validate::block(block, &mut errors));
    let Some(Block::Resource(resource)) = block else { panic!("no resource: {source}") };
    (resource, errors)
}

/// A route that uses the `where`, which would be a mistake otherwise.
const KB: &str = "/// Docs.\nkb: GET \"/kbs/{kb_id}\" -> Kb;";

#[test]
fn a_route_is_parsed_in_all_its_parts() {
    let body = format!(
        "{KB} /// Creates.\n create: POST \"/agents/{{agent_id}}/x/{{region}}\" (body: a::Body) -> Thing, idempotent, not_implemented;"
    );
    let (resource, errors) = resource(&body);
    assert_eq!(errors.messages(), Vec::<String>::new());
    let route = &resource.routes[1];
    assert_eq!(route.name, "create");
    assert_eq!(route.docs, "Creates.");
    assert_eq!(route.method.name(), "POST");
    assert!(matches!(route.input, Input::Body(_)));
    assert!(route.idempotent && route.not_implemented);
    let ids: Vec<_> = route.ids.iter().map(|id| (id.name.as_str(), id.of.is_some())).collect();
    assert_eq!(ids, [("agent_id", true), ("region", false)]);
    assert_eq!(resource.accessor, "things");
}

#[test]
fn a_write_is_idempotent_only_if_its_line_says_so() {
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        for (flag, idempotent) in [("", false), (", idempotent", true), (", not_implemented", false)] {
            let (resource, errors) = resource(&format!("{KB} /// D.\na: {method} \"/a\" -> A{flag};"));
            assert_eq!(errors.messages(), Vec::<String>::new(), "{method}{flag}");
            assert_eq!(resource.routes[1].idempotent, idempotent, "{method}{flag}");
        }
    }
}

#[test]
fn dotted_accessors_and_sub_resources() {
    let source = "/// D.\nresource a.b.c: C { /// D.\n list: GET \"/c\" (L) -> Page<T>; /// D.\n sub: sub::Sub; }";
    let mut errors = Errors::default();
    let Some(ast::Block::Resource(declared)) = ast::block(source.parse().expect("tokens"), &mut errors) else {
        panic!("no resource")
    };
    assert!(matches!(declared.declarations[..], [Declaration::Route(_), Declaration::Sub(_)]));
    let Block::Resource(resource) = validate::block(ast::Block::Resource(declared), &mut errors) else {
        panic!("no resource")
    };
    assert_eq!(errors.messages(), Vec::<String>::new());
    assert_eq!(resource.accessor, "a.b.c");
    assert!(matches!(resource.routes[0].output, Output::Page(_)));
}

/// A body, and for each mistake its token and a part of the message.
const MISTAKES: &[(&str, &[(&str, &str)])] = &[
    ("/// D.\na: FETCH \"/a\" -> A;", &[("FETCH", "expected GET, POST, PUT, PATCH or DELETE")]),
    ("/// D.\na: \"/a\" -> A;", &[("\"/a\"", "expected an HTTP method before the path")]),
    ("/// D.\na GET \"/a\" -> A;", &[("GET", "expected `:` after the method name")]),
    ("/// D.\na: PATCH;", &[("PATCH", "expected a path after the HTTP method")]),
    ("/// D.\na: GET \"a\" -> A;", &[("\"a\"", "write \"/a\"")]),
    ("/// D.\na: GET \"/a/\" -> A;", &[("\"/a/\"", "write \"/a\"")]),
    ("/// D.\na: GET \"/a//b\" -> A;", &[("\"/a//b\"", "an empty segment")]),
    ("/// D.\na: GET \"/a?b\" -> A;", &[("\"/a?b\"", "declare parameters")]),
    ("/// D.\na: GET \"/a b\" -> A;", &[("\"/a b\"", "' ' is not allowed in a path")]),
    ("/// D.\na: GET \"/{}\" -> A;", &[("\"/{}\"", "a placeholder must have a name")]),
    ("/// D.\na: GET \"/{a_id}/{a_id}\" -> A;", &[("\"/{a_id}/{a_id}\"", "occurs twice in the path")]),
    ("/// D.\na: GET \"/x{a_id}\" -> A;", &[("\"/x{a_id}\"", "must be a whole segment")]),
    ("/// D.\na: GET \"/{a_id\" -> A;", &[("\"/{a_id\"", "unbalanced brace")]),
    ("/// D.\na: GET \"/a_id}\" -> A;", &[("\"/a_id}\"", "unbalanced brace")]),
    ("/// D.\na: GET \"/{Agent}\" -> A;", &[("\"/{Agent}\"", "write a placeholder in snake case")]),
    ("/// D.\na: GET \"/{self}\" -> A;", &[("\"/{self}\"", "is not a valid name")]),
    ("/// D.\na: GET \"/a\";", &[("\"/a\"", "expected `-> Type`")]),
    ("/// D.\na: GET \"/a\" -> ;", &[(">", "expected a return type")]),
    ("/// D.\na: GET \"/a\" () -> A;", &[("()", "expected the type of the parameters")]),
    ("/// D.\na: GET \"/a\" (query: Q) -> A;", &[("query", "write `(body: Type)`")]),
    ("/// D.\na: GET \"/a\" (P, Q) -> A;", &[(",", "expected one type")]),
    ("/// D.\na: GET \"/a\" (body: B) -> A;", &[("B", "a GET request has no body")]),
    ("/// D.\na: GET \"/a\" -> A, idempotent;", &[("idempotent", "remove `idempotent`")]),
    ("/// D.\na: PUT \"/a\" -> Page<A>, idempotent;", &[("Page<A>", "only a GET request can return a `Page`")]),
    (
        "/// D.\na: PUT \"/a\" -> Events<A>, idempotent;",
        &[("Events<A>", "only a GET request can return `Events`"), ("Events<A>", "add `, ticket =")],
    ),
    ("/// D.\na: GET \"/a\" -> Events<A>;", &[("Events<A>", "add `, ticket =")]),
    ("/// D.\na: GET \"/a\" -> Events<A>, ticket = t;", &[("t", "this resource has no method `t`")]),
    ("/// D.\na: GET \"/a\" -> Events<A>, ticket;", &[("ticket", "write `ticket ="), ("Events<A>", "add `, ticket =")]),
    ("/// D.\na: GET \"/a\" -> A, ticket = a;", &[("a", "only `Events<T>` takes a ticket")]),
    ("/// D.\na: GET \"/a\" -> A, cached;", &[("cached", "unknown flag `cached`")]),
    ("/// D.\na: PUT \"/a\" -> A, idempotent, idempotent;", &[("idempotent", "is repeated")]),
    ("/// D.\na: PUT \"/a\" -> A, idempotent = yes;", &[("idempotent", "takes no value")]),
    ("a: GET \"/a\" -> A;", &[("a", "write a doc comment")]),
    ("s: S;", &[("s", "write a doc comment")]),
    ("/// D.\na: GET \"/a\" -> A; /// D.\na: GET \"/b\" -> A;", &[("a", "declared twice")]),
    ("/// D.\na: GET \"/a\" -> A; /// D.\nb: GET \"/a\" -> A;", &[("\"/a\"", "same method and path")]),
    ("/// D.\nnew: GET \"/a\" -> A;", &[("new", "`new` is reserved")]),
    ("/// D.\nmatch: GET \"/a\" -> A;", &[("match", "`match` is a keyword")]),
    ("/// D.\na: GET \"/a\" -> A", &[("A", "expected `;` after the declaration")]),
    (
        "/// D.\na: GET \"/a\" -> A /// D.\nb: GET \"/b\" -> B;",
        &[("/// D.", "expected `;` before the next declaration")],
    ),
    ("/// D.\na: GET \"/a\" -> A idempotent;", &[("idempotent", "expected `;` or a flag")]),
    (";", &[(";", "unexpected `;`")]),
];

#[test]
fn each_mistake_is_reported_once_under_its_token() {
    for (body, expected) in MISTAKES {
        let (_, errors) = resource(&format!("{KB} {body}"));
        let under = errors.spans().into_iter().map(|span| span.source_text().unwrap_or_default());
        let got: Vec<_> = under.zip(errors.messages()).collect();
        assert_eq!(got.len(), expected.len(), "{body}: {got:?}");
        for ((token, message), (expected_token, expected_message)) in got.iter().zip(*expected) {
            assert_eq!(token, expected_token, "{body}: {message}");
            assert!(message.contains(expected_message), "{body}: {message}");
        }
    }
}

#[test]
fn valid_declarations_survive_a_broken_one() {
    let (resource, errors) = resource(&format!(
        "{KB} broken; /// D.\nlist: GET \"/a\" -> A, nonsense; more broken things; /// D.\nmake: PSOT \"/a\" -> A, idempotent;"
    ));
    let names: Vec<_> = resource.routes.iter().map(|route| route.name.to_string()).collect();
    assert_eq!(names, ["kb", "list", "make"]);
    assert_eq!(errors.messages().len(), 4, "{:?}", errors.messages());
}

#[test]
fn mistakes_in_the_head_are_reported() {
    for (source, expected) in [
        ("things { }", "expected `resource name: Type { .. }`"),
        ("resource things { }", "expected `: Type`"),
        ("resource things: Things", "expected the declarations in"),
        ("resource things: Things ( )", "expected the declarations in"),
        ("resource things: Things { } resource b: B { }", "expected one block"),
    ] {
        let mut errors = Errors::default();
        assert!(ast::block(source.parse().expect("tokens"), &mut errors).is_none(), "{source}");
        assert!(errors.messages()[0].contains(expected), "{source}: {:?}", errors.messages());
    }
    for (source, expected) in [
        ("resource things: Things { /// D.\na: GET \"/a\" -> A; }", "above the resource"),
        ("/// D.\nresource things: Things where thing_id: Thing { /// D.\na: GET \"/a\" -> A; }", "`{thing_id}`"),
        ("/// D.\nresource things: Things { }", "at least one endpoint"),
    ] {
        let mut errors = Errors::default();
        let Some(block) = ast::block(source.parse().expect("tokens"), &mut errors) else {
            panic!("no resource: {source}")
        };
        validate::block(block, &mut errors);
        let messages = errors.messages();
        assert!(matches!(&messages[..], [message] if message.contains(expected)), "{source}: {messages:?}");
    }
}
