//! Each mistake in a line, with the token it is reported under.

use super::endpoints::{KB, methods, resource};
use super::rows;

/// A body, and for each mistake its token and a part of the message.
type Case = (&'static str, &'static [(&'static str, &'static str)]);

/// Lines of which only the beginning is typed.
const HALF_TYPED: &[Case] = &[
    ("/// D.\nma", &[("ma", "expected `:` after the method name")]),
    ("/// D.\nmake:", &[(":", "expected a route, as in `GET")]),
    ("/// D.\nmake: GE", &[("GE", "expected an HTTP method and a path")]),
    ("/// D.\nmake: GET", &[("GET", "expected a path after the HTTP method")]),
    ("/// D.\nmake: GET \"/a\"", &[("\"/a\"", "expected `-> Type`")]),
    ("/// D.\nmake: GET \"/a\" (P)", &[("(P)", "expected `-> Type`")]),
    ("/// D.\nmake: GET \"/a\" -", &[("-", "expected `-> Type`")]),
    ("/// D.\nmake: GET \"/a\" ->", &[(">", "expected a return type")]),
    ("/// D.\nmake: GET \"/a\" -> Vec<", &[("<", "expected `>`")]),
    ("/// D.\nmake: GET \"/a\" -> Vec<A", &[("A", "expected `>`")]),
    ("/// D.\nmake: GET \"/a\" -> a::", &[(":", "expected a return type")]),
    ("/// D.\nmake: GET \"/a\" -> A", &[("A", "expected `;` after the declaration")]),
    ("/// D.\nmake: GET \"/a\" -> A,", &[(",", "unexpected `,`: remove it, or write a flag")]),
    ("/// D.\nmake: POST \"/a\" -> A, idem", &[("idem", "write `idempotent`")]),
    ("/// D.\nmake: POST \"/a\" -> A, idempotent", &[("idempotent", "expected `;` after the declaration")]),
    ("/// D.\nmake: GET \"/a\" -> Events<A>", &[("Events<A>", "add `, ticket =")]),
    ("/// D.\nmake: GET \"/a\" -> Events<A>, ticket", &[("ticket", "write `ticket =")]),
    ("/// D.\nmake: GET \"/a\" -> Events<A>, ticket =", &[("=", "expected the method that creates the ticket")]),
    ("/// D.\nmake: tools", &[("tools", "or the type of a sub-resource")]),
    ("/// D.\nmake: tools::", &[(":", "or the type of a sub-resource")]),
    ("/// D.\nmake: tools::Tools", &[("Tools", "expected `;` after the declaration")]),
];

const NAMES: &[Case] = &[
    ("/// D.\n\"a\": GET \"/a\" -> A;", &[("\"a\"", "expected a method name")]),
    ("/// D.\nGET \"/a\" -> A;", &[("GET", "expected a method name and `:` before the HTTP method")]),
    ("/// D.\npub a: GET \"/a\" -> A;", &[("pub", "unexpected `pub`: remove it")]),
    ("/// D.\nfn a: b::B;", &[("fn", "unexpected `fn`: remove it")]),
    ("/// D.\na = GET \"/a\" -> A;", &[("=", "expected `:` after the method name")]),
    ("/// D.\n: GET \"/a\" -> A;", &[(":", "expected a method name")]),
    ("/// D.\na GET \"/a\" -> A;", &[("GET", "expected `:` after the method name")]),
    ("/// D.\na a: GET \"/a\" -> A;", &[("a", "expected `:` after the method name")]),
    ("/// D.\na:: GET \"/a\" -> A;", &[(":", "unexpected `:`: remove it")]),
    ("/// D.\nnew: GET \"/a\" -> A;", &[("new", "`new` is reserved")]),
    ("/// D.\nendpoints: GET \"/a\" -> A;", &[("endpoints", "`endpoints` is reserved")]),
    ("/// D.\nr#new: GET \"/a\" -> A;", &[("r#new", "`new` is reserved")]),
    ("/// D.\n__a: GET \"/a\" -> A;", &[("__a", "`__a` is reserved")]),
    ("/// D.\nclone: GET \"/a\" -> A;", &[("clone", "every value has a method of this name")]),
    ("/// D.\nclone: c::Clone;", &[("clone", "every value has a method of this name")]),
    ("/// D.\ninto: GET \"/a\" -> A;", &[("into", "every value has a method of this name")]),
    ("/// D.\nborrow: GET \"/a\" -> A;", &[("borrow", "every value has a method of this name")]),
    ("/// D.\ntype_id: GET \"/a\" -> A;", &[("type_id", "every value has a method of this name")]),
    ("/// D.\nmatch: GET \"/a\" -> A;", &[("match", "`match` is a keyword")]),
    ("/// D.\n_: GET \"/a\" -> A;", &[("_", "`_` is a keyword")]),
    ("/// D.\nlistAll: GET \"/a\" -> A;", &[("listAll", "write `list_all`")]),
    ("/// D.\nA_B: GET \"/a\" -> A;", &[("A_B", "write `a_b`")]),
    ("/// D.\nLIST: GET \"/a\" -> A;", &[("LIST", "write `list`")]),
    ("/// D.\n_a: GET \"/a\" -> A;", &[("_a", "expected a method name in snake case")]),
    ("/// D.\ngröße: GET \"/a\" -> A;", &[("größe", "expected a method name in snake case")]),
    ("/// D.\na: GET \"/a\" -> A; /// D.\na: GET \"/b\" -> A;", &[("a", "declared twice")]),
    ("/// D.\na: GET \"/a\" -> A; /// D.\nr#a: x::A;", &[("r#a", "declared twice")]),
    ("/// D.\na: GET \"/a\" -> A; /// D.\nb: GET \"/a\" -> A;", &[("\"/a\"", "same method and path")]),
    (
        "/// D.\na: GET \"/a/{x_id}\" -> A; /// D.\nb: GET \"/a/{y_id}\" -> A;",
        &[("\"/a/{y_id}\"", "\"/a/{x_id}\" has the same method and path, the names of placeholders aside")],
    ),
];

