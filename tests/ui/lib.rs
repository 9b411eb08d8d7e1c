//! Mistakes in declarations: `cases/` has those of one kind in a file, with the compiler's output beside it, and `pass/`
//! what is not a mistake.
//!
//! `cargo test -p bimpeai-ui` compares the output, and `TRYBUILD=overwrite cargo test -p bimpeai-ui` writes it. With
//! `--no-default-features` it does so without the feature `mock`: the output is the same. `tests/ui/score` counts the
//! mistakes that are reported right, here and in the tables of `bimpeai-macros`.
//!
//! A crate of its own, because trybuild compiles the cases with all dependencies of their crate.

mod lints;
