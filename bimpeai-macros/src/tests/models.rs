//! Models and parameters: what extends what, and which names and attributes are allowed.

use proc_macro2::TokenStream;

use crate::errors::Errors;
use crate::{ast, expand_model, expand_params, expand_type, validate};

/// The text under each error of `#[model(args)]`, the message, and the expansion without the errors.
pub(super) fn model(args: &str, item: &str) -> (Vec<(String, String)>, TokenStream) {
    let mut errors = Errors::default();
    let (args, item) = (args.parse().expect("tokens"), item.parse().expect("tokens"));
    let expanded = expand_type(args, item, &ast::MODEL, validate::model, &mut errors);
    (reported(&errors), expanded)
}

/// The same of `#[params(args)]`.
pub(super) fn params(args: &str, item: &str) -> (Vec<(String, String)>, TokenStream) {
    let mut errors = Errors::default();
    let (args, item) = (args.parse().expect("tokens"), item.parse().expect("tokens"));
    let expanded = expand_type(args, item, &ast::PARAMS, validate::params, &mut errors);
    (reported(&errors), expanded)
}

fn reported(errors: &Errors) -> Vec<(String, String)> {
    let under = errors.spans().into_iter().map(|span| span.source_text().unwrap_or_default());
    under.zip(errors.messages()).collect()
}

/// The messages of the errors in an expansion.
fn messages(expanded: &TokenStream) -> Vec<String> {
    let text = expanded.to_string();
    let parts = text.split("compile_error !").skip(1);
    parts.map(|part| part.split('"').nth(1).unwrap_or_default().to_owned()).collect()
}

/// An extending struct, as the macro of its base hands it back.
fn extending(own: &str, expand: fn(TokenStream, TokenStream) -> TokenStream) -> TokenStream {
    let base = "extends = Base, __fields { /// One.\npub a: u32, /// Two.\n#[sample(\"base\")] pub b: Option<String>, pub c: u32, }";
    let item = format!("/// D.\npub struct A {{ {own} }}");
    expand(base.parse().expect("tokens"), item.parse().expect("tokens"))
}

#[test]
fn a_redeclared_field_replaces_the_inherited_one_in_place() {
    for expand in [expand_model, expand_params] {
        let expanded = extending("/// Own.\n#[sample(\"own\")] pub b: Option<String>, /// Four.\npub d: u32", expand);
        let text = expanded.to_string().replace(' ', "");
        assert_eq!(messages(&expanded), Vec::<String>::new());
        let declared = text.split("structA<>{").nth(1).and_then(|rest| rest.split('}').next()).expect("a struct");
        let names: Vec<_> = ["puba:", "pubb:", "pubc:", "pubd:"].map(|name| declared.find(name).expect(name)).into();
        assert!(names.is_sorted(), "{declared}");
        assert!(text.contains("Own.") && text.contains("\"own\""), "{text}");
        assert!(!text.contains("Two.") && !text.contains("\"base\""), "{text}");
    }
}

/// `c` has no docs, which is reported where the base is declared.
#[test]
fn mistakes_in_inherited_fields_are_not_reported_again() {
    assert_eq!(messages(&extending("/// Own.\npub d: u32", expand_params)), Vec::<String>::new());
    assert_eq!(
        messages(&extending("pub d: u32", expand_params)),
        ["write a doc comment (`/// ..`) above `d`: it becomes the generated docs"]
    );
}

/// The conversion into the base would name it.
#[test]
fn an_inherited_field_with_a_reserved_name_is_left_out_everywhere() {
    let base = "extends = Base, __fields { /// One.\npub extra: u32, /// Two.\npub b: u32, }";
    let (reported, expanded) = model(base, "/// D.\npub struct A {}");
    assert_eq!(reported, []);
    let text = expanded.to_string().replace(' ', "");
    assert!(text.contains("Self{b:__model.b,extra:__model.extra}"), "{text}");
}

#[test]
fn an_inherited_name_belongs_to_the_inherited_field() {
    let base = "extends = Base, __fields { /// One.\n#[alias(\"d\")] pub a: u32, }";
    let (reported, _) = model(base, "/// D.\npub struct A { /// D.\npub d: u32 }");
    let [(under, message)] = &reported[..] else { panic!("{reported:?}") };
    assert_eq!((under.as_str(), message.as_str()), ("d", "`d` is already the JSON name of another field"));
}

#[test]
fn an_extending_model_keeps_the_types_of_its_base() {
    let own = "/// Own.\npub b: String";
    assert_eq!(
        messages(&extending(own, expand_model)),
        ["expected `Option<String>`, the type of this field in `Base`"]
    );
    assert_eq!(messages(&extending(own, expand_params)), Vec::<String>::new());
}