const METHODS_AND_PATHS: &[Case] = &[
    ("/// D.\na: FETCH \"/a\" -> A;", &[("FETCH", "expected GET, POST, PUT, PATCH or DELETE")]),
    ("/// D.\na: PSOT \"/a\" -> Page<A>, idempotent;", &[("PSOT", "unknown HTTP method `PSOT`")]),
    ("/// D.\na: GTE \"/a\" (body: B) -> Events<A>;", &[("GTE", "unknown HTTP method `GTE`")]),
    ("/// D.\na: HEAD \"/a\" -> A;", &[("HEAD", "expected GET, POST, PUT, PATCH or DELETE")]),
    ("/// D.\na: OPTIONS;", &[("OPTIONS", "expected an HTTP method and a path")]),
    ("/// D.\na: get \"/a\" -> A;", &[("get", "write `GET`")]),
    ("/// D.\na: post \"/a\" -> A, idempotent;", &[("post", "write `POST`")]),
    ("/// D.\na: \"/a\" -> A;", &[("\"/a\"", "expected an HTTP method before the path")]),
    ("/// D.\na: PATCH;", &[("PATCH", "expected a path after the HTTP method")]),
    ("/// D.\na: GET GET \"/a\" -> A;", &[("GET", "expected a path after the HTTP method")]),
    ("/// D.\na: GET /a/{a_id} (P) -> A;", &[("/", "write \"/a/{a_id}\"")]),
    ("/// D.\na: GET agents -> A;", &[("agents", "expected a path after the HTTP method")]),
    ("/// D.\na: GET b\"/a\" -> A;", &[("b\"/a\"", "expected the path as a string")]),
    ("/// D.\na: GET c\"/a\" -> A;", &[("c\"/a\"", "expected the path as a string")]),
    ("/// D.\na: GET '/' -> A;", &[("'/'", "expected the path as a string")]),
    ("/// D.\na: GET \"/a\"x -> A;", &[("\"/a\"x", "expected the path as a string")]),
    ("/// D.\na: GET \"a\" -> A;", &[("\"a\"", "write \"/a\"")]),
    ("/// D.\na: GET \"\" -> A;", &[("\"\"", "write \"/\"")]),
    ("/// D.\na: GET \"/a/\" -> A;", &[("\"/a/\"", "write \"/a\"")]),
    ("/// D.\na: GET \"/a//b\" -> A;", &[("\"/a//b\"", "an empty segment")]),
    ("/// D.\na: GET \"/a?b\" -> A;", &[("\"/a?b\"", "declare parameters")]),
    ("/// D.\na: GET \"/a b\" -> A;", &[("\"/a b\"", "' ' is not allowed in a path")]),
    ("/// D.\na: GET \"/a/../b\" -> A;", &[("\"/a/../b\"", "`..` is not allowed as a segment")]),
    ("/// D.\na: GET \"/a/.\" -> A;", &[("\"/a/.\"", "`.` is not allowed as a segment")]),
    ("/// D.\na: GET \"/a/%2e%2E/b\" -> A;", &[("\"/a/%2e%2E/b\"", "'%' is not allowed in a path")]),
    ("/// D.\na: GET \"/a/.%2e\" -> A;", &[("\"/a/.%2e\"", "'%' is not allowed in a path")]),
    ("/// D.\na: GET \"/{}\" -> A;", &[("\"/{}\"", "a placeholder must have a name")]),
    ("/// D.\na: GET \"/{a_id}/{a_id}\" -> A;", &[("\"/{a_id}/{a_id}\"", "occurs twice in the path")]),
    ("/// D.\na: GET \"/x{a_id}\" -> A;", &[("\"/x{a_id}\"", "must be a whole segment")]),
    ("/// D.\na: GET \"/{a_id\" -> A;", &[("\"/{a_id\"", "unbalanced brace")]),
    ("/// D.\na: GET \"/a_id}\" -> A;", &[("\"/a_id}\"", "unbalanced brace")]),
    ("/// D.\na: GET \"/{Agent}\" -> A;", &[("\"/{Agent}\"", "write a placeholder in snake case")]),
    ("/// D.\na: GET \"/{self}\" -> A;", &[("\"/{self}\"", "is not a valid name")]),
    ("/// D.\na: GET \"/{self_id}\" -> A;", &[("\"/{self_id}\"", "would be the id of `Self`")]),
];

