//! Types that cannot be fields, and what is left of a declaration with a mistake.

use super::models::{model, params};
use super::rows;

/// A type, the text under its error, a part of the message, and the type that is expanded in its place.
type Case = (&'static str, &'static str, &'static str, &'static str);

/// For all structs.
const TYPES: &[Case] = &[
    ("[f64; 2]", "[f64; 2]", "an array cannot be a field: write `Vec<f64>`", "Vec<f64>"),
    ("Option<[f64; 2]>", "[f64; 2]", "write `Vec<f64>`", "Option<Vec<f64>>"),
    ("Box<[u8]>", "Box<[u8]>", "write `Vec<u8>`", "Vec<u8>"),
    ("&'static str", "&'static str", "write `String`", "String"),
    ("&'static [u8]", "&'static [u8]", "write `Vec<u8>`", "Vec<u8>"),
    ("&'static Agent", "&'static Agent", "write `Agent`", "Agent"),
    ("*const u8", "*const u8", "write `u8`", "u8"),
    ("str", "str", "write `String`", "String"),
    ("Box<str>", "Box<str>", "write `String`", "String"),
    ("Rc<Agent>", "Rc<Agent>", "write `Agent`", "Agent"),
    ("Arc<str>", "Arc<str>", "write `String`", "String"),
    ("std::borrow::Cow<'static, str>", "std::borrow::Cow<'static, str>", "write `String`", "String"),
    ("RefCell<u32>", "RefCell<u32>", "write `u32`", "u32"),
    ("Result<u32, String>", "Result<u32, String>", "not a result: write `u32`", "u32"),
    ("char", "char", "write `String`", "String"),
    ("Vec<char>", "char", "write `String`", "Vec<String>"),
    ("u128", "u128", "at most 64 bits: write `u64`", "u64"),
    ("i128", "i128", "at most 64 bits: write `i64`", "i64"),
    ("HashSet<String>", "HashSet<String>", "write `Vec<String>`", "Vec<String>"),
    ("std::collections::BTreeSet<u32>", "std::collections::BTreeSet<u32>", "write `Vec<u32>`", "Vec<u32>"),
    ("VecDeque<u32>", "VecDeque<u32>", "write `Vec<u32>`", "Vec<u32>"),
    ("HashMap<u32, bool>", "HashMap<u32, bool>", "write `HashMap<String, bool>`", "HashMap<String,bool>"),
    ("BTreeMap<Id<A>, bool>", "BTreeMap<Id<A>, bool>", "write `HashMap<String, bool>`", "HashMap<String,bool>"),
    ("HashMap<String, char>", "char", "write `String`", "HashMap<String,String>"),
    ("IndexMap<String, u32>", "IndexMap<String, u32>", "write `HashMap<String, u32>`", "HashMap<String,u32>"),
    ("Map<String, u32>", "Map<String, u32>", "write `HashMap<String, u32>`", "HashMap<String,u32>"),
    ("Vec<Option<u32>>", "Option<u32>", "an item cannot be `null`", "Vec<u32>"),
    ("HashMap<String, Option<u32>>", "Option<u32>", "an item cannot be `null`", "HashMap<String,u32>"),
    ("Box<Option<A>>", "Box<Option<A>>", "write `Option<Box<A>>`", "Option<Box<A>>"),
    ("()", "()", "holds no value", "Value"),
    ("(u32, u32)", "(u32, u32)", "declare a struct with named fields", "Value"),
    ("fn(u32) -> u32", "fn(u32) -> u32", "has no JSON form", "Value"),
    ("Box<dyn Fn()>", "Box<dyn Fn()>", "has no JSON form", "Value"),
    ("impl Clone", "impl Clone", "has no JSON form", "Value"),
    ("!", "!", "has no JSON form", "Value"),
    ("_", "_", "has no JSON form", "Value"),
    ("PhantomData<u32>", "PhantomData<u32>", "remove the field", "Value"),
    ("Option<Box<Self>>", "Self", "write the name of the type", "Option<Box<::bimpeai::__private::serde_json::Value>>"),
];

/// For models.
const IN_A_RESPONSE: &[Case] = &[
    ("Option<Option<u32>>", "Option<Option<u32>>", "write `Option<u32>`", "Option<u32>"),
    ("Nullable<u32>", "Nullable<u32>", "`Nullable` is for what is sent", "Option<u32>"),
    ("bimpeai::Nullable<u32>", "bimpeai::Nullable<u32>", "write `Option<u32>`", "Option<u32>"),
    ("Nullable<Option<u32>>", "Nullable<Option<u32>>", "write `Option<u32>`", "Option<u32>"),
    ("Option<Nullable<u32>>", "Option<Nullable<u32>>", "write `Option<u32>`", "Option<u32>"),
];

