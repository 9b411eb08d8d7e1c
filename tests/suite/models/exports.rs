//! `bimpeai::models` and `endpoints::resources` export every type that is declared in `endpoints/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bimpeai::endpoints;

const MODELS: &str = include_str!("../../../endpoints/models.rs");
const RESOURCES: &str = include_str!("../../../endpoints/resources.rs");

/// The lines of every file below `endpoints/`, without their indentation.
fn declared_lines() -> Vec<String> {
    fn read(folder: &Path, lines: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, lines);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                lines.extend(fs::read_to_string(&path).unwrap().lines().map(|line| line.trim().to_owned()));
            }
        }
    }
    let mut lines = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("endpoints"), &mut lines);
    lines
}

/// The type names in the `pub use` items of a file.
fn exported(source: &str) -> BTreeSet<&str> {
    let items = source.split(';').filter_map(|item| item.split_once("pub use ").map(|(_, paths)| paths));
    let words = items.flat_map(|paths| paths.split(|c: char| !c.is_alphanumeric() && c != '_'));
    words.filter(|word| word.starts_with(|c: char| c.is_uppercase())).collect()
}

/// The first word after the prefix.
fn name_after<'a>(line: &'a str, prefix: &str) -> Option<&'a str> {
    line.strip_prefix(prefix)?.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

#[test]
fn models_exports_every_type_of_the_table() {
    let exported = exported(MODELS);
    let types = endpoints::ALL.iter().flat_map(|endpoint| [endpoint.input_type(), endpoint.output_type()]).flatten();
    let missing: BTreeSet<_> = types.filter(|name| !exported.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "add to endpoints/models.rs: {missing:?}");
}

#[test]
fn models_exports_every_declared_type() {
    let (lines, exported) = (declared_lines(), exported(MODELS));
    let types =
        lines.iter().filter_map(|line| name_after(line, "pub struct ").or_else(|| name_after(line, "pub enum ")));
    let declared: BTreeSet<_> = types.collect();
    assert!(declared.len() > 80, "{declared:?}");
    assert_eq!(declared, exported, "endpoints/models.rs exports the declared types and no others");
}

#[test]
fn resources_exports_every_handle() {
    let (lines, exported) = (declared_lines(), exported(RESOURCES));
    let headers = lines.iter().filter_map(|line| line.strip_prefix("resource "));
    let handles: BTreeSet<_> = headers.filter_map(|header| name_after(header.split_once(": ")?.1, "")).collect();
    assert!(handles.len() > 15, "{handles:?}");
    assert_eq!(handles, exported, "endpoints/resources.rs exports the handles and nothing else");
}

#[test]
fn aliases_are_declared_in_models_and_marked() {
    let aliases = declared_lines().iter().filter(|line| line.starts_with("pub type ")).count();
    let marked = MODELS.split("\n\n").filter(|item| item.starts_with("/// Alias: ") && item.contains("\npub type "));
    assert_eq!(aliases, marked.count());
    assert!(aliases > 0);
}