const PARAMETERS: &[Case] = &[
    ("/// D.\na: GET \"/a\" () -> A;", &[("()", "expected the type of the parameters")]),
    ("/// D.\na: GET \"/a\" [P] -> A;", &[("[P]", "in parentheses")]),
    ("/// D.\na: GET \"/a\" (query: Q) -> A;", &[("query", "write `(body: Type)`")]),
    ("/// D.\na: GET \"/a\" (P, Q) -> A;", &[(",", "expected one type")]),
    ("/// D.\na: GET \"/a\" (P,) -> A;", &[(",", "unexpected `,`: remove it")]),
    ("/// D.\na: GET \"/a\" (P Q) -> A;", &[("Q", "expected one type")]),
    ("/// D.\na: GET \"/a\" (Option<P>) -> A;", &[("Option<P>", "expected the name of a `#[params]` struct")]),
    ("/// D.\na: GET \"/a\" (Vec<P>) -> A;", &[("Vec<P>", "expected the name of a `#[params]` struct")]),
    ("/// D.\na: GET \"/a\" (&P) -> A;", &[("&P", "expected the name of a `#[params]` struct")]),
    ("/// D.\na: GET \"/a\" (P<'a>) -> A;", &[("P<'a>", "expected the name of a `#[params]` struct")]),
    ("/// D.\na: GET \"/a\" (\"P\") -> A;", &[("\"P\"", "expected the name of a `#[params]` struct")]),
    ("/// D.\na: GET \"/a\" (Option<P) -> A;", &[("P", "expected `>`")]),
    ("/// D.\na: GET \"/a\" (Option<P>) -> Page<A>;", &[("Option<P>", "expected the name of a `#[params]` struct")]),
    ("/// D.\na: GET \"/a\" (body: B) -> A;", &[("B", "a GET request has no body")]),
    ("/// D.\na: PUT \"/a\" (body: B, C) -> A;", &[(",", "expected one type")]),
    ("/// D.\na: PUT \"/a\" (body) -> A;", &[("body", "write `(body: Type)`")]),
    ("/// D.\na: PUT \"/a\" (body B) -> A;", &[("body", "write `(body: Type)`")]),
    ("/// D.\na: PUT \"/a\" (body:) -> A;", &[(":", "expected the type of the body")]),
    ("/// D.\na: PUT \"/a\" (body: &B) -> A;", &[("&B", "expected the name of a type")]),
    ("/// D.\na: PUT \"/a\" (body: impl B) -> A;", &[("impl B", "expected the name of a type")]),
    ("/// D.\na: PUT \"/a\" (body: [B; 2]) -> A;", &[("[B; 2]", "expected the name of a type")]),
];

