//! Mistakes in models and parameters: each is one error, under the token at fault.

use super::models::{model, params};
use super::rows;

/// The arguments of `#[model]`, the item, the text under the error and a part of the message.
type Case = (&'static str, &'static str, &'static str, &'static str);

fn assert_one_error(table: &str, cases: &[Case]) {
    rows(table, cases, |(args, item, token, expected)| {
        assert_reported(&model(args, item).0, args, item, token, expected);
    });
}

fn assert_reported(reported: &[(String, String)], args: &str, item: &str, token: &str, expected: &str) {
    let [(under, message)] = reported else { panic!("({args}) {item}: {reported:#?}") };
    assert_eq!(under, token, "({args}) {item}: {message}");
    assert!(message.contains(expected), "({args}) {item}: {message}");
}

#[test]
fn in_the_arguments() {
    const FIELD: &str = "/// D.\nstruct A { /// D.\npub a: u32 }";
    const VALUES: &str = "/// D.\nenum A { /// D.\nB }";
    const UNION: &str = "/// D.\nenum A { /// D.\nB(C) }";
    assert_one_error(
        "in the arguments",
        &[
            ("nonsense", FIELD, "nonsense", "unknown argument: expected `input`"),
            ("\"input\"", FIELD, "\"input\"", "unknown argument"),
            ("nonsense(a, b), input", FIELD, "nonsense", "unknown argument"),
            (", input", FIELD, ",", "remove it"),
            ("input,, ", FIELD, ",", "remove it"),
            ("input, input", FIELD, "input", "`input` is repeated"),
            ("extendable, extendable", FIELD, "extendable", "`extendable` is repeated"),
            ("input, tag = \"a\", tag = \"b\"", UNION, "tag", "`tag` is repeated"),
            ("input = true", FIELD, "=", "write `input` only"),
            ("input(x)", FIELD, "(x)", "write `input` only"),
            ("extendable = true", FIELD, "=", "write `extendable` only"),
            ("input, tag", UNION, "tag", "write `tag = \"type\"`"),
            ("input, tag(\"t\")", UNION, "tag", "write `tag = \"type\"`"),
            ("input, tag =", UNION, "tag", "write `tag = \"type\"`"),
            ("input, tag = t", UNION, "t", "write `tag = \"type\"`"),
            ("input, tag = \"\"", UNION, "\"\"", "must name a field"),
            ("extends", FIELD, "extends", "write `extends = Name`"),
            ("extends = Self", FIELD, "Self", "cannot extend itself"),
            ("extends = A", FIELD, "A", "cannot extend itself"),
            ("extends = a::B", FIELD, "a::B", "without a path"),
            ("extends = \"B\"", FIELD, "\"B\"", "write `extends = Name`"),
            ("extends = B<T>", FIELD, "B<T>", "write `extends = Name`"),
            ("tag = \"t\"", FIELD, "\"t\"", "a struct has no tag"),
            ("input, extends = B", FIELD, "B", "an input cannot extend another type"),
            ("input, extendable", FIELD, "extendable", "an input cannot be extended"),
            ("extends = B", VALUES, "B", "an enum cannot extend"),
            ("extendable", VALUES, "extendable", "an enum cannot be extended"),
            ("input", VALUES, "input", "remove `input`"),
            ("", UNION, "A", "write `#[model(input, tag = \"type\")]`"),
            ("input", UNION, "A", "write `#[model(input, tag = \"type\")]`"),
            ("tag = \"t\"", UNION, "\"t\"", "write `#[model(input, tag = \"t\")]`"),
        ],
    );
    rows(
        "in the arguments",
        [
            ("input", "input", "unknown argument: expected `extendable` or `extends = Parameters`"),
            ("tag = \"t\"", "tag", "unknown argument"),
            ("extend = B", "extend", "unknown argument"),
            ("extends = A", "A", "cannot extend itself"),
            ("extendable, extendable", "extendable", "is repeated"),
        ],
        |(args, token, expected)| {
            assert_reported(&params(args, FIELD).0, args, FIELD, token, expected);
        },
    );
}

