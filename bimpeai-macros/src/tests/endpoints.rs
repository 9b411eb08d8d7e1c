//! Parsing and validating valid blocks.

use proc_macro2::TokenStream;

use crate::ast::{self, Input};
use crate::errors::Errors;
use crate::validate::{self, Block, Output, Resource};

/// The token that a mistake is reported under, and the message.
pub(super) type Mistake = (String, String);

/// Parses and checks a block.
pub(super) fn block(source: &str) -> (Option<Block>, Vec<Mistake>) {
    let mut errors = Errors::default();
    let tokens: TokenStream = source.parse().unwrap_or_else(|_| panic!("not tokens: {source}"));
    let block = ast::block(tokens, &mut errors).map(|block| validate::block(block, &mut errors));
    let under = errors.spans().into_iter().map(|span| span.source_text().unwrap_or_default());
    (block, under.zip(errors.messages()).collect())
}

/// Parses and checks a resource whose body this is.
pub(super) fn resource(body: &str) -> (Resource, Vec<Mistake>) {
    let source = format!("/// Docs.\nresource things: Things where kb_id: KnowledgeBase {{ {body} }}");
    let (block, mistakes) = block(&source);
    let Some(Block::Resource(resource)) = block else { panic!("no resource: {source}") };
    (resource, mistakes)
}

/// The names of the methods that are expanded.
pub(super) fn methods(resource: &Resource) -> Vec<String> {
    let routes = resource.routes.iter().map(|route| &route.name);
    routes.chain(resource.subs.iter().map(|sub| &sub.name)).map(ToString::to_string).collect()
}

/// A route that uses the `where`, which would be a mistake otherwise.
pub(super) const KB: &str = "/// Docs.\nkb: GET \"/kbs/{kb_id}\" -> Kb;";

#[test]
fn a_route_is_parsed_in_all_its_parts() {
    let body = format!(
        "{KB} /// Creates.\n create: POST \"/agents/{{agent_id}}/x/{{region}}\" (body: a::Body) -> Thing, idempotent, not_implemented;"
    );
    let (resource, mistakes) = resource(&body);
    assert_eq!(mistakes, []);
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
            assert_eq!(errors, [], "{method}{flag}");
            assert_eq!(resource.routes[1].idempotent, idempotent, "{method}{flag}");
        }
    }
}

#[test]
fn dotted_accessors_and_sub_resources() {
    let source = "/// D.\nresource a.b.c: C { /// D.\n list: GET \"/c\" (L) -> Page<T>; /// D.\n sub: sub::Sub; }";
    let (Some(Block::Resource(resource)), mistakes) = block(source) else { panic!("no resource") };
    assert_eq!(mistakes, []);
    assert_eq!(resource.accessor, "a.b.c");
    assert!(matches!(resource.routes[0].output, Output::Page(_)));
    assert_eq!(methods(&resource), ["list", "sub"]);
}

/// Lines that are valid, although something like them is a mistake.
const VALID: &[&str] = &[
    "a: GET r\"/a\" -> A;",
    "a: GET r#\"/a\"# -> A;",
    "a: GET \"/a\" -> models::A;",
    "a: GET \"/a\" -> ::models::A;",
    "a: GET \"/a\" -> Wrapped<A>;",
    "a: GET \"/a\" -> Page;",
    "a: GET \"/a\" -> Vec<Result>;",
    "a: GET \"/a\" -> Vec<models::A,>;",
    "a: GET \"/v1.2/...a/{b}\" -> A;",
    "a: GET \"/a/{body}\" (P) -> A;",
    "a: POST \"/a/{body}\" (body: B) -> A;",
    "a: GET \"/a\" (super::P) -> A;",
    "a: POST \"/a\" (body: Vec<B>) -> A;",
    // Models may have any name.
    "a: GET \"/a\" -> Page;",
    "a: GET \"/a\" (P) -> self::Page;",
    "a: GET \"/a\" -> Option;",
    "a: GET \"/a\" -> Vec<Vec>;",
    "a: GET \"/a\" (P) -> Page<Result>;",
    "a: DELETE \"/a\" (P) -> ();",
    "r#match: GET \"/a\" -> A;",
    "parts: GET \"/a\" -> A;",
    "a: patch::Patch;",
    "a: Posts;",
    "a: self::P;",
    "a: ::other::Api;",
    "#[cfg(x)] #[deprecated(note = \"n\")] #[doc(alias = \"b\")] #[must_use] #[allow(deprecated)] a: GET \"/a\" -> A;",
    "#[cfg(all(not(x), any(feature = \"y\", unix),))] a: GET \"/a\" -> A;",
    "a: GET \"/{x}\" -> A; /// D.\n#[cfg(y)] b: POST \"/{y}\" -> A; /// D.\nc: GET \"/{x}/c\" -> A;",
];

#[test]
fn unusual_lines_are_valid() {
    for line in VALID {
        let (resource, mistakes) = resource(&format!("{KB} /// D.\n{line}"));
        assert_eq!(mistakes, [], "{line}");
        assert!(methods(&resource).len() > 1, "{line}");
    }
}

#[test]
fn a_write_is_idempotent_only_with_the_flag() {
    for (line, expected) in [
        ("a: POST \"/a\" -> A, idempotent;", true),
        ("a: POST \"/a\" -> A;", false),
        ("a: DELETE \"/a\" -> (), not_implemented;", false),
        ("a: GET \"/a\" -> A;", false),
        // A mistake, but the endpoint is a read all the same.
        ("a: GET \"/a\" -> A, idempotent;", false),
    ] {
        let (resource, _) = resource(&format!("{KB} /// D.\n{line}"));
        assert_eq!(resource.routes[1].idempotent, expected, "{line}");
    }
}

/// `macro_rules!` passes on `$path:literal` and the like in groups without delimiters.
#[test]
fn fragments_of_other_macros_are_seen_through() {
    use proc_macro2::{Delimiter, Group, TokenTree};
    let invisible = |text: &str| {
        let tokens: TokenStream = text.parse().expect("tokens");
        TokenTree::Group(Group::new(Delimiter::None, tokens))
    };
    let (name, path, item) = (invisible("list"), invisible("\"/a\""), invisible("a::Item"));
    let tokens = quote::quote! {
        /// D.
        resource things: Things { #[doc = "D."] #name: GET #path (#item) -> Vec<#item>; }
    };
    let mut errors = Errors::default();
    let block = ast::block(tokens, &mut errors).map(|block| validate::block(block, &mut errors));
    assert_eq!(errors.messages(), Vec::<String>::new());
    assert!(matches!(block, Some(Block::Resource(resource)) if methods(&resource) == ["list"]));
}
