//! Mistakes in declarations: one file per mistake in `cases/`, with the compiler's output beside it.
//!
//! A crate of its own, because trybuild compiles the cases with all dependencies of their crate.
