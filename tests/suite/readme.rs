//! What the README shows is what is tested.

#[test]
fn the_readme_shows_the_test_of_a_users_crate() {
    let readme = include_str!("../../README.md");
    let shown = include_str!("../consumer/tests/desk.rs");
    let (_, shown) = shown.split_once("\n\n").unwrap();
    assert!(readme.contains(shown), "README.md does not show tests/consumer/tests/desk.rs as it is");
    assert!(shown.lines().count() < 30);
}