/// For inputs and parameters.
const IN_A_REQUEST: &[Case] = &[
    ("Option<Option<u32>>", "Option<Option<u32>>", "write `Nullable<u32>`", "Nullable<u32>"),
    ("Nullable<Option<u32>>", "Nullable<Option<u32>>", "write `Nullable<u32>`", "Nullable<u32>"),
    ("Option<Nullable<u32>>", "Option<Nullable<u32>>", "write `Nullable<u32>`", "Nullable<u32>"),
    ("Vec<Nullable<u32>>", "Nullable<u32>", "an item cannot be `null`", "Vec<u32>"),
];

#[test]
fn a_type_that_cannot_be_a_field_is_reported_and_replaced() {
    let on_model = TYPES.iter().chain(IN_A_RESPONSE).map(|case| ("model", case));
    let on_input = TYPES.iter().chain(IN_A_REQUEST).map(|case| ("input", case));
    let on_params = TYPES.iter().chain(IN_A_REQUEST).map(|case| ("params", case));
    rows("types of fields", on_model.chain(on_input).chain(on_params), |(on, (ty, token, expected, instead))| {
        let item = format!("/// D.\nstruct A {{ /// D.\npub a: {ty}, /// D.\npub b: u32 }}");
        let (reported, expanded) = match on {
            "model" => model("", &item),
            "input" => model("input", &item),
            _ => params("", &item),
        };
        let [(under, message)] = &reported[..] else { panic!("{on}: {ty}: {reported:#?}") };
        assert_eq!(under, token, "{on}: {ty}: {message}");
        assert!(message.contains(expected), "{on}: {ty}: {message}");
        let text = expanded.to_string().replace(' ', "");
        let declared = text.split("puba:").nth(1).and_then(|rest| rest.split(",#[doc").next()).expect("a field");
        assert!(declared.ends_with(instead), "{on}: {ty}: {declared}");
    });
}

#[test]
fn a_type_inside_of_what_is_replaced_is_reported_too() {
    let (reported, _) = model("", "/// D.\nstruct A { /// D.\npub a: [Vec<char>; 2] }");
    let under: Vec<_> = reported.iter().map(|(under, _)| under.as_str()).collect();
    assert_eq!(under, ["[Vec<char>; 2]", "char"]);
}

#[test]
fn types_that_work_and_names_of_users_are_not_reported() {
    for ty in [
        "bool",
        "String",
        "i8",
        "u8",
        "f32",
        "usize",
        "Id<A>",
        "serde_json::Value",
        "Map<String, Value>",
        "Map<String, Json>",
        "HashMap<String, Vec<u32>>",
        "BTreeMap<Name, u32>",
        "Vec<Vec<A>>",
        "Option<Vec<A>>",
        "Option<Box<A>>",
        "(u32)",
        "a::b::C",
        "Result",
        "Rc",
        "Option",
        "Vec",
        "Box",
        "my::char",
        "mac!()",
        "Own<char>",
    ] {
        let item = format!("/// D.\nstruct A {{ /// D.\npub a: {ty} }}");
        assert_eq!(model("", &item).0, [], "{ty}");
        assert_eq!(model("input", &item).0, [], "{ty}");
        assert_eq!(params("", &item).0, [], "{ty}");
    }
    for ty in ["Nullable<A>", "Nullable<Vec<u32>>", "Nullable"] {
        assert_eq!(params("", &format!("/// D.\nstruct A {{ /// D.\npub a: {ty} }}")).0, [], "{ty}");
    }
}