#[test]
fn in_the_kind_of_item() {
    assert_one_error(
        "in the kind of item",
        &[
            ("", "struct A { /// D.\npub a: u32 }", "A", "write a doc comment"),
            ("", "/// D.\nstruct A(u32);", "A", "expected named fields: write `struct A { pub field: Type }`"),
            ("", "/// D.\nstruct A;", "A", "expected named fields"),
            ("input", "/// D.\nstruct A(u32);", "A", "expected named fields"),
            ("extends = B", "/// D.\nstruct A(u32);", "A", "expected named fields"),
            ("", "/// D.\nstruct A<T> { /// D.\npub a: T }", "T", "generic parameters are not supported"),
            ("extends = B", "/// D.\nstruct A<T> { /// D.\npub a: T }", "T", "generic parameters are not supported"),
            ("", "/// D.\nstruct A<'a> { /// D.\npub a: B<'a> }", "'a", "a lifetime is not supported"),
            ("", "/// D.\nstruct A where u32: Copy { /// D.\npub a: u32 }", "where", "remove it"),
            ("", "/// D.\nenum A<T> { /// D.\nB }", "T", "generic parameters are not supported"),
            ("", "/// D.\nenum A where u32: Copy { /// D.\nB }", "where", "remove it"),
            ("input, tag = \"t\"", "/// D.\nenum A<'a> { /// D.\nB(C<'a>) }", "'a", "a lifetime is not supported"),
            ("input, tag = \"t\"", "/// D.\nenum A where u32: Copy { /// D.\nB(C) }", "where", "remove it"),
            ("", "/// D.\nenum A { }", "A", "an open enum must have at least one variant"),
            ("input, tag = \"t\"", "/// D.\nenum A { }", "A", "a union must have at least one variant"),
            ("", "/// D.\n#[repr(C)] pub union A { a: u32 }", "union", "to a struct or an enum only"),
            ("", "/// D.\npub(crate) fn a() {}", "fn", "to a struct or an enum only"),
            ("", "/// D.\ntype A = u32;", "type", "to a struct or an enum only"),
            ("", "impl A {}", "impl", "to a struct or an enum only"),
            ("", "1 + 1", "1", "write the attribute above its declaration"),
        ],
    );
    rows("in the kind of item", [("/// D.\nenum A { /// D.\nB }", "enum"), ("fn a() {}", "fn")], |(item, token)| {
        assert_reported(&params("", item).0, "", item, token, "to a struct only");
    });
}

#[test]
fn in_the_attributes_of_an_item() {
    const REST: &str = "struct A { /// D.\npub a: u32 }";
    rows(
        "in the attributes of an item",
        [
            ("#[derive(Clone)]", "Clone", "remove `Clone`"),
            ("#[derive(Eq, Debug, PartialEq)]", "Debug", "remove `Debug`, `PartialEq`"),
            (
                "#[derive(serde::Serialize, serde::Deserialize)]",
                "serde::Serialize",
                "remove `Serialize`, `Deserialize`",
            ),
            ("#[derive(Default)]", "Default", "remove `Default`"),
            ("#[serde(rename_all = \"camelCase\")]", "serde", "serde attributes are not supported"),
            ("#[builder(on(String, into))]", "builder", "bon attributes are not supported"),
            ("#[non_exhaustive]", "non_exhaustive", "remove it"),
            ("#[params]", "params", "remove one of them"),
            ("#[bimpeai::model(input)]", "model", "remove one of them"),
            ("#[rename(\"b\")]", "rename", "is for a field or a variant"),
            ("#[secret]", "secret", "is for a field or a variant"),
        ],
        |(attribute, token, expected)| {
            let item = format!("/// D.\n{attribute} {REST}");
            assert_reported(&model("", &item).0, "", &item, token, expected);
            assert_reported(&params("", &item).0, "", &item, token, expected);
        },
    );
    let open = "/// D.\n#[derive(Hash)] enum A { /// D.\nB }";
    assert_reported(&model("", open).0, "", open, "Hash", "remove `Hash`");
}