const OUTPUTS: &[Case] = &[
    ("/// D.\na: GET \"/a\";", &[("\"/a\"", "expected `-> Type`")]),
    ("/// D.\na: GET \"/a\" A;", &[("A", "expected `-> Type`")]),
    ("/// D.\na: GET \"/a\" => A;", &[("=", "expected `-> Type`")]),
    ("/// D.\na: GET \"/a\" \"/b\" -> A;", &[("\"/b\"", "write `(Parameters)` or `-> Type` after the path")]),
    ("/// D.\na: GET \"/a\" -> ;", &[(">", "expected a return type")]),
    ("/// D.\na: GET \"/a\" -> , idempotent;", &[(",", "expected a return type")]),
    ("/// D.\na: GET \"/a\" -> Vec A>;", &[("A", "expected `;` or a flag")]),
    ("/// D.\na: PUT \"/a\" -> Vec<A, idempotent;", &[("idempotent", "expected `>`")]),
    ("/// D.\na: GET \"/a\" -> &A;", &[("&A", "an endpoint returns values")]),
    ("/// D.\na: GET \"/a\" -> A<'a>;", &[("A<'a>", "an endpoint returns values")]),
    ("/// D.\na: GET \"/a\" -> impl A;", &[("impl A", "an endpoint returns values")]),
    ("/// D.\na: GET \"/a\" -> (A, B);", &[("(A, B)", "expected `()`, a model")]),
    ("/// D.\na: GET \"/a\" -> [A];", &[("[A]", "expected `()`, a model")]),
    ("/// D.\na: GET \"/a\" -> ::A;", &[("::A", "expected `()`, a model")]),
    ("/// D.\na: GET \"/a\" -> Self;", &[("Self", "expected `()`, a model")]),
    ("/// D.\na: GET \"/a\" -> Option<A>;", &[("Option<A>", "remove `Option`")]),
    ("/// D.\na: GET \"/a\" -> Result<A>;", &[("Result<A>", "remove `Result`")]),
    ("/// D.\na: GET \"/a\" (P) -> Page;", &[("Page", "`Page` takes the model of its items")]),
    ("/// D.\na: GET \"/a\" (P) -> Page<>;", &[("Page<>", "`Page` takes the model of its items")]),
    ("/// D.\na: GET \"/a\" -> Vec<>;", &[("Vec<>", "`Vec` takes the model of its items")]),
    ("/// D.\na: GET \"/a\" -> Events, ticket = t;", &[("Events", "`Events` takes the model of its events")]),
    ("/// D.\na: GET \"/a\" (P) -> Page<A, B>;", &[("B", "`Page` takes one type")]),
    ("/// D.\na: GET \"/a\" -> Vec<Vec<A>>;", &[("Vec<A>", "expected a model")]),
    ("/// D.\na: GET \"/a\" (P) -> Page<Option<A>>;", &[("Option<A>", "expected a model")]),
    ("/// D.\na: GET \"/a\" -> Vec<()>;", &[("()", "expected a model")]),
    ("/// D.\na: GET \"/a\" -> Page<A>;", &[("Page<A>", "a `Page` needs parameters")]),
    ("/// D.\na: PUT \"/a\" -> Page<A>, idempotent;", &[("Page<A>", "only a GET request can return a `Page`")]),
    ("/// D.\na: PUT \"/a\" -> Events<A>, idempotent;", &[("Events<A>", "only a GET request can return `Events`")]),
];

const FLAGS: &[Case] = &[
    ("/// D.\na: GET \"/a\" -> A, idempotent;", &[("idempotent", "remove `idempotent`")]),
    ("/// D.\na: GET \"/a\" -> A, cached;", &[("cached", "expected `idempotent`, `not_implemented` or `ticket")]),
    ("/// D.\na: PUT \"/a\" -> A, idempotant;", &[("idempotant", "unknown flag `idempotant`: write `idempotent`")]),
    ("/// D.\na: PUT \"/a\" -> A, Idempotent;", &[("Idempotent", "write `idempotent`")]),
    ("/// D.\na: GET \"/a\" -> A, not_implementd;", &[("not_implementd", "write `not_implemented`")]),
    ("/// D.\na: GET \"/a\" -> Events<A>, tiket = t;", &[("tiket", "write `ticket = <method>`")]),
    ("/// D.\na: PUT \"/a\" -> A, idempotent, idempotent;", &[("idempotent", "is repeated")]),
    ("/// D.\na: PUT \"/a\" -> A, idempotent = yes;", &[("yes", "takes no value")]),
    ("/// D.\na: PUT \"/a\" -> A, idempotent = 1;", &[("1", "write `idempotent` alone")]),
    ("/// D.\na: PUT \"/a\" -> A, \"idempotent\";", &[("\"idempotent\"", "expected a flag")]),
    ("/// D.\na: PUT \"/a\" -> A idempotent;", &[("idempotent", "expected `;` or a flag")]),
    ("/// D.\na: PUT \"/a\" -> A, idempotent not_implemented;", &[("not_implemented", "expected `;` or a flag")]),
    ("/// D.\na: PUT \"/a\" -> A,, idempotent;", &[(",", "expected a flag")]),
    ("/// D.\na: PUT \"/a\" -> A, idempotent,;", &[(",", "unexpected `,`: remove it")]),
    ("/// D.\na: PUT \"/a\" -> A, idempotent(true);", &[("(true)", "expected `;` or a flag")]),
];