#[test]
fn a_name_that_a_builder_uses_is_reserved() {
    let requests = [
        "clone",
        "deadline",
        "field",
        "header",
        "idempotency_key",
        "into",
        "items",
        "max_retries",
        "pages",
        "params",
        "query",
        "send",
        "send_with_response",
        "timeout",
        "to_curl",
        "to_http",
        "__a",
    ];
    for name in requests {
        let item = format!("/// D.\nstruct A {{ /// D.\npub page: u32, /// D.\npub {name}: u32 }}");
        let (reported, expanded) = params("", &item);
        assert!(matches!(&reported[..], [(under, message)] if under == name && message.contains("is reserved")));
        assert!(!expanded.to_string().contains(&format!("pub {name} :")), "{name} is left out");
        assert!(expanded.to_string().contains("pub page :"), "the others are not");
    }
    for name in ["build", "clone", "into", "__a"] {
        let (reported, _) = model("input", &format!("/// D.\nstruct A {{ /// D.\npub {name}: u32 }}"));
        assert!(matches!(&reported[..], [(under, message)] if under == name && message.contains("is reserved")));
    }
}

#[test]
fn a_name_that_the_expansion_does_not_use_is_not_reserved() {
    let all = ["headers", "request_id", "open", "client", "call", "new", "builder", "default", "finish", "maybe_a"];
    for name in all.into_iter().chain(["items", "pages", "extra", "build"]) {
        let item = format!("/// D.\nstruct A {{ /// D.\npub a: Option<u32>, /// D.\npub {name}: u32 }}");
        assert_eq!(params("", &item).0, [], "{name}");
    }
    for name in all.into_iter().chain(["send", "timeout", "header", "extra", "params"]) {
        let item = format!("/// D.\nstruct A {{ /// D.\npub a: Option<u32>, /// D.\npub {name}: u32 }}");
        assert_eq!(model("input", &item).0, [], "{name}");
    }
    for name in all.into_iter().chain(["build", "clone", "send"]) {
        let item = format!("/// D.\nstruct A {{ /// D.\npub {name}: u32 }}");
        assert_eq!(model("", &item).0, [], "{name}");
    }
}

#[test]
fn attributes_of_the_language_are_kept_on_fields_and_variants() {
    let kept = "/// D.\n#[cfg(unix)] #[deprecated] #[allow(x)] #[expect(x)] #[warn(x)] #[doc(hidden)] #[clippy::x]";
    for (args, item) in [
        ("", format!("/// D.\npub struct A {{ {kept} pub a: u32 }}")),
        ("input", format!("/// D.\npub struct A {{ {kept} pub a: u32 }}")),
        ("", format!("/// D.\npub enum A {{ {kept} B }}")),
        ("input, tag = \"t\"", format!("/// D.\npub enum A {{ {kept} B(C) }}")),
    ] {
        let (reported, expanded) = model(args, &item);
        assert_eq!(reported, [], "{item}");
        let text = expanded.to_string();
        for attr in ["cfg (unix)", "deprecated", "allow (x)", "expect (x)", "warn (x)", "doc (hidden)", "clippy :: x"] {
            assert!(text.contains(attr), "{attr}: {text}");
        }
    }
}

#[test]
fn two_that_a_cfg_chooses_from_may_share_a_name() {
    for (args, item) in [
        ("", "/// D.\nstruct A { /// D.\n#[cfg(a)] pub a: u32, /// D.\n#[cfg(not(a))] pub a: u64 }"),
        ("", "/// D.\nenum A { /// D.\n#[cfg(a)] B, /// D.\n#[cfg(not(a))] B }"),
        ("input, tag = \"t\"", "/// D.\nenum A { /// D.\n#[cfg(a)] B(C), /// D.\n#[cfg(not(a))] B(D) }"),
    ] {
        assert_eq!(model(args, item).0, [], "{item}");
    }
}

#[test]
fn a_format_is_accepted_wherever_a_sample_is() {
    for format in ["date-time", "uri", "email"] {
        let item = format!("/// D.\nstruct A {{ /// D.\n#[format({format:?})] pub a: Option<String> }}");
        for args in ["", "input"] {
            assert_eq!(model(args, &item).0, [], "{format}");
        }
        assert_eq!(params("", &item).0, [], "{format}");
    }
}

#[test]
fn derives_that_the_macro_does_not_make_are_kept() {
    let (reported, expanded) = model("", "/// D.\n#[derive(Debug, Eq, Hash)] pub struct A { /// D.\npub a: u32 }");
    let [(under, message)] = &reported[..] else { panic!("{reported:?}") };
    assert_eq!(under, "Debug");
    assert!(message.starts_with("remove `Debug`:"), "{message}");
    assert!(expanded.to_string().contains("derive (Eq , Hash)"), "{expanded}");
}
