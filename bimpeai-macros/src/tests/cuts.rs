//! A block in which one line is being typed: whatever is missing or too much in it, the other lines are expanded, and
//! there is one error.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::endpoints::{block, methods};
use super::expand_block;
use crate::validate::Block;

/// A head, and lines: the method, what is above it, and the declaration.
type Sample = (&'static str, &'static [(&'static str, &'static str, &'static str)]);

/// One of each kind of line.
const RESOURCE: Sample = (
    "/// Things.\nresource a.things: Things where kb_id: KnowledgeBase",
    &[
        ("list", "/// Lists.\n", "list: GET \"/things\" (ListThings) -> Page<Thing>;"),
        (
            "all",
            "/// All.\n#[cfg(x)]\n/// Of them.\n",
            "all: GET \"/things/all\" -> Vec<models::Thing>, not_implemented;",
        ),
        ("create", "/// Creates.\n", "create: POST \"/things\" (CreateThing) -> Thing, idempotent;"),
        ("put", "/// Puts.\n", "put: PUT \"/things\" (body: inputs::Body) -> (), not_implemented, idempotent;"),
        ("delete", "#[deprecated]\n/// Deletes.\n", "delete: DELETE \"/things/{thing_id}/kbs/{kb_id}\" -> ();"),
        ("stream_ticket", "/// Tickets.\n", "stream_ticket: POST \"/things/{thing_id}/ticket\" -> Ticket, idempotent;"),
        (
            "stream",
            "/// Streams.\n",
            "stream: GET \"/things/{thing_id}/stream\" -> Events<Message>, not_implemented, ticket = stream_ticket;",
        ),
        ("tools", "/// Tools.\n", "tools: tools::Tools;"),
        ("local", "/// Local.\n#[allow(unused)]\n", "local: Local;"),
        ("last", "/// Last.\n", "last: GET \"/last\" -> Last;"),
    ],
);

const CLIENT: Sample = (
    "/// Things.\nclient trait Api",
    &[
        ("things", "/// Things.\n", "things: things::Things;"),
        ("agents", "/// Agents.\n#[cfg(x)]\n", "agents: ::agents::Agents;"),
        ("local", "/// Local.\n", "local: Local;"),
    ],
);

/// The source with another head.
fn with_head((_, lines): Sample, head: &str) -> String {
    let lines = lines.iter().map(|(_, above, declaration)| format!("{above}{declaration}"));
    format!("{head} {{\n{}\n}}", lines.collect::<Vec<_>>().join("\n"))
}

/// The source with another text in the place of one line.
fn with((head, lines): Sample, changed: usize, text: &str) -> String {
    let lines =
        lines.iter().enumerate().map(
            |(at, (_, above, declaration))| {
                if at == changed { text.to_owned() } else { format!("{above}{declaration}") }
            },
        );
    format!("{head} {{\n{}\n}}", lines.collect::<Vec<_>>().join("\n"))
}

/// Words of syn's errors, which say nothing about what to type here.
const FOREIGN: [&str; 10] = [
    "expected ident",
    "expected string literal",
    "expected literal",
    "expected one of",
    "expected parentheses",
    "expected square brackets",
    "expected curly braces",
    "unexpected end of input",
    "unexpected token",
    "cannot parse",
];

/// Checks that there is one error at most, and that the expansion is Rust. Returns the number of errors, and the
/// expansion.
fn expand(source: &str, text: &str) -> (usize, String) {
    let (_, mistakes) = block(source);
    for (_, message) in &mistakes {
        assert!(!FOREIGN.iter().any(|words| message.contains(words)), "{text}: {message}");
    }
    let expansion = expand_block(&source.parse().expect("tokens"));
    syn::parse2::<syn::File>(expansion.clone()).unwrap_or_else(|error| panic!("{text}: {error}"));
    let expansion = expansion.to_string();
    assert_eq!(expansion.matches("compile_error").count(), mistakes.len(), "{text}");
    assert!(mistakes.len() <= 1, "{text}: {mistakes:?}");
    (mistakes.len(), expansion)
}

fn has(expansion: &str, method: &str) -> bool {
    expansion.contains(&format!("fn {method} (&"))
}

/// Checks that all other methods are in the expansion. Returns the number of errors, and whether the method of the
/// changed line is there.
fn check(sample: Sample, changed: usize, text: &str) -> (usize, bool) {
    let (errors, expansion) = expand(&with(sample, changed, text), text);
    for (at, (method, ..)) in sample.1.iter().enumerate() {
        assert!(at == changed || has(&expansion, method), "`{method}` is lost: {text}");
    }
    (errors, has(&expansion, sample.1[changed].0))
}

/// Checks that all methods are in the expansion. Returns the number of errors.
fn check_head(sample: Sample, head: &str) -> usize {
    let (errors, expansion) = expand(&with_head(sample, head), head);
    for (method, ..) in sample.1 {
        assert!(has(&expansion, method), "`{method}` is lost: {head}");
    }
    errors
}

#[test]
fn the_samples_are_valid() {
    for sample in [RESOURCE, CLIENT] {
        for (at, (_, above, declaration)) in sample.1.iter().enumerate() {
            assert_eq!(check(sample, at, &format!("{above}{declaration}")), (0, true), "{declaration}");
        }
    }
}

/// The beginnings of a text that are tokens, without the whole.
fn beginnings(text: &str) -> Vec<&str> {
    let ends = text.char_indices().map(|(at, _)| &text[..at]);
    ends.filter(|beginning| beginning.parse::<TokenStream>().is_ok()).collect()
}

#[test]
fn a_line_that_is_cut_anywhere_is_one_error() {
    for sample in [RESOURCE, CLIENT] {
        for (at, (_, above, declaration)) in sample.1.iter().enumerate() {
            for beginning in beginnings(declaration) {
                let (errors, _) = check(sample, at, &format!("{above}{beginning}"));
                // Docs alone are the same tokens as the first half of the docs of the line below.
                let is_merged = beginning.trim().is_empty() && at + 1 < sample.1.len();
                assert!(errors == 1 || is_merged, "{above}{beginning}");
                // With a `;`, it may be another valid line.
                let (errors, has_method) = check(sample, at, &format!("{above}{beginning};"));
                assert!(errors == 1 || has_method, "{above}{beginning};");
            }
        }
    }
}

/// All token streams in which one token, at any depth, is replaced by as many copies.
fn changed(tokens: &[TokenTree], copies: usize) -> Vec<TokenStream> {
    let mut all = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let (before, after) = (&tokens[..at], &tokens[at + 1..]);
        let with = |middle: Vec<TokenTree>| before.iter().cloned().chain(middle).chain(after.iter().cloned()).collect();
        all.push(with(vec![token.clone(); copies]));
        // An attribute's content is for rustc, except that of `cfg`, which has its own test.
        if let TokenTree::Group(group) = token
            && group.delimiter() != Delimiter::Bracket
        {
            let content: Vec<_> = group.stream().into_iter().collect();
            let inner = changed(&content, copies).into_iter();
            all.extend(inner.map(|inner| with(vec![Group::new(group.delimiter(), inner).into()])));
        }
    }
    all
}

fn changes(text: &str, copies: usize) -> Vec<String> {
    let tokens: Vec<_> = text.parse::<TokenStream>().expect("tokens").into_iter().collect();
    changed(&tokens, copies).iter().map(ToString::to_string).collect()
}

#[test]
fn a_token_too_few_is_one_error_at_most() {
    let mut valid = Vec::new();
    for sample in [RESOURCE, CLIENT] {
        for (at, (_, above, declaration)) in sample.1.iter().enumerate() {
            for text in changes(&format!("{above}{declaration}"), 0) {
                if check(sample, at, &text).0 == 0 {
                    valid.push(text);
                }
            }
        }
    }
    let valid: Vec<_> = valid.iter().map(|text| text.rsplit("] ").next().unwrap_or_default()).collect();
    assert_eq!(
        valid,
        [
            // Parameters and a body are optional on a write.
            "create : POST \"/things\" -> Thing , idempotent ;",
            "put : PUT \"/things\" -> () , not_implemented , idempotent ;",
        ]
    );
}

#[test]
fn a_token_too_many_is_one_error() {
    for sample in [RESOURCE, CLIENT] {
        for (at, (_, above, declaration)) in sample.1.iter().enumerate() {
            for text in changes(&format!("{above}{declaration}"), 2) {
                assert_eq!(check(sample, at, &text).0, 1, "{text}");
            }
        }
    }
}

#[test]
fn a_head_with_a_token_too_few_or_too_many_is_one_error_at_most() {
    for sample in [RESOURCE, CLIENT] {
        for head in changes(sample.0, 0) {
            check_head(sample, &head);
        }
        for head in changes(sample.0, 2) {
            assert_eq!(check_head(sample, &head), 1, "{head}");
        }
    }
}

#[test]
fn a_head_that_is_cut_anywhere_is_one_error_at_most() {
    for sample in [RESOURCE, CLIENT] {
        let (docs, head) = sample.0.split_once('\n').expect("docs");
        // With the keyword alone, nothing has a name.
        for beginning in beginnings(head).into_iter().filter(|text| text.trim() != "resource" && !text.is_empty()) {
            check_head(sample, &format!("{docs}\n{beginning}"));
        }
    }
}

/// Tokens that mean something in a block, and some that do not.
const WORDS: [&str; 40] = [
    "resource",
    "client",
    "trait",
    "where",
    "things",
    "Things",
    "a",
    "b_id",
    "r#type",
    "match",
    "_",
    "GET",
    "POST",
    "PO",
    "get",
    "\"/a\"",
    "\"/{a_id}\"",
    "b\"x\"",
    "1",
    "'l'",
    "'a",
    "->",
    "-",
    ">",
    "<",
    ":",
    "::",
    ".",
    ",",
    ";",
    ";",
    "=",
    "#",
    "!",
    "/// D.\n",
    "#[cfg(x)]",
    "(P)",
    "(body: B)",
    "Vec<A>",
    "idempotent",
];

/// A sequence of tokens, another one for each seed.
fn soup(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % (1 << 31)).expect("31 bits") % below
    };
    let mut words = Vec::new();
    for _ in 0..next(9) {
        let word = WORDS[next(WORDS.len())];
        words.push(if next(12) == 0 { format!("({word})") } else { word.to_owned() });
    }
    words.join(" ")
}