/// `{T}` is a line that creates a ticket.
const TICKETS: &[Case] = &[
    ("/// D.\na: GET \"/a\" -> Events<A>;", &[("Events<A>", "add `, ticket =")]),
    ("/// D.\na: GET \"/a\" -> Events<A>, ticket = t;", &[("t", "this resource has no method `t`")]),
    ("/// D.\na: GET \"/a\" -> Events<A>, ticket;", &[("ticket", "write `ticket =")]),
    (
        "/// D.\na: GET \"/a\" -> Events<A>, ticket = \"t\";",
        &[("\"t\"", "expected the method that creates the ticket")],
    ),
    ("/// D.\na: GET \"/a\" -> A, ticket = a;", &[("a", "only `Events<T>` takes a ticket")]),
    ("/// D.\na: GET \"/a\" -> Events<A>, ticket = a;", &[("a", "a stream cannot create its own ticket")]),
    ("{T} /// D.\na: GET \"/a\" (P) -> Events<A>, ticket = t;", &[("P", "a stream takes no parameters")]),
    ("{T} /// D.\na: GET \"/a\" (body: B) -> Events<A>, ticket = t;", &[("B", "a GET request has no body")]),
    ("{T} /// D.\na: GET \"/a/{b}\" -> Events<A>, ticket = t;", &[("t", "`t` has other placeholders")]),
    (
        "/// D.\nt: GET \"/t\" -> T; /// D.\na: GET \"/a\" -> Events<A>, ticket = t;",
        &[("t", "`t` is a GET, which creates nothing")],
    ),
    ("/// D.\nt: t::T; /// D.\na: GET \"/a\" -> Events<A>, ticket = t;", &[("t", "`t` is a sub-resource")]),
    (
        "/// D.\nt: POST \"/t\" (P) -> T; /// D.\na: GET \"/a\" -> Events<A>, ticket = t;",
        &[("t", "`t` takes parameters")],
    ),
    (
        "/// D.\nt: POST \"/t\" (body: B) -> T; /// D.\na: GET \"/a\" -> Events<A>, ticket = t;",
        &[("t", "`t` takes parameters")],
    ),
    (
        "/// D.\nt: POST \"/t\" -> (); /// D.\na: GET \"/a\" -> Events<A>, ticket = t;",
        &[("t", "`t` does not return a model")],
    ),
    (
        "/// D.\nt: POST \"/t\" -> Vec<T>; /// D.\na: GET \"/a\" -> Events<A>, ticket = t;",
        &[("t", "`t` does not return a model")],
    ),
    // The mistake is in the line of the ticket.
    ("/// D.\nt: POST \"/t\" -> ; /// D.\na: GET \"/a\" -> Events<A>, ticket = t;", &[(">", "expected a return type")]),
];

const SUB_RESOURCES: &[Case] = &[
    ("s: S;", &[("s", "write a doc comment")]),
    ("/// D.\ns: a::S<T>;", &[("S", "a sub-resource takes no generic arguments: write `S`")]),
    ("/// D.\ns: &S;", &[("&", "or the type of a sub-resource")]),
    ("/// D.\ns: (S);", &[("(", "or the type of a sub-resource")]),
    ("/// D.\ns: ::S;", &[(":", "or the type of a sub-resource")]),
    ("/// D.\ns: a::S, idempotent;", &[(",", "flags are for routes")]),
    ("/// D.\ns: a::S; /// D.\nt: a::S;", &[("a::S", "this is the type of `s` already")]),
    ("/// D.\ns: Things;", &[("Things", "a resource cannot be its own sub-resource")]),
];