#[test]
fn in_the_attributes_of_a_field() {
    rows(
        "in the attributes of a field",
        [
            ("#[rename(\"b\")] #[rename(\"c\")]", "rename", "`#[rename]` is repeated"),
            ("#[sample(\"b\")] #[sample(\"c\")]", "sample", "`#[sample]` is repeated"),
            ("#[secret] #[secret]", "secret", "`#[secret]` is repeated"),
            ("#[format(\"uri\")] #[format(\"uri\")]", "format", "`#[format]` is repeated"),
            ("#[alias(\"b\")] #[alias(\"b\")]", "\"b\"", "this alias is repeated"),
            ("#[alias(\"a\")]", "\"a\"", "the field's own name"),
            ("#[rename(\"b\")] #[alias(\"b\")]", "\"b\"", "the field's own name"),
            ("#[secret(\"x\")]", "secret", "write `#[secret]`"),
            ("#[secret = true]", "secret", "write `#[secret]`"),
            ("#[secret()]", "secret", "write `#[secret]`"),
            ("#[sample]", "sample", "expected a value: write it as in `#[sample(\"Support bot\")]`"),
            ("#[sample()]", "sample", "expected a value"),
            ("#[sample = \"x\"]", "sample", "write `#[sample(\"x\")]`"),
            ("#[rename]", "rename", "write `#[rename(\"name\")]`"),
            ("#[rename()]", "rename", "write `#[rename(\"name\")]`"),
            ("#[rename(b)]", "rename", "write `#[rename(\"name\")]`"),
            ("#[rename(\"b\", \"c\")]", "rename", "write `#[rename(\"name\")]`"),
            ("#[rename = \"b\"]", "rename", "write `#[rename(\"b\")]`"),
            ("#[rename(\"\")]", "\"\"", "cannot be empty"),
            ("#[alias(1)]", "alias", "write `#[alias(\"name\")]`"),
            ("#[alias(\"b\", \"c\")]", "alias", "one for each name"),
            ("#[alias(\"\")]", "\"\"", "cannot be empty"),
            ("#[format(\"date\")]", "\"date\"", "expected \"date-time\", \"uri\" or \"email\""),
            ("#[format]", "format", "the format is \"date-time\", \"uri\" or \"email\""),
            ("#[format = \"uri\"]", "format", "write `#[format(\"uri\")]`"),
            ("#[serde(default)]", "serde", "serde attributes are not supported"),
            ("#[builder(into)]", "builder", "bon attributes are not supported"),
            ("#[cfg_attr(x, deprecated)]", "cfg_attr", "write the attribute itself"),
            ("#[must_use]", "must_use", "unexpected attribute `#[must_use]`: remove it"),
            ("#[other::tool]", "tool", "unexpected attribute `#[other::tool]`"),
        ],
        |(attributes, token, expected)| {
            let item = format!("/// D.\nstruct A {{ /// D.\n{attributes} pub a: String }}");
            for args in ["", "input"] {
                assert_reported(&model(args, &item).0, args, &item, token, expected);
            }
            assert_reported(&params("", &item).0, "", &item, token, expected);
        },
    );
}

#[test]
fn in_an_attribute_that_does_not_fit_the_field() {
    assert_one_error(
        "in an attribute that does not fit the field",
        &[
            ("", "/// D.\nstruct A { /// D.\n#[lenient] pub a: String }", "lenient", "is for `Vec` fields of models"),
            (
                "input",
                "/// D.\nstruct A { /// D.\n#[lenient] pub a: Vec<B> }",
                "lenient",
                "is for `Vec` fields of models",
            ),
            ("", "/// D.\nstruct A { /// D.\n#[lenient] pub a: Vec<String> }", "lenient", "which here are all"),
            ("", "/// D.\nstruct A { /// D.\n#[lenient(x)] pub a: Vec<B> }", "lenient", "write `#[lenient]`"),
            ("", "/// D.\nstruct A { /// D.\n#[lenient] #[lenient] pub a: Vec<B> }", "lenient", "is repeated"),
            ("", "/// D.\nstruct A { /// D.\n#[default(1)] pub a: u32 }", "1", "has no default"),
            ("input", "/// D.\nstruct A { /// D.\n#[default] pub a: u32 }", "default", "write `#[default(value)]`"),
            ("input", "/// D.\nstruct A { /// D.\n#[default()] pub a: u32 }", "default", "write `#[default(value)]`"),
            (
                "input",
                "/// D.\nstruct A { /// D.\n#[default(1, 2)] pub a: u32 }",
                "default",
                "write `#[default(value)]`",
            ),
            ("input", "/// D.\nstruct A { /// D.\n#[default = 1] pub a: u32 }", "default", "write `#[default(1)]`"),
            ("input", "/// D.\nstruct A { /// D.\n#[default(1)] #[default(2)] pub a: u32 }", "default", "is repeated"),
            (
                "input",
                "/// D.\nstruct A { /// D.\n#[default(1)] pub a: Option<u32> }",
                "1",
                "an optional field has no default",
            ),
            (
                "input",
                "/// D.\nstruct A { /// D.\n#[default(1)] pub a: Nullable<u32> }",
                "1",
                "an optional field has no default",
            ),
        ],
    );
    let list = "/// D.\nstruct A { /// D.\n#[default(vec![1])] pub a: Vec<u32> }";
    assert_eq!(model("input", list).0, [], "a list that is sent may have a default");
}

