//! Mistakes in declarations: each is one error, under the token at fault, that says what to write.

#[test]
fn mistakes_are_reported_in_place() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("cases/*.rs");
    cases.pass("pass/*.rs");
}
