//! What the README shows is true: the first steps compile, the tree of errors is complete, the test runs here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::cargo;

const README: &str = include_str!("../../README.md");

/// The text below a heading, up to the next heading of that level.
fn section(heading: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no section {heading}"));
    rest.split_once("\n## ").map_or(rest, |(section, _)| section)
}

/// The code blocks of one language.
fn blocks<'a>(section: &'a str, language: &str) -> Vec<&'a str> {
    let fences = section.split("```").skip(1).step_by(2);
    let blocks = fences.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'));
    blocks.collect()
}

#[test]
fn the_readme_shows_the_test_of_a_users_crate() {
    let shown = include_str!("../consumer/tests/desk.rs");
    let (_, shown) = shown.split_once("\n\n").unwrap();
    assert!(README.contains(shown), "README.md does not show tests/consumer/tests/desk.rs as it is");
    assert!(shown.lines().count() < 30);
}

/// Builds what a newcomer pastes into a new crate: the dependencies of "Install" and the code of "Quickstart".
#[test]
fn the_quickstart_compiles_with_the_dependencies_of_install() {
    let dependencies = blocks(section("Install"), "toml")[0];
    let modules = blocks(section("Quickstart"), "rust");
    assert!(modules.len() >= 2, "an async and a blocking quickstart");

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    write_crate(&folder, dependencies, &modules);
    let mut check = cargo("check");
    // Not `--locked`: the copy of our `Cargo.lock` holds more than this crate needs.
    check.args(["--quiet", "--manifest-path"]).arg(folder.join("Cargo.toml"));
    // The same target directory, so that dependencies are shared with the build of this test.
    let output = check.arg("--target-dir").arg(target_directory()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The `target` of this test: cargo puts `tmp` there.
fn target_directory() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().to_owned()
}

fn write_crate(folder: &Path, dependencies: &str, modules: &[&str]) {
    let source = folder.join("src");
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(&source).unwrap();

    let package = "[package]\nname = \"newcomer\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n";
    fs::write(folder.join("Cargo.toml"), package.to_owned() + &with_path(dependencies)).unwrap();
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).unwrap();

    let mut main = "fn main() {}\n".to_owned();
    for (number, module) in modules.iter().enumerate() {
        writeln!(main, "mod quickstart_{number};").unwrap();
        fs::write(source.join(format!("quickstart_{number}.rs")), module).unwrap();
    }
    fs::write(source.join("main.rs"), main).unwrap();
}

/// Takes `bimpeai` from this checkout, which may not be published yet. All else stays as the README has it.
fn with_path(dependencies: &str) -> String {
    let here = format!("path = {:?}", env!("CARGO_MANIFEST_DIR"));
    let ours = |line: &str| match line.strip_prefix("bimpeai = ") {
        Some(table) if table.starts_with('{') => format!("bimpeai = {{ {here}, {}", &table[1..]),
        Some(version) => format!("bimpeai = {{ {here}, version = {version} }}"),
        None => line.to_owned(),
    };
    dependencies.lines().map(ours).collect::<Vec<_>>().join("\n")
}

/// Each predicate of the tree, and the one above it.
fn tree() -> BTreeMap<&'static str, &'static str> {
    let block = blocks(section("Errors"), "text")[0];
    let mut lines = block.lines();
    assert_eq!(lines.next(), Some("Error"));
    let mut above = vec!["Error"];
    let mut tree = BTreeMap::new();
    for line in lines {
        let at = line.find("is_").unwrap_or_else(|| panic!("no predicate: {line}"));
        let (predicate, _) = line[at..].split_once("()").unwrap();
        // A level is four characters wide.
        above.truncate(line[..at].chars().count() / 4);
        assert_eq!(tree.insert(predicate, *above.last().unwrap()), None, "{predicate} stands there twice");
        above.push(predicate);
    }
    tree
}

/// The table of kinds: each kind's predicate, and those of its special cases.
fn kinds() -> BTreeMap<String, BTreeSet<String>> {
    let source = include_str!("../../bimpeai/error/kind.rs");
    let (_, table) = source.rsplit_once("\nkinds! {\n").unwrap();
    let lines = table.lines().map(str::trim).filter(|line| line.ends_with(';') && !line.starts_with("///"));
    lines
        .map(|line| {
            let (kind, rest) = line.trim_end_matches(';').split_once(" \"").unwrap();
            let special = rest.rsplit_once('"').unwrap().1.trim().trim_start_matches("is ");
            (predicate(kind), special.split_whitespace().map(predicate).collect())
        })
        .collect()
}

fn predicate(kind: &str) -> String {
    let mut name = "is".to_owned();
    for letter in kind.chars() {
        if letter.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

#[test]
fn the_error_tree_is_the_table_of_kinds() {
    let (tree, kinds) = (tree(), kinds());
    assert!(kinds.len() >= 16, "{kinds:?}");
    for (kind, special) in &kinds {
        assert!(tree.contains_key(kind.as_str()), "the tree lacks {kind}()");
        let below = tree.iter().filter(|(_, above)| *above == kind).map(|(name, _)| (*name).to_owned());
        assert_eq!(&below.collect::<BTreeSet<_>>(), special, "below {kind}()");
    }
    // `is_api` is the only predicate without a kind: it covers every status that is not a success.
    let others: Vec<_> = tree.keys().filter(|name| !kinds.contains_key(**name)).collect();
    assert_eq!(others, [&"is_api"]);
}