#[test]
fn in_a_sample() {
    rows(
        "in a sample",
        [
            ("\"a\", \"b\"", ",", "expected one value"),
            ("\"a\",", ",", "expected one value"),
            ("\"a\" \"b\"", "\"b\"", "expected one value"),
            ("a", "a", "a text is written `\"a\"`"),
            ("[1, b]", "b", "a text is written `\"b\"`"),
            ("[1 2]", "2", "expected `,`"),
            ("[1,, 2]", ",", "expected a value"),
            ("{\"a\"}", "\"a\"", "expected `\"key\": value`"),
            ("{\"a\": }", "\"a\"", "expected a value after this key"),
            ("{\"a\" = 1}", "\"a\"", "expected `\"key\": value`"),
            ("{a: 1}", "a", "write `\"a\"`"),
            ("{1: 1}", "1", "a key must be a text"),
            ("{\"a\": 1 \"b\": 2}", "\"b\"", "expected `,`"),
            ("{\"a\": 1, \"a\": 2}", "\"a\"", "is repeated"),
            ("{\"a\": [{\"b\": c}]}", "c", "a text is written `\"c\"`"),
            ("=", "=", "expected a value"),
            ("-", "-", "expected a value"),
        ],
        |(sample, token, expected)| {
            let item = format!("/// D.\nstruct A {{ /// D.\n#[sample({sample})] pub a: Value }}");
            assert_reported(&model("", &item).0, "", &item, token, expected);
        },
    );
}

#[test]
fn in_the_fields() {
    assert_one_error(
        "in the fields",
        &[
            ("", "/// D.\nstruct A { pub a: u32 }", "a", "write a doc comment"),
            ("", "/// D.\nstruct A { /// D.\na: u32 }", "a", "write `pub` before `a`"),
            ("input", "/// D.\nstruct A { /// D.\na: u32 }", "a", "write `pub` before `a`"),
            ("", "/// D.\nstruct A { /// D.\npub(crate) a: u32 }", "pub(crate)", "write `pub`"),
            ("", "/// D.\nstruct A { /// D.\npub extra: u32 }", "extra", "the macro adds a field of this name"),
            ("", "/// D.\nstruct A { /// D.\npub __a: u32 }", "__a", "`__a` is reserved"),
            ("", "/// D.\nstruct A { /// D.\npub a: u32, /// D.\npub a: u64 }", "a", "`a` is declared twice"),
            ("", "/// D.\nstruct A { /// D.\npub a: u32, /// D.\npub r#a: u64 }", "r#a", "`a` is declared twice"),
            (
                "",
                "/// D.\nstruct A { /// D.\npub a: u32, /// D.\n#[rename(\"a\")] pub b: u32 }",
                "\"a\"",
                "`a` is already the JSON name of another field",
            ),
            (
                "",
                "/// D.\nstruct A { /// D.\n#[rename(\"b\")] pub a: u32, /// D.\npub b: u32 }",
                "b",
                "`b` is already the JSON name of another field",
            ),
            (
                "",
                "/// D.\nstruct A { /// D.\n#[alias(\"b\")] pub a: u32, /// D.\npub b: u32 }",
                "\"b\"",
                "`b` is already the JSON name of another field",
            ),
            (
                "",
                "/// D.\nstruct A { /// D.\n#[alias(\"c\")] pub a: u32, /// D.\n#[alias(\"c\")] pub b: u32 }",
                "\"c\"",
                "`c` is already the JSON name of another field",
            ),
        ],
    );
    let private = "/// D.\nstruct A { /// D.\na: u32 }";
    assert_reported(&params("", private).0, "", private, "a", "write `pub` before `a`");
}