/// `#[model]` arguments, a broken item, and what is in the expansion all the same.
const STILL_THERE: &[(&str, &str, &[&str])] = &[
    // A mistake in one field leaves all fields.
    (
        "",
        "/// D.\nstruct A { /// D.\n#[secret(1)] pub a: u32, b: u32 }",
        &["struct A", "pub a : u32", "pub b : u32", "Model for A"],
    ),
    ("", "/// D.\nstruct A { /// D.\n#[rename(1)] pub a: u32 }", &["struct A", "pub a : u32", "Schema for A"]),
    ("", "/// D.\nstruct A { /// D.\n#[sample(a b)] pub a: u32 }", &["pub a : u32", "Model for A"]),
    ("", "/// D.\nstruct A { /// D.\npub a: u32, /// D.\npub extra: u32 }", &["pub a : u32", "Model for A"]),
    ("input", "/// D.\nstruct A { /// D.\n#[default] pub a: u32 }", &["pub a : u32", "fn builder ()"]),
    ("nonsense", "/// D.\nstruct A { /// D.\npub a: u32 }", &["pub a : u32", "Model for A"]),
    ("", "/// D.\n#[derive(Clone)] struct A { /// D.\npub a: u32 }", &["pub a : u32", "Model for A"]),
    // An enum is expanded as what it is meant to be.
    ("", "/// D.\nenum A { /// D.\nB(C) }", &["enum A", "B (C)", "From < C > for A", "Deserialize"]),
    ("input", "/// D.\nenum A { /// D.\nB(C) }", &["enum A", "B (C)", "From < C > for A"]),
    ("", "/// D.\nenum A { /// D.\nB = 1, /// D.\n#[rename(\"b\")] C }", &["enum A", "B ,", "C ,", "Schema for A"]),
    // The rest is declared as it is written.
    ("", "/// D.\npub struct A(pub u32);", &["pub struct A (pub u32) ;", "Model for A", "Schema for A", "Clone for A"]),
    ("", "/// D.\nstruct A;", &["struct A ;", "Model for A", "Deserialize < '__de > for A"]),
    ("input", "/// D.\nstruct A(u32);", &["struct A (u32) ;", "Schema for A", "Serialize for A"]),
    (
        "",
        "/// D.\nstruct A<T> { /// D.\n#[secret] pub a: T }",
        &["struct A < T >", "pub a : T", "Model for A < T > where T : :: core :: marker :: Send + 'static"],
    ),
    (
        "",
        "/// D.\nstruct A<'a> { /// D.\npub a: B<'a> }",
        &["struct A < 'a >", "Schema for A < 'a > where 'a : 'static"],
    ),
    (
        "",
        "/// D.\nenum A<'a, T> { /// D.\nB }",
        &["B , #", "PhantomData < (& 'a () , T ,) >", "Schema for A < 'a , T >"],
    ),
    ("", "/// D.\n#[derive(Debug)] enum A { }", &["enum A { }", "Debug for A", "Schema for A"]),
    ("input, tag = \"t\"", "/// D.\nenum A { /// D.\nB(C), /// D.\nD }", &["B (C)", "D }", "From < C > for A"]),
    ("input, tag = \"t\"", "/// D.\nenum A { /// D.\nB(C), /// D.\n#[rename(\"x\")] D(C) = 3 }", &["B (C)", "D (C) }"]),
    ("", "/// D.\nunion A { a: u32 }", &["union A { a : u32 }", "Model for A"]),
    ("", "fn a() { b() }", &["fn a () { b () }"]),
    ("", "a + b", &["a + b"]),
];

#[test]
fn a_broken_item_is_still_declared() {
    for (args, item, expected) in STILL_THERE {
        let (reported, expanded) = model(args, item);
        assert_ne!(reported, [], "({args}) {item}");
        let text = expanded.to_string();
        for part in *expected {
            assert!(text.contains(part), "({args}) {item}: {part}: {text}");
        }
        for own in ["# [secret]", "# [rename", "# [sample", "derive (Debug)]", "= 3"] {
            assert!(!text.contains(own), "({args}) {item}: {own}: {text}");
        }
        syn::parse2::<syn::File>(expanded)
            .map_or_else(|error| assert!(item.contains("a + b"), "{item}: {error}"), drop);
    }
}

#[test]
fn broken_parameters_are_still_parameters() {
    for item in ["/// D.\nstruct A(u32);", "/// D.\nstruct A<T> { /// D.\npub a: T }", "/// D.\nenum A { /// D.\nB }"] {
        let (reported, expanded) = params("", item);
        assert_eq!(reported.len(), 1, "{item}: {reported:?}");
        assert!(expanded.to_string().contains("Params for A"), "{item}: {expanded}");
    }
}

#[test]
fn types_of_one_union_are_converted_once() {
    let (_, expanded) = model("input, tag = \"t\"", "/// D.\nenum A { /// D.\nB(C), /// D.\nD(C) }");
    assert_eq!(expanded.to_string().matches("From < C > for A").count(), 1, "{expanded}");
}
