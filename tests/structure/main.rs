//! The structure of the crate: its rooms import each other without a circle, as the picture in CONTRIBUTING shows.
//!
//! A room is a folder of `bimpeai/` (and `endpoints/`). The imports are read from the sources: every path that begins
//! with `crate`, `super`, `self` or `bimpeai`, in `use` items, in expressions and in macros. Paths through a re-export
//! count for the room that declares the item, and the macros count for what their expansions name.
//!
//! `cargo test --test structure -- --nocapture` prints the pictures as they should be.

mod graph;
mod imports;

use std::collections::BTreeSet;
use std::path::Path;

use graph::Graph;
use imports::Crate;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compares the picture below a heading of CONTRIBUTING.md with the sources.
fn assert_is_drawn(heading: &str, graph: &Graph) {
    if let Some(circle) = graph.circle() {
        panic!("these rooms import each other in a circle: {}", circle.join(" -> "));
    }
    let expected = graph.reduced();
    println!("{heading}\n{}", graph::mermaid(&expected));
    let contributing = std::fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let (_, section) = contributing.split_once(heading).unwrap_or_else(|| panic!("CONTRIBUTING has no {heading:?}"));
    let drawn = graph::parse_mermaid(section);
    let missing: BTreeSet<_> = expected.difference(&drawn).collect();
    let surplus: BTreeSet<_> = drawn.difference(&expected).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "the picture {heading:?} in CONTRIBUTING is out of date: add {missing:?}, remove {surplus:?}"
    );
}

#[test]
fn the_rooms_of_the_crate_have_no_import_circle() {
    let sources = Crate::read(root());
    let graph = sources.rooms();
    assert!(graph.edges.len() > 20, "too few imports were found: {:?}", graph.edges);
    assert_is_drawn("### The rooms of the crate", &graph);
}

#[test]
fn the_rooms_of_the_mock_have_no_import_circle() {
    let sources = Crate::read(root());
    let graph = sources.rooms_of("mock");
    assert!(graph.edges.len() > 4, "too few imports were found: {:?}", graph.edges);
    assert_is_drawn("### The rooms of the mock", &graph);
}

/// Models stand in low rooms too (`ErrorCode`, `PaginationMeta`): their expansion must name nothing above `schema`.
#[test]
fn the_expansion_of_a_model_names_only_the_lowest_rooms() {
    let sources = Crate::read(root());
    for snapshot in ["model.rs", "enum.rs"] {
        let named = sources.rooms_named_in(&root().join("bimpeai-macros/snapshots").join(snapshot));
        assert_eq!(named, BTreeSet::from(["schema".to_owned(), "value".to_owned()]), "{snapshot}");
    }
}

/// Facts about the API stand in `endpoints/`: the runtime names no resource.
#[test]
fn the_runtime_names_no_endpoint() {
    let sources = Crate::read(root());
    for (room, target) in &sources.rooms().edges {
        assert!(target != "endpoints" || room == "endpoints", "`{room}` imports `endpoints`");
    }
}

#[test]
fn every_folder_of_modules_has_a_mod_rs() {
    for folder in ["bimpeai", "endpoints", "bimpeai-macros/src", "tests/suite"] {
        for file in imports::rust_files(&root().join(folder)) {
            let beside = file.with_extension("");
            assert!(!beside.is_dir(), "{} stands beside the folder of its name: move it to mod.rs", file.display());
        }
    }
}

#[test]
fn files_are_short() {
    for folder in ["bimpeai", "endpoints", "bimpeai-macros/src"] {
        for file in imports::rust_files(&root().join(folder)) {
            let lines = std::fs::read_to_string(&file).unwrap().lines().count();
            assert!(lines <= 400, "{} has {lines} lines: split it", file.display());
        }
    }
}
