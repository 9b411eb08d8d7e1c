//! `bimpeai::models` and `endpoints::resources` export every type that is declared in `endpoints/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use bimpeai::endpoints;

use super::is_update;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/endpoints");

/// The names that each module below `endpoints` declares, by the path that leads to them: `agents::calls`.
type Declared = BTreeMap<String, BTreeSet<String>>;

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(FOLDER).join(file)).unwrap()
}

/// Every file below `endpoints/`.
fn files() -> Vec<PathBuf> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    collect(Path::new(FOLDER), &mut files);
    files
}

/// The path of a file's module. A private module is re-exported by the one above it.
fn module(file: &Path) -> String {
    let mut module = file.strip_prefix(FOLDER).unwrap().with_extension("");
    if module.ends_with("mod") {
        module.pop();
    }
    let mut path: Vec<_> = module.iter().map(|part| part.to_str().unwrap()).collect();
    let parent = file.with_file_name("mod.rs");
    if let Some(name) = path.last()
        && parent != file
        && !fs::read_to_string(parent).unwrap().contains(&format!("pub mod {name};"))
    {
        path.pop();
    }
    path.join("::")
}

/// What each line of a file declares, by module.
fn declared(name: impl Fn(&str) -> Option<&str>) -> Declared {
    let mut declared = Declared::new();
    for file in files() {
        let source = fs::read_to_string(&file).unwrap();
        let names: BTreeSet<_> = source.lines().filter_map(|line| name(line.trim())).map(str::to_owned).collect();
        if !names.is_empty() {
            declared.entry(module(&file)).or_default().extend(names);
        }
    }
    declared
}

fn declared_types() -> Declared {
    declared(|line| word(line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?))
}

fn declared_handles() -> Declared {
    declared(|line| word(line.strip_prefix("resource ")?.split_once(": ")?.1))
}

fn word(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

/// The type names in the `pub use` items of a file.
fn exported(source: &str) -> BTreeSet<String> {
    let items = source.split(';').filter_map(|item| item.split_once("pub use ").map(|(_, paths)| paths));
    let words = items.flat_map(|paths| paths.split(|c: char| !c.is_alphanumeric() && c != '_'));
    words.filter(|word| word.starts_with(|c: char| c.is_uppercase())).map(str::to_owned).collect()
}

/// Replaces the `pub use` items of a file. What stands above and below them stays.
fn write_exports(file: &str, declared: &Declared) {
    let source = read(file);
    let first = source.find("pub use ").unwrap();
    let after = source.rfind("pub use ").map(|last| last + source[last..].find(";\n").unwrap() + 2).unwrap();
    let mut exports = String::new();
    for (module, names) in declared {
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        writeln!(exports, "pub use super::{module}::{{{}}};", names.join(", ")).unwrap();
    }
    let written = [&source[..first], &exports, &source[after..]].concat();
    fs::write(Path::new(FOLDER).join(file), written).unwrap();
}

#[track_caller]
fn assert_exported(file: &str, declared: &Declared) {
    let names: BTreeSet<_> = declared.values().flatten().cloned().collect();
    if is_update() && exported(&read(file)) != names {
        write_exports(file, declared);
    }
    let exported = exported(&read(file));
    let (missing, unknown): (Vec<_>, Vec<_>) =
        (names.difference(&exported).collect(), exported.difference(&names).collect());
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "endpoints/{file} lacks {missing:?} and has {unknown:?}, which are not declared: run with UPDATE_REFERENCE=1"
    );
}

#[test]
fn models_exports_every_declared_type() {
    let declared = declared_types();
    assert!(declared.values().flatten().count() > 80, "{declared:?}");
    assert_exported("models.rs", &declared);
}

#[test]
fn resources_exports_every_handle() {
    let declared = declared_handles();
    assert!(declared.values().flatten().count() > 15, "{declared:?}");
    assert_exported("resources.rs", &declared);
}

/// The table knows types that a line of text may hide, such as those that a macro declares.
#[test]
fn models_exports_every_type_of_the_table() {
    let declared: BTreeSet<_> = declared_types().into_values().flatten().collect();
    let types = endpoints::ALL.iter().flat_map(|endpoint| [endpoint.input_type(), endpoint.output_type()]).flatten();
    let missing: BTreeSet<_> = types.filter(|name| !declared.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "not declared with `pub struct` or `pub enum`: {missing:?}");
}

#[test]
fn aliases_are_declared_in_models_and_marked() {
    let models = read("models.rs");
    let aliases = declared(|line| word(line.strip_prefix("pub type ")?));
    let marked = models.split("\n\n").filter(|item| item.starts_with("/// Alias: ") && item.contains("\npub type "));
    assert_eq!(aliases.values().flatten().count(), marked.count());
    assert!(!aliases.is_empty());
}