const LINES: &[Case] = &[
    ("a: GET \"/a\" -> A;", &[("a", "write a doc comment")]),
    ("///\na: GET \"/a\" -> A;", &[("a", "write a doc comment")]),
    ("//! D.\na: GET \"/a\" -> A;", &[("//! D.", "without `!`, above what it describes")]),
    ("/// D.\n", &[("/// D.", "expected a declaration below this")]),
    ("/// D.\n;", &[("/// D.", "expected a declaration below this")]),
    ("/// D.\n#[inline] a: GET \"/a\" -> A;", &[("inline", "unexpected attribute")]),
    ("/// D.\n#[test] a: GET \"/a\" -> A;", &[("test", "unexpected attribute")]),
    ("/// D.\n#[rustfmt::skip] a: GET \"/a\" -> A;", &[("rustfmt::skip", "unexpected attribute")]),
    ("/// D.\n#[model] s: a::S;", &[("model", "unexpected attribute")]),
    ("/// D.\n#[cfg] a: GET \"/a\" -> A;", &[("cfg", "expected a condition")]),
    ("/// D.\n#[cfg()] a: GET \"/a\" -> A;", &[("cfg()", "expected a condition")]),
    ("/// D.\n#[cfg(x y)] a: GET \"/a\" -> A;", &[("cfg(x y)", "expected a condition")]),
    ("/// D.\n#[cfg(not(x, y))] s: a::S;", &[("cfg(not(x, y))", "expected a condition")]),
    ("/// D.\n#[] a: GET \"/a\" -> A;", &[("[]", "expected an attribute")]),
    ("/// D.\n#[1] a: GET \"/a\" -> A;", &[("[1]", "expected an attribute")]),
    ("# a: GET \"/a\" -> A;", &[("#", "expected an attribute after `#`")]),
    ("[doc = \"D.\"] a: GET \"/a\" -> A;", &[("[doc = \"D.\"]", "write an attribute as `#[..]`")]),
    ("/// D.\na: GET #[cfg(x)] \"/a\" -> A;", &[("#", "write it above the line")]),
    ("/// D.\na: /// E.\nGET \"/a\" -> A;", &[("/// E.", "write it above the line")]),
    ("/// D.\na: GET \"/a\" -> A /// D.\nb: GET \"/b\" -> B;", &[("A", "expected `;` after the declaration")]),
    ("/// D.\na: a::S /// D.\nb: GET \"/b\" -> B;", &[("S", "expected `;` after the declaration")]),
    ("/// D.\na: GET \"/a\" -> A; /// D.\nb: GET \"/b\" -> B", &[("B", "expected `;` after the declaration")]),
    (";", &[(";", "unexpected `;`")]),
    ("/// D.\na: GET \"/a\" -> A;;", &[(";", "unexpected `;`")]),
];

const TABLES: &[&[Case]] =
    &[HALF_TYPED, NAMES, METHODS_AND_PATHS, PARAMETERS, OUTPUTS, FLAGS, TICKETS, SUB_RESOURCES, LINES];

const T: &str = "/// D.\nt: POST \"/t\" -> T;";

#[test]
fn each_mistake_is_reported_once_under_its_token() {
    rows("lines", TABLES.iter().copied().flatten(), |(body, expected)| {
        let body = body.replace("{T}", T);
        let (_, got) = resource(&format!("{KB} {body}"));
        assert_eq!(got.len(), expected.len(), "{body}: {got:?}");
        for ((token, message), (expected_token, expected_message)) in got.iter().zip(*expected) {
            assert_eq!(token.trim(), *expected_token, "{body}: {message}");
            assert!(message.contains(expected_message), "{body}: {message}");
        }
    });
}

#[test]
fn a_line_below_a_half_typed_one_is_complete() {
    for (body, _) in HALF_TYPED {
        let (resource, mistakes) =
            resource(&format!("{KB} {body}\n/// Good.\n#[cfg(x)]\n/// More.\ngood: GET \"/g\" -> G;"));
        let good = resource.routes.iter().find(|route| route.name == "good");
        assert_eq!(good.map(|route| route.docs.as_str()), Some("Good.\nMore."), "{body}");
        assert_eq!(good.map(|route| route.attrs.len()), Some(3), "{body}");
        assert_eq!(mistakes.len(), 1, "{body}: {mistakes:?}");
    }
}

#[test]
fn valid_declarations_survive_a_broken_one() {
    let (resource, mistakes) = resource(&format!(
        "{KB} broken; /// D.\nlist: GET \"/a\" -> A, nonsense; more broken things; /// D.\nmake: PSOT \"/a\" -> A, idempotent;"
    ));
    assert_eq!(methods(&resource), ["kb", "list", "make"]);
    assert_eq!(mistakes.len(), 4, "{mistakes:?}");
}