#[test]
fn any_tokens_are_refused_in_our_words() {
    for seed in 0..3000 {
        let soup = soup(seed);
        for source in [
            format!("/// D.\nresource things: Things {{ {soup} }}"),
            format!("/// D.\n{soup} {{ /// D.\na: GET \"/a\" -> A; }}"),
            format!("/// D.\nclient {soup} {{ {soup} }} {soup}"),
            format!("/// D.\nresource things: {soup} {{ /// D.\na: GET \"/a\" {soup}; }}"),
        ] {
            let (_, mistakes) = block(&source);
            for (_, message) in &mistakes {
                assert!(!FOREIGN.iter().any(|words| message.contains(words)), "{source}: {message}");
            }
            let expansion = expand_block(&source.parse().expect("tokens"));
            syn::parse2::<syn::File>(expansion).unwrap_or_else(|error| panic!("{source}: {error}"));
        }
    }
}

#[test]
fn any_tokens_in_a_line_leave_the_others() {
    for seed in 0..3000 {
        let source = format!(
            "/// D.\nresource things: Things {{ /// D.\nfirst: GET \"/f\" -> A; /// D.\n{} /// D.\nlast: GET \"/l\" -> A; }}",
            soup(seed)
        );
        let (block, mistakes) = block(&source);
        let Some(Block::Resource(resource)) = block else { panic!("no resource: {source}") };
        let methods = methods(&resource);
        assert!(
            methods.contains(&"first".to_owned()) && methods.contains(&"last".to_owned()),
            "{source}: {mistakes:?}"
        );
    }
}