#[test]
fn in_an_open_enum() {
    assert_one_error(
        "in an open enum",
        &[
            ("", "/// D.\nenum A { B }", "B", "write a doc comment"),
            ("", "/// D.\nenum A { /// D.\nB, /// D.\nC(u32) }", "(u32)", "has no fields: remove them"),
            ("", "/// D.\nenum A { /// D.\nB, /// D.\nC { c: u32 } }", "{ c: u32 }", "has no fields"),
            ("", "/// D.\nenum A { /// D.\nB() }", "()", "has no fields"),
            ("", "/// D.\nenum A { /// D.\nB {} }", "{}", "has no fields"),
            ("", "/// D.\nenum A { /// D.\nB = 1 }", "1", "not a number: remove it"),
            ("", "/// D.\nenum A { /// D.\nB, /// D.\nUnknown }", "Unknown", "the macro adds this variant"),
            ("", "/// D.\nenum A { /// D.\nB, /// D.\nVALUES }", "VALUES", "the macro adds a constant of this name"),
            ("", "/// D.\nenum A { /// D.\nB, /// D.\nB }", "B", "`B` is declared twice"),
            ("", "/// D.\nenum A { /// D.\nB, /// D.\n#[rename(\"b\")] C }", "\"b\"", "already has the value \"b\""),
            ("", "/// D.\nenum A { /// D.\n#[rename(\"c\")] B, /// D.\nC }", "C", "already has the value \"c\""),
            (
                "",
                "/// D.\nenum A { /// D.\n#[rename(\"c\")] B, /// D.\n#[rename(\"d\")] C }",
                "\"c\"",
                "is the value that `C` is named after",
            ),
            ("", "/// D.\nenum A { /// D.\n#[sample] B, /// D.\n#[sample] C }", "sample", "is the sample already"),
            ("", "/// D.\nenum A { /// D.\n#[sample] #[sample] B }", "sample", "`#[sample]` is repeated"),
            ("", "/// D.\nenum A { /// D.\n#[sample(\"b\")] B }", "sample", "write `#[sample]`"),
            ("", "/// D.\nenum A { /// D.\n#[secret] B }", "secret", "a variant of an open enum takes"),
            ("", "/// D.\nenum A { /// D.\n#[alias(\"x\")] B }", "alias", "a variant of an open enum takes"),
            ("", "/// D.\nenum A { /// D.\n#[default] B }", "default", "a variant of an open enum takes"),
            ("", "/// D.\nenum A { /// D.\n#[rename = \"x\"] B }", "rename", "write `#[rename(\"x\")]`"),
            ("", "/// D.\nenum A { /// D.\n#[rename(\"x\")] #[rename(\"y\")] B }", "rename", "is repeated"),
            ("", "/// D.\nenum A { /// D.\n#[serde(other)] B }", "serde", "serde attributes are not supported"),
            ("", "/// D.\nenum A { /// D.\n#[non_exhaustive] B }", "non_exhaustive", "unexpected attribute"),
        ],
    );
}

#[test]
fn in_a_union() {
    rows(
        "in a union",
        [
            ("B(C)", "B", "write a doc comment"),
            ("/// D.\nB(C), /// D.\nD", "D", "exactly one input: write `D(Type)`"),
            ("/// D.\nB(C), /// D.\nD(E, F)", "D", "exactly one input"),
            ("/// D.\nB(C), /// D.\nD { d: E }", "D", "exactly one input"),
            ("/// D.\nB(C), /// D.\nD(E) = 1", "1", "has no number"),
            ("/// D.\nB(String)", "String", "write the name of a struct with `#[model(input)]`"),
            ("/// D.\nB(Vec<C>)", "Vec<C>", "write the name of a struct"),
            ("/// D.\nB(&'static C)", "&'static C", "write the name of a struct"),
            ("/// D.\nB((C, D))", "(C, D)", "write the name of a struct"),
            ("/// D.\nB(pub C)", "pub", "remove this"),
            ("/// D.\nB(#[secret] C)", "secret", "write the attribute above the variant"),
            ("/// D.\nB(C), /// D.\nB(D)", "B", "`B` is declared twice"),
            ("/// D.\nB(C), /// D.\nD(C)", "C", "`B` already holds this type"),
            ("/// D.\nB(C), /// D.\n#[rename(\"b\")] D(E)", "\"b\"", "already has the tag \"b\""),
            ("/// D.\n#[rename(\"d\")] B(C), /// D.\nD(E)", "D", "already has the tag \"d\""),
            ("/// D.\n#[rename(\"x\")] #[rename(\"y\")] B(C)", "rename", "is repeated"),
            ("/// D.\n#[sample] B(C)", "sample", "a variant of a union takes"),
            ("/// D.\n#[default(1)] B(C)", "default", "a variant of a union takes"),
            ("/// D.\n#[format(\"uri\")] B(C)", "format", "a variant of a union takes"),
        ],
        |(variants, token, expected)| {
            let item = format!("/// D.\nenum A {{ {variants} }}");
            let args = "input, tag = \"t\"";
            assert_reported(&model(args, &item).0, args, &item, token, expected);
        },
    );
}
