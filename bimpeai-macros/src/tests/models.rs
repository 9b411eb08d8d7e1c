//! Mistakes in models and parameters.

use proc_macro2::TokenStream;

use crate::{expand_model, expand_params};

/// The messages of the errors in an expansion.
fn messages(expanded: &TokenStream) -> Vec<String> {
    let text = expanded.to_string();
    let parts = text.split("compile_error !").skip(1);
    parts.map(|part| part.split('"').nth(1).unwrap_or_default().to_owned()).collect()
}

fn model(args: &str, item: &str) -> Vec<String> {
    messages(&expand_model(args.parse().expect("tokens"), item.parse().expect("tokens")))
}

#[test]
fn each_mistake_in_a_model_is_reported_once() {
    for (args, item, expected) in [
        ("", "struct A { /// D.\na: u32 }", "write a doc comment"),
        ("", "/// D.\nstruct A { a: u32 }", "write a doc comment"),
        ("", "/// D.\nstruct A(u32);", "expected named fields"),
        ("", "/// D.\nstruct A<T> { /// D.\na: T }", "generic parameters are not supported"),
        ("", "/// D.\nstruct A { /// D.\n#[lenient] a: String }", "is for `Vec` fields"),
        ("", "/// D.\nstruct A { /// D.\n#[default(1)] a: u32 }", "has no default"),
        ("", "/// D.\nstruct A { /// D.\n#[sample] a: u32 }", "expected a value"),
        ("", "/// D.\nstruct A { /// D.\n#[rename] a: u32 }", "write `#[rename("),
        ("", "/// D.\nstruct A { /// D.\n#[alias(1)] a: u32 }", "write `#[alias("),
        ("", "/// D.\nstruct A { /// D.\n#[serde(default)] a: u32 }", "serde attributes are not supported"),
        ("", "/// D.\nstruct A { /// D.\na: u32, /// D.\n#[alias(\"a\")] b: u32 }", "the JSON name of another field"),
        ("", "/// D.\nstruct A { /// D.\nextra: u32 }", "the macro adds a field of this name"),
        ("", "/// D.\nstruct A { /// D.\n__a: u32 }", "`__a` is reserved"),
        ("input", "/// D.\nstruct A { /// D.\nbuild: u32 }", "the builder has a method of this name"),
        ("input", "/// D.\nstruct A { /// D.\na: Option<u32>, /// D.\nmaybe_a: u32 }", "for the optional field"),
        ("nonsense", "/// D.\nstruct A { /// D.\na: u32 }", "unknown argument"),
        ("tag = \"t\"", "/// D.\nstruct A { /// D.\na: u32 }", "a struct has no tag"),
        ("input, extends = B", "/// D.\nstruct A { /// D.\na: u32 }", "an input cannot extend another type"),
        ("", "/// D.\nenum A { /// D.\nB(u32) }", "has no fields"),
        ("", "/// D.\nenum A { B }", "write a doc comment"),
        ("", "/// D.\nenum A { }", "at least one variant"),
        ("", "/// D.\nenum A { /// D.\nB, /// D.\n#[rename(\"b\")] C }", "another variant already has the value"),
        ("", "/// D.\nenum A { /// D.\nB, /// D.\nUnknown }", "the macro adds this variant"),
        ("", "/// D.\nenum A { /// D.\n#[secret] B }", "a variant of an open enum takes"),
        ("input", "/// D.\nenum A { /// D.\nB(C) }", "a union requires a tag"),
        ("tag = \"t\"", "/// D.\nenum A { /// D.\nB(C) }", "a tag requires `input`"),
        ("input, tag = \"t\"", "/// D.\nenum A { /// D.\nB(C), /// D.\nD }", "exactly one input"),
        ("", "fn a() {}", "to a struct or an enum"),
    ] {
        let messages = model(args, item);
        assert!(matches!(&messages[..], [message] if message.contains(expected)), "{item}: {messages:?}");
    }
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
        let declared = text.split("structA{").nth(1).and_then(|rest| rest.split('}').next()).expect("a struct");
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
fn each_mistake_in_the_arguments_of_params_is_reported_once() {
    for args in ["input", "tag = \"t\"", "extend = B"] {
        let item = "/// D.\nstruct A { /// D.\na: u32 }";
        let messages = messages(&expand_params(args.parse().expect("tokens"), item.parse().expect("tokens")));
        assert_eq!(messages, ["unknown argument: expected `extendable` or `extends = Parameters`"], "{args}");
    }
}

#[test]
fn a_parameter_named_like_a_method_of_the_builder_is_rejected() {
    for name in ["timeout", "max_retries", "header", "idempotency_key", "send", "items", "pages"] {
        let item = format!("/// D.\nstruct A {{ /// D.\npage: u32, /// D.\n{name}: u32 }}");
        let messages = messages(&expand_params(TokenStream::new(), item.parse().expect("tokens")));
        assert!(matches!(&messages[..], [message] if message.contains("is reserved")), "{name}: {messages:?}");
    }
}

#[test]
fn a_name_that_the_expansion_does_not_use_is_not_reserved() {
    for name in ["headers", "request_id", "open", "client", "call", "items", "pages", "extra", "build"] {
        let item = format!("/// D.\nstruct A {{ /// D.\n{name}: u32 }}");
        let messages = messages(&expand_params(TokenStream::new(), item.parse().expect("tokens")));
        assert_eq!(messages, Vec::<String>::new(), "{name}");
    }
}
