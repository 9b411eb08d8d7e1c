//! Mistakes in declarations: each one error, under the token at fault, that says what to type.

#[test]
fn mistakes_are_told_in_place() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("cases/*.rs");
}
